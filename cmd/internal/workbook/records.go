package workbook

import (
	"slices"
	"strconv"
	"strings"

	"iku/cmd/internal/grid"
	"iku/content/schema"
	"iku/content/tomltree"
)

// record is a row of a sheet of indicators: values by the id of their column.
type record map[string]*node

// measure adds what an indicator or a part of one says.
func (r record) measure(n *node) {
	for _, c := range n.children {
		id := "indikator." + c.name
		switch {
		case c.name == "hitungan" || c.name == "rincian":
		case c.name == "target_tahunan":
			r.years(id, c, nil)
		case (c.name == "kondisi_awal" || c.name == "kondisi_akhir") && c.kind == tomltree.Table && len(c.children) == 2 && c.get("tahun") != nil && c.get("nilai") != nil:
			r[id], r[id+".tahun"] = c.get("nilai"), c.get("tahun")
		default:
			r[id] = c
		}
	}
}

// spreadYears puts a table of years into the columns of its years; what else a
// table holds stands in one cell.
func (r record) years(id string, n *node, k *schema.Key) {
	if n.kind == tomltree.Table && len(n.children) > 0 && allOf(n.children, func(c *node) bool { _, ok := schema.ParseYear(c.name); return ok }) {
		for _, c := range n.children {
			r[id+"."+c.name] = c
		}
		return
	}
	r[id] = n
}

// records returns the rows that a document has in a sheet.
func records(k kind, root *node) []record {
	var rows []record
	if k.fields() == nil {
		return measures(rows, record{}, root.elements("indikator"))
	}
	for i, o := range root.elements(k.list) {
		first := record{}
		for _, c := range o.children {
			if c.name != "indikator" || c.kind != tomltree.Array {
				first[k.list+"."+c.name] = c
			}
		}
		if i > 0 && sameOwner(o, root.elements(k.list)[i-1]) {
			first[k.list+".uraian"] = whole(first[k.list+".uraian"])
		}
		rows = measures(rows, first, o.elements("indikator"))
	}
	return rows
}

func sameOwner(a, b *node) bool {
	x, y := a.get("uraian"), b.get("uraian")
	return x != nil && y != nil && grid.Visible(cleaned(x.text, false)) == grid.Visible(cleaned(y.text, false))
}

// whole returns a value that is written as TOML in any case, so that a text which
// is repeated begins something of its own.
func whole(n *node) *node {
	c := n.copy()
	c.kind, c.text = asIs, inline(n)
	return c
}

// asIs is the kind of a node whose text is TOML to be put into the cell.
const asIs tomltree.Kind = 255

// measures appends the rows of indicators, the first of which carries the owner.
func measures(rows []record, first record, list []*node) []record {
	if len(list) == 0 && len(first) > 0 {
		return append(rows, first)
	}
	for i, n := range list {
		r := record{}
		if i == 0 {
			r = first
		}
		r.measure(n)
		rows = append(rows, r)
		for _, part := range n.elements("rincian") {
			r := record{}
			r.measure(part)
			if words := r["indikator.uraian"]; words != nil {
				delete(r, "indikator.uraian")
				r["rincian.uraian"] = words
			}
			rows = append(rows, r)
		}
	}
	return rows
}

// stepRecords returns the rows that a document has in the sheet of calculations.
func stepRecords(root *node) []record {
	var rows []record
	names, by := labels(root)
	for _, name := range names {
		list := by[strings.ToLower(name)].elements("hitungan")
		for i, n := range list {
			r := record{}
			if i == 0 {
				r["langkah.untuk"] = str(name)
			}
			kind := "catatan"
			for _, j := range jenis[:4] {
				if n.get(j.name) != nil {
					kind = j.name
				}
			}
			rows = append(append(rows, r), r.step(n, kind)...)
		}
	}
	return rows
}

// step fills the row of a step and returns those of its parts.
func (r record) step(n *node, kind string) (parts []record) {
	r["langkah.jenis"] = str(kind)
	isi := ""
	for _, j := range jenis {
		if j.name == kind {
			isi = j.isi
		}
	}
	for _, c := range n.children {
		switch {
		case c.name == isi:
			r["langkah.isi"] = c
		case c.name == "nilai" && c.kind == tomltree.Table:
			r.years("langkah.nilai", c, nil)
		case c.name == "rincian" && c.kind == tomltree.Array:
			for _, e := range c.children {
				part := record{}
				part.step(e, "rincian")
				parts = append(parts, part)
			}
		default:
			r["langkah."+c.name] = c
		}
	}
	return parts
}

// stepKey returns how a cell of a step is written.
func stepKey(r record, c *column) *schema.Key {
	kind := r["langkah.jenis"].text
	f := variants[kind]
	if kind == "rincian" {
		f = variants["tahunan"].Key("rincian").Fields
	}
	name := c.name
	if name == "isi" {
		for _, j := range jenis {
			if j.name == kind {
				name = j.isi
			}
		}
	}
	switch {
	case c.year > 0:
		return c.key
	case name == schema.Abaikan.Name:
		return &schema.Abaikan
	}
	if k := f.Key(name); k != nil {
		return k
	}
	return &schema.Key{Name: name, Shape: schema.Text}
}

// columnsFor returns the columns of a sheet: those always shown, and those that
// its rows use, in the order of the schema.
func columnsFor(order, always []string, used map[string]bool) []*column {
	for _, id := range always {
		used[id] = true
	}
	var columns []*column
	rest := map[string]bool{}
	for id := range used {
		rest[id] = true
	}
	take := func(id string) {
		if rest[id] {
			delete(rest, id)
			if c := columnOf(id); c != nil {
				columns = append(columns, c)
			}
		}
	}
	for _, id := range order {
		take(id)
		for year := 1945; year <= 2200; year++ {
			take(id + "." + strconv.Itoa(year))
		}
		take(id + ".tahun")
	}
	left := make([]string, 0, len(rest))
	for id := range rest {
		left = append(left, id)
	}
	slices.Sort(left)
	for _, id := range left {
		take(id)
	}
	return columns
}

// order returns the ids of the columns of a sheet of indicators as they stand.
func (k kind) order() []string {
	ids := []string{perjanjian}
	if f := k.fields(); f != nil {
		for _, name := range []string{"kelompok", "kode", "uraian", "tujuan", "melayani", "cetak", "abaikan"} {
			if f.Key(name) != nil || name == "abaikan" || name == "melayani" {
				ids = append(ids, k.list+"."+name)
			}
		}
	}
	ids = append(ids, "indikator.kode", "indikator.uraian", "rincian.uraian")
	for _, key := range schema.Places {
		if !key.Setting && key.Items != schema.Table {
			ids = append(ids, "indikator."+key.Name)
		}
	}
	ids = append(ids, "indikator.abaikan")
	return ids
}
