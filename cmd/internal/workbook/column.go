package workbook

import (
	"strconv"
	"strings"

	"iku/content/schema"
)

// part is what a column of a table belongs to.
type part int

const (
	nothing      part = iota // a running number, or what is not read
	berkas                   // which document the row belongs to
	bersama                  // which file the row belongs to that documents inherit
	owner                    // the tujuan or sasaran that the indicator stands under
	indikator                // the indicator, or a part of it
	rincian                  // names a part of the indicator
	langkah                  // a step of a calculation
	tahunBaris               // the year that the row is for
	identitas                // what the row says of its document; the id is the path
	kunci                    // a key of the document; the name is its path
	daftar                   // a key of an element of a list, as program
	pemilik                  // which perjanjian kinerja of the document the row belongs to
	perIndikator             // a table that says something of each indikator; year is the quarter
)

// column says what the cells of a column are.
type column struct {
	id    string // in the row of keys, without its mark
	part  part
	name  string      // the key that it fills
	key   *schema.Key // how its cells are read; nil: they are texts
	year  int         // of a column for one year
	tahun bool        // the column holds the year of a kondisi
	words string      // the heading
}

// keyColumn begins the ids of columns of a document's keys, which its path follows.
const keyColumn = "kunci"

// keyMark begins the cells of the hidden row that tells what each column is.
const keyMark = "iku:"

// kind is a sheet whose rows are indicators.
type kind struct {
	sheet string
	list  string // the key of the document that its owners stand in
	about string
}

var kinds = []kind{
	{"tujuan", "tujuan", "Tujuan yang punya kode atau indikator sendiri: satu baris setiap indikator."},
	{"sasaran dan indikator", "sasaran", "Satu baris setiap indikator. Sasaran cukup ditulis di baris indikatornya yang pertama; bagian indikator di baris di bawahnya, di kolom rincian."},
	{"indikator", "indikator", "Indikator yang berdiri di samping sasaran: satu baris setiap indikator."},
}

// steps is the sheet of calculations.
var steps = kind{"hitungan", "hitungan", "Perhitungan target, satu baris setiap langkah menurut urutannya. Indikator cukup ditulis di langkahnya yang pertama."}

// fields returns the table of the owner, nil where the sheet has none.
func (k kind) fields() *schema.Fields {
	if k.list == "indikator" {
		return nil
	}
	return schema.Root.Key(k.list).Fields
}

// variants are the forms of a step, by their first key.
var variants = func() map[string]*schema.Fields {
	forms := map[string]*schema.Fields{}
	for _, v := range schema.Indikator.Key("hitungan").Fields.Variants {
		forms[v.Keys[0].Name] = v
	}
	return forms
}()

// jenis are the kinds of row in the sheet of calculations, and which key of the
// step its text is.
var jenis = []struct{ name, isi string }{
	{"data", "data"}, {"rumus", "uraian"}, {"tahunan", "tahunan"}, {"kelas", "kelas"}, {"catatan", "catatan"}, {"rincian", "uraian"},
}

// stepKeys are the columns of a step between its text and its years.
var stepKeys = []string{"rumus", "nilai", "tahun", "hasil", "satuan", "simbol", "penjelasan", "kata", "jumlah", "bentuk", "desimal", "tebal", "cetak", "abaikan"}

// words are the headings of columns that are no key by themselves.
var words = map[string]string{
	"sasaran.abaikan": "ABAIKAN (SASARAN)", "tujuan.abaikan": "ABAIKAN (TUJUAN)", "berkas": "BERKAS", "bersama": "BERKAS",
	"langkah.untuk": "UNTUK INDIKATOR", "langkah.jenis": "JENIS", "langkah.isi": "URAIAN",
	"indikator.kondisi_awal.tahun": "TAHUN KONDISI AWAL", "indikator.kondisi_akhir.tahun": "TAHUN KONDISI AKHIR",
}

