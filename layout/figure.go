package layout

import (
	"strings"

	"iku/content/source"
)

// figures is what the figures of a column share: the room before their decimal
// comma and after, and the width of the widest.
type figures struct {
	before, after, widest Length
	all                   *figures // of bare figures of one unit: those of all units; else nil
}

// alike returns what a figure shares with those of its column that are of the same
// unit: percentages, or a satuan, or the words behind the number. They stand in
// for all of the column where those are mixed.
func (c *column) alike(number, rest, satuan string) *figures {
	unit := satuan + " " + rest
	if strings.HasSuffix(number, "%") {
		unit = "%"
	}
	if c.figures == nil {
		c.figures = map[string]*figures{}
	}
	f := c.figures[unit]
	if f == nil {
		f = &figures{}
		if rest == "" || !wordBeside(rest) { // with words it is a phrase, which stands by itself
			f.all = &c.all
		}
		c.figures[unit] = f
	}
	return f
}

// mixed tells of figures that are so unlike, 18.669 and 0,25%, that to stand with
// their commas below each other they would need a far wider column.
func (f *figures) mixed() bool { return f.before+f.after > f.widest*5/4 }

// shared returns those that a figure stands with: of its column, or where they
// are mixed of its unit.
func (f *figure) shared() *figures {
	if all := f.column.all; all != nil && !all.mixed() {
		return all
	}
	return f.column
}

// figure is a number that stands with its decimal comma below that of the others
// of its column, and the words after it.
type figure struct {
	column *figures
	style  style
	align  align // of the column's figures within its width: centre or right
	whole  string
	tail   string // from the comma on, with % and a short unit
	rest   *paragraph
	span   source.Span
}

// wordBeside tells whether the words after a number stay beside it.
func wordBeside(rest string) bool { return len(rest) <= 8 && !strings.ContainsAny(rest, " (\n") }

// figure returns a number as material. Words after it that are short stay beside
// it; longer ones stand below.
func (f *figures) figure(number, rest string, s style, a align, span source.Span) *figure {
	out := &figure{column: f, style: s, align: a, span: span}
	out.whole, out.tail = cutNumber(number)
	if rest != "" {
		if wordBeside(rest) {
			out.tail += "\u00a0" + rest
		} else {
			out.rest = text(rest, s, a, span)
		}
	}
	f.note(out.whole, out.tail, s)
	return out
}

// note makes room for a number, divided as cutNumber does.
func (f *figures) note(whole, tail string, s style) {
	w := s.width(whole)
	f.before = max(f.before, w)
	if tail != "" {
		f.after = max(f.after, s.width(tail))
		w = scale(s.advance(whole)+s.advance(tail), s.size)
	}
	f.widest = max(f.widest, w)
	if f.all != nil {
		f.all.note(whole, tail, s)
	}
}

// cutNumber divides a number before its comma, or its percent sign.
func cutNumber(number string) (whole, tail string) {
	if i := strings.IndexAny(number, ",%"); i >= 0 {
		return number[:i], number[i:]
	}
	return number, ""
}

func (f *figure) widths() (least, most Length) {
	shared := f.shared()
	w := shared.before + shared.after
	if f.align == centre && shared.mixed() {
		w = shared.widest
	}
	if f.rest != nil {
		l, m := f.rest.widths()
		return max(w, l), max(w, m)
	}
	return w, w
}

func (f *figure) set(width Length, node *Node) block {
	shared := f.shared()
	x := width - shared.before - shared.after
	if f.align == centre {
		x /= 2
	}
	x += shared.before - f.style.width(f.whole)
	t := f.whole + f.tail
	w := f.style.width(t)
	if f.align == centre && shared.mixed() {
		x = (width - w) / 2
	}
	x = max(0, min(x, width-w))
	if f.rest != nil {
		t += " "
	}
	out := block{{height: f.style.leading, items: []Item{{Kind: Text, Node: node, X: x, Y: f.style.baseline(), W: w,
		Text: t, Face: f.style.face, Size: f.style.size, Span: f.span}}}}
	if f.rest != nil {
		out = append(out, f.rest.set(width, node)...)
	}
	return out.guard()
}

// prose returns the figure as text, with the words after it.
func (f *figure) prose() *paragraph {
	t := f.whole + f.tail
	if f.rest != nil {
		t += " " + f.rest.runs[0].text
	}
	return text(t, f.style, left, f.span)
}
