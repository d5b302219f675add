package workbook

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"iku/cmd/internal/grid"
	"iku/content/schema"
	"iku/content/tomledit"
	"iku/content/tomltree"
)

// inline returns a value as it is written on one line.
func inline(n *node) string {
	switch n.kind {
	case tomltree.String:
		return tomledit.Quote(n.text)
	case tomltree.Array:
		items := make([]string, len(n.children))
		for i, c := range n.children {
			items[i] = inline(c)
		}
		return "[" + strings.Join(items, ", ") + "]"
	case tomltree.Table:
		if len(n.children) == 0 {
			return "{}"
		}
		items := make([]string, len(n.children))
		for i, c := range n.children {
			items[i] = tomledit.QuoteKey(c.name) + " = " + inline(c)
		}
		return "{ " + strings.Join(items, ", ") + " }"
	}
	return n.text
}

// mapping tells which cell says the bytes that begin at an offset of the TOML.
type mapping struct {
	offset int
	at     grid.Place
}

// writer writes a document as a person would: the keys in the order of the
// schema, equal signs in line, blank lines between tables, a ruler before each
// sasaran.
type writer struct {
	strings.Builder
	places []mapping
}

const lineWidth = 110

// compose returns the TOML of a tree under a comment, and the cells of its
// parts in order of offset.
func compose(root *node, about string) ([]byte, []mapping) {
	w := &writer{}
	for line := range strings.SplitSeq(about, "\n") {
		w.WriteString(strings.TrimRight("# "+line, " ") + "\n")
	}
	w.body(root, schema.Root, "")
	return []byte(w.String()), w.places
}

// entry is a key with its value and, where it is known, its description.
type entry struct {
	n *node
	k *schema.Key
}

// entries returns the children of a table in the order of the schema, and behind
// them those that it does not name.
func entries(n *node, f *schema.Fields) []entry {
	keys := f.Keys
	for _, v := range f.Variants {
		if n.get(v.Keys[0].Name) != nil {
			keys = v.Keys
		}
	}
	rank := map[string]int{}
	for i := range keys {
		rank[keys[i].Name] = i + 1
	}
	list := make([]entry, 0, len(n.children))
	for _, c := range n.children {
		e := entry{n: c, k: f.Open}
		if i := rank[c.name]; i > 0 {
			e.k = &keys[i-1]
		} else if c.name == schema.Abaikan.Name {
			e.k = &schema.Abaikan
		} else if f == schema.Root {
			e.k = f.Below(c.name) // realisasi_2025
		}
		list = append(list, e)
	}
	slices.SortStableFunc(list, func(a, b entry) int {
		order := func(e entry) int {
			if i := rank[e.n.name]; i > 0 {
				return i
			}
			return len(keys) + 1
		}
		return cmp.Compare(order(a), order(b))
	})
	return list
}

// headed tells whether a value stands under headers of its own.
func headed(e entry) bool {
	if e.k == nil || e.k.Fields == nil || e.k.Fields.Part {
		return false
	}
	switch e.n.kind {
	case tomltree.Table:
		return true
	case tomltree.Array:
		return len(e.n.children) > 0 && e.k.Fields.Name != "hitungan.rincian" &&
			!slices.ContainsFunc(e.n.children, func(c *node) bool { return c.kind != tomltree.Table })
	}
	return false
}

func (w *writer) mark(at grid.Place) {
	if at.Row > 0 {
		w.places = append(w.places, mapping{w.Len(), at})
	}
}

// body writes what a table holds: its own values, then the tables under it.
func (w *writer) body(n *node, f *schema.Fields, path string) {
	list := entries(n, f)
	widest := 0
	for _, e := range list {
		if !headed(e) {
			widest = max(widest, utf8.RuneCountInString(tomledit.QuoteKey(e.n.name)))
		}
	}
	if path == "" && widest > 0 {
		w.WriteString("\n")
	}
	for _, e := range list {
		if !headed(e) {
			name := tomledit.QuoteKey(e.n.name)
			w.mark(e.n.at)
			w.WriteString(name + strings.Repeat(" ", widest-utf8.RuneCountInString(name)) + " = ")
			w.value(e.n, widest+3)
			w.WriteString("\n")
		}
	}
	for _, e := range list {
		if !headed(e) {
			continue
		}
		name := path + tomledit.QuoteKey(e.n.name)
		if e.n.kind == tomltree.Table {
			w.WriteString("\n")
			w.mark(e.n.at)
			w.WriteString("[" + name + "]\n")
			w.body(e.n, e.k.Fields, name+".")
			continue
		}
		for i, c := range e.n.children {
			if path == "" && e.n.name == "sasaran" && len(e.n.children) > 1 {
				ruler := " sasaran " + strconv.Itoa(i+1)
				w.WriteString("\n# " + strings.Repeat("-", 76-len(ruler)) + ruler + "\n")
			}
			w.WriteString("\n")
			w.mark(c.at)
			w.WriteString("[[" + name + "]]\n")
			w.body(c, e.k.Fields, name+".")
		}
	}
}

// value writes a value whose first line begins at that column; what is too long
// for a line takes several.
func (w *writer) value(n *node, column int) {
	one := inline(n)
	switch {
	case n.kind == tomltree.String && strings.Contains(strings.Trim(n.text, "\n"), "\n"):
		w.WriteString(`"""` + "\n" + tomledit.Escape(strings.Trim(n.text, "\n"), "\n") + `"""`)
		return
	case n.kind != tomltree.Array || len(n.children) < 2 || column+utf8.RuneCountInString(one) <= lineWidth:
		w.places = append(w.places, w.inside(n, w.Len())...)
		w.WriteString(one)
		return
	}
	w.WriteString("[\n")
	for _, c := range n.children {
		w.WriteString("  ")
		w.places = append(w.places, w.inside(c, w.Len())...)
		w.WriteString(inline(c) + ",\n")
	}
	w.WriteString("]")
}

// inside returns the cells of what stands in an inline value at that offset.
func (w *writer) inside(n *node, offset int) (list []mapping) {
	if n.kind == tomltree.Array {
		offset++
		for i, c := range n.children {
			if i > 0 {
				offset += len(", ")
			}
			list = append(list, w.inside(c, offset)...)
			offset += len(inline(c))
		}
		return list
	}
	if n.kind != tomltree.Table {
		if n.at.Row > 0 {
			list = append(list, mapping{offset, n.at})
		}
		return list
	}
	offset += len("{ ")
	for i, c := range n.children {
		if i > 0 {
			offset += len(", ")
		}
		if c.at.Row > 0 {
			list = append(list, mapping{offset, c.at})
		}
		offset += len(tomledit.QuoteKey(c.name) + " = ")
		list = append(list, w.inside(c, offset)...)
		offset += len(inline(c))
	}
	return list
}
