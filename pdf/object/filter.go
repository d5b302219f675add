package object

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"sync"
)

// Decode returns a stream's data with its filters undone, those of pictures aside: they
// are an error. What all streams of a file come to is limited.
func (f *File) Decode(s *Stream) ([]byte, error) {
	filters, err := f.list(s.Dict.Get("Filter"))
	if err != nil {
		return nil, err
	}
	params, err := f.list(s.Dict.Get("DecodeParms"))
	if err != nil {
		return nil, err
	}
	data := s.Raw
	for i, filter := range filters {
		undo, ok := f.filters(filter)
		if !ok {
			return nil, fmt.Errorf("its filter %v is not known here", filter)
		}
		if len(filters) > 4 {
			return nil, ErrTooLarge
		}
		if data, err = undo(data); err != nil {
			return nil, err
		}
		var p Dict
		if i < len(params) {
			given, _ := params[i].(Dict)
			for _, e := range given {
				value, err := f.Resolve(e.Value)
				if err != nil {
					return nil, err
				}
				p = append(p, Entry{e.Key, value})
			}
		}
		if data, err = unpredict(data, p); err != nil {
			return nil, err
		}
	}
	return data, nil
}

// list resolves an entry that may be one object or an array of them.
func (f *File) list(o Object) (Array, error) {
	o, err := f.Resolve(o)
	if err != nil {
		return nil, err
	}
	switch o := o.(type) {
	case Null:
		return nil, nil
	case Array:
		if len(o) > 16 {
			return nil, ErrTooLarge
		}
		out := make(Array, len(o))
		for i := range o {
			if out[i], err = f.Resolve(o[i]); err != nil {
				return nil, err
			}
		}
		return out, nil
	}
	return Array{o}, nil
}

// inflaters are readers that are used again: each holds a window of 32 kB.
var inflaters sync.Pool

func newInflater(data []byte) (io.Reader, error) {
	if r, ok := inflaters.Get().(zlib.Resetter); ok {
		return r.(io.Reader), r.Reset(bytes.NewReader(data), nil)
	}
	return zlib.NewReader(bytes.NewReader(data))
}

func (f *File) inflate(data []byte) ([]byte, error) {
	r, err := newInflater(data)
	if err != nil {
		return nil, err
	}
	defer inflaters.Put(r)
	return f.drain(r)
}

// drain reads what a filter gives, up to what is left for the file.
func (f *File) drain(r io.Reader) ([]byte, error) {
	left := int64(max(maxInflated, 2*len(f.Data)) - f.inflated)
	out, err := io.ReadAll(io.LimitReader(r, left+1))
	if int64(len(out)) > left {
		return nil, ErrTooLarge
	}
	f.inflated += len(out)
	if err != nil {
		return nil, err
	}
	return out, nil
}

// unpredict undoes the predictors of a PNG (7.4.4.4).
func unpredict(data []byte, p Dict) ([]byte, error) {
	number := func(key Name, otherwise int) int {
		if n, ok := p.Get(key).(Int); ok && n > 0 && n < 1<<24 {
			return int(n)
		}
		return otherwise
	}
	predictor := number("Predictor", 1)
	if predictor == 1 {
		return data, nil
	}
	if predictor < 10 {
		return nil, fmt.Errorf("its predictor %d is not known here", predictor)
	}
	colors, bits, columns := number("Colors", 1), number("BitsPerComponent", 8), number("Columns", 1)
	if colors > 32 || bits > 16 {
		return nil, errors.New("its predictor's figures are not credible")
	}
	pixel := (colors*bits + 7) / 8
	row := (colors*bits*columns + 7) / 8
	out := make([]byte, 0, len(data))
	above := make([]byte, min(row, len(data)))
	for len(data) > 0 {
		if len(data) < row+1 {
			return nil, errors.New("its last row is too short")
		}
		filter := data[0]
		start := len(out)
		out = append(out, data[1:row+1]...)
		data = data[row+1:]
		line := out[start:]
		if err := unfilter(filter, line, above, pixel); err != nil {
			return nil, err
		}
		above = line
	}
	return out, nil
}

func unfilter(filter byte, line, above []byte, pixel int) error {
	for i := range line {
		var left, corner byte
		if i >= pixel {
			left, corner = line[i-pixel], above[i-pixel]
		}
		switch filter {
		case 0:
			return nil
		case 1:
			line[i] += left
		case 2:
			line[i] += above[i]
		case 3:
			line[i] += byte((int(left) + int(above[i])) / 2)
		case 4:
			line[i] += paeth(left, above[i], corner)
		default:
			return fmt.Errorf("a row with filter %d", filter)
		}
	}
	return nil
}

func paeth(a, b, c byte) byte {
	abs := func(n int) int { return max(n, -n) }
	p := int(a) + int(b) - int(c)
	pa, pb, pc := abs(p-int(a)), abs(p-int(b)), abs(p-int(c))
	switch {
	case pa <= pb && pa <= pc:
		return a
	case pb <= pc:
		return b
	}
	return c
}
