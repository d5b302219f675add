package workbook

import (
	"html/template"
	"strings"

	"iku/content"
	"iku/content/hitungan"
	"iku/content/rumus"
)

// mathml writes a formula as MathML Core, which browsers draw and screen readers say.
type mathml struct {
	strings.Builder
	symbols  hitungan.Symbols
	fraction bool // divisions are set as fractions
	units    bool // those by a number with a unit too
}

// mathOf returns an equation: a formula in a shape, and what it comes to.
func mathOf(r *content.Rumus, drawn *rumus.Expr, symbols hitungan.Symbols, result string) template.HTML {
	m := &mathml{symbols: symbols, units: r.Bentuk == "pecahan"}
	m.fraction = r.Bentuk != "sebaris" && drawn.Division(m.units) != nil
	m.WriteString("<math>")
	m.node(drawn.Root)
	if result != "" {
		m.text("mo", "=")
		m.text("mtext", result)
	}
	m.WriteString("</math>")
	return template.HTML(m.String()) // every text in it is escaped
}

// text writes an element with a text.
func (m *mathml) text(element, s string) {
	m.WriteString("<" + element + ">" + template.HTMLEscapeString(s) + "</" + element + ">")
}

// row writes parts as one.
func (m *mathml) row(write func()) {
	m.WriteString("<mrow>")
	write()
	m.WriteString("</mrow>")
}

var mathOperators = map[byte]string{'+': "+", '-': "−", '*': "×", '/': "/"}

func (m *mathml) node(n rumus.Node) {
	switch n := n.(type) {
	case *rumus.Num:
		m.text("mn", n.Text)
		if n.Unit != "" {
			m.text("mtext", "\u00a0"+n.Unit)
		}
	case *rumus.Sym:
		m.symbol(m.symbols.Text(n))
	case *rumus.Phrase:
		m.text("mtext", n.Text)
	case *rumus.Neg:
		m.text("mo", "−")
		m.node(n.X)
	case *rumus.Paren:
		m.brackets("(", ")", n.X)
	case *rumus.Call:
		m.call(n)
	case *rumus.Bin:
		switch {
		case n.Op == '^':
			m.WriteString("<msup>")
			m.row(func() { m.operand(n.L) })
			m.row(func() { m.node(bare(n.R)) })
			m.WriteString("</msup>")
		case n.Op == '/' && m.fraction && (m.units || !rumus.HasUnit(n.R)):
			m.WriteString("<mfrac>")
			m.row(func() { m.node(bare(n.L)) })
			m.row(func() { m.node(bare(n.R)) })
			m.WriteString("</mfrac>")
		default:
			m.node(n.L)
			m.text("mo", mathOperators[n.Op])
			m.operand(n.R)
		}
	}
}

// symbol writes the figure of a symbol, a negative one with its sign.
func (m *mathml) symbol(figure string) {
	if rest, ok := strings.CutPrefix(figure, "-"); ok {
		m.text("mo", "−")
		figure = rest
	}
	m.text("mn", figure)
}

// operand writes what stands behind a sign: in brackets where it begins with one of
// its own.
func (m *mathml) operand(n rumus.Node) {
	s, isSymbol := n.(*rumus.Sym)
	_, isNegative := n.(*rumus.Neg)
	p, isPhrase := n.(*rumus.Phrase)
	if isNegative || isSymbol && strings.HasPrefix(m.symbols.Text(s), "-") || isPhrase && strings.Contains(p.Text, " ") {
		m.brackets("(", ")", n)
		return
	}
	m.node(n)
}

// bare returns what stands in brackets that a bar or a raised place makes needless.
func bare(n rumus.Node) rumus.Node {
	if p, ok := n.(*rumus.Paren); ok {
		return p.X
	}
	return n
}

func (m *mathml) brackets(left, right string, inner ...rumus.Node) {
	m.text("mo", left)
	for i, n := range inner {
		if i > 0 {
			m.text("mo", ";")
		}
		m.node(n)
	}
	m.text("mo", right)
}

// mathFunctions are the names of functions as they are printed.
var mathFunctions = map[string]string{"maks": "maks", "rata": "rata-rata"}

func (m *mathml) call(n *rumus.Call) {
	switch {
	case n.Name == "akar" && len(n.Args) == 2:
		m.WriteString("<mroot>")
		m.row(func() { m.node(n.Args[1]) })
		m.row(func() { m.node(n.Args[0]) })
		m.WriteString("</mroot>")
	case n.Name == "akar":
		m.WriteString("<msqrt>")
		m.node(n.Args[0])
		m.WriteString("</msqrt>")
	case n.Name == "mutlak":
		m.brackets("|", "|", n.Args...)
	default:
		name := mathFunctions[n.Name]
		if name == "" {
			name = n.Name
		}
		m.text("mi", name)
		m.brackets("(", ")", n.Args...)
	}
}
