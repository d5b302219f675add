package layout

import (
	"iku/content"
	"iku/content/rumus"
	"iku/content/source"
	"iku/layout/setting"
)

// formulaSetter makes boxes of a formula's parts.
type formulaSetter struct {
	style    setting.Style
	fraction bool // divisions are set as fractions
	units    bool // those by a number with a unit too
	span     source.Span
	symbol   func(*rumus.Sym) string
	room     Length // for the parts of a fraction
	narrowed bool   // a part was wider, and is set on several lines
}

// setterOf returns what sets a formula that is drawn in that shape.
func (w *working) setterOf(r *content.Rumus, drawn *rumus.Expr, s setting.Style) *formulaSetter {
	f := &formulaSetter{style: s, span: r.Span, symbol: w.symbols.Text, room: w.width / 2, units: r.Bentuk == "pecahan"}
	f.fraction = r.Bentuk != "sebaris" && drawn.Division(f.units) != nil
	return f
}

func (f *formulaSetter) words(t string) setting.Box { return setting.Words(t, f.style, f.span) }

// box returns a part of the formula as a box.
func (f *formulaSetter) box(n rumus.Node) setting.Box {
	switch n := n.(type) {
	case *rumus.Neg:
		return setting.Beside(f.words("−"), f.box(n.X))
	case *rumus.Paren:
		inner := f.box(n.X)
		if len(inner.Items) == 1 {
			return f.words("(" + inner.Items[0].Text + ")")
		}
		return setting.Bracket(inner, f.style, f.span)
	case *rumus.Call:
		return f.call(n)
	case *rumus.Bin:
		if n.Op == '^' {
			return f.power(n)
		}
		if f.divides(n) {
			return setting.Fraction(f.part(n.L), f.part(n.R), f.style)
		}
		l, r := f.box(n.L), f.box(f.operand(n.R))
		if len(l.Items) == 1 && len(r.Items) == 1 {
			return f.words(l.Items[0].Text + f.operator(n) + r.Items[0].Text)
		}
		return setting.Beside(l, f.words(f.operator(n)), r)
	}
	return f.words(f.text(n))
}

// divides tells of a division that is set as a fraction.
func (f *formulaSetter) divides(n *rumus.Bin) bool {
	return n.Op == '/' && f.fraction && (f.units || !rumus.HasUnit(n.R))
}

// power sets an exponent above the line: as one of the face's own digits, or small.
func (f *formulaSetter) power(n *rumus.Bin) setting.Box {
	l := f.box(f.base(n.L))
	if e, ok := exponents[f.text(n.R)]; ok && len(l.Items) == 1 {
		return f.words(l.Items[0].Text + e)
	}
	small := *f
	small.style, small.fraction = f.style.Small(), false
	e := n.R
	if p, ok := e.(*rumus.Paren); ok {
		e = p.X
	}
	return setting.Raised(l, small.words(small.text(e)), f.style)
}

// call sets a function: a root under its sign, an absolute value in bars, others
// as their name before brackets.
func (f *formulaSetter) call(n *rumus.Call) setting.Box {
	args := n.Args
	if n.Name == "akar" && f.style.HasRoot() {
		var degree setting.Box
		if len(args) == 2 {
			small := *f
			small.style = setting.Style{Face: f.style.Face, Size: f.style.Small().Size * 9 / 10, Leading: f.style.Leading}
			degree, args = small.words(f.text(args[0])), args[1:]
		}
		return setting.Root(degree, f.box(args[0]), f.style, f.span)
	}
	var inner setting.Box
	for i, a := range args {
		if i > 0 {
			inner = setting.Beside(inner, f.words("; "))
		}
		inner = setting.Beside(inner, f.box(a))
	}
	if n.Name == "mutlak" {
		return setting.Bars(inner, f.style)
	}
	if len(inner.Items) == 1 || inner.Up+inner.Down <= f.words("(").Up+f.words("(").Down {
		return f.words(f.text(n))
	}
	name := printedFunctions[n.Name]
	if name == "" {
		name = n.Name
	}
	return setting.Beside(f.words(name), setting.Bracket(inner, f.style, f.span))
}

// part returns the numerator or denominator of a fraction, whose bar makes
// brackets around it needless; a long one on several lines, broken at its signs.
func (f *formulaSetter) part(n rumus.Node) setting.Box {
	if p, ok := n.(*rumus.Paren); ok {
		n = p.X
	}
	b := f.box(n)
	if b.W <= f.room {
		return b
	}
	f.narrowed = true
	if lines, ok := f.lines(f.pieces(n, f.room), f.room, 0); ok {
		return setting.Stacked(lines)
	}
	return setting.Narrowed(f.text(n), f.style, f.room, f.span)
}
