package schema

import "slices"

// Indikator is a table of [[sasaran.indikator]], [[tujuan.indikator]] and
// [[indikator]]; the columns of kolom_lain are keys of it too.
var Indikator = &Fields{
	Name: "indikator", Doc: "Indikator kinerja.",
	Keys: slices.Concat([]Key{
		required(prose("uraian", "Bunyi indikator. Butir yang ditulis sebaris-sebaris tetap sebaris-sebaris."), `"Persentase koperasi aktif"`).
			headed("INDIKATOR KINERJA", "indikator", "indikator kinerja", "indikator kinerja utama", "iku", "uraian indikator", "indikator kinerja sasaran", "indikator sasaran").wide(30),
		text("kode", "Kode indikator.").headed("KODE INDIKATOR", "kode", "kode indikator"),
	}, targets, []Key{
		choice("polaritas", "", "Arah yang baik.", "positif", "negatif", "stabil").headed("POLARITAS", "polaritas").at(50).offered(),
		Key{Name: "skala", Shape: Text | List, Items: Text | List, Doc: "Skala predikat: \"AKIP\", \"SKM\", \"opini\", \"SPBE\", \"IPM\", \"IKLH\", \"SPI\", atau [[\"A\", 90], [\"B\", 75]] dari yang terbaik."}.
			headed("SKALA", "skala", "skala predikat"),
	}, words, []Key{
		text("judul_hitungan", "Judul di lampiran, kalau bukan uraiannya.").called("Judul perhitungan").wide(22),
		alasanPerubahan,
		card(choice("konsolidasi", "", "Cara target triwulan menjadi target tahun; dicetak di kartu profil.", "jumlah", "terakhir", "rata-rata")),
		card(text("periode_pelaporan", "Periode pelaporan; dicetak di kartu profil.")),
		card(text("tingkat_kendali", "Tingkat kendali: tinggi, sedang, rendah; dicetak di kartu profil.")),
		card(lines("interpretasi", "Cara membaca nilainya; dicetak di kartu profil.")),
		card(lines("unit_penyedia_data", "Unit penyedia data; dicetak di kartu profil.")),
		card(text("konsep", "Konsep yang diukur, menurut metadata indikator Satu Data; dicetak di kartu profil.")),
		card(text("ukuran", "Ukuran metadata indikator, misalnya Persentase atau Jumlah; dicetak di kartu profil.")),
		card(lines("klasifikasi_penyajian", "Klasifikasi penyajian datanya, misalnya kecamatan; dicetak di kartu profil.")),
		card(lines("indikator_pembangun", "Indikator yang membangun indikator komposit; dicetak di kartu profil.")),
		card(lines("publikasi_pembangun", "Publikasi yang memuat indikator pembangun; dicetak di kartu profil.")),
		card(lines("variabel_pembangun", "Variabel yang membangun indikator; dicetak di kartu profil.")),
		card(lines("kegiatan_penghasil", "Kegiatan statistik yang menghasilkan variabel pembangun; dicetak di kartu profil.")),
		card(text("level_estimasi", "Level estimasi, misalnya kabupaten; dicetak di kartu profil.")),
		card(choice("akses_umum", "", "Dapat diakses umum; dicetak di kartu profil.", "Ya", "Tidak")),
		tables("rincian", Rincian),
		tables("hitungan", hitungan),
	}),
}

