package measure

import "strings"

// units holds how many thousandths of a point one thousandth of each unit is,
// as a fraction.
var units = []struct {
	name     string
	num, den int64
}{
	{"mm", 720000, 254000},
	{"cm", 7200000, 254000},
	{"in", 72, 1},
	{"pt", 1, 1},
}

// Parse reads "2,5cm", "215 mm", "1in" or "12pt", with up to three decimals and
// exact to a thousandth of a point. A dot may stand for the comma, but not before
// three digits, where it would part thousands.
func Parse(s string) (Length, bool) {
	s = strings.TrimSpace(s)
	for _, u := range units {
		if n, ok := strings.CutSuffix(s, u.name); ok {
			n, ok := thousandths(strings.TrimSpace(n))
			return Length((2*n*u.num + u.den) / (2 * u.den)), ok
		}
	}
	return 0, false
}

func thousandths(s string) (int64, bool) {
	whole, part, fraction := strings.Cut(s, ",")
	if !fraction {
		whole, part, fraction = strings.Cut(s, ".")
		if len(part) == 3 {
			return 0, false
		}
	}
	if whole == "" || len(whole) > 6 || len(part) > 3 || fraction && part == "" {
		return 0, false
	}
	var n int64
	for _, c := range whole + (part + "000")[:3] {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = 10*n + int64(c-'0')
	}
	return n, true
}
