package fonts

import (
	"os"
	"reflect"
	"testing"

	imagefont "golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// The built-in faces and their programs, read by another reader, must have the
// same outlines and advances for every character of the common repertoire.
func TestSubsetAgainstSFNT(t *testing.T) {
	for _, fam := range builtin {
		for style := Regular; style <= BoldItalic; style++ {
			face := fam.Face(style)
			t.Run(face.Name, func(t *testing.T) {
				original, err := os.ReadFile("liberation/" + liberationFile(fam, style))
				if err != nil {
					t.Fatal(err)
				}
				programs, err := face.Programs([]rune("IKU"))
				if err != nil {
					t.Fatal(err)
				}
				compareOutlines(t, face, original, programs[0])
			})
		}
	}
}

// So must a program with an encoding of its own.
func TestOwnEncodingAgainstSFNT(t *testing.T) {
	original, err := os.ReadFile("liberation/LiberationSans-Regular.ttf")
	if err != nil {
		t.Fatal(err)
	}
	face := sans(t, Regular)
	programs, err := face.Programs([]rune("Şükrü ǺǼ Ḥāfiẓ ЖЩ Ωώ"))
	if err != nil {
		t.Fatal(err)
	}
	compareOutlines(t, face, original, programs[0])
}

func liberationFile(fam *Family, style Style) string {
	stem := map[string]string{"Liberation Sans": "LiberationSans-", "Liberation Serif": "LiberationSerif-"}[fam.Name]
	return stem + [...]string{"Regular", "Bold", "Italic", "BoldItalic"}[style] + ".ttf"
}

func compareOutlines(t *testing.T, face *Face, original []byte, p *Program) {
	t.Helper()
	whole, err := sfnt.Parse(original)
	if err != nil {
		t.Fatal(err)
	}
	part, err := sfnt.Parse(unpack(t, p))
	if err != nil {
		t.Fatal(err)
	}
	_, keys := p.chars.names()
	var a, b sfnt.Buffer
	ppem := fixed.Int26_6(whole.UnitsPerEm()) << 6
	compared := 0
	for code, r := range p.chars {
		if r == 0 {
			continue
		}
		compared++
		g, err := whole.GlyphIndex(&a, r)
		if err != nil {
			t.Fatal(err)
		}
		h, err := part.GlyphIndex(&b, keys[code])
		if err != nil || h == 0 {
			t.Errorf("%q: the program's cmap lacks it (%v)", r, err)
			continue
		}
		want, err := whole.LoadGlyph(&a, g, ppem, nil)
		if err != nil {
			t.Fatal(err)
		}
		got, err := part.LoadGlyph(&b, h, ppem, nil)
		if err != nil {
			t.Errorf("%q: %v", r, err)
			continue
		}
		if !reflect.DeepEqual(append(sfnt.Segments{}, want...), append(sfnt.Segments{}, got...)) {
			t.Errorf("%q: the outline changed", r)
		}
		before, err := whole.GlyphAdvance(&a, g, ppem, imagefont.HintingNone)
		if err != nil {
			t.Fatal(err)
		}
		after, err := part.GlyphAdvance(&b, h, ppem, imagefont.HintingNone)
		if err != nil || before != after {
			t.Errorf("%q: advance %v, was %v (%v)", r, after, before, err)
		}
		rounded := (before.Round()*1000 + int(whole.UnitsPerEm())/2) / int(whole.UnitsPerEm())
		if w, _ := face.Advance(r); w != rounded || p.Widths[code] != rounded {
			t.Errorf("%q: Advance %d, /Widths %d, want %d", r, w, p.Widths[code], rounded)
		}
	}
	if compared < 15 {
		t.Errorf("only %d characters compared", compared)
	}
}

// A program of this package is itself a font that it can read.
func TestSubsetOfSubset(t *testing.T) {
	programs, err := sans(t, Bold).Programs([]rune("IKU"))
	if err != nil {
		t.Fatal(err)
	}
	file := unpack(t, programs[0])
	if sum := checksum(file); sum != 0xb1b0afba {
		t.Errorf("the file's checksum is %08x", sum)
	}
	again, err := Parse(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range common() {
		want, _ := sans(t, Bold).Advance(r)
		if got, ok := again.Advance(r); r != 0 && (!ok || got != want) {
			t.Errorf("%q: advance %d, %t, want %d", r, got, ok, want)
		}
	}
}
