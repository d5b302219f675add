package angka

import (
	"math/big"
	"math/bits"
	"strconv"
)

// Nearly every number of a document fits a machine word, which takes a tenth of
// the time of a big one.

// smallDigits is how many digits always fit an int64.
const smallDigits = 18

var smallPowers = func() (out [smallDigits + 1]int64) {
	out[0] = 1
	for i := 1; i < len(out); i++ {
		out[i] = 10 * out[i-1]
	}
	return out
}()

// ratio returns the number that the digits say, divided by ten to the places.
func ratio(digits string, negative bool, places int) *big.Rat {
	if len(digits) <= smallDigits && places <= smallDigits {
		v, err := strconv.ParseInt(digits, 10, 64)
		if err == nil {
			if negative {
				v = -v
			}
			return smallRatio(v, places)
		}
	}
	value, _ := new(big.Int).SetString(digits, 10)
	if negative {
		value.Neg(value)
	}
	return new(big.Rat).SetFrac(value, power(places))
}

// smallRatio returns v divided by ten to the places.
func smallRatio(v int64, places int) *big.Rat {
	p := smallPowers[places]
	if v%p == 0 {
		return integer(v / p)
	}
	return big.NewRat(v, p)
}

// integer is new(big.Rat).SetInt64(v), with its one word beside it.
func integer(v int64) *big.Rat {
	if v == 0 || bits.UintSize < 64 {
		return new(big.Rat).SetInt64(v)
	}
	n := new(struct {
		rat  big.Rat
		word [1]big.Word
	})
	n.word[0] = big.Word(max(v, -v))
	num := n.rat.Num().SetBits(n.word[:])
	if v < 0 {
		num.Neg(num)
	}
	return &n.rat
}

// smallScaled is scaled, where everything fits; ok is false elsewhere.
func smallScaled(r *big.Rat, decimals int) (v int64, ok bool) {
	if decimals > smallDigits || !r.Num().IsInt64() {
		return 0, false
	}
	num, denom := r.Num().Int64(), uint64(1)
	if !r.IsInt() {
		if !r.Denom().IsInt64() {
			return 0, false
		}
		denom = r.Denom().Uint64()
	}
	size := uint64(num)
	if num < 0 {
		size = -size
	}
	high, low := bits.Mul64(size, uint64(smallPowers[decimals]))
	if high > 0 || low > 1<<62 {
		return 0, false
	}
	v = int64(low / denom)
	if rest := low % denom; rest >= denom-rest {
		v++
	}
	if num < 0 {
		v = -v
	}
	return v, true
}
