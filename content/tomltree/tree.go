// Package tomltree reads TOML into a tree in which every key and every value
// knows its place.
//
// BurntSushi/toml decides what is valid and what each value is; it keeps no
// places. The syntax tree of pelletier/go-toml gives those, and Parse joins the
// two. Where what is written can be read in one way only, the tree stands alone:
// that is so of nearly every document, and takes a quarter of the time (plain.go).
package tomltree

import (
	"math"
	"slices"

	"iku/content/source"
)

// Kind tells what a node is.
type Kind uint8

// The kinds of node.
const (
	Table Kind = iota
	Array
	String
	Integer
	Float
	Bool
	Date // dates and times of every form
)

// Node is a table, an array or a value.
type Node struct {
	Kind   Kind
	Inline bool // a table in braces
	dotted bool // a table that a dotted key implies

	Name string      // its key; empty for the root and elements of arrays
	Key  source.Span // the key as written; zero for the root and elements of arrays

	// Span is the value as written. Of a table it is the header or, for an
	// inline table, the braces with what they hold; of a table that only dotted
	// keys or longer headers imply, the key that does.
	Span source.Span

	Children []*Node // in the order of the file

	text   string // of a string
	bits   uint64 // of an integer, a float or a bool
	extent *extent
}

// extent is what only some tables have.
type extent struct {
	region source.Span
	more   []source.Span // regions of tables that were merged into this one
	index  map[string]*Node
}

// Region returns what a table holds: from its header to the next one, or its
// braces. Zero for an implied table.
func (n *Node) Region() source.Span {
	if n.extent == nil {
		return source.Span{}
	}
	return n.extent.region
}

// Regions returns what a table holds in each file that says something of it.
func (n *Node) Regions() []source.Span {
	switch {
	case n.extent == nil:
		return nil
	case n.extent.region.IsZero():
		return n.extent.more
	}
	return append([]source.Span{n.extent.region}, n.extent.more...)
}

func (n *Node) own() *extent {
	if n.extent == nil {
		n.extent = &extent{}
	}
	return n.extent
}

// few is the number of children up to which a search beats an index.
const few = 12

// Get returns the child of that key, nil where there is none; n may be nil.
func (n *Node) Get(name string) *Node {
	if n == nil || n.Kind != Table {
		return nil
	}
	if n.extent != nil && n.extent.index != nil {
		return n.extent.index[name]
	}
	for _, c := range n.Children {
		if c.Name == name {
			return c
		}
	}
	return nil
}

// Literal returns the value as the file writes it.
func (n *Node) Literal() string { return n.Span.Text() }

// Text returns the value of a string; of anything else, "" and false.
func (n *Node) Text() (string, bool) { return n.text, n.Kind == String }

// Int returns the value of an integer; of anything else, 0 and false.
func (n *Node) Int() (int64, bool) {
	if n.Kind != Integer {
		return 0, false
	}
	return int64(n.bits), true
}

// Float returns the value of a float; of anything else, 0 and false.
func (n *Node) Float() (float64, bool) {
	if n.Kind != Float {
		return 0, false
	}
	return math.Float64frombits(n.bits), true
}

// Bool returns the value of a bool; of anything else, false and false.
func (n *Node) Bool() (value, ok bool) { return n.Kind == Bool && n.bits == 1, n.Kind == Bool }

// Tables tells whether n is an array that holds nothing but tables.
func (n *Node) Tables() bool {
	if n.Kind != Array {
		return false
	}
	for _, c := range n.Children {
		if c.Kind != Table {
			return false
		}
	}
	return true
}

// Rename has a child of n, which has none of that name, found by another name. Its
// key stays where it is.
func (n *Node) Rename(child *Node, name string) {
	if n.extent != nil && n.extent.index != nil {
		delete(n.extent.index, child.Name)
		n.extent.index[name] = child
	}
	child.Name = name
}

// Empty takes a string's text away: nothing more is to be read of it.
func (n *Node) Empty() { n.text = "" }

// Implied tells whether n is a table that longer headers alone imply: [[n.c]].
func (n *Node) Implied() bool {
	return n.Kind == Table && !n.Inline && !n.dotted && n.Region().IsZero() && len(n.Children) > 0
}

// Remove takes a child out of a table.
func (n *Node) Remove(child *Node) {
	n.Children = slices.DeleteFunc(n.Children, func(c *Node) bool { return c == child })
	if n.extent != nil && n.extent.index != nil && n.extent.index[child.Name] == child {
		delete(n.extent.index, child.Name)
	}
}

