package page

import "iku/content/source"

// Role tells what a part of the document is. The names are those of the standard
// structure types of ISO 32000-1, 14.8.4.
type Role uint8

// The roles.
const (
	Document Role = iota
	Sect
	H1
	H2
	H3
	P
	Table
	THead
	TBody
	TR
	TH
	TD
	L
	LI
	Lbl
	LBody
	Formula
	Figure
	Form
	Caption
	Note
	Part
	TOC
	TOCI
	Reference
	Link
)

var roleNames = [...]string{"Document", "Sect", "H1", "H2", "H3", "P", "Table", "THead", "TBody", "TR", "TH", "TD",
	"L", "LI", "Lbl", "LBody", "Formula", "Figure", "Form", "Caption", "Note", "Part", "TOC", "TOCI", "Reference", "Link"}

// String returns the role's name in a PDF.
func (r Role) String() string { return roleNames[r] }

// Node is a part of the document's structure. Its own text is that of the items
// that name it, in their order; it has items or kids, or neither, never both.
type Node struct {
	Role   Role
	Scope  Scope // of a TH
	number int32
	Kids   []*Node
	Alt    string // what is spoken instead, of a Formula or Figure
	Span   source.Span

	// Of a TH or TD.
	ColSpan, RowSpan int     // 0 is 1
	Headers          []*Node // the TH that head this cell, where Scope does not say it

	nursery *nursery // of the whole tree
}

// Number tells the nodes of one tree apart: 0 the root, the others from 1 on in the
// order in which they were added. No two trees have a node in common.
func (n *Node) Number() int { return int(n.number) }

// Scope tells which cells a TH heads.
type Scope uint8

// The scopes.
const (
	NoScope Scope = iota
	ColumnScope
	RowScope
)

// Add appends a new node of that role to n and returns it.
func (n *Node) Add(role Role, span source.Span) *Node {
	kid := n.home().node()
	kid.Role, kid.Span = role, span
	n.Take(kid)
	return kid
}

// Take appends a node that has no kids and is of no tree yet.
func (n *Node) Take(kid *Node) {
	home := n.home()
	home.count++
	kid.nursery, kid.number = home, home.count
	if n.Kids == nil {
		n.Kids = home.room()
	}
	n.Kids = append(n.Kids, kid)
}

// home returns what makes the nodes of the tree.
func (n *Node) home() *nursery {
	if n.nursery == nil {
		n.nursery = &nursery{}
	}
	return n.nursery
}

// nursery makes the nodes of a tree, and room for their first kids, many at once.
type nursery struct {
	nodes []Node
	kids  []*Node
	count int32
}

func (n *nursery) node() *Node {
	if len(n.nodes) == 0 {
		n.nodes = make([]Node, 32)
	}
	node := &n.nodes[0]
	n.nodes = n.nodes[1:]
	return node
}

// room returns an empty list with room for two: a label and its body.
func (n *nursery) room() []*Node {
	if len(n.kids) < 2 {
		n.kids = make([]*Node, 64)
	}
	list := n.kids[:0:2]
	n.kids = n.kids[2:]
	return list
}
