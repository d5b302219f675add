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
