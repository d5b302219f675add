package check

import (
	"math/big"
	"strings"

	"iku/content/angka"
	"iku/content/besaran"
)

// figure is an exact value with how precisely it is shown.
type figure struct {
	rat      *big.Rat
	decimals int
	kind     besaran.Kind
}

// stated returns a number as a figure, its kind by its own sign.
func stated(n *angka.Number) figure { return figure{n.Rat, n.Decimals, besaran.Sign(*n)} }

func figureOf(v besaran.Value) figure { return figure{v.Rat, v.Decimals, v.Kind} }

// agree tells whether two figures are the same at the coarser of their
// precisions.
func agree(a, b figure) bool {
	if angka.Equal(a.rat, b.rat) {
		return true
	}
	decimals := min(a.places(), b.places())
	if decimals >= 0 && a.rat.IsInt() && b.rat.IsInt() {
		return false // rounding changes neither
	}
	if decimals >= 0 {
		return angka.EqualAt(a.rat, b.rat, decimals)
	}
	return angka.Equal(round(a.rat, decimals), round(b.rat, decimals))
}

// round rounds half away from zero; negative places are whole tens, thousands.
func round(r *big.Rat, places int) *big.Rat {
	if places >= 0 {
		return angka.Round(r, places)
	}
	return angka.Shift(angka.Round(angka.Shift(r, places), 0), -places)
}

// places returns the decimals of the value itself: 15,5% is 0,155.
func (f figure) places() int {
	return f.decimals + f.kind.Places()
}

// String writes the figure at its precision.
func (f figure) String() string { return f.kind.Format(f.rat, max(f.decimals, 0)) }

// signedGap writes how far a lies above b as both are shown: "−92". Of
// percentages the unit is the poin persentase.
func signedGap(a, b figure) string { return angka.WithSign(gap(a, b).String()) }

// unsignedGap writes the distance of two figures: "7,2 poin persentase".
func unsignedGap(a, b figure) string { return strings.TrimPrefix(gap(a, b).String(), "-") }

var hundred = big.NewRat(100, 1)

// gap returns the difference of two figures as they are shown.
func gap(a, b figure) figure {
	d := shownGap(a, b)
	kind := a.kind
	switch {
	case kind != b.kind:
		kind = besaran.Plain
		if a.kind.Fraction() && b.kind.Fraction() {
			kind = besaran.Points
		}
	case kind == besaran.Percent:
		kind = besaran.Points
	}
	return figure{d, max(a.decimals, b.decimals, 0), kind}
}

// shownGap returns the amount of that difference.
func shownGap(a, b figure) *big.Rat {
	if a.places() < 0 || b.places() < 0 {
		return new(big.Rat).Sub(round(a.rat, a.places()), round(b.rat, b.places()))
	}
	return angka.Gap(a.rat, a.places(), b.rat, b.places())
}

// against returns the figure with as many more decimals as it takes to see that
// it is not b: 0,2486, where 0,25 would seem to round to 0,3.
func (f figure) against(b figure) figure {
	if f.rat.IsInt() {
		return f
	}
	if agree(figure{round(f.rat, f.places()), f.decimals, f.kind}, b) {
		for more := f; more.decimals < f.decimals+6; more.decimals++ {
			if angka.Equal(round(f.rat, more.places()), f.rat) {
				return more
			}
		}
	}
	for more := f; more.decimals < f.decimals+6; more.decimals++ {
		if shown := (figure{round(f.rat, more.places()), more.decimals, f.kind}); !agree(shown, b) {
			return more
		}
	}
	return f
}
