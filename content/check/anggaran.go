package check

import (
	"math/big"

	"iku/content"
	"iku/content/angka"
	"iku/content/finding"
)

// anggaranNames are what stands at each depth below a document.
var anggaranNames = []string{"program", "kegiatan", "sub kegiatan"}

// jumlahAnggaran reports money that is not what its parts have together.
func jumlahAnggaran(doc *content.Document, to *report) {
	compareAnggaran(doc.Perjanjian.Jumlah, doc.Program, 0, to)
}

func compareAnggaran(stated content.Nilai, parts []content.Anggaran, depth int, to *report) {
	for i := range parts {
		compareAnggaran(parts[i].Rupiah, parts[i].Bagian, depth+1, to)
		compareQuarters(&parts[i], to)
	}
	sum, whole := sumOfAnggaran(parts)
	if stated.Number == nil || !whole || sum.Cmp(stated.Number.Rat) == 0 {
		return
	}
	gap := new(big.Rat).Sub(stated.Number.Rat, sum)
	f := to.add(finding.JumlahAnggaran, stated.Span, "anggaran dinyatakan %s, jumlah %d %s %s (selisih %s)", stated.Value, len(parts), anggaranNames[depth],
		rupiah(sum), rupiah(gap.Abs(gap)))
	f.Hint = "perbaiki salah satu anggarannya"
	f.Related = append(f.Related, related(parts[0].Rupiah.Span.Or(parts[0].Span), "%s pertama yang dijumlahkan", anggaranNames[depth]))
}

// compareQuarters reports money by quarter that is not a year's: neither together nor, as
// it may be told cumulatively, at the end.
func compareQuarters(a *content.Anggaran, to *report) {
	n := len(a.Triwulan)
	if n == 0 {
		return
	}
	if n != content.Quarters {
		f := to.add(finding.JumlahAnggaran, a.Triwulan[0].Span, "anggaran %q ditulis untuk %d triwulan", cut(a.Nama.Value), n)
		f.Hint = "tulis empat: triwulan I sampai IV"
		return
	}
	year, whole := amountOf(a)
	sum := new(big.Rat)
	for i := range a.Triwulan {
		q := a.Triwulan[i].Number
		if q == nil {
			return
		}
		sum.Add(sum, q.Rat)
	}
	last := a.Triwulan[n-1]
	if !whole || sum.Cmp(year) == 0 || last.Number.Rat.Cmp(year) == 0 {
		return
	}
	gap := new(big.Rat).Sub(year, sum)
	f := to.add(finding.JumlahAnggaran, last.Span, "anggaran %q %s, jumlah keempat triwulannya %s (selisih %s)", cut(a.Nama.Value), rupiah(year), rupiah(sum), rupiah(gap.Abs(gap)))
	f.Hint = "perbaiki salah satu anggarannya"
	f.Related = append(f.Related, related(a.Rupiah.Span.Or(a.Span), "anggaran setahun"))
}

// sumOfAnggaran returns what parts have together; false where there are none or one
// does not say.
func sumOfAnggaran(parts []content.Anggaran) (*big.Rat, bool) {
	for i := range parts {
		if _, whole := sumOfAnggaran(parts[i].Bagian); parts[i].Rupiah.Number == nil && !whole {
			return nil, false
		}
	}
	return content.TotalAnggaran(parts), len(parts) > 0
}

func rupiah(r *big.Rat) string {
	decimals, _ := angka.Exact(r, 2)
	return content.Rupiah(angka.Number{Rat: r, Decimals: decimals})
}
