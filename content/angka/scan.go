package angka

import (
	"math/big"
	"strings"
	"sync"
)

const (
	minus   = "\u2212"
	noBreak = "\u00a0"

	permille = "‰"
)

// scan reads the longest number at the beginning of s and returns its length in
// bytes.
func scan(s string) (Number, int, error) {
	negative, i := sign(s)
	prefix := rupiah(s[i:])
	i += prefix
	digits, length, err := whole(s[i:])
	if err != nil {
		return Number{}, 0, err
	}
	i += length
	n := Number{}
	if i+1 < len(s) && s[i] == ',' && isDigit(s[i+1]) {
		part := leadingDigits(s[i+1:])
		n.Decimals = len(part)
		i += 1 + len(part)
		if len(digits)+len(part) > MaxDigits {
			return Number{}, 0, ErrTooLong
		}
		digits += part
	}
	if i+1 < len(s) && (s[i] == '.' || s[i] == ',') && isDigit(s[i+1]) {
		return Number{}, 0, ErrNotNumber
	}
	if prefix > 0 {
		i += noCents(s[i:], n.Decimals)
	} else {
		i += n.parts(s[i:])
	}
	n.Rat = ratio(digits, negative, n.places())
	return n, i, nil
}

// places returns how many decimals write the value itself: 2 more where it is
// a percentage, 3 where it is so many of a thousand.
func (n Number) places() int {
	switch {
	case n.Percent:
		return n.Decimals + 2
	case n.Permille:
		return n.Decimals + 3
	}
	return n.Decimals
}

func sign(s string) (negative bool, length int) {
	switch {
	case strings.HasPrefix(s, minus):
		return true, len(minus)
	case strings.HasPrefix(s, "-"):
		return true, 1
	case strings.HasPrefix(s, "+"):
		return false, 1
	}
	return false, 0
}

// rupiah returns the length of "Rp" with the dot and the blank that may follow.
func rupiah(s string) int {
	if !strings.HasPrefix(s, "Rp") {
		return 0
	}
	i := len("Rp")
	if strings.HasPrefix(s[i:], ".") {
		i++
	}
	return i + blank(s[i:])
}

// noCents returns the length of the ",-" that ends a whole sum of rupiah.
func noCents(s string, decimals int) int {
	if decimals == 0 && strings.HasPrefix(s, ",-") && (len(s) == 2 || !isDigit(s[2])) {
		return 2
	}
	return 0
}

// parts reads the sign of percent or permille that may follow, perhaps after a
// blank, and returns its length.
func (n *Number) parts(s string) int {
	i := blank(s)
	switch {
	case strings.HasPrefix(s[i:], "%"):
		n.Percent = true
		return i + len("%")
	case strings.HasPrefix(s[i:], permille):
		n.Permille = true
		return i + len(permille)
	}
	return 0
}

// blank returns the length of one space or no-break space.
func blank(s string) int {
	switch {
	case strings.HasPrefix(s, " "):
		return 1
	case strings.HasPrefix(s, noBreak):
		return len(noBreak)
	}
	return 0
}

// whole reads the digits before the comma. Dots stand between groups of three,
// the first of which is one to three digits and does not begin with 0.
func whole(s string) (digits string, length int, err error) {
	digits = leadingDigits(s)
	length = len(digits)
	if length == 0 {
		return "", 0, ErrNotNumber
	}
	if length <= 3 && digits[0] != '0' {
		for length < len(s) && s[length] == '.' && len(leadingDigits(s[length+1:min(len(s), length+5)])) == 3 {
			digits += s[length+1 : length+4]
			length += 4
			if len(digits) > MaxDigits {
				break
			}
		}
	}
	if len(digits) > MaxDigits {
		return "", 0, ErrTooLong
	}
	return digits, length, nil
}

// leadingDigits returns the digits that s begins with.
func leadingDigits(s string) string {
	i := 0
	for i < len(s) && isDigit(s[i]) {
		i++
	}
	return s[:i]
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// power returns ten to the n.
func power(n int) *big.Int {
	if n < fewPowers {
		return powers()[n]
	}
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil)
}

// powers are those that nearly every number needs. They are never written to.
var powers = sync.OnceValue(func() *[fewPowers]*big.Int {
	var out [fewPowers]*big.Int
	for i := range out {
		out[i] = new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(i)), nil)
	}
	return &out
})

const fewPowers = 32
