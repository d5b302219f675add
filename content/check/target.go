package check

import (
	"math/big"

	"iku/content"
	"iku/content/angka"
	"iku/content/besaran"
	"iku/content/finding"
	"iku/content/source"
)

// targetBedaHitungan compares the targets of an indikator with its calculation:
// the target with the last formula that gives the same kind of figure, that of a
// year with the last such formula of the year and with the series that says what
// the indikator comes to.
func targetBedaHitungan(doc *content.Document, to *report) {
	for ind := range doc.EachIndikator() {
		if len(ind.Hitungan) == 0 {
			continue
		}
		c := calculation{ind: ind, from: doc.Dokumen.Periode.From, to: to}
		if !ind.Target.IsZero() {
			c.compare(wanted{Nilai: ind.Target, value: targetValue(doc, ind, ind.Target)})
		}
		if len(ind.TargetTahunan) == 0 {
			continue
		}
		for i := range ind.Hitungan {
			if t := ind.Hitungan[i].Tahunan; t != nil && c.tells(t) {
				c.telling = append(c.telling, t)
			}
		}
		for i := range ind.TargetTahunan {
			n := &ind.TargetTahunan[i]
			w := wanted{Nilai: n.Nilai, value: targetValue(doc, ind, n.Nilai), tahun: n.Tahun}
			if !c.series(w) {
				c.compare(w)
			}
		}
	}
}

// targetValue reads a target, its predicate by the scale of its indikator.
func targetValue(doc *content.Document, ind *content.Indikator, n content.Nilai) besaran.Value {
	if n.Number == nil && !n.IsZero() {
		if scale := scaleOf(doc, ind); scale != nil {
			return scale.Read(n.Value, ind.Satuan.Value)
		}
	}
	return n.Besaran(ind.Satuan)
}

// wanted is a target; of a year where tahun is not 0.
type wanted struct {
	content.Nilai
	value besaran.Value
	tahun int
}

// calculation is an indikator's, with what is known of it once something was
// asked.
type calculation struct {
	ind     *content.Indikator
	from    int // the first year of the document's period
	to      *report
	symbols map[string]meaning
	years   []int // by step: the year of a formula's result; nil until asked
	telling []*content.Tahunan
}

// compare holds a target against the last formula of its kind; where there is
// none, against the last whose result it may be.
func (c *calculation) compare(w wanted) {
	if !w.value.Compares() {
		return
	}
	for _, match := range []func(*content.Rumus, besaran.Value) (figure, bool){sameKind, likeKind} {
		for i := len(c.ind.Hitungan) - 1; i >= 0; i-- {
			r := c.ind.Hitungan[i].Rumus
			if r == nil || !c.concerns(w, i) {
				continue
			}
			computed, ok := match(r, w.value)
			if !ok {
				continue
			}
			if held := compare(computed, w.value); !held.meets {
				c.report(w, r, held)
			}
			return
		}
	}
}

// concerns tells whether the formula of a step says what that target should be.
func (c *calculation) concerns(w wanted, step int) bool {
	r := c.ind.Hitungan[step].Rumus
	if w.tahun == 0 {
		if c.from > 0 && r.Tahun != 0 && r.Tahun < c.from {
			return false // where it started from
		}
		if len(c.ind.TargetTahunan) == 0 {
			return true
		}
		y := c.year(step)
		return y == 0 || y == c.ind.TargetTahunan[len(c.ind.TargetTahunan)-1].Tahun || valueIn(c.ind.TargetTahunan, y) == nil
	}
	return c.year(step) == w.tahun
}

// year returns the year that a formula's result is for: its own, or that of all
// its data that have one; 0 where it has none, or several.
func (c *calculation) year(step int) int {
	if c.years == nil {
		c.symbols = meanings(c.ind.Hitungan)
		c.years = make([]int, len(c.ind.Hitungan))
		for range 8 { // results build on results, in any order
			changed := false
			for i := range c.ind.Hitungan {
				if r := c.ind.Hitungan[i].Rumus; r != nil && r.Expr != nil && c.years[i] == 0 {
					c.years[i] = c.yearOf(r)
					changed = changed || c.years[i] != 0
				}
			}
			if !changed {
				break
			}
		}
	}
	return c.years[step]
}

