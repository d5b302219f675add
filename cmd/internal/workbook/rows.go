package workbook

import (
	"slices"
	"strconv"
	"strings"

	"iku/content/schema"
	"iku/content/tomltree"
)

// table reads the rows of a sheet into documents.
type table struct {
	kind    kind
	columns []placed
	docs    *documents

	doc      *node
	owner    *node
	current  *node // the indicator
	part     *node // the part of it that this row is
	owners   int
	measures int
}

// placed is a column and where it stands.
type placed struct {
	col int
	*column
}

// row reads one row.
func (t *table) row(cells map[int]cell, row int) {
	if len(cells) == 0 {
		return
	}
	if t.doc == nil {
		t.doc = t.docs.named("")
	}
	for _, c := range t.columns {
		if c.part == berkas {
			if text := cells[c.col].text; text != "" && t.docs.named(text) != t.doc {
				t.doc, t.owner, t.current = t.docs.named(text), nil, nil
			}
		}
	}
	if t.kind.fields() != nil {
		t.begin(cells, row)
	}
	isNew := t.measure(cells, row)
	if t.current == nil {
		return
	}
	for _, c := range t.columns {
		if v := cells[c.col]; !v.empty() && c.part == indikator && c.name != "uraian" {
			t.fill(c.column, v, isNew, row)
		}
	}
}

// own returns the cell of the column that fills a key of a part, and whether it
// begins something: it holds a text that is not that of a merged cell above.
func (t *table) own(p part, name string, cells map[int]cell, row int) (found cell, begins bool) {
	for _, c := range t.columns {
		if c.part == p && c.name == name && !cells[c.col].empty() {
			found = cells[c.col]
			return found, !found.merged || found.at.row == row
		}
	}
	return cell{}, false
}

// begin starts an owner where the row names one.
func (t *table) begin(cells map[int]cell, row int) {
	c, begins := t.own(owner, "uraian", cells, row)
	f := t.kind.fields()
	if !begins {
		return
	}
	if t.owner != nil && !c.shape.verbatim && same(t.owner.get("uraian"), c.value(f.Key("uraian")), f.Key("uraian")) {
		return // repeated in every row
	}
	t.owner, t.current = t.doc.append(t.kind.list, c.at), nil
	t.owners++
	for _, c := range t.columns {
		if c.part != owner || cells[c.col].empty() {
			continue
		}
		if c.id == servedTujuan {
			t.serve(cells[c.col])
			continue
		}
		t.owner.set(c.name, cells[c.col].value(c.key))
	}
}

// servedTujuan is the column of a table of the agency's own that says in words
// which tujuan a sasaran serves.
const servedTujuan = "tujuan dengan kata-kata"

// serve adds the tujuan to those of the agency and lets the sasaran name it.
func (t *table) serve(c cell) {
	agency := t.doc.table("perangkat_daerah", place{})
	list := agency.get("tujuan")
	if list == nil || list.kind != tomltree.Array {
		list = &node{kind: tomltree.Array, at: c.at}
		agency.set("tujuan", list)
	}
	text := cleaned(c.text, false)
	for i, e := range list.children {
		if e.text == text {
			t.owner.set("tujuan", lit(tomltree.Integer, strconv.Itoa(i+1)))
			return
		}
	}
	e := str(text)
	e.at = c.at
	list.children = append(list.children, e)
	n := lit(tomltree.Integer, strconv.Itoa(len(list.children)))
	n.at = c.at
	t.owner.set("tujuan", n)
}

// measure starts an indicator or a part of one where the row names it.
func (t *table) measure(cells map[int]cell, row int) (isNew bool) {
	t.part = nil
	if c, begins := t.own(indikator, "uraian", cells, row); begins {
		under := t.owner
		if under == nil {
			under = t.doc
		}
		t.current = under.append("indikator", c.at)
		t.current.set("uraian", c.value(schema.Indikator.Key("uraian")))
		t.measures++
		isNew = true
	}
	if c, begins := t.own(rincian, "uraian", cells, row); begins && t.current != nil {
		t.part = t.current.append("rincian", c.at)
		t.part.set("uraian", c.value(schema.Indikator.Key("rincian").Fields.Key("uraian")))
		isNew = true
	}
	return isNew
}

