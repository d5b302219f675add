package layout

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// scripts are those whose letters are joined, reordered, stacked or written from the
// right: set one after the other, as everything is here, they say nothing.
var scripts = []struct {
	name  string
	table *unicode.RangeTable
}{
	{"Arab", unicode.Arabic}, {"Ibrani", unicode.Hebrew}, {"Jawa", unicode.Javanese}, {"Bali", unicode.Balinese}, {"Sunda", unicode.Sundanese},
	{"Bugis", unicode.Buginese}, {"Batak", unicode.Batak}, {"Rejang", unicode.Rejang}, {"Makassar", unicode.Makasar}, {"Kawi", unicode.Kawi},
	{"Suryani", unicode.Syriac}, {"Thaana", unicode.Thaana}, {"N'Ko", unicode.Nko}, {"Mongol", unicode.Mongolian},
	{"Dewanagari", unicode.Devanagari}, {"Benggala", unicode.Bengali}, {"Gurmukhi", unicode.Gurmukhi}, {"Gujarat", unicode.Gujarati},
	{"Oriya", unicode.Oriya}, {"Tamil", unicode.Tamil}, {"Telugu", unicode.Telugu}, {"Kannada", unicode.Kannada}, {"Malayalam", unicode.Malayalam},
	{"Sinhala", unicode.Sinhala}, {"Thai", unicode.Thai}, {"Lao", unicode.Lao}, {"Tibet", unicode.Tibetan}, {"Myanmar", unicode.Myanmar},
	{"Khmer", unicode.Khmer}, {"Cham", unicode.Cham},
}

// scriptOf returns the name of such a script that a character is of; "" where it is
// of another.
func scriptOf(r rune) string {
	if r < 0x590 {
		return ""
	}
	for _, s := range scripts {
		if unicode.Is(s.table, r) {
			return s.name
		}
	}
	return ""
}

// doubles are what stands for signs that typefaces often lack, the likest first.
var doubles = map[rune][]string{
	'●': {"•", "-"}, '⚫': {"•", "-"}, '◉': {"•", "-"}, '‣': {"•", "-"}, '∙': {"•", "-"}, '⦁': {"•", "-"}, '▸': {"•", "-"}, '►': {"•", "-"},
	'➢': {"•", "-"}, '➤': {"•", "-"}, '▪': {"•", "-"}, '■': {"•", "-"}, '◆': {"•", "-"}, '•': {"-"}, '⁃': {"-"},
	'✓': {"√", "v"}, '✔': {"√", "v"}, '☑': {"√", "v"}, '✗': {"x"}, '✘': {"x"}, '☐': {"□"},
	'⇒': {"→", "->"}, '➔': {"→", "->"}, '➜': {"→", "->"}, '→': {"->"}, '←': {"<-"},
	'≤': {"<="}, '≥': {">="}, '≠': {"tidak sama dengan"}, '≈': {"sekitar"}, '±': {"+/-"}, '√': {"akar"}, '∑': {"jumlah"}, '∞': {"tak hingga"},
	'−': {"-"}, '‒': {"-"}, '―': {"-"}, '–': {"-"}, '—': {"-"}, '×': {"x"}, '÷': {":"}, '⁄': {"/"}, '∕': {"/"},
	'‘': {"'"}, '’': {"'"}, 'ʼ': {"’", "'"}, 'ʻ': {"‘", "'"}, '‛': {"‘", "'"}, '‟': {"“", "\""}, '“': {"\""}, '”': {"\""}, '„': {"\""}, '′': {"'"}, '″': {"\""},
	// The private places of Symbol and Wingdings, which Word leaves behind.
	0xf0b7: {"•", "-"}, 0xf0a7: {"•", "-"}, 0xf0d8: {"•", "-"}, 0xf076: {"•", "-"}, 0xf0fc: {"√", "v"}, 0xf02d: {"-"}, 0xf0e0: {"→", "->"},
}

// instead returns what can be written for characters that the typeface lacks; "" where
// one of them has nothing like it.
func (s *showing) instead(run string) string {
	var b strings.Builder
	for _, r := range run {
		if s.lacks(r) == shows {
			b.WriteRune(r)
			continue
		}
		like := s.like(r)
		if like == "" {
			return ""
		}
		b.WriteString(like)
	}
	return b.String()
}

// like returns what can be written for a character.
func (s *showing) like(r rune) string {
	forms := doubles[r]
	if plain := norm.NFKC.String(string(r)); plain != string(r) { // Ⅳ is IV, ① is 1
		forms = append(forms[:len(forms):len(forms)], strings.ReplaceAll(plain, "⁄", "/"))
	}
	for _, form := range forms {
		whole := strings.TrimSpace(form) != ""
		for _, f := range form {
			whole = whole && s.lacks(f) == shows && s.face.Has(f)
		}
		if whole {
			return form
		}
	}
	return ""
}
