package tomledit

import (
	"bytes"
	"strings"

	"iku/content/tomltree"
)

// span is a range of bytes.
type span struct{ from, to int }

// lineStart and lineEnd return where the line of a byte begins, and where the
// next one does.
func (s *sheet) lineStart(at int) int { return bytes.LastIndexByte(s.text[:at], '\n') + 1 }
func (s *sheet) lineEnd(at int) int {
	if i := bytes.IndexByte(s.text[at:], '\n'); i >= 0 {
		return at + i + 1
	}
	return len(s.text)
}

// kindAt tells what a line holds that is neither header nor statement.
func (s *sheet) blank(from int) bool {
	return len(bytes.TrimSpace(s.text[from:s.lineEnd(from)])) == 0
}
func (s *sheet) comment(from int) bool {
	line := bytes.TrimLeft(s.text[from:s.lineEnd(from)], " \t")
	return bytes.HasPrefix(line, []byte("#")) && !bytes.HasPrefix(line, []byte("#:")) // a directive is the file's
}

// above returns where the comment directly above a line begins; the line itself
// where there is none.
func (s *sheet) above(line int) int {
	for line > 0 {
		before := s.lineStart(line - 1)
		if !s.comment(before) {
			break
		}
		line = before
	}
	return line
}

// block returns the lines of a table that has a header: from the comment directly
// above it to the end of all below it. What stands directly above the next header
// is that one's, and blank lines between are nobody's.
func (s *sheet) block(n *tomltree.Node) span {
	header := s.lineStart(n.Span.Start)
	return span{s.above(header), s.tail(header, s.last(n))}
}

// last returns where the last region of a table and all below it ends.
func (s *sheet) last(n *tomltree.Node) int {
	end := n.Region().End
	for _, c := range n.Children {
		if c.Kind == tomltree.Table && !c.Inline || c.Tables() {
			end = max(end, s.last(c))
		}
	}
	return end
}

// tail returns where what a table holds ends, within the lines up to end.
func (s *sheet) tail(header, end int) int {
	if end < len(s.text) { // a header follows
		end = s.above(s.lineStart(end))
	}
	for end > s.lineEnd(header) {
		before := s.lineStart(end - 1)
		if !s.blank(before) {
			break
		}
		end = before
	}
	return max(end, s.lineEnd(header))
}

// cut removes whole lines with the blank ones behind them.
func (s *sheet) cut(b span) {
	b.to = s.behindBlank(b.to)
	if b.to == len(s.text) { // what stood before ends the file
		for b.from > 0 && s.blank(s.lineStart(b.from-1)) {
			b.from = s.lineStart(b.from - 1)
		}
	}
	s.replace(b.from, b.to, "")
}

// behindBlank returns where the blank lines end that begin at a place.
func (s *sheet) behindBlank(at int) int {
	for at < len(s.text) && s.blank(at) {
		at = s.lineEnd(at)
	}
	return at
}

// put adds a block of lines, parted by blank lines from what stands around it.
func (s *sheet) put(at int, lines string) {
	var b strings.Builder
	if at > 0 {
		if s.text[at-1] != '\n' {
			b.WriteString(s.end)
		}
		if before := s.lineStart(at - 1); !s.blank(before) || s.text[at-1] != '\n' {
			b.WriteString(s.end)
		}
	}
	b.WriteString(lines)
	b.WriteString(s.end)
	if at < len(s.text) && !s.blank(at) {
		b.WriteString(s.end)
	}
	s.replace(at, at, b.String())
}
