package ejaan

import (
	"strings"

	"iku/content/pola"
)

// amongEnglish tells whether a word that is English too stands in an English
// phrase: beside an English word, or one that is none of ours.
func (f *finder) amongEnglish(t *token) bool {
	before, behind := f.neighbours(t)
	return f.version(t) || f.foreign(before) || f.foreign(behind) || t.form == title && f.foreignRun(t) || shared()[strings.ToLower(before)] && !f.goesOn(t, behind)
}

// shared are words of ours that English has too, before what they belong to: merit
// system.
var shared = pola.Words(`merit digital audit risk rating smart online offline marketing talent reward assessment control internal input output personal regional global
	server monitor video audio radar sensor solar hybrid mental visual virtual urban radio`)

// goesOn tells whether a word has an attribute of ours behind it, as a noun of English
// has none: system informasi.
func (f *finder) goesOn(t *token, behind string) bool {
	return behind != "" && behind[0] >= 'a' && f.text[t.end] == ' ' && is(behind)&isWord != 0 && !lesser()[behind]
}

// foreignRun tells whether the capitalised words before one, as a name in English
// has them, begin with an English word or one that is none of ours: Vessel
// Monitoring System.
func (f *finder) foreignRun(t *token) bool {
	at := t.start
	for range 3 {
		end := len(strings.TrimRight(f.text[:at], " "))
		if end == at {
			return false
		}
		at = end
		for at > 0 && letter(f.text[at-1]) {
			at--
		}
		if at == end || f.text[at] >= 'a' {
			return false
		}
		if f.foreign(f.text[at:end]) {
			return true
		}
	}
	return false
}

// besideEnglish tells whether an unknown word stands beside an English one.
func (f *finder) besideEnglish(t *token) bool {
	before, behind := f.neighbours(t)
	return f.version(t) || isForeign(strings.ToLower(before)) || isForeign(strings.ToLower(behind)) || shaped(t.lower) && (shaped(before) || shaped(behind))
}

// shapes end words of English, and none of ours.
var shapes = []string{"tion", "sion", "ity", "ive", "ment", "ness", "ate", "ous", "ance", "ence", "able", "ible", "ship", "ics", "cy", "gy", "ry", "ly", "ty", "th", "ck", "ee",
	"ure", "age", "ine", "ise", "ize", "ing", "ed", "er", "or", "al", "ic", "ist", "ism", "ch", "sh", "ph", "ll", "ss", "ers", "ors", "ings"}

// shaped tells whether a word that is none of ours looks like one of English.
func shaped(w string) bool {
	w = strings.ToLower(w)
	e := find(w)
	if e.is&isWord != 0 || usage(w) > english || len(w) < 5 {
		return false
	}
	if e.wrong > 0 {
		return wrongAt(e.wrong).english
	}
	for _, end := range shapes {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// isForeign tells whether a word, in lower case, is an English one.
func isForeign(w string) bool {
	return is(w)&isEnglish != 0 || is(w)&isWord == 0 && usage(w) == english
}

// version tells whether a version stands behind the word: Industry 4.0.
func (f *finder) version(t *token) bool {
	rest := f.text[t.end:]
	return len(rest) > 3 && rest[0] == ' ' && rest[1] >= '0' && rest[1] <= '9' && rest[2] == '.'
}

// foreign tells whether a neighbour is an English word, or none that is known:
// Bed Occupancy Ratio.
func (f *finder) foreign(word string) bool {
	if len(word) < 2 {
		return false
	}
	w := strings.ToLower(word)
	if isForeign(w) {
		return true
	}
	_, slip := misspelt(w)
	if slip || len(w) < 3 || word == strings.ToUpper(word) || is(w)&isWord != 0 {
		return false
	}
	v := judge(f, &token{lower: w})
	return !v.known && v.right == ""
}
