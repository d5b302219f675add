package schema

import (
	"slices"

	"iku/content/finding"
)

// The kinds of document.
const (
	JenisIKU        = "iku"
	JenisKeputusan  = "keputusan"
	JenisPerjanjian = "perjanjian-kinerja"
	JenisRencana    = "rencana-aksi"
	JenisProfil     = "profil-indikator"
	JenisPengukuran = "pengukuran-kinerja"
	JenisPohon      = "pohon-kinerja"
)

// Jenis is a kind of document: all that tells it from the others.
type Jenis struct {
	Name    string   // in dokumen.jenis
	Judul   string   // what it is called: its title, where it says none
	Tables  []string // the keys of Root that it has
	Kolom   []Kolom  // of its table, in their order; nil: Columns
	Tahunan bool     // it is about dokumen.tahun, which it must say
	Nomor   bool     // a row of column numbers ends the head of its table, unless it says otherwise
	// Multiplied tells that each [[pk]] of its file is a document by itself.
	Multiplied bool
	Tegak      bool           // its sheet stands upright, whatever halaman.orientasi says of what follows
	Lembar     []Bagian       // its sheet, from top to bottom; halaman.satu_halaman is about these
	Susulan    []Bagian       // what follows the sheet
	Except     []finding.Slug // of content/check.Rules those that do not hold for it
}

// isi are the tables that every kind of document has: whose it is, what it says and
// how it is set and signed.
var isi = []string{
	"warisan", "dokumen", "perangkat_daerah", "tujuan", "sasaran", "indikator", "penanda_tangan", "tanda_tangan",
	"tabel", "kolom_lain", "halaman", "kop", "perubahan",
}

// ukuranColumn is of figures that an indikator, and each of its parts, has once.
var ukuranColumn = Column{Level: LevelUkuran, Centre: true, Stiff: true}

// JenisDokumen lists the kinds, the default first.
var JenisDokumen = []Jenis{
	{
		Name: JenisIKU, Judul: "Indikator Kinerja Utama",
		Tables:  slices.Concat(isi, []string{"lampiran", "lampiran_hitungan"}),
		Lembar:  []Bagian{BagianKop, BagianLampiran, BagianJudul, BagianIdentitas, BagianTabel, BagianCatatan, BagianTandaTangan},
		Susulan: []Bagian{BagianHitungan},
	},
	{
		Name: JenisKeputusan, Judul: "Keputusan", Tegak: true,
		Tables:  slices.Concat(isi, []string{"berdasarkan", "keputusan"}),
		Lembar:  []Bagian{BagianKop, BagianKepalaKeputusan, BagianKonsiderans, BagianDiktum, BagianTandaTangan, BagianPengundangan, BagianTembusan},
		Susulan: []Bagian{BagianLampiranKeputusan},
	},
	{
		Name: JenisPerjanjian, Judul: "Perjanjian Kinerja", Tahunan: true, Tegak: true, Nomor: true, Multiplied: true,
		Tables: slices.Concat(isi, []string{"berdasarkan", "perjanjian_kinerja", "program", "triwulan", "pk"}),
		Kolom: []Kolom{
			{"no", "NO", Column{Level: LevelSasaran, Centre: true, Stiff: true}},
			{"sasaran", "SASARAN STRATEGIS", Column{Level: LevelSasaran}},
			{"indikator", "INDIKATOR KINERJA", Column{Level: LevelBaris}},
			{"satuan", "SATUAN", figureColumn},
			{"target", "TARGET", figureColumn},
			{"tw1", "TW\u00a0I", figureColumn}, {"tw2", "TW\u00a0II", figureColumn}, {"tw3", "TW\u00a0III", figureColumn}, {"tw4", "TW\u00a0IV", figureColumn},
		},
		Lembar:  []Bagian{BagianKop, BagianJudulTahun, BagianPernyataan, BagianTandaTangan},
		Susulan: []Bagian{BagianHalamanBaru, BagianJudulPemilik, BagianTabel, BagianCatatan, BagianProgram, BagianTandaTangan},
	},
	{
		Name: JenisRencana, Judul: "Rencana Aksi", Tahunan: true,
		Tables: slices.Concat(isi, []string{"berdasarkan", "triwulan", "aksi"}),
		Kolom: []Kolom{
			{"no", "NO", Column{Level: LevelSasaran, Centre: true, Stiff: true}},
			{"sasaran", "SASARAN", Column{Level: LevelSasaran}},
			{"indikator", "INDIKATOR KINERJA", Column{Level: LevelUkuran}},
			{"satuan", "SATUAN", ukuranColumn},
			{"target", "TARGET", ukuranColumn},
			{"tw1", "TW\u00a0I", ukuranColumn}, {"tw2", "TW\u00a0II", ukuranColumn}, {"tw3", "TW\u00a0III", ukuranColumn}, {"tw4", "TW\u00a0IV", ukuranColumn},
			{"aksi", "AKSI", Column{Level: LevelBaris}},
			{"waktu", "WAKTU", Column{Level: LevelBaris, Centre: true}},
			{"anggaran", "ANGGARAN", Column{Level: LevelBaris, Stiff: true}},
			{"pelaksana", "PENANGGUNG JAWAB", Column{Level: LevelBaris}},
		},
		Lembar: []Bagian{BagianKop, BagianJudulDokumen, BagianTabel, BagianCatatan, BagianTandaTangan},
	},
	{
		Name: JenisProfil, Judul: "Profil Indikator Kinerja",
		Tables: slices.Concat(isi, []string{"berdasarkan", "profil_indikator", "lampiran_hitungan"}),
		Lembar: []Bagian{BagianKop, BagianJudulDokumen, BagianKartu, BagianTandaTangan},
	},
	{
		Name: JenisPengukuran, Judul: "Pengukuran Kinerja", Tahunan: true,
		Tables: slices.Concat(isi, []string{"berdasarkan", "triwulan", "realisasi", "capaian", "nasional", "pengukuran_kinerja"}),
		Kolom: []Kolom{
			{"no", "NO", Column{Level: LevelSasaran, Centre: true, Stiff: true}},
			{"sasaran", "SASARAN", Column{Level: LevelSasaran}},
			{"indikator", "INDIKATOR KINERJA", Column{Level: LevelBaris}},
			{"satuan", "SATUAN", figureColumn},
			{"target", "TARGET", figureColumn},
			{"realisasi", "REALISASI", figureColumn},
			{"capaian", "CAPAIAN", figureColumn},
			{"kategori", "KATEGORI", Column{Level: LevelBaris, Centre: true}},
			{PembandingTahunLalu, "REALISASI TAHUN LALU", Column{Level: LevelBaris, Centre: true}},
			{PembandingAkhirRenstra, "TARGET AKHIR RENSTRA", Column{Level: LevelBaris, Centre: true}},
			{PembandingNasional, "REALISASI NASIONAL", Column{Level: LevelBaris, Centre: true}},
		},
		Lembar: []Bagian{BagianKop, BagianJudulDokumen, BagianTabel, BagianCatatan, BagianTandaTangan},
	},
	{
		Name: JenisPohon, Judul: "Pohon Kinerja", Tahunan: true,
		Tables: slices.Concat(isi, []string{"berdasarkan", "perjanjian_kinerja", "program", "pk", "pohon_kinerja"}),
		Lembar: []Bagian{BagianKop, BagianJudulDokumen, BagianPohon, BagianCatatan, BagianTandaTangan},
		Except: []finding.Slug{finding.SasaranTanpaIndikator}, // it has a finding of its own
	},
}

