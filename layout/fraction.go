package layout

import "iku/content/source"

// box is a piece of a formula. Its items are placed from its left end on the
// baseline, so those above it have a negative Y.
type box struct {
	w, up, down Length // width; height above and depth below the baseline
	items       []Item
}

// words returns text as a box.
func words(t string, s style, span source.Span) box {
	w := s.width(t)
	return box{w: w, up: scale(s.face.Ascent, s.size), down: scale(-s.face.Descent, s.size),
		items: []Item{{Kind: Text, W: w, Text: t, Face: s.face, Size: s.size, Span: span}}}
}

// narrowed returns text as a box no wider than the room: in several centred
// lines where it takes them. Its baseline is that of its last line where it
// stands above a bar, of its first where below; both are found by up and down.
func narrowed(t string, s style, room Length, span source.Span) box {
	if w := s.width(t); w <= room {
		return words(t, s, span)
	}
	p := text(t, s, centre, span)
	p.balanced = true
	least, _ := p.widths()
	room = max(room, min(least, room))
	b := p.set(room, nil)
	var out box
	var y, edge, far Length
	edge = room
	for _, ln := range b {
		for _, it := range ln.items {
			it.Y += y
			edge, far = min(edge, it.X), max(far, it.X+it.W)
			out.items = append(out.items, it)
		}
		y += ln.height
	}
	base := s.baseline()
	for i := range out.items {
		out.items[i].X -= edge
		out.items[i].Y -= base
	}
	out.w, out.up, out.down = far-edge, scale(s.face.Ascent, s.size), y-base-(s.leading-s.baseline()-scale(-s.face.Descent, s.size))
	return out
}

const (
	barHeight   = 500  // of a fraction
	barOverhang = 1000 // beyond the wider part, on each side
	barGap      = 1500 // between the bar and the parts
	bracketGap  = 1500 // inside brackets
)

// fraction sets one box over another, the bar on the axis of the equals sign.
func fraction(over, under box, s style) box {
	inner := max(over.w, under.w)
	out := box{w: inner + 2*barOverhang, items: make([]Item, 0, len(over.items)+1+len(under.items))}
	axis := s.axis()
	top := -axis - barHeight/2 // of the bar
	bottom := -axis + barHeight/2
	add := func(b box, dy Length) {
		dx := barOverhang + (inner-b.w)/2
		for _, it := range b.items {
			it.X, it.Y = it.X+dx, it.Y+dy
			out.items = append(out.items, it)
		}
	}
	rise := top - barGap - over.down
	drop := bottom + barGap + under.up
	add(over, rise)
	out.items = append(out.items, Item{Kind: Rule, Y: top, W: out.w, H: barHeight})
	add(under, drop)
	out.up, out.down = over.up-rise, drop+under.down
	return out
}

// bracket encloses a box in round brackets that reach over most of its height.
func bracket(b box, s style, span source.Span) box {
	size := s.size
	if tall := b.up + b.down; tall > s.leading*3/2 {
		size = min(tall*4/5, s.size*5/2)
	}
	big := s
	big.size = size
	// A bracket's own middle is brought to the axis.
	middle := scale((s.face.CapHeight-150)/2, size)
	dy := middle - s.axis()
	open, shut := words("(", big, span), words(")", big, span)
	open.items[0].Y, shut.items[0].Y = dy, dy
	open.up, open.down, shut.up, shut.down = 0, 0, 0, 0
	b = b.moved(bracketGap)
	b.w += bracketGap
	return beside(open, b, shut)
}

// beside sets boxes side by side on one baseline.
func beside(boxes ...box) box {
	var out box
	n := 0
	for _, b := range boxes {
		n += len(b.items)
	}
	out.items = make([]Item, 0, n)
	for _, b := range boxes {
		for _, it := range b.items {
			it.X += out.w
			out.items = append(out.items, it)
		}
		out.w += b.w
		out.up, out.down = max(out.up, b.up), max(out.down, b.down)
	}
	return out
}

// moved returns the box, which is not to be used any more, with room before it.
func (b box) moved(dx Length) box {
	for i := range b.items {
		b.items[i].X += dx
	}
	b.w += dx
	return b
}

// owned returns the box, which is not to be used any more, with its text
// belonging to the node.
func (b box) owned(node *Node) box {
	for i := range b.items {
		if b.items[i].Kind == Text {
			b.items[i].Node = node
		}
	}
	return b
}

// line returns the box as a line on its own, at least as high as one of text.
// Its text belongs to the node; its bars are artifacts. Every text ends with a
// space, so that its parts are read apart.
func (b box) line(s style, node *Node) line {
	up := max(b.up, s.baseline())
	down := max(b.down, s.leading-s.baseline())
	out := line{height: up + down, items: make([]Item, len(b.items))}
	for i, it := range b.items {
		it.Y += up
		if it.Kind == Text {
			if it.Node == nil {
				it.Node = node
			}
			if n := len(it.Text); n > 0 && it.Text[n-1] != ' ' {
				it.Text += " "
			}
		}
		out.items[i] = it
	}
	return out
}
