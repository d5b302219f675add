package press_test

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"regexp"
	"strings"
	"testing"

	"iku/cmd/internal/press"
	"iku/content"
)

// A logo of more pixels than its place shows is printed with as many as it shows,
// and carried as it is; one that takes too much to be read at all is refused.
func TestLargeLogo(t *testing.T) {
	dir := t.TempDir()
	text := plainSheet + "[kop]\nlogo = \"l.png\"\nbaris = [\"X\"]\n"
	for _, c := range []struct {
		img           image.Image
		width, height int // in the PDF; 0: refused
	}{
		{image.NewNRGBA(image.Rect(0, 0, 1200, 700)), 1200, 700},
		{image.NewNRGBA(image.Rect(0, 0, 1201, 700)), 601, 350},
		{image.NewGray(image.Rect(0, 0, 3000, 3001)), 1000, 1001},
		{image.NewGray(image.Rect(0, 0, 4999, 4999)), 1000, 1000},
		{image.NewNRGBA64(image.Rect(0, 0, 4000, 4000)), 0, 0},
		{image.NewGray(image.Rect(0, 0, 5001, 5001)), 0, 0},
	} {
		var b bytes.Buffer
		if err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&b, c.img); err != nil {
			t.Fatal(err)
		}
		write(t, dir, "l.png", b.String())
		f := read(t, write(t, dir, "a.toml", text))
		p := press.New(content.Disk{})
		pr := proof(t, p, f)
		if c.width == 0 {
			if pr.Sheet != nil || !strings.Contains(fmt.Sprint(pr.Findings), "terlalu besar untuk sebuah logo") {
				t.Errorf("%v: %v", c.img.Bounds(), pr.Findings)
			}
			continue
		}
		data := printed(t, p, f)
		if want := fmt.Sprintf("/Height %d", c.height); !regexp.MustCompile(want+`\D`).Match(data) || !regexp.MustCompile(fmt.Sprintf(`/Width %d\D`, c.width)).Match(data) {
			t.Errorf("%v: no picture of %d × %d", c.img.Bounds(), c.width, c.height)
		}
		files, err := press.Unpack(data)
		if err != nil || !bytes.Equal(files[1].Data, b.Bytes()) {
			t.Errorf("%v: the file is not carried as it is (%v)", c.img.Bounds(), err)
		}
	}
}

// Pixels are joined by their opacity: what does not shine has no color to give.
func TestLogoIsScaledByOpacity(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 2402, 2))
	for x := range 2402 {
		img.Set(x, 0, color.NRGBA{200, 100, 0, 255})
		img.Set(x, 1, color.NRGBA{0, 255, 255, 0})
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	write(t, dir, "l.png", b.String())
	p := press.New(content.Disk{})
	pr := proof(t, p, read(t, write(t, dir, "a.toml", plainSheet+"[kop]\nlogo = \"l.png\"\nbaris = [\"X\"]\n")))
	for _, item := range pr.Sheet.Pages[0].Items {
		if item.Image == nil {
			continue
		}
		small, err := png.Decode(bytes.NewReader(item.Image.Small))
		if err != nil {
			t.Fatal(err)
		}
		if got := color.NRGBAModel.Convert(small.At(0, 0)); got != (color.NRGBA{200, 100, 0, 128}) {
			t.Errorf("%v", got)
		}
		return
	}
	t.Error("no logo")
}