// targets and words are the keys that an indikator's parts have too.
var (
	targets = []Key{
		value("target", "Target; kata setelah bilangan tetap dicetak.").
			headed("TARGET", "target", "target kinerja", "target indikator").column(80, figureColumn),
		yearly("target_tahunan", value("", "Target tahun itu."), "Target tiap tahun: { 2018 = \"1,8%\" }.").
			headed("TARGET").column(90, figureColumn).called("Target").offered(),
		text("satuan", "Satuan target.").
			headed("SATUAN", "satuan", "satuan indikator", "satuan pengukuran", "satuan ukuran", "sat").column(60, figureColumn).offered(),
		text("tipe", "Tipe penghitungan.").
			headed("TIPE PENGHITUNGAN", "tipe", "tipe penghitungan", "tipe perhitungan").column(40, Column{Level: LevelIndikator, Stiff: true, Text: true}).called("Tipe penghitungan"),
	}
	words = []Key{
		lines("definisi", "Definisi operasional; teks, atau daftar yang tiap isinya satu butir.").
			headed("DEFINISI OPERASIONAL", "definisi", "definisi operasional", "penjelasan", "definisi indikator").column(10, textColumn).called("Definisi operasional").offered().wide(28),
		lines("alasan", "Alasan pemilihan; teks atau daftar butir.").
			headed("ALASAN", "alasan", "alasan pemilihan indikator").column(20, textColumn).wide(28),
		lines("keterangan", "Keterangan; teks atau daftar butir.").
			headed("KETERANGAN", "keterangan", "ket").column(130, textColumn).offered().wide(20),
		lines("sumber_data", "Sumber data; teks atau daftar butir.").
			headed("SUMBER DATA", "sumber data", "sumber").column(110, textColumn).offered().wide(18),
		lines("penanggung_jawab", "Penanggung jawab; teks atau daftar butir.").
			headed("PENANGGUNG JAWAB", "penanggung jawab", "penanggungjawab", "perangkat daerah penanggung jawab", "opd penanggung jawab", "skpd penanggung jawab", "unit kerja penanggung jawab", "pic").column(120, textColumn).offered().wide(18),
		{Name: "formula", Shape: Text | Table | List, Items: Text | Table, Format: Prose, Fields: pecahan,
			Doc:     "Formula: prosa, pecahan { pembilang, penyebut, kali }, atau daftar yang mencampur keduanya.",
			Heading: "FORMULA", Place: 30, Column: &Column{Level: LevelIndikator}, Width: 28, Offered: true,
			Spoken: []string{"formula", "formulasi", "rumus", "cara perhitungan", "formulasi penghitungan", "formulasi perhitungan",
				"formula perhitungan", "cara menghitung", "formula indikator", "rumus indikator"}},
		{Name: "kondisi_awal", Shape: Text | Number | Table, Format: Value, Fields: kondisi, Doc: "Kondisi awal: nilai, atau { tahun, nilai }.",
			Heading: "KONDISI AWAL", Place: 70, Column: &Column{Level: LevelIndikator, Centre: true, Stiff: true}, Offered: true,
			Spoken: []string{"kondisi awal", "baseline", "data awal", "kondisi kinerja awal", "kondisi kinerja pada awal"}},
		{Name: "kondisi_akhir", Shape: Text | Number | Table, Format: Value, Fields: kondisi, Doc: "Kondisi akhir: nilai, atau { tahun, nilai }.",
			Heading: "KONDISI AKHIR", Place: 100, Column: &Column{Level: LevelIndikator, Centre: true, Stiff: true},
			Spoken: []string{"kondisi akhir", "target akhir", "kondisi kinerja akhir", "kondisi kinerja pada akhir"}},
	}
)

// card returns a key of words that only the card of a profile prints.
func card(k Key) Key { k.Card = true; return k }

// CardKeys are the keys that only the card of a profile prints.
var CardKeys = func() (list []*Key) {
	for i := range Indikator.Keys {
		if Indikator.Keys[i].Card {
			list = append(list, &Indikator.Keys[i])
		}
	}
	return list
}()

// The columns that several keys have: of words, and of figures in rows of their own.
var (
	textColumn   = Column{Level: LevelIndikator, Text: true}
	figureColumn = Column{Level: LevelBaris, Centre: true, Stiff: true}
)

var pecahan = &Fields{
	Name: "formula", Doc: "Formula sebagai pecahan.", Part: true,
	Keys: []Key{
		required(text("pembilang", "Di atas garis pecahan."), `"Jumlah koperasi aktif"`),
		required(text("penyebut", "Di bawah garis pecahan."), `"Jumlah seluruh koperasi"`),
		text("kali", "Pengali di samping pecahan, misalnya \"100%\"."),
	},
}

var kondisi = &Fields{
	Name: "kondisi", Doc: "Kondisi pada satu tahun.", Part: true,
	Keys: []Key{year("tahun", "Tahun kondisi itu."), required(value("nilai", "Nilai pada tahun itu."), `"71,4%"`)},
}

// Rincian is a part of an indikator; its values stand in the columns of the
// indikator's.
var Rincian = &Fields{
	Name: "rincian", Doc: "Bagian indikator dengan target sendiri.",
	Keys: slices.Concat([]Key{
		required(prose("uraian", "Nama bagian. Butir yang ditulis sebaris-sebaris tetap sebaris-sebaris."), `"SD/MI"`).headed("RINCIAN", "rincian").wide(18).offered(),
	}, ofPart(targets), ofPart(words)),
}

// ofPart returns keys of an indikator as those of its parts, which have no columns
// of their own.
func ofPart(keys []Key) []Key {
	out := slices.Clone(keys)
	for i := range out {
		out[i].Heading, out[i].Place, out[i].Column, out[i].Spoken, out[i].Offered = "", 0, nil, nil, false
	}
	return out
}
