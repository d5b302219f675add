// Package ejaan finds what is misspelt in the texts of a sheet: words that KBBI
// spells otherwise, words near to those of this trade, words joined or parted,
// doubled, or broken by copying, and signs out of place.
//
// A word is judged in its form and its company: titles of laws, names of firms
// and persons and English phrases are left alone. Nothing is corrected.
package ejaan

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Slip is a place of a text that is likely not meant so.
type Slip struct {
	Start, End int    // bytes of the text
	Right      string // what it should be; empty: Why says it
	Why        string // empty: the spelling of KBBI is Right
}

// Find calls found with the slips of a text in their order, until it returns
// false.
func Find(text string, found func(Slip) bool) {
	if slips, ok := remembered.of(text); ok {
		for _, s := range slips {
			if !found(s) {
				return
			}
		}
		return
	}
	f := finder{text: text, found: found}
	f.words()
	if !f.done {
		f.signs()
	}
	if !f.done {
		remembered.keep(text, f.told)
	}
}

// finder reads one text.
type finder struct {
	text  string
	found func(Slip) bool
	told  []Slip
	done  bool

	last                 token  // the word before the one that is read
	apart                bool   // something but blanks stands behind it
	resume               int    // where to read on
	shielded             []span // titles and names; made with the first slip
	looked               bool
	shouts, heads, lists trait
}

// trait is what is asked of a whole text, which is looked through once for it: as often
// as there are words it would take the square of their number.
type trait struct{ known, is bool }

func (t *trait) of(look func() bool) bool {
	if !t.known {
		t.known, t.is = true, look()
	}
	return t.is
}

type span struct{ start, end int }

// token is a word of a text.
type token struct {
	start, end int
	lower      string
	is         uint8
	wrong      uint16
	form       form
}

// form is the letter case of a word.
type form uint8

const (
	small form = iota // all lower case
	title             // the first letter is a capital
	loud              // all capitals
	mixed             // capitals within
)

func (f *finder) tell(s Slip) {
	if f.done || f.shield(s.Start) {
		return
	}
	f.told = append(f.told, s)
	f.done = !f.found(s)
}

// words judges every word of Latin letters.
func (f *finder) words() {
	s := f.text
	var buf [longest * 2]byte
	for i := 0; i < len(s) && !f.done; {
		c := s[i]
		if c|0x20 < 'a' || c|0x20 > 'z' {
			if c < utf8.RuneSelf {
				if c != ' ' && c != '\n' {
					f.apart = true
				}
				i++
				continue
			}
			r, size := utf8.DecodeRuneInString(s[i:])
			i += size
			if unicode.IsLetter(r) { // a word of other letters is left alone
				for i < len(s) {
					r, size := utf8.DecodeRuneInString(s[i:])
					if !unicode.IsLetter(r) {
						break
					}
					i += size
				}
			}
			f.apart = true
			continue
		}
		start, n, capitals, first := i, 0, 0, c < 'a'
		ascii, h := true, uint32(hashSeed)
		for i < len(s) {
			c := s[i]
			if c >= utf8.RuneSelf {
				r, size := utf8.DecodeRuneInString(s[i:])
				if !unicode.IsLetter(r) {
					break
				}
				ascii = false
				i += size
				continue
			}
			if c|0x20 < 'a' || c|0x20 > 'z' {
				break
			}
			if c < 'a' {
				capitals++
			}
			if n < len(buf) {
				buf[n] = c | 0x20
				h = (h ^ uint32(c|0x20)) * hashPrime
			}
			n++
			i++
		}
		if !ascii || n > len(buf) {
			f.apart, f.last = true, token{}
			continue
		}
		t := token{start: start, end: i}
		e := findHashed(buf[:n], h^h>>15)
		t.is, t.wrong = e.is, e.wrong
		switch {
		case capitals == 0:
			t.form = small
		case capitals == n && n > 1:
			t.form = loud
		case capitals == 1 && first:
			t.form = title
		default:
			t.form = mixed
		}
		f.word(&t, buf[:n])
		if f.last, f.apart = t, false; f.resume > i {
			i, f.last = f.resume, token{}
		}
	}
}

// word judges one word; lower is the word in lower case, which is kept in the
// token only where that is needed.
func (f *finder) word(t *token, lower []byte) {
	if t.wrong > 0 {
		w := wrongAt(t.wrong)
		t.lower = string(lower)
		if f.apartFrom(t) || f.tailed(t) {
			return
		}
		if !w.english || !f.amongEnglish(t) {
			f.tell(Slip{Start: t.start, End: t.end, Right: cased(w.right, f.text[t.start:t.end])})
		}
		return
	}
	if f.last.end > 0 && !f.apart && (f.pair(t, lower) || f.phrase(t, lower)) {
		return
	}
	if t.end < len(f.text) {
		switch next := f.text[t.end]; {
		case next == '-' && t.form != mixed && len(lower) > 1 && f.copied(t, string(lower)):
			return
		case next == '2' && t.is&isWord != 0 && len(lower) > 3:
			f.squared(t, lower)
			return
		}
	}
	if len(lower) < 4 {
		f.brief(t, string(lower))
		return
	}
	if t.is&isWord != 0 {
		return
	}
	t.lower = string(lower)
	if f.apartFrom(t) || f.twofold(t) || f.tailed(t) {
		return
	}
	switch v := judge(f, t); {
	case v.known && v.maybe != "" && t.form == small && f.goesWith(t, v.maybe):
	case v.known:
		t.is |= isWord
	case v.right != "" && !f.besideEnglish(t):
		f.tell(Slip{Start: t.start, End: t.end, Right: cased(v.right, f.text[t.start:t.end])})
	}
}

// apartFrom tells whether a word is part of an address, a file's name, a name with
// digits, or a compound with a single letter: e-survey.
func (f *finder) apartFrom(t *token) bool {
	s := f.text
	if t.start > 0 && strings.IndexByte("@_\\0123456789", s[t.start-1]) >= 0 || t.end < len(s) && strings.IndexByte("@_\\013456789", s[t.end]) >= 0 {
		return true
	}
	if t.end+1 < len(s) && s[t.end] == '.' && letter(s[t.end+1]) || t.start > 1 && s[t.start-1] == '.' && letter(s[t.start-2]) {
		return true // a dot with letters on both sides joins the parts of an address
	}
	if t.start > 1 && s[t.start-1] == '-' && letter(s[t.start-2]) && (t.start == 2 || !letter(s[t.start-3])) {
		return true
	}
	return t.start > 2 && strings.HasSuffix(s[:t.start], "://")
}

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// cased returns words in the letter case of the model.
func cased(words, model string) string {
	first, size := utf8.DecodeRuneInString(model)
	switch {
	case strings.ToUpper(model) == model:
		return strings.ToUpper(words)
	case unicode.IsUpper(first) && strings.ToLower(model[size:]) == model[size:]:
		return strings.ToUpper(words[:1]) + words[1:]
	}
	return words
}
