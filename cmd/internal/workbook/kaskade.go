package workbook

import (
	"strconv"
	"strings"

	"iku/cmd/internal/grid"
	"iku/content/schema"
	"iku/content/tomltree"
)

// A file of several perjanjian kinerja says sasaran, programs and figures by indikator in
// each of them as another document does in itself. They stand in the same sheets, and a
// column tells whose each row is.

// perjanjian is the list of them, and the id of that column.
const perjanjian = "pk"

// inPerjanjian are the keys of one that have rows in sheets of their own.
var inPerjanjian = func() map[string]bool {
	own := map[string]bool{"sasaran": true}
	for i := range listings {
		own[listings[i].list] = true
	}
	for _, k := range schema.Root.Keys {
		own[k.Name] = own[k.Name] || byIndikator(k.Name) != nil
	}
	return own
}()

// elsewhere tells of a value in a perjanjian whether its rows stand in another sheet.
func elsewhere(n *node) bool {
	if byIndikator(n.name) != nil {
		return n.kind == tomltree.Table && len(n.children) > 0
	}
	return inPerjanjian[n.name] && tablesIn(n)
}

// speaker is who says something: a document, or a perjanjian kinerja in it.
type speaker struct {
	nama string // of the perjanjian
	root *node
}

// speakers returns the document, then its perjanjian in their order, each called by its
// post or by post and person.
func speakers(root *node, persons bool) []speaker {
	list := []speaker{{"", root}}
	names := perjanjianNames(root, persons)
	for i, n := range root.elements(perjanjian) {
		list = append(list, speaker{names[i], n})
	}
	return list
}

// perjanjianNames returns what each perjanjian of a document is called: the post of its
// first party, with the person where that is asked for or two have the post; and its
// number where it says neither.
func perjanjianNames(root *node, persons bool) (names []string) {
	list := root.elements(perjanjian)
	posts := map[string]int{}
	post := func(n *node) string { return grid.Visible(saidFirst(n.get("pihak_pertama").get("jabatan"))) }
	for _, n := range list {
		posts[strings.ToLower(post(n))]++
	}
	taken := map[string]bool{}
	for i, n := range list {
		name := post(n)
		if persons || posts[strings.ToLower(name)] > 1 {
			if nama := grid.Visible(saidBy(n.get("pihak_pertama").get("nama"), nil)); nama != "" {
				name = strings.TrimPrefix(name+": "+nama, ": ")
			}
		}
		if name == "" {
			name = "PK " + strconv.Itoa(i+1)
		}
		stem := name
		for n := 2; taken[strings.ToLower(name)]; n++ {
			name = stem + " #" + strconv.Itoa(n)
		}
		taken[strings.ToLower(name)] = true
		names = append(names, name)
	}
	return names
}

// saidFirst returns the first line of a text or a list of them.
func saidFirst(n *node) string {
	if n != nil && n.kind == tomltree.Array {
		if len(n.children) == 0 {
			return ""
		}
		n = n.children[0]
	}
	return saidBy(n, nil)
}

// bySpeaker returns the rows of a document and of its perjanjian, each with whose it is.
func bySpeaker(root *node, records func(*node) []record) (rows []record) {
	for _, s := range speakers(root, false) {
		for _, r := range records(s.root) {
			if s.nama != "" {
				r[perjanjian] = str(s.nama)
			}
			rows = append(rows, r)
		}
	}
	return rows
}

// perjanjianColumn is that column.
func perjanjianColumn() *column {
	return &column{id: perjanjian, part: pemilik, words: "PERJANJIAN", key: &schema.Key{Shape: schema.Text,
		Doc: "Perjanjian kinerja tempat baris ini, seperti di lembar pk; kosong: sama dengan baris di atasnya."}}
}

// perjanjian returns the perjanjian of a document that a row names; made, and told, where
// the sheet of them does not have it.
func (b *book) perjanjian(doc *node, c cell) *node {
	name := text(map[int]cell{0: c}, 0)
	if n := b.docs.speaks[doc][strings.ToLower(name)]; n != nil {
		return n
	}
	if b.docs.byFile { // of CSV, which names them alone
		post, nama, _ := strings.Cut(name, ": ")
		n := doc.append(perjanjian, c.Place)
		first := n.table("pihak_pertama", c.Place)
		first.set("jabatan", valued(post, c.Place))
		if nama != "" {
			first.set("nama", valued(nama, c.Place))
		}
		b.docs.calls(doc, name, n)
		return n
	}
	b.note(c.Place, "lembar pk tidak memuat perjanjian \""+brief(name)+"\"; ditambahkan di belakang yang lain")
	n := doc.append(perjanjian, c.Place)
	b.docs.calls(doc, name, n)
	return n
}

// calls notes the name by which the rows of other sheets call a perjanjian; false where
// another has it.
func (d *documents) calls(doc *node, name string, n *node) bool {
	if d.speaks == nil {
		d.speaks = map[*node]map[string]*node{}
	}
	if d.speaks[doc] == nil {
		d.speaks[doc] = map[string]*node{}
	}
	name = strings.ToLower(name)
	if d.speaks[doc][name] != nil {
		return false
	}
	d.speaks[doc][name] = n
	return true
}
