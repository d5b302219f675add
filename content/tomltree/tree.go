// Package tomltree reads TOML into a tree in which every key and every value
// knows its place.
//
// BurntSushi/toml decides what is valid and what each value is; it keeps no
// places. The syntax tree of pelletier/go-toml gives those, and Parse joins the
// two. Where what is written can be read in one way only, the tree stands alone:
// that is so of nearly every document, and takes a quarter of the time (plain.go).
package tomltree

import (
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
	Kind Kind
	Name string      // its key; empty for the root and elements of arrays
	Key  source.Span // the key as written; zero for the root and elements of arrays

	// Span is the value as written. Of a table it is the header or, for an
	// inline table, the braces with what they hold; of a table that only dotted
	// keys or longer headers imply, the key that does.
	Span source.Span
	// Region is what a table holds: from its header to the next one, or its
	// braces. Zero for an implied table.
	Region source.Span

	Value    any     // int64, float64, bool or time.Time
	Children []*Node // in the order of the file
	Inline   bool    // a table in braces

	text   string // of a string
	dotted bool   // a table that a dotted key implies
	index  map[string]*Node
	more   []source.Span // regions of tables that were merged into this one
}

// Regions returns what a table holds in each file that says something of it.
func (n *Node) Regions() []source.Span {
	if n.Region.IsZero() {
		return n.more
	}
	return append([]source.Span{n.Region}, n.more...)
}

// few is the number of children up to which a search beats an index.
const few = 12

// Get returns the child of that key, nil where there is none; n may be nil.
func (n *Node) Get(name string) *Node {
	if n == nil || n.Kind != Table {
		return nil
	}
	if n.index != nil {
		return n.index[name]
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

func (n *Node) add(c *Node) {
	if n.Children == nil {
		n.Children = make([]*Node, 0, 4)
	}
	n.Children = append(n.Children, c)
	switch {
	case n.index != nil:
		n.index[c.Name] = c
	case n.Kind == Table && len(n.Children) > few:
		n.index = make(map[string]*Node, 2*few)
		for _, c := range n.Children {
			n.index[c.Name] = c
		}
	}
}

// Merge returns own with what only base has added to it: tables are merged key
// by key, anything else of own's stands. Neither tree is changed.
func Merge(own, base *Node) *Node {
	if own.Kind != Table || base.Kind != Table {
		return own
	}
	merged := *own
	merged.Children, merged.index = nil, nil
	merged.more = append(append([]source.Span(nil), own.more...), base.Regions()...)
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
