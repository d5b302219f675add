package schema

// Shorthands for the rows below: each returns a key of that name and purpose.
func text(name, doc string) Key  { return Key{Name: name, Shape: Text, Doc: doc} }
func prose(name, doc string) Key { return Key{Name: name, Shape: Text, Format: Prose, Doc: doc} }
func texts(name, doc string) Key {
	return Key{Name: name, Shape: Text | List, Items: Text, Doc: doc}
}
func lines(name, doc string) Key {
	return Key{Name: name, Shape: Text | List, Items: Text, Format: Prose, Doc: doc}
}
func yes(name, value, doc string) Key { return Key{Name: name, Shape: Bool, Default: value, Doc: doc} }
func choice(name, value, doc string, values ...string) Key {
	return Key{Name: name, Shape: Text, Format: Choice, Values: values, Default: quoted(value), Doc: doc}
}
func year(name, doc string) Key {
	return Key{Name: name, Shape: Integer | Text, Format: Year, Doc: doc}
}
func date(name, doc string) Key { return Key{Name: name, Shape: Date, Format: Day, Doc: doc} }
func value(name, doc string) Key {
	return Key{Name: name, Shape: Text | Number, Format: Value, Doc: doc}
}
func file(name, doc string) Key   { return Key{Name: name, Shape: Text, Format: Path, Doc: doc} }
func symbol(name, doc string) Key { return Key{Name: name, Shape: Text, Format: Symbol, Doc: doc} }
func length(name, value, doc string) Key {
	return Key{Name: name, Shape: Text, Format: Length, Default: quoted(value), Doc: doc}
}
func table(name string, fields *Fields) Key {
	return Key{Name: name, Shape: Table, Fields: fields, Doc: fields.Doc}
}
func tables(name string, fields *Fields) Key {
	return Key{Name: name, Shape: List, Items: Table, Fields: fields, Doc: fields.Doc}
}
func yearly(name string, open Key, doc string) Key {
	return Key{Name: name, Shape: Table, Doc: doc, Fields: &Fields{Name: name, Doc: doc, By: Year, Open: &open, Part: true}}
}
func anyCase(k Key) Key                { k.AnyCase = true; return k }
func required(k Key) Key               { k.Required = true; return k }
func standard(value string, k Key) Key { k.Default = value; return k }

func quoted(s string) string {
	if s == "" {
		return ""
	}
	return `"` + s + `"`
}

// Root is the whole file.
var Root = &Fields{
	Doc: "Satu dokumen Indikator Kinerja Utama.",
	Keys: []Key{
		file("warisan", "Berkas bersama yang isinya dipakai di sini; jalurnya dihitung dari berkas ini."),
		table("dokumen", dokumen),
		table("perangkat_daerah", perangkatDaerah),
		tables("tujuan", tujuan),
		tables("sasaran", sasaran),
		tables("indikator", Indikator),
		table("penanda_tangan", PenandaTangan),
		table("tanda_tangan", tandaTangan),
		table("tabel", tabel),
		table("kolom_lain", kolomLain),
		table("halaman", halaman),
		table("kop", kop),
		table("lampiran", lampiran),
		table("lampiran_hitungan", lampiranHitungan),
		table("perubahan", perubahan),
	},
}

var dokumen = &Fields{
	Name: "dokumen", Doc: "Judul, periode, dan penomoran dokumen.",
	Keys: []Key{
		standard(`"Indikator Kinerja Utama"`, texts("judul", "Judul dokumen; teks atau daftar baris.")),
		required(text("pemerintah", "Nama pemerintah daerah, misalnya \"Pemerintah Provinsi Kepulauan Bangka Belitung\".")),
		required(Key{Name: "periode", Shape: Text | Integer, Format: Period, Doc: "Periode perencanaan: \"2017-2022\", atau satu tahun."}),
		texts("baris_judul", "Pengganti semua baris judul."),
		yes("kapital", "true", "Judul, nama, visi, misi, dan tujuan dicetak dengan huruf kapital."),
		{Name: "revisi", Shape: Integer, Format: Count, Max: 99, Default: "0", Doc: "Revisi keberapa; 0 untuk terbitan pertama."},
		file("menggantikan", "Berkas yang direvisi oleh berkas ini."),
		text("nomor", "Nomor dokumen."),
		text("tempat", "Tempat penandatanganan."),
		date("tanggal", "Tanggal penandatanganan; juga tanggal PDF."),
	},
}

