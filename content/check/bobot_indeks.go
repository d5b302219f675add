package check

import (
	"math/big"
	"slices"
	"strings"

	"iku/content"
	"iku/content/besaran"
	"iku/content/finding"
	"iku/content/rumus"
)

// index finds the weights of a weighted sum: one number in each of its products.
func (m *method) index(n rumus.Node) {
	n = rumus.Bare(n)
	whole := []*big.Rat{big.NewRat(1, 1), hundred}
	for {
		b, ok := n.(*rumus.Bin)
		if !ok || b.Op != '/' && b.Op != '*' {
			break
		}
		if by, ok := rumus.Bare(b.R).(*rumus.Num); !ok {
			return
		} else if b.Op == '/' {
			whole = append(whole, by.Value)
			m.divisors[by] = true
			m.divides(b, by)
		}
		n = rumus.Bare(b.L)
	}
	terms := summands(n)
	if len(terms) < 2 {
		return
	}
	m.mean(terms, whole[2:])
	sum := new(big.Rat)
	fractions, percents := true, true
	var weights []*rumus.Num
	for i := len(terms) - 1; i >= 0; i-- {
		w := weightOf(terms[i])
		if w == nil {
			return
		}
		weights = append(weights, w)
		sum.Add(sum, w.Value)
		percents = percents && w.Kind == besaran.Percent
		fractions = fractions && w.Value.Sign() > 0 && w.Value.Cmp(whole[0]) < 0
	}
	for _, all := range whole {
		if sum.Cmp(all) == 0 || fractions && agree(figure{sum, 2, besaran.Plain}, figure{all, 2, besaran.Plain}) {
			for _, w := range weights {
				m.figures[w] = true
			}
			return
		}
	}
	half := big.NewRat(1, 2)
	if fractions && (percents || len(terms) > 2) && sum.Cmp(half) > 0 && sum.Cmp(big.NewRat(3, 2)) < 0 {
		m.unequal(weights, sum, whole[0])
		return
	}
	// Of whole numbers what the sum is divided by is what they should add up to.
	if all := whole[len(whole)-1]; len(whole) > 2 && len(terms) > 2 && alike(sum, all) {
		m.unequal(weights, sum, all)
	}
}

// mean sets the numbers aside that make a mean of a sum, whether all of it is divided
// or each summand: (a + 2b) / 3, a/3 + b/3 + c/3, 1/2 × a + 1/2 × b.
func (m *method) mean(terms []rumus.Node, divisors []*big.Rat) {
	sum := new(big.Rat)
	var figures []*rumus.Num
	for _, t := range terms {
		weight, of := share(t)
		sum.Add(sum, weight)
		figures = append(figures, of...)
	}
	for _, d := range append(divisors, big.NewRat(1, 1)) {
		if len(figures) > 0 && sum.Cmp(d) == 0 {
			for _, num := range figures {
				m.figures[num] = true
			}
			for num := range m.divisors {
				if num.Value.Cmp(d) == 0 {
					m.figures[num] = true
				}
			}
		}
	}
}

// share returns how many times a summand has what it is of, and the figures that say
// so: 2 of 2 × a, 1/3 of a / 3 and of 1/3 × a, 1 of a.
func share(n rumus.Node) (weight *big.Rat, of []*rumus.Num) {
	b, ok := rumus.Bare(n).(*rumus.Bin)
	if !ok || b.Op != '*' && b.Op != '/' {
		return big.NewRat(1, 1), nil
	}
	sides := [][2]rumus.Node{{b.R, b.L}, {b.L, b.R}}
	if part, _ := number(b.L); part != nil && part.Cmp(big.NewRat(1, 1)) < 0 { // 1/3 × 82
		slices.Reverse(sides)
	}
	for _, side := range sides {
		by, figures := number(side[0])
		if by == nil || b.Op == '/' && side[0] == b.L || by.Sign() == 0 {
			continue
		}
		rest, more := share(side[1])
		if b.Op == '/' {
			by = new(big.Rat).Inv(by)
		}
		return new(big.Rat).Mul(rest, by), append(figures, more...)
	}
	return big.NewRat(1, 1), nil
}

// number returns what a number, or the quotient of two, amounts to; nil for anything
// else.
func number(n rumus.Node) (*big.Rat, []*rumus.Num) {
	if num, ok := plainNum(n); ok {
		return num.Value, []*rumus.Num{num}
	}
	if b, ok := rumus.Bare(n).(*rumus.Bin); ok && b.Op == '/' {
		over, one := plainNum(b.L)
		under, other := plainNum(b.R)
		if one && other && under.Value.Sign() != 0 {
			return new(big.Rat).Quo(over.Value, under.Value), []*rumus.Num{over, under}
		}
	}
	return nil, nil
}

// unequal keeps weights that do not add up to the whole.
func (m *method) unequal(weights []*rumus.Num, sum, whole *big.Rat) {
	m.weights, m.sum, m.whole = weights, sum, whole
	for _, w := range weights {
		m.figures[w] = true
	}
}

// divides sets the divisor of a weighted sum aside where it is that of weights.
func (m *method) divides(b *rumus.Bin, by *rumus.Num) {
	sum := new(big.Rat)
	terms := summands(rumus.Bare(b.L))
	for _, t := range terms {
		w := weightOf(t)
		if w == nil {
			return
		}
		sum.Add(sum, w.Value)
	}
	if len(terms) > 1 && sum.Cmp(by.Value) == 0 {
		m.figures[by] = true
	}
}

// weightOf returns the number that weighs the rest of a product; of two the one
// that is a part of one. nil: none.
func weightOf(n rumus.Node) *rumus.Num {
	b, ok := rumus.Bare(n).(*rumus.Bin)
	if !ok || b.Op != '*' {
		return nil
	}
	l, left := rumus.Bare(b.L).(*rumus.Num)
	r, right := rumus.Bare(b.R).(*rumus.Num)
	one := big.NewRat(1, 1)
	switch {
	case left && right && l.Value.Cmp(one) < 0 && r.Value.Cmp(one) >= 0, left && !right:
		return unitless(l)
	case left && right && r.Value.Cmp(one) < 0 && l.Value.Cmp(one) >= 0, right && !left:
		return unitless(r)
	}
	return nil
}

func unitless(n *rumus.Num) *rumus.Num {
	if n.Unit != "" {
		return nil
	}
	return n
}

// report tells of weights that do not add up to the whole.
func (m *method) report(r *content.Rumus, to *report) {
	if m.weights == nil {
		return
	}
	first, last := m.weights[0], m.weights[len(m.weights)-1]
	kind, decimals := first.Kind, 0
	var terms []string
	for _, w := range m.weights[:min(len(m.weights), maxTerms)] {
		terms = append(terms, w.Text)
		decimals = max(decimals, w.Decimals)
	}
	all := kind.Format(m.whole, 0)
	f := to.add(finding.AngkaLepas, r.Between(min(first.Start, last.Start), max(first.End, last.End)), "bobot %s berjumlah %s, bukan %s",
		cut(strings.Join(terms, " + ")), kind.Format(m.sum, decimals), all)
	f.Hint = "perbaiki bobotnya sehingga berjumlah " + all
}
