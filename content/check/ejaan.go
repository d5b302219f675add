package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"iku/content"
	"iku/content/finding"
)

// spellings gives the standard form (KBBI) of words that sheets misspell.
var spellings = map[string]string{
	"prosentase": "persentase", "presentase": "persentase", "sector": "sektor", "industry": "industri",
	"survey": "survei", "pertahun": "per tahun", "analisa": "analisis", "standard": "standar",
	"aktifitas": "aktivitas", "efektifitas": "efektivitas", "obyek": "objek", "propinsi": "provinsi",
	"ijin": "izin", "tehnik": "teknik", "metoda": "metode", "nopember": "November", "pebruari": "Februari",
	"hirarki": "hierarki", "jadual": "jadwal", "koordinir": "koordinasi",
}

// Lengths in bytes of the words above.
const shortest, longest = 4, 11

// lengths holds, for each first letter, a bit for the length of each word that
// begins with it: most words of a text need not be looked up.
var lengths = func() (bits [26]uint16) {
	for w := range spellings {
		bits[w[0]-'a'] |= 1 << len(w)
	}
	return bits
}()

// ejaan points at words of what is printed, names of persons aside.
func ejaan(doc *content.Document, to *report) {
	name := func(t content.Text) bool {
		return !t.Span.IsZero() && slices.ContainsFunc(doc.PenandaTangan, func(p content.PenandaTangan) bool { return p.Nama.Span == t.Span })
	}
	for _, t := range doc.Printed {
		if name(t) {
			continue
		}
		spelling(t, to)
	}
}

func spelling(t content.Text, to *report) {
	s := t.Value
	found := 0
	var lower [longest]byte
	for i := 0; i < len(s); {
		start := i
		ascii := true
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
			if n := i - start; n < longest {
				lower[n] = c | 0x20
			}
			i++
		}
		n := i - start
		if n == 0 {
			_, size := utf8.DecodeRuneInString(s[i:])
			i += size
			continue
		}
		if !ascii || n < shortest || n > longest || lengths[lower[0]-'a']&(1<<n) == 0 {
			continue
		}
		right, wrong := spellings[string(lower[:n])]
		if !wrong || inAddress(s, start, i) {
			continue
		}
		if found++; found > maxPlaces {
			return
		}
		word := s[start:i]
		f := to.add(finding.Ejaan, within(t, start, i), "ejaan baku %q adalah %q", word, cased(right, word))
		f.Hint = "tulis " + cased(right, word)
		if f.Span.Text() == word {
			f.Fix = &finding.Fix{Span: f.Span, Text: cased(right, word)}
		}
	}
}

// cased returns the word in the letter case of the model.
func cased(word, model string) string {
	first, size := utf8.DecodeRuneInString(model)
	switch {
	case strings.ToUpper(model) == model:
		return strings.ToUpper(word)
	case unicode.IsUpper(first) && strings.ToLower(model[size:]) == model[size:]:
		return strings.ToUpper(word[:1]) + word[1:]
	}
	return word
}

// inAddress tells whether a word is part of the address of a site or a person,
// of a file's path, or of a name with digits.
func inAddress(s string, start, end int) bool {
	if start > 0 && strings.IndexByte("@_\\0123456789", s[start-1]) >= 0 || end < len(s) && strings.IndexByte("@_\\0123456789", s[end]) >= 0 {
		return true
	}
	// A dot with letters on both sides joins the parts of an address.
	if end+1 < len(s) && s[end] == '.' && letter(s[end+1]) {
		return true
	}
	if start > 1 && s[start-1] == '.' && letter(s[start-2]) {
		return true
	}
	return start > 2 && strings.HasSuffix(s[:start], "://")
}

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
