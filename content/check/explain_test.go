package check

import (
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"iku/content/finding"
)

// TestExplanations asks that the example of every explanation has its finding;
// one of several files holds them as an archive.
func TestExplanations(t *testing.T) {
	for _, slug := range kinds() {
		about := finding.Explain(slug)
		a := txtar.Parse([]byte(about.Contoh))
		if len(a.Files) == 0 {
			a.Files = []txtar.File{{Name: "contoh.toml", Data: []byte(about.Contoh + "\n")}}
		}
		example := a.Files
		if slug == finding.TanpaPenandaTangan {
			example[0].Data = []byte("# lengkap\n" + about.Contoh + "\n" + indikator)
		}
		list, text := found(t, example)
		has := false
		for _, f := range list {
			has = has || f.Slug == slug
		}
		if !has {
			t.Errorf("%s: its example has only:\n%s", slug, text)
		}
		if about.Judul == "" || about.Arti == "" || about.Penyelesaian == "" || strings.Contains(about.Judul, "\n") {
			t.Errorf("%s is not explained", slug)
		}
	}
}
