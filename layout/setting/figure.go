package setting

import (
	"strings"

	"iku/content/source"
	"iku/layout/page"
)

// Figures is what the figures of a column share: the room before their decimal
// comma and after, and the width of the widest.
type Figures struct{ Before, After, widest Length }

// mixed tells of figures that are so unlike, 18.669 and 0,25%, that to stand with
// their commas below each other they need a far wider column.
func (f *Figures) mixed() bool { return f.Before+f.After > f.widest*5/4 }

// Figure is a number that stands with its decimal comma below that of the others
// of its column, and the words after it.
type Figure struct {
	column *Figures
	style  Style
	align  Align // of the column's figures within its width: centre or right
	whole  string
	tail   string // from the comma on, with % and a short unit
	rest   *Paragraph
	Span   source.Span
}

// WordBeside tells whether the words after a number stay beside it.
func WordBeside(rest string) bool { return len(rest) <= 8 && !strings.ContainsAny(rest, " (\n") }

// Figure returns a number as material. Words after it that are short stay beside
// it; longer ones stand below.
func (f *Figures) Figure(number, rest string, s Style, a Align, span source.Span) *Figure {
	out := &Figure{column: f, style: s, align: a, Span: span}
	out.whole, out.tail = CutNumber(number)
	if rest != "" {
		if WordBeside(rest) {
			out.tail += "\u00a0" + rest
		} else {
			out.rest = Text(rest, s, a, span)
		}
	}
	f.Note(out.whole, out.tail, s)
	return out
}

// Note makes room for a number, divided as cutNumber does.
func (f *Figures) Note(whole, tail string, s Style) {
	w := s.Width(whole)
	f.Before = max(f.Before, w)
	if tail != "" {
		f.After = max(f.After, s.Width(tail))
		w = Scale(s.advance(whole)+s.advance(tail), s.Size)
	}
	f.widest = max(f.widest, w)
}

// CutNumber divides a number before its comma, or its sign of percent or permille.
func CutNumber(number string) (whole, tail string) {
	if i := strings.IndexAny(number, ",%‰"); i >= 0 {
		return number[:i], number[i:]
	}
	return number, ""
}

func (f *Figure) Widths() (least, most Length) {
	w := f.column.Before + f.column.After
	if f.rest != nil {
		l, m := f.rest.Widths()
		return max(w, l), max(w, m)
	}
	return w, w
}

// Whole returns the width that a figure is never narrower than: that of its column,
// or where its figures are so unlike that this is far wider, of the widest of them.
func (f *Figure) Whole() Length {
	w := f.column.Before + f.column.After
	if f.column.mixed() {
		w = f.column.widest
	}
	if f.rest != nil {
		l, _ := f.rest.Widths()
		w = max(w, l)
	}
	return w
}

func (f *Figure) Syllables() Length {
	if f.rest == nil {
		return f.Whole()
	}
	return max(f.Whole(), f.rest.Syllables())
}

// Set sets the figure on its column's axis, the right edge of whole numbers and the
// place of the comma; in a column that is narrower than all of them need, as near to
// it as it has room.
func (f *Figure) Set(width Length, node *page.Node) Block {
	x := width - f.column.Before - f.column.After
	if f.align == Centre {
		x /= 2
	}
	x += f.column.Before - f.style.Width(f.whole)
	t := f.whole + f.tail
	w := f.style.Width(t)
	x = max(0, min(x, width-w))
	if f.rest != nil {
		t += " "
	}
	out := Block{{Height: f.style.Leading, Items: []page.Item{{Kind: page.Text, Node: node, X: x, Y: f.style.Baseline(), W: w,
		Text: t, Face: f.style.Face, Size: f.style.Size, Span: f.Span}}}}
	if f.rest != nil {
		out = append(out, f.rest.Set(width, node)...)
	}
	return out.Guard()
}

// Prose returns the figure as text, with the words after it.
func (f *Figure) Prose() *Paragraph {
	t := f.whole + f.tail
	if f.rest != nil {
		t += " " + f.rest.Runs[0].Text
	}
	return Text(t, f.style, Left, f.Span)
}
