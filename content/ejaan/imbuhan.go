package ejaan

import "strings"

// affix is a prefix and a suffix that a stem takes together.
type affix struct {
	prefix string // "me", "pe": with the nasal that the stem asks for
	after  string
}

// dropsR are the stems that ber-, per- and ter- lose their r before: bekerja.
var dropsR = set("kerja ternak serta percaya pergi")

// before returns the prefix as the stem has it: mem- before b, meng- before k.
func (a affix) before(s string) string {
	if a.prefix != "me" && a.prefix != "pe" {
		if strings.HasSuffix(a.prefix, "r") && (s[0] == 'r' || dropsR[s]) {
			return a.prefix[:len(a.prefix)-1]
		}
		return a.prefix
	}
	switch s[0] {
	case 'b', 'f', 'v', 'p':
		return a.prefix + "m"
	case 'c', 'd', 'j', 'z', 't':
		return a.prefix + "n"
	case 's':
		if cluster(s) {
			return a.prefix + "n"
		}
		return a.prefix + "ny"
	case 'l', 'm', 'n', 'r', 'w', 'y':
		return a.prefix
	}
	return a.prefix + "ng"
}

// drop returns how many letters of the stem the nasal takes the place of.
func (a affix) drop(s string) int {
	if (a.prefix == "me" || a.prefix == "pe") && strings.IndexByte("kpst", s[0]) >= 0 && !cluster(s) {
		return 1
	}
	return 0
}

// cluster tells whether a stem begins with two consonants, as loans do.
func cluster(s string) bool { return len(s) > 1 && strings.IndexByte("aeiou", s[1]) < 0 }
