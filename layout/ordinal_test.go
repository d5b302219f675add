package layout

import "testing"

func TestOrdinal(t *testing.T) {
	for _, c := range []struct {
		style string
		n     int
		want  string
	}{
		{"1.", 12, "12."}, {"1", 3, "3"}, {"(1)", 3, "(3)"}, {"a.", 1, "a."}, {"a)", 26, "z)"}, {"(a)", 27, "(aa)"}, {"A.", 53, "BA."}, {"a.", 702, "zz."}, {"a.", 703, "aaa."},
		{"I.", 4, "IV."}, {"i)", 9, "ix)"}, {"I.", 1949, "MCMXLIX."}, {"I.", 3999, "MMMCMXCIX."}, {"I.", 4000, "4000."}, {"", 2, "2."},
	} {
		if got := ordinal(c.style, c.n); got != c.want {
			t.Errorf("%q %d: %q, want %q", c.style, c.n, got, c.want)
		}
	}
}
