package pdf

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"sync"

	"iku/layout/page"
)

// maxPixels is how large a picture may be.
const maxPixels = 25_000_000

// turns are the matrices that bring pictures into the unit square as they are shown: to
// turn one costs no other bytes of it.
var turns = [...][6]page.Length{
	page.AsStored:    {1, 0, 0, 1, 0, 0},
	page.TopLeft:     {1, 0, 0, 1, 0, 0},
	page.TopRight:    {-1, 0, 0, 1, 1, 0},
	page.BottomRight: {-1, 0, 0, -1, 1, 1},
	page.BottomLeft:  {1, 0, 0, -1, 0, 1},
	page.LeftTop:     {0, -1, -1, 0, 1, 1},
	page.RightTop:    {0, -1, 1, 0, 0, 1},
	page.RightBottom: {0, 1, 1, 0, 0, 0},
	page.LeftBottom:  {0, 1, -1, 0, 1, 0},
}

// resourceCache prepares fonts and pictures once for all documents that show them.
type resourceCache struct {
	pictures  sync.Map // *page.Picture to func() (*picture, error)
	fonts     fontCache
	preambles preambleCache
}

func (s *resourceCache) picture(source *page.Picture) (*picture, error) {
	prepare, _ := s.pictures.LoadOrStore(source, sync.OnceValues(func() (*picture, error) { return newPicture(source) }))
	return prepare.(func() (*picture, error))()
}

// pictureList collects the pictures of a document, each once.
type pictureList struct {
	cache    *resourceCache
	pictures []*picture
}

// picture is an image as it stands in a PDF.
type picture struct {
	source  *page.Picture
	w, h    int
	space   string // DeviceGray or DeviceRGB
	colors  int
	jpeg    bool // data is a JPEG; otherwise rows filtered as in a PNG, deflated
	data    []byte
	opacity []byte // like data, of one color; nil where nothing shines through
}

// add returns the picture's number, counted from 0.
func (a *pictureList) add(source *page.Picture) (int, error) {
	if source == nil {
		return 0, errors.New("an image item has no picture")
	}
	for i, p := range a.pictures {
		if p.source == source || p.source.Name == source.Name && bytes.Equal(p.source.Data, source.Data) {
			return i, nil
		}
	}
	p, err := a.cache.picture(source)
	if err != nil {
		return 0, fmt.Errorf("picture %s: %w", source.Name, err)
	}
	a.pictures = append(a.pictures, p)
	return len(a.pictures) - 1, nil
}

// newPicture reads a picture. A JPEG is kept as it is, unless its colors are
// ones that need a profile of their own; anything else becomes 8 bits a color.
func newPicture(source *page.Picture) (*picture, error) {
	if source.Small != nil {
		img, err := png.Decode(bytes.NewReader(source.Small))
		if err != nil {
			return nil, err
		}
		p := &picture{source: source, w: img.Bounds().Dx(), h: img.Bounds().Dy()}
		return p, p.develop(img)
	}
	decode, config := png.Decode, png.DecodeConfig
	if source.Type != "png" {
		decode, config = jpeg.Decode, jpeg.DecodeConfig
	}
	cfg, err := config(bytes.NewReader(source.Data))
	if err != nil {
		return nil, err
	}
	if cfg.Width <= 0 || cfg.Height <= 0 || cfg.Width > maxPixels/cfg.Height {
		return nil, fmt.Errorf("%d × %d pixels are too many", cfg.Width, cfg.Height)
	}
	p := &picture{source: source, w: cfg.Width, h: cfg.Height}
	if source.Type != "png" {
		switch cfg.ColorModel {
		case color.GrayModel:
			p.jpeg, p.space, p.colors, p.data = true, "DeviceGray", 1, source.Data
			return p, nil
		case color.YCbCrModel:
			p.jpeg, p.space, p.colors, p.data = true, "DeviceRGB", 3, source.Data
			return p, nil
		}
	}
	img, err := decode(bytes.NewReader(source.Data))
	if err != nil {
		return nil, err
	}
	return p, p.develop(img)
}

// develop splits an image into its colors and its opacity.
func (p *picture) develop(img image.Image) error {
	size := image.Rect(0, 0, p.w, p.h)
	colors, gray, alpha := image.NewRGBA(size), image.NewGray(size), image.NewGray(size)
	gaudy, shining := false, false
	at := reader(img)
	for i := range gray.Pix {
		c := at(i%p.w, i/p.w)
		colors.Pix[4*i], colors.Pix[4*i+1], colors.Pix[4*i+2], colors.Pix[4*i+3] = c.R, c.G, c.B, 255
		gray.Pix[i], alpha.Pix[i] = c.R, c.A
		gaudy = gaudy || c.R != c.G || c.G != c.B
		shining = shining || c.A != 255
	}
	var err error
	if gaudy {
		p.space, p.colors = "DeviceRGB", 3
		p.data, err = rows(colors)
	} else {
		p.space, p.colors = "DeviceGray", 1
		p.data, err = rows(gray)
	}
	if err == nil && shining {
		p.opacity, err = rows(alpha)
	}
	return err
}

// reader returns a function that gives the image's colors, not multiplied by
// their opacity.
func reader(img image.Image) func(x, y int) color.NRGBA {
	b := img.Bounds().Min
	switch img := img.(type) {
	case *image.NRGBA:
		return func(x, y int) color.NRGBA { return img.NRGBAAt(b.X+x, b.Y+y) }
	case *image.RGBA: // of a PNG: opaque
		return func(x, y int) color.NRGBA {
			c := img.RGBAAt(b.X+x, b.Y+y)
			if c.A == 255 { // a conversion takes memory for each pixel
				return color.NRGBA(c)
			}
			return color.NRGBAModel.Convert(c).(color.NRGBA)
		}
	case *image.Gray:
		return func(x, y int) color.NRGBA {
			g := img.GrayAt(b.X+x, b.Y+y).Y
			return color.NRGBA{g, g, g, 255}
		}
	case *image.Paletted:
		var palette [256]color.NRGBA
		for i, c := range img.Palette {
			palette[i] = color.NRGBAModel.Convert(c).(color.NRGBA)
		}
		return func(x, y int) color.NRGBA { return palette[img.ColorIndexAt(b.X+x, b.Y+y)] }
	}
	return func(x, y int) color.NRGBA {
		return color.NRGBAModel.Convert(img.At(b.X+x, b.Y+y)).(color.NRGBA)
	}
}

// rows returns the image's rows as a PNG holds them, which is how a PDF with
// predictor 15 does.
func rows(img image.Image) ([]byte, error) {
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		return nil, err
	}
	var out []byte
	for file := b.Bytes()[8:]; len(file) >= 12; {
		n := int(binary.BigEndian.Uint32(file))
		if string(file[4:8]) == "IDAT" {
			out = append(out, file[8:8+n]...)
		}
		file = file[12+n:]
	}
	return out, nil
}
