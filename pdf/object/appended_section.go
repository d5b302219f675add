package object

import (
	"bytes"
	"slices"
)

// row is what a cross-reference section says of an object.
type row struct {
	num int
	entry
}

// table reads a cross-reference table and its trailer, each entry of 20 bytes
// (7.5.4).
func (a *appended) table() ([]row, Dict, error) {
	a.word("xref")
	var rows []row
	for {
		a.space(false)
		if bytes.HasPrefix(a.data[a.pos:], []byte("trailer")) {
			break
		}
		head := a.pos
		first, ok := a.number()
		ok = ok && a.blank()
		count, ok2 := a.number()
		if !ok || !ok2 || !a.blank() || first > maxObjectNumber || count > (len(a.data)-a.pos)/20 {
			return nil, nil, doubtful(TableForm, head)
		}
		for i := range count {
			e, ok := tableEntry(a.data[a.pos : a.pos+20])
			// A free first entry makes some count from 0.
			if !ok || i == 0 && first == 1 && e.kind == free {
				return nil, nil, doubtful(TableForm, a.pos)
			}
			rows = append(rows, row{first + i, e})
			a.pos += 20
		}
	}
	a.marks[a.pos] = true
	a.word("trailer")
	l := newStrict(a.data, a.pos)
	o, err := l.Object()
	if err != nil {
		return nil, nil, err
	}
	d, ok := o.(Dict)
	if !ok {
		return nil, nil, doubtful(TableForm, a.pos)
	}
	a.pos = l.Pos()
	return rows, d, nil
}

func tableEntry(line []byte) (entry, bool) {
	digits := func(text []byte) (n int64, ok bool) {
		for _, c := range text {
			if c < '0' || c > '9' {
				return 0, false
			}
			n = 10*n + int64(c-'0')
		}
		return n, true
	}
	offset, ok := digits(line[:10])
	gen, ok2 := digits(line[11:16])
	switch string(line[18:]) {
	case "\r\n", " \n", " \r":
	default:
		ok = false
	}
	if line[10] != ' ' || line[16] != ' ' || line[17] != 'n' && line[17] != 'f' {
		ok = false
	}
	e := entry{kind: plain, gen: int32(gen), offset: offset}
	if line[17] == 'f' {
		e.kind = free
	}
	return e, ok && ok2
}

// stream reads the cross-reference stream at an offset.
func (a *appended) stream(at int) ([]row, Dict, error) {
	bad := doubtful(TableForm, at)
	_, o, err := a.file.readAt(at)
	s, ok := o.(*Stream)
	if err != nil || !ok {
		return nil, nil, bad
	}
	data, err := a.file.Decode(s)
	widths, errW := ints(s.Dict.Get("W"))
	index, errI := ints(s.Dict.Get("Index"))
	size, _ := s.Dict.Get("Size").(Int)
	if index == nil {
		index = []int{0, int(size)}
	}
	if err != nil || errW != nil || errI != nil || len(widths) != 3 || len(index)%2 != 0 || slices.Max(widths) > 8 || slices.Min(widths) < 0 ||
		widths[0] != 1 || widths[1] == 0 {
		return nil, nil, bad
	}
	width := widths[0] + widths[1] + widths[2]
	var rows []row
	for ; len(index) > 0; index = index[2:] {
		first, count := index[0], index[1]
		if first < 0 || first > maxObjectNumber || count < 0 || count > len(data)/width {
			return nil, nil, bad
		}
		for i := range count {
			e := newEntry(data, widths)
			if data[0] > 2 || e.offset < 0 {
				return nil, nil, bad
			}
			rows = append(rows, row{first + i, e})
			data = data[width:]
		}
	}
	if len(data) > 0 {
		return nil, nil, bad
	}
	return rows, s.Dict, nil
}

// close judges the section that stands at an offset against the objects of its
// update, and reads the words at its end.
func (a *appended) close(at int, rows []row, trailer Dict) error {
	a.space(true)
	a.marks[a.pos] = true
	head := a.pos
	ok := a.word("startxref") && a.blank()
	start, ok2 := a.number()
	if !ok || !ok2 || !a.blank() || !bytes.HasPrefix(a.data[a.pos:], []byte("%%EOF")) {
		return doubtful(TableForm, head)
	}
	a.pos += len("%%EOF")
	if a.pos < len(a.data) && classes[a.data[a.pos]] != space {
		return doubtful(Unfinished, a.pos)
	}
	if !a.before(start, at) || trailer.Get("Prev") != Object(Int(a.start)) || trailer.Get("XRefStm") != nil {
		return doubtful(BrokenChain, at)
	}
	if trailer.Get("Root") != a.root || !sameDirect(trailer.Get("Encrypt"), a.encrypt) {
		return doubtful(OtherRoot, at)
	}
	if err := a.rows(at, rows, trailer); err != nil {
		return err
	}
	a.start = start
	return nil
}

// before tells whether an offset is that of a place: some makers point to the end
// of the line before it.
func (a *appended) before(offset, place int) bool {
	return offset <= place && place-offset <= 2 && len(bytes.TrimSpace(a.data[offset:place])) == 0
}

// sameDirect compares two entries of a trailer as they stand.
func sameDirect(a, b Object) bool { return bytes.Equal(Append(nil, a), Append(nil, b)) }

func (a *appended) rows(at int, rows []row, trailer Dict) error {
	size, _ := trailer.Get("Size").(Int)
	known := slices.Clone(a.known)
	said := map[int]bool{}
	for _, r := range rows {
		if said[r.num] || int64(r.num) >= int64(size) {
			return doubtful(TableForm, at)
		}
		said[r.num] = true
		var before entry
		if r.num < len(a.known) {
			before = a.known[r.num]
		}
		if r.entry != before && !a.fits(r) {
			return doubtful(Misplaced, at)
		}
		if r.kind == plain && (before.kind == plain && r.gen != before.gen || before.kind == bundled && r.gen != 0) {
			return doubtful(OtherGeneration, at)
		}
		for len(known) <= r.num {
			known = append(known, entry{})
		}
		known[r.num] = r.entry
	}
	for num, p := range a.objects {
		// A cross-reference stream may leave itself out, if it takes nobody's number.
		if !said[num] && (!p.table || num < len(a.known) && a.known[num].kind > free) {
			return doubtful(Unlisted, int(p.offset))
		}
		if p.members == nil {
			continue
		}
		a.bundles[num] = true
		for i, member := range p.members {
			if !said[member] || known[member] != (entry{kind: bundled, bundle: num, offset: int64(i)}) {
				return doubtful(Unlisted, int(p.offset))
			}
		}
	}
	a.known = known
	return nil
}

// fits tells whether what a row says is so.
func (a *appended) fits(r row) bool {
	switch r.kind {
	case plain:
		p := a.objects[r.num]
		return p.kind == plain && p.gen == r.gen && a.before(int(r.offset), int(p.offset))
	case bundled:
		p := a.objects[r.bundle]
		return r.offset < int64(len(p.members)) && p.members[r.offset] == r.num
	}
	return r.kind == free
}
