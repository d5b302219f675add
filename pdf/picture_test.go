package pdf

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"

	"iku/layout/page"
	"iku/pdf/object"
)

// Every kind of PNG keeps its colors and its opacity.
func TestPNGs(t *testing.T) {
	size := image.Rect(0, 0, 7, 5)
	palette := color.Palette{color.NRGBA{255, 0, 0, 255}, color.NRGBA{0, 0, 200, 128}, color.NRGBA{9, 9, 9, 0}}
	images := map[string]interface {
		image.Image
		Set(x, y int, c color.Color)
	}{
		"NRGBA": image.NewNRGBA(size), "RGBA": image.NewRGBA(size), "Gray": image.NewGray(size), "Gray16": image.NewGray16(size),
		"NRGBA64": image.NewNRGBA64(size), "RGBA64": image.NewRGBA64(size), "Paletted": image.NewPaletted(size, palette),
	}
	for name, img := range images {
		for i := range 35 {
			img.Set(i%7, i/7, color.NRGBA{uint8(7 * i), uint8(255 - i), 3, uint8(255 - i*i/10)})
		}
		var file bytes.Buffer
		if err := png.Encode(&file, img); err != nil {
			t.Fatal(err)
		}
		decoded, err := png.Decode(bytes.NewReader(file.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		p, err := newPicture(&page.Picture{Name: name, Data: file.Bytes(), Type: "png"})
		if err != nil {
			t.Fatal(err)
		}
		colors, opacity := unpack(t, p.data, p), []byte(nil)
		if p.opacity != nil {
			opacity = unpack(t, p.opacity, &picture{w: p.w, colors: 1})
		}
		for i := range 35 {
			want := color.NRGBAModel.Convert(decoded.At(i%7, i/7)).(color.NRGBA)
			got := color.NRGBA{A: 255}
			if opacity != nil {
				got.A = opacity[i]
			}
			if p.colors == 3 {
				got.R, got.G, got.B = colors[3*i], colors[3*i+1], colors[3*i+2]
			} else {
				got.R, got.G, got.B = colors[i], colors[i], colors[i]
			}
			if got != want {
				t.Errorf("%s, pixel %d: got %v, want %v", name, i, got, want)
			}
		}
	}
}

// unpack returns the samples of a picture as a reader sees them.
func unpack(t *testing.T, data []byte, p *picture) []byte {
	t.Helper()
	out, err := new(object.File).Decode(&object.Stream{Raw: data, Dict: object.Dict{
		{Key: "Filter", Value: object.Name("FlateDecode")},
		{Key: "DecodeParms", Value: object.Dict{
			{Key: "Predictor", Value: object.Int(15)},
			{Key: "Colors", Value: object.Int(p.colors)},
			{Key: "Columns", Value: object.Int(p.w)},
		}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestJPEGIsKept(t *testing.T) {
	photo := testPhoto()
	p, err := newPicture(photo)
	if err != nil {
		t.Fatal(err)
	}
	if !p.jpeg || p.space != "DeviceGray" || !bytes.Equal(p.data, photo.Data) {
		t.Errorf("a gray JPEG becomes %v of %s, %d bytes", p.jpeg, p.space, len(p.data))
	}
}

func TestHugePictureIsRefused(t *testing.T) {
	var file bytes.Buffer
	if err := png.Encode(&file, image.NewGray(image.Rect(0, 0, 1, 1))); err != nil {
		t.Fatal(err)
	}
	data := file.Bytes()
	copy(data[16:], []byte{0x7F, 0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF})
	if _, err := newPicture(&page.Picture{Data: data, Type: "png"}); err == nil {
		t.Error("a picture of 2³¹ × 2³¹ pixels is taken")
	}
}
