package press_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"iku/cmd/internal/press"
	"iku/content"
	"iku/fonts"
	"iku/layout/page"
	"iku/pdf"
)

// A PDF set in the user's own typeface names it by its hash, and is built again
// only with that very file.
func TestOwnTypefaceIsNamedNotCarried(t *testing.T) {
	dir := t.TempDir()
	ttf, err := os.ReadFile(filepath.Join("..", "..", "..", "fonts", "liberation", "LiberationSerif-Regular.ttf"))
	if err != nil {
		t.Fatal(err)
	}
	write(t, dir, "biasa.ttf", string(ttf))
	name := write(t, dir, "lembar.toml", `[dokumen]
pemerintah = "Pemerintah Kabupaten Contoh"
periode = 2018
[halaman]
huruf = { biasa = "biasa.ttf", tebal = "biasa.ttf" }
[[sasaran]]
uraian = "Meningkatnya minat baca"
`)
	first := printed(t, press.New(content.Disk{}), read(t, name))
	files, err := press.Unpack(first)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if bytes.Equal(f.Data, ttf) {
			t.Errorf("%s is the typeface itself", f.Name)
		}
		if f.Name == press.Sums && !strings.Contains(string(f.Data), "  biasa.ttf\n") {
			t.Errorf("the typeface is not named:\n%s", f.Data)
		}
	}
	in := write(t, dir, "lembar.pdf", string(first))
	if again := printed(t, press.New(content.Disk{}), read(t, in)); !bytes.Equal(first, again) {
		t.Error("not the same PDF")
	}
	write(t, dir, "biasa.ttf", string(ttf)+"\x00")
	pr := proof(t, press.New(content.Disk{}), read(t, in))
	if pr.Sheet != nil || len(pr.Findings) == 0 {
		t.Error("built with another typeface")
	}
}

// What a foreign PDF names its files is not trusted.
func TestUnpackRefusesUnsafeNames(t *testing.T) {
	family, _ := fonts.Builtin("Liberation Sans")
	root := &page.Node{Role: page.Document}
	p := root.Add(page.P, root.Span)
	sheet := &page.Sheet{Title: "x", Family: family, Root: root, Pages: []page.Page{{Width: 100_000, Height: 100_000,
		Items: []page.Item{{Kind: page.Text, Node: p, X: 10_000, Y: 50_000, Text: "x", Face: family.Face(fonts.Regular), Size: 10_000}}}}}
	for _, name := range []string{"../keluar.toml", "/etc/x.toml", `a\b.toml`, "C:x.toml", "a//b.toml"} {
		data, err := pdf.Write(sheet, pdf.Metadata{Attachments: []pdf.Attachment{{Name: name, Type: "application/toml",
			Description: "Sumber dokumen ini", Relation: pdf.Source, Date: time.Unix(0, 0), Data: []byte("x = 1")}}})
		if err != nil {
			t.Fatal(err)
		}
		if files, err := press.Unpack(data); err == nil {
			t.Errorf("%q came out as %q", name, files[0].Name)
		}
	}
}
