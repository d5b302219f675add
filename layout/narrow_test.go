package layout

import (
	"strings"
	"testing"

	"iku/layout/page"
)

// Numbers in the words of a sheet that has far too many columns stay whole.
func TestNumbersInNarrowColumns(t *testing.T) {
	doc := read(t, "sempit.toml", []byte(`[dokumen]
pemerintah = "Pemerintah Kabupaten Banyuwangi"
periode = "2025-2029"
[halaman]
kertas = "A4"
[[sasaran]]
uraian = "Terwujudnya tata kelola pemerintahan berbasis elektronik yang terintegrasi"
[[sasaran.indikator]]
uraian = "Indeks SPBE menurut ISO 9001:2015"
definisi = ["penilaian dokumen 2020-2024", "interviu dengan 1.234.567 responden"]
formula = "Jumlah nilai tertimbang dibagi jumlah bobot"
target_tahunan = { 2025 = "3,10", 2026 = "3,25", 2027 = "3,40", 2028 = "3,60", 2029 = "4,21" }
sumber_data = "Kementerian PANRB"
penanggung_jawab = "Bidang Penyelenggaraan E-Government"
`))
	var lines []string
	for _, p := range lay(t, doc).Pages {
		for _, it := range p.Items {
			if it.Kind == page.Text {
				lines = append(lines, strings.TrimSpace(it.Text))
			}
		}
	}
	text := strings.Join(lines, "\n")
	for _, number := range []string{"1.234.567", "2020-2024", "9001:2015"} {
		if !strings.Contains(text, number) {
			t.Errorf("%s is divided:\n%s", number, text)
		}
	}
}
