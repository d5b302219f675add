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
