package layout

import (
	"strings"

	"iku/content/rumus"
	"iku/layout/page"
	"iku/layout/setting"
)

// piece is a part of a formula before which a line may end, with the sign that
// stands between it and what comes before.
type piece struct {
	sign string
	box  setting.Box
}

// pieces returns a formula as what its lines may consist of: the terms of its sum,
// the factors of a product; of a term wider than the room its own pieces.
func (f *formulaSetter) pieces(n rumus.Node, room Length) []piece {
	switch n := n.(type) {
	case *rumus.Paren:
		inner := f.pieces(n.X, room)
		if len(inner) > 1 {
			last := &inner[len(inner)-1].box
			inner[0].box = setting.Beside(f.words("("), inner[0].box)
			*last = setting.Beside(*last, f.words(")"))
			return inner
		}
	case *rumus.Bin:
		if n.Op == '^' || f.divides(n) {
			break
		}
		first, rest := f.terms(n)
		out := f.fitted("", first, room)
		for _, b := range rest {
			out = append(out, f.fitted(f.operator(b), f.operand(b.R), room)...)
		}
		return out
	}
	b := f.box(n)
	if p, ok := n.(*rumus.Phrase); ok && b.W > room {
		b = setting.Narrowed(p.Text, f.style, room, f.span)
	}
	return []piece{{"", b}}
}

// fitted returns a term as one piece, or as several where it is wider than the
// room.
func (f *formulaSetter) fitted(sign string, n rumus.Node, room Length) []piece {
	out := []piece{{"", f.box(n)}}
	if out[0].box.W > room {
		out = f.pieces(n, room)
	}
	out[0].sign = sign
	return out
}

// terms returns the first operand of a sum or a product, and the operations on it.
func (f *formulaSetter) terms(n *rumus.Bin) (first rumus.Node, rest []*rumus.Bin) {
	sum := n.Op == '+' || n.Op == '-'
	for b := n; ; {
		rest = append([]*rumus.Bin{b}, rest...)
		l, ok := b.L.(*rumus.Bin)
		if !ok || l.Op == '^' || f.divides(l) || sum != (l.Op == '+' || l.Op == '-') {
			return b.L, rest
		}
		b = l
	}
}

// lines packs pieces into lines of that width, those after the first indented;
// false where a piece is wider.
func (f *formulaSetter) lines(pieces []piece, width, indent Length) ([]setting.Box, bool) {
	var out []setting.Box
	for _, p := range pieces {
		if n := len(out); n > 0 {
			line := setting.Beside(out[n-1], f.words(p.sign), p.box)
			if line.W <= width {
				out[n-1] = line
				continue
			}
		}
		line := p.box
		if sign := strings.TrimLeft(p.sign, " "); sign != "" {
			line = setting.Beside(f.words(sign), line)
		}
		if len(out) > 0 {
			line = line.Moved(indent)
		}
		if line.W > width {
			return nil, false
		}
		out = append(out, line)
	}
	return out, true
}

// broken sets a formula that is wider than the page: on lines that begin with a
// sign, or as text where a part alone is wider.
func (w *working) broken(f *formulaSetter, n rumus.Node, before, after, result string, node *page.Node) setting.Block {
	pieces := f.pieces(n, w.width)
	if before != "" {
		pieces[0].box = setting.Beside(f.words(before), pieces[0].box)
	}
	pieces = append(pieces, piece{" = ", f.words(result + after)})
	lines, ok := f.lines(pieces, w.width, seriesIndent)
	for i := range lines {
		ok = ok && !w.tooHigh(lines[i])
	}
	if !ok {
		return setting.Text(before+f.text(n)+" = "+result+after, f.style, setting.Left, f.span).Set(w.width, node)
	}
	out := make(setting.Block, len(lines))
	for i, l := range lines {
		out[i] = l.Line(f.style, node)
	}
	return out.Guard()
}
