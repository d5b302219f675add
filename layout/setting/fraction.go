package setting

import (
	"strings"

	"iku/content/source"
	"iku/layout/page"
)

// Box is a piece of a formula. Its items are placed from its left end on the
// baseline, so those above it have a negative Y.
type Box struct {
	W, Up, Down Length // width; height above and depth below the baseline
	Items       []page.Item
}

// Words returns text as a box.
func Words(t string, s Style, span source.Span) Box {
	if s.script == onLine && HasScripts(t) {
		if parts := scripts(t); parts != nil {
			return scriptWords(parts, s, span)
		}
	}
	w := s.Width(t)
	return Box{W: w, Up: Scale(s.Face.Ascent, s.Size), Down: Scale(-s.Face.Descent, s.Size),
		Items: []page.Item{{Kind: page.Text, W: w, Text: t, Face: s.Face, Size: s.Size, Span: span}}}
}

// Narrowed returns text as a box no wider than the room: in several centred
// lines where it takes them. Its baseline is that of its last line where it
// stands above a bar, of its first where below; both are found by up and down.
func Narrowed(t string, s Style, room Length, span source.Span) Box {
	if w := s.Width(t); w <= room {
		return Words(t, s, span)
	}
	p := Text(t, s, Centre, span)
	p.Balanced = true
	least, _ := p.Widths()
	room = max(room, min(least, room))
	b := p.Set(room, nil)
	var out Box
	var y, edge, far Length
	edge = room
	for _, ln := range b {
		for _, it := range ln.Items {
			it.Y += y
			edge, far = min(edge, it.X), max(far, it.X+it.W)
			out.Items = append(out.Items, it)
		}
		y += ln.Height
	}
	base := s.Baseline()
	for i := range out.Items {
		out.Items[i].X -= edge
		out.Items[i].Y -= base
	}
	out.W, out.Up, out.Down = far-edge, Scale(s.Face.Ascent, s.Size), y-base-(s.Leading-s.Baseline()-Scale(-s.Face.Descent, s.Size))
	return out
}

const (
	BarHeight    = 500  // of a fraction
	BarOverhang  = 1000 // beyond the wider part, on each side
	MainOverhang = 5000 // of a bar above or below a fraction
	BarGap       = 1500 // between the bar and the parts
)

// Fraction sets one box over another, the bar on the axis of the equals sign.
func Fraction(over, under Box, s Style) Box {
	inner := max(over.W, under.W)
	overhang := Length(BarOverhang)
	if over.isFraction() || under.isFraction() { // the bar between fractions is told from theirs by its length
		overhang = MainOverhang
	}
	out := Box{W: inner + 2*overhang, Items: make([]page.Item, 0, len(over.Items)+1+len(under.Items))}
	axis := s.axis()
	top := -axis - BarHeight/2 // of the bar
	bottom := -axis + BarHeight/2
	add := func(b Box, dy Length) {
		dx := overhang + (inner-b.W)/2
		for _, it := range b.Items {
			it.X, it.Y = it.X+dx, it.Y+dy
			out.Items = append(out.Items, it)
		}
	}
	rise := top - BarGap - over.Down
	drop := bottom + BarGap + under.Up
	add(over, rise)
	out.Items = append(out.Items, page.Item{Kind: page.Rule, Y: top, W: out.W, H: BarHeight})
	add(under, drop)
	out.Up, out.Down = over.Up-rise, drop+under.Down
	return out
}

// isFraction tells of a box that is a fraction, not only has one in it.
func (b Box) isFraction() bool {
	for i := range b.Items {
		if it := &b.Items[i]; it.Kind == page.Rule && it.W == b.W && it.H == BarHeight {
			return true
		}
	}
	return false
}

// Beside sets boxes side by side on one baseline.
func Beside(boxes ...Box) Box {
	var out Box
	n := 0
	for _, b := range boxes {
		n += len(b.Items)
	}
	out.Items = make([]page.Item, 0, n)
	for _, b := range boxes {
		for _, it := range b.Items {
			it.X += out.W
			out.Items = append(out.Items, it)
		}
		out.W += b.W
		out.Up, out.Down = max(out.Up, b.Up), max(out.Down, b.Down)
	}
	return out
}

// Moved returns the box, which is not to be used any more, with room before it.
func (b Box) Moved(dx Length) Box {
	for i := range b.Items {
		b.Items[i].X += dx
	}
	b.W += dx
	return b
}

// Owned returns the box, which is not to be used any more, with its text
// belonging to the node.
func (b Box) Owned(node *page.Node) Box {
	for i := range b.Items {
		if b.Items[i].Kind == page.Text {
			b.Items[i].Node = node
		}
	}
	return b
}

// Line returns the box as a line on its own, at least as high as one of text.
// Its text belongs to the node; its bars are artifacts. Every text ends with a
// space, so that its parts are read apart.
func (b Box) Line(s Style, node *page.Node) Line {
	up := max(b.Up, s.Baseline())
	down := max(b.Down, s.Leading-s.Baseline())
	out := Line{Height: up + down, Items: make([]page.Item, len(b.Items))}
	for i, it := range b.Items {
		it.Y += up
		if it.Kind == page.Text {
			if it.Node == nil {
				it.Node = node
			}
			if n := len(it.Text); n > 0 && it.Text[n-1] != ' ' && !strings.HasSuffix(it.Text, softHyphen) {
				it.Text += " "
			}
		}
		out.Items[i] = it
	}
	return out
}
