package ejaan

import "strings"

// slip is a word with the slip of the hand that makes another of it.
type slip struct {
	word  string
	kind  slipKind
	usage int
}

// slipKind is what a hand does, the likeliest last.
type slipKind uint8

const (
	noSlip    slipKind = iota
	other              // a letter taken for another
	added              // a letter too many
	confusion          // a letter taken for one that is near it, or sounds like it
	missing            // a letter left out
	twins              // a letter typed twice
	exchanged          // two neighbours
)

// sure tells whether a slip is likely even of what has the form of a word, or a capital
// as names have: where a long and common word lacks a letter, has one twice or two
// exchanged. Of 4,452 names in newspapers four are such, and three of those are slips.
func (s slip) sure(w string) bool {
	return len(w) >= 7 && s.usage == common && s.kind >= missing && is(s.word)&isWord != 0
}

// worth tells whether a slip is to be thought of at all: a letter taken for another, or
// one too many, makes a word of ours of many that are words of their own.
func (s slip) worth(w string) bool {
	switch {
	case s.kind == noSlip || s.usage < seldom:
		return false
	case s.usage == seldom && len(w) < 7:
		return s.kind == twins
	case s.kind == other && len(w) < 9, s.kind <= missing && len(w) == 4:
		return is(s.word)&isTarget != 0
	case s.kind < missing:
		return is(s.word)&isWord != 0
	}
	return true
}

// likelier tells whether a slip is rather what happened than another.
func (s slip) likelier(than slip) bool {
	switch {
	case than.word == "":
		return s.word != ""
	case (s.usage == common) != (than.usage == common):
		return s.usage == common
	case s.kind != than.kind:
		return s.kind > than.kind
	case (is(s.word)&isTarget != 0) != (is(than.word)&isTarget != 0):
		return is(s.word)&isTarget != 0
	case s.usage != than.usage:
		return s.usage > than.usage
	case len(s.word) != len(than.word):
		return len(s.word) > len(than.word)
	}
	return s.word < than.word
}

// slipOf returns the likeliest word that one slip makes w of; in the first letter of a
// plain word only, since a capital is seldom missed.
func slipOf(w string, plain bool) (best slip) {
	if len(w) < 4 || len(w) >= longest {
		return best
	}
	look := func(word string, usage int) {
		if s := (slip{word, slipped(w, word), usage}); s.worth(w) && s.likelier(best) {
			best = s
		}
	}
	if plain && len(w) > 4 {
		among("", w, len(w)+1, look) // the slip is in the first letter,
		among("", w[1:], len(w), look)
		if u := usage(w[1:]); u == common {
			look(w[1:], u)
		}
	}
	half := len(w) / 2
	for n := max(len(w)-1, 4); n <= len(w)+1; n++ {
		among(w[:half], "", n, look) // in the second half,
		among(w[:1], w[half+1:], n, look)
	}
	if w[0] != w[1] {
		among(w[1:2]+w[:1], w[2:], len(w), look)
	}
	if plain && best.word == "" && len(w) > 5 && len(w)+2 <= longest { // dokumtasi
		lost := func(word string, usage int) {
			if usage == common && lacksTwo(w, word) && (len(w) > 7 || is(word)&isWord != 0) {
				if s := (slip{word, other, usage}); s.likelier(best) {
					best = s
				}
			}
		}
		among(w[:half], "", len(w)+2, lost)
		among(w[:1], w[half:], len(w)+2, lost)
	}
	return best
}

// lacksTwo tells whether a word is another without two letters that stand together.
func lacksTwo(w, word string) bool {
	i := 0
	for i < len(w) && w[i] == word[i] {
		i++
	}
	return w[i:] == word[i+2:]
}

// slipped returns which slip makes w of a word, noSlip where it takes more than one, or
// the word is so short that it would say nothing.
func slipped(w, word string) slipKind {
	a, b := w, word
	before := byte(0)
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		before = a[0]
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	switch {
	case len(a) == 2 && len(b) == 2 && a[0] == b[1] && a[1] == b[0]:
		return exchanged
	case len(a) == 1 && len(b) == 0 && a[0] == before:
		return twins
	case len(a) == 0 && len(b) == 1 && len(word) > 4:
		return missing
	case len(a) == 1 && len(b) == 0 && (len(word) > 5 || len(word) > 3 && w[:len(word)] == word && strings.IndexByte("hkgmn", a[0]) >= 0):
		return added // dosisi; tahunh
	case len(a) == 1 && len(b) == 1 && len(word) > 4:
		switch {
		case before != 0 && (confused(a[0], b[0]) || vowel(a[0]) && vowel(b[0])):
			return confusion
		case len(word) > 5:
			return other
		}
	}
	return noSlip
}

// often are the words of four letters that every text has.
var often = strings.Fields("yang dari atau pada oleh guna bagi agar baik desa kota data dana mutu hari anak ikan luas laju kali rata lama unit alam tani jiwa umum padi sapi gizi")

// frequent returns the one of them that one letter makes a word of.
func frequent(w string) string {
	for _, o := range often {
		if slightly(w, o) || len(w) < len(o) && slipped(w+".", o+".") == missing {
			return o
		}
	}
	return ""
}

// inStem returns the slip that a hand makes in the stem of a word with affixes, if that
// is likelier than one in the whole word.
func inStem(w string, best slip) slip {
	for _, p := range takes {
		rest, ok := cutAffix(w, p.prefix, "")
		if !ok {
			continue
		}
		for _, s := range p.after {
			stem, ok := cutAffix(rest, "", s)
			if !ok || p.prefix == "" && s == "" {
				continue
			}
			is := slipOf(stem, len(stem) > 4 && best.word == "")
			if is.word == "" || !joins(is.word, s) {
				continue
			}
			if a := (affix{p.family, s}); p.family != "" && (a.before(is.word) != p.prefix || a.drop(is.word) != 0) {
				continue
			}
			is.word = p.prefix + is.word + s
			if is.likelier(best) {
				best = is
			}
		}
	}
	for _, n := range nasals {
		rest, ok := cutAffix(w, n.nasal, "")
		if !ok {
			continue
		}
		for _, s := range n.after {
			stem, ok := cutAffix(rest, "", s)
			if !ok {
				continue
			}
			is := slipOf(n.first+stem, false)
			if is.word == "" || is.word[0] != n.first[0] || cluster(is.word) || !joins(is.word, s) {
				continue
			}
			is.word = n.nasal + is.word[1:] + s
			if is.likelier(best) {
				best = is
			}
		}
	}
	return best
}

// cutAffix takes affixes off a word, if that leaves enough to be near to anything.
func cutAffix(w, prefix, suffix string) (string, bool) {
	if len(w) < len(prefix)+len(suffix)+4 || w[:len(prefix)] != prefix || w[len(w)-len(suffix):] != suffix {
		return "", false
	}
	return w[len(prefix) : len(w)-len(suffix)], true
}
