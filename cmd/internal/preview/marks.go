package preview

import (
	"bytes"
	"fmt"
	"strings"

	"iku/cmd/internal/svg"
	"iku/content/finding"
	"iku/content/source"
	"iku/layout/page"
)

// maxMarks bounds how much of the pages one finding marks.
const maxMarks = 200

// spot is an item and the page that it stands on.
type spot struct {
	page int
	item *page.Item
}

func (s spot) span() source.Span {
	if s.item.Span.IsZero() && s.item.Node != nil {
		return s.item.Node.Span
	}
	return s.item.Span
}

// spots returns all text of the sheet that says something of a file.
func spots(sheet *page.Sheet) []spot {
	var out []spot
	for i := range sheet.Pages {
		items := sheet.Pages[i].Items
		for k := range items {
			s := spot{i, &items[k]}
			if s.item.Kind == page.Text && !s.span().IsZero() && strings.TrimSpace(s.item.Text) != "" {
				out = append(out, s)
			}
		}
	}
	return out
}

// located returns what of the pages a finding is about: what is printed of just
// its place, else what stands within it, else what is nearest in its table.
func located(all []spot, at source.Span) []spot {
	var around, inside []spot
	least := -1
	for _, s := range all {
		span := s.span()
		switch {
		case span.Contains(at):
			if size := span.End - span.Start; least < 0 || size < least {
				least, around = size, nil
			}
			if span.End-span.Start == least {
				around = append(around, s)
			}
		case at.Contains(span):
			inside = append(inside, s)
		}
	}
	switch {
	case len(around) > 0:
		return narrowed(around, at)
	case len(inside) > 0:
		return inside[:min(len(inside), maxMarks)]
	}
	return nearest(all, at)
}

// narrowed returns those spots that show the very words of the place, where only
// some of them do.
func narrowed(around []spot, at source.Span) []spot {
	var out []spot
	if words := words(at); words != "" {
		for _, s := range around {
			if strings.Contains(strings.ToLower(s.item.Text), words) {
				out = append(out, s)
			}
		}
	}
	if len(out) == 0 {
		out = around
	}
	return out[:min(len(out), maxMarks)]
}

// words returns what a place says, without its quotes, in small letters.
func words(at source.Span) string { return strings.ToLower(strings.Trim(at.Text(), `"' `)) }

// nearest returns the spot that is written nearest to a place in its own table,
// what follows before what precedes.
func nearest(all []spot, at source.Span) []spot {
	if at.IsZero() {
		return nil
	}
	from, to := table(at)
	var best []spot
	var bestSpan source.Span
	for _, s := range all {
		span := s.span()
		if span.File != at.File || span.Start < from || span.Start >= to {
			continue
		}
		if len(best) > 0 && span != bestSpan {
			after, bestAfter := span.Start >= at.End, bestSpan.Start >= at.End
			switch {
			case after != bestAfter && !after:
				continue
			case after == bestAfter && after && span.Start > bestSpan.Start:
				continue
			case after == bestAfter && !after && span.Start < bestSpan.Start:
				continue
			}
			best = nil
		}
		best, bestSpan = append(best, s), span
	}
	return best[:min(len(best), maxMarks)]
}

// table returns where the table that holds a place begins and ends.
func table(at source.Span) (from, to int) {
	data := at.File.Data
	from = bytes.LastIndex(data[:min(at.Start+1, len(data))], []byte("\n[")) + 1
	to = len(data)
	if i := bytes.Index(data[at.Start:], []byte("\n[")); i >= 0 {
		to = at.Start + i + 1
	}
	return from, to
}

// markFindings returns the marks of each page, and which findings have any.
func markFindings(sheet *page.Sheet, found finding.List) (marks [][]svg.Mark, marked map[int]bool) {
	marks, marked = make([][]svg.Mark, len(sheet.Pages)), map[int]bool{}
	all := spots(sheet)
	for n, f := range found {
		if f.Span.IsZero() {
			continue
		}
		class := "tanda " + f.Severity().String()
		if f.Abaikan != "" {
			class = "tanda abaikan"
		}
		for i, s := range located(all, f.Span) {
			m := markOf(s.item, words(f.Span), class)
			m.Key = fmt.Sprint(n)
			if i == 0 {
				m.ID = "tanda-" + m.Key
			}
			marks[s.page] = append(marks[s.page], m)
			marked[n] = true
		}
	}
	return marks, marked
}

// markOf returns a mark behind an item: behind those words, if it has them once
// and other text besides.
func markOf(it *page.Item, words, class string) svg.Mark {
	const margin = 1500
	x, w := it.X, it.W
	text := strings.ToLower(it.Text)
	if words != "" && len(text) == len(it.Text) && strings.Count(text, words) == 1 {
		at := strings.Index(text, words)
		x += advance(it, it.Text[:at])
		w = advance(it, it.Text[at:at+len(words)])
	} else if blanks := len(it.Text) - len(strings.TrimLeft(it.Text, " ")); blanks > 0 {
		lead := advance(it, it.Text[:blanks])
		x, w = x+lead, w-lead
	}
	face := it.Face
	ascent, descent := it.Size*page.Length(face.Ascent)/1000, it.Size*page.Length(-face.Descent)/1000
	return svg.Mark{X: x - margin, Y: it.Y - ascent, W: w + 2*margin, H: ascent + descent, Class: class}
}

func advance(it *page.Item, text string) page.Length {
	sum := 0
	for _, r := range text {
		a, _ := it.Face.Advance(r)
		sum += a
	}
	return page.Length(sum) * it.Size / 1000
}
