package content

import (
	"iku/content/angka"
	"iku/content/besaran"
	"iku/content/finding"
	"iku/content/measure"
	"iku/content/schema"
	"iku/content/source"
)

// Document is one document of a kind, such as an IKU sheet with its appendix, as
// its TOML describes it: what the format has, of which each kind has its part.
// A pointer or slice that is nil was not given; strings are ready to be printed.
type Document struct {
	File *source.File
	Span source.Span // the whole file

	Dokumen          Dokumen
	PerangkatDaerah  *PerangkatDaerah // nil: the sheet of a whole government
	Tujuan           []Tujuan
	Sasaran          []Sasaran
	Strays           []source.Span   // indikator under a misspelt sasaran: their place says of which
	Indikator        []Indikator     // those that stand beside the sasaran
	PenandaTangan    []PenandaTangan // from left to right
	TandaTangan      TandaTangan
	Tabel            Tabel
	KolomLain        []KolomLain
	Halaman          Halaman
	Kop              *Kop
	Lampiran         *Lampiran
	LampiranHitungan LampiranHitungan
	Perubahan        Text
	Keputusan        *Keputusan // nil but in a document of that kind
	Perjanjian       Perjanjian
	Program          []Anggaran
	Triwulan         []Triwulan
	Aksi             []Aksi
	Pengukuran       Pengukuran
	Profil           Profil
	Pohon            *Pohon   // nil but in a document of that kind
	Kaskade          *Kaskade // nil where the file has no [[pk]]
	PK               *PK      // which of Kaskade the document is; nil: it is what the file says besides

	// Printed holds every string of the document that reaches the page, in
	// order of place.
	Printed []Text
	// Reasons holds every reason of a change, which a comparison of revisions
	// prints, in order of place.
	Reasons []Text
	// Abaikan holds every finding that the document sets aside.
	Abaikan []Abaikan
	// Inherited holds the files named by warisan, nearest first.
	Inherited []*source.File
	// Based holds those of Inherited that berdasarkan leads to: what is wrong in them
	// is said of them.
	Based []*source.File
	// Folders holds those of which all documents are annexes.
	Folders []string
	// Orphan tells that one of them could not be read: what is missing may be there.
	Orphan bool

	setAside *setAside // nil where Abaikan is empty
}

// Text is a string with the place of the value that says it. A Text that was not
// given has an empty Value and, where its table exists, the table's place.
type Text struct {
	Value string
	Span  source.Span
}

// IsZero tells whether there is nothing to print.
func (t Text) IsZero() bool { return t.Value == "" }

// Nilai is a value as the document states it. Value is what is printed.
type Nilai struct {
	Text
	Number *angka.Number // nil where the text does not begin with a number
	Rest   string        // the words after the number: "per tahun"
}

// Uraian is a string, or a list whose items are numbered or bulleted where it is
// printed.
type Uraian struct {
	Items []Text
	List  bool // given as a list, be it of one item
	Span  source.Span
}

// IsZero tells whether there is nothing to print.
func (u Uraian) IsZero() bool { return len(u.Items) == 0 }

// Besaran returns what the value says, with the unit that stands beside it.
func (n Nilai) Besaran(satuan Text) besaran.Value {
	if n.Number != nil && n.Rest == "" {
		return besaran.Of(*n.Number, "", satuan.Value)
	}
	return besaran.Read(n.Value, satuan.Value)
}

// Dokumen is the table of that name.
type Dokumen struct {
	Span         source.Span
	Jenis        schema.Jenis
	Tahun        int // that a document of a Jenis.Tahunan is about; 0: none is said
	TahunSpan    source.Span
	Judul        []Text // default: one line, what the kind is called
	Instansi     Text   // whose it is in the end: of the key pemerintah or instansi
	Pemerintah   bool   // that is the government of a region
	Periode      Periode
	BarisJudul   []Text // replaces every title line
	Kapital      bool
	Revisi       int
	RevisiSpan   source.Span
	Menggantikan Text
	Replaced     *source.File // what Menggantikan names; nil where it was not read
	Nomor        Text
	Tempat       Text
	Tanggal      angka.Date // zero: none
	TanggalSpan  source.Span
}

