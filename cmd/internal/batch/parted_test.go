package batch

import (
	"os"
	"path/filepath"
	"testing"
)

// A file stands for several documents wherever it has them from, and whatever its
// comments say.
func TestParts(t *testing.T) {
	const head = "[dokumen]\njenis = \"perjanjian-kinerja\"\ntahun = 2026\npemerintah = \"A\"\nperiode = 2026\n"
	const all = head + "[[pk]]\npihak_pertama = { jabatan = \"Kepala\", nama = \"Ani\" }\n[[pk.sasaran]]\nuraian = \"S\"\n" +
		"[[pk]]\npihak_pertama = { jabatan = \"Kabid\", nama = \"Adi\" }\n[[pk.sasaran]]\nuraian = \"S\"\n"
	dir := t.TempDir()
	for name, text := range map[string]string{
		"_semua.toml":    all,
		"_antara.toml":   "warisan = '_semua.toml' # semua\n",
		"sendiri.toml":   all,
		"warisan.toml":   "warisan = \"_semua.toml\"\n[dokumen]\nnomor = \"1\"\n",
		"cucu.toml":      "warisan = \"_antara.toml\"\n[dokumen]\nnomor = \"1\"\n",
		"baris.toml":     "warisan = \"\"\"_semua.toml\"\"\"\n[dokumen]\nnomor = \"1\"\n",
		"kutip.toml":     "\"warisan\" = \"_semua\\u002etoml\"\n[dokumen]\nnomor = \"1\"\n",
		"satu.toml":      head + "[[sasaran]]\nuraian = \"S\"\n",
		"melingkar.toml": "warisan = \"melingkar.toml\"\n",
		"hilang.toml":    "warisan = \"tidak-ada.toml\"\n",
		"kosong.toml":    "",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for name, want := range map[string]int{
		"sendiri.toml": 2, "warisan.toml": 2, "cucu.toml": 2, "baris.toml": 2, "kutip.toml": 2,
		"satu.toml": 1, "melingkar.toml": 1, "hilang.toml": 1, "kosong.toml": 1,
	} {
		path := filepath.Join(dir, name)
		if got := Parts(Input{Path: path, Rel: name, Root: dir}); len(got) != want {
			t.Errorf("%s stands for %d: %v", name, len(got), got)
		}
	}
}
