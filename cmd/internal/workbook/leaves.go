package workbook

import (
	"slices"

	"iku/content/schema"
	"iku/content/tomledit"
	"iku/content/tomltree"
)

// leaf is a key whose value stands in one cell.
type leaf struct {
	path string
	key  *schema.Key
}

// leaves are the cells that tables of documents need, in the order in which they were
// met.
type leaves struct {
	under []string // the tables; "" is what stands in none
	list  []leaf
	seen  map[string]bool
}

func (l *leaves) add(path string, k *schema.Key) {
	if k != nil && !l.seen[path] {
		if l.seen == nil {
			l.seen = map[string]bool{}
		}
		l.seen[path] = true
		l.list = append(l.list, leaf{path, k})
	}
}

// offer adds the keys that the schema names below a table.
func (l *leaves) offer(path string, k *schema.Key) {
	if k.Shape&schema.Table == 0 {
		l.add(path, k)
		return
	}
	if k.Fields.Open == nil {
		for i := range k.Fields.Keys {
			l.offer(path+"."+k.Fields.Keys[i].Name, &k.Fields.Keys[i])
		}
	}
}

// see returns the cells of a document by their paths.
func (l *leaves) see(root *node) map[string]*node {
	cells := map[string]*node{}
	visit := func(path string, k *schema.Key, n *node) {
		if k != nil {
			l.add(path, k)
			cells[path] = n
		}
	}
	for _, name := range l.under {
		if name == "" {
			for _, c := range root.children {
				if c.kind != tomltree.Table && c.kind != tomltree.Array {
					visit(c.name, keyAt(c.name), c)
				}
			}
		} else if v := root.get(name); v != nil {
			each(v, name, schema.Root.Key(name), visit)
		}
	}
	return cells
}

// each visits the cells of a value: those of its parts, or its own where it is
// written whole.
func each(n *node, path string, k *schema.Key, visit func(string, *schema.Key, *node)) {
	if k == nil {
		return
	}
	plain := func(c *node) bool { return tomledit.QuoteKey(c.name) == c.name }
	if n.kind != tomltree.Table || len(n.children) == 0 || !allOf(n.children, plain) {
		visit(path, k, n)
		return
	}
	for _, c := range n.children {
		each(c, path+"."+c.name, keyAt(path+"."+c.name), visit)
	}
}

func allOf(list []*node, ok func(*node) bool) bool {
	return !slices.ContainsFunc(list, func(n *node) bool { return !ok(n) })
}

// at returns what a document says under a table and a key of it; nil where nothing.
func at(root *node, table, key string) *node { return root.get(table).get(key) }
