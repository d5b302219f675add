package schema

import (
	"sort"

	"iku/content/source"
	"iku/content/tomltree"
)

// Regions tells which table each place of a document belongs to.
type Regions struct {
	list []region // by file name and start
}

type region struct {
	span  source.Span
	table *tomltree.Node
	outer int // index of the region around it; -1: none
}

// NewRegions returns the regions of a tree. A table that is one value with
// several parts belongs to the table around it, unless it sets findings aside
// itself.
func NewRegions(root *tomltree.Node) *Regions {
	r := &Regions{}
	c := &checker{columns: root.Get("kolom_lain")}
	merged := map[*Fields]*Fields{}
	var walk func(n *tomltree.Node, f *Fields, owner *tomltree.Node)
	walk = func(n *tomltree.Node, f *Fields, owner *tomltree.Node) {
		if !f.Part || n.Get(Abaikan.Name) != nil {
			owner = n
		}
		for _, span := range n.Regions() {
			r.list = append(r.list, region{span, owner, -1})
		}
		if f.Variants != nil {
			all := merged[f]
			if all == nil {
				all = &Fields{Keys: f.allKeys()}
				merged[f] = all
			}
			f = all
		}
		for _, child := range n.Children {
			if n != root && !n.Inline && n.Region().IsZero() {
				span := child.Key
				span.End = max(span.End, child.Span.End)
				r.list = append(r.list, region{span, owner, -1})
			}
			k := c.key(f, child.Name)
			switch {
			case k == nil || k.Fields == nil:
			case child.Kind == tomltree.Table:
				walk(child, k.Fields, owner)
			case child.Kind == tomltree.Array:
				for _, e := range child.Children {
					if e.Kind == tomltree.Table {
						walk(e, k.Fields, owner)
					}
				}
			}
		}
	}
	walk(root, Root, root)
	sort.SliceStable(r.list, func(i, j int) bool {
		a, b := r.list[i].span, r.list[j].span
		if a.File != b.File {
			return a.File.Name < b.File.Name
		}
		if a.Start != b.Start {
			return a.Start < b.Start
		}
		return a.End > b.End
	})
	var around []int
	for i := range r.list {
		s := r.list[i].span
		for len(around) > 0 && !r.list[around[len(around)-1]].span.Contains(s) {
			around = around[:len(around)-1]
		}
		if len(around) > 0 {
			r.list[i].outer = around[len(around)-1]
		}
		around = append(around, i)
	}
	return r
}

func (f *Fields) allKeys() []Key {
	var keys []Key
	seen := map[string]bool{}
	for _, v := range f.Variants {
		for _, k := range v.Keys {
			if !seen[k.Name] || k.Fields != nil {
				keys = append(keys, k)
			}
			seen[k.Name] = true
		}
	}
	return keys
}

// Table returns the innermost table that holds the place, nil where none does.
func (r *Regions) Table(place source.Span) *tomltree.Node {
	i := sort.Search(len(r.list), func(i int) bool {
		s := r.list[i].span
		if s.File != place.File {
			return place.File != nil && s.File.Name > place.File.Name
		}
		return s.Start > place.Start
	})
	for i--; i >= 0; i = r.list[i].outer {
		s := r.list[i].span
		if s.File == place.File && s.Start <= place.Start && place.Start < max(s.End, s.Start+1) {
			return r.list[i].table
		}
	}
	return nil
}
