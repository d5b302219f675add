package edit

import (
	"strings"
	"testing"
)

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b        string
		limit, want int
	}{
		{"sasaran", "sasaran", 3, 0},
		{"sasarn", "sasaran", 3, 1},
		{"sasarran", "sasaran", 3, 1},
		{"sasuran", "sasaran", 3, 1},
		{"sasaarn", "sasaran", 3, 1},
		{"aasaran", "saasran", 5, 2}, // exchanged twice, each pair once
		{"target", "tujuan", 4, 4},
		{"target", "tujuan", 9, 5},
		{"", "nip", 9, 3},
		{"nip", "", 3, 3},
		{"nip", "", 4, 3},
		{strings.Repeat("a", 60), strings.Repeat("a", 59) + "b", 9, 1},
		{strings.Repeat("a", 61), strings.Repeat("a", 61), 9, 9},
	} {
		if got := Distance(c.a, c.b, c.limit); got != c.want {
			t.Errorf("%q, %q within %d: %d, want %d", c.a, c.b, c.limit, got, c.want)
		}
		if Distance(c.a, c.b, c.limit) != Distance(c.b, c.a, c.limit) {
			t.Errorf("%q, %q: not the same the other way round", c.a, c.b)
		}
	}
}
