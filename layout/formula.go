package layout

import (
	"math/big"
	"strings"

	"iku/content"
	"iku/content/angka"
	"iku/content/besaran"
	"iku/content/rumus"
	"iku/content/source"
	"iku/layout/page"
	"iku/layout/setting"
)

// symbolText returns what is printed for a symbol: the figure of its data, the
// result of its formula as stated, the value of a year, the sum of a series.
func symbolText(symbols map[string]*content.Langkah) func(*rumus.Sym) string {
	return func(s *rumus.Sym) string {
		l := symbols[s.Name]
		switch {
		case l == nil:
			return s.Name
		case l.Data != nil:
			return l.Data.Nilai.Value
		case l.Rumus != nil:
			return resultText(l.Rumus)
		}
		if s.Year > 0 {
			for _, n := range l.Tahunan.Nilai {
				if n.Tahun == s.Year {
					return n.Value
				}
			}
		}
		return sumOf(l.Tahunan.Nilai).String()
	}
}

// sumOf returns the sum of a series at the precision of its finest figure.
func sumOf(list []content.NilaiTahun) angka.Number {
	sum := angka.Number{Rat: new(big.Rat)}
	for _, n := range list {
		if n.Number != nil {
			sum.Rat.Add(sum.Rat, n.Number.Rat)
			sum.Decimals = max(sum.Decimals, n.Number.Decimals)
			sum.Percent = sum.Percent || n.Number.Percent
			sum.Permille = sum.Permille || n.Number.Permille
		}
	}
	return sum
}

// resultText returns a formula's result as it is printed: as stated, or computed
// with one decimal or as many as the document says.
func resultText(r *content.Rumus) string {
	if !r.Hasil.IsZero() {
		return r.Hasil.Value
	}
	if r.Result == nil {
		return ""
	}
	decimals := 1
	if r.Desimal >= 0 {
		decimals = r.Desimal
	}
	if kind := besaran.Of(angka.Number{Rat: r.Result}, "", r.Satuan.Value).Kind; kind.Fraction() && r.Kind.Fraction() {
		return angka.Format(angka.Shift(r.Result, kind.Places()), decimals, false) // its sign is the satuan
	} else if kind.Fraction() {
		return angka.Format(r.Result, decimals, false)
	}
	return r.Kind.Format(r.Result, decimals)
}

// formulaSetter makes boxes of a formula's parts.
type formulaSetter struct {
	style    setting.Style
	fraction bool // divisions are set as fractions
	units    bool // those by a number with a unit too
	span     source.Span
	symbol   func(*rumus.Sym) string
	replace  rumus.Node // a division that is shown in words
	words    [2]string
	room     Length // for the parts of a fraction
}

var printedOps = map[byte]string{'+': " + ", '-': " − ", '*': " × ", '/': "/"}

// text returns a part of the formula on one line.
func (f *formulaSetter) text(n rumus.Node) string {
	var b strings.Builder
	b.Grow(32)
	f.write(&b, n)
	return b.String()
}

func (f *formulaSetter) write(b *strings.Builder, n rumus.Node) {
	if n == f.replace && n != nil {
		b.WriteString(f.words[0] + "/" + f.words[1])
		return
	}
	switch n := n.(type) {
	case *rumus.Num:
		b.WriteString(n.Text)
		if n.Unit != "" {
			b.WriteString("\u00a0" + n.Unit)
		}
	case *rumus.Sym:
		b.WriteString(f.symbol(n))
	case *rumus.Neg:
		b.WriteString("−")
		f.write(b, n.X)
	case *rumus.Paren:
		b.WriteString("(")
		f.write(b, n.X)
		b.WriteString(")")
	case *rumus.Call:
		args := n.Args
		name := printedFunctions[n.Name]
		if n.Name == "akar" {
			if len(args) == 2 {
				b.WriteString(f.exponent(args[0]))
				args = args[1:]
			}
			name = "√"
		}
		b.WriteString(name + "(")
		for i, a := range args {
			if i > 0 {
				b.WriteString("; ")
			}
			f.write(b, a)
		}
		b.WriteString(")")
	case *rumus.Bin:
		f.write(b, n.L)
		if n.Op == '^' {
			b.WriteString(f.exponent(n.R))
			return
		}
		b.WriteString(printedOps[n.Op])
		f.write(b, n.R)
	}
}

