package layout

import (
	"strings"
	"testing"

	"iku/content/finding"
)

// TestAnchorIsThereOnce: a signing service finds one place, or the document is told.
func TestAnchorIsThereOnce(t *testing.T) {
	for _, c := range []struct{ anchor, indicator, want, hint string }{
		{"#", "Indeks", "", ""},
		{"#", "Indeks #1", `jangkar "#" juga tercetak di tempat lain`, "pakai ^"},
		{"^", "Indeks #1", "", ""},
		{"$", "Biaya dalam US$ dan #", `jangkar "$" juga`, "pakai ^"},
		{"##", "Indeks", "harus satu karakter", "pakai #"},
		{"n", "Indeks", `jangkar "n" juga`, "pakai #"},
	} {
		data := []byte(`[dokumen]
pemerintah = "Pemerintah Kabupaten Sleman"
periode = "2018-2022"
[penanda_tangan]
jabatan = ["Kepala Dinas"]
nama = "Sri Rahayu"
[tanda_tangan]
cara = "elektronik"
jangkar = "` + c.anchor + `"
[[sasaran]]
uraian = "Mutu"
[[sasaran.indikator]]
uraian = "` + c.indicator + `"
target = "5"
`)
		doc := read(t, "jangkar.toml", data)
		sheet, list := Lay(doc, family(t, doc), Options{})
		if c.want == "" {
			n := 0
			for _, p := range sheet.Pages {
				for _, it := range p.Items {
					n += strings.Count(it.Text, c.anchor)
				}
			}
			if len(list) != 0 || n != 1 {
				t.Errorf("%q: %v, %d times on the pages", c.anchor, list, n)
			}
			continue
		}
		if len(list) != 1 || list[0].Slug != finding.NilaiTakSah || !strings.Contains(list[0].Message, c.want) || !strings.HasPrefix(list[0].Hint, c.hint) {
			t.Errorf("%q: %+v", c.anchor, list)
		}
		if _, list := Lay(doc, family(t, doc), Options{Draft: true}); len(list) != 0 {
			t.Errorf("%q: a draft has no anchor: %v", c.anchor, list)
		}
	}
}
