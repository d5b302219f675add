package press_test

import (
	"testing"

	"iku/cmd/internal/press"
	"iku/content"
	"iku/content/check"
	"iku/content/finding"
	"iku/content/source"
)

// together holds the kinds of finding that take several files or a PDF, which an
// example of a few lines cannot be.
var together = map[finding.Slug]bool{finding.PangkatBeda: true, finding.NamaBeda: true, finding.Revisi: true, finding.SumberDiubah: true, finding.PDFRusak: true}

// The example of every explanation has its finding, those of layout too. What takes
// several files is tried by the tests of content/check.
func TestExplanationsHoldTheirFinding(t *testing.T) {
	for _, k := range finding.Kinds {
		t.Run(string(k.Slug), func(t *testing.T) {
			file, _ := check.Example(k.Slug)
			if together[k.Slug] || file == nil {
				return
			}
			files := []*source.File{file}
			if doc, _ := content.Read(file, content.Nowhere{}); doc != nil && doc.Multiplied() {
				files = nil
				for _, p := range doc.Kaskade.PK {
					one := source.NewFile(file.Name, file.Data)
					one.Part = p.Nama
					files = append(files, one)
				}
			}
			var slugs []finding.Slug
			for _, file := range files {
				for _, f := range proof(t, press.New(content.Disk{}), file).Findings {
					if f.Slug == k.Slug {
						return
					}
					slugs = append(slugs, f.Slug)
				}
			}
			t.Errorf("found %v in:\n%s", slugs, file.Data)
		})
	}
}
