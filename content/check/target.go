package check

import (
	"iku/content"
	"iku/content/angka"
	"iku/content/besaran"
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
			r := c.concerning(w, i)
			if r == nil {
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

// concerning returns the formula of a step, of its year where it is of yearly
// series, if it says what that target should be; nil: it does not.
func (c *calculation) concerning(w wanted, step int) *content.Rumus {
	r := c.ind.Hitungan[step].Rumus
	if r == nil {
		return nil
	}
	if len(r.PerTahun) > 0 {
		year := w.tahun
		if n := len(c.ind.TargetTahunan); year == 0 && n > 0 {
			year = c.ind.TargetTahunan[n-1].Tahun
		}
		for one := range r.Each() {
			if one.Tahun == year {
				return one
			}
		}
		if n := len(r.PerTahun); year == 0 && r.PerTahun[n-1].Tahun >= c.from {
			return &r.PerTahun[n-1]
		}
		return nil
	}
	if !c.concerns(w, step) {
		return nil
	}
	return r
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
	if heading := wording(t.Judul.Value); heading != "" {
		name, unit, _ := bracketed(heading)
		is := wording(c.ind.Uraian.Value)
		return heading == is || name == is && (unit == folded(c.ind.Satuan.Value) || unit == folded(t.Satuan.Value))
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
