package pdf

import (
	"iku/layout/page"
	"iku/pdf/object"
)

// branch is a bookmark among its neighbours; -1 stands for none.
type branch struct {
	parent, first, last, prev, next int
	count                           int // of all bookmarks below it
}

// branches links bookmarks by their levels. A level that leaps is cut to one
// below the bookmark before it.
func branches(outline []page.Bookmark) (tree []branch, top branch) {
	tree = make([]branch, len(outline))
	top = branch{-1, -1, -1, -1, -1, len(outline)}
	at := func(n int) *branch {
		if n < 0 {
			return &top
		}
		return &tree[n]
	}
	var path []int // the bookmark last met at each level
	for i, b := range outline {
		level := min(max(b.Level, 0), len(path))
		path = path[:level]
		parent := -1
		if level > 0 {
			parent = path[level-1]
		}
		above := at(parent)
		tree[i] = branch{parent, -1, -1, above.last, -1, 0}
		if above.last < 0 {
			above.first = i
		} else {
			tree[above.last].next = i
		}
		above.last = i
		for _, k := range path {
			tree[k].count++
		}
		path = append(path, i)
	}
	return tree, top
}

// putOutline writes the bookmarks, of which there are some, all open.
func (f *finisher) putOutline() ref {
	root := f.reserve(1)
	first, last := f.putBookmarks(root)
	f.put(root, object.Dict{
		{Key: "Type", Value: object.Name("Outlines")},
		{Key: "First", Value: first.object()},
		{Key: "Last", Value: last.object()},
		{Key: "Count", Value: object.Int(len(f.sheet.Outline))},
	})
	return root
}

// putBookmarks writes the bookmarks of a sheet, all open, below a root; it
// returns the first and the last of the highest level, 0 where there is none.
func (f *finisher) putBookmarks(root ref) (first, last ref) {
	tree, top := branches(f.sheet.Outline)
	if len(tree) == 0 {
		return 0, 0
	}
	items := f.reserve(len(tree))
	for i, b := range f.sheet.Outline {
		t := tree[i]
		f.begin(items + ref(i))
		f.write("<</Title")
		f.text(b.Title)
		if t.parent < 0 {
			f.link("/Parent ", root)
		}
		for _, l := range [...]struct {
			key string
			n   int
		}{{"/Parent ", t.parent}, {"/Prev ", t.prev}, {"/Next ", t.next}, {"/First ", t.first}, {"/Last ", t.last}} {
			if l.n >= 0 {
				f.link(l.key, items+ref(l.n))
			}
		}
		if t.count > 0 {
			f.write("/Count ")
			f.int(t.count)
		}
		n := min(max(b.Page, 0), len(f.sheet.Pages)-1)
		f.write("/Dest[")
		f.ref(f.pages + ref(n))
		f.write("/FitH ")
		f.milli(f.sheet.Pages[n].Height - b.Y)
		f.write("]>>")
	}
	return items + ref(top.first), items + ref(top.last)
}
