package object

import (
	"bytes"
	"errors"
)

// Rebuild opens a file whose cross-reference is damaged or missing by what stands in
// it: the last object of each number counts. It is for reading what a file carries;
// what a signature covers cannot be told by it. Encrypted files are ErrEncrypted.
func Rebuild(data []byte) (*File, error) {
	head := bytes.Index(data[:min(len(data), farHeader)], []byte("%PDF-"))
	if head < 0 {
		return nil, ErrNotPDF
	}
	f := &File{Data: data[head:], bundles: map[int]*bundle{}, rebuilt: true}
	f.Renew()
	s := scan{file: f}
	if err := s.objects(); err != nil {
		return nil, err
	}
	s.bundles()
	f.Trailer = s.trailer()
	if e := f.Trailer.Get("Encrypt"); e != nil && !f.isNull(e) {
		return nil, ErrEncrypted
	}
	f.Renew()
	return f, nil
}

// farHeader is how far into a file its header is looked for.
const farHeader = 1024

// ErrNoObjects tells that nothing of a PDF is left to be read.
var ErrNoObjects = errors.New("no object stands in the file")

// Rebuilt tells whether the file was opened by Rebuild, and may lack anything.
func (f *File) Rebuilt() bool { return f.rebuilt }

// Cut tells whether objects stand behind the end that the file was opened by: those of
// an update whose own end is missing.
func (f *File) Cut() bool {
	at := bytes.LastIndex(f.Data, []byte("startxref"))
	return at >= 0 && bytes.Contains(f.Data[at:], []byte(" obj"))
}

// Objects returns how many objects the file has.
func (f *File) Objects() (n int) {
	for _, e := range f.entries {
		if e.kind == plain || e.kind == bundled {
			n++
		}
	}
	return n
}

// Each calls visit for every dictionary of the file that can be read, those of
// streams included, in the order of their numbers, until it returns false.
func (f *File) Each(visit func(Ref, Dict) bool) {
	for num := range f.entries {
		r := f.Actual(Ref{Num: num})
		if d, err := f.Dict(r); err == nil && d != nil && !visit(r, d) {
			return
		}
	}
}

// scan finds what stands in a file.
type scan struct {
	file     *File
	trailers []Dict // in the order of the file
	streams  []Ref  // of objects, likewise
	catalog  Ref    // the last; zero: none was met
}

// objects notes where objects and trailers stand. What a stream holds is passed over:
// it may look like an object.
func (s *scan) objects() error {
	data := s.file.Data
	for at := 0; at < len(data); {
		next := bytes.Index(data[at:], []byte("obj"))
		if next < 0 {
			s.between(at, len(data))
			break
		}
		next += at
		begin, ok := headBefore(data, at, next)
		if !ok {
			s.between(at, next)
			at = next + len("obj")
			continue
		}
		s.between(at, begin)
		end, err := s.object(begin)
		if errors.Is(err, ErrTooLarge) {
			return err
		}
		at = max(end, next+len("obj"))
	}
	if len(s.file.entries) == 0 {
		return ErrNoObjects
	}
	return nil
}

// headBefore returns where "12 0 obj" begins whose last word stands at an offset.
func headBefore(data []byte, from, at int) (int, bool) {
	back := func(is func(byte) bool, i int) int {
		for i > from && is(data[i-1]) {
			i--
		}
		return i
	}
	blank := func(c byte) bool { return classes[c] == space }
	digit := func(c byte) bool { return c >= '0' && c <= '9' }
	gen := back(blank, at)
	gap := back(digit, gen)
	num := back(blank, gap)
	begin := back(digit, num)
	return begin, gap < gen && num < gap && begin < num && num-begin <= 10 && gen-gap <= 5
}

// between notes the trailers that begin in a part of the file that holds no objects.
func (s *scan) between(from, to int) {
	for {
		next := bytes.Index(s.file.Data[from:to], []byte("trailer"))
		if next < 0 {
			return
		}
		from += next + len("trailer")
		if o, err := s.file.parse(NewLexer(s.file.Data, from)); err == nil {
			if d, ok := o.(Dict); ok {
				s.trailers = append(s.trailers, d)
			}
		}
	}
}

// object notes the object that begins at an offset, and returns where it ends.
func (s *scan) object(begin int) (end int, err error) {
	f := s.file
	l := NewLexer(f.Data, begin)
	num, _ := l.Int()
	gen, _ := l.Int()
	l.Keyword("obj")
	o, err := f.parse(l)
	if err != nil {
		return 0, err
	}
	ref := Ref{num, gen}
	d, _ := o.(Dict)
	end = l.Pos()
	if d != nil && l.Keyword("stream") {
		n := -1
		if length, ok := d.Get("Length").(Int); ok {
			n = int(length)
		}
		raw, err := f.streamAt(l.Pos(), n)
		if err != nil {
			return end, err // cut: nothing of it can be read
		}
		end = raw.end
		s.streams = append(s.streams, ref)
		if d.Get("Type") == Name("XRef") {
			s.trailers = append(s.trailers, d)
		}
	}
	if d.Get("Type") == Name("Catalog") {
		s.catalog = ref
	}
	return end, f.replace(num, entry{kind: plain, gen: int32(gen), offset: int64(begin)})
}

// replace notes where an object stands, whatever was noted before.
func (f *File) replace(num int, e entry) error {
	if num < len(f.entries) {
		f.entries[num] = entry{}
	}
	return f.set(num, e)
}

// bundles notes the objects in object streams, but those that stand in the file again
// behind their stream.
func (s *scan) bundles() {
	f := s.file
	for _, ref := range s.streams {
		at, ok := f.Offset(ref)
		if !ok {
			continue
		}
		b, err := f.bundleAt(at)
		if err != nil {
			continue
		}
		for place, num := range b.numbers {
			if num < len(f.entries) {
				if e := f.entries[num]; e.kind == plain && int(e.offset) > at {
					continue
				}
			}
			if f.replace(num, entry{kind: bundled, bundle: ref.Num, offset: int64(place)}) != nil {
				return
			}
		}
	}
}

// trailer returns the last trailer that leads to a catalog, or one that leads to the
// last catalog there is.
func (s *scan) trailer() Dict {
	var out Dict
	for _, t := range s.trailers {
		if root, err := s.file.Dict(t.Get("Root")); err == nil && root.Get("Pages") != nil {
			out = t
		}
		if e := t.Get("Encrypt"); e != nil && out.Get("Encrypt") == nil {
			out = append(out[:len(out):len(out)], Entry{"Encrypt", e})
		}
	}
	if out.Get("Root") != nil {
		return out
	}
	if s.catalog.Num == 0 {
		s.file.Each(func(r Ref, d Dict) bool {
			if d.Get("Type") == Name("Catalog") {
				s.catalog = r
			}
			return true
		})
	}
	if s.catalog.Num != 0 {
		out = append(out, Entry{"Root", s.catalog})
	}
	return out
}
