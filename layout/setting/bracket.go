package setting

import (
	"iku/content/source"
	"iku/layout/page"
)

const bracketGap = 1500 // inside brackets

// Bracket encloses a box in round brackets that reach over most of its height: those
// of the face, larger where the box is higher; drawn where these would be too heavy.
func Bracket(b Box, s Style, span source.Span) Box {
	size, tall := s.Size, b.Up+b.Down
	if tall > s.Leading*3/2 {
		size = tall * 4 / 5
	}
	var open, shut Box
	if size > s.Size*largestSign/1000 {
		open = bow(b.Up, b.Down, s, true)
		shut = bow(b.Up, b.Down, s, false)
	} else {
		big := s
		big.Size = size
		// A bracket's own middle is brought to the axis.
		dy := Scale((s.Face.CapHeight-150)/2, size) - s.axis()
		open, shut = Words("(", big, span), Words(")", big, span)
		open.Items[0].Y, shut.Items[0].Y = dy, dy
		open.Up, open.Down, shut.Up, shut.Down = 0, 0, 0, 0
	}
	b = b.Moved(bracketGap)
	b.W += bracketGap
	return Beside(open, b, shut)
}

// largestSign is how large a bracket of the face may be, in thousandths of the text's
// size.
const largestSign = 2500

// bowSteps is how many steps a half of a drawn bracket has from its middle outwards.
const bowSteps = 12

// rises holds how far from its middle a bow of height 2000 reaches by so many of its
// steps: a parabola's roots, in thousandths.
var rises = [bowSteps + 1]Length{0, 289, 408, 500, 577, 645, 707, 764, 816, 866, 913, 957, 1000}

// bow draws a round bracket from that height above the baseline to that depth below it,
// with rules: thicker in its middle than at its ends.
func bow(up, down Length, s Style, open bool) Box {
	up -= Scale(s.Face.Ascent-s.Face.CapHeight, s.Size) // over which nothing is inked
	half := (up + down) / 2
	width := min(max(half/7, s.Size/4), s.Size/2)
	thick := Scale(80, s.Size)
	out := Box{W: width + thick + 2*bracketGap/3, Items: make([]page.Item, 0, 2*bowSteps-1)}
	rule := func(step int, from, to Length) {
		x := width * Length(step) / bowSteps
		w := thick - thick/2*Length(step)/bowSteps
		if !open {
			x = width + thick - x - w
		}
		out.Items = append(out.Items, page.Item{Kind: page.Rule, X: x + bracketGap/3, Y: down - half + from, W: w, H: to - from})
	}
	rule(0, -half*rises[1]/1000, half*rises[1]/1000)
	for i := 1; i < bowSteps; i++ {
		near, far := half*rises[i]/1000, half*rises[i+1]/1000
		rule(i, near, far)
		rule(i, -far, -near)
	}
	return out
}
