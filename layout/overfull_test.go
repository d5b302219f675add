package layout

import (
	"strings"
	"testing"

	"iku/content/finding"
)

// What does not fit is told where it is written.
func TestOverfull(t *testing.T) {
	const head = "[dokumen]\npemerintah = \"P\"\nperiode = 2025\n[halaman]\nkertas = \"148mm x 105mm\"\nmargin = { atas = \"2cm\", bawah = \"2cm\", kiri = \"2cm\", kanan = \"2cm\" }\n"
	long := strings.Repeat("panjang", 12)
	for _, tt := range []struct{ toml, at, says string }{
		{"[[sasaran]]\nuraian = \"S\"\n[[sasaran.indikator]]\nuraian = \"I\"\nsatuan = \"" + long + "\"\n", "\"" + long, "yang terlebar \"SATUAN\""},
		{"[[sasaran]]\nuraian = \"S\"\n[[sasaran.indikator]]\nuraian = \"I\"\n[tabel]\nlebar = { no = \"20cm\" }", "\"20cm\"", "yang terlebar \"NO\""},
		{"[[sasaran]]\nuraian = \"S\"\n[[sasaran.indikator]]\nuraian = \"I\"\n[tabel]\nlebar = { sasaran = \"2,5cm\" }\njudul = { sasaran = \"" + strings.Repeat("katakata ", 9) + "\" }", "\"kata", "kepala tabel setinggi 4,4 cm; paling tinggi separuh halaman, 3,2 cm"},
		{"[[sasaran]]\nuraian = \"S\"\n[penanda_tangan]\nnama = \"N\"\njabatan = [\"Ketua\", \"1\", \"2\", \"3\", \"4\", \"5\", \"6\", \"7\", \"8\", \"9\"]", "[penanda_tangan]", "blok tanda tangan setinggi"},
		{"[[sasaran]]\nuraian = \"S\"\n[[sasaran.indikator]]\nuraian = \"I\"\nformula = { pembilang = \"" + strings.Repeat("kata ", 20) + "\", penyebut = \"semua\" }\n[tabel]\nlebar = { formula = \"2,5cm\" }", "\"kata", "lebih tinggi"},
	} {
		doc := read(t, "lembar.toml", []byte(head+tt.toml))
		_, list := Lay(doc, family(t, doc), Options{})
		if len(list) == 0 {
			t.Errorf("%s fits", tt.toml)
			continue
		}
		f := list[0]
		at := string(doc.File.Data[f.Span.Start:f.Span.End])
		if f.Slug != finding.TakMuat || !strings.HasPrefix(at, tt.at) || !strings.Contains(f.Message, tt.says) {
			t.Errorf("%s\nat %q: %s", tt.toml, at, f.Message)
		}
	}
}
