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

// numbers are those about which a machine word ends, and ordinary ones.
func numbers() (list []*big.Rat) {
	for _, num := range []int64{0, 1, 2, 5, 7, 44, 1000, 198_014, 1 << 40, 1 << 61, 1 << 62, math.MaxInt64, math.MinInt64} {
		for _, denom := range []int64{1, 2, 3, 5, 8, 44, 625, 1000, 1 << 40, 1_000_000_000_000_000_000, math.MaxInt64} {
			r := big.NewRat(num, denom)
			list = append(list, r, new(big.Rat).Neg(r), new(big.Rat).Add(r, big.NewRat(1, 8)))
		}
	}
	return list
}

func plainTen(n int) *big.Rat {
	return new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil))
}

// TestSmallComputes compares what machine words compute with what big numbers do.
func TestSmallComputes(t *testing.T) {
	list := numbers()
	for k, r := range list {
		for _, zeros := range []int{-20, -18, -3, -2, 0, 1, 2, 3, 18, 20} {
			want := new(big.Rat).Mul(r, plainTen(max(zeros, 0)))
			want.Quo(want, plainTen(max(-zeros, 0)))
			if got := Shift(r, zeros); got.Cmp(want) != 0 || got.String() != want.String() {
				t.Errorf("Shift(%s, %d) = %s, want %s", r, zeros, got, want)
			}
		}
		for _, places := range []int{0, 2, 3} {
			for _, decimals := range []int{0, 1, 6} {
				want := Format(new(big.Rat).Mul(r, plainTen(places)), decimals, false) + "‰"
				if got := FormatParts(r, places, decimals, "‰"); got != want {
					t.Errorf("FormatParts(%s, %d, %d) = %s, want %s", r, places, decimals, got, want)
				}
			}
		}
		for i := k % 7; i < len(list); i += 7 {
			other := list[i]
			if Compare(r, other) != r.Cmp(other) {
				t.Errorf("Compare(%s, %s) = %d", r, other, Compare(r, other))
			}
			m, n := i%4, (i+1)%19
			want := new(big.Rat).Sub(plainRound(r, m), plainRound(other, n))
			if got := Gap(r, m, other, n); got.Cmp(want) != 0 || got.String() != want.String() {
				t.Errorf("Gap(%s, %d, %s, %d) = %s, want %s", r, m, other, n, got, want)
			}
		}
	}
}

// plainRound rounds as FloatString does: half away from zero.
func plainRound(r *big.Rat, decimals int) *big.Rat {
	out, _ := new(big.Rat).SetString(r.FloatString(decimals))
	return out
}
