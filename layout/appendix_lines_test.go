package layout

import (
	"fmt"
	"strings"
	"testing"

	"iku/layout/page"
)

// No line of data stands alone on a page: neither the first nor the last of its lines
// is parted from the others.
func TestDataLinesStayTogether(t *testing.T) {
	for before := range 40 {
		var b strings.Builder
		b.WriteString("[dokumen]\npemerintah = \"Pemerintah Kabupaten Contoh\"\nperiode = \"2025-2029\"\n[[sasaran]]\nuraian = \"Meningkatnya mutu\"\n" +
			"[[sasaran.indikator]]\nuraian = \"Persentase jalan mantap\"\n[[sasaran.indikator.hitungan]]\ncatatan = '''" + strings.Repeat("Keterangan.\n", before+20) + "'''\n")
		for i := range 4 {
			fmt.Fprintf(&b, "[[sasaran.indikator.hitungan]]\ndata = \"Jalan ke-%d\"\nnilai = %d\n", i, i+10)
		}
		doc := read(t, "a.toml", []byte(b.String()))
		sheet := lay(t, doc)
		on := map[string]int{}
		for n := range sheet.Pages {
			for _, it := range sheet.Pages[n].Items {
				if it.Kind == page.Text && strings.HasPrefix(it.Text, "Jalan ke-") {
					on[strings.TrimSpace(it.Text)] = n
				}
			}
		}
		if len(on) != 4 || on["Jalan ke-0"] != on["Jalan ke-1"] || on["Jalan ke-2"] != on["Jalan ke-3"] {
			t.Errorf("%d lines before: on pages %v", before+20, on)
		}
	}
}

// The bar between two fractions is longer than theirs.
func TestMainBar(t *testing.T) {
	doc := read(t, "a.toml", []byte(`[dokumen]
pemerintah = "Pemerintah Kabupaten Contoh"
periode = "2025-2029"
[[sasaran]]
uraian = "Meningkatnya mutu"
[[sasaran.indikator]]
uraian = "Location quotient"
[[sasaran.indikator.hitungan]]
rumus = "(8.214 / 40.110) / (213.980 / 1.484.000)"
`))
	var bars []page.Length
	sheet := lay(t, doc)
	for _, it := range sheet.Pages[len(sheet.Pages)-1].Items {
		if it.Kind == page.Rule {
			bars = append(bars, it.W)
		}
	}
	if len(bars) != 3 || bars[1] < bars[0]+8000 || bars[1] < bars[2]+8000 {
		t.Errorf("bars %v", bars)
	}
}
