package angka

import (
	"math"
	"math/big"
	"testing"
)

// What fits a machine word is written and rounded as what does not.
func TestSmallIsAsBig(t *testing.T) {
	numbers := []int64{0, 1, -1, 5, -5, 15, 45, 49, 50, 99, 100, 995, -995, 12345, 198014, 1<<53 + 1, 1<<62 - 1, -1 << 62, math.MaxInt64, math.MinInt64}
	for _, n := range numbers {
		for _, d := range []int64{1, 2, 3, 7, 8, 10, 44, 1000, 1 << 40, math.MaxInt64} {
			r := new(big.Rat).SetFrac(big.NewInt(n), big.NewInt(d))
			for decimals := range 21 {
				want := scaled(r, decimals)
				if got, ok := smallScaled(r, decimals); ok && big.NewInt(got).Cmp(want) != 0 {
					t.Errorf("%s to %d decimals: %d, want %s", r, decimals, got, want)
				}
				if got, want := Round(r, decimals), new(big.Rat).SetFrac(want, power(decimals)); got.Cmp(want) != 0 {
					t.Errorf("%s rounded to %d decimals is %s, want %s", r, decimals, got, want)
				}
			}
		}
	}
	if _, ok := smallScaled(big.NewRat(1, 3), 2); !ok {
		t.Error("1/3 is not small")
	}
}
