package check

import (
	"math/big"
	"testing"

	"iku/content/besaran"
)

// TestAgainst: as many more decimals as it takes to see the difference, six at most.
func TestAgainst(t *testing.T) {
	for _, c := range []struct {
		rat      string
		decimals int
		other    string
		places   int
		want     int
	}{
		{"0.2486", 2, "0.3", 1, 4},    // 0,25 would seem to be 0,3
		{"0.28", 2, "0.3", 1, 2},      // is it
		{"0.2", 1, "0.3", 1, 1},       // seen as it is
		{"7", 0, "8", 0, 0},           // a whole number has no more
		{"0.250001", 1, "0.3", 1, 6},  // the sixth
		{"0.2500001", 1, "0.3", 1, 1}, // one too many
	} {
		number := func(s string) *big.Rat {
			r, ok := new(big.Rat).SetString(s)
			if !ok {
				t.Fatal(s)
			}
			return r
		}
		got := figure{number(c.rat), c.decimals, besaran.Plain}.against(figure{number(c.other), c.places, besaran.Plain})
		if got.decimals != c.want || got.rat.Cmp(number(c.rat)) != 0 {
			t.Errorf("%s with %d decimals against %s: %d", c.rat, c.decimals, c.other, got.decimals)
		}
	}
}
