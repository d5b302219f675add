package workbook

import (
	"slices"
	"strings"

	"iku/cmd/internal/grid"
	"iku/content/schema"
	"iku/content/tomltree"
)

// listing is a list of tables that only some kinds of document have, as a sheet: a row an
// element. What lies in an element and has its keys, as kegiatan in a program, follows in
// rows of its own.
type listing struct {
	list   string // its key
	levels []jenjang
}

// jenjang is how deep a row lies.
type jenjang struct {
	name   string // the key of the list
	fields *schema.Fields
}

// baris is the column that tells which level a row is of.
const baris = "baris"

// ofSheets are the lists that have sheets of their own.
var ofSheets = map[string]bool{"tujuan": true, "sasaran": true, "indikator": true, "penanda_tangan": true}

// listings are those lists, in the order of the format.
var listings = func() (all []listing) {
	for i := range schema.Root.Keys {
		k := &schema.Root.Keys[i]
		if k.Items != schema.Table || ofSheets[k.Name] {
			continue
		}
		l := listing{list: k.Name}
		for k != nil {
			l.levels = append(l.levels, jenjang{k.Name, k.Fields})
			k = below(k.Fields)
		}
		all = append(all, l)
	}
	return all
}()

// below returns the list in a table whose elements have the table's keys; nil where
// there is none.
func below(f *schema.Fields) *schema.Key {
	for i := range f.Keys {
		k := &f.Keys[i]
		if k.Items != schema.Table || k.Fields == nil {
			continue
		}
		if !slices.ContainsFunc(k.Fields.Keys, func(of schema.Key) bool { return of.Items != schema.Table && f.Key(of.Name) == nil }) {
			return k
		}
	}
	return nil
}

// listingOf returns the listing of that key; nil where there is none.
func listingOf(key string) *listing {
	for i := range listings {
		if listings[i].list == key {
			return &listings[i]
		}
	}
	return nil
}

// keyOf returns how a cell is written and read in a row of a level; nil where that has
// no such key. The keys of a table in an element are those of its path.
func (l *listing) keyOf(depth int, name string) *schema.Key {
	f := l.levels[depth].fields
	if table, key, inside := strings.Cut(name, "."); inside {
		k := f.Key(table)
		if k == nil || !spread(k) {
			return nil
		}
		f, name = k.Fields, key
	}
	if name == schema.Abaikan.Name {
		return &schema.Abaikan
	}
	return f.Key(name)
}

// spread tells of a key whether what its table says stands in columns of their own.
func spread(k *schema.Key) bool {
	return k.Shape == schema.Table && k.Fields != nil && k.Fields.Open == nil && k.Fields.Variants == nil
}

// column returns the column of a key of any level.
func (l *listing) column(name string) *column {
	c := &column{id: l.list + "." + name, part: daftar, name: name, words: heading("", name, nil)}
	if name == baris && len(l.levels) > 1 {
		c.words, c.key = "TINGKAT", &schema.Key{Shape: schema.Text, Format: schema.Choice, Doc: "Tingkat baris ini; yang lebih rendah termasuk yang di atasnya."}
		for _, level := range l.levels {
			c.key.Values = append(c.key.Values, levelWords(level.name))
		}
		return c
	}
	for depth := range l.levels {
		if c.key == nil {
			c.key = l.keyOf(depth, name)
		}
	}
	if c.key == nil {
		return nil
	}
	c.words = heading("", name, c.key)
	if table, key, inside := strings.Cut(name, "."); inside {
		c.words = heading("", table, nil) + ": " + heading("", key, c.key)
	}
	return c
}

func levelWords(name string) string { return strings.ReplaceAll(name, "_", " ") }

// records returns the rows of a document.
func (l *listing) records(root *node) []record {
	if l.list != perjanjian {
		return bySpeaker(root, func(of *node) []record { return l.below(nil, of.elements(l.list), 0) })
	}
	rows := l.below(nil, root.elements(l.list), 0)
	for i, name := range perjanjianNames(root, false) {
		rows[i][perjanjian] = str(name)
	}
	return rows
}

func (l *listing) below(rows []record, list []*node, depth int) []record {
	for _, n := range list {
		r := record{}
		if len(l.levels) > 1 {
			r[l.list+"."+baris] = str(levelWords(l.levels[depth].name))
		}
		var inside []*node
		for _, c := range n.children {
			if depth+1 < len(l.levels) && c.name == l.levels[depth+1].name && tablesIn(c) {
				inside = c.children
				continue
			}
			if l.list == perjanjian && elsewhere(c) {
				continue
			}
			if k := l.keyOf(depth, c.name); k != nil && spread(k) && c.kind == tomltree.Table && len(c.children) > 0 {
				for _, of := range c.children {
					r[l.list+"."+c.name+"."+of.name] = of
				}
				continue
			}
			r[l.list+"."+c.name] = c
		}
		rows = l.below(append(rows, r), inside, depth+1)
	}
	return rows
}

