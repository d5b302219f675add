package workbook

import (
	"slices"
	"sort"
	"strings"

	"iku/cmd/internal/grid"
	"iku/content/source"
	"iku/content/tomltree"
)

// Umum is the name of the file of what the documents of one workbook agree in.
const Umum = "_umum"

// agreeing are the tables in which documents may agree key by key, and of the document
// itself the keys that are each one's own.
var (
	agreeing = []string{"dokumen", "penanda_tangan", "tanda_tangan", "tabel", "halaman", "kop", "lampiran_hitungan"}
	ownKeys  = []string{"revisi", "menggantikan", "nomor"}
)

// draft is a document that is written anew.
type draft struct {
	root  *node
	about string // its comment
}

// draftOf reads a document back, with the cells that say its values; the zero draft
// where it cannot be read.
func draftOf(d Document) (out draft) {
	tree, refused := tomltree.Parse(source.NewFile("", d.TOML))
	if refused != nil {
		return out
	}
	var lines []string
	for line := range strings.Lines(string(d.TOML)) {
		text, comment := strings.CutPrefix(line, "#")
		if !comment {
			break
		}
		lines = append(lines, strings.TrimSpace(text))
	}
	return draft{d.placed(tree), strings.Join(lines, "\n")}
}

// placed returns a value as a node that knows its cell.
func (d Document) placed(t *tomltree.Node) *node {
	n := fromTree(t)
	n.children = nil
	if i := sort.Search(len(d.places), func(i int) bool { return d.places[i].offset > t.Span.Start }); i > 0 {
		n.at = d.places[i-1].at
	}
	if t.Kind == tomltree.Table || t.Kind == tomltree.Array {
		for _, c := range t.Children {
			n.children = append(n.children, d.placed(c))
		}
	}
	return n
}

// document writes a draft.
func (d draft) document(name string) Document {
	text, places := compose(d.root, d.about)
	return Document{Name: name, TOML: text, places: places}
}

// Share writes what all documents say alike once, in a file that they inherit. Of one
// document, and where one inherits already or has the name of that file, nothing is
// shared.
func (r *Result) Share() {
	if len(r.Documents) < 2 {
		return
	}
	list := make([]draft, len(r.Documents))
	for i, d := range r.Documents {
		if list[i] = draftOf(d); d.Name == Umum || list[i].root == nil || list[i].root.get("warisan") != nil {
			return
		}
	}
	common := &node{kind: list[0].root.kind}
	for _, name := range agreeing {
		first := list[0].root.get(name)
		if first == nil || first.kind != common.kind {
			continue
		}
		for _, value := range slices.Clone(first.children) {
			if slices.Contains(ownKeys, value.name) || !allSay(list, name, value) {
				continue
			}
			common.table(name, grid.Place{}).set(value.name, value)
			for _, d := range list {
				t := d.root.get(name)
				t.children = slices.DeleteFunc(t.children, func(c *node) bool { return c.name == value.name })
				if len(t.children) == 0 {
					d.root.children = slices.DeleteFunc(d.root.children, func(c *node) bool { return c == t })
				}
			}
		}
	}
	if len(common.children) == 0 {
		return
	}
	for i, d := range list {
		d.root.set("warisan", str(Umum+".toml"))
		r.Documents[i] = d.document(r.Documents[i].Name)
	}
	shared := draft{common, "Yang sama pada semua lembar; setiap lembar mewarisinya."}.document(Umum)
	shared.Shared = true
	r.Documents = append(r.Documents, shared)
}

// allSay tells whether every document says a value under a key of a table.
func allSay(list []draft, table string, value *node) bool {
	return !slices.ContainsFunc(list, func(d draft) bool {
		t := d.root.get(table)
		return t == nil || t.kind != d.root.kind || !alike(t.get(value.name), value)
	})
}

// alike tells whether two values are the same, wherever they stand.
func alike(a, b *node) bool {
	return a != nil && a.kind == b.kind && a.name == b.name && a.text == b.text && slices.EqualFunc(a.children, b.children, alike)
}
