// Package angka reads and writes numbers and dates the Indonesian way: a dot
// between thousands, a comma before decimals, months by name.
package angka

import (
	"errors"
	"math/big"
	"strconv"
	"strings"
)

// Number is a number as somebody wrote it.
type Number struct {
	Rat      *big.Rat // exact; 15,5% is 31/200
	Decimals int      // digits written after the comma
	Percent  bool
}

// MaxDigits is how many digits a number may have.
const MaxDigits = 50

// Reasons why a text is no number.
var (
	ErrNotNumber = errors.New("bukan bilangan Indonesia; contoh: 15,5%, 3.500, 198.014")
	ErrTooLong   = errors.New("bilangan lebih dari 50 angka")
)

const (
	minus       = "\u2212"
	noBreak     = "\u00a0"
	percentSign = '%'
)

// Parse reads a whole text as a number: digits, with dots between groups of three
// or without, a comma before decimals, perhaps a sign, Rp before it and % after.
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

// Prefix returns the number that a text begins with and its length in bytes. A
// number that goes on in a way that numbers do not ("84.5", "2018/2019", "12-15")
// is none.
func Prefix(s string) (Number, int, bool) {
	n, length, err := scan(s)
	if err != nil || length < len(s) && !strings.HasPrefix(s[length:], " ") && !strings.HasPrefix(s[length:], noBreak) &&
		!n.Percent && !strings.ContainsAny(s[length:length+1], "(;") && !sentenceEnd(s[length:]) {
		return Number{}, 0, false
	}
	return n, length, true
}

// sentenceEnd tells of a mark that ends a number without being part of it.
func sentenceEnd(s string) bool {
	return (s[0] == '.' || s[0] == ',' || s[0] == ')' || s[0] == '\n') && (len(s) == 1 || s[1] == ' ' || s[1] == '\n' || s[0] == '\n')
}

// scan reads the longest number at the beginning of s.
func scan(s string) (Number, int, error) {
	i := 0
	negative := false
	switch {
	case strings.HasPrefix(s, minus):
		negative, i = true, len(minus)
	case strings.HasPrefix(s, "-"):
		negative, i = true, 1
	case strings.HasPrefix(s, "+"):
		i = 1
	}
	if strings.HasPrefix(s[i:], "Rp") {
		i += 2
		for _, blank := range []string{" ", noBreak, "."} {
			if strings.HasPrefix(s[i:], blank) {
				i += len(blank)
				break
			}
		}
	}
	start := i
	for i < len(s) && isDigit(s[i]) {
		i++
	}
	if i == start {
		return Number{}, 0, ErrNotNumber
	}
	digits := s[start:i]
	if i-start <= 3 {
		for digits[0] != '0' && i+3 < len(s) && s[i] == '.' && isDigit(s[i+1]) && isDigit(s[i+2]) && isDigit(s[i+3]) && (i+4 >= len(s) || !isDigit(s[i+4])) {
			digits += s[i+1 : i+4]
			i += 4
			if len(digits) > MaxDigits {
				return Number{}, 0, ErrTooLong
			}
		}
	}
	n := Number{}
	if i+1 < len(s) && s[i] == ',' && isDigit(s[i+1]) {
		from := i + 1
		i++
		for i < len(s) && isDigit(s[i]) {
			i++
		}
		n.Decimals = i - from
		digits += s[from:i]
	}
	if len(digits) > MaxDigits {
		return Number{}, 0, ErrTooLong
	}
	if i+1 < len(s) && (s[i] == '.' || s[i] == ',') && isDigit(s[i+1]) {
		return Number{}, 0, ErrNotNumber
	}
	for _, blank := range []string{"", " ", noBreak} {
		if strings.HasPrefix(s[i:], blank+string(percentSign)) {
			n.Percent = true
			i += len(blank) + 1
			break
		}
	}
	value, _ := new(big.Int).SetString(digits, 10)
	if negative {
		value.Neg(value)
	}
	scale := n.Decimals
	if n.Percent {
		scale += 2
	}
	n.Rat = new(big.Rat).SetFrac(value, power(scale))
	return n, i, nil
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// power returns ten to the n.
func power(n int) *big.Int { return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil) }

