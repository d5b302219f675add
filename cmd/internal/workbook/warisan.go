package workbook

import (
	"slices"
	"strings"

	"iku/content/tomltree"
)

// bases returns which of the documents each inherits from, -1 where none.
func (b *book) bases() []int {
	by := map[string]int{}
	for i, d := range b.docs.list {
		by[strings.ToLower(d.name)+".toml"] = i
	}
	bases := make([]int, len(b.docs.list))
	for i, d := range b.docs.list {
		bases[i] = -1
		if d.root == nil {
			continue
		}
		if said := d.root.get("warisan"); said != nil && said.kind == tomltree.String {
			if at, known := by[strings.ToLower(cleaned(said.text, false))]; known {
				bases[i] = at
			}
		}
	}
	return bases
}

// rename makes documents inherit from files as they are called now.
func (b *book) rename(names []string) {
	for i, base := range b.bases() {
		if base >= 0 {
			b.docs.list[i].root.get("warisan").text = names[base] + ".toml"
		}
	}
}

// inheritAgain takes out of documents that say all what they inherit anyway.
func (b *book) inheritAgain() {
	bases := b.bases()
	own := make([]*node, len(bases))
	for i, d := range b.docs.list {
		if own[i] = d.root; d.shared || bases[i] < 0 {
			continue
		}
		all := &node{kind: tomltree.Table}
		met := map[int]bool{i: true}
		for at := bases[i]; at >= 0 && !met[at]; at = bases[at] {
			met[at] = true
			merge(all, b.docs.list[at].root)
		}
		all.drop("warisan")
		own[i] = d.root.copy()
		own[i].lessen(all)
	}
	for i, d := range b.docs.list {
		d.root = own[i]
	}
}

// lessen takes out of a table what another says alike.
func (n *node) lessen(base *node) {
	n.children = slices.DeleteFunc(n.children, func(c *node) bool {
		had := base.get(c.name)
		switch {
		case had == nil:
			return false
		case c.kind == tomltree.Table && had.kind == tomltree.Table:
			c.lessen(had)
			return len(c.children) == 0
		}
		return alike(c, had)
	})
}