func (c *calculation) yearOf(r *content.Rumus) int {
	if r.Tahun != 0 {
		return r.Tahun
	}
	year := 0
	for _, s := range r.Expr.Symbols() {
		is, ok := c.symbols[s.Name]
		if !ok {
			continue
		}
		y := is.tahun
		if s.Year != 0 {
			y = s.Year
		} else if y == 0 && c.ind.Hitungan[is.step].Rumus != nil {
			y = c.years[is.step]
		}
		switch {
		case y == 0:
		case year == 0:
			year = y
		case year != y:
			return 0
		}
	}
	return year
}

// sameKind returns what a formula comes to where that is of the target's kind.
// One that multiplies by 100 gives a percentage as so many of a hundred.
func sameKind(r *content.Rumus, t besaran.Value) (figure, bool) {
	computed, ok := result(r)
	if !ok {
		return figure{}, false
	}
	stated := r.Hasil.Besaran(r.Satuan)
	unit := besaran.Unit(r.Satuan.Value)
	switch {
	case t.Kind.Fraction() && computed.kind.Fraction():
		return computed, true
	case t.Kind.Fraction():
		if t.Loose {
			return figure{angka.Shift(computed.rat, -2), computed.decimals, t.Kind}, true
		}
		if r.Times > 0 && unit == besaran.Plain && !stated.Stated {
			return figure{angka.Shift(computed.rat, -r.Times), computed.decimals, t.Kind}, true
		}
		return figure{}, false
	case computed.kind.Fraction():
		return figure{}, false
	case t.Kind == besaran.Time:
		if factor, ok := besaran.Convert(stated, t); ok {
			computed.rat = new(big.Rat).Mul(computed.rat, factor)
			if !angka.Equal(factor, big.NewRat(1, 1)) {
				computed.decimals = max(computed.decimals, t.Decimals)
			}
		} else if stated.Kind == besaran.Time {
			return figure{}, false
		}
	case stated.Kind == besaran.Ratio != (t.Kind == besaran.Ratio) && stated.Rat != nil && t.Kind != besaran.Ratio:
		return figure{}, false
	case t.Zeros > 0 && stated.Zeros == 0:
		if inUnit := angka.Shift(computed.rat, t.Zeros); nearer(inUnit, computed.rat, t.Rat) {
			computed.rat, computed.decimals = inUnit, computed.decimals-t.Zeros
		}
	case stated.Zeros > 0 && !t.Stated:
		if bare, decimals := stated.Bare(); nearer(bare, stated.Rat, t.Rat) {
			computed.rat, computed.decimals = angka.Shift(computed.rat, -stated.Zeros), decimals
		}
	}
	computed.kind = besaran.Plain
	return computed, true
}

// likeKind returns a percentage for a target that has no unit at all, where the
// numbers are within a factor of 2 of each other.
func likeKind(r *content.Rumus, t besaran.Value) (figure, bool) {
	computed, ok := result(r)
	if !ok || !computed.kind.Fraction() || t.Kind != besaran.Plain || t.Stated || t.Unit != "" || t.Grade != "" {
		return figure{}, false
	}
	return computed, alikeInSize(angka.Shift(computed.rat, computed.kind.Places()), t.Rat)
}

