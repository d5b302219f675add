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
		case l.Rumus != nil && len(l.Rumus.PerTahun) > 0:
			for r := range l.Rumus.Each() {
				if r.Tahun == s.Year {
					return resultText(r)
				}
			}
			return s.Name
		case l.Rumus != nil:
			return resultText(l.Rumus)
		}
		for _, n := range l.Tahunan.Nilai {
			if n.Tahun == s.Year {
				return n.Value
			}
		}
		return sumOf(l.Tahunan.Nilai).String()
	}
}

// yearsOf returns the years of a symbol that is a series.
func yearsOf(symbols map[string]*content.Langkah) func(string) []int {
	return func(name string) (years []int) {
		switch l := symbols[name]; {
		case l == nil:
		case l.Tahunan != nil:
			for _, n := range l.Tahunan.Nilai {
				years = append(years, n.Tahun)
			}
		case l.Rumus != nil:
			for i := range l.Rumus.PerTahun {
				years = append(years, l.Rumus.PerTahun[i].Tahun)
			}
		}
		return years
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
	room     Length // for the parts of a fraction
	narrowed bool   // a part was wider, and is set on several lines
}

// setterOf returns what sets a formula that is drawn in that shape.
func (w *working) setterOf(r *content.Rumus, drawn *rumus.Expr, s setting.Style) *formulaSetter {
	f := &formulaSetter{style: s, span: r.Span, symbol: symbolText(w.symbols), room: w.width / 2, units: r.Bentuk == "pecahan"}
	f.fraction = r.Bentuk != "sebaris" && drawn.Division(f.units) != nil
	return f
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

var printedFunctions = map[string]string{"ln": "ln", "min": "min", "maks": "maks", "rata": "rata-rata", "jumlah": "jumlah"}

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

// tooLongForBoxes is how many bytes of a formula are set as boxes; longer ones
// are broken into lines as text.
const tooLongForBoxes = 1000

// rumus sets a formula in figures and, where there are words for its parts, in
// words; one of yearly series as a table of its years.
func (w *working) rumus(r *content.Rumus) {
	gap := w.gapBefore(rumusStep)
	s := w.body
	if r.Tebal {
		s = w.bold
	}
	if len(r.PerTahun) > 0 {
		w.perTahun(r, s, gap)
		return
	}
	result := withUnit(resultText(r), r.Satuan)
	drawn := w.drawn(r)
	f := w.setterOf(r, drawn, s)
	label := ""
	if !r.Uraian.IsZero() {
		label = r.Uraian.Value + "\u00a0 "
	}
	equals := ", sama dengan " + rumus.SpokenNumber(result)
	figures := w.spoken(r, label, drawn.Spoken(f.symbol), equals)
	if len(r.Expr.Source) > tooLongForBoxes {
		w.add(setting.Text(label+f.text(drawn.Root)+" = "+result, s, setting.Left, r.Span).Set(w.width, figures), 0, gap, free)
		return
	}
	lhs := f.box(drawn.Root)
	if label != "" {
		lhs = setting.Beside(setting.Words(label, s, r.Uraian.Span), lhs)
	} else if w.equals > lhs.W {
		lhs = lhs.Moved(w.equals - lhs.W)
	}
	full := setting.Beside(lhs, setting.Words(" = "+result, s, r.Hasil.Span.Or(r.Span)))
	fits := full.W <= w.width && !w.tooHigh(full)
	var out setting.Block
	if fits {
		out = setting.Block{full.Line(s, figures)}
	} else {
		out = w.broken(f, drawn.Root, label, "", result, figures)
	}
	if words, ok := w.inWords(r); ok {
		g := w.setterOf(r, words, s)
		node := w.spoken(r, words.Spoken(f.symbol), equals)
		box := g.box(words.Root)
		if g.narrowed {
			wide := w.setterOf(r, words, s)
			wide.room = w.width * 7 / 10
			if b := wide.box(words.Root); !wide.narrowed {
				g, box = wide, b
			}
		}
		line := setting.Bracket(setting.Beside(box, g.words(" = "+result)), s, r.Span)
		aside := 2 * s.Width("  ")
		switch {
		case fits && full.W+aside+line.W <= w.width && !w.tooHigh(line):
			out[0] = setting.Beside(full, line.Owned(node).Moved(aside)).Line(s, figures)
		case line.W <= w.width && !w.tooHigh(line):
			out[len(out)-1].Stay = true
			out = append(out, setting.Block{line.Line(s, node)}.Under(wordsGap)...)
		default:
			out[len(out)-1].Stay = true
			out = append(out, w.broken(g, words.Root, "(", ")", result, node)...)
		}
	}
	tall := isTall(out, s)
	if tall || w.tall {
		gap = max(gap, tallGap)
	}
	w.add(out, 0, gap, free)
	w.tall = tall
}

const (
	wordsGap = 3_000 // between a formula in figures and the same in words
	tallGap  = 8_000 // between steps of which one holds a fraction
)

// isTall tells whether a block begins or ends with more than a line of text.
func isTall(b setting.Block, s setting.Style) bool {
	return len(b) > 0 && max(b[0].Height, b[len(b)-1].Height) > s.Leading*3/2
}

func (w *working) spoken(r *content.Rumus, parts ...string) *page.Node {
	n := w.node.Add(page.Formula, r.Span)
	n.Alt = setting.Spoken(strings.Join(parts, ""))
	return n
}

func withUnit(result string, satuan content.Text) string {
	if satuan.IsZero() {
		return result
	}
	return result + "\u00a0" + satuan.Value
}

// drawn returns a formula as it is drawn in figures.
func (w *working) drawn(r *content.Rumus) *rumus.Expr {
	if r.Expr.Simple() && !r.OfSeries {
		return r.Expr
	}
	year := 0
	if r.OfSeries {
		year = r.Tahun
	}
	return r.Expr.Figures(yearsOf(w.symbols), year)
}

// tooHigh tells of a fraction whose words would fill a page; they are set on
// lines instead.
func (w *working) tooHigh(b setting.Box) bool { return b.Up+b.Down > w.height/4 }

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
		if !w.ind.Hitungan[i].Cetak || !r.Uraian.IsZero() || len(r.PerTahun) > 0 || len(r.Expr.Source) > tooLongForBoxes {
			continue
		}
		s := w.body
		if r.Tebal {
			s = w.bold
		}
		drawn := w.drawn(r)
		most = max(most, w.setterOf(r, drawn, s).box(drawn.Root).W)
		count++
	}
	if count < 2 || most > w.width/2 {
		return 0
	}
	return most
}
