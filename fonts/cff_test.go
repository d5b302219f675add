package fonts

import (
	"os"
	"testing"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// cffFaces are where Debian puts the free twins of Bookman (fonts-texgyre,
// fonts-urw-base35).
var cffFaces = []string{
	"/usr/share/texmf/fonts/opentype/public/tex-gyre/texgyrebonum-regular.otf",
	"/usr/share/texmf/fonts/opentype/public/tex-gyre/texgyrebonum-bold.otf",
	"/usr/share/fonts/opentype/urw-base35/URWBookman-Light.otf",
	"/usr/share/fonts/opentype/urw-base35/URWBookman-Demi.otf",
}

func cffFace(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		if os.Getenv("IKU_CI") != "" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	return data
}

// A face with CFF outlines is one with the same characters, advances and shapes.
func TestCFF(t *testing.T) {
	for _, name := range cffFaces {
		data := cffFace(t, name)
		face, err := Parse(data)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		was, err := sfnt.Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		is, err := sfnt.Parse(face.Data())
		if err != nil {
			t.Fatalf("%s: made into no font: %v", name, err)
		}
		var b sfnt.Buffer
		em := fixed.I(int(was.UnitsPerEm()))
		shown := 0
		for r := rune(' '); r < 0x2300; r++ {
			if drawnAs(r) != r {
				continue
			}
			g, err := was.GlyphIndex(&b, r)
			if err != nil {
				t.Fatal(err)
			}
			if (face.glyph(r) != 0) != (g != 0) {
				t.Errorf("%s: %q: %v", name, r, face.glyph(r) != 0)
			}
			if g == 0 {
				continue
			}
			shown++
			here, _, err := is.GlyphBounds(&b, g, em, 0)
			if err != nil {
				t.Fatal(err)
			}
			there, advance, err := was.GlyphBounds(&b, g, em, 0)
			if err != nil {
				t.Fatal(err)
			}
			if got, _ := face.Advance(r); got != face.font.thousandths(advance.Round()) {
				t.Errorf("%s: %q is %d wide, want %d", name, r, got, advance.Round())
			}
			// A cubic's own controls may lie outside of what it draws.
			if far := max(here.Min.X-there.Max.X, there.Min.X-here.Min.X, here.Max.X-there.Max.X, there.Min.Y-here.Min.Y, here.Max.Y-there.Max.Y); far > fixed.I(2) {
				t.Errorf("%s: %q reaches %v units too far", name, r, far)
			}
		}
		if shown < 200 {
			t.Errorf("%s: only %d characters", name, shown)
		}
	}
}

// A cut or changed face is an error in words, never a panic.
func TestBrokenCFF(t *testing.T) {
	data := cffFace(t, cffFaces[2])
	refused := 0
	for cut := 0; cut < len(data); cut += 997 {
		if _, err := Parse(data[:cut]); err != nil {
			if _, is := err.(*FormatError); !is {
				t.Errorf("cut at %d: %v", cut, err)
			}
			refused++
		}
		odd := append([]byte(nil), data...)
		odd[cut] ^= 0x55
		if _, err := Parse(odd); err != nil {
			if _, is := err.(*FormatError); !is {
				t.Errorf("changed at %d: %v", cut, err)
			}
		}
	}
	if refused < 20 {
		t.Errorf("only %d were refused", refused)
	}
}
