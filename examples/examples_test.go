// Package examples_test checks that every example is what it claims to be: it can
// be printed, it is listed in README.md, and together they show the whole format.
package examples_test

import (
	"bytes"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"iku/content"
	"iku/content/finding"
	"iku/content/schema"
	"iku/content/source"
	"iku/content/tomltree"
	"iku/fonts"
	"iku/layout"
	"iku/layout/page"
)

// example is one TOML file of this folder.
type example struct {
	*source.File
	doc *content.Document
}

// examples returns the documents, and the files that they inherit.
func examples(t *testing.T) (docs []example, shared []string) {
	t.Helper()
	names, err := filepath.Glob("*.toml")
	for _, agency := range []string{"merbau", "sagara", "badan"} { // made up: every kind of document
		further, _ := filepath.Glob(agency + "/*.toml")
		names = append(names, further...)
	}
	if err != nil || len(names) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		f := source.NewFile(name, data)
		doc, list := content.Read(f, content.Disk{})
		docs = append(docs, example{f, doc})
		for _, in := range doc.Inherited {
			shared = append(shared, filepath.ToSlash(in.Name))
		}
		for _, found := range list {
			if found.Severity() == finding.Galat {
				at := found.Span.Begin()
				t.Errorf("%s:%d:%d %s: %s", name, at.Line, at.Column, found.Slug, found.Message)
			}
		}
	}
	return docs, shared
}

// each returns examples with each of those that stand for several documents as these.
func each(docs []example) (out []example) {
	for _, e := range docs {
		for _, doc := range e.doc.Documents() {
			out = append(out, example{e.File, doc})
		}
	}
	return out
}

// Every example is laid out without a finding.
func TestLaidOut(t *testing.T) {
	docs, _ := examples(t)
	for _, e := range each(docs) {
		faces, ok := fonts.Builtin(e.doc.Halaman.Huruf.Nama)
		if !ok {
			t.Fatalf("%s: no typeface %q", e.Name, e.doc.Halaman.Huruf.Nama)
		}
		var o layout.Options
		if k := e.doc.Kop; k != nil && !k.Logo.IsZero() {
			o.Logo = picture(t, k.Logo.Value)
		}
		list := layout.Glyphs(e.doc, faces)
		sheet, more := layout.Lay(e.doc, faces, o)
		for _, found := range append(list, more...) {
			t.Errorf("%s: %s: %s", e.Name, found.Slug, found.Message)
		}
		if e.doc.Halaman.SatuHalaman && len(sheet.Pages) != 1 && e.doc.Keputusan == nil { // whose annexes follow
			t.Errorf("%s: %d pages", e.Name, len(sheet.Pages))
		}
	}
}

func picture(t *testing.T, name string) *page.Picture {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	size, err := png.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return &page.Picture{Name: name, Data: data, Type: "png", W: size.Width, H: size.Height}
}

// README.md lists every example with its picture, which is small.
func TestListed(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	docs, shared := examples(t)
	for _, e := range docs {
		shot := "gambar/" + strings.ReplaceAll(strings.TrimSuffix(filepath.ToSlash(e.Name), ".toml"), "/", "-") + ".png"
		for _, link := range []string{"(" + filepath.ToSlash(e.Name) + ")", "(" + shot + ")"} {
			if !bytes.Contains(readme, []byte(link)) {
				t.Errorf("README.md has no link %s", link)
			}
		}
		if info, err := os.Stat(shot); err != nil || info.Size() > 60_000 {
			t.Errorf("%s: missing or over 60 kB (%v)", shot, err)
		}
	}
	for _, name := range shared {
		if !bytes.Contains(readme, []byte("("+name+")")) {
			t.Errorf("README.md has no link to %s", name)
		}
	}
}

// unshown are the keys that no example has, each with its reason.
var unshown = map[string]string{
	"pk.sasaran.kelompok":        "no public perjanjian with groups is at hand",
	"pk.sasaran.perubahan":       "says why a revision changed",
	"penanda_tangan.ni_pppk":     "no public sheet signed by one is known",
	"penanda_tangan.sebutan":     "no public sheet signed by several is at hand",
	"hitungan.kelas":             "no public sheet that shows figures by class is at hand",
	"halaman.kata_penyambung":    "no public sheet with catchwords is at hand",
	"halaman.huruf.biasa":        "needs a typeface of the user's own",
	"halaman.huruf.tebal":        "likewise",
	"halaman.huruf.miring":       "likewise",
	"halaman.huruf.tebal_miring": "likewise",
	"tujuan.perubahan":           "an example has it of an indikator",
	"sasaran.perubahan":          "likewise",
}

// Together the examples have every key of the format.
func TestWholeFormat(t *testing.T) {
	used := map[string]bool{}
	docs, shared := examples(t)
	var files []*source.File
	for _, e := range docs {
		files = append(files, e.File)
	}
	for _, name := range shared {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, source.NewFile(name, data))
	}
	for _, f := range files {
		root, found := tomltree.Parse(f)
		if found != nil {
			t.Fatalf("%s: %s", f.Name, found.Message)
		}
		mark(used, root, schema.Root)
	}
	schema.Root.Walk(func(f *schema.Fields) {
		for _, k := range f.Keys {
			name := strings.TrimPrefix(f.Name+"."+k.Name, ".")
			if _, excused := unshown[name]; used[name] == excused {
				t.Errorf("%s: used is %t", name, used[name])
			}
		}
	})
}

// mark notes the keys of a table that are used in a tree.
func mark(used map[string]bool, n *tomltree.Node, f *schema.Fields) {
	if n == nil || f == nil {
		return
	}
	if f.Open != nil && f.Open.Fields != nil {
		for _, child := range n.Children {
			mark(used, child, f.Open.Fields)
		}
	}
	forms := append([]*schema.Fields{f}, f.Variants...)
	for _, child := range n.Children {
		if child.Name == "" { // an element of a list
			mark(used, child, f)
			continue
		}
		for _, form := range forms {
			if k := form.Key(child.Name); k != nil {
				used[strings.TrimPrefix(form.Name+"."+k.Name, ".")] = true
				mark(used, child, k.Fields)
			}
		}
	}
}
