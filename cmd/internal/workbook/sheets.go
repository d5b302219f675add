package workbook

import (
	"fmt"
	"strings"

	"iku/content/schema"
)

// spare is how many empty rows of a template are made ready to be filled in.
const spare = 60

// sheet is a sheet of a workbook: what stands above its rows, and the rows.
type sheet struct {
	name, title, about string
	bare               bool // nothing but headings stands above the rows
	wide               bool // it is printed across
	columns            []sheetColumn
	choices            []choosing                      // of cells by themselves
	rows               func(subject) [][]value         // of a document
	each               func(put func(row) error) error // gives all rows
	count              int                             // of them
	spare              int                             // empty rows behind them
	empty              bool                            // cells that say nothing are there to be filled in
}

// first is the row under the headings.
func (s *sheet) first() int {
	if s.bare {
		return 2
	}
	return 5
}

// sheetColumn is a column of a sheet. Width is in characters; 0 hides it.
type sheetColumn struct {
	width             float64
	key, words, about string
	choice            *schema.Key // what its cells take their values from
}

// value is what a cell says: of a document, or of the program itself in a style of its own.
type value struct {
	n     *node // nil: nothing
	key   *schema.Key
	text  string
	style string // of a text; empty: the cell says a value
}

// choosing is a cell with a list of allowed values, by its row among the rows.
type choosing struct {
	row, col int
	key      *schema.Key
}

// plan is a sheet while documents are seen for the first time.
type plan interface {
	see(s subject) bool // tells whether the document has rows in the sheet
	sheet() *sheet      // nil where there is nothing to write
}

// plansOf returns the sheets of a workbook in their order.
func plansOf(several, template bool) []plan {
	form := func(name, title string, under ...string) plan {
		k := &keyed{name: name, title: title, template: template, leaves: leaves{under: under}}
		if several {
			return &keyedRows{*k, documentColumn("berkas"), false, 0}
		}
		return k
	}
	plans := []plan{
		form("identitas", "Identitas dokumen dan perangkat daerah", "", "dokumen", "perangkat_daerah"),
		&keyedRows{keyed{name: "bersama", title: "Yang diwarisi dokumen-dokumen ini", leaves: leaves{under: sharedTables()}}, documentColumn("bersama"), true, 0},
	}
	for _, k := range kinds {
		plans = append(plans, &measured{kind: k, several: several, template: template, used: map[string]bool{}})
	}
	own := func(k kind) measured {
		return measured{kind: k, several: several, used: map[string]bool{}}
	}
	plans = append(plans, form("menurut jenis", "Isi menurut jenis dokumennya", ofJenis...),
		&byEach{own(kind{"menurut indikator", menurut, "Satu baris setiap indikator: target triwulan, realisasi, capaian."})})
	for i := range listings {
		l := &listings[i]
		plans = append(plans, &elements{l, own(kind{levelWords(l.list), l.list, schema.Root.Key(l.list).Fields.Doc + " Satu baris setiap isi."})})
	}
	return append(plans,
		&calculated{measured{kind: steps, several: several, template: template, used: map[string]bool{}}},
		form("penanda tangan", "Penanda tangan", "penanda_tangan", "tanda_tangan"),
		form("setelan", "Rupa dokumen: kertas, kop, lampiran, tabel", "kolom_lain", "tabel", "halaman", "kop", "lampiran", "lampiran_hitungan", "perubahan"))
}

// ofAll are the tables that sheets for every kind of document hold.
var ofAll = map[string]bool{"dokumen": true, "perangkat_daerah": true, "penanda_tangan": true, "tanda_tangan": true, "kolom_lain": true, "tabel": true,
	"halaman": true, "kop": true, "lampiran": true, "lampiran_hitungan": true, "perubahan": true}

// ofJenis are the tables that only some kinds have and that stand once in a document.
var ofJenis = func() (names []string) {
	for i := range schema.Root.Keys {
		if k := &schema.Root.Keys[i]; k.Fields != nil && k.Items != schema.Table && !k.Fields.ByIndikator && !ofAll[k.Name] {
			names = append(names, k.Name)
		}
	}
	return names
}()

// widthOf are the widths of columns that are no key by themselves and hold more
// than a figure, in characters.
var widthOf = map[string]float64{
	"berkas": 18, "bersama": 18, "langkah.untuk": 26, "langkah.isi": 32, "langkah.rumus": 26, "langkah.penjelasan": 22, "langkah.kata": 24,
	"langkah.tahun": 7, "langkah.bentuk": 9, "langkah.tebal": 7, "langkah.cetak": 7, "langkah.desimal": 9, "langkah.satuan": 10,
	"langkah.simbol": 14, "langkah.jumlah": 14,
}

// width returns the width of a column, in characters.
func (c *column) width() float64 {
	switch {
	case widthOf[c.id] > 0:
		return widthOf[c.id]
	case c.year > 0:
		return 9
	case c.key != nil && c.key.Width > 0:
		return c.key.Width
	}
	return 10.5
}

