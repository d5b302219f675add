package workbook

import (
	"strings"

	"iku/content/schema"
	"iku/content/tomltree"
)

// keyRow returns the row that tells what the columns of a sheet are, 0 where the
// sheet was not made by this program.
func keyRow(g *grid) int {
	for row := 1; row <= min(g.rows, 20); row++ {
		for _, c := range g.row(row) {
			if strings.HasPrefix(c.text, keyMark) {
				return row
			}
		}
	}
	return 0
}

// book reads a workbook.
type book struct {
	docs  documents
	notes []note
}

// note is something that the reading of a workbook has to say of a cell.
type note struct {
	at   place
	text string
}

func (b *book) note(at place, text string) { b.notes = append(b.notes, note{at, text}) }

// ours reads a sheet that this program made and people filled in.
func (b *book) ours(g *grid, row int) {
	var columns []placed
	values := map[int]string{} // of a sheet of keys and values: the documents
	keys := 0
	for _, c := range g.row(row) {
		id, ok := strings.CutPrefix(c.text, keyMark)
		switch {
		case !ok || c.merged:
		case id == "kunci":
			keys = c.at.col
		case id == "isi":
			values[c.at.col] = ""
		default:
			if column := columnOf(id); column != nil {
				columns = append(columns, placed{c.at.col, column})
			}
		}
	}
	if keys > 0 {
		b.keyed(g, row, keys, values)
		return
	}
	columns = b.added(g, row, columns)
	for _, c := range columns {
		if c.part == langkah {
			b.steps(g, row+2, columns)
			return
		}
	}
	for _, k := range kinds {
		for _, c := range columns {
			if c.part == owner && !strings.HasPrefix(c.id, k.list) || c.part != owner && k.fields() != nil {
				continue
			}
			t := &table{kind: k, columns: columns, docs: &b.docs}
			for r := row + 2; r <= g.rows; r++ {
				t.row(b.cells(g, r, columns), r)
			}
			return
		}
	}
}

// added returns the columns with those that people added: their headings stand
// in the row under that of the keys.
func (b *book) added(g *grid, row int, columns []placed) []placed {
	known := map[int]bool{}
	for _, c := range columns {
		known[c.col] = true
	}
	for _, c := range g.row(row + 1) {
		if known[c.at.col] || c.merged {
			continue
		}
		if column := understand(c.text, ""); column != nil && column.part == indikator {
			columns = append(columns, placed{c.at.col, column})
		} else if column == nil {
			b.note(c.at, "kolom \""+brief(c.text)+"\" tidak dikenal, tidak dibaca")
		}
	}
	return columns
}

// cells returns the cells of a row in columns that are read, and says what is odd
// in them.
func (b *book) cells(g *grid, row int, columns []placed) map[int]cell {
	cells := map[int]cell{}
	for _, c := range columns {
		v, ok := g.cells[[2]int{row, c.col}]
		if !ok {
			continue
		}
		b.look(v)
		if !v.empty() && c.part != nothing {
			cells[c.col] = v
		}
	}
	return cells
}

// look says what a reader of the cell could miss.
func (b *book) look(c cell) {
	switch {
	case c.merged:
	case c.uncached:
		b.note(c.at, "sel ini berisi rumus tanpa hasil atau galat; isi nilainya, atau simpan ulang buku kerja di Excel")
	case c.hidden:
		b.note(c.at, "sel ini memuat angka yang lebih teliti daripada yang tampak; dipakai "+c.text)
	}
}

// keyed reads a sheet of keys and values, one column a document.
func (b *book) keyed(g *grid, row, keys int, values map[int]string) {
	if len(values) > 1 {
		for col := range values {
			values[col] = g.at(row+1, col).text
		}
	}
	for col := 1; col <= g.width; col++ {
		name, ok := values[col]
		if !ok {
			continue
		}
		doc := b.docs.named(name)
		for r := row + 2; r <= g.rows; r++ {
			path, c := g.at(r, keys).raw, g.at(r, col)
			b.look(c)
			if c.empty() || c.merged && c.at.col != col {
				continue
			}
			if path == "" {
				b.note(c.at, "baris ini tidak punya kunci, tidak dibaca")
				continue
			}
			k := keyAt(path)
			if k == nil {
				b.note(c.at, "kunci "+brief(path)+" tidak dikenal, tidak dibaca")
				continue
			}
			into := doc
			names := strings.Split(path, ".")
			for _, name := range names[:len(names)-1] {
				into = into.table(name, c.at)
			}
			if c.number && k.Format == schema.Serial && lost(c) {
				b.note(c.at, "nomor ini tersimpan sebagai bilangan, sehingga angka-angka terakhirnya hilang; jadikan sel ini teks dan ketik ulang")
			}
			into.set(names[len(names)-1], c.value(k))
		}
	}
}

// lost tells whether a number has more digits than a spreadsheet keeps.
func lost(c cell) bool { return len(strings.Trim(digits(c.raw), "-")) > 15 }

