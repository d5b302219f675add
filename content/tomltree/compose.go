package tomltree

import "iku/content/source"

// As returns a node as the value of another key; its places stay those of the file.
// Of no node it returns none.
func (n *Node) As(name string) *Node {
	if n == nil {
		return nil
	}
	named := *n
	named.Name = name
	return &named
}

// NewTable returns a table of values that stand elsewhere in a file; nil ones are
// left out. The span is what findings of the table itself point at.
func NewTable(name string, span source.Span, values ...*Node) *Node {
	t := &Node{Kind: Table, Name: name, Key: span, Span: span}
	for _, v := range values {
		if v != nil {
			t.add(v)
		}
	}
	return t
}
