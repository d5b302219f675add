package schema

// PenandaTangan is who signs.
var PenandaTangan = &Fields{
	Name: "penanda_tangan", Doc: "Pejabat yang menandatangani; dua atau tiga pejabat masing-masing dengan [[penanda_tangan]], dari kiri ke kanan.",
	Keys: []Key{
		text("sebutan", "Baris di atas jabatan, misalnya \"Mengetahui,\" atau \"Pihak Kedua,\"."),
		required(texts("jabatan", "Jabatan, satu baris tiap isi daftar; koma di akhir ditambahkan sendiri."), `["Kepala Dinas Kesehatan", "Kabupaten Bangka"]`),
		required(text("nama", "Nama dengan gelar."), `"Dr. Siti Aminah, M.Si"`),
		text("pangkat", "Pangkat, misalnya \"Pembina Utama Madya\".").among(append(namesOf(Ranks, Rank.pangkat), namesOf(CourtRanks, Rank.pangkat)...)),
		text("golongan", "Golongan, misalnya \"IV/d\".").among(namesOf(Ranks, Rank.golongan)),
		choice("cetak_golongan", "tidak", "Golongan di belakang pangkat.", "tidak", "koma", "kurung").setting(),
		{Name: "nip", Shape: Text, Format: Serial, Change: "NIP", Doc: "NIP, 18 angka."},
		{Name: "ni_pppk", Shape: Text, Format: Serial, Change: "NI PPPK", Doc: "NI PPPK, 18 angka."},
		{Name: "nrp", Shape: Text, Format: Serial, Change: "NRP", Doc: "NRP anggota Polri (8 angka) atau prajurit TNI."},
		anyCase(choice("status", "definitif", "Kedudukan pejabat.", "definitif", "Plt.", "Plh.", "Pj.", "Pjs.")),
		texts("jabatan_asli", "Jabatan sendiri seorang Plt., Plh., Pj., atau Pjs."),
		text("atas_nama", "Pejabat yang diatasnamakan (a.n.)."),
		text("untuk_beliau", "Jabatan penanda tangan sendiri (u.b.)."),
		yes("garis_bawah", "false", "Nama digarisbawahi.").setting(),
		standard(`"NIP"`, text("label_nip", "Label di depan nomor.")).called("Label NIP"),
		choice("rata", "tengah", "Perataan blok.", "tengah", "kiri").setting(),
		texts("paraf", "Pemaraf, hanya dicetak di konsep."),
	},
}

var tandaTangan = &Fields{
	Name: "tanda_tangan", Doc: "Cara penandatanganan.",
	Keys: []Key{
		choice("cara", "basah", "Tinta basah atau elektronik.", "basah", "elektronik").called("Cara penandatanganan"),
		text("qr", "Isi kode QR di blok tanda tangan.").called("Isi kode QR"),
		text("jangkar", "Karakter jangkar untuk layanan tanda tangan.").setting(),
		text("kaki", "Kaki halaman, dicetak setelah ditandatangani.").called("Kaki halaman"),
	},
}

var tabel = &Fields{
	Name: "tabel", Doc: "Kolom dan rupa tabel.",
	Keys: []Key{
		{Name: "kolom", Shape: List, Items: Text | Table, Format: ColumnName, Fields: kelompokKolom, Setting: true, Doc: "Kolom menurut urutannya; { judul, kolom } mengelompokkan, { judul, gabung } menyatukan."},
		byColumn("judul", Key{Shape: Text, Change: "Judul kolom", Doc: "Judul kolom itu."}, "Judul kolom, kalau bukan yang baku."),
		byColumn("lebar", Key{Shape: Text, Format: Length, Doc: "Lebar kolom itu."}, "Lebar kolom, kalau tidak otomatis.").setting(),
		choice("tujuan", "kolom", "Tujuan sebagai kolom, atau sebagai baris selebar tabel di atas sasarannya.", "kolom", "baris").setting(),
		yes("nomor_kolom", "false", "Baris (1) (2) (3) di bawah judul.").setting(),
		choice("nomor_indikator", "tidak", "Penomoran indikator.", "tidak", "per_sasaran", "menerus").setting(),
		Key{Name: "gaya_nomor", Shape: Text | Table, Format: Choice, Values: GayaNomor, Default: quoted(GayaNomor[0]), Fields: gayaNomor,
			Doc: "Rupa nomor sasaran dan indikator, atau { no, indikator } masing-masing."}.setting(),
		choice("gaya_daftar", "•", "Label butir sebuah daftar di dalam sel.", append([]string{"•", "-", "–"}, GayaNomor...)...).setting(),
		texts("catatan", "Baris di bawah tabel.").called("Catatan tabel"),
	},
}

var gayaNomor = &Fields{
	Name: "tabel.gaya_nomor", Doc: "Rupa nomor sasaran dan rupa nomor indikator.", Part: true,
	Keys: []Key{
		choice("no", GayaNomor[0], "Rupa nomor di kolom NO.", GayaNomor...),
		choice("indikator", GayaNomor[0], "Rupa nomor indikator.", GayaNomor...),
	},
}

var kelompokKolom = &Fields{
	Name: "kolom", Doc: "Kelompok kolom, atau beberapa isi dalam satu kolom.", Part: true,
	Keys: []Key{
		text("judul", "Judul kelompok."),
		{Name: "kolom", Shape: List, Items: Text | Table, Format: ColumnName, Fields: kolomGabung, Doc: "Kolom di dalam kelompok."},
		{Name: "gabung", Shape: List, Items: Text, Format: ColumnName, Doc: "Isi yang disatukan, masing-masing dengan labelnya."},
	},
}

