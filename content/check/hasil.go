package check

import (
	"iku/content"
	"iku/content/finding"
)

// hasilBeda recomputes every formula and compares at the precision of what is
// stated.
func hasilBeda(doc *content.Document, to *report) {
	for ind := range doc.EachIndikator() {
		var symbols map[string]meaning
		for i := range ind.Hitungan {
			r := ind.Hitungan[i].Rumus
			if r == nil || r.Hasil.Number == nil {
				continue
			}
			computed, ok := result(r)
			if !ok {
				continue
			}
			says := hasil(r, computed)
			if agree(computed, says) {
				continue
			}
			f := to.add(finding.HasilBeda, r.Hasil.Span, "%s = %s, bukan %s (selisih %s)",
				cut(r.Value), computed, r.Hasil.Value, unsignedGap(computed, says))
			f.Hint = "tulis hasil = \"" + computed.like(r.Hasil) + "\", atau perbaiki angka di dalam rumus"
			if symbols == nil {
				symbols = meanings(ind.Hitungan)
			}
			f.Related = operands(r.Expr, symbols)
		}
	}
}
