// Package angka reads and writes numbers and dates the Indonesian way: a dot
// between thousands, a comma before decimals, months by name.
package angka

import "math/big"

// Number is a number as somebody wrote it.
type Number struct {
	Rat      *big.Rat // exact; 15,5% is 31/200
	Decimals int      // digits written after the comma
	Percent  bool
}

// Date is a day of the calendar. The zero Date is none.
type Date struct{ Year, Month, Day int }
