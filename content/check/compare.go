package check

import (
	"math/big"

	"iku/content/angka"
	"iku/content/besaran"
)

// comparison holds an exact figure against a value that a document states, both
// as figures of one kind.
type comparison struct {
	computed, says figure
	value          besaran.Value
	meets          bool
}

// compare holds a figure against a value by its sign of comparison, its range, at
// the coarser of their precisions. The figure is of the value's kind, but for a
// bare number, which may be so many of a hundred.
func compare(computed figure, v besaran.Value) comparison {
	c := comparison{computed: computed, says: figureOf(v), value: v}
	switch {
	case v.Kind == besaran.Ratio:
		c.ratio()
	case v.Loose && computed.kind == besaran.Plain: // an index, so many points of it
		bare, decimals := v.Bare()
		c.says = figure{bare, decimals, besaran.Plain}
	case computed.kind.Fraction() && !v.Kind.Fraction():
		bare, decimals := v.Bare()
		c.says = figure{angka.Shift(bare, -computed.kind.Places()), decimals, computed.kind}
	case !v.Kind.Fraction():
		c.says.kind, c.computed.kind = besaran.Plain, besaran.Plain
	}
	c.meets = c.judge()
	return c
}

func (c *comparison) judge() bool {
	same := agree(c.computed, c.says)
	if c.value.Bound == besaran.Exactly && (same || c.value.High == nil) {
		return same
	}
	order := angka.Compare(c.computed.rat, c.says.rat)
	switch c.value.Bound {
	case besaran.AtLeast:
		return same || order > 0
	case besaran.MoreThan:
		return order > 0
	case besaran.AtMost:
		return same || order < 0
	case besaran.LessThan:
		return order < 0
	}
	if same || c.value.High == nil {
		return same
	}
	high := figure{c.value.High, c.says.decimals, c.says.kind}
	if order < 0 {
		return false
	}
	if angka.Compare(c.computed.rat, high.rat) > 0 && !agree(c.computed, high) {
		c.says = high // the end that is passed
		return false
	}
	return true
}

// ratio makes figures of what the ratio is to its base: a formula may give the
// one or the other way round.
func (c *comparison) ratio() {
	v := c.value
	x := new(big.Rat).Mul(c.computed.rat, v.Base)
	if up := v.Rat.Cmp(v.Base) > 0; c.computed.rat.Sign() > 0 && up == (c.computed.rat.Cmp(big.NewRat(1, 1)) < 0) {
		x = new(big.Rat).Quo(v.Base, c.computed.rat)
	}
	c.computed = figure{x, max(c.computed.decimals, v.Decimals), besaran.Plain}
	c.says = figure{v.Rat, v.Decimals, besaran.Plain}
}

// shown writes the computed figure the way the value is.
func (c *comparison) shown() string {
	return c.prefix() + c.computed.against(c.says).String()
}

func (c *comparison) prefix() string {
	if c.value.Kind != besaran.Ratio {
		return ""
	}
	return angka.Format(c.value.Base, 0, false) + " : "
}

// alikeInSize tells whether two figures are within a factor of 2, so that they
// may be meant for the same.
func alikeInSize(a, b *big.Rat) bool { return withinFactor(a, b, 2) }

// withinFactor tells whether two positive numbers are within that factor.
func withinFactor(a, b *big.Rat, factor int64) bool {
	if a.Sign() <= 0 || b.Sign() <= 0 {
		return a.Sign() == b.Sign() && a.Sign() == 0
	}
	f := big.NewRat(factor, 1)
	return new(big.Rat).Mul(a, f).Cmp(b) >= 0 && new(big.Rat).Mul(b, f).Cmp(a) >= 0
}
