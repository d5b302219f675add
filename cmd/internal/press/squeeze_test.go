package press_test

import (
	"testing"

	"iku/cmd/internal/press"
	"iku/content"
	"iku/content/finding"
	"iku/content/source"
)

// What only the pages show may be set aside, and told where it is set aside in vain.
func TestNarrowColumnsSetAside(t *testing.T) {
	const rest = "\n[[sasaran]]\nuraian = \"Meningkatnya kualitas kesehatan\"\n[[sasaran.indikator]]\nuraian = \"Persentase pertumbuhan kunjungan\"\ntarget = \"80%\"\n" +
		"[dokumen]\npemerintah = \"Pemerintah Kabupaten Contoh\"\nperiode = 2025\n[penanda_tangan]\njabatan = \"Kepala Dinas\"\nnama = \"Ir. ELFIYENA\"\n"
	const aside = "abaikan = { kolom-sempit = \"kolomnya memang sempit\" }\n"
	for _, tt := range []struct {
		tabel string
		want  finding.Slug
		aside bool
	}{
		{"[tabel]\nlebar = { indikator = \"1,5cm\" }", finding.KolomSempit, false},
		{"[tabel]\n" + aside + "lebar = { indikator = \"1,5cm\" }", finding.KolomSempit, true},
		{"[tabel]\n" + aside + "lebar = { indikator = \"5cm\" }", finding.AbaikanTakTerpakai, false},
		{"[tabel]\nlebar = { indikator = \"5cm\" }", "", false},
	} {
		p := proof(t, press.New(content.Disk{}), source.NewFile("contoh.toml", []byte(tt.tabel+rest)))
		if p.Sheet == nil {
			t.Errorf("%s: not printed", tt.tabel)
		}
		var got finding.Slug
		set := false
		for _, f := range p.Findings {
			got, set = f.Slug, f.Abaikan != ""
		}
		if len(p.Findings) > 1 || got != tt.want || set != tt.aside {
			t.Errorf("%s: %v", tt.tabel, p.Findings)
		}
	}
}
