package press_test

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"iku/cmd/internal/press"
	"iku/content"
	"iku/content/schema"
	"iku/fonts"
	"iku/fonts/fonttest"
)

// A built-in typeface is a name of the format and files of fonts.
func TestTypefaces(t *testing.T) {
	if got := fonts.BuiltinNames(); !slices.Equal(got, schema.Typefaces) {
		t.Errorf("the format names %q, there are %q", schema.Typefaces, got)
	}
}

// A collection gives its regular face, the others of its family too; what it has not
// is looked for beside it. Another of its faces is named behind a #.
func TestCollectionAsTypeface(t *testing.T) {
	dir := t.TempDir()
	file := func(family string, style fonts.Style) []byte {
		fam, ok := fonts.Builtin(family)
		if !ok {
			t.Fatal(family)
		}
		return fam.Face(style).Data()
	}
	regular, bold, serif := file("Liberation Sans", fonts.Regular), file("Liberation Sans", fonts.Bold), file("Liberation Serif", fonts.Regular)
	write(t, dir, "sans.ttc", string(fonttest.Collection(serif, bold, regular)))
	write(t, dir, "cam.ttc", string(fonttest.Collection(regular, serif)))
	write(t, dir, "camb.ttf", string(bold))
	write(t, dir, "satu.ttf", string(regular))
	write(t, dir, "web.woff2", "wOF2\x00\x01\x00\x00")
	for _, c := range []struct{ huruf, regular, bold, fault string }{
		{`"sans.ttc"`, "LiberationSerif", "", ""},
		{`"sans.ttc#Liberation Sans"`, "LiberationSans", "LiberationSans-Bold", ""},
		{`"sans.ttc#3"`, "LiberationSans", "LiberationSans-Bold", ""},
		{`"cam.ttc"`, "LiberationSans", "LiberationSans-Bold", ""},
		{`"cam.ttc#liberationserif"`, "LiberationSerif", "", ""},
		{`{ biasa = "cam.ttc", tebal = "sans.ttc" }`, "LiberationSans", "LiberationSans-Bold", ""},
		{`"satu.ttf"`, "LiberationSans", "", ""},
		{`"cam.ttc#Cambria Math"`, "", "", `kumpulannya tidak memuat "Cambria Math"; isinya 1 "Liberation Sans", 2 "Liberation Serif"`},
		{`{ biasa = "sans.ttc", tebal = "cam.ttc" }`, "", "", "kumpulannya tidak memuat gaya tebal"},
		{`"tiada.ttc#2"`, "", "", "tiada.ttc tidak ada"},
		{`"web.woff2"`, "", "", "ini huruf web (.woff2); ubah dulu menjadi .ttf atau .otf"},
	} {
		f := read(t, write(t, dir, "a.toml", plainSheet+"[halaman]\nhuruf = "+c.huruf+"\n"))
		p := press.New(content.Disk{})
		if c.fault != "" {
			if pr := proof(t, p, f); pr.Sheet != nil || !strings.Contains(fmt.Sprint(pr.Findings), c.fault) {
				t.Errorf("%s: %v, want %s", c.huruf, pr.Findings, c.fault)
			}
			continue
		}
		data := printed(t, p, f)
		doc := p.Document(f)
		family := p.Family(doc)
		got := ""
		if face := family.Face(fonts.Bold); face != nil {
			got = face.Name
		}
		if name := family.Face(fonts.Regular).Name; name != c.regular || got != c.bold {
			t.Errorf("%s: %s and %q, want %s and %q", c.huruf, name, got, c.regular, c.bold)
		}
		used, _, _ := strings.Cut(strings.Trim(c.huruf, `"`), "#")
		if paths := p.Paths(doc); !strings.HasPrefix(used, "{") && (len(paths) == 0 || filepath.Base(paths[0]) != used) {
			t.Errorf("%s: made from %q", c.huruf, paths)
		}
		// Built again from the PDF, which names the file by its sum, it is the same.
		name := write(t, dir, "a.pdf", string(data))
		if again := printed(t, press.New(content.Disk{}), read(t, name)); !bytes.Equal(again, data) {
			t.Errorf("%s: another PDF when built from the PDF", c.huruf)
		}
	}
}
