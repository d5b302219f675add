package diff

import (
	"math/big"

	"iku/content"
	"iku/content/angka"
)

// Difference is what lies between two figures of one kind. That of percentages
// is in poin persentase.
type Difference struct {
	Amount   *big.Rat // new less old, in percent for poin persentase
	Decimals int      // that it is written with
	Points   bool     // poin persentase
	Relative *big.Rat // of the old figure; nil for percentages and where that is 0
}

// String returns the difference with its signs: "+7,2 poin persentase",
// "−20, −12,5%".
func (d *Difference) String() string {
	s := angka.Signed(d.Amount, d.Decimals, false)
	if d.Points {
		return s + " poin persentase"
	}
	if d.Relative != nil {
		s += ", " + angka.Signed(d.Relative, relativeDecimals(d.Relative), true)
	}
	return s
}

// Spoken returns the difference in words: "naik 7,2 poin persentase", "turun 20
// (12,5%)".
func (d *Difference) Spoken() string {
	verb := "naik "
	if d.Amount.Sign() < 0 {
		verb = "turun "
	}
	s := verb + angka.Format(new(big.Rat).Abs(d.Amount), d.Decimals, false)
	if d.Points {
		return s + " poin persentase"
	}
	if d.Relative != nil {
		abs := new(big.Rat).Abs(d.Relative)
		s += " (" + angka.Format(abs, relativeDecimals(abs), true) + ")"
	}
	return s
}

// relativeDecimals returns how many decimals a part of the whole is written
// with, at most one.
func relativeDecimals(r *big.Rat) int {
	n, _ := angka.Exact(new(big.Rat).Mul(r, big.NewRat(100, 1)), 1)
	return n
}

// figure is a value with the unit that stands beside it.
type figure struct {
	number *angka.Number
	rest   string
	satuan string
}

func figureOf(n content.Nilai, satuan string) *figure {
	if n.Number == nil {
		return nil
	}
	return &figure{n.Number, folded(n.Rest), folded(satuan)}
}

// amount returns the exact figure and whether it is a percentage, be it that the
// unit says so.
func (f *figure) amount() (*big.Rat, bool) {
	if f.number.Percent {
		return f.number.Rat, true
	}
	if f.satuan == "%" || f.satuan == "persen" {
		return new(big.Rat).Quo(f.number.Rat, big.NewRat(100, 1)), true
	}
	return f.number.Rat, false
}

// equal tells whether two figures say the same, however they are written.
func (f *figure) equal(o *figure) bool {
	a, percent := f.amount()
	b, also := o.amount()
	return percent == also && a.Cmp(b) == 0 && f.rest == o.rest
}

// difference returns what lies between two figures of one kind and unit, nil
// where they cannot be compared or are equal.
func difference(old, new *figure) *Difference {
	if old == nil || new == nil || old.rest != new.rest {
		return nil
	}
	a, percent := old.amount()
	b, also := new.amount()
	if percent != also || !percent && old.satuan != new.satuan || a.Cmp(b) == 0 {
		return nil
	}
	d := &Difference{Amount: subtract(b, a), Decimals: max(old.number.Decimals, new.number.Decimals), Points: percent}
	switch {
	case percent:
		d.Amount.Mul(d.Amount, big.NewRat(100, 1))
	case a.Sign() != 0:
		d.Relative = relative(d.Amount, a)
	}
	return d
}

func subtract(a, b *big.Rat) *big.Rat { return new(big.Rat).Sub(a, b) }

// relative returns a in parts of the size of b.
func relative(a, b *big.Rat) *big.Rat { return new(big.Rat).Quo(a, new(big.Rat).Abs(b)) }
