package check

import (
	"slices"
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
		_, list := Example(slug)
		if a := txtar.Parse([]byte(about.Contoh)); len(a.Files) > 0 {
			list, _ = found(t, a.Files)
		}
		if !slices.ContainsFunc(list, func(f finding.Finding) bool { return f.Slug == slug }) {
			t.Errorf("%s: its example has only %v", slug, list)
		}
		if about.Judul == "" || about.Arti == "" || about.Penyelesaian == "" || strings.Contains(about.Judul, "\n") {
			t.Errorf("%s is not explained", slug)
		}
	}
}
