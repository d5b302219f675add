package press_test

import (
	"strings"
	"testing"

	"iku/cmd/internal/press"
	"iku/content"
	"iku/content/finding"
	"iku/content/source"
)

// together holds the kinds of finding that take several files or a PDF, which an
// example of a few lines cannot be.
var together = map[finding.Slug]bool{finding.PangkatBeda: true, finding.NamaBeda: true, finding.Revisi: true, finding.SumberDiubah: true, finding.PDFRusak: true}

// Every kind of finding is explained, and the example of its explanation has it.
func TestExplanationsHoldTheirFinding(t *testing.T) {
	for _, k := range finding.Kinds {
		t.Run(string(k.Slug), func(t *testing.T) {
			about := finding.Explain(k.Slug)
			if about.Judul == "" || about.Arti == "" || about.Penyelesaian == "" {
				t.Fatalf("not explained: %+v", about)
			}
			if together[k.Slug] {
				return
			}
			text := completed(about.Contoh, k.Slug)
			p := press.New(content.Disk{})
			var slugs []finding.Slug
			for _, f := range proof(t, p, source.NewFile("contoh.toml", []byte(text))).Findings {
				if f.Slug == k.Slug {
					return
				}
				slugs = append(slugs, f.Slug)
			}
			t.Errorf("found %v in:\n%s", slugs, text)
		})
	}
}

// completed returns an example with the tables that it leaves out.
func completed(example string, slug finding.Slug) string {
	const (
		dokumen = "[dokumen]\npemerintah = \"Pemerintah Kabupaten Contoh\"\nperiode = \"2017-2022\"\n"
		sasaran = "[[sasaran]]\nuraian = \"Meningkatnya keadaan\"\n[[sasaran.indikator]]\nuraian = \"Indeks keadaan\"\ntarget = \"70\"\n"
		signer  = "[penanda_tangan]\njabatan = \"Kepala Dinas\"\nnama = \"Ir. ELFIYENA\"\n"
	)
	if !strings.Contains(example, "[[sasaran]]") {
		if strings.HasPrefix(example, "[[sasaran.") {
			example = sasaran + example
		} else {
			example += "\n" + sasaran
		}
	}
	if !strings.Contains(example, "[dokumen]") {
		if strings.HasPrefix(example, "[") {
			example = dokumen + example
		} else {
			example += dokumen
		}
	}
	if slug != finding.TanpaPenandaTangan && !strings.Contains(example, "[penanda_tangan]") {
		example += "\n" + signer
	}
	return example
}
