package press

import (
	"strings"
	"testing"
)

// What is given as a logo and is none is told as what it is.
func TestOtherPictures(t *testing.T) {
	for data, want := range map[string]string{
		"GIF89a...": "GIF", "BM......": "BMP", "RIFF....WEBPVP8 ": "WebP", "II*\x00....": "TIFF", "\x00\x00\x00\x18ftypheic": "HEIC", "\x00\x00\x00\x18ftypavif": "AVIF",
		"%PDF-1.7": "ini PDF", "\ufeff<svg xmlns=\"\">": "SVG", "": "kosong", "halo": "",
	} {
		_, err := PictureKind([]byte(data))
		if err == nil || !strings.HasPrefix(err.Error(), "bukan PNG atau JPEG") || !strings.Contains(err.Error(), want) || want == "" && err != errPicture {
			t.Errorf("%q: %v", data, err)
		}
	}
}
