// Package besaran reads what a value says beyond its digits: its kind, from the
// words after it or else from the unit beside it, its exact amount, and the sign
// of comparison before it. Nobody else decides whether something is a percentage.
//
//	besaran.Read("≥ 85 persen", "")      // a percentage, 17/20, at least
//	besaran.Read("131,24", "ribu jiwa")  // plain, 131.240, unit "jiwa"
package besaran

import (
	"math/big"

	"iku/content/angka"
)

// Kind is what a value is an amount of.
type Kind uint8

// The kinds.
const (
	Words     Kind = iota // no figure that can be compared: "-", "N/A", "Tersedia"
	Plain                 // a number, perhaps with a unit
	Percent               // in whatever spelling; the amount of 15,5% is 31/200
	Permille              // ‰, permil; the amount of 2‰ is 1/500
	Points                // poin persentase; the amount of 7,2 is 9/125
	Ratio                 // "1 : 3.201"; the amount is 3.201, Base is 1
	Time                  // "12 menit"; the amount is in its own unit
	Predicate             // "BB", "BB (68)", "WTP"
)

// Fraction tells whether amounts of the kind are parts of one, so that they can
// be compared with each other.
func (k Kind) Fraction() bool { return k == Percent || k == Permille || k == Points }

// Places returns how many more decimals the amount has than what is shown.
func (k Kind) Places() int {
	switch k {
	case Percent, Points:
		return 2
	case Permille:
		return 3
	}
	return 0
}

// Sign returns what a part of one is written with behind its number.
func (k Kind) Sign() string {
	switch k {
	case Percent:
		return "%"
	case Permille:
		return "‰"
	case Points:
		return PointsName
	}
	return ""
}

// Bound is the sign of comparison of a value.
type Bound uint8

// The bounds.
const (
	Exactly  Bound = iota
	AtLeast        // ≥, minimal
	MoreThan       // >, di atas
	AtMost         // ≤, maksimal
	LessThan       // <, di bawah
	About          // ±, sekitar: nothing can be held against it
)

// Value is a value as it was understood. The rationals may be shared: they are
// not to be changed.
type Value struct {
	Kind     Kind
	Bound    Bound
	Rat      *big.Rat // the amount, of a range the lower end; nil where there is no figure
	High     *big.Rat // the upper end of a range; nil: none
	Base     *big.Rat // what a Ratio is to
	Decimals int      // shown, less Zeros: 131,24 ribu has −1
	Zeros    int      // that a magnitude added: ribu has 3
	Unit     string   // in lower case, without kind and magnitude: "jiwa", "per tahun"
	Grade    string   // what a Predicate, or a number with one in brackets, is: "BB"
	Loose    bool     // of Points: "poin" alone, which indices are counted in too
	Stated   bool     // kind, magnitude or unit of time stand with the value or in its unit
	Own      bool     // they stand with the value itself
	length   length   // of a Time
}

// Compares tells whether there is a figure that others can be held against.
func (v Value) Compares() bool { return v.Rat != nil && v.Bound != About }

// Bare returns the amount and decimals of the number as it is written, without
// what kind or magnitude make of it.
func (v Value) Bare() (*big.Rat, int) {
	places := v.Kind.Places() - v.Zeros
	if places == 0 || v.Rat == nil {
		return v.Rat, v.Decimals + v.Zeros
	}
	return angka.Shift(v.Rat, places), v.Decimals + v.Zeros
}

// Sign returns the kind that the sign behind a number makes it.
func Sign(n angka.Number) Kind {
	switch {
	case n.Percent:
		return Percent
	case n.Permille:
		return Permille
	}
	return Plain
}

// Of returns the value of a number with the words after it and its unit.
func Of(n angka.Number, rest, unit string) Value {
	v := Value{Kind: Sign(n), Rat: n.Rat, Decimals: n.Decimals}
	v.Stated, v.Own = v.Kind != Plain, v.Kind != Plain
	if rest == "" && (unit == "" || v.Own) {
		return v
	}
	v.apply(rest, unit)
	return v
}

// apply gives a plain number or a percentage its kind and unit.
func (v *Value) apply(rest, satuan string) {
	u := unitOf(rest)
	if v.Kind != Plain {
		if v.Kind == Percent && u.kind == Points {
			v.Kind = Points
		}
		v.Unit = u.words
		return
	}
	v.Own = u.stated()
	if !u.stated() {
		if s := unitOf(satuan); s.stated() || u.words == "" {
			if u.words != "" {
				s.words = u.words
			}
			u = s
		}
	}
	v.take(u)
}

func (v *Value) take(u unit) {
	v.Unit, v.Loose, v.length = u.words, u.loose, u.length
	v.Stated = v.Stated || u.stated()
	switch {
	case u.kind != Plain:
		v.Kind = u.kind
		v.shift(-u.kind.Places())
	case u.zeros > 0:
		v.Zeros = u.zeros
		v.Decimals -= u.zeros
		v.shift(u.zeros)
	}
}

func (v *Value) shift(zeros int) {
	if zeros == 0 {
		return
	}
	v.Rat = angka.Shift(v.Rat, zeros)
	if v.High != nil {
		v.High = angka.Shift(v.High, zeros)
	}
}

// Format writes an amount as one of that kind, rounded half away from zero.
func (k Kind) Format(r *big.Rat, decimals int) string {
	return angka.FormatParts(r, k.Places(), decimals, k.behind())
}

// behind returns the sign with the blank before it, where it is a word.
func (k Kind) behind() string {
	if k == Points {
		return " " + PointsName
	}
	return k.Sign()
}

// PointsName is what the difference of two percentages is counted in.
const PointsName = "poin persentase"
