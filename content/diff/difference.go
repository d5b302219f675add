package diff

import (
	"math/big"

	"iku/content"
	"iku/content/angka"
	"iku/content/besaran"
)

// Difference is what lies between two figures of one kind. That of percentages
// is in poin persentase.
type Difference struct {
	Amount   *big.Rat // new less old, in Unit
	Decimals int      // that it is written with
	Unit     string   // of parts of one: "poin persentase", "poin permil"; else empty
	Relative *big.Rat // of the old figure; nil for parts of one and where that is 0
}

// String returns the difference with its signs: "+7,2 poin persentase",
// "−20, −12,5%".
func (d *Difference) String() string {
	s := angka.Signed(d.Amount, d.Decimals, false)
	if d.Unit != "" {
		return s + " " + d.Unit
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
	if d.Unit != "" {
		return s + " " + d.Unit
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

// figure is a value as it is understood, with what else is said beside it.
type figure struct {
	besaran.Value
	beside string
}

// figureOf returns a value as a figure, nil where it is none.
func figureOf(n content.Nilai, satuan content.Text) *figure {
	v := n.Besaran(satuan)
	if v.Rat == nil {
		return nil
	}
	v.Unit = folded(v.Unit)
	return &figure{Value: v}
}

// alike tells whether two figures say the same but for their amounts.
func (f *figure) alike(o *figure) bool {
	return f.fraction() == o.fraction() && f.Bound == o.Bound && f.Grade == o.Grade && f.Unit == o.Unit && f.beside == o.beside &&
		(f.High == nil) == (o.High == nil) && (f.Kind == besaran.Ratio) == (o.Kind == besaran.Ratio)
}

// fraction returns what parts of one the figure counts: differences of
// percentages and of permille are not in the same points.
func (f *figure) fraction() besaran.Kind {
	switch {
	case f.Kind == besaran.Points:
		return besaran.Percent
	case f.Kind.Fraction():
		return f.Kind
	}
	return besaran.Plain
}

// equal tells whether two figures say the same, however they are written.
func (f *figure) equal(o *figure) bool {
	if !f.alike(o) || f.High != nil && f.High.Cmp(o.High) != 0 || f.Kind == besaran.Ratio && f.Base.Cmp(o.Base) != 0 {
		return false
	}
	if f.Kind == besaran.Time || o.Kind == besaran.Time {
		factor, ok := besaran.Convert(f.Value, o.Value)
		return ok && new(big.Rat).Mul(f.Rat, factor).Cmp(o.Rat) == 0
	}
	return f.Rat.Cmp(o.Rat) == 0
}

// units are what differences of parts of one are in.
var units = map[besaran.Kind]string{besaran.Percent: besaran.PointsName, besaran.Permille: "poin permil"}

// difference returns what lies between two figures of one kind and unit, nil
// where they cannot be compared or are equal.
func difference(old, now *figure) *Difference {
	if old == nil || now == nil || old.High != nil || old.Kind == besaran.Ratio || !old.alike(now) {
		return nil
	}
	a, b := old.Rat, now.Rat
	if old.Kind == besaran.Time || now.Kind == besaran.Time {
		factor, ok := besaran.Convert(old.Value, now.Value)
		if !ok {
			return nil
		}
		a = product(a, factor)
	}
	if a.Cmp(b) == 0 {
		return nil
	}
	kind := old.fraction()
	d := &Difference{Amount: subtract(b, a), Decimals: max(old.Decimals, now.Decimals, 0), Unit: units[kind]}
	switch {
	case kind.Fraction():
		d.Amount = angka.Shift(d.Amount, kind.Places())
	case a.Sign() != 0:
		d.Relative = relative(d.Amount, a)
	}
	return d
}

func product(a, b *big.Rat) *big.Rat { return new(big.Rat).Mul(a, b) }

func subtract(a, b *big.Rat) *big.Rat { return new(big.Rat).Sub(a, b) }

// relative returns a in parts of the size of b.
func relative(a, b *big.Rat) *big.Rat { return new(big.Rat).Quo(a, new(big.Rat).Abs(b)) }
