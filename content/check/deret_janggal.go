package check

import (
	"math/big"
	"strings"

	"iku/content"
	"iku/content/besaran"
	"iku/content/finding"
)

// deretJanggal reports a yearly target that is unlike the others: of another kind
// or unit than nearly all of them, or of another size than both its neighbours.
func deretJanggal(doc *content.Document, to *report) {
	for ind := range doc.EachIndikator() {
		for years, satuan := range targetsOf(ind) {
			s := targets(years, satuan)
			s.odd(func(i int, is string) {
				n := &years[i]
				f := to.add(finding.DeretJanggal, n.Span, "target tahun %d %s", n.Tahun, is)
				f.Hint = "samakan dengan tahun lain, atau terima dengan abaikan beserta alasannya"
				if j := s.neighbour(i); j >= 0 {
					f.Related = []finding.Related{related(years[j].Span, "target %d: %s", years[j].Tahun, cut(years[j].Value))}
				}
			})
		}
	}
}

// odd calls found for each value that is unlike the others, with what it is
// beside them.
func (s yearlyTargets) odd(found func(i int, is string)) {
	told := map[int]bool{}
	count := map[string]int{}
	all, most := 0, ""
	for i := range s.set {
		if c := s.set[i].class; c != "" {
			all++
			count[c]++
			if most == "" || count[c] > count[most] {
				most = c
			}
		}
	}
	if others := all - count[most]; others > 0 && 3*others <= all && count[most] >= 2 {
		says := ""
		for i := range s.set {
			if s.set[i].class == most {
				says = s.set[i].says
			}
		}
		begun := false
		for i := range s.set {
			t := &s.set[i]
			begun = begun || t.class == most
			if t.class == "" || t.class == most || t.harmless(most, begun, s.satuan) {
				continue
			}
			told[i] = true
			found(i, t.says+", sedangkan tahun lain "+says)
		}
	}
	s.sizes(told, found)
}

// harmless tells of what may stand among others: words before the first figure, a
// unit that the others leave out, 0 or 100% in another writing.
func (t *yearlyTarget) harmless(most string, begun bool, satuan string) bool {
	switch {
	case t.class == classWords:
		return !begun || most == classGrade
	case most == classWords:
		return t.Kind == besaran.Predicate
	case most == "bilangan besar" && t.class == "bilangan": // from "10 besar" to "1"
		return true
	case most == "bilangan" && strings.HasPrefix(t.class, "bilangan "):
		return satuan == ""
	case t.Rat != nil && t.Rat.Sign() == 0:
		return true
	case most == classOther, most == "bilangan" && t.Kind != besaran.Predicate && t.class == classGrade:
		return t.Grade != ""
	}
	return false
}

// sizes finds the values that are five times as large or small as both their
// neighbours, which are of one size.
func (s yearlyTargets) sizes(told map[int]bool, found func(i int, is string)) {
	var at []int
	for i := range s.set {
		if t := &s.set[i]; t.sound && !told[i] && t.class != "" {
			if amount := t.amount(); amount == nil || amount.Sign() <= 0 {
				return // signs that change, and nothing
			}
			at = append(at, i)
		}
	}
	amount := func(k int) *big.Rat { return s.set[at[k]].amount() }
	same := func(k, l int) bool { return s.set[at[k]].class == s.set[at[l]].class }
	for k := 1; k+1 < len(at); k++ {
		before, is, next := amount(k-1), amount(k), amount(k+1)
		if !same(k-1, k) || !same(k, k+1) || !withinFactor(before, next, 2) || near5(is, before) || near5(is, next) {
			continue
		}
		if s.again(at, k) {
			continue
		}
		how := "jauh lebih kecil"
		if is.Cmp(before) > 0 {
			how = "jauh lebih besar"
		}
		told[at[k]] = true
		found(at[k], s.shown(at[k])+", "+how+" daripada "+s.shown(at[k-1])+" dan "+s.shown(at[k+1])+" di sampingnya")
	}
	s.edges(at, told, found)
}

// near5 tells whether two amounts are less than a factor of 5 apart.
func near5(a, b *big.Rat) bool {
	five := big.NewRat(5, 1)
	return new(big.Rat).Mul(a, five).Cmp(b) > 0 && new(big.Rat).Mul(b, five).Cmp(a) > 0
}

// again tells whether another year has a value of that size too: then it is a
// habit, such as a contest every second year.
func (s yearlyTargets) again(at []int, k int) bool {
	for l := range at {
		if l != k && withinFactor(s.set[at[l]].amount(), s.set[at[k]].amount(), 2) {
			return true
		}
	}
	return false
}

// edges finds a first or last value that has lost or won a comma: the others are
// steady. What begins small or ends at 100% is nothing strange.
func (s yearlyTargets) edges(at []int, told map[int]bool, found func(i int, is string)) {
	if len(at) < 4 {
		return
	}
	for _, e := range []struct {
		is, from, to int
		smaller      int64 // by how much a smaller one is strange
	}{{0, 1, len(at), 100}, {len(at) - 1, 0, len(at) - 1, 100}} {
		is := s.set[at[e.is]].amount()
		low, high := s.set[at[e.from]].amount(), s.set[at[e.from]].amount()
		steady := !told[at[e.is]]
		for k := e.from; k < e.to; k++ {
			a := s.set[at[k]].amount()
			if a.Cmp(low) < 0 {
				low = a
			}
			if a.Cmp(high) > 0 {
				high = a
			}
			steady = steady && s.set[at[k]].class == s.set[at[e.is]].class && !told[at[k]]
		}
		if !steady || !withinFactor(low, high, 2) || s.set[at[e.is]].Kind == besaran.Percent && is.Cmp(big.NewRat(1, 1)) == 0 {
			continue
		}
		times := func(n int64, r *big.Rat) *big.Rat { return new(big.Rat).Mul(big.NewRat(n, 1), r) }
		how := ""
		switch {
		case is.Cmp(times(8, high)) >= 0:
			how = "jauh lebih besar"
		case times(e.smaller, is).Cmp(low) <= 0:
			how = "jauh lebih kecil"
		default:
			continue
		}
		told[at[e.is]] = true
		found(at[e.is], s.shown(at[e.is])+", "+how+" daripada tahun lain: "+s.shown(at[e.from])+" sampai "+s.shown(at[e.to-1]))
	}
}
