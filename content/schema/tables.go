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
func file(name, doc string) Key { return Key{Name: name, Shape: Text, Format: Path, Doc: doc} }
func symbol(name, doc string) Key {
	return Key{Name: name, Shape: Text, Format: Symbol, Setting: true, Doc: doc}
}
func length(name, value, doc string) Key {
	return Key{Name: name, Shape: Text, Format: Length, Default: quoted(value), Doc: doc}
}
func table(name string, fields *Fields) Key {
	return Key{Name: name, Shape: Table, Fields: fields, Doc: fields.Doc}
}
func tables(name string, fields *Fields) Key {
	return Key{Name: name, Shape: List, Items: Table, Fields: fields, Doc: fields.Doc}
}
func oneOrMore(name string, fields *Fields) Key {
	return Key{Name: name, Shape: Table | List, Items: Table, Fields: fields, Doc: fields.Doc}
}
func yearly(name string, open Key, doc string) Key {
	return Key{Name: name, Shape: Table, Doc: doc, Fields: &Fields{Name: name, Doc: doc, By: Year, Open: &open, Part: true}}
}
func anyCase(k Key) Key                { k.AnyCase = true; return k }
func standard(value string, k Key) Key { k.Default = value; return k }

// required returns a key that its table must have, and what it may hold.
func required(k Key, example string) Key {
	k.Required, k.Example = true, example
	return k
}

// The words behind a row: what a change of the key is called; a change of it is
// none of meaning; its values, which others may stand beside; how it is set as a
// column of the sheet, what stands over it there and in a workbook, and which
// words of other people's headings mean it; its width in a workbook; whether the
// empty workbook has it.
func (k Key) called(name string) Key      { k.Change = name; return k }
func (k Key) or(other string) Key         { k.Or = other; return k }
func (k Key) setting() Key                { k.Setting = true; return k }
func (k Key) picture() Key                { k.Picture = true; return k }
func (k Key) money() Key                  { k.Money = true; return k }
func (k Key) among(values []string) Key   { k.Values = values; return k }
func (k Key) at(place int) Key            { k.Place = place; return k }
func (k Key) wide(characters float64) Key { k.Width = characters; return k }
func (k Key) offered() Key                { k.Offered = true; return k }
func (k Key) column(place int, c Column) Key {
	k.Place, k.Column = place, &c
	return k
}
func (k Key) headed(heading string, spoken ...string) Key {
	k.Heading, k.Spoken = heading, spoken
	return k
}

func quoted(s string) string {
	if s == "" {
		return ""
	}
	return `"` + s + `"`
}

// Root is the whole file.
var Root = &Fields{
	Doc: "Satu dokumen kinerja: Indikator Kinerja Utama, atau jenis lain menurut dokumen.jenis.",
	Keys: []Key{
		file("warisan", "Berkas bersama yang isinya dipakai di sini; jalurnya dihitung dari berkas ini.").setting(),
		file("berdasarkan", "Dokumen IKU yang perangkat daerah, sasaran, indikator, target dan penanda tangannya dipakai di sini.").setting(),
		table("dokumen", dokumen),
		table("perangkat_daerah", perangkatDaerah),
		tables("tujuan", tujuan),
		tables("sasaran", sasaran),
		tables("indikator", Indikator),
		oneOrMore("penanda_tangan", PenandaTangan),
		table("tanda_tangan", tandaTangan),
		table("tabel", tabel),
		table("kolom_lain", kolomLain),
		table("halaman", halaman).setting(),
		table("kop", kop),
		table("lampiran", lampiran),
		table("lampiran_hitungan", lampiranHitungan),
		table("perubahan", perubahan),
		table("keputusan", keputusan),
		table("perjanjian_kinerja", perjanjianKinerja),
		tables("program", program),
		tables("pk", pk),
		table("triwulan", triwulan),
		tables("aksi", aksi),
		table("realisasi", realisasi),
		table("capaian", capaian),
		table("nasional", nasional),
		table("pengukuran_kinerja", pengukuranKinerja),
		table("profil_indikator", profilIndikator),
		table("pohon_kinerja", pohonKinerja),
	},
}

// byIndikator describes a table whose keys name indikator.
func byIndikator(name, doc string, open Key) *Fields {
	return &Fields{Name: name, Doc: doc, Open: &open, ByIndikator: true}
}

var triwulan = byIndikator("triwulan", "Target tiap triwulan, menurut indikator: \"1.1\" = [\"20%\", \"45%\", \"70%\", \"100%\"].",
	Key{Shape: List, Items: Text | Number, Format: Value, Change: "Target triwulan", Doc: "Target triwulan I sampai IV."})

