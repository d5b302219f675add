package layout

import (
	"iku/content/source"
	"iku/fonts"
)

// material is what can be set to a width: a paragraph, a list, a fraction.
type material interface {
	// widths returns the width of the widest part that should not be broken,
	// and the width at which nothing has to be.
	widths() (least, most Length)
	// rough returns about how high the material is at that width.
	rough(width Length) Length
	// set returns the material as lines of that width. Its items belong to the
	// node, or to kids that it adds to the node; a nil node makes artifacts.
	set(width Length, node *Node) block
}

// line is a horizontal slice of a page that is never split. Its items are
// placed from its top left corner.
type line struct {
	height Length
	items  []Item
	stay   bool // the next line belongs on the same page
}

// block is a sequence of lines, top to bottom.
type block []line

// height returns the sum of its lines'.
func (b block) height() Length {
	var h Length
	for i := range b {
		h += b[i].height
	}
	return h
}

// shift moves every item of the block to the right.
func (b block) shift(dx Length) block {
	if dx == 0 {
		return b
	}
	for i := range b {
		for j := range b[i].items {
			b[i].items[j].X += dx
		}
	}
	return b
}

// together forbids a page break between the block's lines.
func (b block) together() block {
	for i := range b[:max(len(b)-1, 0)] {
		b[i].stay = true
	}
	return b
}

// guard forbids breaks that would leave the first or the last line of the block
// alone, and any break in a block of three lines or fewer.
func (b block) guard() block {
	if n := len(b); n >= 2 {
		b[0].stay = true
		b[n-2].stay = true
	}
	return b
}

// style is how a run of text looks.
type style struct {
	face    *fonts.Face
	size    Length
	leading Length // from one baseline to the next
	under   bool   // underlined
	struck  bool   // struck through
}

// width returns the advance of the text.
func (s style) width(text string) Length { return scale(s.advance(text), s.size) }

// advance returns the advance of the text in thousandths of an em. Characters
// that the face lacks count nothing; glyphs.go reports them.
func (s style) advance(text string) int {
	sum := 0
	for _, r := range text {
		a, _ := s.face.Advance(r)
		sum += a
	}
	return sum
}

// scale returns thousandths of an em as a length at that type size.
func scale(em int, size Length) Length {
	return Length((int64(em)*int64(size) + 500) / 1000)
}

// baseline returns how far the baseline stands below the top of a line: the
// face's ascent and descent are centred in the leading.
func (s style) baseline() Length {
	up, down := scale(s.face.Ascent, s.size), scale(-s.face.Descent, s.size)
	return (s.leading-up-down)/2 + up
}

// item returns text of that width in a line of its own leading.
func (s style) item(t string, width, x Length, node *Node, span source.Span) Item {
	return Item{Kind: Text, Node: node, X: x, Y: s.baseline(), W: width, Text: t, Face: s.face, Size: s.size, Span: span}
}

// axis returns how far the middle of an equals sign stands above the baseline.
func (s style) axis() Length { return scale(s.face.XHeight, s.size) * 60 / 100 }

// stack is materials one below the other.
type stack struct {
	parts []material
	gap   Length // between two of them
}

func (s stack) widths() (least, most Length) {
	for _, p := range s.parts {
		l, m := p.widths()
		least, most = max(least, l), max(most, m)
	}
	return least, most
}

func (s stack) set(width Length, node *Node) block {
	if len(s.parts) == 1 {
		return s.parts[0].set(width, node)
	}
	var out block
	for i, p := range s.parts {
		b := p.set(width, wrapper(p, node))
		if i > 0 && len(b) > 0 && s.gap > 0 {
			b = b.under(s.gap)
		}
		out = append(out, b...)
	}
	return out
}

// under adds air above the block's first line.
func (b block) under(gap Length) block {
	if len(b) == 0 || gap == 0 {
		return b
	}
	b[0].height += gap
	for i := range b[0].items {
		b[0].items[i].Y += gap
	}
	return b
}

// wrapper returns the node that holds one of several parts of a cell: lists and
// fractions make their own, text is a paragraph.
func wrapper(m material, node *Node) *Node {
	if node == nil {
		return nil
	}
	switch m := m.(type) {
	case *paragraph:
		return node.Add(P, m.span())
	case *figure:
		return node.Add(P, m.span)
	case stack:
		if len(m.parts) == 1 { // it adds no node of its own
			return wrapper(m.parts[0], node)
		}
	}
	return node
}

// none is material without content.
type none struct{}

func (none) widths() (least, most Length)    { return 0, 0 }
func (none) set(width Length, n *Node) block { return nil }

// place returns the span, or the other one where there is none.
func place(s, other source.Span) source.Span {
	if s.IsZero() {
		return other
	}
	return s
}