var perangkatDaerah = &Fields{
	Name: "perangkat_daerah", Doc: "Perangkat daerah yang memiliki dokumen; tidak ada pada dokumen pemerintah daerah.",
	Keys: []Key{
		text("nama", "Nama perangkat daerah."),
		texts("visi", "Visi; teks atau daftar bernomor."),
		texts("misi", "Misi; teks atau daftar bernomor."),
		texts("tujuan", "Tujuan; teks atau daftar bernomor. Pakai [[tujuan]] kalau tujuan punya indikator atau kode."),
		texts("urusan", "Urusan; teks atau daftar bernomor."),
		texts("tugas", "Tugas pokok; teks atau daftar bernomor."),
		texts("fungsi", "Fungsi; teks atau daftar bernomor."),
		choice("gaya_daftar", "1.", "Penomoran daftar.", "1.", "a."),
		text("jabatan", "Jabatan pemilik dokumen, di baris sendiri."),
		table("label", &Fields{
			Name: "perangkat_daerah.label", Doc: "Label blok identitas, kalau bukan yang baku.", Part: true,
			Keys: []Key{
				text("nama", "Label nama."), text("jabatan", "Label jabatan."), text("visi", "Label visi."), text("misi", "Label misi."),
				text("tujuan", "Label tujuan."), text("urusan", "Label urusan."), text("tugas", "Label tugas."), text("fungsi", "Label fungsi."),
			},
		}),
	},
}

// alasanPerubahan is told from the reason for which an indikator was chosen, a
// column of the sheet.
var alasanPerubahan = prose("perubahan", "Alasan perubahannya dari revisi sebelumnya; dicetak di matriks SEMULA–MENJADI saja.")

var tujuan = &Fields{
	Name: "tujuan", Doc: "Tujuan yang punya indikator atau kode.",
	Keys: []Key{
		required(text("uraian", "Bunyi tujuan.")),
		text("kode", "Kode tujuan, misalnya \"T1\"."),
		yes("cetak", "true", "Dicetak juga di blok identitas."),
		alasanPerubahan,
		tables("indikator", Indikator),
	},
}

var sasaran = &Fields{
	Name: "sasaran", Doc: "Sasaran strategis.",
	Keys: []Key{
		required(text("uraian", "Bunyi sasaran.")),
		text("kode", "Kode sasaran, dicetak di depan uraiannya."),
		{Name: "tujuan", Shape: Integer | Text, Doc: "Tujuan yang dilayani: nomor urutnya dari 1, atau kodenya."},
		text("kelompok", "Judul kelompok, satu baris selebar tabel di tempat ia berganti."),
		alasanPerubahan,
		tables("indikator", Indikator),
	},
}

// Indikator is a table of [[sasaran.indikator]], [[tujuan.indikator]] and
// [[indikator]]; the columns of kolom_lain are keys of it too.
var Indikator = &Fields{
	Name: "indikator", Doc: "Indikator kinerja.",
	Keys: []Key{
		required(text("uraian", "Bunyi indikator.")),
		text("kode", "Kode indikator."),
		value("target", "Target; kata setelah bilangan tetap dicetak."),
		yearly("target_tahunan", value("", "Target tahun itu."), "Target tiap tahun: { 2018 = \"1,8%\" }."),
		text("satuan", "Satuan target."),
		text("tipe", "Tipe penghitungan."),
		choice("polaritas", "", "Arah yang baik.", "positif", "negatif"),
		lines("definisi", "Definisi operasional; teks, atau daftar yang tiap isinya satu butir."),
		lines("alasan", "Alasan pemilihan; teks atau daftar butir."),
		lines("keterangan", "Keterangan; teks atau daftar butir."),
		lines("sumber_data", "Sumber data; teks atau daftar butir."),
		lines("penanggung_jawab", "Penanggung jawab; teks atau daftar butir."),
		{Name: "formula", Shape: Text | Table | List, Items: Text | Table, Format: Prose, Fields: pecahan,
			Doc: "Formula: prosa, pecahan { pembilang, penyebut, kali }, atau daftar yang mencampur keduanya."},
		{Name: "kondisi_awal", Shape: Text | Number | Table, Format: Value, Fields: kondisi, Doc: "Kondisi awal: nilai, atau { tahun, nilai }."},
		{Name: "kondisi_akhir", Shape: Text | Number | Table, Format: Value, Fields: kondisi, Doc: "Kondisi akhir: nilai, atau { tahun, nilai }."},
		text("judul_hitungan", "Judul di lampiran, kalau bukan uraiannya."),
		alasanPerubahan,
		tables("rincian", rincian),
		tables("hitungan", hitungan),
	},
}

var pecahan = &Fields{
	Name: "formula", Doc: "Formula sebagai pecahan.", Part: true,
	Keys: []Key{
		required(text("pembilang", "Di atas garis pecahan.")),
		required(text("penyebut", "Di bawah garis pecahan.")),
		text("kali", "Pengali di samping pecahan, misalnya \"100%\"."),
	},
}

var kondisi = &Fields{
	Name: "kondisi", Doc: "Kondisi pada satu tahun.", Part: true,
	Keys: []Key{year("tahun", "Tahun kondisi itu."), required(value("nilai", "Nilai pada tahun itu."))},
}

var rincian = &Fields{
	Name: "rincian", Doc: "Bagian indikator dengan target sendiri.",
	Keys: []Key{
		required(text("uraian", "Nama bagian.")),
		value("target", "Target bagian itu."),
		yearly("target_tahunan", value("", "Target tahun itu."), "Target bagian itu tiap tahun."),
		text("satuan", "Satuan target."),
	},
}