// Begin makes an implied table the array of tables that its header would have begun
// with, of one element, which holds those children of another besides.
func (n *Node) Begin(from *Node, moved []*Node) {
	element := &Node{Kind: Table, Span: n.Span}
	for _, c := range moved {
		from.Remove(c)
		element.add(c)
	}
	for _, c := range n.Children {
		element.add(c)
	}
	n.Kind, n.extent, n.Children = Array, nil, []*Node{element}
}

// Start gives n, which has none of that name, a table of keys that stand in another,
// and returns it.
func (n *Node) Start(name string, from *Node, moved []*Node) *Node {
	t := &Node{Kind: Table, Name: name, Key: moved[0].Key, Span: moved[0].Key}
	for _, c := range moved {
		from.Remove(c)
		t.add(c)
	}
	n.add(t)
	return t
}

// before returns the last element of an array that begins before an offset, else the
// first.
func (n *Node) before(offset int) *Node {
	is := n.Children[0]
	for _, e := range n.Children {
		if e.Span.Start < offset {
			is = e
		}
	}
	return is
}

// belowOf returns the array of a table that is called like another, which it makes
// where there is none.
func (n *Node) belowOf(like *Node) *Node {
	if c := n.Get(like.Name); c != nil {
		return c
	}
	c := &Node{Kind: Array, Name: like.Name, Key: like.Key, Span: like.Span}
	n.add(c)
	return c
}

// Adopt gives a table the keys of another that it lacks, and an array of tables the
// elements of another, in the order of their places, or those of arrays of an implied
// table, each to the element that it stands below. Other nodes stay as they are.
func (n *Node) Adopt(other *Node) {
	switch {
	case n.Kind == Table && other.Kind == Table:
		for _, c := range other.Children {
			if n.Get(c.Name) == nil {
				n.add(c)
			}
		}
	case n.Tables() && other.Implied():
		for _, c := range other.Children {
			for _, e := range c.Children {
				n.before(e.Span.Start).belowOf(c).add(e)
			}
		}
	case n.Tables() && other.Tables():
		n.Children = append(n.Children, other.Children...)
		slices.SortStableFunc(n.Children, func(a, b *Node) int { return a.Span.Start - b.Span.Start })
	}
}

func (n *Node) add(c *Node) {
	if n.Children == nil {
		n.Children = make([]*Node, 0, 4)
	}
	n.Children = append(n.Children, c)
	if n.Kind != Table || len(n.Children) <= few {
		return
	}
	if e := n.own(); e.index != nil {
		e.index[c.Name] = c
		return
	}
	n.extent.index = make(map[string]*Node, 2*few)
	for _, c := range n.Children {
		n.extent.index[c.Name] = c
	}
}

// Merge returns own with what only base has added to it: tables are merged key
// by key, anything else of own's stands. Neither tree is changed.
func Merge(own, base *Node) *Node {
	if own.Kind != Table || base.Kind != Table {
		return own
	}
	merged := *own
	merged.Children = nil
	merged.extent = &extent{region: own.Region()}
	if own.extent != nil {
		merged.extent.more = slices.Clone(own.extent.more)
	}
	merged.extent.more = append(merged.extent.more, base.Regions()...)
	for _, c := range own.Children {
		if b := base.Get(c.Name); b != nil {
			c = Merge(c, b)
		}
		merged.add(c)
	}
	for _, b := range base.Children {
		if own.Get(b.Name) == nil {
			merged.add(b)
		}
	}
	return &merged
}

// Without returns a table without the values of which drop is true, by their keys:
// "dokumen", "dokumen.nomor". Tables of tables are kept or dropped whole.
func (n *Node) Without(drop func(path string) bool) *Node {
	return n.without("", drop)
}

func (n *Node) without(prefix string, drop func(path string) bool) *Node {
	kept := *n
	kept.Children, kept.extent = nil, &extent{region: n.Region()}
	if n.extent != nil {
		kept.extent.more = slices.Clone(n.extent.more)
	}
	for _, c := range n.Children {
		switch path := prefix + c.Name; {
		case drop(path):
		case prefix == "" && c.Kind == Table:
			kept.add(c.without(path+".", drop))
		default:
			kept.add(c)
		}
	}
	return &kept
}
