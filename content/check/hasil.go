package check

import (
	"fmt"
	"math/big"

	"iku/content"
	"iku/content/angka"
	"iku/content/besaran"
	"iku/content/finding"
)

// hasilBeda recomputes every formula and compares at the precision of what is
// stated.
func hasilBeda(doc *content.Document, to *report) {
	for ind := range doc.EachIndikator() {
		var symbols map[string]meaning
		for i := range ind.Hitungan {
			if ind.Hitungan[i].Rumus == nil {
				continue
			}
			for r := range ind.Hitungan[i].Rumus.Each() {
				c, differs := resultDiffers(r)
				if !differs {
					continue
				}
				if symbols == nil && len(r.Expr.Symbols()) > 0 {
					symbols = meanings(ind.Hitungan)
				}
				reportResult(r, c, symbols, ind.Hitungan, to)
			}
		}
	}
}

// resultDiffers compares what a formula states with what it comes to.
func resultDiffers(r *content.Rumus) (comparison, bool) {
	if r.Hasil.IsZero() {
		return comparison{}, false
	}
	says := r.Hasil.Besaran(r.Satuan)
	if r.Result == nil || !says.Compares() {
		return comparison{}, false
	}
	computed := resultBeside(r, says)
	c := compare(computed, says)
	return c, !c.meets
}

func reportResult(r *content.Rumus, c comparison, symbols map[string]meaning, steps []content.Langkah, to *report) {
	f := to.add(finding.HasilBeda, r.Hasil.Span, "%s%s = %s%s, bukan %s (selisih %s)",
		cut(r.Value), ofItsYear(r), c.prefix(), c.computed, r.Hasil.Value, unsignedGap(c.computed, c.says))
	f.Related = operands(r, symbols)
	if doubt, ok := doubted(r.Expr, symbols, steps); ok {
		f.Hint = "pastikan dulu angka yang dapat dibaca dua cara: " + doubt
		return
	}
	f.Hint = "perbaiki hasil, atau angka di dalam rumus"
	if right, ok := rewritten(c, r.Hasil); ok {
		f.Hint = "tulis hasil = \"" + right + "\", atau perbaiki angka di dalam rumus"
		if r.OfSeries {
			f.Hint = fmt.Sprintf("tulis %d = \"%s\", atau perbaiki angka di dalam deretnya", r.Tahun, right)
		}
	}
}

// ofItsYear names the year of a formula of yearly series.
func ofItsYear(r *content.Rumus) string {
	if !r.OfSeries {
		return ""
	}
	return ofYear(r.Tahun)
}

// result returns the value of a formula as the document shows it, of the kind of
// what it states; false where it has none.
func result(r *content.Rumus) (figure, bool) {
	if r.Result == nil {
		return figure{}, false
	}
	return resultBeside(r, r.Hasil.Besaran(r.Satuan)), true
}

// resultBeside returns the value of a formula that has one beside what it states.
func resultBeside(r *content.Rumus, v besaran.Value) figure {
	if v.Compares() {
		first, other := readings(r, v)
		if other.rat != nil && !compare(first, v).meets && compare(other, v).meets {
			return other
		}
		return first
	}
	f := figure{r.Result, 1, r.Kind}
	if r.Desimal >= 0 {
		f.decimals = r.Desimal
	}
	if unit := besaran.Unit(r.Satuan.Value); unit.Fraction() && !f.kind.Fraction() && r.Times > 0 {
		f.rat, f.kind = angka.Shift(f.rat, -r.Times), unit
	}
	return f
}

// Result returns what a formula gives, as findings say it; false where it cannot
// be computed.
func Result(r *content.Rumus) (string, bool) {
	f, ok := result(r)
	if !ok {
		return "", false
	}
	return f.String(), true
}

// readings returns what a formula may come to beside a value: the likeliest, and
// another where there is one. A percentage may be computed with its sign or as so many of a hundred
// ("a / b × 100"), a result without a sign in a formula of percentages be either
// kind ("30" for 20% × 150), and a formula count in thousands as its result does.
func readings(r *content.Rumus, v besaran.Value) (first, other figure) {
	is := figure{r.Result, v.Decimals, v.Kind}
	switch {
	case v.Kind.Fraction() && r.Times > 0:
		return figure{angka.Shift(r.Result, -r.Times), v.Decimals, v.Kind}, is
	case v.Loose && !r.Kind.Fraction():
		if bare, decimals := v.Bare(); alikeInSize(bare, r.Result) { // of an index
			return figure{r.Result, decimals, besaran.Plain}, figure{}
		}
	case r.Kind.Fraction() && v.Kind == besaran.Plain && v.Zeros == 0:
		return figure{r.Result, v.Decimals, r.Kind}, is
	case v.Zeros > 0:
		if inUnit := angka.Shift(r.Result, v.Zeros); nearer(inUnit, r.Result, v.Rat) {
			return figure{inUnit, v.Decimals, v.Kind}, figure{}
		}
	}
	return is, figure{}
}

// nearer tells whether a is the nearer of two to a third, by their quotients.
func nearer(a, b, to *big.Rat) bool {
	distance := func(x *big.Rat) *big.Rat {
		if x.Sign() <= 0 || to.Sign() <= 0 {
			return new(big.Rat).SetInt64(1 << 60)
		}
		q := new(big.Rat).Quo(x, to)
		if q.Cmp(big.NewRat(1, 1)) < 0 {
			q.Inv(q)
		}
		return q
	}
	return distance(a).Cmp(distance(b)) < 0
}

// rewritten returns a value as it would be written with the computed figure in
// its place; false where it is more than one number.
func rewritten(c comparison, n content.Nilai) (string, bool) {
	v := c.value
	switch {
	case n.Number == nil, v.High != nil, v.Bound != besaran.Exactly, v.Kind == besaran.Predicate, v.Kind == besaran.Ratio, v.Grade != "":
		return "", false
	}
	kind := c.computed.kind
	if v.Kind.Fraction() && !(v.Loose && kind == besaran.Plain) {
		kind = v.Kind
	}
	bare := angka.Shift(c.computed.rat, kind.Places()-v.Zeros)
	decimals := min(c.computed.decimals, c.says.decimals) + v.Zeros
	s := figure{bare, max(decimals, 0), besaran.Plain}.String()
	switch {
	case n.Number.Percent:
		s += "%"
	case n.Number.Permille:
		s += "‰"
	}
	if n.Rest != "" {
		s += " " + n.Rest
	}
	return s, true
}
