package press

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"
	"runtime"
	"strings"

	"iku/content"
	"iku/content/finding"
	"iku/layout/page"
	"iku/pdf"
)

// MaxPicture is how many bytes the largest logo that is read has.
const MaxPicture = 10_000_000

// The largest logo that is read.
const (
	maxPixels = 25_000_000
	// maxDecoded is how many bytes one takes while it is read.
	maxDecoded = 4 * maxPixels
)

// manyPixels is from how many on a logo's pixels, of 4 bytes each, are given up at once.
const manyPixels = 4_000_000

// maxSide is how many pixels of a logo are printed, across or down: some 2 cm, at
// more than 1,200 a inch.
const maxSide = 1200

// weight returns how many bytes a pixel takes while a picture is read: a progressive
// JPEG is read as its coefficients, of 4 bytes each.
func weight(data []byte, model color.Model) int {
	switch model {
	case color.NRGBA64Model, color.RGBA64Model:
		return 8
	case color.GrayModel, color.YCbCrModel, color.CMYKModel:
		if progressive(data) {
			return map[color.Model]int{color.GrayModel: 5, color.YCbCrModel: 15, color.CMYKModel: 20}[model]
		}
	}
	return 4
}

// progressive tells whether the first frame of a JPEG is (ITU-T T.81, B.2.2).
func progressive(data []byte) (is bool) {
	for kind := range segments(data) {
		if kind >= 0xc0 && kind <= 0xcf && kind != 0xc4 && kind != 0xc8 && kind != 0xcc {
			return kind == 0xc2
		}
	}
	return false
}

// logo returns the picture of a letterhead, nil where it has none, and what is
// wrong with it.
func (p *Press) logo(kop *content.Kop) (*page.Picture, finding.List) {
	if kop == nil || kop.Logo.IsZero() {
		return nil, nil
	}
	if strings.Contains(kop.Logo.Value, "://") {
		var list finding.List
		list.Add(finding.Berkas, kop.Logo.Span, "logo %q harus berupa berkas, bukan alamat", kop.Logo.Value).Hint = "unduh dulu gambarnya, lalu sebut nama berkasnya"
		return nil, list
	}
	file := kop.Logo.Beside()
	picture, err := p.logos.Get(file, func() (*page.Picture, error) {
		data, err := p.files.ReadFile(file, MaxPicture)
		if err != nil {
			return nil, err
		}
		p.decoding.Lock() // each may take much: one at a time
		defer p.decoding.Unlock()
		return decode(data)
	})
	if err == nil {
		return picture, nil
	}
	var list finding.List
	why, hint := problem(err)
	if broken, is := errors.AsType[pictureError](err); is {
		why, hint = string(broken), ""
	}
	if hint == "" {
		hint = content.Missing(err, p.files, file)
	}
	switch {
	case hint != "":
	case errors.Is(err, content.ErrNotRegular):
		hint = "sebut berkas gambarnya, bukan foldernya"
	default:
		hint = "pakai PNG atau JPEG sampai 10 MB dan 25 juta piksel"
	}
	f := list.Add(finding.Berkas, kop.Logo.Span, "logo %s %s", file, why)
	f.Hint, f.Cause = hint, file
	return nil, list
}

// pictureError tells why a file cannot be used as a picture.
type pictureError string

func (e pictureError) Error() string { return string(e) }

const errPicture = pictureError("bukan PNG atau JPEG")

// pictures are the kinds of files that a logo may be. Which one a file is, its
// first bytes say: other decoders that the program holds are not asked.
var pictures = []struct {
	mark, kind string
	size       func(io.Reader) (image.Config, error)
	decode     func(io.Reader) (image.Image, error)
}{
	{"\x89PNG\r\n\x1a\n", "png", png.DecodeConfig, png.Decode},
	{"\xff\xd8", "jpg", jpeg.DecodeConfig, jpeg.Decode},
}

// PictureKind returns the ending that the name of a picture has, or says in Indonesian
// why it is none that a letterhead can have.
func PictureKind(data []byte) (string, error) {
	if len(data) > MaxPicture {
		return "", pictureError("terlalu besar untuk sebuah logo")
	}
	p, err := decode(data)
	if err != nil {
		return "", err
	}
	return p.Type, nil
}

// decode returns a picture after reading it to its end, once its size is known
// to be bearable.
func decode(data []byte) (*page.Picture, error) {
	for _, p := range pictures {
		if !bytes.HasPrefix(data, []byte(p.mark)) {
			continue
		}
		size, err := p.size(bytes.NewReader(data))
		switch {
		case err != nil:
			return nil, pictureError("rusak atau terpotong")
		case size.Width < 1 || size.Height < 1 || size.Width > maxPixels/size.Height || size.Width*size.Height*weight(data, size.ColorModel) > maxDecoded:
			return nil, pictureError("terlalu besar untuk sebuah logo")
		}
		img, err := p.decode(bytes.NewReader(data))
		if err != nil {
			return nil, pictureError("rusak atau terpotong")
		}
		sum := sha256.Sum256(data)
		picture := &page.Picture{Name: hex.EncodeToString(sum[:16]), Data: data, Type: p.kind, W: size.Width, H: size.Height}
		if p.kind != "png" {
			if picture.Turn = orientation(data); picture.Turn.Swaps() {
				picture.W, picture.H = size.Height, size.Width
			}
			return picture, nil
		}
		if small := pdf.Scaled(img, maxSide); small != nil {
			var b bytes.Buffer
			if err := png.Encode(&b, small); err != nil {
				return nil, err
			}
			picture.Small = b.Bytes()
			if size.Width*size.Height >= manyPixels {
				img = nil
				runtime.GC() // what follows is to take its place, not to come on top of it
			}
		}
		return picture, nil
	}
	return nil, noPicture(data)
}