// series holds the target of a year against a series that says what the indikator
// comes to: one headed like it, or by nothing where it is no part of a formula. It
// tells whether there is one.
func (c *calculation) series(w wanted) bool {
	if !w.value.Compares() {
		return false
	}
	for _, t := range c.telling {
		n := valueIn(t.Nilai, w.tahun)
		if n == nil || n.Number == nil {
			continue
		}
		v := n.Besaran(t.Satuan)
		computed, ok := figureOf(v), true
		switch {
		case v.Kind.Fraction() != w.value.Kind.Fraction():
			ok = !v.Kind.Fraction() && !v.Stated && v.Unit == "" && !w.value.Own // its unit is the target's
			computed = figure{angka.Shift(v.Rat, -w.value.Kind.Places()), v.Decimals, w.value.Kind}
		case w.value.Zeros > 0 && !v.Stated:
			if inUnit := angka.Shift(v.Rat, w.value.Zeros); nearer(inUnit, v.Rat, w.value.Rat) {
				computed.rat, computed.decimals = inUnit, computed.decimals-w.value.Zeros
			}
		}
		if !ok {
			continue
		}
		if held := compare(computed, w.value); !held.meets {
			c.reportAt(w, held, n.Span, "deret tahun %d: %s", n.Tahun, n.Value)
		}
		return true
	}
	return false
}

// tells tells whether a series is what the indikator comes to. One without a
// heading may as well be what a formula computes with: then it is near none of the
// targets.
func (c *calculation) tells(t *content.Tahunan) bool {
	if heading := folded(t.Judul.Value); heading != "" {
		return heading == folded(c.ind.Uraian.Value)
	}
	if !t.Simbol.IsZero() || !t.Jumlah.IsZero() && t.Jumlah.Number == nil {
		return false
	}
	near, shared := 0, 0
	for i := range c.ind.TargetTahunan {
		target := &c.ind.TargetTahunan[i]
		if n := valueIn(t.Nilai, target.Tahun); n != nil && n.Number != nil && target.Number != nil {
			shared++
			a, _ := target.Besaran(c.ind.Satuan).Bare()
			b, _ := n.Besaran(t.Satuan).Bare()
			if a != nil && b != nil && alikeInSize(a, b) {
				near++
			}
		}
	}
	return 2*near >= shared
}

func (c *calculation) report(w wanted, r *content.Rumus, held comparison) {
	place := r.Span
	if !r.Hasil.IsZero() {
		place = r.Hasil.Span
	}
	f := c.reportAt(w, held, place, "%s = %s", cut(r.Value), held.shown())
	if c.symbols == nil && len(r.Expr.Symbols()) > 0 {
		c.symbols = meanings(c.ind.Hitungan)
	}
	if doubt, ok := doubted(r.Expr, c.symbols, c.ind.Hitungan); ok {
		f.Hint = "pastikan dulu angka yang dapat dibaca dua cara: " + doubt
	}
}

func (c *calculation) reportAt(w wanted, held comparison, place source.Span, format string, args ...any) *finding.Finding {
	shown := held.computed.against(held.says)
	gap := " (selisih " + unsignedGap(shown, held.says) + ")"
	if angka.Equal(held.computed.rat, held.says.rat) { // "> 80" and 80
		gap = ""
	}
	f := c.to.add(finding.TargetBedaHitungan, w.Span, "target%s %s, tetapi perhitungannya menghasilkan %s%s%s",
		ofYear(w.tahun), held.target(w.Nilai), held.prefix(), shown, gap)
	f.Hint = "perbaiki target atau perhitungannya, atau terima dengan abaikan beserta alasannya"
	if right, ok := rewritten(held, w.Nilai); ok {
		f.Hint = "tulis target" + ofYear(w.tahun) + " \"" + right + "\", perbaiki perhitungannya, atau terima dengan abaikan beserta alasannya"
	}
	f.Related = []finding.Related{related(place, format, args...)}
	return f
}

// ofYear names a year: " tahun 2029"; nothing for 0.
func ofYear(tahun int) string {
	if tahun == 0 {
		return ""
	}
	return " tahun " + year(tahun)
}

// target writes the stated value: as a figure where it is one, else as written.
func (c comparison) target(n content.Nilai) string {
	v := c.value
	if n.Number == nil || v.High != nil || v.Bound != besaran.Exactly || v.Kind == besaran.Ratio || v.Kind == besaran.Predicate ||
		v.Kind == besaran.Time || v.Zeros > 0 || angka.Compare(c.says.rat, v.Rat) != 0 {
		return cut(n.Value)
	}
	return c.says.String()
}
