package tomltree

import (
	"strings"
	"testing"

	"iku/content/source"
)

// Files of other kinds are told as what they are; what may be TOML is read.
func TestOtherKinds(t *testing.T) {
	for text, want := range map[string]string{
		"PK\x03\x04....xl/workbook.xml":    "Excel",
		"PK\x03\x04....word/document.xml":  "Word",
		"\xd0\xcf\x11\xe0....":             "Office lama",
		"%PDF-1.7\n":                       "PDF",
		"{\\rtf1 a":                        "RTF",
		"<!DOCTYPE html>\n<p>":             "HTML",
		"{\n  \"sasaran\": 1}":             "JSON",
		"[\n {\"sasaran\": 1}]":            "JSON",
		"no,sasaran,target\n1,a,2\n":       "CSV",
		"no\tsasaran\ttarget\n1\ta\t2":     "CSV",
		"\ufeffno;sasaran;target\n1;a;\n":  "CSV",
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
