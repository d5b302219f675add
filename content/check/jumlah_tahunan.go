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
			t, ok := addedUp(&ind.Hitungan[i])
			if !ok || t.jumlah.Value == "" || len(t.nilai) == 0 {
				continue
			}
			var is meaning
			if n := t.jumlah.Number; n != nil {
				is.figure = stated(n)
			} else {
				if symbols == nil {
					symbols = meanings(ind.Hitungan)
				}
				known := false
				if is, known = symbols[t.jumlah.Value]; !known || is.series && is.figure.rat.Sign() == 0 {
					continue
				}
			}
			a := sum(t.nilai)
			if is.zeros != 0 { // the total in thousands, the series in ones
				if by := is.zeros - besaran.Of(angka.Number{Rat: new(big.Rat)}, "", t.satuan.Value).Zeros; by != 0 {
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

// added is what a step of years or of classes adds up.
type added struct {
	nilai  []content.NilaiTahun
	nama   []content.Text // of its classes; nil where it has years
	jumlah content.Jumlah
	satuan content.Text
	parts  string // what its values are called: "tahunnya"
}

// of returns the year or the class of a value.
func (t added) of(i int) string {
	if t.nama != nil {
		return cut(t.nama[i].Value)
	}
	return year(t.nilai[i].Tahun)
}

func addedUp(l *content.Langkah) (added, bool) {
	switch t, k := l.Tahunan, l.Kelas; {
	case t != nil && len(t.Nilai) > 0:
		return added{t.Nilai, nil, t.Jumlah, t.Satuan, "tahunnya"}, true
	case k != nil && len(k.Nilai) > 0:
		return added{k.Nilai, k.Nama, k.Jumlah, k.Satuan, "kelasnya"}, true
	}
	return added{}, false
}

func reportJumlah(t added, total figure, is meaning, to *report) {
	total = total.against(is.figure)
	what := "jumlah"
	if is.span != (source.Span{}) {
		what = named(t.jumlah.Value, is.label)
	}
	f := to.add(finding.JumlahTahunan, t.jumlah.Span, "%s = %s, sedangkan %s dinyatakan %s (%s)",
		terms(t), total, what, is.figure, signedGap(total, is.figure))
	f.Hint = "perbaiki salah satu nilai " + t.parts + ", atau nyatakan " + total.String()
	f.Related = append(f.Related, related(t.nilai[0].Span, "deret %s sampai %s", t.of(0), t.of(len(t.nilai)-1)))
	if is.span != (source.Span{}) {
		f.Related = append(f.Related, related(is.span, "%s dinyatakan %s", named(t.jumlah.Value, is.label), is.figure))
	}
}

// maxTerms is how many terms of a sum a message writes out.
const maxTerms = 8

// terms writes the values as a sum; a long one as what it is.
func terms(t added) string {
	values := t.nilai
	if len(values) > maxTerms {
		return "jumlah deret " + t.of(0) + "–" + t.of(len(values)-1)
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
