package reference

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"iku/content/finding"
)

func full(t *testing.T) *Reference {
	t.Helper()
	names, err := filepath.Glob("../../iku/templates/*.toml")
	if err != nil || len(names) < 3 {
		t.Fatal(err, names)
	}
	var texts [][]byte
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, text)
	}
	return Make(texts)
}

// Every key has a type, a line that explains it, and an example.
func TestEveryKeyIsDescribed(t *testing.T) {
	for _, table := range full(t).Tables {
		for _, e := range table.Keys {
			if e.Types() == "" || !e.Free && e.Key.Doc == "" {
				t.Errorf("%s is not described", e.Path)
			}
			if e.Example == "" && !e.Free && !e.OnlyTables() {
				t.Errorf("%s has no example in iku init --full", e.Path)
			}
		}
	}
}

func TestFind(t *testing.T) {
	r := full(t)
	for _, c := range []struct{ name, tables, keys string }{
		{"target", "", "sasaran.indikator.target sasaran.indikator.rincian.target"},
		{"halaman.kertas", "", "halaman.kertas"},
		{"[halaman]", "halaman", ""},
		{"tujuan.indikator.target", "", "sasaran.indikator.target"},
		{"[realisasi_2025]", "realisasi", ""},
		{"realisasi_25", "", ""},
		{"kertass", "", ""},
		{"", "", ""},
	} {
		tables, keys := r.Find(c.name)
		var got [2][]string
		for _, t := range tables {
			got[0] = append(got[0], t.Paths[0])
		}
		for _, e := range keys {
			got[1] = append(got[1], e.Path)
		}
		if strings.Join(got[0], " ") != c.tables || strings.Join(got[1], " ") != c.keys {
			t.Errorf("%q: found tables %q and keys %q", c.name, got[0], got[1])
		}
	}
}

// A finding stands at the key where its example has it, and where the key's
// shape gives cause for it.
func TestFindings(t *testing.T) {
	r := full(t)
	for path, slug := range map[string]finding.Slug{
		"penanda_tangan.nip":               finding.NIPTakSah,
		"sasaran.indikator.hitungan.hasil": finding.HasilBeda,
		"halaman.kertas":                   finding.NilaiTakSah,
		"kop.logo":                         finding.Berkas,
		"dokumen.periode":                  finding.WajibDiisi,
	} {
		_, keys := r.Find(path)
		if len(keys) == 0 || !slices.ContainsFunc(keys, func(e *Entry) bool { return slices.Contains(e.Findings, slug) }) {
			t.Errorf("%s does not name %s", path, slug)
		}
	}
}
