package fonts

import (
	"os"
	"strings"
	"testing"
)

func TestBuiltin(t *testing.T) {
	want := map[string][4]string{
		"Liberation Sans":  {"LiberationSans", "LiberationSans-Bold", "LiberationSans-Italic", "LiberationSans-BoldItalic"},
		"Liberation Serif": {"LiberationSerif", "LiberationSerif-Bold", "LiberationSerif-Italic", "LiberationSerif-BoldItalic"},
	}
	if got := len(BuiltinNames()); got != len(want) {
		t.Errorf("%d built-in families, want %d", got, len(want))
	}
	for _, name := range BuiltinNames() {
		fam, ok := Builtin(name)
		if !ok {
			t.Fatalf("Builtin(%q) is not there", name)
		}
		for style := Regular; style <= BoldItalic; style++ {
			face := fam.Face(style)
			if face.Name != want[name][style] || face.Style != style || face.FamilyName != name {
				t.Errorf("%s, style %d: got %s of %q in style %d", name, style, face.Name, face.FamilyName, face.Style)
			}
			if face != fam.Face(style) {
				t.Errorf("%s is read twice", face.Name)
			}
			if face.Serif != (name == "Liberation Serif") || face.Fixed || (face.ItalicAngle < 0) != (style&Italic != 0) {
				t.Errorf("%s: serif %t, fixed %t, angle %d", face.Name, face.Serif, face.Fixed, face.ItalicAngle)
			}
		}
	}
	if _, ok := Builtin("Arial"); ok {
		t.Error("Arial is built in")
	}
}

// The licence must be that of the very files beside it: releases before 2.00
// were under another one.
func TestBuiltinLicence(t *testing.T) {
	text, err := os.ReadFile("liberation/LICENSE")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(text), "SIL OPEN FONT LICENSE Version 1.1") {
		t.Error("liberation/LICENSE is not the SIL Open Font License 1.1")
	}
	const licenceDescription = 13
	for _, fam := range builtin {
		for style := Regular; style <= BoldItalic; style++ {
			face := fam.Face(style)
			if got := face.font.naming(licenceDescription); got != "Licensed under the SIL Open Font License, Version 1.1" {
				t.Errorf("%s says of its licence: %q", face.Name, got)
			}
		}
	}
}

// Liberation Sans is to be as wide as Arial, whose widths are those of Helvetica
// in ISO 32000-1 for these characters.
func TestAdvance(t *testing.T) {
	regular, bold := sans(t, Regular), sans(t, Bold)
	for _, c := range []struct {
		r             rune
		regular, bold int
	}{
		{' ', 278, 278}, {'i', 222, 278}, {'m', 833, 889}, {'W', 944, 944}, {'0', 556, 556}, {'%', 889, 889},
		{'–', 556, 556}, {'×', 584, 584}, {'\u00a0', 278, 278}, {'\u2011', 333, 333}, {'\u00ad', 333, 333},
	} {
		if got, ok := regular.Advance(c.r); got != c.regular || !ok {
			t.Errorf("regular %q: %d, %t, want %d", c.r, got, ok, c.regular)
		}
		if got, ok := bold.Advance(c.r); got != c.bold || !ok {
			t.Errorf("bold %q: %d, %t, want %d", c.r, got, ok, c.bold)
		}
	}
	for _, r := range []rune{-1, 0, '\n', '\t', 0x7f, 0x85, '☐', '漢', 0x1f600, 0xd800, 0xfffe, 0xffff, 0x110000} {
		if regular.Has(r) {
			t.Errorf("the face has %U", r)
		}
	}
}

func TestFamilyNearest(t *testing.T) {
	regular, bold := sans(t, Regular), sans(t, Bold)
	fam := NewFamily("Huruf Sendiri", [4]*Face{Regular: regular, Bold: bold})
	for style, want := range map[Style]*Face{Regular: regular, Bold: bold, Italic: regular, BoldItalic: bold} {
		if got := fam.Nearest(style); got != want {
			t.Errorf("nearest to style %d: %s, want %s", style, got.Name, want.Name)
		}
	}
	if fam.Face(Italic) != nil || fam.Face(Style(9)) != nil {
		t.Error("the family has a face that it was not given")
	}
	if new(Family).Nearest(Bold) != nil {
		t.Error("an empty family has a face")
	}
}
