package edit

import (
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// find returns the value at a path of keys.
func (n *node) find(path ...string) *node {
	for _, name := range path {
		if n == nil {
			return nil
		}
		i := slices.IndexFunc(n.Items, func(c *node) bool { return c.Name == name })
		if i < 0 {
			return nil
		}
		n = n.Items[i]
	}
	return n
}

// A document of a further kind shows what it has of the one that it is based on, but
// for what is that one's alone; figures by indikator go where they belong.
func TestKinds(t *testing.T) {
	b := open(t)
	folder := filepath.Dir(b.file)
	for name, text := range map[string]string{
		"umum.toml": "[kop]\nbaris = [\"Pemerintah Kabupaten Contoh\"]\n\n[dokumen]\ntempat = \"Contoh\"\n",
		"iku.toml":  "warisan = \"umum.toml\"\n" + strings.Replace(lembar, "[dokumen]", "[dokumen]\nnomor = \"12/IKU\"\ntanggal = 2025-01-02", 1),
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	b.replace(lembar, "berdasarkan = \"iku.toml\"\n\n[dokumen]\njenis = \"rencana-aksi\"\ntahun = 2026\n")
	code, s, why := b.post(b.desk.change, map[string]any{"versi": b.version(), "ubah": []any{set([]string{"", "2", "", ""}, "triwulan", "1.1")}})
	if code != http.StatusOK || !strings.Contains(b.text(), "[triwulan]\n\"1.1\" = [\"\", \"2\", \"\", \"\"]\n") {
		t.Fatalf("%d %s\n%s", code, why, b.text())
	}
	for _, path := range [][]string{{"sasaran"}, {"penanda_tangan", "nama"}, {"dokumen", "pemerintah"}, {"dokumen", "tempat"}, {"kop", "baris"}} {
		if s.Inherited.find(path...) == nil {
			t.Errorf("%v is not shown", path)
		}
	}
	for _, path := range [][]string{{"dokumen", "nomor"}, {"dokumen", "tanggal"}, {"dokumen", "jenis"}, {"warisan"}, {"berdasarkan"}, {"triwulan"}} {
		if got := s.Inherited.find(path...); got != nil {
			t.Errorf("%v is shown: %v", path, got)
		}
	}
	if s.Base != "iku.toml" || s.Title != "Rencana Aksi" || !slices.Contains(s.Tables, "aksi") || slices.Contains(s.Tables, "program") || !slices.Contains(s.Columns, "tw1") {
		t.Errorf("%q %q %v %v", s.Base, s.Title, s.Tables, s.Columns)
	}
	b.post(b.desk.undo, map[string]any{})
	if _, s, _ = b.post(b.desk.text, map[string]any{"versi": b.version(), "teks": lembar}); s.Inherited != nil || s.Base != "" || s.Title != "Indikator Kinerja Utama" {
		t.Errorf("of nothing: %v %q %q", s.Inherited, s.Base, s.Title)
	}
}
