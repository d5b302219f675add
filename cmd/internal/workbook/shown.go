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
	jenis, _ := schema.JenisOf(saidBy(root.get("dokumen").get("jenis"), nil))
	if year := saidBy(root.get("dokumen").get("tahun"), nil); jenis.Tahunan && year != "" {
		root = root.copy()
		root.ofYear(year)
	}
	s.root = root
	return s
}

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
// a workbook have them.
func (s subject) further() (tables []furtherTable) {
	add := func(title string, order []string, rows []record) {
		used := map[string]bool{}
		for _, r := range rows {
			for id := range r {
				if c := columnOf(id); c != nil && (c.key == nil || c.key.Fields == nil && c.key != &schema.Abaikan || c.key.Fields == schema.PenandaTangan) {
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
				n := r[c.id]
				if c.key.Fields == schema.PenandaTangan {
					row = append(row, person(n))
				} else {
					row = append(row, saidBy(n, c.key))
				}
			}
			t.Rows = append(t.Rows, row)
		}
		if len(rows) > 0 && len(columns) > 0 {
			tables = append(tables, t)
		}
	}
	add("Menurut indikator", byEachOrder(), menurutRecords(s.root))
	for i := range listings {
		l := &listings[i]
		words := levelWords(l.list)
		if l.list == "pk" {
			words = "perjanjian kinerja"
		}
		add(strings.ToUpper(words[:1])+words[1:], l.order(), l.records(s.root))
	}
	return tables
}

// person returns who signs: the post, then the name.
func person(n *node) string {
	post, name := saidBy(n.get("jabatan"), nil), saidBy(n.get("nama"), nil)
	if post == "" || name == "" {
		return post + name
	}
	return post + ": " + name
}
