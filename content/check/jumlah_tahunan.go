package check

import (
	"math/big"
	"strings"

	"iku/content"
	"iku/content/angka"
	"iku/content/besaran"
	"iku/content/finding"
	"iku/content/source"
)

// jumlahTahunan adds each series up and compares with what it is said to come
// to.
func jumlahTahunan(doc *content.Document, to *report) {
	for ind := range doc.EachIndikator() {
		var symbols map[string]meaning
		for i := range ind.Hitungan {
			t := ind.Hitungan[i].Tahunan
			if t == nil || t.Jumlah.Value == "" || len(t.Nilai) == 0 {
				continue
			}
			var is meaning
			if n := t.Jumlah.Number; n != nil {
				is.figure = stated(n)
			} else {
				if symbols == nil {
					symbols = meanings(ind.Hitungan)
				}
				known := false
				if is, known = symbols[t.Jumlah.Value]; !known || is.series && is.figure.rat.Sign() == 0 {
					continue
				}
			}
			a := sum(t.Nilai)
			if is.zeros != 0 { // the total in thousands, the series in ones
				if by := is.zeros - besaran.Of(angka.Number{Rat: new(big.Rat)}, "", t.Satuan.Value).Zeros; by != 0 {
					is.figure.rat, is.figure.decimals = angka.Shift(is.figure.rat, by), is.figure.decimals-by
				}
			}
			if !a.oneKind || a.kind != is.figure.kind || a.is(is.figure.rat) {
				continue
			}
			if total := a.total(); !agree(total, is.figure) {
				reportJumlah(t, total, is, to)
			}
		}
	}
}

func reportJumlah(t *content.Tahunan, total figure, is meaning, to *report) {
	total = total.against(is.figure)
	what := "jumlah"
	if is.span != (source.Span{}) {
		what = named(t.Jumlah.Value, is.label)
	}
	f := to.add(finding.JumlahTahunan, t.Jumlah.Span, "%s = %s, sedangkan %s dinyatakan %s (%s)",
		terms(t.Nilai), total, what, is.figure, signedGap(total, is.figure))
	f.Hint = "perbaiki salah satu nilai tahunnya, atau nyatakan " + total.String()
	f.Related = append(f.Related, related(t.Nilai[0].Span, "deret %s sampai %s", year(t.Nilai[0].Tahun), year(t.Nilai[len(t.Nilai)-1].Tahun)))
	if is.span != (source.Span{}) {
		f.Related = append(f.Related, related(is.span, "%s dinyatakan %s", named(t.Jumlah.Value, is.label), is.figure))
	}
}

// maxTerms is how many terms of a sum a message writes out.
const maxTerms = 8

// terms writes the values as a sum; a long one as what it is.
func terms(values []content.NilaiTahun) string {
	if len(values) > maxTerms {
		return "jumlah deret " + year(values[0].Tahun) + "–" + year(values[len(values)-1].Tahun)
	}
	var b strings.Builder
	b.Grow(len(values) * len(" + 1.000"))
	for i := range values {
		v := &values[i]
		if v.Number == nil {
			continue
		}
		if b.Len() > 0 {
			b.WriteString(" + ")
		}
		b.WriteString(v.Value)
	}
	return b.String()
}