// heading returns the words over the column of a key, which may be nil.
func heading(id, name string, k *schema.Key) string {
	switch {
	case words[id] != "":
		return words[id]
	case k != nil && k.Heading != "":
		return k.Heading
	}
	return strings.ToUpper(strings.ReplaceAll(name, "_", " "))
}

// columnOf returns the column of an id; nil where there is none. Keys of an
// indicator that the schema does not name are columns of the user's own.
func columnOf(id string) *column {
	first, rest, _ := strings.Cut(id, ".")
	name, detail, _ := strings.Cut(rest, ".")
	c := &column{id: id, name: name, words: heading(id, name, nil)}
	var f *schema.Fields
	switch first {
	case "berkas":
		c.part = berkas
		return c
	case "bersama":
		c.part = bersama
		return c
	case "no":
		c.words = "NO"
		return c
	case perjanjian:
		if rest == "" {
			return perjanjianColumn()
		}
		return listingOf(first).column(rest)
	case menurut:
		return menurutColumn(rest)
	case keyColumn:
		c.part, c.name, c.key = kunci, rest, keyAt(rest)
		if c.key == nil {
			return nil
		}
		return c
	case "tujuan", "sasaran":
		c.part, f = owner, schema.Root.Key(first).Fields
		if own := schema.Root.Key(perjanjian).Fields.Key(first); own != nil && f.Key(name) == nil && own.Fields.Key(name) != nil {
			f = own.Fields // what only those of a perjanjian say
		}
	case "indikator":
		c.part, f = indikator, schema.Indikator
	case "rincian":
		c.part, f = rincian, schema.Indikator.Key("rincian").Fields
	case "langkah":
		c.part = langkah
		if detail != "" {
			c.year, _ = schema.ParseYear(detail)
			c.key, c.words = variants["tahunan"].Key("nilai").Fields.Open, detail
		}
		return c
	default:
		if l := listingOf(first); l != nil {
			return l.column(rest)
		}
		return nil
	}
	switch c.key = f.Key(name); {
	case name == schema.Abaikan.Name:
		c.key = &schema.Abaikan
	case c.key == nil && (c.part == indikator || c.part == owner) && name != "":
		c.key, c.name = &schema.OwnColumn, rest
		return c
	case c.key == nil:
		return nil
	}
	c.words = heading(id, name, c.key)
	switch {
	case detail == "tahun":
		c.tahun, c.key = true, c.key.Fields.Key("tahun")
	case detail != "":
		if c.year, _ = schema.ParseYear(detail); c.year == 0 || c.key.Fields == nil || c.key.Fields.By != schema.Year {
			return nil
		}
		c.key, c.words = c.key.Fields.Open, detail
		if first == "indikator" {
			c.words = "TARGET " + strconv.Itoa(c.year)
		}
	}
	return c
}

// doc returns the line that explains a column.
func (c *column) doc() string {
	switch {
	case c.part == berkas:
		return "Nama dokumen tempat baris ini: satu berkas TOML setiap nama."
	case c.part == bersama:
		return "Nama berkas yang diwarisi; dokumen menyebutnya di kolom warisan."
	case c.id == "langkah.untuk":
		return "Bunyi indikator yang dihitung; kosong: sama dengan baris di atasnya."
	case c.id == "langkah.jenis":
		return "data: angka dasar. rumus: dihitung ulang. tahunan: deret, satu kolom setiap tahun. rincian: bagian deret di atasnya. catatan: prosa."
	case c.id == "langkah.isi":
		return "Nama angka, label rumus, judul deret, nama bagian, atau bunyi catatan."
	case c.part == rincian:
		return "Bagian indikator di atasnya, dengan target sendiri di baris ini."
	case c.part == langkah:
		for _, j := range jenis {
			if f := variants[j.name]; f != nil && f.Key(c.name) != nil {
				return f.Key(c.name).Doc
			}
		}
	}
	if c.key != nil {
		return c.key.Doc
	}
	return ""
}
