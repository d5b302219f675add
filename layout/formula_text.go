package layout

import (
	"strings"

	"iku/content/rumus"
)

var printedOps = map[byte]string{'+': " + ", '-': " − ", '*': " × ", '/': "/"}

// text returns a part of the formula on one line.
func (f *formulaSetter) text(n rumus.Node) string {
	var b strings.Builder
	b.Grow(32)
	f.write(&b, n)
	return b.String()
}

func (f *formulaSetter) write(b *strings.Builder, n rumus.Node) {
	switch n := n.(type) {
	case *rumus.Num:
		b.WriteString(n.Text)
		if n.Unit != "" {
			b.WriteString("\u00a0" + n.Unit)
		}
	case *rumus.Sym:
		t := f.symbol(n)
		if strings.HasPrefix(t, "-") {
			t = "−" + t[1:]
		}
		b.WriteString(t)
	case *rumus.Phrase:
		b.WriteString(n.Text)
	case *rumus.Neg:
		b.WriteString("−")
		f.write(b, n.X)
	case *rumus.Paren:
		b.WriteString("(")
		f.write(b, n.X)
		b.WriteString(")")
	case *rumus.Call:
		args := n.Args
		if n.Name == "akar" && len(args) == 2 {
			b.WriteString(f.exponent(args[0]))
			args = args[1:]
		}
		sign := f.sign(n.Name)
		b.WriteString(sign[0])
		for i, a := range args {
			if i > 0 {
				b.WriteString("; ")
			}
			f.write(b, a)
		}
		b.WriteString(sign[1])
	case *rumus.Bin:
		if n.Op == '^' {
			f.write(b, f.base(n.L))
			b.WriteString(f.exponent(n.R))
			return
		}
		f.write(b, n.L)
		b.WriteString(f.operator(n))
		f.write(b, f.operand(n.R))
	}
}

// operator returns the sign of an operation as it stands between its operands: a
// stroke between words stands apart from them.
func (f *formulaSetter) operator(n *rumus.Bin) string {
	if n.Op == '/' {
		for _, side := range []rumus.Node{n.L, n.R} {
			if p, ok := side.(*rumus.Phrase); ok && strings.Contains(p.Text, " ") {
				return " / "
			}
		}
	}
	return printedOps[n.Op]
}

// operand returns what stands behind a sign: in brackets where it begins with one
// of its own.
func (f *formulaSetter) operand(n rumus.Node) rumus.Node {
	if s, ok := n.(*rumus.Sym); ok && strings.HasPrefix(f.symbol(s), "-") {
		return &rumus.Paren{Place: s.Place, X: s}
	}
	if neg, ok := n.(*rumus.Neg); ok {
		return &rumus.Paren{Place: neg.Place, X: neg}
	}
	return n
}

// base returns what an exponent stands behind: several words in brackets.
func (f *formulaSetter) base(n rumus.Node) rumus.Node {
	if p, ok := n.(*rumus.Phrase); ok && strings.Contains(p.Text, " ") {
		return &rumus.Paren{Place: p.Place, X: p}
	}
	return f.operand(n)
}

var printedFunctions = map[string]string{"ln": "ln", "log": "log", "exp": "exp", "min": "min", "maks": "maks", "rata": "rata-rata", "jumlah": "jumlah"}

// sign returns what stands before and behind the arguments of a function on a line.
func (f *formulaSetter) sign(name string) [2]string {
	switch {
	case name == "mutlak":
		return [2]string{"|", "|"}
	case name == "akar" && f.style.HasRoot():
		return [2]string{"√(", ")"}
	case name == "akar":
		return [2]string{"akar(", ")"}
	}
	return [2]string{printedFunctions[name] + "(", ")"}
}

// exponents are the digits of exponents that every face has.
var exponents = map[string]string{"1": "¹", "2": "²", "3": "³"}

// exponent returns an exponent on the line of its base: a raised digit, or behind
// the sign of a power.
func (f *formulaSetter) exponent(n rumus.Node) string {
	t := f.text(n)
	if r, ok := exponents[t]; ok {
		return r
	}
	return "^" + t
}
