package layout

import (
	"fmt"

	"iku/layout/page"
)

// tree is what the tests ask of a sheet's structure.
type tree struct {
	parent map[*page.Node]*page.Node
	owned  map[*page.Node]int // items of a node
}

func treeOf(s *page.Sheet) *tree {
	t := &tree{map[*page.Node]*page.Node{s.Root: nil}, map[*page.Node]int{}}
	var walk func(*page.Node)
	walk = func(n *page.Node) {
		for _, k := range n.Kids {
			t.parent[k] = n
			walk(k)
		}
	}
	walk(s.Root)
	for i := range s.Pages {
		for k := range s.Pages[i].Items {
			if n := s.Pages[i].Items[k].Node; n != nil {
				t.owned[n]++
			}
		}
	}
	return t
}

// above returns the nearest node of one of the roles that n is or is part of.
func (t *tree) above(n *page.Node, roles ...page.Role) *page.Node {
	for ; n != nil; n = t.parent[n] {
		for _, r := range roles {
			if n.Role == r {
				return n
			}
		}
	}
	return nil
}

// malformed returns what is wrong with the structure of a sheet.
func malformed(s *page.Sheet) (out []string) {
	t := treeOf(s)
	for n, items := range t.owned {
		if _, ok := t.parent[n]; !ok {
			out = append(out, fmt.Sprintf("a %v that owns items is not in the tree", n.Role))
		}
		if items > 0 && len(n.Kids) > 0 {
			out = append(out, fmt.Sprintf("a %v has items and kids", n.Role))
		}
	}
	for i := range s.Pages {
		for k := range s.Pages[i].Items {
			it := &s.Pages[i].Items[k]
			if it.Kind == page.Rule && it.Node != nil && it.Node.Role != page.Figure { // as a QR code is
				out = append(out, "a rule belongs to a node")
			}
		}
	}
	for _, f := range s.Fields {
		if _, ok := t.parent[f.Node]; !ok {
			out = append(out, "the field's node is not in the tree")
		}
	}
	for n := range t.parent {
		allowed, ok := kidsOf[n.Role]
		for _, k := range n.Kids {
			if ok && !hasRole(allowed, k.Role) {
				out = append(out, fmt.Sprintf("a %v in a %v", k.Role, n.Role))
			}
		}
		if n.Role == page.Table {
			out = append(out, irregular(n)...)
		}
	}
	return out
}

// kidsOf holds what may stand directly in nodes of a role, where that is little.
var kidsOf = map[page.Role][]page.Role{
	page.Table: {page.THead, page.TBody, page.Caption}, page.THead: {page.TR}, page.TBody: {page.TR}, page.TR: {page.TH, page.TD},
	page.L: {page.LI, page.Caption}, page.LI: {page.Lbl, page.LBody}, page.P: {}, page.H1: {}, page.H2: {}, page.H3: {}, page.Lbl: {}, page.Formula: {}, page.Figure: {},
	page.TOC: {page.TOCI}, page.TOCI: {page.Lbl, page.Reference, page.P, page.TOC}, page.Reference: {page.Link}, page.Link: {},
}

func hasRole(list []page.Role, r page.Role) bool {
	for _, x := range list {
		if x == r {
			return true
		}
	}
	return false
}

// irregular returns the rows of a table whose cells, with those that reach into
// them, are not as many as its columns.
func irregular(table *page.Node) (out []string) {
	columns := 0
	for _, part := range table.Kids {
		var left []int // rows that the cell over each column still covers
		for r, tr := range part.Kids {
			col := 0
			next := func() int {
				for col < len(left) && left[col] > 0 {
					col++
				}
				return col
			}
			for _, c := range tr.Kids {
				next()
				for range max(c.ColSpan, 1) {
					if col < len(left) && left[col] > 0 {
						out = append(out, fmt.Sprintf("%v row %d: a cell lies over another", part.Role, r))
					}
					if col == len(left) {
						left = append(left, 0)
					}
					left[col] = max(c.RowSpan, 1)
					col++
				}
			}
			if next(); columns == 0 {
				columns = col
			}
			if col != columns || len(left) != columns {
				out = append(out, fmt.Sprintf("%v row %d of %d has %d columns of %d", part.Role, r, len(part.Kids), col, columns))
			}
			for i := range left {
				left[i]--
			}
		}
		for _, n := range left {
			if n > 0 {
				out = append(out, fmt.Sprintf("a cell reaches beyond the %v", part.Role))
				break
			}
		}
	}
	return out
}
