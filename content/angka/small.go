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
func smallRatio(v int64, places int) *big.Rat { return lowest(v, uint64(smallPowers[places])) }

// lowest returns v divided by a number that shares no other primes with it than
// 2 and 5, which spares looking for their greatest divisor.
func lowest(v int64, by uint64) *big.Rat {
	size := uint64(max(v, -v))
	twos := min(bits.TrailingZeros64(size), bits.TrailingZeros64(by))
	size, by = size>>twos, by>>twos
	for by%5 == 0 && size%5 == 0 {
		size, by = size/5, by/5
	}
	negative := v < 0
	if v = int64(size); negative {
		v = -v
	}
	if by == 1 {
		return integer(v)
	}
	if bits.UintSize < 64 {
		return big.NewRat(v, int64(by))
	}
	n := new(struct {
		rat   big.Rat
		words [2]big.Word
	})
	n.words = [2]big.Word{big.Word(size), big.Word(by)}
	n.rat.SetInt64(0) // then it has a denominator to be set
	n.rat.Denom().SetBits(n.words[1:])
	num := n.rat.Num().SetBits(n.words[:1:1])
	if negative {
		num.Neg(num)
	}
	return &n.rat
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

// machine returns the size of a number as two machine words; ok is false where
// it does not fit them.
func machine(r *big.Rat) (num, denom uint64, ok bool) {
	n := r.Num()
	if !n.IsInt64() {
		return 0, 0, false
	}
	v := n.Int64()
	if v < 0 {
		v = -v
	}
	if r.IsInt() {
		return uint64(v), 1, true
	}
	d := r.Denom()
	return uint64(v), d.Uint64(), d.IsInt64()
}

// smallScaled is scaled, where everything fits; ok is false elsewhere.
func smallScaled(r *big.Rat, decimals int) (v int64, ok bool) {
	size, denom, ok := machine(r)
	if !ok || decimals > smallDigits {
		return 0, false
	}
	low, ok := smallProduct(size, uint64(smallPowers[decimals]))
	if !ok {
		return 0, false
	}
	v = int64(low / denom)
	if rest := low % denom; rest >= denom-rest {
		v++
	}
	if r.Sign() < 0 {
		v = -v
	}
	return v, true
}

// smallProduct returns a product with which a machine word can still be added to;
// false where it is larger.
func smallProduct(a, b uint64) (uint64, bool) {
	high, low := bits.Mul64(a, b)
	return low, high == 0 && low <= 1<<62
}
