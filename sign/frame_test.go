package sign_test

import (
	"bytes"
	"context"
	"fmt"
	"image"
	_ "image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"iku/sign"
)

// paged returns a file whose page has these entries, and nothing on it.
func paged(entries string) []byte {
	b := plainPDF()
	b = bytes.Replace(b, []byte("/MediaBox[0 0 595 842]"), nil, 1)
	b = bytes.Replace(b, []byte("0 0 1 rg 9 9 100 100 re f"), []byte("1 1 1 rg 0 0 0 0 re f    "), 1)
	return tabled(bytes.Replace(b, []byte("/Type/Page/"), []byte("/Type/Page"+entries+"/"), 1))
}

// tabled returns a file with a true table of cross-references.
func tabled(b []byte) []byte {
	b = b[:bytes.Index(b, []byte("xref"))]
	out := fmt.Appendf(bytes.Clone(b), "xref\n0 5\n0000000000 65535 f\r\n")
	for n := 1; n < 5; n++ {
		out = fmt.Appendf(out, "%010d 00000 n\r\n", bytes.Index(b, fmt.Appendf(nil, "%d 0 obj", n)))
	}
	return fmt.Appendf(out, "trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF", len(b))
}

// geometries are pages by what is shown of them, in points.
var geometries = []struct {
	name, entries string
	w, h          float64
}{
	{"plain", "/MediaBox[0 0 500 700]", 500, 700},
	{"turned 90", "/MediaBox[0 0 500 700]/Rotate 90", 700, 500},
	{"turned 180", "/MediaBox[0 0 500 700]/Rotate 180", 500, 700},
	{"turned 270", "/MediaBox[0 0 500 700]/Rotate 270", 700, 500},
	{"turned -90", "/MediaBox[0 0 500 700]/Rotate -90", 700, 500},
	{"turned 450", "/MediaBox[0 0 500 700]/Rotate 450", 700, 500},
	{"away from the origin", "/MediaBox[-100 50 400 750]", 500, 700},
	{"corners swapped", "/MediaBox[500 700 0 0]", 500, 700},
	{"cropped", "/MediaBox[0 0 700 900]/CropBox[100 50 600 750]", 500, 700},
	{"cropped to more than there is", "/MediaBox[0 0 500 700]/CropBox[-50 -50 900 900]", 500, 700},
	{"cropped and turned", "/MediaBox[0 0 700 900]/CropBox[100 50 600 750]/Rotate 90", 700, 500},
	{"cropped, away and turned over", "/MediaBox[-10 -20 700 900]/CropBox[100 50 600 750]/Rotate 180", 500, 700},
	{"in larger units", "/MediaBox[0 0 250 350]/UserUnit 2", 500, 700},
	{"in larger units, cropped, turned", "/MediaBox[0 0 300 400]/CropBox[20 10 270 360]/UserUnit 2/Rotate 270", 700, 500},
}