// Bagian is a part of a document as it is set; layout has a row for each.
type Bagian string

// The parts.
const (
	BagianKop         Bagian = "kop"
	BagianLampiran    Bagian = "lampiran" // the head of an annex
	BagianJudul       Bagian = "judul"
	BagianIdentitas   Bagian = "identitas"
	BagianTabel       Bagian = "tabel"        // of tujuan, sasaran and indikator
	BagianCatatan     Bagian = "catatan"      // under the table
	BagianTandaTangan Bagian = "tanda_tangan" // those who sign, side by side
	BagianHitungan    Bagian = "hitungan"     // the appendix of calculations

	BagianHalamanBaru  Bagian = "halaman_baru"  // what follows begins a page, turned as halaman.orientasi says
	BagianJudulTahun   Bagian = "judul_tahun"   // the title with the year that the document is about
	BagianJudulPemilik Bagian = "judul_pemilik" // the same with whose it is
	BagianJudulDokumen Bagian = "judul_dokumen" // the title with year and owner
	BagianKartu        Bagian = "kartu"         // a card an indikator
	BagianPohon        Bagian = "pohon"         // the cascade, drawn or as a table
	BagianPernyataan   Bagian = "pernyataan"    // what the parties of a perjanjian kinerja promise
	BagianProgram      Bagian = "program"       // programs and their money

	BagianKepalaKeputusan   Bagian = "kepala_keputusan" // who decrees, the number and the subject
	BagianKonsiderans       Bagian = "konsiderans"      // why, and by what laws
	BagianDiktum            Bagian = "diktum"           // what is decided
	BagianPengundangan      Bagian = "pengundangan"
	BagianTembusan          Bagian = "tembusan"
	BagianLampiranKeputusan Bagian = "lampiran_keputusan" // the sheets that a decree enacts
)

// Holds tells whether a rule of content/check holds for the kind.
func (j *Jenis) Holds(rule finding.Slug) bool { return !slices.Contains(j.Except, rule) }

// JenisOf returns the kind of that name; false where there is none.
func JenisOf(name string) (Jenis, bool) {
	for _, j := range JenisDokumen {
		if j.Name == name {
			return j, true
		}
	}
	return Jenis{}, false
}

// mostKinds is how many kinds a hint names.
const mostKinds = 3

// JenisNames returns the names of the kinds, the default first.
func JenisNames() []string { return namesOf(JenisDokumen, Jenis.name) }

// having names the kinds that have a key of Root.
func having(key string) (names []string) {
	for _, j := range JenisDokumen {
		if slices.Contains(j.Tables, key) {
			names = append(names, j.Name)
		}
	}
	return names
}

// Columns returns the columns that its table may have, in their order.
func (j *Jenis) Columns() []Kolom {
	if j.Kolom != nil {
		return j.Kolom
	}
	return Columns
}

func (j Jenis) name() string { return j.Name }
