// Package angka reads and writes numbers and dates the Indonesian way: a dot
// between thousands, a comma before decimals, months by name.
package angka

import (
	"errors"
	"math/big"
	"strings"
	"unicode"
	"unicode/utf8"

	"iku/content/pola"
)

// Number is a number as somebody wrote it.
type Number struct {
	Rat      *big.Rat // exact; 15,5% is 31/200, 5‰ is 1/200
	Decimals int      // digits written after the comma
	Percent  bool
	Permille bool
}

// MaxDigits is how many digits a number may have.
const MaxDigits = 50

// Reasons why a text is no number.
var (
	ErrNotNumber = errors.New("bukan bilangan Indonesia; contoh: 15,5%, 3.500, 198.014")
	ErrTooLong   = errors.New("bilangan lebih dari 50 angka")
)

// Parse reads a whole text as a number: digits, with dots between groups of three
// or without, a comma before decimals, perhaps a sign, Rp before it and % or ‰ after.
// Its error is ErrNotNumber or ErrTooLong.
func Parse(s string) (Number, error) {
	n, length, err := scan(s)
	if err != nil {
		return Number{}, err
	}
	if length != len(s) {
		return Number{}, ErrNotNumber
	}
	return n, nil
}

// Prefix returns the number that a text begins with and its length in bytes:
// "1,4%", "10 koperasi". None begins a date, a range or a calculation ("12-15",
// "10 x 4"), a numbered line ("1. Ada"), "84.5", "2018/2019" or "≥ 84,5".
func Prefix(s string) (Number, int, bool) {
	n, length, err := scan(s)
	if err != nil || !Stands(n, s[length:]) {
		return Number{}, 0, false
	}
	return n, length, true
}

// Leading returns the number that a text begins with, whatever follows it, and
// its length in bytes. Its error is ErrNotNumber or ErrTooLong.
func Leading(s string) (Number, int, error) { return scan(s) }

// goesOn matches the rest of a text whose number is the first of several.
var goesOn = pola.Regexp(`^[\s\x{a0}]*(?i:[-+*/:=x×÷–—−]|s\.?/?d\.?|sampai|hingga)?[\s\x{a0}]*(?:Rp\.? ?)?[0-9]`)

// Stands tells whether a number is complete in front of that rest of its text.
func Stands(n Number, rest string) bool {
	if rest == "" {
		return true
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(rest, unicode.IsSpace))
	if near := rest[:min(len(rest), 64)]; first != '(' && strings.ContainsAny(near, "0123456789") && goesOn().MatchString(near) || isDate(rest) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(rest)
	switch {
	case unicode.IsSpace(r), r == '(', r == ';':
		return true
	case n.Percent, n.Permille:
		return r != '%' && r != '‰'
	case r == ',':
		return len(rest) == 1 || rest[1] == ' '
	case r == '.':
		return len(rest) == 1
	}
	return false
}

// isDate tells whether the first word is the name of a month.
func isDate(rest string) bool {
	rest = strings.TrimLeftFunc(rest[:min(len(rest), 64)], unicode.IsSpace)
	word := rest
	if i := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) }); i >= 0 {
		word = rest[:i]
	}
	return month(word) > 0
}
