package check

import (
	"testing"

	"iku/content"
	"iku/content/source"
)

// Where what a document is based on cannot be read, that alone is said: not that those are
// missing who may stand there.
func TestWithoutItsBase(t *testing.T) {
	const head = "berdasarkan = \"tidak-ada.toml\"\n[dokumen]\ntahun = 2026\njenis = "
	for name, text := range map[string]string{
		"perjanjian": head + "\"perjanjian-kinerja\"\n[perjanjian_kinerja]\npihak_kedua = { nama = \"BUDI SANTOSO\", jabatan = \"Bupati Contoh\" }\n",
		"pohon":      head + "\"pohon-kinerja\"\n[[pk]]\n[[pk]]\ntingkat = \"administrator\"\nmelayani = 1\npihak_pertama = { nama = \"ANI\", jabatan = \"Kepala Bidang\" }\n[[pk.sasaran]]\nuraian = \"Meningkatnya mutu layanan\"\nindikator = [{ uraian = \"Nilai mutu\", target = 5 }]\n",
	} {
		doc, list := content.Read(source.NewFile("a.toml", []byte(text)), content.Disk{})
		if doc == nil || !doc.Orphan || len(list) != 1 {
			t.Fatal(name, list)
		}
		for _, d := range doc.Documents() {
			if more := Document(d); len(more) > 0 {
				t.Errorf("%s: %s", name, more[0].Message)
			}
		}
	}
}
