package object

import (
	"bytes"
	"errors"
	"fmt"
)

// The errors that a file of any origin can give, besides those that say where it
// is damaged.
var (
	ErrNotPDF    = errors.New("not a PDF file")
	ErrEncrypted = errors.New("the file is encrypted")
	ErrTooLarge  = errors.New("the file takes too much work to read")
	ErrNoEnd     = errors.New("the file's end is missing: no startxref")
)

// Limits of what a file may make its reader do. A document of this program stays
// below by a factor of a hundred.
const (
	maxObjects   = 1 << 20  // highest object number, of a large file more
	maxSections  = 4096     // revisions of the cross-reference table
	maxInflated  = 64 << 20 // bytes of all streams decoded, likewise
	maxParsed    = 16 << 20 // bytes of objects parsed, besides those of the file
	maxReference = 32       // references in a row
)

// File is a PDF file opened for reading. Its methods may not be called from
// several goroutines at once.
type File struct {
	Data    []byte // from the header on: what offsets are counted from
	Trailer Dict   // of the newest revision
	Start   int    // the offset that startxref names
	Table   bool   // the newest cross-reference section is a table, not a stream

	cipher   *unlocked // nil where nothing is encrypted
	rebuilt  bool      // by what stands in the file
	entries  []entry
	bundles  map[int]*bundle
	inflated int
	work     int
	depth    int
}

// entry tells where an object stands.
type entry struct {
	kind   uint8
	gen    int32
	offset int64 // in the file; of an object in a stream, its place there
	bundle int   // number of that object stream
}

const (
	unknown uint8 = iota
	free
	plain
	bundled
)

// Open reads a file's cross-reference sections. Objects are read when they are
// asked for. Damage is an error: nothing is guessed.
func Open(data []byte) (*File, error) {
	f, err := open(data)
	if err == nil && f.Trailer.Get("Encrypt") != nil && !f.isNull(f.Trailer.Get("Encrypt")) {
		return nil, ErrEncrypted
	}
	return f, err
}

func open(data []byte) (*File, error) {
	head := bytes.Index(data[:min(len(data), 1024)], []byte("%PDF-"))
	if head < 0 {
		return nil, ErrNotPDF
	}
	f := &File{Data: data[head:], bundles: map[int]*bundle{}}
	f.Renew()
	tail := max(0, len(f.Data)-2048)
	at := bytes.LastIndex(f.Data[tail:], []byte("startxref"))
	if at < 0 {
		return nil, ErrNoEnd
	}
	l := NewLexer(f.Data, tail+at)
	l.Keyword("startxref")
	start, ok := l.Int()
	if !ok {
		return nil, errors.New("startxref names no offset")
	}
	f.Start = start
	if err := f.readSections(start); err != nil {
		return nil, err
	}
	return f, nil
}

// Renew lets as much be read of the file as when it was opened, whatever was before.
func (f *File) Renew() { f.work, f.inflated = maxParsed+2*len(f.Data), 0 }

// Size is one more than the highest object number.
func (f *File) Size() int { return len(f.entries) }

// Offset returns where an object that is in no object stream begins.
func (f *File) Offset(r Ref) (int, bool) {
	if r.Num < 0 || r.Num >= len(f.entries) {
		return 0, false
	}
	e := f.entries[r.Num]
	return int(e.offset), e.kind == plain && int(e.gen) == r.Gen
}

// Actual returns the reference to an object's number with the generation that the
// object has: some readers go by the number alone.
func (f *File) Actual(r Ref) Ref {
	if r.Num >= 0 && r.Num < len(f.entries) {
		switch e := f.entries[r.Num]; e.kind {
		case plain:
			return Ref{r.Num, int(e.gen)}
		case bundled:
			return Ref{r.Num, 0}
		}
	}
	return r
}

// Catalog returns the document's root.
func (f *File) Catalog() (Dict, error) {
	o, err := f.Resolve(f.Trailer.Get("Root"))
	if err != nil {
		return nil, err
	}
	d, ok := o.(Dict)
	if !ok {
		return nil, errors.New("the file has no catalog")
	}
	return d, nil
}

// Resolve returns the object that o stands for: o itself, unless it is a
// reference. A reference to nothing is Null, and so is no object at all.
func (f *File) Resolve(o Object) (Object, error) {
	for range maxReference {
		r, ok := o.(Ref)
		if !ok {
			if o == nil {
				o = Null{}
			}
			return o, nil
		}
		var err error
		if o, err = f.read(r); err != nil {
			return nil, fmt.Errorf("object %d: %w", r.Num, err)
		}
	}
	return nil, errors.New("references that lead nowhere")
}

