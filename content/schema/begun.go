package schema

import (
	"iku/content/finding"
	"iku/content/tomltree"
)

// begun finds where the first header of a list of tables was forgotten: longer ones,
// [[sasaran.indikator]], follow keys that the table above them does not have and an
// element of the list has. They are one finding, and are read as that element.
func (c *checker) begun(root *tomltree.Node) {
	for _, n := range root.Children {
		k := Root.Key(n.Name)
		if k == nil || k.Items != Table || !n.Implied() {
			continue
		}
		above, f := endingAt(root, n)
		if above == nil {
			continue
		}
		var moved []*tomltree.Node
		for _, child := range above.Children {
			if c.key(f, child.Name) == nil && k.Fields.Key(child.Name) != nil {
				moved = append(moved, child)
			}
		}
		if len(moved) == 0 {
			continue
		}
		found := c.add(finding.KunciTakDikenal, moved[0].Key, "kunci %s tidak dikenal %s", quote(moved[0].Name), f.where())
		found.Hint = "kalau di sini mulai " + k.Name + ", tulis [[" + k.Name + "]] di atas baris ini"
		n.Begin(above, moved)
	}
}

// endingAt returns the table of a header that ends where another begins, and what it
// may hold; nil where what ends there is no such table.
func endingAt(root, n *tomltree.Node) (*tomltree.Node, *Fields) {
	for _, t := range root.Children {
		k, end := Root.Key(t.Name), t.Region().End
		const opening = len("[[") // what stands between
		if k != nil && k.Fields != nil && t.Kind == tomltree.Table && !t.Inline && t.Key.File == n.Key.File && end > 0 && end <= n.Key.Start && end >= n.Key.Start-opening {
			return t, k.Fields
		}
	}
	return nil, nil
}

// forgotten is a table whose header was left out: its keys follow another table's.
type forgotten struct {
	key  *Key
	keys []*tomltree.Node
}

// begins tells whether an unknown key, of that index, is of a table of the file's top
// whose header was forgotten: the one that has all the unknown keys from here on, and
// that is nowhere else. They are one finding, and are read as that table's.
func (c *checker) begins(n *tomltree.Node, f *Fields, i int, header *forgotten) bool {
	child := n.Children[i]
	if header.key != nil {
		if header.key.Fields.Key(child.Name) == nil {
			return false
		}
		header.keys = append(header.keys, child)
		return true
	}
	if c.hinted >= maxHints || n.Inline || Nearest(child.Name, c.names(f)) != "" {
		return false
	}
	for k := range Root.Keys {
		k := &Root.Keys[k]
		if k.Shape&Table == 0 || k.Fields == nil || k.Fields == f || c.top.Get(k.Name) != nil || !c.hasUnknown(n.Children[i:], f, k.Fields) {
			continue
		}
		if header.key != nil { // two might be meant
			header.key = nil
			return false
		}
		header.key = k
	}
	if header.key == nil {
		return false
	}
	header.keys = append(header.keys, child)
	found := c.add(finding.KunciTakDikenal, child.Key, "kunci %s tidak dikenal %s", quote(child.Name), f.where())
	found.Hint = "kalau di sini mulai [" + header.key.Name + "], tulis [" + header.key.Name + "] di atas baris ini"
	return true
}

// hasUnknown tells whether a table has every one of some keys that another does not
// have, and those are values.
func (c *checker) hasUnknown(keys []*tomltree.Node, f, of *Fields) bool {
	for _, child := range keys {
		if c.key(f, child.Name) == nil && (of.Key(child.Name) == nil || child.Span.Start < child.Key.Start) {
			return false
		}
	}
	return true
}
