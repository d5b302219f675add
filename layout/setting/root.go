package setting

import (
	"iku/content/source"
	"iku/layout/page"
)

// Small returns the style of exponents and of a root's degree.
func (s Style) Small() Style {
	s.Size = max(s.Size*7/10, min(s.Size, 5000))
	return s
}

// Raised sets an exponent behind its base: from the height of a small x up, and
// over the middle of a high base.
func Raised(base, exponent Box, s Style) Box {
	rise := max(Scale(s.Face.XHeight, s.Size)*7/10, base.Up-Scale(s.Face.Ascent, s.Size)*6/10)
	return Beside(base, exponent.lifted(rise))
}

// lifted returns the box, which is not to be used any more, higher above the
// baseline.
func (b Box) lifted(by Length) Box {
	for i := range b.Items {
		b.Items[i].Y -= by
	}
	b.Up, b.Down = b.Up+by, max(b.Down-by, 0)
	return b
}

// radical is the sign of a root.
const radical = '√'

// HasRoot tells whether the typeface has the sign of a root.
func (s Style) HasRoot() bool { return s.Face.Has(radical) }

// Root sets a box under the sign of a root, whose bar reaches over it; the degree
// stands before its crook. An empty degree is that of a square root.
func Root(degree, under Box, s Style, span source.Span) Box {
	box, _ := s.Face.Bounds(radical)
	height, depth := box[3]-box[1], -box[1] // of the sign, in thousandths of its size
	top := max(under.Up-Scale(s.Face.Ascent, s.Size)+Scale(s.Face.CapHeight, s.Size), Scale(s.Face.CapHeight, s.Size)) + BarGap + BarHeight
	bottom := max(under.Down-Scale(-s.Face.Descent, s.Size)/2, 0)
	big := s
	if height > 0 {
		big.Size = (top + bottom) * 1000 / Length(height)
	}
	sign := Words(string(radical), big, span)
	sign.Items[0].Y = bottom - Scale(depth, big.Size)
	sign.W = Scale(box[2], big.Size)
	sign.Up, sign.Down = top, bottom
	under = under.Moved(BarGap)
	under.W += BarGap
	bar := Box{Items: []page.Item{{Kind: page.Rule, X: sign.W - BarHeight/2, Y: -top, W: under.W + BarHeight/2, H: BarHeight}}, Up: top}
	out := Box{W: sign.W + under.W, Up: max(top, under.Up), Down: max(bottom, under.Down)}
	out.Items = append(append(sign.Items, bar.Items...), under.Moved(sign.W).Items...)
	if len(degree.Items) == 0 {
		return out
	}
	return Beside(degree.lifted((top-bottom)/2), out)
}

// Bars encloses a box in upright bars: its absolute value.
func Bars(b Box, s Style) Box {
	bar := func(x Length) page.Item {
		return page.Item{Kind: page.Rule, X: x, Y: -b.Up, W: BarHeight, H: b.Up + b.Down}
	}
	left, right := bar(0), bar(b.W+3*bracketGap)
	b = b.Moved(2 * bracketGap)
	b.W += 2 * bracketGap
	b.Items = append(append([]page.Item{left}, b.Items...), right)
	return b
}

// Stacked sets boxes one below the other, each in the middle. Its baseline is that
// of the first.
func Stacked(lines []Box) Box {
	out := lines[0]
	out.Items = append([]page.Item{}, out.Items...)
	for _, b := range lines {
		out.W = max(out.W, b.W)
	}
	out.centre(0, lines[0].W)
	for _, b := range lines[1:] {
		y := out.Down + b.Up
		from := len(out.Items)
		out.Items = append(out.Items, b.Items...)
		for i := range out.Items[from:] {
			out.Items[from+i].Y += y
		}
		out.centre(from, b.W)
		out.Down = y + b.Down
	}
	return out
}

// centre moves the items from that one on, which are so wide, into the middle.
func (b *Box) centre(from int, w Length) {
	for i := range b.Items[from:] {
		b.Items[from+i].X += (b.W - w) / 2
	}
}