// tablesIn tells a list of tables that says something.
func tablesIn(n *node) bool {
	return n.kind == tomltree.Array && len(n.children) > 0 && allOf(n.children, func(c *node) bool { return c.kind == tomltree.Table })
}

// depth returns the level of a row.
func (l *listing) depth(r record) int {
	if n := r[l.list+"."+baris]; n != nil {
		for i, level := range l.levels {
			if levelWords(level.name) == n.text {
				return i
			}
		}
	}
	return 0
}

// elements is the sheet of a listing.
type elements struct {
	*listing
	measured
}

func (l *elements) see(s subject) bool { return l.note(l.records(s.root)) }

func (l *elements) sheet() *sheet {
	if l.count == 0 {
		return nil
	}
	var always []string
	if l.list == perjanjian {
		always = []string{perjanjian + ".tingkat"} // by which the sheet is known
	}
	return l.table(columnsFor(l.order(), always, l.used), func(s subject) []record { return l.records(s.root) }, func(r record, c *column) *schema.Key {
		if c.name == baris || c.part == pemilik {
			return c.key
		}
		if k := l.keyOf(l.depth(r), c.name); k != nil {
			return k
		}
		return c.key
	})
}

// order returns the ids of its columns as they stand.
func (l *listing) order() []string {
	order := []string{perjanjian, l.list + "." + baris}
	for _, level := range l.levels {
		for i := range level.fields.Keys {
			k := &level.fields.Keys[i]
			order = append(order, l.list+"."+k.Name)
			if spread(k) {
				for j := range k.Fields.Keys {
					order = append(order, l.list+"."+k.Name+"."+k.Fields.Keys[j].Name)
				}
			}
		}
	}
	return order
}

// elements reads the rows of a listing.
func (b *book) elements(g *grid.Sheet, first int, columns []placed, l *listing) {
	var above []*node // the last element of each level
	doc := b.docs.named("")
	var speaker *node
	for r := first; r <= g.Rows(); r++ {
		cells := b.cells(g, r, columns)
		if len(cells) == 0 {
			continue
		}
		depth, empty := 0, true
		var called cell // a perjanjian, by the rows of other sheets
		for _, c := range columns {
			v, said := cells[c.col]
			switch {
			case !said || v.covers:
			case c.part == berkas:
				if next := b.docs.named(text(cells, c.col)); next != doc {
					doc, speaker, above = next, nil, nil
				}
			case c.part == pemilik && l.list == perjanjian:
				v.Use()
				called, empty = v, false
			case c.part == pemilik:
				if next := b.perjanjian(doc, v); next != speaker {
					speaker, above = next, nil
				}
			case c.part == daftar && c.name == baris:
				v.Use()
				i := slices.IndexFunc(l.levels, func(j jenjang) bool { return strings.EqualFold(levelWords(j.name), v.Text) })
				if i < 0 {
					b.note(v.Place, "tingkat \""+brief(v.Text)+"\" tidak dikenal; dibaca sebagai "+l.list)
				}
				depth = max(i, 0)
			case c.part == daftar:
				empty = false
			}
		}
		if empty {
			continue
		}
		if depth > len(above) {
			b.note(grid.Place{Where: g.Where, Row: int32(r), Col: 1}, levelWords(l.levels[depth].name)+" ini tidak di bawah "+levelWords(l.levels[depth-1].name)+"; dibaca sebagai "+levelWords(l.levels[len(above)].name))
			depth = len(above)
		}
		into := doc
		switch {
		case depth > 0:
			into = above[depth-1]
		case speaker != nil:
			into = speaker
		}
		e := into.append(l.levels[depth].name, grid.Place{Where: g.Where, Row: int32(r), Col: 1})
		above = append(above[:depth], e)
		if !called.Empty() && !b.docs.calls(doc, cleaned(called.Text, false), e) {
			b.note(called.Place, "dua perjanjian bernama \""+brief(called.Text)+"\"; baris lembar lain dibaca sebagai isi yang pertama")
		}
		for _, c := range columns {
			v, said := cells[c.col]
			if !said || v.covers || c.part != daftar || c.name == baris {
				continue
			}
			k := l.keyOf(depth, c.name)
			if k == nil {
				b.note(v.Place, "kolom ini tidak berlaku bagi "+levelWords(l.levels[depth].name)+"; isinya \""+brief(v.Text)+"\" tidak dibaca")
				v.Tell()
				continue
			}
			v.Use()
			if table, key, inside := strings.Cut(c.name, "."); inside {
				e.table(table, v.Place).set(key, v.value(k))
			} else {
				e.set(c.name, v.value(k))
			}
		}
	}
}
