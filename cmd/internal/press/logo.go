package press

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"image"
	"image/jpeg"
	"image/png"
	"io"
	"strings"
	"sync"

	"iku/content"
	"iku/content/finding"
	"iku/layout/page"
)

// The largest logo that is read.
const (
	maxLogo   = 10_000_000 // bytes
	maxPixels = 25_000_000
)

// logo is a picture that is read once.
type logo struct {
	once    sync.Once
	picture *page.Picture
	err     error
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
	path := kop.Logo.Beside()
	p.mu.Lock()
	l, ok := p.logos[path]
	if !ok {
		l = &logo{}
		p.logos[path] = l
	}
	p.mu.Unlock()
	l.once.Do(func() {
		var data []byte
		if data, l.err = p.files.ReadFile(path, maxLogo); l.err == nil {
			l.picture, l.err = decode(data)
		}
	})
	if l.err == nil {
		return l.picture, nil
	}
	var list finding.List
	why, hint := problem(l.err)
	var picture pictureError
	if errors.As(l.err, &picture) {
		why, hint = string(picture), ""
	}
	if hint == "" {
		hint = "pakai PNG atau JPEG sampai 10 MB dan 25 juta piksel"
	}
	list.Add(finding.Berkas, kop.Logo.Span, "logo %s %s", path, why).Hint = hint
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
			return nil, errPicture
		case size.Width < 1 || size.Height < 1 || size.Width > maxPixels/size.Height:
			return nil, pictureError("terlalu besar untuk sebuah logo")
		}
		if _, err := p.decode(bytes.NewReader(data)); err != nil {
			return nil, pictureError("rusak atau terpotong")
		}
		sum := sha256.Sum256(data)
		return &page.Picture{Name: hex.EncodeToString(sum[:16]), Data: data, Type: p.kind, W: size.Width, H: size.Height}, nil
	}
	return nil, errPicture
}
