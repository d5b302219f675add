package layout

import (
	"testing"

	"iku/content"
)

// A decree that nobody else receives has no line for those who do.
func TestTembusanOfNobody(t *testing.T) {
	doc := read(t, "tembusan.toml", groups(1, 1))
	for list, want := range map[string]int{"": 0, "Gubernur": 2} {
		doc.Keputusan = &content.Keputusan{}
		if list != "" {
			doc.Keputusan.Tembusan = []content.Text{{Value: list}}
		}
		c := newComposer(doc, family(t, doc), Options{}, tightness{size: doc.Halaman.Ukuran, leading: fullLeading})
		if c.tembusan(); len(c.units) != want {
			t.Errorf("%q: %d lines, not %d", list, len(c.units), want)
		}
	}
}
