package pdf

import (
	"fmt"
	"slices"

	"iku/layout/page"
)

// tree is the document's structure in the order in which it is read.
type tree struct {
	elements []element
	index    []int   // by a node's number, its element plus one
	pages    [][]int // by page and marked-content id, the element whose content it is
	slab     []mark  // from which elements get their first mark
}

// element is a node with the places of its content.
type element struct {
	node   *page.Node
	parent int // -1 for the root
	end    int // the first element behind its kids and theirs
	marks  []mark
	first  rune // the first character of its text; 0 where it has none
	box    box  // of a Figure: what it covers of the page of its first mark
}

// mark is a marked-content sequence: what a node has of a page in one piece.
type mark struct{ page, id int }

// box is a part of a page, in the page's own coordinates: y counts upwards.
type box struct{ x0, y0, x1, y1 page.Length }

func (b box) isZero() bool { return b == box{} }

func (b box) union(o box) box {
	if b.isZero() {
		return o
	}
	return box{min(b.x0, o.x0), min(b.y0, o.y0), max(b.x1, o.x1), max(b.y1, o.y1)}
}

// read numbers the nodes under the sheet's root in reading order, in a tree that
// is empty.
func (t *tree) read(sheet *page.Sheet) error {
	if sheet.Root == nil || sheet.Root.Role != page.Document {
		return fmt.Errorf("the structure has no root of role %s", page.Document)
	}
	items := 0
	for i := range sheet.Pages {
		items += len(sheet.Pages[i].Items)
	}
	t.elements = slices.Grow(t.elements, items)
	if more := len(sheet.Pages) - cap(t.pages); more > 0 {
		t.pages = append(t.pages[:cap(t.pages)], make([][]int, more)...)
	}
	t.pages = t.pages[:len(sheet.Pages)]
	return t.add(sheet.Root, -1)
}

// clear empties the tree, and keeps its memory.
func (t *tree) clear() {
	clear(t.elements)
	t.index = t.index[:0]
	t.elements = t.elements[:0]
	for i := range t.pages {
		t.pages[i] = t.pages[i][:0]
	}
	t.slab = t.slab[:0]
}

func (t *tree) add(node *page.Node, parent int) error {
	n, number := len(t.elements), node.Number()
	if number >= len(t.index) {
		t.index = append(t.index, make([]int, number+1-len(t.index))...)
	}
	if t.index[number] != 0 {
		return fmt.Errorf("a node of role %s stands twice in the structure, or is of another one", node.Role)
	}
	t.index[number] = n + 1
	t.elements = append(t.elements, element{node: node, parent: parent})
	for _, kid := range node.Kids {
		if err := t.add(kid, n); err != nil {
			return err
		}
	}
	t.elements[n].end = len(t.elements)
	return nil
}

// find returns the element of a node; false where the structure has none.
func (t *tree) find(node *page.Node) (int, bool) {
	if node == nil || node.Number() >= len(t.index) {
		return 0, false
	}
	n := t.index[node.Number()] - 1
	return n, n >= 0 && t.elements[n].node == node
}

// mark begins a sequence of the element's content on a page, and returns its id.
func (t *tree) mark(n, page int) int {
	id := len(t.pages[page])
	t.pages[page] = append(t.pages[page], n)
	if e := &t.elements[n]; e.marks == nil {
		t.slab = append(t.slab, mark{page, id})
		k := len(t.slab)
		e.marks = t.slab[k-1 : k : k]
	} else {
		e.marks = append(e.marks, mark{page, id})
	}
	return id
}
