package pdf

import (
	"bytes"
	"compress/zlib"
	"sync"
)

// deflater compresses. It is kept for the next document: a new zlib writer costs
// more than a page.
type deflater struct {
	out bytes.Buffer
	zip *zlib.Writer
}

var deflaters = sync.Pool{New: func() any {
	d := new(deflater)
	d.zip, _ = zlib.NewWriterLevel(&d.out, level) // fails on an unknown level only
	return d
}}

// level makes a file 4% larger than the default, in half of the time.
const level = zlib.BestSpeed

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
