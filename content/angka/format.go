package angka

import (
	"cmp"
	"math/big"
	"math/bits"
	"strconv"
	"strings"
)

// Round rounds half away from zero to that many decimals. What it returns may be
// shared: it is not to be changed.
func Round(r *big.Rat, decimals int) *big.Rat {
	if r.IsInt() {
		return r
	}
	if v, ok := smallScaled(r, decimals); ok {
		return smallRatio(v, decimals)
	}
	return new(big.Rat).SetFrac(scaled(r, decimals), power(decimals))
}

// Compare is a.Cmp(b), without big numbers where there are none.
func Compare(a, b *big.Rat) int {
	if a.IsInt() && b.IsInt() {
		return a.Num().Cmp(b.Num())
	}
	sign := a.Sign()
	x, under, ok := machine(a)
	y, below, also := machine(b)
	if !ok || !also || sign != b.Sign() {
		return a.Cmp(b)
	}
	high, low := bits.Mul64(x, below)
	otherHigh, otherLow := bits.Mul64(y, under)
	return sign * cmp.Or(cmp.Compare(high, otherHigh), cmp.Compare(low, otherLow))
}

// Equal tells whether two numbers are the same: both are in lowest terms.
func Equal(a, b *big.Rat) bool {
	if a.IsInt() != b.IsInt() || a.Num().Cmp(b.Num()) != 0 {
		return false
	}
	return a.IsInt() || a.Denom().Cmp(b.Denom()) == 0
}

// EqualAt tells whether two numbers are the same once rounded to that many
// decimals.
func EqualAt(a, b *big.Rat, decimals int) bool {
	x, small := smallScaled(a, decimals)
	y, also := smallScaled(b, decimals)
	if small && also {
		return x == y
	}
	return scaled(a, decimals).Cmp(scaled(b, decimals)) == 0
}

// scaled returns r times ten to the decimals, rounded half away from zero.
func scaled(r *big.Rat, decimals int) *big.Int {
	if r.IsInt() {
		return new(big.Int).Mul(r.Num(), power(decimals))
	}
	num := new(big.Int).Mul(r.Num(), power(decimals))
	num.Lsh(num, 1)
	if num.Sign() < 0 {
		num.Sub(num, r.Denom())
	} else {
		num.Add(num, r.Denom())
	}
	return num.Quo(num, new(big.Int).Lsh(r.Denom(), 1))
}

// Shift returns r times ten to the zeros, which may be negative.
func Shift(r *big.Rat, zeros int) *big.Rat {
	places := max(zeros, -zeros)
	if num, denom, ok := machine(r); ok && places <= smallDigits {
		if zeros > 0 {
			num, ok = smallProduct(num, uint64(smallPowers[places]))
		} else {
			denom, ok = smallProduct(denom, uint64(smallPowers[places]))
		}
		if ok && num <= 1<<62 {
			return lowest(int64(num)*int64(r.Sign()), denom)
		}
	}
	by := new(big.Rat).SetInt(power(places))
	if zeros < 0 {
		return by.Quo(r, by)
	}
	return by.Mul(r, by)
}

// Gap returns a less b, each rounded to its own decimals.
func Gap(a *big.Rat, aDecimals int, b *big.Rat, bDecimals int) *big.Rat {
	decimals := max(aDecimals, bDecimals)
	x, ok := smallScaled(a, aDecimals)
	y, also := smallScaled(b, bDecimals)
	if ok && also {
		x, ok = raised(x, decimals-aDecimals)
		y, also = raised(y, decimals-bDecimals)
		if ok && also {
			return smallRatio(x-y, decimals)
		}
	}
	return new(big.Rat).Sub(Round(a, aDecimals), Round(b, bDecimals))
}

// raised returns v times ten to the zeros; false where two such do not fit a word.
func raised(v int64, zeros int) (int64, bool) {
	by := smallPowers[zeros]
	most := 1 << 61 / by
	return v * by, v <= most && v >= -most
}

// Format writes a number with that many decimals, rounded once, half away from
// zero: "198.014", "22,7%". A negative one begins with a hyphen.
func Format(r *big.Rat, decimals int, percent bool) string {
	if percent {
		return FormatParts(r, 2, decimals, "%")
	}
	return FormatParts(r, 0, decimals, "")
}

// FormatParts writes as Format does how many of the parts a number has of which
// ten to the places make one, and what they are called: 31/200 has 15,5 of 10²,
// called "%".
func FormatParts(r *big.Rat, places, decimals int, called string) string {
	decimals = max(0, decimals)
	var room [24]byte
	digits := room[:0]
	if v, ok := smallScaled(r, places+decimals); ok {
		digits = strconv.AppendInt(digits, v, 10)
	} else {
		digits = scaled(r, places+decimals).Append(digits, 10)
	}
	var text [64]byte
	out := text[:0]
	if digits[0] == '-' {
		out, digits = append(out, '-'), digits[1:]
	}
	whole := len(digits) - decimals
	if whole <= 0 {
		out = append(out, '0')
	}
	for i := range whole {
		if i > 0 && (whole-i)%3 == 0 {
			out = append(out, '.')
		}
		out = append(out, digits[i])
	}
	if decimals > 0 {
		out = append(out, ',')
		for range -whole {
			out = append(out, '0')
		}
		out = append(out, digits[max(whole, 0):]...)
	}
	return string(append(out, called...))
}

// Signed writes a difference: always with its sign, a true minus. What rounds to
// nothing has none.
func Signed(r *big.Rat, decimals int, percent bool) string {
	return WithSign(Format(r, decimals, percent))
}

// WithSign returns a number that was written, with the sign of a difference.
func WithSign(s string) string {
	switch {
	case strings.HasPrefix(s, "-"):
		return minus + s[1:]
	case strings.ContainsAny(s, "123456789"):
		return "+" + s
	}
	return s
}

// String writes the number as Format does, at its own precision; nothing for the
// zero Number.
func (n Number) String() string {
	if n.Rat == nil {
		return ""
	}
	if n.Permille {
		return FormatParts(n.Rat, 3, n.Decimals, permille)
	}
	return Format(n.Rat, n.Decimals, n.Percent)
}

// Exact returns the fewest decimals that write a number exactly, at most most;
// ok is false where that many do not suffice.
func Exact(r *big.Rat, most int) (decimals int, ok bool) {
	for d := 0; d <= most; d++ {
		if Equal(Round(r, d), r) {
			return d, true
		}
	}
	return most, false
}