var printedFunctions = map[string]string{"ln": "ln", "min": "min", "maks": "maks", "rata": "rata-rata", "jumlah": "jumlah"}

// raised are the digits of exponents that every face has.
var raised = map[string]string{"1": "¹", "2": "²", "3": "³"}

// exponent returns an exponent on the line of its base: a raised digit, or behind
// the sign of a power.
func (f *formulaSetter) exponent(n rumus.Node) string {
	t := f.text(n)
	if r, ok := raised[t]; ok {
		return r
	}
	return "^" + t
}

// box returns a part of the formula as a box.
func (f *formulaSetter) box(n rumus.Node) setting.Box {
	if n == f.replace && n != nil {
		if !f.fraction {
			return setting.Words(f.text(n), f.style, f.span)
		}
		return setting.Fraction(setting.Narrowed(f.words[0], f.style, f.room, f.span), setting.Narrowed(f.words[1], f.style, f.room, f.span), f.style)
	}
	switch n := n.(type) {
	case *rumus.Neg:
		return setting.Beside(setting.Words("−", f.style, f.span), f.box(n.X))
	case *rumus.Paren:
		inner := f.box(n.X)
		if len(inner.Items) == 1 {
			return setting.Words("("+inner.Items[0].Text+")", f.style, f.span)
		}
		return setting.Bracket(inner, f.style, f.span)
	case *rumus.Bin:
		if n.Op == '^' {
			l, e := f.box(n.L), f.exponent(n.R)
			if len(l.Items) == 1 {
				return setting.Words(l.Items[0].Text+e, f.style, f.span)
			}
			return setting.Beside(l, setting.Words(e, f.style, f.span))
		}
		if n.Op == '/' && f.fraction && (f.units || !rumus.HasUnit(n.R)) {
			return setting.Fraction(f.part(n.L), f.part(n.R), f.style)
		}
		l, r := f.box(n.L), f.box(n.R)
		if len(l.Items) == 1 && len(r.Items) == 1 {
			return setting.Words(l.Items[0].Text+printedOps[n.Op]+r.Items[0].Text, f.style, f.span)
		}
		return setting.Beside(l, setting.Words(printedOps[n.Op], f.style, f.span), r)
	}
	return setting.Words(f.text(n), f.style, f.span)
}

// part returns the numerator or denominator of a fraction, whose bar makes
// brackets around it needless.
func (f *formulaSetter) part(n rumus.Node) setting.Box {
	if p, ok := n.(*rumus.Paren); ok {
		n = p.X
	}
	if b := f.box(n); b.W <= f.room {
		return b
	}
	return setting.Narrowed(f.text(n), f.style, f.room, f.span)
}

// tooLongForBoxes is how many bytes of a formula are set as boxes; longer ones
// are broken into lines as text.
const tooLongForBoxes = 1000

