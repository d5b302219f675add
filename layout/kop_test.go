package layout

import (
	"strings"
	"testing"

	"iku/layout/page"
)

// The lines of a kop are centred in the room that the logo leaves, and leave no margin.
func TestKopBesideItsLogo(t *testing.T) {
	doc := read(t, "kop.toml", []byte(strings.Replace(string(groups(1, 1)), "[penanda_tangan]",
		"[kop]\nbaris = [\"Pemerintah Kabupaten Sleman\", \"Dinas Kesehatan\"]\n[penanda_tangan]", 1)))
	sheet, _ := Lay(doc, family(t, doc), Options{Logo: &page.Picture{W: 80, H: 100}})
	m, width := doc.Halaman.Margin, sheet.Pages[0].Width
	var logo page.Item
	for _, it := range sheet.Pages[0].Items {
		switch {
		case it.Kind == page.Image:
			logo = it
		case it.Kind == page.Text && it.Span == doc.Kop.Baris[0].Span:
			from, to := logo.X+logo.W+logoGap, width-m.Kanan
			left, right := it.X-from, to-it.X-it.W
			if logo.W == 0 || left < 0 || right < 0 || max(left-right, right-left) > 10 {
				t.Errorf("%q stands %v from the logo and %v from the margin", it.Text, left, right)
			}
			return
		}
	}
	t.Error("no line of the kop")
}

// A logo stands in the middle of lines that are higher than it.
func TestLogoInTheMiddleOfLines(t *testing.T) {
	lines := strings.Repeat("\"Dinas Kesehatan\", ", 9)
	doc := read(t, "kop.toml", []byte(strings.Replace(string(groups(1, 1)), "[penanda_tangan]", "[kop]\nbaris = ["+lines+"]\n[penanda_tangan]", 1)))
	sheet, _ := Lay(doc, family(t, doc), Options{Logo: &page.Picture{W: 100, H: 100}})
	var top, bottom Length
	var logo page.Item
	for _, it := range sheet.Pages[0].Items {
		switch {
		case it.Kind == page.Image:
			logo = it
		case it.Kind == page.Text && it.Span == doc.Kop.Baris[0].Span:
			top = it.Y - it.Size
		case it.Kind == page.Text && it.Span == doc.Kop.Baris[8].Span:
			bottom = it.Y
		}
	}
	above, below := logo.Y-top, bottom-logo.Y-logo.H
	if above < 10_000 || below < 10_000 || max(above-below, below-above) > 10_000 {
		t.Errorf("%v of the lines above the logo, %v below it", above, below)
	}
}
