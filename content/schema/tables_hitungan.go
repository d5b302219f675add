package schema

// hitungan is one step of a calculation.
var hitungan = &Fields{
	Name: "hitungan", Doc: "Satu langkah perhitungan di lampiran: tepat satu dari data, rumus, tahunan, kelas, catatan.",
	Variants: []*Fields{data, rumus, tahunan, kelas, catatan},
}

var cetak = yes("cetak", "true", "false: ikut dihitung, tidak dicetak.")

var data = &Fields{
	Name: "hitungan", Step: true, Doc: "Angka yang menjadi dasar perhitungan.",
	Keys: []Key{
		required(text("data", "Nama angka itu."), `"Jumlah koperasi aktif"`),
		symbol("simbol", "Nama pendek untuk dipakai di rumus."),
		{Name: "nilai", Shape: Text | Number, Format: Figure, Doc: "Angkanya: 50_272, 84.5, atau \"50.272\"."},
		year("tahun", "Tahun angka itu."),
		text("satuan", "Satuan, dicetak setelah angka."),
		text("penjelasan", "Penjelasan setelah satuan."),
		cetak,
	},
}

var rumus = &Fields{
	Name: "hitungan", Step: true, Doc: "Rumus dengan hasil yang dinyatakan dokumen.",
	Keys: []Key{
		required(Key{Name: "rumus", Shape: Text, Format: Formula, Doc: "Rumus: \"diberdayakan / usaha_kecil * 100%\"."}, `"diberdayakan / usaha_kecil * 100%"`),
		text("uraian", "Label di depan rumus."),
		hasil,
		text("satuan", "Satuan, dicetak setelah hasil."),
		year("tahun", "Tahun hasil itu, kalau datanya tidak menyebutnya."),
		symbol("simbol", "Nama pendek hasil ini untuk dipakai di rumus lain."),
		{Name: "kata", Shape: List, Items: Text, Doc: "Pembilang dan penyebut dengan kata-kata: dua teks."},
		choice("bentuk", "", "Pecahan atau sebaris; biasanya pecahan kalau rumus membagi.", "pecahan", "sebaris").setting(),
		{Name: "desimal", Shape: Integer, Format: Count, Max: 20, Setting: true, Doc: "Angka di belakang koma pada hasil yang tidak dinyatakan."},
		yes("tebal", "false", "Dicetak tebal.").setting(),
		cetak,
	},
}

// hasil is one result, or that of each year.
var hasil = Key{
	Name: "hasil", Shape: Text | Table, Doc: "Hasil seperti tertulis di dokumen; dihitung ulang dan dibandingkan. Rumus atas deret tahunan: { 2018 = \"71,4%\" }.",
	Fields: &Fields{Name: "hasil", By: Year, Part: true, Doc: "Hasil tiap tahun: { 2018 = \"71,4%\" }.", Open: &Key{Shape: Text, Doc: "Hasil tahun itu."}},
}

var tahunan = &Fields{
	Name: "hitungan", Step: true, Doc: "Deret tahunan.",
	Keys: []Key{
		text("tahunan", "Judul deret; boleh kosong."),
		symbol("simbol", "Nama pendek deret: jumlah(simbol), simbol[2018], simbol[t-1]; simbol saja: rumusnya menjadi deret."),
		required(yearly("nilai", Key{Shape: Text | Number, Format: Figure, Doc: "Angka tahun itu."}, "Angka tiap tahun: { 2018 = 880 }."), `{ 2018 = 880, 2019 = 707 }`),
		{Name: "jumlah", Shape: Text | Number, Format: Figure, Doc: "Jumlah yang harus dicapai deret ini: simbol atau angka."},
		choice("bentuk", "tabel", "Satu baris tiap tahun, atau tabel.", "daftar", "tabel").setting(),
		text("satuan", "Satuan angka-angka itu."),
		tables("rincian", &Fields{
			Name: "hitungan.rincian", Doc: "Bagian deret; tiap tahun jumlahnya harus sama dengan nilai.",
			Keys: []Key{
				required(text("uraian", "Nama bagian."), `"Promosi daring"`),
				yearly("nilai", Key{Shape: Text | Number, Format: Figure, Doc: "Angka tahun itu."}, "Angka bagian itu tiap tahun."),
			},
		}),
		cetak,
	},
}

var kelas = &Fields{
	Name: "hitungan", Step: true, Doc: "Angka menurut kelas: golongan pengeluaran, komoditas, unsur pelayanan.",
	Keys: []Key{
		text("kelas", "Judul di atas kelas-kelasnya; boleh kosong."),
		symbol("simbol", "Nama pendek: jumlah(simbol), rata(simbol), jumlah(f * (y + y[k-1])); [k-1] kelas sebelumnya, 0 sebelum kelas pertama."),
		required(Key{
			Name: "nilai", Shape: Table, Doc: "Angka tiap kelas: { \"Padi\" = 104.2 }. Deret yang dihitung bersama mempunyai kelas yang sama.",
			Fields: &Fields{Name: "hitungan.nilai", Doc: "Angka tiap kelas.", Part: true, Open: &Key{Shape: Text | Number, Format: Figure, Doc: "Angka kelas itu."}},
		}, `{ "Padi" = 104.2, "Jagung" = 98.7 }`),
		{Name: "jumlah", Shape: Text | Number, Format: Figure, Doc: "Jumlah yang harus dicapai kelas-kelasnya: simbol atau angka."},
		text("satuan", "Satuan angka-angka itu."),
		cetak,
	},
}

var catatan = &Fields{
	Name: "hitungan", Step: true, Doc: "Prosa; persamaan di dalamnya dihitung ulang.",
	Keys: []Key{required(prose("catatan", "Prosa; persamaan di dalamnya dihitung ulang."), `"570 orang x 5 tahun = 2.850 orang"`), cetak},
}