// FromTOML reads a TOML integer or float and returns how it is printed: 84.50 is
// 84,50, 30_000 is 30.000. Infinity and not-a-number are ErrNotNumber.
func FromTOML(literal string) (Number, string, error) {
	s := strings.ReplaceAll(literal, "_", "")
	sign := ""
	if strings.HasPrefix(s, "-") || strings.HasPrefix(s, "+") {
		if s[0] == '-' {
			sign = "-"
		}
		s = s[1:]
	}
	if len(s) > 2 && s[0] == '0' && strings.ContainsAny(s[1:2], "xob") {
		value, ok := new(big.Int).SetString(s, 0)
		if !ok {
			return Number{}, "", ErrNotNumber
		}
		s = value.String()
	}
	mantissa, exponent := s, 0
	if i := strings.IndexAny(s, "eE"); i >= 0 {
		e, err := strconv.Atoi(s[i+1:])
		if err != nil || e > MaxDigits || e < -MaxDigits {
			return Number{}, "", ErrTooLong
		}
		mantissa, exponent = s[:i], e
	}
	whole, part, _ := strings.Cut(mantissa, ".")
	if whole == "" || strings.Trim(whole+part, "0123456789") != "" {
		return Number{}, "", ErrNotNumber
	}
	if len(whole)+len(part)+max(exponent, -exponent) > MaxDigits {
		return Number{}, "", ErrTooLong
	}
	value, _ := new(big.Int).SetString(sign+whole+part, 10)
	n := Number{Decimals: max(0, len(part)-exponent)}
	n.Rat = new(big.Rat).SetInt(value)
	if shift := len(part) - exponent; shift >= 0 {
		n.Rat.Quo(n.Rat, new(big.Rat).SetInt(power(shift)))
	} else {
		n.Rat.Mul(n.Rat, new(big.Rat).SetInt(power(-shift)))
	}
	return n, Format(n.Rat, n.Decimals, false), nil
}

// Round rounds half away from zero to that many decimals.
func Round(r *big.Rat, decimals int) *big.Rat {
	return new(big.Rat).SetFrac(scaled(r, decimals), power(decimals))
}

// scaled returns r times ten to the decimals, rounded half away from zero.
func scaled(r *big.Rat, decimals int) *big.Int {
	num := new(big.Int).Mul(r.Num(), power(decimals))
	num.Lsh(num, 1)
	den := new(big.Int).Lsh(r.Denom(), 1)
	if num.Sign() < 0 {
		num.Sub(num, r.Denom())
	} else {
		num.Add(num, r.Denom())
	}
	return num.Quo(num, den)
}

// Format writes a number with that many decimals, rounded once, half away from
// zero: "198.014", "22,7%". A negative one begins with a hyphen.
func Format(r *big.Rat, decimals int, percent bool) string {
	if percent {
		r = new(big.Rat).Mul(r, big.NewRat(100, 1))
	}
	v := scaled(r, decimals)
	sign := ""
	if v.Sign() < 0 {
		sign = "-"
		v.Neg(v)
	}
	digits := v.String()
	for len(digits) <= decimals {
		digits = "0" + digits
	}
	whole, part := digits[:len(digits)-decimals], digits[len(digits)-decimals:]
	var b strings.Builder
	b.WriteString(sign)
	for i, d := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte('.')
		}
		b.WriteRune(d)
	}
	if decimals > 0 {
		b.WriteByte(',')
		b.WriteString(part)
	}
	if percent {
		b.WriteRune(percentSign)
	}
	return b.String()
}

// Signed writes a difference: always with its sign, a true minus.
func Signed(r *big.Rat, decimals int, percent bool) string {
	s := Format(r, decimals, percent)
	if strings.HasPrefix(s, "-") {
		return minus + s[1:]
	}
	if r.Sign() > 0 {
		return "+" + s
	}
	return s
}

// String writes the number as Format does, at its own precision.
func (n Number) String() string {
	if n.Rat == nil {
		return ""
	}
	return Format(n.Rat, n.Decimals, n.Percent)
}

// Agrees tells whether the exact value, rounded as the stated number is written,
// is that number.
func Agrees(exact *big.Rat, stated Number) bool {
	decimals := stated.Decimals
	if stated.Percent {
		decimals += 2
	}
	return Round(exact, decimals).Cmp(stated.Rat) == 0
}

// Exact returns the fewest decimals that write a number exactly, at most most;
// ok is false where that many do not suffice.
func Exact(r *big.Rat, most int) (decimals int, ok bool) {
	for d := 0; d <= most; d++ {
		if Round(r, d).Cmp(r) == 0 {
			return d, true
		}
	}
	return most, false
}
