package pdf

import (
	"bytes"

	"github.com/klauspost/compress/zlib"
)

// deflater compresses. It is kept for the next document: a new zlib writer costs
// more than a page.
type deflater struct {
	out bytes.Buffer
	zip *zlib.Writer
}

// level makes a file 5% larger than the default, in half of the time.
const level = zlib.BestSpeed

func newDeflater() deflater {
	zip, _ := zlib.NewWriterLevel(nil, level) // fails on an unknown level only
	return deflater{zip: zip}
}

// deflate returns the parts compressed as one, good until the next call.
func (d *deflater) deflate(parts ...[]byte) []byte {
	d.out.Reset()
	d.zip.Reset(&d.out)
	for _, p := range parts {
		d.zip.Write(p) // a bytes.Buffer takes everything
	}
	d.zip.Close()
	return d.out.Bytes()
}
