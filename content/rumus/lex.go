package rumus

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"iku/content/angka"
)

type kind uint8

const (
	end kind = iota
	number
	word
	operator // text is one of + - * / ^
	bracket  // text is one of ( ) [ ] { }
	separator
	raised // text is an exponent in ordinary digits: 5²
	radical
	bad
)

type token struct {
	kind       kind
	start, end int
	text       string
	num        angka.Number
	err        *Error
}

type parser struct {
	src   string
	pos   int
	tok   token
	depth int
	roots int // and powers and logarithms

	afterOperand bool // the token before is or ends an operand: an x is a sign
}

// meanWord is the one name of a function with a hyphen.
const meanWord = "rata-rata"

var operators = map[rune]string{'^': "^", '+': "+", '-': "-", '−': "-", '–': "-", '*': "*", '×': "*", '·': "*", '•': "*", '∙': "*", '⋅': "*", '✕': "*", '⨯': "*", '/': "/", ':': "/", '÷': "/"}

// superscripts are the digits of exponents.
var superscripts = map[rune]rune{'⁰': '0', '¹': '1', '²': '2', '³': '3', '⁴': '4', '⁵': '5', '⁶': '6', '⁷': '7', '⁸': '8', '⁹': '9'}

// drawn are the signs that are printed by others or drawn, whatever letters the
// typeface has.
const drawn = "√∛∜∑•∙⋅✕⨯⁰⁴⁵⁶⁷⁸⁹"

// Lettered returns a formula, as long as it is, with stars for the signs that no
// typeface has to have.
func Lettered(src string) string {
	if !strings.ContainsAny(src, drawn) {
		return src
	}
	var b strings.Builder
	for _, r := range src {
		if strings.ContainsRune(drawn, r) {
			b.WriteString(strings.Repeat("*", utf8.RuneLen(r)))
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// next reads the next token.
func (p *parser) next() {
	p.pos += prefixOf(p.src[p.pos:], unicode.IsSpace)
	p.afterOperand = p.tok.kind == number || p.tok.kind == word && !p.isTimes() || p.tok.text == ")" || p.tok.text == "]" || p.tok.text == "}" || p.tok.kind == raised
	p.tok = token{kind: end, start: p.pos, end: p.pos}
	if p.pos >= len(p.src) {
		return
	}
	rest := p.src[p.pos:]
	r, size := utf8.DecodeRuneInString(rest)
	take := func(k kind, n int, text string) {
		p.tok = token{kind: k, start: p.pos, end: p.pos + n, text: text}
		p.pos += n
	}
	switch {
	case operators[r] != "":
		take(operator, size, operators[r])
	case strings.ContainsRune("()[]{}", r):
		take(bracket, size, string(r))
	case r == ';' || r == ',':
		take(separator, size, ";")
	case superscripts[r] != 0:
		n := prefixOf(rest, func(r rune) bool { return superscripts[r] != 0 })
		take(raised, n, strings.Map(func(r rune) rune { return superscripts[r] }, rest[:n]))
	case unicode.IsDigit(r) || rupiah(rest) > 0:
		p.number(rest)
	case p.afterOperand && (r == 'x' || r == 'X') && len(rest) > 1 && isDigit(rest[1]): // 10x4
		take(operator, 1, "*")
	case strings.ContainsRune("√∛∜", r):
		take(radical, size, string(r))
	case r == '∑':
		take(word, size, string(r))
	case len(rest) > len(meanWord) && strings.EqualFold(rest[:len(meanWord)], meanWord) && strings.HasPrefix(strings.TrimLeft(rest[len(meanWord):], " "), "("):
		take(word, len(meanWord), meanWord)
	case unicode.IsLetter(r):
		n := prefixOf(rest, func(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) })
		take(word, n, rest[:n])
	default:
		take(bad, size, string(r))
	}
}

// number reads a number, or an error that names all of what was meant as one.
func (p *parser) number(rest string) {
	n := rupiah(rest)
	n += prefixOf(rest[n:], func(r rune) bool { return unicode.IsDigit(r) || r == '.' || r == ',' || r == '%' || r == '‰' })
	n = len(strings.TrimRight(rest[:n], ".,"))
	// A sign of percent or permille may stand after a blank.
	for _, sign := range []string{" %", "\u00a0%", " ‰", "\u00a0‰"} {
		if strings.HasPrefix(rest[n:], sign) {
			n += len(sign)
			break
		}
	}
	text := rest[:n]
	p.tok = token{kind: number, start: p.pos, end: p.pos + n, text: text}
	p.pos += n
	var err error
	if p.tok.num, err = angka.Parse(text); err == nil {
		return
	}
	p.tok.kind = bad
	p.tok.err = &Error{Start: p.tok.start, End: p.tok.end, Message: fmt.Sprintf("%q bukan bilangan Indonesia", clip(text))}
	if errors.Is(err, angka.ErrTooLong) {
		p.tok.err.Message = fmt.Sprintf("bilangan lebih dari %d angka", angka.MaxDigits)
		return
	}
	if comma := strings.Replace(text, ".", ",", 1); isNumber(comma) {
		p.tok.err.Hint = fmt.Sprintf("koma untuk desimal, titik untuk ribuan: %q", comma)
	}
}

func isNumber(s string) bool {
	_, err := angka.Parse(s)
	return err == nil
}

// rupiah returns the length of the Rp in front of a digit; 0 where there is none.
func rupiah(s string) int {
	if !strings.HasPrefix(s, "Rp") {
		return 0
	}
	n := len("Rp")
	for _, between := range []string{".", " ", "\u00a0"} {
		n += len(s[n:]) - len(strings.TrimPrefix(s[n:], between))
	}
	if n < len(s) && isDigit(s[n]) {
		return n
	}
	return 0
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// prefixOf returns the length of what s begins with.
func prefixOf(s string, of func(rune) bool) int {
	if n := strings.IndexFunc(s, func(r rune) bool { return !of(r) }); n >= 0 {
		return n
	}
	return len(s)
}

// clip shortens what is quoted in a message.
func clip(s string) string {
	if len(s) > 60 {
		return strings.ToValidUTF8(s[:57], "") + "…"
	}
	return s
}
