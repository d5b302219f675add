package workbook

import (
	"slices"
	"strings"

	"iku/cmd/internal/grid"
	"iku/content/pola"
	"iku/content/schema"
	"iku/content/tomltree"
)

// keyRow returns the row that tells what the columns of a sheet are, 0 where the
// sheet was not made by this program. People do not see it.
func keyRow(g *grid.Sheet) int {
	for row := 1; row <= min(g.Rows(), 20); row++ {
		for _, c := range g.Whole(row) {
			if strings.HasPrefix(c.Text, keyMark) {
				return row
			}
		}
	}
	return 0
}

// book reads a file of tables.
type book struct {
	from  string // the file's name
	docs  documents
	notes []Note
}

func (b *book) note(at grid.Place, text string) { b.tell(Doubt, at, text) }

func (b *book) tell(w Weight, at grid.Place, text string) {
	b.notes = append(b.notes, Note{w, at, at.String(), text})
}

// ours reads a sheet that this program made and people filled in.
func (b *book) ours(g *grid.Sheet, row int) {
	var columns []placed
	values := map[int]string{} // of a sheet of keys and values: the documents
	keys := 0
	for _, c := range g.Whole(row) {
		id, ok := strings.CutPrefix(c.Text, keyMark)
		c.Use()
		switch {
		case !ok || c.Cols > 1:
		case id == "kunci":
			keys = int(c.Place.Col)
		case id == "isi":
			values[int(c.Place.Col)] = ""
		default:
			if column := columnOf(id); column != nil {
				columns = append(columns, placed{int(c.Place.Col), column})
			}
		}
	}
	for above := 1; above < row; above++ { // the title of the sheet
		for _, c := range g.Whole(above) {
			c.Use()
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
	if isMenurut(columns) {
		b.figures(g, row+2, columns)
		return
	}
	for _, c := range columns {
		if list, _, _ := strings.Cut(c.id, "."); c.part == daftar {
			b.elements(g, row+2, columns, listingOf(list))
			return
		}
	}
	if slices.ContainsFunc(columns, func(c placed) bool { return c.part == kunci }) {
		b.listed(g, row+2, columns)
		return
	}
	for _, k := range kinds {
		for _, c := range columns {
			if c.part == owner && !strings.HasPrefix(c.id, k.list) || c.part != owner && k.fields() != nil {
				continue
			}
			t := &table{kind: k, columns: columns, docs: &b.docs, book: b}
			for r := row + 2; r <= g.Rows(); r++ {
				t.row(b.cells(g, r, columns), r)
			}
			return
		}
	}
}

// added returns the columns with those that people added: their headings stand
// in the row under that of the keys.
func (b *book) added(g *grid.Sheet, row int, columns []placed) []placed {
	known := map[int]bool{}
	for _, c := range columns {
		known[c.col] = true
	}
	for _, c := range g.Row(row + 1) {
		c.Use()
		if known[int(c.Place.Col)] || c.Place.Row != int32(row+1) {
			continue
		}
		if column := understand(c.Text); column.column != nil && column.part == indikator {
			columns = append(columns, placed{int(c.Place.Col), column.column})
		} else {
			b.tell(Lost, c.Place, "kolom \""+brief(c.Text)+"\" tidak dikenal, tidak dibaca")
			for r := row + 2; r <= g.Rows(); r++ {
				g.At(r, int(c.Place.Col)).Tell()
			}
		}
	}
	return columns
}

// cells returns the cells of a row in columns that are read, and says what is odd
// in them. They are used once their value is.
func (b *book) cells(g *grid.Sheet, row int, columns []placed) map[int]cell {
	var cells map[int]cell
	for _, c := range columns {
		v := g.At(row, c.col)
		if v == nil {
			continue
		}
		if v.Begins(row, c.col) {
			b.look(v)
		}
		if v.Empty() {
			continue
		}
		if c.part == nothing {
			if numbering().MatchString(v.Text) {
				v.Use()
			}
			continue
		}
		if cells == nil {
			cells = make(map[int]cell, len(columns))
		}
		cells[c.col] = cell{v, !v.Begins(row, c.col)}
	}
	return cells
}

// numbering matches what stands in a column of running numbers.
var numbering = pola.Regexp(`^[(]?[0-9IVXLivxl]{0,6}([.][0-9]{1,3})*[A-Za-z]?[.)]{0,2}$`)

// look says what a reader of the cell could miss.
func (b *book) look(c *grid.Cell) {
	switch {
	case c.Uncached:
		b.note(c.Place, "sel ini berisi rumus tanpa hasil atau galat; isi nilainya, atau simpan ulang buku kerja di Excel")
	case c.Unsure != "":
		b.note(c.Place, c.Unsure)
	}
}

// keyed reads a sheet of keys and values, one column a document.
func (b *book) keyed(g *grid.Sheet, row, keys int, values map[int]string) {
	for _, c := range g.Whole(row + 1) {
		c.Use()
		if _, ok := values[int(c.Place.Col)]; ok && len(values) > 1 {
			values[int(c.Place.Col)] = c.Text
		}
	}
	for col := 1; col <= g.Width; col++ {
		name, ok := values[col]
		if !ok {
			continue
		}
		doc := b.docs.named(name)
		for r := row + 2; r <= g.Rows(); r++ {
			path, v := "", g.At(r, col)
			if key := g.Any(r, keys); key != nil {
				path = strings.TrimSpace(cell{Cell: key}.typed())
				key.Use()
			}
			if v != nil && v.Begins(r, col) {
				b.look(v)
			}
			if v.Empty() || int(v.Place.Col) != col {
				continue
			}
			c := cell{Cell: v}
			c.Tell()
			if path == "" {
				b.tell(Lost, c.Place, "baris ini tidak punya kunci, tidak dibaca")
				continue
			}
			k := keyAt(path)
			if k == nil {
				b.tell(Lost, c.Place, "kunci "+brief(path)+" tidak dikenal, tidak dibaca")
				continue
			}
			b.set(doc, path, k, c)
		}
	}
	// The labels and descriptions of the keys are the program's own.
	for r := row + 2; r <= g.Rows(); r++ {
		if key := g.Any(r, keys); !key.Empty() {
			for _, c := range g.Whole(r) {
				if _, ok := values[int(c.Place.Col)]; !ok {
					c.Use()
				}
			}
		}
	}
}

// listed reads a sheet of keys, a row a document.
func (b *book) listed(g *grid.Sheet, first int, columns []placed) {
	for r := first; r <= g.Rows(); r++ {
		cells := b.cells(g, r, columns)
		if len(cells) == 0 {
			continue
		}
		name, shared := "", false
		for _, c := range columns {
			if c.part == berkas || c.part == bersama {
				name, shared = text(cells, c.col), c.part == bersama
			}
		}
		doc := b.docs.named(name)
		if shared {
			b.docs.of(doc).shared = true
		}
		for _, c := range columns {
			if v, ok := cells[c.col]; ok && c.part == kunci && !v.covers {
				b.set(doc, c.name, c.key, v)
			}
		}
	}
}

// set puts the value of a cell under a dotted path of a document.
func (b *book) set(doc *node, path string, k *schema.Key, c cell) {
	c.Use()
	into := doc
	names := strings.Split(path, ".")
	for _, name := range names[:len(names)-1] {
		into = into.table(name, c.Place)
	}
	if c.isNumber() && k.Format == schema.Serial && lost(c) {
		b.note(c.Place, "nomor ini tersimpan sebagai bilangan, sehingga angka-angka terakhirnya hilang; jadikan sel ini teks dan ketik ulang")
	}
	into.set(names[len(names)-1], c.value(k))
}

// lost tells whether a number has more digits than a spreadsheet keeps.
func lost(c cell) bool { return len(strings.Trim(digits(c.Raw), "-")) > 15 }

// keyAt returns the key at the end of a dotted path, nil where there is none: no
// column of kolom_lain is told there.
func keyAt(path string) *schema.Key {
	k := schema.At(strings.Split(path, ".")...)
	if k == &schema.OwnColumn {
		return nil
	}
	return k
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
	periodOf = pola.Regexp(`\b((?:19|20)\d\d)\s*(?:[-–—]|s\.?/?d\.?|sampai(?: dengan)?)\s*((?:19|20)\d\d)\b`)
	yearOf   = pola.Regexp(`\b((?:19|20)\d\d)\b`)
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