var kolomGabung = &Fields{
	Name: "kolom", Doc: "Beberapa isi dalam satu kolom.", Part: true,
	Keys: []Key{
		text("judul", "Judul kolom."),
		{Name: "gabung", Shape: List, Items: Text, Format: ColumnName, Doc: "Isi yang disatukan, masing-masing dengan labelnya."},
	},
}

func byColumn(name string, open Key, doc string) Key {
	return Key{Name: name, Shape: Table, Doc: doc, Fields: &Fields{Name: "tabel." + name, Doc: doc, By: ColumnName, Open: &open, Part: true}}
}

var kolomLain = &Fields{
	Name: "kolom_lain", Doc: "Kolom buatan sendiri: kunci = \"JUDUL\"; kuncinya lalu boleh dipakai di setiap indikator, atau di setiap sasaran atau tujuan.",
	Open: &Key{Shape: Text | Table, Required: true, Example: `"CARA UKUR"`, Change: "Judul kolom", Doc: "Judul kolom itu, atau { judul, tingkat }.", Fields: &Fields{
		Name: "kolom_lain.kolom", Doc: "Kolom buatan sendiri.", Part: true,
		Keys: []Key{
			required(text("judul", "Judul kolom itu."), `"CARA UKUR"`),
			choice("tingkat", "indikator", "Milik siapa isinya.", namesOf(tingkat, func(t levelName) string { return t.name })...).setting(),
		},
	}},
}

type levelName struct {
	name  string
	level Level
}

// Tingkat names a level that a column of the user's own may be of.
func (l Level) Tingkat() string {
	for _, t := range tingkat {
		if t.level == l {
			return t.name
		}
	}
	return tingkat[0].name
}

// tingkat are the levels that columns of the user's own may be of, the default
// first.
var tingkat = []levelName{{"indikator", LevelIndikator}, {"sasaran", LevelSasaran}, {"tujuan", LevelTujuan}}

var halaman = &Fields{
	Name: "halaman", Doc: "Kertas, margin, dan huruf.",
	Keys: []Key{
		{Name: "aturan", Shape: Text, Format: Choice, Values: namesOf(AturanHalaman, Aturan.nama),
			Doc: "Aturan tata naskah yang menetapkan kertas, margin, huruf, dan ukuran; kunci lain di sini mendahuluinya."},
		{Name: "kertas", Shape: Text, Format: PaperSize, Values: namesOf(Papers, Paper.name), Default: quoted(Papers[0].Name), Doc: "Ukuran kertas, atau \"215mm x 330mm\"."},
		choice("orientasi", "potret", "Arah kertas.", "potret", "lanskap"),
		table("margin", &Fields{
			Name: "halaman.margin", Doc: "Jarak isi dari tepi kertas.", Part: true,
			Keys: []Key{
				length("atas", "2cm", "Margin atas."), length("bawah", "2,5cm", "Margin bawah."),
				length("kiri", "3cm", "Margin kiri."), length("kanan", "2cm", "Margin kanan."),
			},
		}),
		{Name: "huruf", Shape: Text | Table, Format: Typeface, Default: quoted(Typefaces[0]), Values: Typefaces,
			Doc: "Nama huruf bawaan, atau berkas TTF, OTF, atau TTC (\"cambria.ttc#Cambria Math\": huruf itu di dalamnya).", Fields: &Fields{
				Name: "halaman.huruf", Doc: "Berkas TTF, OTF, atau TTC tiap gaya.", Part: true,
				Keys: []Key{
					required(file("biasa", "Berkas TTF, OTF, atau TTC huruf biasa."), `"huruf/BOOKOS.TTF"`), file("tebal", "Berkas TTF, OTF, atau TTC huruf tebal."),
					file("miring", "Berkas TTF, OTF, atau TTC huruf miring."), file("tebal_miring", "Berkas TTF, OTF, atau TTC huruf tebal miring."),
				},
			}},
		{Name: "ukuran", Shape: Number, Format: Count, Min: 7, Max: 16, Default: "11", Doc: "Ukuran huruf dalam pt, 7 sampai 16."},
		choice("nomor", "tengah-atas", "Nomor halaman mulai halaman 2.", "tengah-atas", "tidak"),
		yes("kata_penyambung", "false", "Kata pertama halaman berikutnya di kanan bawah setiap halaman."),
		yes("satu_halaman", "false", "Rapatkan supaya lembar muat satu halaman."),
	},
}

var kop = &Fields{
	Name: "kop", Doc: "Kop surat.",
	Keys: []Key{
		file("logo", "Lambang: PNG atau JPEG.").setting().picture(),
		texts("baris", "Baris nama instansi.").called("Kop"),
		texts("alamat", "Baris alamat."),
	},
}

var lampiran = &Fields{
	Name: "lampiran", Doc: "Kepala lampiran sebuah keputusan.",
	Keys: []Key{
		text("urutan", "Nomor lampiran, misalnya \"II\".").called("Lampiran"),
		text("dari", "Keputusan yang dilampiri.").called("Lampiran dari"),
		text("nomor", "Nomor keputusan.").called("Nomor lampiran"),
		date("tanggal", "Tanggal keputusan.").called("Tanggal lampiran"),
		text("tentang", "Perihal keputusan."),
	},
}

var lampiranHitungan = &Fields{
	Name: "lampiran_hitungan", Doc: "Lampiran perhitungan.",
	Keys: []Key{
		standard(`"Hitungannya :"`, text("judul", "Judul lampiran.")).called("Judul lampiran"),
		yes("halaman_baru", "true", "Mulai di halaman baru.").setting(),
	},
}

var perubahan = &Fields{
	Name: "perubahan", Doc: "Alasan perubahan, untuk perbandingan revisi.",
	Keys: []Key{prose("umum", "Alasan umum.").setting()},
}
