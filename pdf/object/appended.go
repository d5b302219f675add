package object

import (
	"bytes"
	"errors"
	"slices"
)

// lastBytes is where readers look for startxref (7.5.5 and its annex H note 18).
const lastBytes = 1024

// CheckAppended tells whether all that stands behind an earlier revision of the
// file is whole incremental updates (7.5.6) which every reader takes alike: object
// behind object, each named by the cross-reference section that ends its update,
// each section leading to the one before it, nothing between them and nothing
// behind. It returns where the updates end. The error is an AmbiguityError.
func (f *File) CheckAppended(old *File) (ends []int, err error) {
	a := &appended{file: f, data: f.Data, pos: len(old.Data), start: old.Start, known: old.entries, marks: map[int]bool{}}
	a.root, a.encrypt = old.Trailer.Get("Root"), old.Trailer.Get("Encrypt")
	a.bundles = map[int]bool{}
	for _, e := range old.entries {
		if e.kind == bundled {
			a.bundles[e.bundle] = true
		}
	}
	begin := a.pos
	for {
		if a.space(false); a.pos == len(a.data) {
			break
		}
		if err := a.update(); err != nil {
			return ends, a.told(err)
		}
		ends = append(ends, a.pos)
	}
	if at := bytes.LastIndex(a.data, []byte("startxref")); len(a.data)-at > lastBytes && begin < len(a.data) {
		return ends, &AmbiguityError{FarStart, at}
	}
	return ends, a.hidden(begin)
}

// appended reads what was appended to a file, strictly.
type appended struct {
	file *File
	data []byte
	pos  int

	start         int     // of the section before
	known         []entry // what that and those before it say
	root, encrypt Object
	bundles       map[int]bool // the object streams of before

	objects map[int]placed // of this update
	order   []int          // their numbers, in their order
	marks   map[int]bool   // where the words of an object and of a trailer stand by right
}

// placed is an object of the update.
type placed struct {
	entry
	table   bool  // it is a cross-reference stream
	members []int // of an object stream
}

func doubtful(kind Ambiguity, at int) error { return &AmbiguityError{kind, at} }

// told makes an AmbiguityError of every error.
func (a *appended) told(err error) error {
	var known *AmbiguityError
	if errors.As(err, &known) {
		return known
	}
	return &AmbiguityError{NoObject, a.pos}
}

// space moves past white space, and past short comments where they may stand.
func (a *appended) space(comments bool) {
	for a.pos < len(a.data) {
		switch c := a.data[a.pos]; {
		case classes[c] == space:
			a.pos++
		case c == '%' && comments:
			line := a.data[a.pos:min(len(a.data), a.pos+256)]
			end := bytes.IndexAny(line, "\r\n")
			if end < 0 || bytes.HasPrefix(line, []byte("%PDF-")) || bytes.HasPrefix(line, []byte("%%EOF")) {
				return
			}
			a.pos += end
		default:
			return
		}
	}
}

// word reads a keyword that stands exactly here.
func (a *appended) word(text string) bool {
	end := a.pos + len(text)
	if end > len(a.data) || string(a.data[a.pos:end]) != text || end < len(a.data) && classes[a.data[end]] == regular {
		return false
	}
	a.pos = end
	return true
}

// number reads a whole number that stands exactly here.
func (a *appended) number() (int, bool) {
	if a.pos == len(a.data) || a.data[a.pos] < '0' || a.data[a.pos] > '9' {
		return 0, false
	}
	l := NewLexer(a.data, a.pos)
	n, ok := l.Int()
	a.pos = l.Pos()
	return n, ok
}

// blank reads white space, of which there must be some.
func (a *appended) blank() bool {
	from := a.pos
	a.space(false)
	return a.pos > from
}

// update reads an update: its objects, its section, the words at its end.
func (a *appended) update() error {
	a.objects, a.order = map[int]placed{}, nil
	for {
		a.space(true)
		switch {
		case a.pos < len(a.data) && a.data[a.pos] >= '0' && a.data[a.pos] <= '9':
			if err := a.object(); err != nil {
				return err
			}
			continue
		case bytes.HasPrefix(a.data[a.pos:], []byte("xref")):
			at := a.pos
			section, trailer, err := a.table()
			if err != nil {
				return err
			}
			return a.close(at, section, trailer)
		case bytes.HasPrefix(a.data[a.pos:], []byte("startxref")) && len(a.order) > 0:
			last := a.objects[a.order[len(a.order)-1]]
			if !last.table {
				return doubtful(TableForm, a.pos)
			}
			section, trailer, err := a.stream(int(last.offset))
			if err != nil {
				return err
			}
			return a.close(int(last.offset), section, trailer)
		}
		return doubtful(Unfinished, a.pos)
	}
}

