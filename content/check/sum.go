package check

import (
	"math/big"

	"iku/content"
	"iku/content/angka"
	"iku/content/besaran"
)

// adder adds numbers up: as machine integers while they are such, exactly in any
// case.
type adder struct {
	whole int64
	rest  *big.Rat // what does not fit there
	count int

	decimals int
	kind     besaran.Kind
	oneKind  bool
}

// safe bounds what is added to whole, so that no sum of a document overflows.
const safe = 1 << 40

func (a *adder) add(n *angka.Number) {
	if n == nil {
		return
	}
	kind := besaran.Sign(*n)
	if a.count == 0 {
		a.kind, a.oneKind = kind, true
	}
	a.count++
	a.oneKind = a.oneKind && kind == a.kind
	a.decimals = max(a.decimals, n.Decimals)
	if whole, ok := wholeOf(n); ok {
		a.whole += whole
		return
	}
	if a.rest == nil {
		a.rest = new(big.Rat)
	}
	a.rest.Add(a.rest, n.Rat)
}

// wholeOf returns a whole number of ordinary size; false for any other.
func wholeOf(n *angka.Number) (int64, bool) {
	if n == nil || !n.Rat.IsInt() || !n.Rat.Num().IsInt64() {
		return 0, false
	}
	v := n.Rat.Num().Int64()
	return v, v < safe && v > -safe
}

func (a *adder) total() figure {
	sum := new(big.Rat).SetInt64(a.whole)
	if a.rest != nil {
		sum.Add(sum, a.rest)
	}
	return figure{sum, a.decimals, a.kind}
}

// is tells whether the sum is that very number.
func (a *adder) is(n *big.Rat) bool {
	return a.rest == nil && n.IsInt() && n.Num().IsInt64() && n.Num().Int64() == a.whole
}

// sum adds the values that are numbers.
func sum(values []content.NilaiTahun) adder {
	var a adder
	for i := range values {
		a.add(values[i].Number)
	}
	return a
}