// rumus sets a formula in figures and, where it divides and there are words for
// its parts, in words.
func (w *working) rumus(r *content.Rumus) {
	gap := w.gapBefore(rumusStep)
	s := w.body
	if r.Tebal {
		s = w.bold
	}
	result := resultText(r)
	if !r.Satuan.IsZero() {
		result += "\u00a0" + r.Satuan.Value
	}
	f := &formulaSetter{style: s, span: r.Span, symbol: symbolText(w.symbols), room: w.width / 2, fraction: r.Divides(), units: r.Bentuk == "pecahan"}
	label := ""
	if !r.Uraian.IsZero() {
		label = r.Uraian.Value + "\u00a0 "
	}
	spoken := func(parts ...string) *page.Node {
		n := w.node.Add(page.Formula, r.Span)
		n.Alt = strings.Join(parts, "")
		return n
	}
	equals := ", sama dengan " + rumus.SpokenNumber(result)
	if len(r.Expr.Source) > tooLongForBoxes {
		node := spoken(label, r.Expr.Spoken(f.symbol), equals)
		w.add(setting.Text(label+f.text(r.Expr.Root)+" = "+result, s, setting.Left, r.Span).Set(w.width, node), 0, gap, free)
		return
	}
	lhs := f.box(r.Expr.Root)
	if label != "" {
		lhs = setting.Beside(setting.Words(label, s, r.Uraian.Span), lhs)
	} else if w.equals > lhs.W {
		lhs = lhs.Moved(w.equals - lhs.W)
	}
	full := setting.Beside(lhs, setting.Words(" = "+result, s, r.Hasil.Span.Or(r.Span)))
	figures := spoken(label, r.Expr.Spoken(f.symbol), equals)
	var out setting.Block
	if full.W > w.width || w.tooHigh(full) {
		out = setting.Text(label+f.text(r.Expr.Root)+" = "+result, s, setting.Left, r.Span).Set(w.width, figures)
	} else {
		out = setting.Block{full.Line(s, figures)}
	}
	if kata, ok := w.kata(r); ok {
		d := r.Expr.Division(r.Bentuk == "pecahan")
		f.replace, f.words = d, kata
		inWords := setting.Bracket(setting.Beside(f.box(r.Expr.Root), setting.Words(" = "+result, s, r.Span)), s, r.Span)
		node := spoken(strings.Replace(r.Expr.Spoken(f.symbol), wordsOf(r.Expr, d, f.symbol), kata[0]+" dibagi "+kata[1], 1), equals)
		past := full.W + 2*s.Width("  ")
		switch {
		case past+inWords.W <= w.width && !w.tooHigh(full) && !w.tooHigh(inWords):
			out[0] = setting.Beside(full, inWords.Owned(node).Moved(2*s.Width("  "))).Line(s, figures)
		case inWords.W <= w.width && !w.tooHigh(inWords):
			out[len(out)-1].Stay = true
			out = append(out, inWords.Line(s, node))
		default:
			out[len(out)-1].Stay = true
			out = append(out, setting.Text("("+f.text(r.Expr.Root)+" = "+result+")", s, setting.Left, r.Span).Set(w.width, node)...)
		}
	}
	w.add(out, 0, gap, free)
}

// tooHigh tells of a fraction whose words would fill a page; they are set on
// lines instead.
func (w *working) tooHigh(b setting.Box) bool { return b.Up+b.Down > w.height/4 }

// wordsOf returns the spoken form of a division.
func wordsOf(e *rumus.Expr, d *rumus.Bin, symbol func(*rumus.Sym) string) string {
	return (&rumus.Expr{Source: e.Source, Root: d}).Spoken(symbol)
}

// kata returns a formula's numerator and denominator in words: as stated, or the
// labels of the data that they are.
func (w *working) kata(r *content.Rumus) ([2]string, bool) {
	d := r.Expr.Division(r.Bentuk == "pecahan")
	if d == nil {
		return [2]string{}, false
	}
	if !r.Kata[0].IsZero() && !r.Kata[1].IsZero() {
		return [2]string{r.Kata[0].Value, r.Kata[1].Value}, true
	}
	if !r.Divides() {
		return [2]string{}, false
	}
	over, ok := w.labelOf(d.L)
	under, also := w.labelOf(d.R)
	return [2]string{over, under}, ok && also
}

// labelOf returns the label of the step that a symbol stands for.
func (w *working) labelOf(n rumus.Node) (string, bool) {
	s, ok := n.(*rumus.Sym)
	if !ok || w.symbols[s.Name] == nil {
		return "", false
	}
	var t content.Text
	switch l := w.symbols[s.Name]; {
	case l.Data != nil:
		t = l.Data.Label
	case l.Rumus != nil:
		t = l.Rumus.Uraian
	case l.Tahunan != nil:
		t = l.Tahunan.Judul
	}
	return t.Value, !t.IsZero()
}

// alignEquals returns how far the equals signs of the formulas that begin at a
// step and follow each other stand from the left; 0 where there is only one.
func (w *working) alignEquals(i int) Length {
	if i+1 == len(w.ind.Hitungan) || w.ind.Hitungan[i+1].Rumus == nil {
		return 0
	}
	var most Length
	count := 0
	for ; i < len(w.ind.Hitungan) && w.ind.Hitungan[i].Rumus != nil; i++ {
		r := w.ind.Hitungan[i].Rumus
		if !w.ind.Hitungan[i].Cetak || !r.Uraian.IsZero() || len(r.Expr.Source) > tooLongForBoxes {
			continue
		}
		s := w.body
		if r.Tebal {
			s = w.bold
		}
		f := &formulaSetter{style: s, symbol: symbolText(w.symbols), room: w.width / 2, fraction: r.Divides(), units: r.Bentuk == "pecahan"}
		most = max(most, f.box(r.Expr.Root).W)
		count++
	}
	if count < 2 || most > w.width/2 {
		return 0
	}
	return most
}
