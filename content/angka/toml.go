package angka

import (
	"errors"
	"math/big"
	"strconv"
	"strings"
)

// longestLiteral is more characters than a literal within MaxDigits can have: a
// binary number with an underscore between its digits.
const longestLiteral = 512

// FromTOML reads a TOML integer or float and returns how it is printed: 84.50 is
// 84,50, 30_000 is 30.000. Infinity and not-a-number are ErrNotNumber.
func FromTOML(literal string) (Number, string, error) {
	if len(literal) > longestLiteral {
		return Number{}, "", ErrTooLong
	}
	s := strings.ReplaceAll(literal, "_", "")
	negative, length := sign(s)
	s = s[length:]
	if len(s) > 2 && s[0] == '0' && strings.ContainsAny(s[1:2], "xob") {
		value, ok := new(big.Int).SetString(s, 0)
		if !ok || value.Sign() < 0 {
			return Number{}, "", ErrNotNumber
		}
		s = value.String()
	}
	mantissa, exponent, err := scientific(s)
	if err != nil {
		return Number{}, "", err
	}
	before, after, _ := strings.Cut(mantissa, ".")
	if before == "" || strings.Trim(before+after, "0123456789") != "" {
		return Number{}, "", ErrNotNumber
	}
	if len(before)+len(after)+max(exponent, -exponent) > MaxDigits {
		return Number{}, "", ErrTooLong
	}
	shift := len(after) - exponent
	n := Number{Decimals: max(0, shift), Rat: ratio(before+after, negative, max(0, shift))}
	if shift < 0 {
		n.Rat.Mul(n.Rat, new(big.Rat).SetInt(power(-shift)))
	}
	if len(literal) <= 3 && before == literal {
		return n, literal, nil // printed as it is written
	}
	return n, n.String(), nil
}

// TwoReadings tells of a TOML float that an Indonesian reads as thousands: one
// with exactly three decimals, as 59.000 and 1.250 are.
func TwoReadings(literal string) bool {
	digits := strings.TrimLeft(literal, "+-")
	dot := strings.IndexByte(digits, '.')
	return dot >= 1 && dot <= 3 && digits[0] != '0' && len(digits) == dot+4 && strings.Trim(digits[:dot]+digits[dot+1:], "0123456789") == ""
}

// scientific splits a float at its exponent, which is 0 where it has none.
func scientific(s string) (mantissa string, exponent int, err error) {
	i := strings.IndexAny(s, "eE")
	if i < 0 {
		return s, 0, nil
	}
	exponent, err = strconv.Atoi(s[i+1:])
	switch {
	case errors.Is(err, strconv.ErrSyntax):
		return "", 0, ErrNotNumber
	case err != nil || exponent > MaxDigits || exponent < -MaxDigits:
		return "", 0, ErrTooLong
	}
	return s[:i], exponent, nil
}
