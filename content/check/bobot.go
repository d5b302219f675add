package check

import (
	"math/big"
	"slices"

	"iku/content"
	"iku/content/besaran"
	"iku/content/rumus"
)

// method holds the figures of a formula that belong to its method: the weights of
// an index, the number of what is averaged. They come from nowhere in the data.
type method struct {
	figures  map[*rumus.Num]bool
	divisors map[*rumus.Num]bool // of the sum that the formula is
	weights  []*rumus.Num        // of an index whose weights do not add up to the whole
	sum      *big.Rat
	whole    *big.Rat // what they should add up to
}

func methodOf(r *content.Rumus, ind *content.Indikator) method {
	m := method{figures: map[*rumus.Num]bool{}, divisors: map[*rumus.Num]bool{}}
	rumus.Walk(r.Expr.Root, func(n rumus.Node) {
		if c, ok := n.(*rumus.Call); ok {
			m.call(c)
		}
		b, ok := n.(*rumus.Bin)
		if !ok {
			return
		}
		switch b.Op {
		case '^':
			m.aside(b.R)
		case '/':
			m.divisor(b, ind)
			m.between(b)
			m.inverted(b)
		case '*':
			m.ageGroups(b)
		}
	})
	m.index(r.Expr.Root)
	return m
}

// call sets the numbers aside that a function is told: the degree of a root, the
// bounds that a value is kept within, what the parts of a mean are measured by.
func (m *method) call(c *rumus.Call) {
	switch {
	case c.Name == "akar" && len(c.Args) == 2:
		m.aside(c.Args[0])
	case c.Name == "min" || c.Name == "maks":
		for _, a := range c.Args {
			if num, ok := rumus.Bare(a).(*rumus.Num); ok {
				m.figures[num] = true
			}
		}
	case c.Name == "rata":
		m.norms(c.Args)
	}
}

// norms sets the numbers aside that each part of a mean is divided by: the 18 and
// the 15 years of the index of education.
func (m *method) norms(terms []rumus.Node) {
	var norms []*rumus.Num
	for _, t := range terms {
		b, ok := rumus.Bare(t).(*rumus.Bin)
		if !ok || b.Op != '/' {
			return
		}
		by, ok := rumus.Bare(b.R).(*rumus.Num)
		if !ok {
			return
		}
		norms = append(norms, by)
	}
	for _, by := range norms {
		m.figures[by] = true
	}
}

// between sets the ends of a scale aside on which a value is placed: (x − 20) / (85
// − 20), of logarithms too.
func (m *method) between(b *rumus.Bin) {
	over, ok := rumus.Bare(b.L).(*rumus.Bin)
	under, also := rumus.Bare(b.R).(*rumus.Bin)
	if !ok || !also || over.Op != '-' || under.Op != '-' {
		return
	}
	low, ok := soleNum(over.R)
	same, also := soleNum(under.R)
	if ok && also && low.Value.Cmp(same.Value) == 0 {
		m.aside(over.R)
		m.aside(under)
	}
}

// soleNum returns the number that a part is, or is the logarithm of.
func soleNum(n rumus.Node) (*rumus.Num, bool) {
	n = rumus.Bare(n)
	if c, ok := n.(*rumus.Call); ok && (c.Name == "ln" || c.Name == "log") {
		n = rumus.Bare(c.Args[0])
	}
	num, ok := n.(*rumus.Num)
	return num, ok
}

// inverted sets the 2 aside of an achievement that is better the lower it is:
// (2 × target − realisasi) / target.
func (m *method) inverted(b *rumus.Bin) {
	over, ok := rumus.Bare(b.L).(*rumus.Bin)
	target, also := rumus.Bare(b.R).(*rumus.Sym)
	if !ok || !also || over.Op != '-' {
		return
	}
	twice, ok := rumus.Bare(over.L).(*rumus.Bin)
	if !ok || twice.Op != '*' {
		return
	}
	for _, pair := range [][2]rumus.Node{{twice.L, twice.R}, {twice.R, twice.L}} {
		two, ok := plainNum(pair[0])
		s, also := rumus.Bare(pair[1]).(*rumus.Sym)
		if ok && also && s.Name == target.Name && two.Value.Cmp(big.NewRat(2, 1)) == 0 {
			m.figures[two] = true
		}
	}
}

