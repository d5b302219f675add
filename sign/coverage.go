package sign

import (
	"bytes"
	"errors"

	"iku/pdf/object"
)

// coverage is what a signature covers: everything up to end but its own value.
type coverage struct {
	from, to, end int
}

var (
	errRange   = errors.New("ByteRange tidak sah")
	errGap     = errors.New("ByteRange tidak mengapit tanda tangannya sendiri")
	errEnd     = errors.New("ByteRange tidak berakhir di ujung sebuah revisi")
	errValue   = errors.New("nilai tanda tangan kosong")
	errMissing = errors.New("revisi yang ditandatangani tidak memuat tanda tangan ini")
)

// covered reads and checks a signature's ByteRange (ISO 32000-1, 12.8.1). It must
// cover the whole of a revision, but the value and its brackets.
func covered(data []byte, file *object.File, f *field) (c coverage, err error) {
	list, err := file.Array(f.value.Get("ByteRange"))
	if err != nil || len(list) != 4 {
		return c, errRange
	}
	var n [4]int
	for i, o := range list {
		v, ok := o.(object.Int)
		if !ok || v < 0 || int64(v) > int64(len(data)) {
			return c, errRange
		}
		n[i] = int(v)
	}
	c = coverage{n[1], n[2], n[2] + n[3]}
	if n[0] != 0 || c.from == 0 || c.to < c.from+2 || n[3] == 0 || c.end > len(data) {
		return c, errRange
	}
	value, ok := f.value.Get("Contents").(object.String)
	if !ok || len(bytes.Trim([]byte(value), "\x00")) == 0 {
		return c, errValue
	}
	// The value must stand in the gap, and the gap in the signature's object.
	l := object.NewLexer(data[c.from:c.to], 0)
	in, err := l.Object()
	if err != nil || data[c.from] != '<' || data[c.to-1] != '>' || l.Pos() != c.to-c.from || in != object.Object(value) {
		return c, errGap
	}
	ref := f.vref
	if ref.Num == 0 {
		ref = f.ref
	}
	header := len(data) - len(file.Data)
	at, ok := file.Offset(ref)
	if !ok || at < 0 || at+header > c.from {
		return c, errGap
	}
	l = object.NewLexer(file.Data, at)
	l.Int()
	l.Int()
	l.Keyword("obj")
	if _, err := l.Object(); err != nil || l.Pos()+header < c.to {
		return c, errGap
	}
	if !bytes.HasSuffix(bytes.TrimRight(data[:c.end], "\r\n \x00"), []byte("%%EOF")) {
		return c, errEnd
	}
	return c, nil
}

// revision opens what the signature covers, and checks that it is in there. whole
// is the file as it is now.
func (c coverage) revision(data []byte, whole *object.File, f *field) (*object.File, error) {
	if c.end == len(data) {
		return whole, nil
	}
	file, err := object.OpenAny(data[:c.end])
	if err != nil {
		return nil, errEnd
	}
	fields, err := signatureFields(file)
	if err != nil {
		return nil, errMissing
	}
	for _, g := range fields {
		if g.name == f.name && g.ref == f.ref && g.vref == f.vref && g.value != nil &&
			g.value.Get("Contents") == f.value.Get("Contents") {
			return file, nil
		}
	}
	return nil, errMissing
}

// write passes what is covered to a hash.
func (c coverage) write(data []byte, w interface{ Write([]byte) (int, error) }) {
	_, _ = w.Write(data[:c.from])
	_, _ = w.Write(data[c.to:c.end])
}
