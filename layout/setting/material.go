package setting

import (
	"strings"

	"iku/content/source"
	"iku/fonts"
	"iku/layout/page"
)

// Length is a length on the page, in thousandths of a point.
type Length = page.Length

// Material is what can be set to a width: a paragraph, a list, a fraction.
type Material interface {
	// Widths returns the width of the widest part that should not be broken,
	// and the width at which nothing has to be.
	Widths() (least, most Length)
	// Syllables returns the least width at which no word is divided but between
	// syllables, and no number at all.
	Syllables() Length
	// Estimate returns about how high the material is at that width.
	Estimate(width Length) Length
	// Set returns the material as lines of that width. Its items belong to the
	// node, or to kids that it adds to the node; a nil node makes artifacts.
	Set(width Length, node *page.Node) Block
}

// Line is a horizontal slice of a page that is never split. Its items are
// placed from its top left corner.
type Line struct {
	Height Length
	Items  []page.Item
	Stay   bool // the next line belongs on the same page
}

// Block is a sequence of lines, top to bottom.
type Block []Line

// Height returns the sum of its lines'.
func (b Block) Height() Length {
	var h Length
	for i := range b {
		h += b[i].Height
	}
	return h
}

// Shift moves every item of the block to the right.
func (b Block) Shift(dx Length) Block {
	if dx == 0 {
		return b
	}
	for i := range b {
		for j := range b[i].Items {
			b[i].Items[j].X += dx
		}
	}
	return b
}

// Together forbids a page break between the block's lines.
func (b Block) Together() Block {
	for i := range b[:max(len(b)-1, 0)] {
		b[i].Stay = true
	}
	return b
}

// Guard forbids breaks that would leave the first or the last line of the block
// alone, and any break in a block of three lines or fewer.
func (b Block) Guard() Block {
	if n := len(b); n >= 2 {
		b[0].Stay = true
		b[n-2].Stay = true
	}
	return b
}

// Style is how a run of text looks.
type Style struct {
	Face    *fonts.Face
	Size    Length
	Leading Length // from one baseline to the next
	Under   bool   // underlined
	Struck  bool   // struck through

	script script
	shift  Length // of the baseline, downwards
}

// Width returns the advance of the text.
func (s Style) Width(text string) Length { return Scale(s.advance(text), s.Size) }

// advance returns the advance of the text in thousandths of an em. Characters
// that the face lacks count nothing; glyphs.go reports them.
func (s Style) advance(text string) int {
	sum := 0
	for _, r := range text {
		a, _ := s.Face.Advance(r)
		sum += a
	}
	return sum
}

// Scale returns thousandths of an em as a length at that type size.
func Scale(em int, size Length) Length {
	return Length((int64(em)*int64(size) + 500) / 1000)
}

// Baseline returns how far the baseline stands below the top of a line: the
// face's ascent and descent are centred in the leading.
func (s Style) Baseline() Length { return s.bare() + s.shift }

func (s Style) bare() Length {
	up, down := Scale(s.Face.Ascent, s.Size), Scale(-s.Face.Descent, s.Size)
	return (s.Leading-up-down)/2 + up
}

// Item returns text of that width in a line of its own leading.
func (s Style) Item(t string, width, x Length, node *page.Node, span source.Span) page.Item {
	it := page.Item{Kind: page.Text, Node: node, X: x, Y: s.Baseline(), W: width, Text: t, Face: s.Face, Size: s.Size, Span: span}
	if s.script != onLine {
		it.Says = spokenScript[s.script] + strings.TrimSuffix(t, " ")
	}
	return it
}

// axis returns how far the middle of an equals sign stands above the baseline.
func (s Style) axis() Length { return Scale(s.Face.XHeight, s.Size) * 60 / 100 }

// Stack is materials one below the other.
type Stack struct {
	Parts []Material
	Gap   Length // between two of them
}

func (s Stack) Widths() (least, most Length) {
	for _, p := range s.Parts {
		l, m := p.Widths()
		least, most = max(least, l), max(most, m)
	}
	return least, most
}

func (s Stack) Syllables() (least Length) {
	for _, p := range s.Parts {
		least = max(least, p.Syllables())
	}
	return least
}

func (s Stack) Set(width Length, node *page.Node) Block {
	if len(s.Parts) == 1 {
		return s.Parts[0].Set(width, node)
	}
	var out Block
	for i, p := range s.Parts {
		b := p.Set(width, Wrapper(p, node))
		if i > 0 && len(b) > 0 && s.Gap > 0 {
			b = b.Under(s.Gap)
		}
		out = append(out, b...)
	}
	return out
}

// Under adds air above the block's first line.
func (b Block) Under(gap Length) Block {
	if len(b) == 0 || gap == 0 {
		return b
	}
	b[0].Height += gap
	for i := range b[0].Items {
		b[0].Items[i].Y += gap
	}
	return b
}

// Wrapper returns the node that holds one of several parts of a cell: lists and
// fractions make their own, text is a paragraph.
func Wrapper(m Material, node *page.Node) *page.Node {
	if node == nil {
		return nil
	}
	switch m := m.(type) {
	case *Paragraph:
		return node.Add(page.P, m.Span())
	case *Figure:
		return node.Add(page.P, m.Span)
	case Stack:
		if len(m.Parts) == 1 { // it adds no node of its own
			return Wrapper(m.Parts[0], node)
		}
	}
	return node
}

// None is material without content.
type None struct{}

func (None) Widths() (least, most Length)         { return 0, 0 }
func (None) Syllables() Length                    { return 0 }
func (None) Set(width Length, n *page.Node) Block { return nil }