// object reads an indirect object to the end of its last word.
func (a *appended) object() error {
	at := a.pos
	num, ok := a.number()
	ok = ok && a.blank()
	gen, ok2 := a.number()
	if !ok || !ok2 || !a.blank() || !a.word("obj") || num == 0 || num > maxObjectNumber || gen > maxGeneration {
		return doubtful(Unfinished, at)
	}
	a.marks[at] = true
	if _, again := a.objects[num]; again || a.bundles[num] {
		kind := RepeatedObject
		if !again {
			kind = ReplacedStream
		}
		return doubtful(kind, at)
	}
	l := newStrict(a.data, a.pos)
	o, err := l.Object()
	if err != nil {
		return err
	}
	p := placed{entry: entry{kind: plain, gen: int32(gen), offset: int64(at)}}
	switch o := o.(type) {
	case Ref:
		return doubtful(ReferenceAlone, at)
	case Dict:
		end, isStream, err := a.streamEnd(l, o)
		if err != nil {
			return err
		}
		if isStream {
			l = newStrict(a.data, end)
			p.table = o.Get("Type") == Name("XRef")
			if o.Get("Type") == Name("ObjStm") {
				if p.members, err = a.members(at); err != nil {
					return err
				}
			}
		}
	}
	if !l.Keyword("endobj") || l.flaw != nil {
		return doubtful(NoObject, l.Pos())
	}
	a.pos = l.Pos()
	a.objects[num] = p
	a.order = append(a.order, num)
	return nil
}

// streamEnd returns where a stream's last word ends, if the dictionary that was
// read is that of a stream.
func (a *appended) streamEnd(l *Lexer, d Dict) (end int, is bool, err error) {
	if !l.Keyword("stream") {
		return 0, false, nil
	}
	begin := l.Pos()
	switch rest := a.data[begin:]; {
	case bytes.HasPrefix(rest, []byte("\r\n")):
		begin += 2
	case bytes.HasPrefix(rest, []byte("\n")):
		begin++
	default:
		return 0, true, doubtful(StreamForm, begin)
	}
	length, err := a.file.Resolve(d.Get("Length"))
	n, ok := length.(Int)
	if err != nil || !ok || n < 0 || int64(n) > int64(len(a.data)-begin) {
		return 0, true, doubtful(StreamForm, begin)
	}
	end = begin + int(n)
	if bytes.Contains(a.data[begin:end], []byte("endstream")) {
		return 0, true, doubtful(StreamForm, begin)
	}
	for _, eol := range []string{"\r\n", "\n", "\r", ""} {
		if bytes.HasPrefix(a.data[end:], []byte(eol+"endstream")) {
			return end + len(eol) + len("endstream"), true, nil
		}
	}
	return 0, true, doubtful(StreamForm, end)
}

// members reads an object stream, and returns the numbers of its objects. They
// must stand one behind the other.
func (a *appended) members(at int) ([]int, error) {
	b, err := a.file.bundleAt(at)
	if err != nil {
		return nil, doubtful(ObjectStream, at)
	}
	for i, num := range b.numbers {
		if slices.Contains(b.numbers[:i], num) {
			return nil, doubtful(RepeatedObject, at)
		}
		end := len(b.data)
		if i+1 < len(b.offsets) {
			end = b.offsets[i+1]
		}
		l := newStrict(b.data[:end], b.offsets[i])
		o, err := l.Object()
		var known *AmbiguityError
		if errors.As(err, &known) {
			return nil, doubtful(known.Kind, at)
		}
		if l.SkipSpace(); err != nil || l.flaw != nil || l.Pos() != end {
			return nil, doubtful(ObjectStream, at)
		}
		if _, is := o.(Ref); is {
			return nil, doubtful(ReferenceAlone, at)
		}
	}
	return b.numbers, nil
}

// hidden refuses the words that readers look for who repair a file, where they
// stand within something else.
func (a *appended) hidden(from int) error {
	for _, word := range []string{"obj", "trailer", "startxref"} {
		for at := from; ; {
			i := bytes.Index(a.data[at:], []byte(word))
			if i < 0 {
				break
			}
			at += i
			place := at
			if word == "obj" {
				place = headerBefore(a.data, at)
			}
			if next := bytes.TrimLeft(a.data[at+len(word):], "\x00\t\n\f\r "); word == "trailer" && !bytes.HasPrefix(next, []byte("<<")) && !bytes.HasPrefix(next, []byte("%")) {
				place = -1
			}
			if place >= from && !a.marks[place] {
				return doubtful(HiddenObject, place)
			}
			at += len(word)
		}
	}
	return nil
}

// headerBefore returns where the two numbers before the word obj begin, -1 where
// there are none. Comments may stand between them.
func headerBefore(data []byte, at int) int {
	i := at
	for range 2 {
		i = spaceBefore(data, i)
		from := i
		for i > 0 && data[i-1] >= '0' && data[i-1] <= '9' {
			i--
		}
		if i == from {
			return -1
		}
	}
	return i
}

// spaceBefore returns where the white space and comments begin that end at a place.
func spaceBefore(data []byte, at int) int {
	for {
		ended := false // a line, which may have ended a comment
		for at > 0 && classes[data[at-1]] == space {
			at--
			ended = ended || data[at] == '\n' || data[at] == '\r'
		}
		if !ended { // and no line is searched for every word in it
			return at
		}
		line := bytes.LastIndexAny(data[:at], "\r\n") + 1
		comment := bytes.IndexByte(data[line:at], '%')
		if comment < 0 {
			return at
		}
		at = line + comment
	}
}
