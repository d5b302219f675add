package check

import (
	"iku/content"
	"iku/content/angka"
	"iku/content/besaran"
	"iku/content/finding"
	"iku/content/source"
)

func (c *calculation) report(w wanted, r *content.Rumus, held comparison) {
	place := r.Span
	if !r.Hasil.IsZero() {
		place = r.Hasil.Span
	}
	f := c.reportAt(w, held, place, "%s%s = %s", cut(r.Value), ofItsYear(r), held.shown())
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
