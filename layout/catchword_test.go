package layout

import (
	"fmt"
	"strings"
	"testing"
)

// Every page that goes on ends with the word that the next one begins with.
func TestCatchword(t *testing.T) {
	var b strings.Builder
	b.WriteString("[dokumen]\npemerintah = \"Pemerintah Kabupaten Contoh\"\nperiode = \"2025-2029\"\n[halaman]\nkata_penyambung = true\n")
	for i := range 120 {
		fmt.Fprintf(&b, "[[sasaran]]\nuraian = \"Sasaran ke-%d\"\n[[sasaran.indikator]]\nuraian = \"Indikator\"\n", i)
	}
	b.WriteString("[[sasaran.indikator.hitungan]]\ncatatan = \"Lampiran\"\n")
	doc := read(t, "penyambung.toml", []byte(b.String()))
	pages := lay(t, doc).Pages
	if len(pages) < 4 {
		t.Fatalf("%d pages", len(pages))
	}
	for i := range pages {
		last := pages[i].Items[len(pages[i].Items)-1]
		foot := ""
		if last.Y > pages[i].Height-doc.Halaman.Margin.Bawah && last.Node == nil {
			foot = last.Text
		}
		want := ""
		if i < len(pages)-2 { // the appendix is no continuation of the table
			for _, it := range pages[i+1].Items {
				if it.Node != nil && strings.HasSuffix(it.Text, ".") {
					want = it.Text + " Sasaran ..."
					break
				}
			}
		}
		if foot != want {
			t.Errorf("page %d ends with %q, not %q", i+1, foot, want)
		}
	}
	doc = read(t, "tanpa.toml", []byte(strings.Replace(b.String(), "kata_penyambung = true", "", 1)))
	for _, p := range lay(t, doc).Pages {
		if last := p.Items[len(p.Items)-1]; strings.HasSuffix(last.Text, "...") {
			t.Errorf("%q", last.Text)
		}
	}
}
