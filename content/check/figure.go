package check

import (
	"math/big"
	"strings"

	"iku/content"
	"iku/content/angka"
)

// figure is an exact value with how precisely it is shown.
type figure struct {
	rat      *big.Rat
	decimals int
	percent  bool
}

func stated(n *angka.Number) figure { return figure{n.Rat, n.Decimals, n.Percent} }

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
	unit := tenTo(-places)
	return new(big.Rat).Mul(angka.Round(new(big.Rat).Quo(r, unit), 0), unit)
}

// places returns the decimals of the value itself: 15,5% is 0,155.
func (f figure) places() int {
	if f.percent {
		return f.decimals + 2
	}
	return f.decimals
}

// String writes the figure at its precision.
func (f figure) String() string { return angka.Format(f.rat, max(f.decimals, 0), f.percent) }

// like writes the figure the way a value is written: with its sign of percent
// or without, and with the words that follow.
func (f figure) like(n content.Nilai) string {
	s := f.String()
	if !n.Number.Percent {
		s = strings.TrimSuffix(s, "%")
	}
	if n.Rest != "" && scale(n.Rest) == 0 {
		s += " " + n.Rest
	}
	return s
}

// signedGap writes how far a lies above b as both are shown: "−92". Of
// percentages the unit is the poin persentase.
func signedGap(a, b figure) string {
	d := gap(a, b)
	if d.percent {
		return angka.Signed(new(big.Rat).Mul(d.rat, hundred), d.decimals, false) + " poin persentase"
	}
	return angka.Signed(d.rat, d.decimals, false)
}

// unsignedGap writes the distance of two figures: "7,2 poin persentase".
func unsignedGap(a, b figure) string {
	d := gap(a, b)
	d.rat = new(big.Rat).Abs(d.rat)
	if d.percent {
		return angka.Format(new(big.Rat).Mul(d.rat, hundred), d.decimals, false) + " poin persentase"
	}
	return d.String()
}

var hundred = big.NewRat(100, 1)

// gap returns the difference of two figures as they are shown.
func gap(a, b figure) figure {
	d := new(big.Rat).Sub(round(a.rat, a.places()), round(b.rat, b.places()))
	return figure{d, max(a.decimals, b.decimals, 0), a.percent && b.percent}
}

// against returns the figure with as many more decimals as it takes to see that
// it is not b: 0,2486, where 0,25 would seem to round to 0,3.
func (f figure) against(b figure) figure {
	if f.rat.IsInt() {
		return f
	}
	if agree(figure{round(f.rat, f.places()), f.decimals, f.percent}, b) {
		for more := f; more.decimals < f.decimals+6; more.decimals++ {
			if angka.Equal(round(f.rat, more.places()), f.rat) {
				return more
			}
		}
	}
	for more := f; more.decimals < f.decimals+6; more.decimals++ {
		if shown := (figure{round(f.rat, more.places()), more.decimals, f.percent}); !agree(shown, b) {
			return more
		}
	}
	return f
}

// result returns the value of a formula as the document shows it; false where
// it has none. A result stated without a sign in a formula of percentages may be
// either kind: it is the one that agrees ("30" for 20% × 150, "22,7" for 10/44 ×
// 100%).
func result(r *content.Rumus) (figure, bool) {
	if r.Result == nil {
		return figure{}, false
	}
	f := figure{r.Result, 1, r.Expr.HasPercent()}
	if r.Desimal >= 0 {
		f.decimals = r.Desimal
	}
	if n := r.Hasil.Number; n != nil {
		f.decimals = n.Decimals
		f.percent = n.Percent || f.percent && !agree(figure{r.Result, n.Decimals, false}, stated(n))
	}
	return f, true
}

// hasil returns the stated result of a formula, of the kind that result has.
func hasil(r *content.Rumus, computed figure) figure {
	h := stated(r.Hasil.Number)
	if computed.percent && !h.percent {
		h = figure{new(big.Rat).Quo(h.rat, hundred), h.decimals, true}
	}
	return h
}