// Periode is a planning period in calendar years, both ends included.
type Periode struct {
	From, To int
	Span     source.Span
}

// PerangkatDaerah is the agency whose sheet it is.
type PerangkatDaerah struct {
	Span       source.Span
	Nama       Text
	Jabatan    Text
	Visi       Uraian
	Misi       Uraian
	Tujuan     Uraian
	Urusan     Uraian
	Tugas      Uraian
	Fungsi     Uraian
	GayaDaftar string // of schema.GayaNomor
	Label      map[string]Text
}

// Tujuan is a goal that the agency's sasaran serve.
type Tujuan struct {
	Span      source.Span
	Uraian    Text
	Butir     string // its text with line feeds before the items of a list that is typed in it; "" where there is none
	Kode      Text
	Cetak     bool  // also in the identity block
	Kolom     []Isi // of the user's own columns
	Perubahan Text  // why it changed
	Indikator []Indikator
}

// Sasaran is an objective with the indicators that measure it.
type Sasaran struct {
	Span      source.Span
	Uraian    Text
	Butir     string // its text with line feeds before the items of a list that is typed in it; "" where there is none
	Kode      Text
	Tujuan    int    // index into Document.Tujuan or, where that is empty, PerangkatDaerah.Tujuan; -1: none named
	Kelompok  []Text // from the outermost level inwards
	Kolom     []Isi  // of the user's own columns
	Perubahan Text   // why it changed
	Melayani  []Text // the sasaran above that it serves, as written
	Indikator []Indikator
}

// Ukuran is what an indikator and each of its parts say of what is measured.
type Ukuran struct {
	Span          source.Span
	Uraian        Text
	Butir         string // its text with line feeds before the items of a list that is typed in it; "" where there is none
	Target        Nilai
	TargetTahunan []NilaiTahun // by year, ascending
	Satuan        Text
	Formula       []FormulaPart
	KondisiAwal   Kondisi
	KondisiAkhir  Kondisi
	Kolom         []Isi // of the columns of text, built in and the user's own, that it fills
}

// Indikator is a performance indicator.
type Indikator struct {
	Ukuran
	Kode          Text
	Polaritas     Text // "positif", "negatif", "stabil" or none
	Skala         Skala
	Rincian       []Rincian
	JudulHitungan Text
	Perubahan     Text // why it changed, with line feeds
	Hitungan      []Langkah
}

// Skala is the scale of an indikator's predicates.
type Skala struct {
	Text                 // "AKIP", or "A 90, B 75"
	Scale *besaran.Scale // nil: none given, or none that is known
}

// Isi is what is said in a column of text.
type Isi struct {
	Kunci string
	Lines
	Nilai Nilai // of a column of the user's own: what it says as a value; zero where it has several lines
}

// Isi returns what is said under the key of a column of text.
func (u *Ukuran) Isi(kunci string) Lines { return IsiOf(u.Kolom, kunci).Lines }

// IsiOf returns what stands under a key, the zero Isi where nothing does.
func IsiOf(list []Isi, kunci string) Isi {
	for i := range list {
		if list[i].Kunci == kunci {
			return list[i]
		}
	}
	return Isi{}
}

// Lines is text that keeps its lines. List tells that each item is one bullet;
// otherwise there is one item, whose Value holds line feeds.
type Lines struct {
	Items []Text
	List  bool
}

// IsZero tells whether there is nothing to print.
func (l Lines) IsZero() bool { return len(l.Items) == 0 }

// FormulaPart is a paragraph of prose or a fraction in an indicator's formula.
type FormulaPart struct {
	Prosa                     Text // with line feeds; zero where the part is a fraction
	Pembilang, Penyebut, Kali Text
}

// NilaiTahun is a value of one year.
type NilaiTahun struct {
	Tahun int
	Nilai
	KeySpan source.Span // the year
}

