package workbook

import (
	"slices"
	"strconv"
	"strings"

	"iku/cmd/internal/grid"
	"iku/content/schema"
	"iku/content/tomltree"
)

// What a document says by indikator is a sheet with a row for each of them and a column
// a table: realisasi, capaian, targets by quarter.

// menurut begins the ids of its columns.
const menurut = "menurut"

// byIndikator returns the table by indikator that a key of the document means,
// realisasi_2025 being one of realisasi; nil where it is none.
func byIndikator(name string) *schema.Key {
	if k := schema.Root.Below(name); k != nil && k.Fields != nil && k.Fields.ByIndikator {
		return k
	}
	return nil
}

// quarters is how many cells a list by quarter has, where it has just as many.
const quarters = 4

// menurutColumn returns the column of an id without its beginning; nil where there is
// none.
func menurutColumn(rest string) *column {
	name, quarter, _ := strings.Cut(rest, ".")
	c := &column{id: menurut + "." + rest, part: perIndikator, name: name}
	if name == "indikator" && quarter == "" {
		c.words, c.key = "INDIKATOR", &schema.Key{Shape: schema.Text, Doc: "Kode indikator, atau nomor sasaran dan indikatornya, misalnya 1.2."}
		return c
	}
	k := byIndikator(name)
	if k == nil {
		return nil
	}
	c.key, c.words = k.Fields.Open, strings.ToUpper(strings.ReplaceAll(name, "_", " "))
	if quarter != "" {
		n, err := strconv.Atoi(quarter)
		if err != nil || n < 1 || n > quarters {
			return nil
		}
		c.year, c.words = n, c.words+" "+quarter
		c.key = &schema.Key{Shape: c.key.Items, Format: c.key.Format, Doc: c.key.Doc}
	}
	return c
}

// menurutRecords returns the rows of a document.
func menurutRecords(root *node) (rows []record) {
	at := map[string]record{}
	for _, t := range root.children {
		if byIndikator(t.name) == nil || t.kind != tomltree.Table {
			continue
		}
		for _, c := range t.children {
			r := at[c.name]
			if r == nil {
				r = record{menurut + ".indikator": str(c.name)}
				at[c.name] = r
				rows = append(rows, r)
			}
			id := menurut + "." + t.name
			if c.kind == tomltree.Array && len(c.children) == quarters && allOf(c.children, func(n *node) bool { return n.kind != tomltree.Table && n.kind != tomltree.Array }) &&
				allOf(c.children, func(n *node) bool { return n.kind != tomltree.String || n.text != "" }) {
				for i, e := range c.children {
					r[id+"."+strconv.Itoa(i+1)] = e
				}
				continue
			}
			r[id] = c
		}
	}
	return rows
}

// byEach is that sheet.
type byEach struct{ measured }

func (m *byEach) see(s subject) bool { return m.note(bySpeaker(s.root, menurutRecords)) }

func (m *byEach) sheet() *sheet {
	if m.count == 0 {
		return nil
	}
	return m.table(columnsFor(byEachOrder(), nil, m.used), func(s subject) []record { return bySpeaker(s.root, menurutRecords) }, func(r record, c *column) *schema.Key {
		if n := r[menurut+".indikator"]; n.text == schema.Abaikan.Name && c.name != "indikator" {
			return &schema.Abaikan
		}
		return c.key
	})
}

// byEachOrder returns the ids of its columns as they stand.
func byEachOrder() []string {
	order := []string{perjanjian, menurut + ".indikator"}
	for i := range schema.Root.Keys {
		if k := &schema.Root.Keys[i]; byIndikator(k.Name) != nil {
			order = append(order, menurut+"."+k.Name)
			for q := range quarters {
				order = append(order, menurut+"."+k.Name+"."+strconv.Itoa(q+1))
			}
		}
	}
	return order
}

// figures reads the rows of that sheet.
func (b *book) figures(g *grid.Sheet, first int, columns []placed) {
	doc := b.docs.named("")
	into := doc
	for r := first; r <= g.Rows(); r++ {
		cells := b.cells(g, r, columns)
		if len(cells) == 0 {
			continue
		}
		of := ""
		for _, c := range columns {
			switch v, said := cells[c.col]; {
			case !said || v.covers:
			case c.part == berkas:
				doc = b.docs.named(text(cells, c.col))
				into = doc
			case c.part == pemilik:
				into = b.perjanjian(doc, v)
			case c.part == perIndikator && c.name == "indikator":
				v.Use()
				of = cleaned(v.typed(), false)
			}
		}
		for _, c := range columns {
			v, said := cells[c.col]
			if !said || v.covers || c.part != perIndikator || c.name == "indikator" {
				continue
			}
			if of == "" {
				b.tell(Lost, v.Place, "baris ini tidak menyebut indikatornya, tidak dibaca")
				v.Tell()
				continue
			}
			v.Use()
			t := into.table(c.name, v.Place)
			k := c.key
			if of == schema.Abaikan.Name {
				k = &schema.Abaikan
			}
			if c.year == 0 {
				t.set(of, v.value(k))
				continue
			}
			list := t.get(of)
			if list == nil {
				list = &node{kind: tomltree.Array, at: v.Place}
				t.set(of, list)
			}
			if n := len(list.children); n != c.year-1 {
				b.note(v.Place, "triwulan sebelumnya kosong; isi keempatnya")
			}
			list.children = append(list.children, v.value(k))
		}
	}
}

// isMenurut tells whether columns are those of the sheet.
func isMenurut(columns []placed) bool {
	return slices.ContainsFunc(columns, func(c placed) bool { return c.part == perIndikator })
}
