package layout

import (
	"strings"

	"iku/content"
	"iku/content/rumus"
	"iku/layout/page"
	"iku/layout/setting"
)

// quotient is a fraction of words, with what it is multiplied by.
type quotient struct {
	style       setting.Style
	part        content.FormulaPart
	over, under *setting.Paragraph // measured only
}

func newQuotient(s setting.Style, f content.FormulaPart) quotient {
	return quotient{s, f, setting.Text(f.Pembilang.Value, s, setting.Centre, f.Pembilang.Span), setting.Text(f.Penyebut.Value, s, setting.Centre, f.Penyebut.Span)}
}

func (q quotient) times() string {
	if q.part.Kali.IsZero() {
		return ""
	}
	return " × " + q.part.Kali.Value
}

// parts returns the width of the widest word over or under the bar, and of the
// wider part on one line.
func (q quotient) parts() (least, most Length) {
	for _, p := range []*setting.Paragraph{q.over, q.under} {
		l, m := p.Widths()
		least, most = max(least, l), max(most, m)
	}
	return least, most
}

func (q quotient) Widths() (least, most Length) {
	least, most = q.parts()
	times := q.style.Width(q.times())
	return max(least+2*setting.BarOverhang, times), most + times + 2*setting.BarOverhang
}

func (q quotient) Syllables() Length {
	return max(max(q.over.Syllables(), q.under.Syllables())+2*setting.BarOverhang, q.style.Width(q.times()))
}

// tallestFraction is how many lines a fraction may be high; it is never split.
const tallestFraction = 16

// Set sets the fraction beside what it is multiplied by, in a narrow cell above
// it; where even its words have no room, in one line.
func (q quotient) Set(width Length, node *page.Node) setting.Block {
	times := setting.Words(q.times(), q.style, q.part.Kali.Span)
	least, _ := q.parts()
	room := width - 2*setting.BarOverhang
	wide := least+times.W <= room
	if wide {
		room -= times.W
	}
	over := setting.Narrowed(q.part.Pembilang.Value, q.style, room, q.part.Pembilang.Span)
	under := setting.Narrowed(q.part.Penyebut.Value, q.style, room, q.part.Penyebut.Span)
	var f *page.Node
	if node != nil {
		f = node.Add(page.Formula, q.part.Pembilang.Span)
		f.Alt = setting.Spoken(q.part.Pembilang.Value + " dibagi " + q.part.Penyebut.Value)
		if !q.part.Kali.IsZero() {
			f.Alt += ", kali " + rumus.SpokenNumber(q.part.Kali.Value)
		}
	}
	all := setting.Fraction(over, under, q.style)
	if times.W > 0 && wide {
		all = setting.Beside(all, times)
	}
	if all.W > width || times.W > width || room < min(least, 4*q.style.Size) || all.Up+all.Down > tallestFraction*q.style.Leading {
		return setting.Text(q.part.Pembilang.Value+" / "+q.part.Penyebut.Value+q.times(), q.style, setting.Left, q.part.Pembilang.Span).Set(width, f)
	}
	out := setting.Block{all.Line(q.style, f)}
	if times.W > 0 && !wide {
		times = setting.Words(strings.TrimLeft(q.times(), " "), q.style, q.part.Kali.Span)
		out = append(out, times.Moved(max(all.W-times.W, 0)/2).Line(q.style, f)).Together()
	}
	return out
}

// Estimate returns about how high the fraction is at that width.
func (q quotient) Estimate(width Length) Length {
	least, _ := q.parts()
	times := q.style.Width(q.times())
	width -= 2 * setting.BarOverhang
	height := Length(2*setting.BarGap + setting.BarHeight)
	if least+times <= width {
		width -= times
	} else if times > 0 {
		height += q.style.Leading
	}
	return height + q.over.Estimate(width) + q.under.Estimate(width)
}
