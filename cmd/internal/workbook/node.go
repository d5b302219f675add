package workbook

import (
	"strings"

	"iku/cmd/internal/grid"
	"iku/content/angka"
	"iku/content/schema"
	"iku/content/source"
	"iku/content/tomltree"
)

// node is a value of a document: a table, a list or a scalar, with the cell that
// says it.
type node struct {
	kind     tomltree.Kind
	name     string // its key; empty for the elements of a list
	text     string // what a string says; of another scalar, the TOML literal
	children []*node
	at       grid.Place
}

// square is a cell of a sheet that is written; its row and column begin at 1.
func square(row, col int) grid.Place { return grid.Place{Row: int32(row), Col: int32(col)} }

func str(s string) *node                  { return &node{kind: tomltree.String, text: s} }
func lit(k tomltree.Kind, s string) *node { return &node{kind: k, text: s} }

// parse returns the tree of a document without what it inherits; nil where the
// file is no TOML.
func parse(f *source.File) *node {
	tree, refused := tomltree.Parse(f)
	if refused != nil {
		return nil
	}
	return fromTree(tree)
}

func fromTree(t *tomltree.Node) *node {
	n := &node{kind: t.Kind, name: t.Name}
	switch t.Kind {
	case tomltree.Table, tomltree.Array:
		for _, c := range t.Children {
			n.children = append(n.children, fromTree(c))
		}
	case tomltree.String:
		n.text, _ = t.Text()
	default:
		n.text = t.Literal()
	}
	return n
}

// literal reads one TOML value; nil where the text is none.
func literal(text string) *node {
	tree := parse(source.NewFile("", []byte("v = "+text)))
	if tree == nil || len(tree.children) != 1 || tree.children[0].name != "v" {
		return nil
	}
	v := tree.children[0]
	v.name = ""
	return v
}

// get returns the child of that key, nil where there is none; n may be nil.
func (n *node) get(name string) *node {
	if n == nil {
		return nil
	}
	for _, c := range n.children {
		if c.name == name {
			return c
		}
	}
	return nil
}

// set puts a value under a key, replacing what stood there. Nil changes nothing.
func (n *node) set(name string, v *node) {
	if v == nil {
		return
	}
	v.name = name
	for i, c := range n.children {
		if c.name == name {
			n.children[i] = v
			return
		}
	}
	n.children = append(n.children, v)
}

// table returns the table of that key, made where it is missing.
func (n *node) table(name string, at grid.Place) *node {
	if t := n.get(name); t != nil {
		return t
	}
	t := &node{kind: tomltree.Table, at: at}
	n.set(name, t)
	return t
}

// append adds an element to the list of that key and returns it.
func (n *node) append(name string, at grid.Place) *node {
	list := n.get(name)
	if list == nil {
		list = &node{kind: tomltree.Array}
		n.set(name, list)
	}
	e := &node{kind: tomltree.Table, at: at}
	list.children = append(list.children, e)
	return e
}

// elements returns the tables of a list of that key.
func (n *node) elements(name string) []*node {
	if list := n.get(name); list != nil && list.kind == tomltree.Array {
		return list.children
	}
	return nil
}

// say returns what a scalar says under a key: a string as the reader cleans it, a
// number as it is printed.
func (n *node) say(k *schema.Key) string {
	switch n.kind {
	case tomltree.String:
		return cleaned(n.text, k.Format == schema.Prose)
	case tomltree.Integer, tomltree.Float:
		if figure(k) {
			if _, s, err := angka.FromTOML(n.text); err == nil {
				return s
			}
		}
		return strings.ReplaceAll(n.text, "_", "")
	}
	return n.text
}

// figure tells the keys whose number and text say the same.
func figure(k *schema.Key) bool {
	return k.Format == schema.Value || k.Format == schema.Figure || k == &schema.OwnColumn
}

// same tells whether two values under a key give the same document.
func same(a, b *node, k *schema.Key) bool {
	scalar := func(n *node) bool { return n.kind != tomltree.Table && n.kind != tomltree.Array }
	if scalar(a) && scalar(b) {
		number := func(n *node) bool { return n.kind != tomltree.String }
		return a.say(k) == b.say(k) && (number(a) == number(b) || figure(k) || k.Format == schema.Year || k.Format == schema.Period)
	}
	if a.kind != b.kind || len(a.children) != len(b.children) {
		return false
	}
	for i, c := range a.children {
		if c.name != b.children[i].name || !same(c, b.children[i], k) {
			return false
		}
	}
	return true
}

// cleaned returns a text as content reads it: without white space at its ends,
// on one line unless it keeps its lines.
func cleaned(s string, lines bool) string {
	if s = strings.TrimSpace(s); strings.ContainsAny(s, "\r\t") {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\t", " ")
	}
	if !strings.Contains(s, "\n") {
		return s
	}
	var kept []string
	for line := range strings.SplitSeq(s, "\n") {
		if line = strings.TrimSpace(line); lines || line != "" {
			kept = append(kept, line)
		}
	}
	if lines {
		return strings.Join(kept, "\n")
	}
	return strings.Join(kept, " ")
}
