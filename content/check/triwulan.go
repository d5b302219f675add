package check

import (
	"math/big"

	"iku/content"
	"iku/content/angka"
	"iku/content/finding"
)

// triwulanBeda reports targets by quarter that do not make the target of the year: by
// the indikator's konsolidasi, else where neither their sum, nor the last, nor their
// mean is it; and those that are not four.
func triwulanBeda(doc *content.Document, to *report) {
	for k := range doc.Triwulan {
		t := &doc.Triwulan[k]
		if n := len(t.Nilai); n != 4 {
			to.add(finding.TriwulanBeda, t.Span, "target triwulan %q ada %d, harus empat", cut(t.Indikator.Uraian.Value), n).Hint = "isi empat target, triwulan I sampai IV"
			continue
		}
		target := doc.TargetOf(t.Indikator.Target, t.Indikator.TargetTahunan)
		year := target.Besaran(t.Indikator.Satuan)
		if !year.Compares() || year.High != nil {
			continue
		}
		sum, last, places, whole := new(big.Rat), (*big.Rat)(nil), year.Decimals+year.Kind.Places(), true
		for _, n := range t.Nilai {
			v := n.Besaran(t.Indikator.Satuan)
			if whole = whole && v.Compares() && v.High == nil; !whole {
				break
			}
			sum.Add(sum, v.Rat)
			last, places = v.Rat, max(places, v.Decimals+v.Kind.Places())
		}
		if !whole {
			continue
		}
		made := map[string]*big.Rat{"jumlah": sum, "terakhir": last, "rata-rata": new(big.Rat).Quo(sum, big.NewRat(4, 1))}
		want := ""
		if l := t.Indikator.Isi("konsolidasi"); !l.IsZero() {
			want = l.Items[0].Value
		}
		agrees := false
		for _, how := range []string{"jumlah", "terakhir", "rata-rata"} {
			agrees = agrees || (want == "" || want == how) && angka.EqualAt(made[how], year.Rat, places)
		}
		if agrees {
			continue
		}
		said := "jumlah, triwulan terakhir dan rata-ratanya bukan"
		switch want {
		case "":
		case "terakhir":
			said = "triwulan terakhirnya bukan"
		default:
			said = want + " triwulannya bukan"
		}
		f := to.add(finding.TriwulanBeda, t.Span, "target triwulan %q: %s target tahun, %s", cut(t.Indikator.Uraian.Value), said, target.Value)
		f.Hint = "perbaiki target triwulan; konsolidasi indikator menyebut cara menyatukannya"
		f.Related = append(f.Related, related(target.Span, "target tahun"))
	}
}
