package layout

import (
	"os"
	"strings"
	"testing"
)

// Where capaian are given no names, no column is there for them; where a perangkat
// daerah is not named, the title has no line for it.
func TestNothingForWhatIsNotSaid(t *testing.T) {
	data, err := os.ReadFile("testdata/jenis/pengukuran.toml")
	if err != nil {
		t.Fatal(err)
	}
	named := read(t, "bernama.toml", data)
	doc := read(t, "tanpa.toml", []byte(strings.Replace(string(data), "kategori = [[\"Tinggi\", 90], [\"Rendah\", 0]]\n", "kategori = []\n", 1)+
		"[perangkat_daerah]\nvisi = \"Maju\"\n"))
	if !chooseColumns(named).has("kategori") || chooseColumns(doc).has("kategori") {
		t.Error("the column of names is there without names, or is not with them")
	}
	if c := set(doc, family(t, doc), Options{}); len(c.ownerTitle()) != 1 {
		t.Errorf("%d lines of whose it is", len(c.ownerTitle()))
	}
}
