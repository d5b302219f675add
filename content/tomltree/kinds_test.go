package tomltree

import (
	"strings"
	"testing"

	"iku/content/source"
)

// Files of other kinds are told as what they are; what may be TOML is read.
func TestOtherKinds(t *testing.T) {
	for text, want := range map[string]string{
		"PK\x03\x04....xl/workbook.xml":   "Excel",
		"PK\x03\x04....word/document.xml": "Word",
		"\xd0\xcf\x11\xe0....":            "Office lama",
		"%PDF-1.7\n":                      "PDF",
		"{\\rtf1 a":                       "RTF",
		"<!DOCTYPE html>\n<p>":            "HTML",
		"{\n  \"sasaran\": 1}":            "JSON",
		"[\n {\"sasaran\": 1}]":           "JSON",
		"no,sasaran,target\n1,a,2\n":      "CSV",
		"no\tsasaran\ttarget\n1\ta\t2":    "CSV",
		"\ufeffno;sasaran;target\n1;a;\n": "CSV",
		"\xd0\xcf\x11\xe0..W\x00o\x00r\x00d\x00D\x00o\x00c\x00u\x00m\x00e\x00n\x00t": ".doc",
		"\x1f\x8b\x08....": "gzip",
		"Rar!\x1a\x07":     "RAR",
		"GIF89a":           "GIF",
		"dokumen:\n  periode: 2018\nsasaran:\n  - uraian: A\n": "YAML",
		"---\njudul: x\n":                  "YAML",
		"periode = 2018\rnomor = 1\r":      "CR saja",
		"[\"a;b;c\"]\nd = 1\n":             "",
		"# a, b, c\n# d, e, f\n":           "",
		"a = [1, 2, 3]\nb = [\n1, 2, 3]\n": "",
		"":                                 "",
	} {
		_, refused := Parse(source.NewFile("a.toml", []byte(text)))
		switch {
		case want == "" && refused != nil:
			t.Errorf("%q: %s", text, refused.Message)
		case want != "" && (refused == nil || !strings.Contains(refused.Message, want)):
			t.Errorf("%q: %+v, want %s", text, refused, want)
		}
	}
}
