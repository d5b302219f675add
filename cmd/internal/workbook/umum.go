package workbook

import (
	"slices"
	"sort"
	"strings"

	"iku/cmd/internal/grid"
	"iku/content/source"
	"iku/content/tomltree"
)

// Umum is the name of the file of what the documents of a workbook, or of a folder of them, agree in.
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
	n := &node{kind: t.Kind, name: t.Name}
	if i := sort.Search(len(d.places), func(i int) bool { return d.places[i].offset > t.Span.Start }); i > 0 {
		n.at = d.places[i-1].at
	}
	switch t.Kind {
	case tomltree.Table, tomltree.Array:
		for _, c := range t.Children {
			n.children = append(n.children, d.placed(c))
		}
	case tomltree.String:
		n.text, _ = t.Text()
	default:
		n.text = t.Literal()
	}
	return n
}

// document writes a draft.
func (d draft) document(name string) Document {
	text, places := compose(d.root, d.about)
	return Document{Name: name, TOML: text, places: places}
}

// Share takes what the documents of all results say alike out of them, and returns it
// as a file that they inherit; false where they say nothing alike. Of one document, and
// where one inherits already or has the name of that file, nothing is shared. One
// document is in memory as a tree at a time.
func Share(results []*Result) (shared Document, some bool) {
	var common *node
	n := 0
	for _, r := range results {
		for _, d := range r.Documents {
			root := draftOf(d).root
			if d.Name == Umum || root == nil || root.get("warisan") != nil {
				return shared, false
			}
			if n++; n == 1 {
				common = shareable(root)
			} else {
				common.keepAlike(root)
			}
		}
	}
	if n < 2 || len(common.children) == 0 {
		return shared, false
	}
	for _, r := range results {
		for i, d := range r.Documents {
			draft := draftOf(d)
			draft.root.without(common)
			draft.root.set("warisan", str(Umum+".toml"))
			r.Documents[i] = draft.document(d.Name)
		}
	}
	shared = draft{common, "Yang sama pada semua lembar; setiap lembar mewarisinya."}.document(Umum)
	shared.Shared = true
	return shared, true
}

// shareable returns what other documents may say too.
func shareable(root *node) *node {
	out := &node{kind: root.kind}
	for _, name := range agreeing {
		t := root.get(name)
		if t == nil || t.kind != root.kind {
			continue
		}
		for _, value := range t.children {
			if !slices.Contains(ownKeys, value.name) {
				out.table(name, grid.Place{}).set(value.name, value)
			}
		}
	}
	return out
}

// keepAlike drops of what is common the values that a document does not say.
func (n *node) keepAlike(root *node) {
	for _, t := range n.children {
		said := root.get(t.name)
		t.children = slices.DeleteFunc(t.children, func(value *node) bool {
			return said == nil || said.kind != t.kind || !alike(said.get(value.name), value)
		})
	}
	n.children = slices.DeleteFunc(n.children, func(t *node) bool { return len(t.children) == 0 })
}

// without takes out of a document what is common.
func (n *node) without(common *node) {
	for _, t := range common.children {
		own := n.get(t.name)
		own.children = slices.DeleteFunc(own.children, func(c *node) bool { return t.get(c.name) != nil })
		if len(own.children) == 0 {
			n.children = slices.DeleteFunc(n.children, func(c *node) bool { return c == own })
		}
	}
}

// alike tells whether two values are the same, wherever they stand.
func alike(a, b *node) bool {
	return a != nil && a.kind == b.kind && a.name == b.name && a.text == b.text && slices.EqualFunc(a.children, b.children, alike)
}
