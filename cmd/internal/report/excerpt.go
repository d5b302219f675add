package report

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"iku/content/source"
)

const (
	tabStop = 4
	// reach bounds how much of a line is looked at on either side of a place, so
	// that a file of one endless line costs no more than any other.
	reach = 1024
)

// cell is a character of a source line as it is shown.
type cell struct {
	text   string
	width  int
	marked bool
}

// excerpt returns the line on which s begins, cut to limit columns around s, and
// the carets that stand below it. Both are free of control characters.
func excerpt(s source.Span, limit int) (line, carets string) {
	cells, cutLeft, cutRight := cellsAround(s)
	cells, left, right := window(cells, limit)
	var text, marks strings.Builder
	if cutLeft || left {
		text.WriteString("…")
		marks.WriteString(" ")
	}
	for _, c := range cells {
		text.WriteString(c.text)
		mark := " "
		if c.marked {
			mark = "^"
		}
		marks.WriteString(strings.Repeat(mark, c.width))
	}
	if cutRight || right {
		text.WriteString("…")
	}
	return strings.TrimRight(text.String(), " "), strings.TrimRight(marks.String(), " ")
}

// cellsAround returns the characters within reach of s on its first line, and
// whether the line goes on at either end. At least one cell is marked.
func cellsAround(s source.Span) (cells []cell, cutLeft, cutRight bool) {
	data := s.File.Data
	from := s.File.Offset(s.Begin().Line)
	if s.Start-from > reach {
		from, cutLeft = s.Start-reach, true
		for from < s.Start && !utf8.RuneStart(data[from]) {
			from++
		}
	}
	to := len(data)
	if s.Start < to-reach {
		to, cutRight = s.Start+reach, true
	}
	if end := bytes.IndexAny(data[s.Start:to], "\r\n"); end >= 0 {
		to, cutRight = s.Start+end, false
	}
	column, marked := 0, false
	for at := from; at < to; {
		r, n := utf8.DecodeRune(data[at:to])
		c := shown(r, string(data[at:at+n]), column)
		c.marked = at+n > s.Start && (at < s.End || at == s.Start)
		cells, column, marked = append(cells, c), column+c.width, marked || c.marked && c.width > 0
		at += n
	}
	if !marked {
		cells = append(cells, cell{" ", 1, true})
	}
	return cells, cutLeft, cutRight
}

// shown returns the cell of a character that begins at that column.
func shown(r rune, raw string, column int) cell {
	if r == '\t' {
		n := tabStop - column%tabStop
		return cell{text: strings.Repeat(" ", n), width: n}
	}
	text := visibleRune(r, raw)
	if text != raw {
		return cell{text: text, width: len(text)}
	}
	if unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Me, r) {
		return cell{text: text}
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return cell{text: text, width: 2}
	}
	return cell{text: text, width: 1}
}

// window returns the part of the cells that fits limit columns and shows the
// first marked one, and whether any were dropped at either end.
func window(cells []cell, limit int) (part []cell, left, right bool) {
	total, before := 0, 0
	seen := false
	for _, c := range cells {
		seen = seen || c.marked
		if !seen {
			before += c.width
		}
		total += c.width
	}
	if total <= limit {
		return cells, false, false
	}
	// What is marked begins at the middle, or further left near the line's end.
	drop := min(before-limit/2, total-limit)
	from := 0
	for drop > 0 {
		drop -= cells[from].width
		total -= cells[from].width
		from++
	}
	to := len(cells)
	for total > limit {
		to--
		total -= cells[to].width
	}
	return cells[from:to], from > 0, to < len(cells)
}