// keyAt returns the key at the end of a dotted path, nil where there is none.
func keyAt(path string) *schema.Key {
	f := schema.Root
	var k *schema.Key
	for name := range strings.SplitSeq(path, ".") {
		if f == nil {
			return nil
		}
		switch k = f.Key(name); {
		case k == nil && name == schema.Abaikan.Name:
			k = &schema.Abaikan
		case k == nil:
			k = f.Open
		}
		if k == nil {
			return nil
		}
		f = k.Fields
	}
	return k
}

// steps reads the sheet of calculations.
func (b *book) steps(g *grid, first int, columns []placed) {
	s := &stepReader{book: b, by: map[*node]map[string]*node{}}
	for r := first; r <= g.rows; r++ {
		cells := map[string]cell{}
		var order []string
		for _, c := range columns {
			if v, ok := g.cells[[2]int{r, c.col}]; ok {
				b.look(v)
				if !v.empty() && (!v.merged || v.at.row == r) {
					name := strings.TrimPrefix(c.id, "langkah.")
					cells[name] = v
					order = append(order, name)
				}
			}
		}
		if len(cells) > 0 {
			s.row(cells, order, place{g.name, r, 1})
		}
	}
}

type stepReader struct {
	*book
	doc    *node
	of     *node // the indicator
	series *node // the last series, which parts belong to
	by     map[*node]map[string]*node
}

func (s *stepReader) row(cells map[string]cell, order []string, at place) {
	if s.doc == nil {
		s.doc = s.docs.named("")
	}
	if c, ok := cells["berkas"]; ok && s.docs.named(c.text) != s.doc {
		s.doc, s.of, s.series = s.docs.named(c.text), nil, nil
	}
	if c, ok := cells["untuk"]; ok {
		if s.by[s.doc] == nil {
			_, s.by[s.doc] = labels(s.doc)
		}
		if s.of = s.by[s.doc][strings.ToLower(cleaned(c.text, false))]; s.of == nil {
			s.note(c.at, "tidak ada indikator \""+brief(c.text)+"\"; perhitungannya tidak dibaca")
		}
		s.series = nil
	}
	delete(cells, "berkas")
	delete(cells, "untuk")
	if s.of == nil || len(cells) == 0 {
		return
	}
	kind := s.jenis(cells)
	f := variants[kind]
	if kind == "rincian" {
		if s.series == nil {
			s.note(at, "rincian ini tidak di bawah deret tahunan; tidak dibaca")
			return
		}
		f = variants["tahunan"].Key("rincian").Fields
	}
	var step *node
	if kind == "rincian" {
		step = s.series.append("rincian", at)
	} else {
		step = s.of.append("hitungan", at)
	}
	s.series = map[bool]*node{true: step, false: s.series}[kind == "tahunan"]
	if kind == "tahunan" {
		step.set("tahunan", str(""))
	}
	for _, name := range order {
		if c, ok := cells[name]; ok {
			s.fill(step, f, kind, name, c)
		}
	}
}

// jenis returns the kind of a step, guessed where the row does not say it.
func (s *stepReader) jenis(cells map[string]cell) string {
	c, said := cells["jenis"]
	delete(cells, "jenis")
	for _, j := range jenis {
		if strings.EqualFold(j.name, c.text) {
			return j.name
		}
	}
	if said {
		s.note(c.at, "jenis langkah \""+brief(c.text)+"\" tidak dikenal; pakai data, rumus, tahunan, rincian atau catatan")
	}
	_, formula := cells["rumus"]
	_, figure := cells["nilai"]
	for name := range cells {
		if strings.HasPrefix(name, "nilai.") && !formula {
			return "tahunan"
		}
	}
	switch {
	case formula:
		return "rumus"
	case figure:
		return "data"
	}
	return "catatan"
}

func (s *stepReader) fill(step *node, f *schema.Fields, kind, name string, c cell) {
	if name == "isi" {
		for _, j := range jenis {
			if j.name == kind {
				name = j.isi
			}
		}
	}
	if year, ok := strings.CutPrefix(name, "nilai."); ok {
		if k := f.Key("nilai"); k != nil && k.Fields != nil {
			step.table("nilai", c.at).set(year, c.value(k.Fields.Open))
			return
		}
		name = ""
	}
	k := f.Key(name)
	if name == schema.Abaikan.Name {
		k = &schema.Abaikan
	}
	if k == nil {
		s.note(c.at, "kolom ini tidak berlaku bagi langkah "+kind+"; isinya \""+brief(c.text)+"\" tidak dibaca")
		return
	}
	if k.Format == schema.Formula && c.number {
		step.set(name, str(c.text))
		return
	}
	step.set(name, c.value(k))
}

// brief returns a text cut for a message.
func brief(s string) string {
	s = cleaned(s, false)
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

var (
	periodOf = pattern(`\b((?:19|20)\d\d)\s*(?:[-–—]|s\.?/?d\.?|sampai(?: dengan)?)\s*((?:19|20)\d\d)\b`)
	yearOf   = pattern(`\b((?:19|20)\d\d)\b`)
)

// period returns the years that a text names, as the format writes them; nil
// where it names none.
func period(text string) *node {
	if m := periodOf().FindStringSubmatch(text); m != nil && m[1] <= m[2] {
		return str(m[1] + "-" + m[2])
	}
	if m := yearOf().FindStringSubmatch(text); m != nil {
		return lit(tomltree.Integer, m[1])
	}
	return nil
}
