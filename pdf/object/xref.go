package object

import (
	"errors"
	"fmt"
)

// readSections reads the cross-reference sections (7.5.4, 7.5.8), the newest
// first: what it says of an object counts.
func (f *File) readSections(start int) error {
	seen := map[int]bool{}
	pending := []int{start}
	for n := 0; len(pending) > 0; n++ {
		at := pending[0]
		pending = pending[1:]
		if seen[at] {
			continue
		}
		seen[at] = true
		if n == maxSections {
			return ErrTooLarge
		}
		if at < 0 || at >= len(f.Data) {
			return fmt.Errorf("a cross-reference section at byte %d, outside of the file", at)
		}
		var trailer Dict
		var err error
		l := NewLexer(f.Data, at)
		table := l.Keyword("xref")
		if table {
			trailer, err = f.readTable(l)
		} else {
			trailer, err = f.readStream(at)
		}
		if err != nil {
			return fmt.Errorf("cross-reference section at byte %d: %w", at, err)
		}
		if n == 0 {
			f.Trailer, f.Table = trailer, table
		}
		// A hybrid file's stream comes before what came earlier (7.5.8.4).
		var next []int
		for _, key := range []Name{"XRefStm", "Prev"} {
			switch v := trailer.Get(key).(type) {
			case nil:
			case Int:
				next = append(next, int(v))
			case Real: // seen in the wild
				next = append(next, int(v))
			default:
				return fmt.Errorf("cross-reference section at byte %d: its %s is no offset", at, key)
			}
		}
		pending = append(next, pending...)
	}
	return nil
}

// set notes where an object stands, unless a newer revision said so.
func (f *File) set(num int, e entry) error {
	if num < 0 || num > max(maxObjects, len(f.Data)/16) {
		return ErrTooLarge
	}
	if f.work--; f.work < 0 {
		return ErrTooLarge
	}
	for len(f.entries) <= num {
		f.entries = append(f.entries, entry{})
	}
	if f.entries[num].kind == unknown {
		f.entries[num] = e
	}
	return nil
}

func (f *File) readTable(l *Lexer) (Dict, error) {
	for !l.Keyword("trailer") {
		first, ok := l.Int()
		count, ok2 := l.Int()
		if !ok || !ok2 || first < 0 || count < 0 {
			return nil, l.errorf("the head of a part of the table should stand here")
		}
		for i := range count {
			offset, ok := l.Int()
			gen, ok2 := l.Int()
			if !ok || !ok2 {
				return nil, l.errorf("an offset should stand here")
			}
			e := entry{kind: plain, gen: int32(gen), offset: int64(offset)}
			if l.Keyword("f") {
				e.kind = free
			} else if !l.Keyword("n") {
				return nil, l.errorf("n or f should stand here")
			}
			if err := f.set(first+i, e); err != nil {
				return nil, err
			}
		}
	}
	o, err := f.parse(l)
	if err != nil {
		return nil, err
	}
	d, ok := o.(Dict)
	if !ok {
		return nil, errors.New("no trailer")
	}
	return d, nil
}

func (f *File) readStream(at int) (Dict, error) {
	_, o, err := f.readAt(at)
	if err != nil {
		return nil, err
	}
	s, ok := o.(*Stream)
	if !ok || s.Dict.Get("Type") != Name("XRef") {
		return nil, errors.New("neither a table nor a stream")
	}
	data, err := f.Decode(s)
	if err != nil {
		return nil, err
	}
	widths, err := ints(s.Dict.Get("W"))
	if err != nil || len(widths) < 3 {
		return nil, errors.New("its W is none")
	}
	row := 0
	for _, w := range widths {
		if w < 0 || w > 8 {
			return nil, errors.New("its W is none")
		}
		row += w
	}
	if row == 0 {
		return nil, errors.New("its W is none")
	}
	index, err := ints(s.Dict.Get("Index"))
	if err != nil {
		return nil, errors.New("its Index is none")
	}
	if index == nil {
		size, _ := s.Dict.Get("Size").(Int)
		index = []int{0, int(size)}
	}
	for ; len(index) >= 2; index = index[2:] {
		for i := range index[1] {
			if len(data) < row {
				return nil, errors.New("it ends early")
			}
			if err := f.set(index[0]+i, newEntry(data, widths)); err != nil {
				return nil, err
			}
			data = data[row:]
		}
	}
	return s.Dict, nil
}

// newEntry reads a row of a cross-reference stream. What no width gives has its
// default: a type of 1, a generation of 0.
func newEntry(row []byte, widths []int) entry {
	fields := [3]int64{1, 0, 0}
	for i := range fields {
		if widths[i] > 0 {
			fields[i] = 0
		}
		for _, b := range row[:widths[i]] {
			fields[i] = fields[i]<<8 | int64(b)
		}
		row = row[widths[i]:]
	}
	switch fields[0] {
	case 0:
		return entry{kind: free}
	case 1:
		return entry{kind: plain, offset: fields[1], gen: int32(fields[2])}
	case 2:
		return entry{kind: bundled, bundle: int(fields[1]), offset: fields[2]}
	}
	return entry{kind: free} // of a later version: null (7.5.8.3)
}

func ints(o Object) ([]int, error) {
	a, ok := o.(Array)
	if o != nil && !ok {
		return nil, errors.New("no array of numbers")
	}
	var out []int
	for _, e := range a {
		n, ok := e.(Int)
		if !ok {
			return nil, errors.New("no array of numbers")
		}
		out = append(out, int(n))
	}
	return out, nil
}

// bundle is an object stream (7.5.7), opened.
type bundle struct {
	data    []byte
	numbers []int
	offsets []int
}

func (f *File) open(num int) (*bundle, error) {
	if b, ok := f.bundles[num]; ok {
		return b, nil
	}
	if num < 0 || num >= len(f.entries) || f.entries[num].kind != plain {
		return nil, errors.New("missing")
	}
	b, err := f.bundleAt(int(f.entries[num].offset))
	if err != nil {
		return nil, err
	}
	f.bundles[num] = b
	return b, nil
}

// bundleAt reads the object stream at an offset.
func (f *File) bundleAt(offset int) (*bundle, error) {
	_, o, err := f.readAt(offset)
	if err != nil {
		return nil, err
	}
	s, ok := o.(*Stream)
	if !ok || s.Dict.Get("Type") != Name("ObjStm") {
		return nil, errors.New("it is none")
	}
	data, err := f.Decode(s)
	if err != nil {
		return nil, err
	}
	count, _ := s.Dict.Get("N").(Int)
	first, ok := s.Dict.Get("First").(Int)
	if !ok || first < 0 || int64(first) > int64(len(data)) || count < 0 || int64(count) > int64(first) {
		return nil, errors.New("its N and First do not fit it")
	}
	b := &bundle{data: data}
	l := NewLexer(data[:first], 0)
	for range int(count) {
		number, ok := l.Int()
		offset, ok2 := l.Int()
		if !ok || !ok2 || offset < 0 || offset > len(data)-int(first) {
			return nil, errors.New("its head does not fit it")
		}
		b.numbers = append(b.numbers, number)
		b.offsets = append(b.offsets, int(first)+offset)
	}
	return b, nil
}

func (b *bundle) object(f *File, num, place int) (Object, error) {
	if place < 0 || place >= len(b.numbers) || b.numbers[place] != num {
		return nil, errors.New("it is not in the object stream that should have it")
	}
	return f.parse(NewLexer(b.data, b.offsets[place]))
}
