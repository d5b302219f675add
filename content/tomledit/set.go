package tomledit

import (
	"slices"
	"strings"

	"iku/content/tomltree"
)

// set gives a key a value.
func (s *sheet) set(p Path, value string) error {
	value = strings.TrimSpace(value)
	if n := Find(s.root, p); n != nil {
		if n.Kind == tomltree.Table && !n.Inline || n.Tables() && len(n.Children) > 0 && !n.Children[0].Inline {
			return ErrNoPlace // a table with a header is no value
		}
		s.replace(n.Span.Start, n.Span.End, value)
		return nil
	}
	if p[len(p)-1].Key == "" {
		return ErrNotThere
	}
	// The nearest table that is there, and what is missing below it.
	depth := len(p) - 1
	for Find(s.root, p[:depth]) == nil {
		depth--
	}
	table, missing := Find(s.root, p[:depth]), p[depth:]
	if table.Kind != tomltree.Table {
		return ErrNoPlace
	}
	for _, step := range missing {
		if step.Key == "" {
			return ErrNotThere
		}
	}
	if len(missing) == 1 {
		return s.statement(table, p[:depth], missing[0].Key, value)
	}
	last := missing[len(missing)-1].Key
	if table.Inline || s.implied(table) {
		for i := len(missing) - 1; i > 0; i-- {
			value = "{ " + QuoteKey(missing[i].Key) + " = " + value + " }"
		}
		return s.statement(table, p[:depth], missing[0].Key, value)
	}
	s.put(s.placeOf(table, p[:depth], missing[0].Key), "["+Header(p[:len(p)-1])+"]"+s.end+QuoteKey(last)+" = "+value)
	return nil
}

// implied tells a table that only dotted keys or longer headers make.
func (s *sheet) implied(n *tomltree.Node) bool { return n != s.root && n.Region().IsZero() }

// statement adds a key to a table that is there.
func (s *sheet) statement(table *tomltree.Node, p Path, key, value string) error {
	before := s.predecessor(table, p, key)
	switch {
	case table.Inline:
		return s.within(table, before, QuoteKey(key)+" = "+value)
	case s.implied(table) && len(table.Children) > 0 && own(table.Children[0]):
		// Dotted keys: the new one stands behind the last, with their beginning.
		last := table.Children[0]
		for _, c := range table.Children {
			if own(c) {
				last = c
			}
		}
		line := s.lineStart(last.Key.Start)
		prefix := string(s.text[line:last.Key.Start])
		if strings.ContainsAny(prefix, "{,=") {
			return ErrNoPlace
		}
		s.line(last.Span.End, prefix+QuoteKey(key)+" = "+value)
		return nil
	case s.implied(table):
		s.put(s.placeOf(s.root, nil, p[0].Key), "["+Header(p)+"]"+s.end+QuoteKey(key)+" = "+value)
		return nil
	case before != nil:
		// Signs that stand below each other go on doing so.
		name := QuoteKey(key)
		if width := s.signAt(before); len(name) < width && s.aligned(table) {
			name += strings.Repeat(" ", width-len(name))
		}
		indent := s.text[s.lineStart(before.Key.Start):before.Key.Start]
		if len(strings.TrimSpace(string(indent))) > 0 {
			indent = nil
		}
		s.line(before.Span.End, string(indent)+name+" = "+value)
		return nil
	case table == s.root:
		s.top(QuoteKey(key) + " = " + value)
		return nil
	default:
		s.line(table.Span.Start, QuoteKey(key)+" = "+value)
		return nil
	}
}

// own tells whether a child is a statement of the table and not a table with a
// header of its own.
func own(child *tomltree.Node) bool {
	return len(tablesOf(child)) == 0
}

// predecessor returns the statement of a table behind which a key belongs: the
// last of those before it in the usual order, else the last of all.
func (s *sheet) predecessor(table *tomltree.Node, p Path, key string) *tomltree.Node {
	var order []string
	if s.Order != nil {
		order = s.Order(Header(p))
	}
	at := slices.Index(order, key)
	var last, behind *tomltree.Node
	for _, c := range table.Children {
		if !own(c) {
			continue
		}
		last = c
		if i := slices.Index(order, c.Name); at >= 0 && i >= 0 && i < at {
			behind = c
		}
	}
	if behind != nil {
		return behind
	}
	if at >= 0 && table.Inline {
		return nil
	}
	return last
}

// signAt returns how far behind the beginning of its key the sign of a statement
// stands, less one blank.
func (s *sheet) signAt(n *tomltree.Node) int {
	between := s.text[n.Key.Start:n.Span.Start]
	if i := strings.IndexByte(string(between), '='); i > 0 {
		return i - 1
	}
	return 0
}

// aligned tells whether the signs of a table's statements stand below each other.
func (s *sheet) aligned(table *tomltree.Node) bool {
	width, n := -1, 0
	for _, c := range table.Children {
		if !own(c) {
			continue
		}
		if w := s.signAt(c); width >= 0 && w != width {
			return false
		} else {
			width = w
		}
		n++
	}
	return n > 1
}

// line adds a line behind that of a byte.
func (s *sheet) line(at int, text string) {
	to := s.lineEnd(at)
	if to == len(s.text) && (to == 0 || s.text[to-1] != '\n') {
		s.replace(to, to, s.end+text)
		return
	}
	s.replace(to, to, text+s.end)
}

// top adds a statement before the first header, behind the file's own comment.
func (s *sheet) top(text string) {
	at := 0
	for at < len(s.text) && (s.blank(at) || s.text[at] == '#') {
		next := s.lineEnd(at)
		if s.blank(at) && next < len(s.text) && !s.blank(next) && s.text[next] != '#' {
			at = next
			break
		}
		at = next
	}
	s.put(at, text)
}

// within adds a statement to a table in braces, behind another or first.
func (s *sheet) within(table, behind *tomltree.Node, text string) error {
	switch {
	case len(table.Children) == 0:
		s.replace(table.Span.Start, table.Span.End, "{ "+text+" }")
	case behind != nil:
		s.replace(behind.Span.End, behind.Span.End, ", "+text)
	default:
		first := table.Children[0].Key.Start
		s.replace(first, first, text+", ")
	}
	return nil
}
