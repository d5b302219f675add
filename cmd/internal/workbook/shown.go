package workbook

import (
	"strings"

	"iku/content"
	"iku/content/schema"
	"iku/content/tomltree"
)

// shown returns all that a document shows to its readers: what it says, and what it has
// of the document that it is based on; of targets those of its year, where it is about
// one.
func (s subject) shown() subject {
	root := s.root
	if root.get("berdasarkan") != nil && len(s.from.Reads) > 0 {
		if base := content.Inherited(s.from.File, s.from.Reads); base != nil {
			root = root.copy()
			merge(root, fromTree(base))
		}
	}
	if len(root.elements(perjanjian)) > 0 {
		root = root.copy()
		root.handOver()
	}
	jenis, _ := schema.JenisOf(saidBy(root.get("dokumen").get("jenis"), nil))
	if year := saidBy(root.get("dokumen").get("tahun"), nil); jenis.Tahunan && year != "" {
		root = root.copy()
		root.ofYear(year)
	}
	s.root = root
	return s
}

// handOver gives the perjanjian that do not say them what they have of their document: the
// sasaran, and who promises. What stands in a perjanjian is no longer its document's.
func (n *node) handOver() {
	for _, of := range n.elements(perjanjian) {
		if of.get("sasaran") == nil {
			for _, key := range ofDocument {
				if c := n.get(key); c != nil {
					of.set(key, c.copy())
				}
			}
		}
		if first := n.get("penanda_tangan"); of.get("pihak_pertama") == nil && first != nil && first.kind == tomltree.Table {
			of.set("pihak_pertama", first.copy())
		}
	}
	for _, key := range ofDocument {
		n.drop(key)
	}
}

// ofDocument are the lists of a document that one of its perjanjian may be about.
var ofDocument = []string{"tujuan", "sasaran", "indikator"}

// ofYear leaves of all targets those of a year, where it is among them.
func (n *node) ofYear(year string) {
	for _, c := range n.children {
		if c.name == "target_tahunan" && c.kind == tomltree.Table && c.get(year) != nil {
			c.children = []*node{c.get(year)}
		} else {
			c.ofYear(year)
		}
	}
}

// furtherTable is a further table of a page.
type furtherTable struct {
	Title   string
	Columns []string
	Rows    [][]string
}

// further returns the tables of what only some kinds of document say, as their sheets in
// a workbook have them: of what stands in the document, or in a perjanjian of it.
func further(root *node) (tables []furtherTable) {
	add := func(title string, order []string, rows []record) {
		used := map[string]bool{}
		for _, r := range rows {
			for id := range r {
				if c := columnOf(id); c != nil && c.key.Fields == nil && c.key != &schema.Abaikan && (!strings.Contains(c.name, ".") || saysWho(c.name)) {
					used[id] = true
				}
			}
		}
		t := furtherTable{Title: title}
		columns := columnsFor(order, nil, used)
		for _, c := range columns {
			t.Columns = append(t.Columns, c.words)
		}
		for _, r := range rows {
			var row []string
			for _, c := range columns {
				row = append(row, saidBy(r[c.id], c.key))
			}
			t.Rows = append(t.Rows, row)
		}
		if len(rows) > 0 && len(columns) > 0 {
			tables = append(tables, t)
		}
	}
	add("Menurut indikator", byEachOrder(), menurutRecords(root))
	for i := range listings {
		l := &listings[i]
		words := levelWords(l.list)
		rows := l.below(nil, root.elements(l.list), 0)
		if l.list == perjanjian {
			words, rows = "perjanjian kinerja", l.records(root)
		}
		add(strings.ToUpper(words[:1])+words[1:], l.order(), rows)
	}
	return tables
}

// saysWho tells of a key of a party whether it says who that is.
func saysWho(path string) bool {
	_, key, _ := strings.Cut(path, ".")
	return key == "jabatan" || key == "nama"
}
