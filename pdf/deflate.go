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

	text, held []byte // what repeated was given last, and made of it
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

// What is held to be written again: the text of many documents, which each of their
// files carries.
const (
	leastHeld = 16 << 10
	mostHeld  = 4 << 20
)

// repeated is deflate of one part that the next file may have too. Its bytes must not
// change.
func (d *deflater) repeated(data []byte) []byte {
	if len(data) < leastHeld || len(data) > mostHeld {
		return d.deflate(data)
	}
	if len(data) != len(d.text) || &data[0] != &d.text[0] {
		d.text, d.held = data, bytes.Clone(d.deflate(data))
	}
	return d.held
}
