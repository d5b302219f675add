package content

import (
	"testing"

	"iku/content/finding"
	"iku/content/measure"
	"iku/content/source"
)

// A rule sets the page, and what is stated beside it goes before it.
func TestAturan(t *testing.T) {
	const rest = "[dokumen]\npemerintah = \"P\"\nperiode = 2025\n[[sasaran]]\nuraian = \"S\"\n[halaman]\n"
	for _, tt := range []struct {
		halaman, paper, face string
		size, left           measure.Length
		missing              bool
	}{
		{"", "F4", "Liberation Sans", 11_000, measure.Millimetres(30_000), false},
		{`aturan = "permendagri-1-2023"`, "A4", "Liberation Sans", 12_000, measure.Millimetres(30_000), false},
		{"aturan = \"permendagri-1-2023\"\nkertas = \"F4-210\"\nukuran = 11\nhuruf = \"Liberation Serif\"\nmargin = { kiri = \"2cm\" }", "F4-210", "Liberation Serif", 11_000, measure.Millimetres(20_000), false},
		{`aturan = "permendagri-1-2023-penetapan"`, "A4", "Liberation Sans", 12_000, measure.Millimetres(30_000), true},
		{"aturan = \"permendagri-1-2023-penetapan\"\nhuruf = \"Liberation Serif\"", "A4", "Liberation Serif", 12_000, measure.Millimetres(30_000), false},
	} {
		doc, list := Read(source.NewFile("a.toml", []byte(rest+tt.halaman+"\n")), nil)
		h := doc.Halaman
		if h.Kertas.Name != tt.paper || h.Huruf.Nama != tt.face || h.Ukuran != tt.size || h.Margin.Kiri != tt.left || h.Margin.Atas != measure.Millimetres(20_000) {
			t.Errorf("%s: %+v", tt.halaman, h)
		}
		if (len(list) > 0) != tt.missing || tt.missing && list[0].Slug != finding.WajibDiisi {
			t.Errorf("%s: %v", tt.halaman, list)
		}
	}
	if doc, list := Read(source.NewFile("a.toml", []byte(rest+"aturan = \"permendagri-2-2023\"\n")), nil); doc.Halaman.Ukuran != 11_000 || len(list) != 1 {
		t.Errorf("%v", list)
	}
}