// offered returns the columns of a table that the empty workbook has; a column a
// year of those of years.
func offered(table string, f *schema.Fields, root *node) (ids []string) {
	for _, k := range f.Keys {
		id := table + "." + k.Name
		switch {
		case !k.Offered:
			continue
		case k.Fields != nil && k.Fields.By == schema.Year:
			ids = append(ids, yearsOf(root, id+".")...)
			continue
		case k.Fields != nil && k.Fields.Key("tahun") != nil:
			ids = append(ids, id+".tahun")
		}
		ids = append(ids, id)
	}
	return ids
}

// measured is a sheet of indicators.
type measured struct {
	kind
	several, template bool
	used              map[string]bool
	always            []string
	count             int
}

func (m *measured) see(s subject) bool {
	if m.template && m.list == "sasaran" {
		m.always = append(offered("sasaran", schema.Root.Key("sasaran").Fields, s.root), offered("indikator", schema.Indikator, s.root)...)
		m.always = append(m.always, offered("rincian", schema.Indikator.Key("rincian").Fields, s.root)...)
	}
	return !s.shared && m.note(m.recordsOf(s.root))
}

// note notes the columns of rows, and tells whether there are any.
func (m *measured) note(rows []record) bool {
	for _, r := range rows {
		for id := range r {
			m.used[id] = true
		}
	}
	m.count += len(rows)
	return len(rows) > 0
}

// recordsOf returns the rows of a document.
func (m *measured) recordsOf(root *node) []record {
	return bySpeaker(root, func(of *node) []record { return records(m.kind, of) })
}

func (m *measured) sheet() *sheet {
	if m.count == 0 && len(m.always) == 0 {
		return nil
	}
	always := append([]string{"indikator.uraian"}, m.always...)
	if m.fields() != nil {
		always = append(always, m.list+".uraian")
	}
	return m.table(columnsFor(m.order(), always, m.used), func(s subject) []record { return m.recordsOf(s.root) }, func(_ record, c *column) *schema.Key { return c.key })
}

// calculated is the sheet of calculations.
type calculated struct{ measured }

func (m *calculated) see(s subject) bool {
	if m.template {
		m.always = yearsOf(s.root, "langkah.nilai.")
	}
	return !s.shared && m.note(stepRecords(s.root))
}

func (m *calculated) sheet() *sheet {
	if m.count == 0 && !m.template {
		return nil
	}
	order := []string{"langkah.untuk", "langkah.jenis", "langkah.isi"}
	always := append(append([]string{}, order...), m.always...)
	for _, key := range stepKeys {
		order = append(order, "langkah."+key)
	}
	if m.template {
		always = append(always, order[3:len(order)-1]...)
	}
	return m.table(columnsFor(order, always, m.used), func(s subject) []record { return stepRecords(s.root) }, stepKey)
}

// table returns a sheet of rows under the headings of its columns.
func (m *measured) table(columns []*column, rows func(subject) []record, key func(record, *column) *schema.Key) *sheet {
	s := &sheet{name: m.kind.sheet, title: strings.ToUpper(m.kind.sheet[:1]) + m.kind.sheet[1:], about: m.about, wide: true, count: m.count, empty: !m.several}
	if m.template {
		s.spare = spare
	}
	if m.several {
		s.columns = []sheetColumn{documentColumn("berkas")}
	}
	for _, c := range columns {
		choice := c.key
		if c.part == langkah {
			choice = choiceOf(c)
		}
		s.columns = append(s.columns, sheetColumn{c.width(), c.id, c.words, c.doc(), choice})
	}
	s.rows = func(of subject) (out [][]value) {
		for i, r := range rows(of) {
			var row []value
			switch {
			case m.several && i == 0:
				row = append(row, documentCell(of))
			case m.several:
				row = append(row, value{})
			}
			for _, c := range columns {
				if n := r[c.id]; n != nil {
					row = append(row, value{n: n, key: key(r, c)})
				} else {
					row = append(row, value{})
				}
			}
			out = append(out, row)
		}
		return out
	}
	return s
}

// yearsOf returns the columns of the years of a document's period.
func yearsOf(root *node, id string) (ids []string) {
	said := at(root, "dokumen", "periode")
	if said == nil {
		return nil
	}
	var from, to int
	if n, _ := fmt.Sscanf(said.text, "%4d-%4d", &from, &to); n < 2 {
		to = from
	}
	for year := from; year > 0 && year <= min(to, from+10); year++ {
		ids = append(ids, fmt.Sprint(id, year))
	}
	return ids
}

// choiceOf returns the closed set that a column of a step takes its values from;
// nil where it has none.
func choiceOf(c *column) *schema.Key {
	if c.name == "jenis" {
		set := &schema.Key{Shape: schema.Text, Format: schema.Choice}
		for _, j := range jenis {
			set.Values = append(set.Values, j.name)
		}
		return set
	}
	if c.name == "bentuk" { // its values depend on the kind of step
		set := &schema.Key{Shape: schema.Text, Format: schema.Choice}
		for _, j := range jenis {
			if f := variants[j.name]; f != nil && f.Key("bentuk") != nil {
				set.Values = append(set.Values, f.Key("bentuk").Values...)
			}
		}
		return set
	}
	for _, j := range jenis {
		if f := variants[j.name]; f != nil && f.Key(c.name) != nil && f.Key(c.name).Shape == schema.Bool {
			return f.Key(c.name)
		}
	}
	return nil
}