// TestPlaceOnAnyPage: a block stands where it was asked for on the page as it is shown,
// upright, as poppler and MuPDF draw it.
func TestPlaceOnAnyPage(t *testing.T) {
	d := newDesk(t)
	place := [4]float64{300, 40, 480, 100}
	request := func(r *sign.Request) { r.Place = &sign.Place{Rect: place} }
	renderers := map[string]func(in, out string) *exec.Cmd{
		"pdftoppm": func(in, out string) *exec.Cmd {
			return exec.Command("pdftoppm", "-r", "144", "-cropbox", "-singlefile", "-png", in, strings.TrimSuffix(out, ".png"))
		},
		"mutool": func(in, out string) *exec.Cmd {
			return exec.Command("mutool", "draw", "-q", "-r", "144", "-o", out, in, "1")
		},
	}
	for program, render := range renderers {
		var reference image.Image
		for _, g := range geometries {
			t.Run(program+" "+g.name, func(t *testing.T) {
				tool(t, program)
				out := d.sign(t, paged(g.entries), request, sign.LevelB)
				d.passes(t, out, nil)
				dir := t.TempDir()
				in, drawn := filepath.Join(dir, "x.pdf"), filepath.Join(dir, "x.png")
				if err := os.WriteFile(in, out, 0o600); err != nil {
					t.Fatal(err)
				}
				if said, err := render(in, drawn).CombinedOutput(); err != nil {
					t.Fatalf("%v: %s", err, said)
				}
				f, err := os.Open(drawn)
				if err != nil {
					t.Fatal(err)
				}
				defer f.Close()
				page, _, err := image.Decode(f)
				if err != nil {
					t.Fatal(err)
				}
				// poppler does not know units of users, and shows such a page smaller.
				scale := float64(page.Bounds().Dx()) / g.w
				if h := float64(page.Bounds().Dy()) / g.h; math.Abs(scale-h) > 0.02 {
					t.Fatalf("the page is %v", page.Bounds())
				}
				ink := inkOf(page)
				within := [4]float64{place[0] * scale, (g.h - place[3]) * scale, place[2] * scale, (g.h - place[1]) * scale}
				if ink.Empty() || float64(ink.Min.X) < within[0]-2 || float64(ink.Min.Y) < within[1]-2 || float64(ink.Max.X) > within[2]+2 || float64(ink.Max.Y) > within[3]+2 ||
					float64(ink.Dx()) < 0.5*(within[2]-within[0]) || float64(ink.Dy()) < 0.5*(within[3]-within[1]) {
					t.Fatalf("ink at %v, asked for %.0f", ink, within)
				}
				if g.name == "plain" {
					reference = page
				}
				if reference == nil {
					t.Fatal("the first page is no reference")
				}
				if off := unlike(reference, inkOf(reference), page, ink); off > 0.1 {
					t.Errorf("it looks otherwise: %.2f", off)
				}
			})
		}
	}
	for _, entries := range []string{"/MediaBox[0 0 500 700]/CropBox[0 0 400 700]", "/MediaBox[0 0 479 700]", "/MediaBox[0 0 500 99]", "", "/MediaBox[0 0 500 700]/Rotate 45"} {
		r := d.request(t, sign.LevelB)
		request(&r)
		if _, err := sign.Sign(context.Background(), paged(entries), r); err == nil {
			t.Errorf("it stands on a page with %q", entries)
		}
	}
}

// inkOf returns where a page is not white.
func inkOf(p image.Image) (r image.Rectangle) {
	for y := p.Bounds().Min.Y; y < p.Bounds().Max.Y; y++ {
		for x := p.Bounds().Min.X; x < p.Bounds().Max.X; x++ {
			if dark(p, x, y) > 0.3 {
				r = r.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return r
}

func dark(p image.Image, x, y int) float64 {
	r, g, b, _ := p.At(x, y).RGBA()
	return 1 - float64(r+g+b)/(3*0xffff)
}

// unlike tells how much two pictures differ by their means over a coarse grid.
func unlike(a image.Image, in image.Rectangle, b image.Image, at image.Rectangle) (most float64) {
	const cells = 6
	mean := func(p image.Image, r image.Rectangle, i, k int) (sum float64) {
		x0, x1 := r.Min.X+r.Dx()*i/cells, r.Min.X+r.Dx()*(i+1)/cells
		y0, y1 := r.Min.Y+r.Dy()*k/cells, r.Min.Y+r.Dy()*(k+1)/cells
		for y := y0; y < y1; y++ {
			for x := x0; x < x1; x++ {
				sum += dark(p, x, y)
			}
		}
		return sum / float64(max(1, (x1-x0)*(y1-y0)))
	}
	for i := range cells {
		for k := range cells {
			most = max(most, math.Abs(mean(a, in, i, k)-mean(b, at, i, k)))
		}
	}
	return most
}
