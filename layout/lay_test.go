package layout

import (
	"flag"
	"testing"

	"iku/content"
	"iku/content/finding"
	"iku/content/source"
	"iku/fonts"
	"iku/layout/page"
)

var update = flag.Bool("update", false, "write what comes out as what is expected")

// read returns a document without errors.
func read(t testing.TB, name string, data []byte) *content.Document {
	t.Helper()
	doc, list := content.Read(source.NewFile(name, data), nil)
	for _, f := range list {
		if f.Severity() == finding.Galat {
			at := f.Span.Begin()
			t.Fatalf("%s:%d:%d %s: %s", name, at.Line, at.Column, f.Slug, f.Message)
		}
	}
	return doc
}

func family(t testing.TB, doc *content.Document) *fonts.Family {
	t.Helper()
	f, ok := fonts.Builtin(doc.Halaman.Huruf.Nama)
	if !ok {
		t.Fatalf("no typeface %q", doc.Halaman.Huruf.Nama)
	}
	return f
}

// lay sets a document that fits its pages.
func lay(t testing.TB, doc *content.Document) *page.Sheet {
	t.Helper()
	sheet, list := Lay(doc, family(t, doc), Options{})
	for _, f := range list {
		if f.Severity() == finding.Galat {
			t.Fatalf("%s: %s", f.Slug, f.Message)
		}
	}
	return sheet
}
