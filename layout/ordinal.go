package layout

import (
	"strconv"
	"strings"
)

// numerals says how the sign in a style of schema.GayaNomor writes a number.
var numerals = map[byte]func(int) string{
	'1': strconv.Itoa,
	'a': letters,
	'A': func(n int) string { return strings.ToUpper(letters(n)) },
	'i': roman,
	'I': func(n int) string { return strings.ToUpper(roman(n)) },
}

// ordinal returns a number in a style of gaya_nomor or gaya_daftar: "1)" of the
// second is "2)", "(a)" of it "(b)".
func ordinal(style string, n int) string {
	i := strings.IndexAny(style, "1aAiI")
	if i < 0 {
		return strconv.Itoa(n) + "."
	}
	return style[:i] + numerals[style[i]](n) + style[i+1:]
}

// letters returns a, b, …, z, aa, ab.
func letters(n int) (s string) {
	for ; n > 0; n = (n - 1) / 26 {
		s = string(rune('a'+(n-1)%26)) + s
	}
	return s
}

// roman returns a number in small roman numerals.
func roman(n int) string {
	if n >= 4000 { // there are no common numerals
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, d := range [...]struct {
		value int
		sign  string
	}{{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}} {
		for ; n >= d.value; n -= d.value {
			b.WriteString(d.sign)
		}
	}
	return b.String()
}
