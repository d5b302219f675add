package check

import (
	"math/big"

	"iku/content"
	"iku/content/angka"
	"iku/content/besaran"
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
			wavering(t, made, year, places, want, to)
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

// quarters are what they are called.
var quarters = [4]string{"I", "II", "III", "IV"}

// wavering reports targets by quarter that reach the year's in the last of them and go
// back on the way: each says what is to be reached by its end.
func wavering(t *content.Triwulan, made map[string]*big.Rat, year besaran.Value, places int, want string, to *report) {
	if want != "" && want != "terakhir" || angka.EqualAt(made["jumlah"], year.Rat, places) || angka.EqualAt(made["rata-rata"], year.Rat, places) {
		return
	}
	way := 0
	for i := 1; i < len(t.Nilai); i++ {
		before, now := t.Nilai[i-1].Besaran(t.Indikator.Satuan), t.Nilai[i].Besaran(t.Indikator.Satuan)
		step := now.Rat.Cmp(before.Rat)
		if before.Rat.Sign() == 0 || now.Rat.Sign() == 0 { // not measured in that quarter
			continue
		}
		if step != 0 && way != 0 && step != way {
			f := to.add(finding.TriwulanBeda, t.Nilai[i].Span, "target triwulan %q naik turun: triwulan %s %s, triwulan %s %s", cut(t.Indikator.Uraian.Value),
				quarters[i-1], t.Nilai[i-1].Value, quarters[i], t.Nilai[i].Value)
			f.Hint = "target triwulan adalah yang dicapai sampai akhir triwulan itu; bila masing-masing, isi konsolidasi indikatornya"
			f.Related = append(f.Related, related(t.Nilai[i-1].Span, "triwulan sebelumnya"))
			return
		}
		if step != 0 {
			way = step
		}
	}
}
