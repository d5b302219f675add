package layout

import (
	"fmt"
	"strings"
	"testing"
)

// A card that fits on a page is on one: no head of a card stands again over its rest.
func TestCardsAreWhole(t *testing.T) {
	for few := range 5 {
		var b strings.Builder
		b.WriteString("[dokumen]\njenis = \"profil-indikator\"\npemerintah = \"Pemerintah Kabupaten Merbau\"\nperiode = \"2025-2029\"\n" +
			"[penanda_tangan]\njabatan = \"Kepala Dinas\"\nnama = \"RATNA\"\n[[sasaran]]\nuraian = \"Meningkatnya minat baca\"\n")
		const cards = 9
		for i := range cards {
			fmt.Fprintf(&b, "[[sasaran.indikator]]\nuraian = \"Pengunjung %d\"\nsatuan = \"%%\"\ntarget_tahunan = { 2025 = \"10\" }\n", i)
			fmt.Fprintf(&b, "definisi = [%s]\n", strings.Repeat("\"Butir\", ", 1+(few+i*5)%11))
		}
		doc := read(t, "profil.toml", []byte(b.String()))
		sheet, _ := Lay(doc, family(t, doc), Options{})
		var heads, begun int
		for _, p := range sheet.Pages {
			for _, it := range p.Items {
				switch it.Text {
				case "UNSUR":
					heads++
				case "Indikator kinerja":
					begun++
				}
			}
		}
		if begun != cards || heads != cards || len(sheet.Pages) < 3 {
			t.Errorf("%d: %d pages, %d cards begin, %d heads of cards", few, len(sheet.Pages), begun, heads)
		}
	}
}
