package ejaan

import (
	"strings"

	"iku/content/pola"
)

// affix is a prefix and a suffix that a stem takes together.
type affix struct {
	prefix string // "me", "pe": with the nasal that the stem asks for
	after  string
}

// dropsR are the stems that ber-, per- and ter- lose their r before: bekerja.
var dropsR = pola.Words("kerja ternak serta percaya pergi")

// before returns the prefix as the stem has it: mem- before b, meng- before k.
func (a affix) before(s string) string {
	if a.prefix != "me" && a.prefix != "pe" {
		if strings.HasSuffix(a.prefix, "r") && (s[0] == 'r' || dropsR()[s]) {
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

// takes are the suffixes that a known stem may have behind a prefix: there is no
// me-…-an. Those of a family have the form that the stem asks for.
var takes = []struct {
	prefix, family string
	after          []string
}{
	{"", "", []string{"", "nya", "an", "kan", "annya", "kannya", "lah", "wan", "wati"}}, {"se", "", []string{"", "nya", "an"}}, {"non", "", bare}, {"antar", "", bare}, {"pasca", "", bare}, {"pra", "", bare},
	{"sub", "", bare}, {"multi", "", bare}, {"ke", "", []string{"", "nya", "an", "annya"}}, {"ber", "ber", being}, {"be", "ber", being},
	{"per", "per", doing}, {"pe", "per", doing}, {"pe", "", []string{"", "nya"}}, {"di", "", verbal}, {"ter", "ter", verbal}, {"te", "ter", verbal},
	{"memper", "", verbal}, {"diper", "", verbal}, {"keber", "", abstract}, {"keter", "", abstract}, {"menge", "", verbal}, {"penge", "", nominal},
	{"meng", "me", verbal}, {"mem", "me", verbal}, {"men", "me", verbal}, {"me", "me", verbal},
	{"peng", "pe", nominal}, {"pem", "pe", nominal}, {"pen", "pe", nominal}, {"pe", "pe", nominal},
}

// nasals stand for a letter: menulis, penyusun.
var nasals = []struct {
	nasal, first string
	after        []string
}{
	{"mem", "p", verbal}, {"pem", "p", nominal}, {"men", "t", verbal}, {"pen", "t", nominal},
	{"meny", "s", verbal}, {"peny", "s", nominal}, {"meng", "k", verbal}, {"peng", "k", nominal},
}

var (
	verbal  = []string{"", "kan", "i", "nya", "kannya", "inya", "lah", "kanlah"}
	nominal = []string{"", "an", "nya", "annya"}

	bare     = []string{"", "nya"}
	abstract = []string{"an", "annya"}
	being    = []string{"", "an", "kan", "nya", "lah", "annya"}
	doing    = []string{"an", "annya", "kan", "i"}
)

// known tells whether a word is one of the known with an affix or two, or one of the
// language at large that is at least so usual.
func (f *finder) known(w string, least int) bool {
	for _, p := range takes {
		rest, ok := strings.CutPrefix(w, p.prefix)
		if !ok || len(rest) < 3 {
			continue
		}
		for _, s := range p.after {
			stem, ok := strings.CutSuffix(rest, s)
			if !ok || len(stem) < 3 || !joins(stem, s) || !sound(stem, least) {
				continue
			}
			if p.prefix == "pe" && p.family == "" && vowel(stem[0]) { // pengangkat
				continue
			}
			if a := (affix{p.family, s}); p.family == "" || a.before(stem) == p.prefix && a.drop(stem) == 0 {
				return true
			}
		}
	}
	for _, n := range nasals {
		rest, ok := strings.CutPrefix(w, n.nasal)
		if !ok {
			continue
		}
		for _, s := range n.after {
			if stem, ok := strings.CutSuffix(rest, s); ok && len(stem) >= 2 && sound(n.first+stem, least) {
				return true
			}
		}
	}
	return false
}

// sound tells whether a word is one that affixes may be joined to.
func sound(w string, least int) bool {
	if e := find(w); e.is&isWord != 0 || e.wrong > 0 {
		return e.wrong == 0
	}
	u := usage(w)
	return u >= least && (len(w) > 3 || u == common)
}

// joins tells whether a stem may have that suffix: none has an i or an -an twice.
func joins(stem, suffix string) bool {
	switch {
	case suffix == "":
		return true
	case suffix[0] == 'i':
		return stem[len(stem)-1] != 'i'
	}
	base, ok := strings.CutSuffix(stem, "an")
	return !ok || !strings.HasPrefix(suffix, "an") || len(base) < 4 || is(base)&isWord == 0
}
