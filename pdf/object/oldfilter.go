package object

import (
	"bytes"
	"encoding/ascii85"
	"errors"
	"io"

	"golang.org/x/image/tiff/lzw"
)

// filters returns what undoes a filter (7.4), by its name or the short one of pictures
// in contents.
func (f *File) filters(o Object) (undo func([]byte) ([]byte, error), ok bool) {
	name, _ := o.(Name)
	switch name {
	case "FlateDecode", "Fl":
		return f.inflate, true
	case "LZWDecode", "LZW":
		return func(data []byte) ([]byte, error) {
			r := lzw.NewReader(bytes.NewReader(data), lzw.MSB, 8)
			defer func() { _ = r.Close() }()
			return f.drain(r)
		}, true
	case "ASCII85Decode", "A85":
		return func(data []byte) ([]byte, error) {
			data = bytes.TrimPrefix(bytes.TrimSpace(data), []byte("<~"))
			if end := bytes.IndexByte(data, '~'); end >= 0 {
				data = data[:end]
			}
			return f.drain(ascii85.NewDecoder(bytes.NewReader(data)))
		}, true
	case "ASCIIHexDecode", "AHx":
		return func(data []byte) ([]byte, error) {
			if end := bytes.IndexByte(data, '>'); end >= 0 {
				data = data[:end]
			}
			o, err := NewLexer(append(append([]byte("<"), data...), '>'), 0).hex()
			s, _ := o.(String)
			return []byte(s), err
		}, true
	case "RunLengthDecode", "RL":
		return func(data []byte) ([]byte, error) { return f.drain(&runs{data: data}) }, true
	}
	return nil, false
}

// runs undoes RunLengthDecode (7.4.5).
type runs struct{ data, ready []byte }

var errRun = errors.New("a run without its bytes")

func (r *runs) Read(p []byte) (int, error) {
	for len(r.ready) == 0 {
		if len(r.data) == 0 || r.data[0] == 128 {
			return 0, io.EOF
		}
		n := int(r.data[0])
		switch {
		case n < 128 && len(r.data) >= n+2:
			r.ready, r.data = r.data[1:n+2], r.data[n+2:]
		case n > 128 && len(r.data) >= 2:
			r.ready, r.data = bytes.Repeat(r.data[1:2], 257-n), r.data[2:]
		default:
			return 0, errRun
		}
	}
	n := copy(p, r.ready)
	r.ready = r.ready[n:]
	return n, nil
}