// fill puts a cell into the indicator or the part of it that the row is. In a row
// that begins neither, texts go on those above.
func (t *table) fill(c *column, v cell, isNew bool, row int) {
	into := t.current
	if t.part != nil && (c.name == "target" || c.name == "target_tahunan" || c.name == "satuan" || c.name == schema.Abaikan.Name) {
		into = t.part
	}
	value := v.value(c.key)
	switch {
	case value == nil:
	case !isNew:
		if !v.merged || v.at.row == row {
			extend(into, c, value)
		}
	case c.tahun:
		k := kondisi(into, c.name, v.at)
		k.set("tahun", value)
		slices.SortStableFunc(k.children, func(a, b *node) int { return strings.Compare(b.name, a.name) }) // tahun before nilai
	case c.year > 0 && (c.name == "kondisi_awal" || c.name == "kondisi_akhir"):
		k := kondisi(into, c.name, v.at)
		k.set("tahun", lit(tomltree.Integer, strconv.Itoa(c.year)))
		k.set("nilai", value)
	case c.year > 0:
		into.table(c.name, v.at).set(strconv.Itoa(c.year), value)
	case c.key.Fields != nil && value.kind != tomltree.Table && into.get(c.name) != nil && into.get(c.name).kind == tomltree.Table:
		into.get(c.name).set("nilai", value)
	default:
		into.set(c.name, value)
	}
}

// kondisi returns the table of a kondisi, made of its value where that is said
// already.
func kondisi(of *node, name string, at place) *node {
	n := of.get(name)
	if n != nil && n.kind == tomltree.Table {
		return n
	}
	t := &node{kind: tomltree.Table, at: at}
	of.set(name, t)
	t.set("nilai", n)
	return t
}

// extend adds a text that goes on in a further row to what stands above it.
func extend(n *node, c *column, more *node) {
	had := n.get(c.name)
	if had == nil {
		if c.year == 0 && !c.tahun {
			n.set(c.name, more)
		}
		return
	}
	if had.kind == tomltree.String && more.kind == tomltree.String && c.key.Format == schema.Prose {
		had.text += "\n" + more.text
	}
	if had.kind == tomltree.Array && more.kind == tomltree.Array {
		had.children = append(had.children, more.children...)
	}
}

// documents are those of a workbook, by the name that it gives them.
type documents struct {
	list []*document
	by   map[string]*document
}

type document struct {
	name string
	root *node
}

// named returns the document of a name, made where it is new.
func (d *documents) named(name string) *node {
	key := strings.ToLower(name)
	if doc := d.by[key]; doc != nil {
		return doc.root
	}
	doc := &document{name, &node{kind: tomltree.Table}}
	if d.by == nil {
		d.by = map[string]*document{}
	}
	d.by[key] = doc
	d.list = append(d.list, doc)
	return doc.root
}

// labels returns the indicators of a document by the names that its calculations
// call them: what they say, and a number behind those that say the same.
func labels(root *node) (names []string, by map[string]*node) {
	by = map[string]*node{}
	seen := map[string]int{}
	add := func(list []*node) {
		for _, i := range list {
			text := ""
			if u := i.get("uraian"); u != nil {
				text = cleaned(u.text, false)
			}
			label := visible(text)
			for by[strings.ToLower(label)] != nil {
				seen[text]++
				label = visible(text) + " #" + strconv.Itoa(seen[text]+1)
			}
			by[strings.ToLower(label)] = i
			names = append(names, label)
		}
	}
	for _, k := range kinds {
		if k.fields() == nil {
			add(root.elements("indikator"))
			continue
		}
		for _, o := range root.elements(k.list) {
			add(o.elements("indikator"))
		}
	}
	return names, by
}
