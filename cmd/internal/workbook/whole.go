package workbook

import (
	"path/filepath"
	"strings"

	"iku/content/schema"
	"iku/content/source"
	"iku/content/tomltree"
)

// own returns the tree of a document as it is written, with the name of what it
// inherits; all that it says where that is to be written as its own.
func (in Input) own() *node {
	if in.Warisan == "" {
		return in.resolved()
	}
	root := parse(in.File)
	if root != nil {
		root.set("warisan", str(in.Warisan+".toml"))
	}
	return root
}

// full returns all that a document says, with the name of what it inherits.
func (in Input) full() *node {
	if in.Warisan == "" {
		return in.resolved()
	}
	root := in.own()
	for _, f := range in.Inherited {
		if base := parse(f); root != nil && base != nil {
			merge(root, base)
		}
	}
	return root
}

// resolved returns all that a document says: it stands alone. Paths in the files that
// it inherits are made to lead from it. Nil where the file is no TOML.
func (in Input) resolved() *node {
	tree, refused := tomltree.Parse(in.File)
	if refused != nil {
		return nil
	}
	for _, f := range in.Inherited {
		if base, refused := tomltree.Parse(f); refused == nil {
			tree = tomltree.Merge(tree, base)
		}
	}
	root := fromTree(tree)
	if len(in.Inherited) > 0 {
		rebase(root, tree, schema.Root, in.File)
		root.drop("warisan")
	}
	return root
}

// rebase makes the paths that stand in other files lead from the document's own.
func rebase(n *node, t *tomltree.Node, f *schema.Fields, own *source.File) {
	if f == nil {
		return
	}
	for i, c := range t.Children {
		k := f
		if t.Kind == tomltree.Table {
			key := f.Key(c.Name)
			if key == nil {
				continue
			}
			from := c.Span.File
			if path := n.children[i].text; c.Kind == tomltree.String && from != nil && from.Name != own.Name &&
				(key.Format == schema.Path || key.Format == schema.Typeface && strings.Contains(path, ".")) && !filepath.IsAbs(path) {
				if rel, err := filepath.Rel(filepath.Dir(own.Name), filepath.Join(filepath.Dir(from.Name), filepath.FromSlash(path))); err == nil {
					n.children[i].text = filepath.ToSlash(rel)
				}
			}
			k = key.Fields
		}
		rebase(n.children[i], c, k, own)
	}
}

// drop takes the child of a key out of a table.
func (n *node) drop(name string) {
	for i, c := range n.children {
		if c.name == name {
			n.children = append(n.children[:i], n.children[i+1:]...)
			return
		}
	}
}