// Kondisi is where an indicator stands at the beginning or end of the period.
type Kondisi struct {
	Tahun     int // 0: not said
	TahunSpan source.Span
	Nilai     Nilai
}

// Rincian is a part of an indikator with targets of its own.
type Rincian struct{ Ukuran }

// PenandaTangan is who signs the sheet, alone or with others.
type PenandaTangan struct {
	Span          source.Span
	Sebutan       Text // above the post: "Mengetahui,"
	Jabatan       []Text
	Nama          Text
	Pangkat       Text
	Golongan      Text
	CetakGolongan string // "tidak", "koma", "kurung"
	Nomor         Nomor
	Status        string // "definitif", "Plt.", "Plh.", "Pj."
	StatusSpan    source.Span
	JabatanAsli   []Text
	AtasNama      Text
	UntukBeliau   Text
	GarisBawah    bool
	LabelNIP      Text   // default: what its number is called
	Rata          string // "tengah" or "kiri"
	Paraf         []Text
}

// TandaTangan is how the sheet is signed.
type TandaTangan struct {
	Cara    string // "basah" or "elektronik"
	QR      Text
	Jangkar Text
	Kaki    Text
}

// Tabel is how the table is set.
type Tabel struct {
	Span           source.Span
	Kolom          []Kolom // nil: what the content has
	Judul          map[string]Text
	Lebar          map[string]Lebar
	TujuanBaris    bool // a tujuan is a row above its sasaran
	NomorKolom     bool
	NomorIndikator string // "tidak", "per_sasaran", "menerus"
	GayaNomor      GayaNomor
	GayaDaftar     string // of lists in cells: "•", "1.", "a)" …
	Catatan        []Text
}

// GayaNomor is how numbers are written, each as one of schema.GayaNomor.
type GayaNomor struct{ No, Indikator string }

// Kolom is a column, a group of columns under one heading, or several contents
// joined in one column.
type Kolom struct {
	Span   source.Span
	Nama   string   // of a single column
	Judul  Text     // of a group or a joined column
	Kolom  []Kolom  // the group's columns
	Gabung []string // the joined contents
}

// Lebar is a fixed width.
type Lebar struct {
	Length measure.Length
	Span   source.Span
}

// KolomLain is a column of the user's own.
type KolomLain struct {
	Kunci string
	Judul Text
	Level schema.Level // whose key it is: of a tujuan, a sasaran, an indikator and its parts
}

// Halaman is the page.
type Halaman struct {
	Span            source.Span
	Kertas          schema.Paper
	Lanskap         bool
	Margin          Margin
	Huruf           Huruf
	Ukuran          measure.Length
	NomorAtas       bool
	KataPenyambung  bool // the first word of the next page at the foot
	SatuHalaman     bool
	SatuHalamanSpan source.Span
}

// Margin is the paper left free at each edge.
type Margin struct {
	Atas, Bawah, Kiri, Kanan measure.Length
	Span                     source.Span
}

// Huruf is the typeface: a built-in name or files of the user's.
type Huruf struct {
	Nama                              string // empty where files are named
	Biasa, Tebal, Miring, TebalMiring Text   // paths as written; zero: not given
	Span                              source.Span
}

// Kop is the letterhead.
type Kop struct {
	Span   source.Span
	Logo   Text // path as written
	Baris  []Text
	Alamat []Text
}

// Lampiran is the header of an annex to a decree.
type Lampiran struct {
	Span    source.Span
	Urutan  Text
	Dari    Text
	Nomor   Text
	Tanggal angka.Date
	Tentang Text
}

// LampiranHitungan is how the appendix of calculations is set.
type LampiranHitungan struct {
	Judul       Text
	HalamanBaru bool
}

// Abaikan is a finding that the document sets aside within one table.
type Abaikan struct {
	Slug    finding.Slug
	Alasan  Text
	KeySpan source.Span
	Table   source.Span // from the table's header to the next one
}