var dokumen = &Fields{
	Name: "dokumen", Doc: "Judul, periode, dan penomoran dokumen.",
	Keys: []Key{
		choice("jenis", JenisDokumen[0].Name, "Jenis dokumen.", namesOf(JenisDokumen, Jenis.name)...),
		year("tahun", "Tahun yang target dan kinerjanya dimuat dokumen ini.").called("Tahun"),
		standard(quoted(JenisDokumen[0].Judul), texts("judul", "Judul dokumen; teks atau daftar baris.")),
		required(text("pemerintah", "Nama pemerintah daerah, misalnya \"Pemerintah Provinsi Kepulauan Bangka Belitung\".").or("instansi"), `"Pemerintah Kabupaten Bangka"`),
		required(text("instansi", "Nama instansi yang bukan pemerintah daerah, pengganti pemerintah: pengadilan, kementerian, universitas, rumah sakit, kepolisian.").or("pemerintah"), `"Pengadilan Negeri Sungailiat"`),
		required(Key{Name: "periode", Shape: Text | Integer, Format: Period, Doc: "Periode perencanaan: \"2017-2022\", atau satu tahun."}, `"2025-2029"`),
		texts("baris_judul", "Pengganti semua baris judul; dicetak seperti ditulis, juga dengan kapital."),
		yes("kapital", "true", "Judul, nama, visi, misi, dan tujuan dicetak dengan huruf kapital; lambang satuan, gelar, Rp, dan baris_judul tetap.").setting(),
		{Name: "revisi", Shape: Integer, Format: Count, Max: 99, Default: "0", Setting: true, Doc: "Revisi keberapa; 0 untuk terbitan pertama."},
		file("menggantikan", "Berkas yang direvisi oleh berkas ini.").setting(),
		text("nomor", "Nomor dokumen."),
		text("tempat", "Tempat penandatanganan."),
		date("tanggal", "Tanggal penandatanganan; juga tanggal PDF."),
	},
}

var perangkatDaerah = &Fields{
	Name: "perangkat_daerah", Doc: "Perangkat daerah yang memiliki dokumen; tidak ada pada dokumen pemerintah daerah.",
	Keys: []Key{
		text("nama", "Nama perangkat daerah.").called("Nama perangkat daerah"),
		texts("visi", "Visi; teks atau daftar bernomor."),
		texts("misi", "Misi; teks atau daftar bernomor."),
		texts("tujuan", "Tujuan; teks atau daftar bernomor. Pakai [[tujuan]] kalau tujuan punya indikator atau kode."),
		texts("urusan", "Urusan; teks atau daftar bernomor."),
		texts("tugas", "Tugas pokok; teks atau daftar bernomor."),
		texts("fungsi", "Fungsi; teks atau daftar bernomor."),
		choice("gaya_daftar", GayaNomor[0], "Penomoran daftar.", GayaNomor...).setting(),
		text("jabatan", "Jabatan pemilik dokumen, di baris sendiri."),
		table("label", &Fields{
			Name: "perangkat_daerah.label", Doc: "Label blok identitas, kalau bukan yang baku.", Part: true,
			Keys: []Key{
				label("nama"), label("jabatan"), label("visi"), label("misi"), label("tujuan"), label("urusan"), label("tugas"), label("fungsi"),
			},
		}),
	},
}

// label is the label of a line of the identity block.
func label(of string) Key { return text(of, "Label "+of+".").called("Label " + of) }

// alasanPerubahan is told from the reason for which an indikator was chosen, a
// column of the sheet.
var alasanPerubahan = prose("perubahan", "Alasan perubahannya dari revisi sebelumnya; dicetak di matriks SEMULA–MENJADI saja.").setting()

var tujuan = &Fields{
	Name: "tujuan", Doc: "Tujuan yang punya indikator atau kode.",
	Keys: []Key{
		required(prose("uraian", "Bunyi tujuan. Butir yang ditulis sebaris-sebaris tetap sebaris-sebaris."), `"Meningkatnya daya saing koperasi dan usaha kecil"`).headed("TUJUAN").wide(26),
		text("kode", "Kode tujuan, misalnya \"T1\".").headed("KODE TUJUAN"),
		yes("cetak", "true", "Dicetak juga di blok identitas.").headed("DICETAK DI IDENTITAS").setting(),
		alasanPerubahan,
		tables("indikator", Indikator),
	},
}

var sasaran = &Fields{
	Name: "sasaran", Doc: "Sasaran strategis.",
	Keys: []Key{
		required(prose("uraian", "Bunyi sasaran. Butir yang ditulis sebaris-sebaris tetap sebaris-sebaris."), `"Meningkatnya pertumbuhan koperasi"`).headed("SASARAN STRATEGIS", "sasaran", "sasaran strategis", "kinerja utama", "uraian sasaran").wide(26),
		text("kode", "Kode sasaran, dicetak di depan uraiannya.").headed("KODE SASARAN", "kode sasaran").offered(),
		{Name: "tujuan", Shape: Integer | Text, Heading: "TUJUAN", Doc: "Tujuan yang dilayani: nomor urutnya dari 1, atau kodenya."},
		texts("kelompok", "Judul kelompok, satu baris selebar tabel di tempat ia berganti; daftar untuk kelompok bertingkat.").headed("KELOMPOK", "perspektif", "aspek", "kelompok"),
		alasanPerubahan,
		tables("indikator", Indikator),
	},
}
