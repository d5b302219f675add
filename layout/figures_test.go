package layout

import (
	"strings"
	"testing"

	"iku/fonts"
	"iku/layout/setting"
)

// Figures of one column have their comma, or the right edge of their digits, at one
// place, whatever their units are.
func TestFiguresShareAnAxis(t *testing.T) {
	doc := read(t, "satuan.toml", []byte(`[dokumen]
pemerintah = "Pemerintah Kabupaten Contoh"
periode = "2025-2027"
[[sasaran]]
uraian = "Meningkatnya derajat kesehatan"
[[sasaran.indikator]]
uraian = "Persentase"
satuan = "persen"
target_tahunan = { 2025 = "66", 2026 = "66,5", 2027 = "100%" }
[[sasaran.indikator]]
uraian = "Angka kematian"
satuan = "per 100.000 kelahiran hidup"
target_tahunan = { 2025 = "91", 2026 = "9,25", 2027 = "1.204" }
[[sasaran.indikator]]
uraian = "Indeks"
target_tahunan = { 2025 = "81 poin", 2026 = "0,814", 2027 = "81 poin persentase" }
[[sasaran.indikator]]
uraian = "Pendapatan"
satuan = "Rp"
target_tahunan = { 2025 = "7%", 2026 = "12.450.000", 2027 = "≥ 8,5‰" }
`))
	seen := map[Length]int{} // figures by the right edge of their digits
	s := lay(t, doc)
	for _, it := range s.Pages[0].Items {
		text := strings.TrimSpace(it.Text)
		at := strings.IndexAny(text, "0123456789")
		if it.Node == nil || it.Face != s.Family.Nearest(fonts.Regular) || at < 0 || at > len("≥ ") || it.X < 320_000 || text == "100.000" {
			continue
		}
		end := at
		for end < len(text) && strings.IndexByte("0123456789.", text[end]) >= 0 {
			end++
		}
		seen[it.X+setting.Style{Face: it.Face, Size: it.Size}.Width(text[:end])]++
	}
	if len(seen) != 3 {
		t.Errorf("figures stand on the axes %v", seen)
	}
	for x, n := range seen {
		if n != 4 {
			t.Errorf("%d on %d", n, x)
		}
	}
}
