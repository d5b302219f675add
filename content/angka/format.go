package angka

import (
	"math/big"
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

// Compare is a.Cmp(b) without its multiplications where both are whole.
func Compare(a, b *big.Rat) int {
	if a.IsInt() && b.IsInt() {
		return a.Num().Cmp(b.Num())
	}
	return a.Cmp(b)
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

// Format writes a number with that many decimals, rounded once, half away from
// zero: "198.014", "22,7%". A negative one begins with a hyphen.
func Format(r *big.Rat, decimals int, percent bool) string {
	decimals = max(0, decimals)
	places := decimals
	if percent {
		places += 2
	}
	digits := ""
	if v, ok := smallScaled(r, places); ok {
		digits = strconv.FormatInt(v, 10)
	} else {
		digits = scaled(r, places).String()
	}
	var b strings.Builder
	b.Grow(len(digits)*4/3 + decimals + 4)
	if digits[0] == '-' {
		b.WriteByte('-')
		digits = digits[1:]
	}
	if missing := decimals + 1 - len(digits); missing > 0 {
		digits = strings.Repeat("0", missing) + digits
	}
	before, after := digits[:len(digits)-decimals], digits[len(digits)-decimals:]
	for i := range len(before) {
		if i > 0 && (len(before)-i)%3 == 0 {
			b.WriteByte('.')
		}
		b.WriteByte(before[i])
	}
	if decimals > 0 {
		b.WriteByte(',')
		b.WriteString(after)
	}
	if percent {
		b.WriteByte('%')
	}
	return b.String()
}

// Signed writes a difference: always with its sign, a true minus. What rounds to
// nothing has none.
func Signed(r *big.Rat, decimals int, percent bool) string {
	s := Format(r, decimals, percent)
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
		return Format(new(big.Rat).Mul(n.Rat, big.NewRat(1000, 1)), n.Decimals, false) + permille
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
