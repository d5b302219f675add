package grid

import (
	"strings"
	"unicode"
)

// invisible replaces the blanks that spreadsheets and web pages leave in texts.
var invisible = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u2028", "\n", "\u2029", "\n",
	"\u00a0", " ", "\u202f", " ", "\u2007", " ", "\u2009", " ", "\t", " ",
	"\u200b", "", "\u200c", "", "\u200d", "", "\ufeff", "", "\u00ad", "", "\u2060", "")

// Visible returns a text as people see it: one kind of blank, single ones, no
// blanks at the ends of lines.
func Visible(s string) string {
	plain := true
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || c == ' ' && (i == 0 || i == len(s)-1 || s[i+1] == ' ') {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	lines := strings.Split(invisible.Replace(strings.ToValidUTF8(s, "\ufffd")), "\n")
	for i, line := range lines {
		lines[i] = strings.Join(strings.Fields(line), " ")
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}

// Brief cuts a long text short.
func Brief(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:59]) + "…"
	}
	return s
}

// Numbering tells whether what stands at the edge of pages says no more than which of
// them this is.
func Numbering(text string) bool {
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		switch w {
		case "page", "halaman", "hal", "dari", "of", "lembar", "sheet":
		default:
			return false
		}
	}
	return true
}
