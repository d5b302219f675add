package pdf

// pageTree is a page tree (7.7.3.2) that is written while its pages come: what
// stands above a page has its number before it has its content.
type pageTree struct{ levels []pageNode }

// pageNode is a node being filled; self is 0 before anything is in it.
type pageNode struct {
	self  ref
	kids  []ref
	pages int
}

// add enters a page and returns the node above it.
func (t *pageTree) add(f *file, page ref) (parent ref) { return t.insert(f, 0, page, 1) }

func (t *pageTree) insert(f *file, level int, kid ref, pages int) (parent ref) {
	if level == len(t.levels) {
		t.levels = append(t.levels, pageNode{})
	}
	if len(t.levels[level].kids) == width {
		t.shut(f, level)
	}
	n := &t.levels[level]
	if n.self == 0 {
		n.self = f.reserve(1)
	}
	n.kids = append(n.kids, kid)
	n.pages += pages
	return n.self
}

// shut writes the node of a level below one of the level above.
func (t *pageTree) shut(f *file, level int) {
	n := t.levels[level]
	parent := t.insert(f, level+1, n.self, n.pages)
	putPageNode(f, n.self, parent, n.kids, n.pages)
	t.levels[level] = pageNode{kids: n.kids[:0]}
}

// close writes what is left below a parent and returns the topmost node, with the
// number of its pages.
func (t *pageTree) close(f *file, parent ref) (top ref, pages int) {
	last := len(t.levels) - 1
	if last < 0 {
		return 0, 0
	}
	for level := range last {
		if len(t.levels[level].kids) > 0 {
			t.shut(f, level)
		}
	}
	// The last of these may have filled the topmost, which then has one above it.
	if len(t.levels)-1 > last {
		return t.close(f, parent)
	}
	n := t.levels[last]
	putPageNode(f, n.self, parent, n.kids, n.pages)
	return n.self, n.pages
}

func putPageNode(f *file, r, parent ref, kids []ref, pages int) {
	f.begin(r)
	f.write("<</Type/Pages")
	if parent != 0 {
		f.write("/Parent ")
		f.ref(parent)
	}
	f.write("/Kids[")
	for i, kid := range kids {
		if i > 0 {
			f.write(" ")
		}
		f.ref(kid)
	}
	f.write("]/Count ")
	f.int(pages)
	f.write(">>")
}
