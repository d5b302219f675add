package workbook

import (
	"slices"
	"strconv"
	"strings"

	"iku/cmd/internal/grid"
	"iku/content/schema"
	"iku/content/tomltree"
)

// table reads the rows of a sheet into documents.
type table struct {
	kind    kind
	columns []placed
	docs    *documents
	book    *book

	doc      *node
	speaker  *node // the perjanjian kinerja in it that the rows are of; nil: they are its own
	owner    *node
	current  *node      // the indicator
	part     *node      // the part of it that this row is
	kelompok *node      // the group that the next sasaran are of
	served   *grid.Cell // the tujuan that the next sasaran serve
	year     string     // that the row is for, where there is a row a year
	agency   string     // that a line across the table named last
	owners   int
	pending  []*grid.Cell // lines across the table that nothing follows yet
	measures int
}

// placed is a column and where it stands.
type placed struct {
	col int
	*column
}

// text uses and returns what a column of a row says, empty where nothing.
func text(cells map[int]cell, col int) string {
	if c := cells[col]; !c.Empty() {
		c.Use()
		return c.Text
	}
	return ""
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
			if text := text(cells, c.col); text != "" && t.docs.named(text) != t.doc {
				t.doc, t.speaker, t.owner, t.current = t.docs.named(text), nil, nil, nil
			}
		}
	}
	for _, c := range t.columns {
		if v := cells[c.col]; c.part == pemilik && !v.Empty() {
			if of := t.book.perjanjian(t.doc, v); of != t.speaker {
				t.speaker, t.owner, t.current = of, nil, nil
			}
		}
	}
	for _, c := range t.columns {
		if c.part != identitas {
			continue
		}
		if said := text(cells, c.col); said != "" && (c.id != "dokumen.jenis" || said != schema.JenisIKU) { // what it is without a word
			table, key, _ := strings.Cut(c.id, ".")
			if into := t.doc.table(table, cells[c.col].Place); into.get(key) == nil {
				v := valued(cleaned(said, false), cells[c.col].Place)
				if key == "periode" && period(said) != nil {
					v = period(said)
				}
				into.set(key, v)
			} else if had := into.get(key).text; had != cleaned(said, false) && (period(said) == nil || had != period(said).text) {
				cells[c.col].Leave()
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
	t.year = ""
	for _, c := range t.columns {
		if c.part == tahunBaris {
			cells[c.col].Use()
			t.year = yearOf().FindString(cells[c.col].Title())
		}
	}
	if about := t.doc.get("dokumen"); t.year != "" && about.get("jenis") != nil && about.get("tahun") == nil && t.docs.byFile {
		if j, _ := schema.JenisOf(about.get("jenis").text); j.Tahunan {
			about.set("tahun", lit(integer, t.year))
		}
	}
	for _, c := range t.columns {
		if v := cells[c.col]; !v.Empty() && c.part == indikator && c.name != "uraian" {
			t.fill(c.column, v, isNew, row)
		}
	}
}

// own returns the cell of the column that fills a key of a part, and whether it
// begins something: it holds a text that is not that of a merged cell above.
func (t *table) own(p part, name string, cells map[int]cell, row int) (found cell, begins bool) {
	for _, c := range t.columns {
		if c.part == p && c.name == name && !cells[c.col].Empty() {
			found = cells[c.col]
			return found, !found.covers || int(found.Place.Row) == row
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
	if t.owner != nil && !c.Verbatim && same(t.owner.get("uraian"), c.value(f.Key("uraian")), f.Key("uraian")) {
		return // repeated in every row
	}
	t.open(c)
	for _, c := range t.columns {
		if c.part != owner || cells[c.col].Empty() {
			continue
		}
		if c.id == servedTujuan {
			t.serve(cells[c.col])
			continue
		}
		t.owner.set(c.name, cells[c.col].value(c.key))
	}
}

// open starts the owner that a cell names.
func (t *table) open(c cell) {
	t.owner, t.current, t.pending = t.under().append(t.kind.list, c.Place), nil, nil
	t.owner.set("uraian", c.value(t.kind.fields().Key("uraian")))
	if t.kelompok != nil && t.kind.list == "sasaran" {
		t.owner.set("kelompok", t.kelompok.copy())
	}
	if t.served != nil && t.kind.list == "sasaran" {
		t.serve(cell{Cell: t.served})
	}
	t.owners++
}

// under returns whose the sasaran of the rows are.
func (t *table) under() *node {
	if t.speaker != nil {
		return t.speaker
	}
	return t.doc
}

// servedTujuan is the column of a table of the agency's own that says in words
// which tujuan a sasaran serves.
const servedTujuan = "tujuan dengan kata-kata"

// serve adds the tujuan to those of the agency and lets the sasaran name it.
func (t *table) serve(c cell) {
	agency := t.doc.table("perangkat_daerah", grid.Place{})
	list := agency.get("tujuan")
	if list == nil || list.kind != tomltree.Array {
		list = &node{kind: tomltree.Array, at: c.Place}
		agency.set("tujuan", list)
	}
	c.Use()
	text := cleaned(c.Text, false)
	for i, e := range list.children {
		if e.text == text {
			t.owner.set("tujuan", lit(tomltree.Integer, strconv.Itoa(i+1)))
			return
		}
	}
	e := str(text)
	e.at = c.Place
	list.children = append(list.children, e)
	n := lit(tomltree.Integer, strconv.Itoa(len(list.children)))
	n.at = c.Place
	t.owner.set("tujuan", n)
}

// measure starts an indicator or a part of one where the row names it.
func (t *table) measure(cells map[int]cell, row int) (isNew bool) {
	t.part = nil
	again := slices.ContainsFunc(t.columns, func(p placed) bool { return p.part == tahunBaris }) // a row a year repeats its texts
	uraian := schema.Indikator.Key("uraian")
	if c, begins := t.own(indikator, "uraian", cells, row); begins {
		if had := t.current.get("uraian"); !again || had == nil || !same(had, c.value(uraian), uraian) {
			t.indicator(c)
			isNew = true
		}
	}
	if c, begins := t.own(rincian, "uraian", cells, row); begins && t.current != nil {
		if list := t.current.elements("rincian"); again && len(list) > 0 {
			if last := list[len(list)-1]; same(last.get("uraian"), c.value(uraian), uraian) {
				t.part = last
				return isNew
			}
		}
		t.part = t.current.append("rincian", c.Place)
		t.part.set("uraian", c.value(schema.Indikator.Key("rincian").Fields.Key("uraian")))
		isNew = true
	}
	return isNew
}

// indicator starts the indicator that a cell names.
func (t *table) indicator(c cell) {
	under := t.owner
	if under == nil {
		under = t.under()
	}
	t.current = under.append("indikator", c.Place)
	t.current.set("uraian", c.value(schema.Indikator.Key("uraian")))
	t.measures++
}

// fill puts a cell into the indicator or the part of it that the row is. In a row
// that begins neither, texts go on those above.
func (t *table) fill(c *column, v cell, isNew bool, row int) {
	into := t.current
	if t.part != nil && (schema.Rincian.Key(c.name) != nil || c.key == &schema.OwnColumn || c.name == schema.Abaikan.Name) {
		into = t.part
	}
	if !isNew && v.covers && int(v.Place.Row) < row {
		return // said in the row where it begins
	}
	value := v.value(c.key)
	switch {
	case value == nil:
	case t.year != "" && c.name == "target":
		into.table("target_tahunan", v.Place).set(t.year, value)
	case !isNew:
		if !extend(into, c, value) {
			v.Leave()
		}
	case c.tahun:
		k := kondisi(into, c.name, v.Place)
		k.set("tahun", value)
		slices.SortStableFunc(k.children, func(a, b *node) int { return strings.Compare(b.name, a.name) }) // tahun before nilai
	case c.year > 0 && (c.name == "kondisi_awal" || c.name == "kondisi_akhir"):
		k := kondisi(into, c.name, v.Place)
		k.set("tahun", lit(tomltree.Integer, strconv.Itoa(c.year)))
		k.set("nilai", value)
	case c.year > 0:
		into.table(c.name, v.Place).set(strconv.Itoa(c.year), value)
	case c.key.Fields != nil && value.kind != tomltree.Table && into.get(c.name) != nil && into.get(c.name).kind == tomltree.Table:
		into.get(c.name).set("nilai", value)
	default:
		into.set(c.name, value)
	}
}

// kondisi returns the table of a kondisi, made of its value where that is said
// already.
func kondisi(of *node, name string, at grid.Place) *node {
	n := of.get(name)
	if n != nil && n.kind == tomltree.Table {
		return n
	}
	t := &node{kind: tomltree.Table, at: at}
	of.set(name, t)
	t.set("nilai", n)
	return t
}

// extend adds a text that goes on in a further row to what stands above it, and
// tells whether it did.
func extend(n *node, c *column, more *node) bool {
	had := n.get(c.name)
	if had == nil {
		if c.year == 0 && !c.tahun {
			n.set(c.name, more)
			return true
		}
		return false
	}
	if c.key.Format == schema.Prose && had.kind != tomltree.Table && more.kind != tomltree.Table {
		switch {
		case had.kind == tomltree.String && more.kind == tomltree.String:
			had.text += "\n" + more.text
			return true
		case had.kind == tomltree.Array && more.kind == tomltree.Array:
			had.children = append(had.children, more.children...)
			return true
		}
	}
	return same(had, more, c.key)
}

// documents are those of a file, by the names that its sheets give them.
type documents struct {
	list   []*document
	by     map[string]*document
	byFile bool   // names are those of files, not of agencies
	scope  string // of names: those of a sheet are its own
	sheet  string
	speaks map[*node]map[string]*node // the perjanjian of documents by the names that rows call them
}

type document struct {
	name     string
	sheet    string // where this program did not make it
	suffix   string // of its file's name
	shared   bool   // it is no document, but what others inherit
	byFile   bool
	replaces *document
	root     *node // nil once text is made of it
	nama     string
	text     []byte
	places   []mapping
}

func (d *documents) key(name string) string { return d.scope + strings.ToLower(name) }

// named returns the document of a name, made where it is new.
func (d *documents) named(name string) *node {
	key := d.key(name)
	if doc := d.by[key]; doc != nil {
		return doc.root
	}
	doc := &document{name: name, byFile: d.byFile && name != "", sheet: d.sheet, root: &node{kind: tomltree.Table}}
	if d.scope != "" && doc.sheet == "" {
		doc.sheet = " " // of a document without sheets
	}
	if d.by == nil {
		d.by = map[string]*document{}
	}
	d.by[key] = doc
	d.list = append(d.list, doc)
	return doc.root
}

// of returns the document of a tree.
func (d *documents) of(root *node) *document {
	for _, doc := range d.list {
		if doc.root == root {
			return doc
		}
	}
	return nil
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
			label := grid.Visible(text)
			for by[strings.ToLower(label)] != nil {
				seen[text]++
				label = grid.Visible(text) + " #" + strconv.Itoa(seen[text]+1)
			}
			by[strings.ToLower(label)] = i
			names = append(names, label)
		}
	}
	for _, s := range speakers(root, false) {
		for _, k := range kinds {
			if k.fields() == nil {
				add(s.root.elements("indikator"))
				continue
			}
			for _, o := range s.root.elements(k.list) {
				add(o.elements("indikator"))
			}
		}
	}
	return names, by
}
