package cms

import (
	"errors"
	"fmt"
)

const (
	maxDepth = 32
	maxSize  = 4 << 20
)

var (
	errTruncated = errors.New("data CMS terpotong")
	errDeep      = fmt.Errorf("data CMS bersusun lebih dari %d tingkat", maxDepth)
)

// Normalize returns the first element of data with definite, shortest lengths,
// and how many bytes of data it took. Signers write indefinite lengths and octet
// strings in pieces, which BER allows (X.690, 8.1.3.6) and encoding/asn1 does not.
func Normalize(data []byte) (der []byte, used int, err error) {
	if len(data) > maxSize {
		return nil, 0, errors.New("data CMS terlalu besar")
	}
	b := ber{data: data}
	der, err = b.element(make([]byte, 0, len(data)), 0)
	return der, b.pos, err
}

type ber struct {
	data []byte
	pos  int
}

const (
	constructed = 0x20
	octetString = 0x04
)

// header reads a tag and a length, which is -1 where it is indefinite.
func (b *ber) header() (tag byte, length int, err error) {
	if len(b.data)-b.pos < 2 {
		return 0, 0, errTruncated
	}
	tag, first := b.data[b.pos], b.data[b.pos+1]
	b.pos += 2
	if tag&0x1f == 0x1f {
		return 0, 0, errors.New("data CMS memuat penanda yang tidak dikenal")
	}
	if first < 0x80 {
		return tag, int(first), b.fits(int(first))
	}
	if first == 0x80 {
		if tag&constructed == 0 {
			return 0, 0, errors.New("data CMS memuat panjang yang tidak sah")
		}
		return tag, -1, nil
	}
	size := int(first & 0x7f)
	if size > 4 {
		return 0, 0, errors.New("data CMS memuat panjang yang tidak masuk akal")
	}
	if len(b.data)-b.pos < size {
		return 0, 0, errTruncated
	}
	for _, c := range b.data[b.pos : b.pos+size] {
		length = length<<8 | int(c)
	}
	b.pos += size
	return tag, length, b.fits(length)
}

func (b *ber) fits(length int) error {
	if length > len(b.data)-b.pos {
		return errTruncated
	}
	return nil
}

// element appends the next element to out.
func (b *ber) element(out []byte, depth int) ([]byte, error) {
	if depth > maxDepth {
		return nil, errDeep
	}
	tag, length, err := b.header()
	if err != nil {
		return nil, err
	}
	if tag&constructed == 0 {
		out = appendHeader(out, tag, length)
		out = append(out, b.data[b.pos:b.pos+length]...)
		b.pos += length
		return out, nil
	}
	body, err := b.parts(length, tag == octetString|constructed, depth)
	if err != nil {
		return nil, err
	}
	if tag == octetString|constructed {
		tag = octetString
	}
	return append(appendHeader(out, tag, len(body)), body...), nil
}

// parts returns the elements within one of that length. Of an octet string in
// pieces it returns what they hold together.
func (b *ber) parts(length int, pieces bool, depth int) ([]byte, error) {
	var body []byte
	end := b.pos + length
	for {
		switch {
		case length >= 0 && b.pos == end:
			return body, nil
		case length >= 0 && b.pos > end:
			return nil, errors.New("data CMS memuat bagian yang lebih panjang daripada wadahnya")
		case length < 0 && len(b.data)-b.pos >= 2 && b.data[b.pos] == 0 && b.data[b.pos+1] == 0:
			b.pos += 2
			return body, nil
		}
		from := len(body)
		var err error
		if body, err = b.element(body, depth+1); err != nil {
			return nil, err
		}
		if pieces {
			if body[from] != octetString {
				return nil, errors.New("data CMS memuat potongan yang tidak sah")
			}
			skip := 2
			if body[from+1] >= 0x80 {
				skip += int(body[from+1] & 0x7f)
			}
			body = append(body[:from], body[from+skip:]...)
		}
	}
}

// appendHeader appends a tag and a length of as few bytes as can be.
func appendHeader(out []byte, tag byte, length int) []byte {
	out = append(out, tag)
	switch {
	case length < 0x80:
		return append(out, byte(length))
	case length < 1<<8:
		return append(out, 0x81, byte(length))
	case length < 1<<16:
		return append(out, 0x82, byte(length>>8), byte(length))
	case length < 1<<24:
		return append(out, 0x83, byte(length>>16), byte(length>>8), byte(length))
	}
	return append(out, 0x84, byte(length>>24), byte(length>>16), byte(length>>8), byte(length))
}
