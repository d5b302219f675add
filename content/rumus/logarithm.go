package rumus

import (
	"math/big"
	"sync"

	"iku/content/angka"
)

// naturalLog returns the natural logarithm to MaxDigits digits: of a number near 1
// by the series of its area tangent, and 2's for each power of two.
func naturalLog(r *big.Rat) *big.Rat { return rounded(logarithm(r)) }

// decimalLog returns the logarithm to the base of 10 to MaxDigits digits: of a power
// of 10 exactly.
func decimalLog(r *big.Rat) *big.Rat {
	return rounded(newFloat().Quo(logarithm(r), logarithm(big.NewRat(10, 1))))
}

func rounded(x *big.Float) *big.Rat {
	exact, _ := x.Rat(nil)
	return angka.Round(exact, angka.MaxDigits)
}

func logarithm(r *big.Rat) *big.Float {
	x := newFloat().SetRat(r)
	m := newFloat()
	exponent := x.MantExp(m) // m in [1/2, 1)
	one := newFloat().SetInt64(1)
	out := newFloat().Mul(logOfTwo(), newFloat().SetInt64(int64(exponent)))
	return out.Add(out, twiceArtanh(newFloat().Quo(newFloat().Sub(m, one), newFloat().Add(m, one))))
}

// newFloat returns a number of more digits than MaxDigits.
func newFloat() *big.Float { return new(big.Float).SetPrec(224) }

var logOfTwo = sync.OnceValue(func() *big.Float {
	return twiceArtanh(newFloat().Quo(newFloat().SetInt64(1), newFloat().SetInt64(3)))
})

// twiceArtanh returns the logarithm of (1+z)/(1−z), of which a z within 1/3 takes
// 60 terms.
func twiceArtanh(z *big.Float) *big.Float {
	square := newFloat().Mul(z, z)
	term, sum := newFloat().Set(z), newFloat().Set(z)
	for k := int64(3); k < 125; k += 2 {
		term.Mul(term, square)
		sum.Add(sum, newFloat().Quo(term, newFloat().SetInt64(k)))
	}
	return sum.Mul(sum, newFloat().SetInt64(2))
}

// maxExponent is the largest whose power of e has at most MaxDigits digits.
var maxExponent = big.NewRat(115, 1)

// exponential returns e to the r to MaxDigits digits: the series of a small part of r,
// squared as often as r was halved.
func exponential(r *big.Rat) *big.Rat {
	const halvings, precision = 16, 448
	x := new(big.Float).SetPrec(precision).SetRat(r)
	x.SetMantExp(x, -halvings)
	term, sum := new(big.Float).SetPrec(precision).SetInt64(1), new(big.Float).SetPrec(precision).SetInt64(1)
	for k := int64(1); k < 60; k++ { // 0,002^60 / 60!
		term.Mul(term, x).Quo(term, new(big.Float).SetPrec(precision).SetInt64(k))
		sum.Add(sum, term)
	}
	for range halvings {
		sum.Mul(sum, sum)
	}
	return rounded(sum)
}