// aside sets every number of a part aside: an exponent, the degree of a root.
func (m *method) aside(n rumus.Node) {
	rumus.Walk(n, func(n rumus.Node) {
		if num, ok := n.(*rumus.Num); ok {
			m.figures[num] = true
		}
	})
}

// divisor sets the number aside that counts the summands above it.
func (m *method) divisor(b *rumus.Bin, ind *content.Indikator) {
	by, ok := plainNum(b.R)
	if !ok {
		return
	}
	above := rumus.Bare(b.L)
	n := int64(len(summands(above)))
	if s, ok := above.(*rumus.Sym); ok && s.Sum {
		for i := range ind.Hitungan {
			if l := &ind.Hitungan[i]; namedBy(l, s.Name) {
				n = int64(len(l.Series()))
			}
		}
	}
	if c, ok := above.(*rumus.Call); ok && c.OfSeries() {
		n = countOf(c, ind)
	}
	switch {
	case n > 1 && by.Value.Cmp(new(big.Rat).SetInt64(n)) == 0:
		m.figures[by] = true
		m.norms(summands(above))
	case n > 2 && by.Value.Cmp(new(big.Rat).SetInt64(n-1)) == 0 && squares(above): // the variance of a sample
		m.figures[by] = true
	}
}

// namedBy tells whether a step of years or of classes sets that symbol.
func namedBy(l *content.Langkah, simbol string) bool {
	return l.Tahunan != nil && l.Tahunan.Simbol.Value == simbol || l.Kelas != nil && l.Kelas.Simbol.Value == simbol
}

// countOf returns how many figures a function makes one of: the fewest of its series.
func countOf(c *rumus.Call, ind *content.Indikator) (n int64) {
	for _, s := range (&rumus.Expr{Root: c.Args[0]}).Symbols() {
		for i := range ind.Hitungan {
			if l := &ind.Hitungan[i]; s.Free() && namedBy(l, s.Name) && (n == 0 || int64(len(l.Series())) < n) {
				n = int64(len(l.Series()))
			}
		}
	}
	return n
}

// squares tells whether a part is a sum of squares.
func squares(n rumus.Node) bool {
	found := false
	rumus.Walk(n, func(n rumus.Node) {
		if b, ok := n.(*rumus.Bin); ok && b.Op == '^' {
			if two, ok := plainNum(b.R); ok && two.Value.Cmp(big.NewRat(2, 1)) == 0 {
				found = true
			}
		}
	})
	return found
}

// ageGroups sets the part of one aside that each of so many summands weighs, and the
// 5 that a total fertility rate multiplies the sum of its
// seven age groups by.
func (m *method) ageGroups(b *rumus.Bin) {
	for _, pair := range [][2]rumus.Node{{b.L, b.R}, {b.R, b.L}} {
		five, ok := plainNum(pair[0])
		if !ok {
			continue
		}
		other := rumus.Bare(pair[1])
		if n := int64(len(summands(other))); n > 1 && five.Value.Cmp(big.NewRat(1, n)) == 0 { // 0,25 of each of four
			m.figures[five] = true
		}
		if five.Value.Cmp(big.NewRat(5, 1)) != 0 {
			continue
		}
		if s, ok := other.(*rumus.Sym); ok && s.Sum || len(summands(other)) == 7 {
			m.figures[five] = true
		}
	}
}

func plainNum(n rumus.Node) (*rumus.Num, bool) {
	num, ok := rumus.Bare(n).(*rumus.Num)
	return num, ok && num.Unit == "" && num.Kind == besaran.Plain
}

// summands returns the operands of a sum, of a list too; nil where it is none.
func summands(n rumus.Node) []rumus.Node {
	var out []rumus.Node
	if c, ok := rumus.Bare(n).(*rumus.Call); ok && c.Name == "jumlah" && len(c.Args) > 1 {
		return slices.Clone(c.Args)
	}
	for {
		b, ok := rumus.Bare(n).(*rumus.Bin)
		if !ok || b.Op != '+' {
			if out == nil {
				return nil
			}
			return append(out, n)
		}
		out = append(out, b.R)
		n = b.L
	}
}
