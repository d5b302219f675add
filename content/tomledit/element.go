package tomledit

import (
	"bytes"
	"slices"
	"strings"

	"iku/content/tomltree"
)

// delete removes what stands at a path.
func (s *sheet) delete(p Path) error {
	n := Find(s.root, p)
	if n == nil {
		return ErrNotThere
	}
	parent := Find(s.root, p[:len(p)-1])
	switch {
	case parent.Inline || parent.Kind == tomltree.Array && !headed(n):
		s.unlist(parent, n)
	case headed(n):
		if s.implied(n) {
			return ErrNoPlace
		}
		s.cut(s.block(n))
	case n.Tables() && len(n.Children) > 0 && headed(n.Children[0]):
		s.cutAll(n.Children)
	default:
		from := s.lineStart(n.Key.Start)
		s.replace(from, s.lineEnd(n.Span.End), "")
	}
	return nil
}

// cutAll removes tables, those that follow each other as one.
func (s *sheet) cutAll(list []*tomltree.Node) {
	var b span
	for i, c := range list {
		next := s.block(c)
		if i > 0 && s.behindBlank(b.to) == next.from {
			b.to = next.to
			continue
		}
		if i > 0 {
			s.cut(b)
		}
		b = next
	}
	s.cut(b)
}

// headed tells a table that has a header, or is implied by one.
func headed(n *tomltree.Node) bool { return n.Kind == tomltree.Table && !n.Inline }

// unlist removes one of several within brackets or braces, with its comma.
func (s *sheet) unlist(list, n *tomltree.Node) {
	i := slices.Index(list.Children, n)
	from, to := n.Span.Start, n.Span.End
	if list.Kind == tomltree.Table {
		from = n.Key.Start
	}
	switch {
	case i+1 < len(list.Children): // up to the next one
		next := list.Children[i+1]
		if to = next.Span.Start; list.Kind == tomltree.Table {
			to = next.Key.Start
		}
	case i > 0:
		from = list.Children[i-1].Span.End
	default:
		rest := s.text[to : list.Span.End-1]
		if comma := bytes.IndexByte(rest, ','); comma >= 0 && len(bytes.TrimSpace(rest[:comma])) == 0 {
			to += comma + 1
		}
	}
	s.replace(from, to, "")
}

// insert puts a new element into an array of tables.
func (s *sheet) insert(p Path, keys [][2]string) error {
	lines := []string{"[[" + Header(p) + "]]"}
	var parts []string
	for _, k := range keys {
		statement := QuoteKey(k[0]) + " = " + strings.TrimSpace(k[1])
		lines, parts = append(lines, statement), append(parts, statement)
	}
	if array := Find(s.root, p[:len(p)-1]); array != nil && (len(array.Children) == 0 || !headed(array.Children[0])) {
		return s.enlist(array, p[len(p)-1].Index, "{ "+strings.Join(parts, ", ")+" }")
	}
	return s.raw(p, strings.Join(lines, s.end))
}

// enlist puts an element into an array in brackets.
func (s *sheet) enlist(array *tomltree.Node, index int, text string) error {
	switch n := len(array.Children); {
	case array.Kind != tomltree.Array || index > n:
		return ErrNoPlace
	case n == 0:
		s.replace(array.Span.Start, array.Span.End, "["+text+"]")
	case index < n:
		at := array.Children[index].Span.Start
		s.replace(at, at, text+", ")
	default:
		at := array.Children[n-1].Span.End
		s.replace(at, at, ", "+text)
	}
	return nil
}

// moveInline puts one of several within brackets elsewhere among them. Where comments stand
// between them nobody knows whose they are.
func (s *sheet) moveInline(n *tomltree.Node, edit Edit) error {
	last := len(edit.Path) - 1
	list, to := Find(s.root, edit.Path[:last]), edit.To[len(edit.To)-1]
	if last == 0 || list.Kind != tomltree.Array || to.Key != "" || to.Index > len(list.Children) || Find(s.root, edit.To[:len(edit.To)-1]) != list {
		return ErrNoPlace
	}
	from := list.Span.Start
	for _, c := range list.Children {
		if bytes.IndexByte(s.text[from:c.Span.Start], '#') >= 0 {
			return ErrNoPlace
		}
		from = c.Span.End
	}
	if bytes.IndexByte(s.text[from:list.Span.End], '#') >= 0 {
		return ErrNoPlace
	}
	order := slices.Clone(list.Children)
	at, index := edit.Path[last].Index, to.Index
	order = slices.Delete(order, at, at+1)
	if index > at {
		index--
	}
	order = slices.Insert(order, index, n)
	for i, c := range list.Children {
		if by := order[i]; by != c {
			s.replace(c.Span.Start, c.Span.End, string(s.text[by.Span.Start:by.Span.End]))
		}
	}
	return nil
}

// raw puts the lines of an element before the one at a path, or behind the last.
func (s *sheet) raw(p Path, lines string) error {
	index, name := p[len(p)-1], p[:len(p)-1]
	if index.Key != "" || len(name) == 0 || name[len(name)-1].Key == "" {
		return ErrNoPlace
	}
	array := Find(s.root, name)
	if array == nil {
		parent := Find(s.root, name[:len(name)-1])
		if index.Index != 0 || parent == nil || parent.Kind != tomltree.Table || parent.Inline {
			return ErrNotThere
		}
		s.put(s.placeOf(parent, name[:len(name)-1], name[len(name)-1].Key), lines)
		return nil
	}
	n := len(array.Children)
	switch {
	case array.Kind != tomltree.Array || n == 0 || !headed(array.Children[0]) || index.Index > n:
		return ErrNoPlace
	case index.Index < n:
		s.put(s.block(array.Children[index.Index]).from, lines)
	default:
		s.put(s.block(array.Children[n-1]).to, lines)
	}
	return nil
}

// placeOf returns where a new table of a name belongs below another: behind the
// last of those before it in the usual order, else behind everything.
func (s *sheet) placeOf(parent *tomltree.Node, p Path, name string) int {
	var order []string
	if s.Order != nil {
		order = s.Order(Header(p))
	}
	at := slices.Index(order, name)
	end, found := 0, false
	for _, c := range parent.Children {
		if i := slices.Index(order, c.Name); at < 0 || i < 0 || i > at || own(c) {
			continue
		}
		for _, t := range tablesOf(c) {
			if s.implied(t) {
				continue
			}
			if b := s.block(t); b.to > end {
				end, found = b.to, true
			}
		}
	}
	if found {
		return end
	}
	if parent == s.root {
		if at >= 0 { // before the first header, behind what belongs to the file
			for _, c := range s.root.Children {
				for _, t := range tablesOf(c) {
					if !s.implied(t) {
						return s.block(t).from
					}
				}
			}
		}
		return len(s.text)
	}
	if s.implied(parent) {
		return len(s.text)
	}
	header := s.lineStart(parent.Span.Start)
	if at >= 0 {
		return s.tail(header, parent.Region().End)
	}
	return s.block(parent).to
}

// tablesOf returns the tables with headers that a child is.
func tablesOf(c *tomltree.Node) []*tomltree.Node {
	switch {
	case headed(c):
		return []*tomltree.Node{c}
	case c.Tables() && len(c.Children) > 0 && headed(c.Children[0]):
		return c.Children
	default:
		return nil
	}
}
