package check_test

import (
	"testing"

	"iku/content"
	"iku/content/check"
	"iku/content/finding"
	"iku/content/source"
)

// An indikator whose header is misspelt is that of the sasaran above it, which is not
// without one; a sasaran above that still is.
func TestSasaranOfMisspeltHeader(t *testing.T) {
	const head = "[dokumen]\npemerintah = \"Pemerintah Kabupaten Contoh\"\nperiode = 2018\n"
	const sasaran, right, wrong = "[[sasaran]]\nuraian = \"S\"\n", "[[sasaran.indikator]]\nuraian = \"I\"\n", "[[sasarn.indikator]]\nuraian = \"I\"\n"
	for _, c := range []struct {
		text  string
		lines []int // of the findings
	}{
		{sasaran + wrong + sasaran + right, nil},
		{sasaran + right + sasaran + wrong, nil},
		{sasaran + wrong + wrong + sasaran + right + sasaran + wrong, nil},
		{sasaran + sasaran + wrong + sasaran + right, []int{4}},
		{sasaran + right + sasaran, []int{8}},
		{sasaran + right + wrong + sasaran, []int{10}},
	} {
		doc, _ := content.Read(source.NewFile("a.toml", []byte(head+c.text)), content.Nowhere{})
		var lines []int
		for _, f := range check.Document(doc) {
			if f.Slug == finding.SasaranTanpaIndikator {
				lines = append(lines, f.Span.Begin().Line)
			}
		}
		if len(lines) != len(c.lines) || len(lines) > 0 && lines[0] != c.lines[0] {
			t.Errorf("%s: at lines %v, want %v", c.text, lines, c.lines)
		}
	}
}