// Dict resolves o and returns it as a dictionary, that of a stream included; nil
// where it is none.
func (f *File) Dict(o Object) (Dict, error) {
	o, err := f.Resolve(o)
	switch o := o.(type) {
	case Dict:
		return o, err
	case *Stream:
		return o.Dict, err
	}
	return nil, err
}

// Array resolves o and returns it as an array; nil where it is none.
func (f *File) Array(o Object) (Array, error) {
	o, err := f.Resolve(o)
	a, _ := o.(Array)
	return a, err
}

func (f *File) read(r Ref) (Object, error) {
	if r.Num < 0 || r.Num >= len(f.entries) {
		return Null{}, nil
	}
	// A stream's length may be an object, whose stream's length may be an object …
	if f.depth++; f.depth > maxReference {
		return nil, errors.New("references that lead nowhere")
	}
	defer func() { f.depth-- }()
	switch e := f.entries[r.Num]; e.kind {
	case plain:
		if int(e.gen) != r.Gen {
			return Null{}, nil
		}
		got, o, err := f.readAt(int(e.offset))
		if err != nil {
			return nil, err
		}
		if got != r {
			return nil, fmt.Errorf("byte %d: object %d stands in its place", e.offset, got.Num)
		}
		return o, nil
	case bundled:
		b, err := f.open(e.bundle)
		if err != nil {
			return nil, fmt.Errorf("object stream %d: %w", e.bundle, err)
		}
		return b.object(f, r.Num, int(e.offset))
	}
	return Null{}, nil
}

// readAt reads the indirect object that begins at an offset, and its number.
func (f *File) readAt(offset int) (Ref, Object, error) {
	r, o, err := f.at(offset)
	if err == nil && f.cipher != nil {
		o = f.cipher.decrypt(r, o)
	}
	return r, o, err
}

func (f *File) at(offset int) (Ref, Object, error) {
	if offset < 0 || offset >= len(f.Data) {
		return Ref{}, nil, fmt.Errorf("byte %d is outside of the file", offset)
	}
	l := NewLexer(f.Data, offset)
	num, ok := l.Int()
	gen, ok2 := l.Int()
	if !ok || !ok2 || !l.Keyword("obj") {
		return Ref{}, nil, fmt.Errorf("byte %d: no object begins here", offset)
	}
	r := Ref{num, gen}
	o, err := f.parse(l)
	if err != nil {
		return r, nil, err
	}
	d, ok := o.(Dict)
	if !ok || !l.Keyword("stream") {
		return r, o, nil
	}
	length, err := f.Resolve(d.Get("Length"))
	if err != nil && !f.rebuilt {
		return r, nil, err
	}
	n, ok := length.(Int)
	if !ok {
		n = -1
	}
	raw, err := f.streamAt(l.Pos(), int(n))
	if err != nil {
		return r, nil, err
	}
	return r, &Stream{Dict: d, Raw: f.Data[raw.begin:raw.last:raw.last]}, nil
}

// extent is where a stream's data stands: from begin to last, its keyword ends at end.
type extent struct{ begin, last, end int }

// streamAt returns the extent of a stream of n bytes whose keyword ends at an offset.
// In a file that was rebuilt it ends where its end stands, whatever n is.
func (f *File) streamAt(at, n int) (extent, error) {
	begin := at
	switch rest := f.Data[begin:]; {
	case bytes.HasPrefix(rest, []byte("\r\n")):
		begin += 2
	case bytes.HasPrefix(rest, []byte("\n")), bytes.HasPrefix(rest, []byte("\r")):
		begin++
	}
	if n >= 0 && n <= len(f.Data)-begin {
		last := begin + n
		if l := NewLexer(f.Data, last); l.Keyword("endstream") {
			return extent{begin, last, l.Pos()}, nil
		}
	}
	if f.rebuilt {
		rest := f.Data[begin:min(len(f.Data), begin+max(0, f.work))]
		far := bytes.Index(rest, []byte("endstream"))
		if far < 0 {
			f.work -= len(rest)
			return extent{}, fmt.Errorf("byte %d: a stream without an end", begin)
		}
		f.work -= far
		raw := bytes.TrimSuffix(bytes.TrimSuffix(rest[:far], []byte("\n")), []byte("\r"))
		return extent{begin, begin + len(raw), begin + far + len("endstream")}, nil
	}
	return extent{}, fmt.Errorf("byte %d: a stream without a true length", begin)
}

// parse reads an object and counts the work.
func (f *File) parse(l *Lexer) (Object, error) {
	if f.work <= 0 {
		return nil, ErrTooLarge
	}
	// No single object may cost more than is left.
	within := NewLexer(l.data[:min(len(l.data), l.pos+f.work)], l.pos)
	o, err := within.Object()
	f.work -= within.pos - l.pos + 16
	if err != nil && len(within.data) < len(l.data) {
		return nil, ErrTooLarge
	}
	l.pos = within.pos
	return o, err
}
