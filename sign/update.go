package sign

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strconv"

	"iku/pdf/object"
)

// update is an incremental update (ISO 32000-1, 7.5.6): a file with objects
// appended to it. What was there stays byte for byte.
type update struct {
	file   *object.File
	out    []byte
	header int // bytes before the PDF header, which no offset counts
	next   int // the next new object number
	places map[object.Ref]int
	queue  []object.Ref // objects to be written, and what they are
	held   map[object.Ref]object.Object
	before object.Ref // the stream that begins pages on which something is drawn; zero: none yet
}

// maxNumber bounds the object numbers that a file may have.
const maxNumber = 1 << 20

// open reads a file that is to be updated.
func open(data []byte) (*update, error) {
	f, err := object.Open(data)
	if err != nil {
		return nil, Unreadable(err)
	}
	u := &update{file: f, header: len(data) - len(f.Data), next: f.Size(), places: map[object.Ref]int{}, held: map[object.Ref]object.Object{}}
	if size, ok := f.Trailer.Get("Size").(object.Int); ok && int64(size) > int64(u.next) && size <= maxNumber {
		u.next = int(size)
	}
	u.out = make([]byte, len(data), len(data)+64<<10)
	copy(u.out, data)
	if last := data[len(data)-1]; last != '\n' && last != '\r' {
		u.out = append(u.out, '\n')
	}
	return u, nil
}

// reserve returns the reference of a new object.
func (u *update) reserve() object.Ref {
	u.next++
	return object.Ref{Num: u.next - 1}
}

// add appends a new object.
func (u *update) add(o object.Object) object.Ref {
	r := u.reserve()
	u.put(r, o)
	return r
}

// put makes an object take the place of the one that had the number.
func (u *update) put(r object.Ref, o object.Object) {
	if _, again := u.held[r]; !again {
		u.queue = append(u.queue, r)
	}
	u.held[r] = o
}

// dict returns a dictionary as it will be after the update.
func (u *update) dict(o object.Object) (object.Dict, error) {
	if r, ok := o.(object.Ref); ok {
		if d, ok := u.held[r].(object.Dict); ok {
			return d, nil
		}
	}
	return u.file.Dict(o)
}

// flush writes what was put.
func (u *update) flush() {
	for _, r := range u.queue {
		u.begin(r)
		u.out = object.Append(u.out, u.held[r])
		u.end()
	}
	u.queue = nil
}

// begin notes that an object's bytes are appended from here on.
func (u *update) begin(r object.Ref) {
	u.places[r] = len(u.out) - u.header
	u.out = fmt.Appendf(u.out, "%d %d obj\n", r.Num, r.Gen)
}

func (u *update) end() { u.out = append(u.out, "\nendobj\n"...) }

// close appends the cross-reference section, of the kind that the file has, and
// returns the whole.
func (u *update) close() []byte {
	u.flush()
	sum := sha256.Sum256(u.out)
	second := object.String(sum[:16])
	ids, _ := u.file.Array(u.file.Trailer.Get("ID"))
	first := object.Object(second)
	if len(ids) == 2 {
		first = ids[0]
	}
	var table object.Ref
	start := len(u.out) - u.header
	if !u.file.Table {
		table = u.reserve()
		u.places[table] = start
	}
	trailer := object.Dict{{Key: "Size", Value: object.Int(u.next)}}
	for _, key := range []object.Name{"Root", "Info"} {
		if o := u.file.Trailer.Get(key); o != nil {
			trailer = trailer.Set(key, o)
		}
	}
	trailer = trailer.Set("ID", object.Array{first, second}).Set("Prev", object.Int(u.file.Start))
	refs := make([]object.Ref, 0, len(u.places))
	for r := range u.places {
		refs = append(refs, r)
	}
	slices.SortFunc(refs, func(a, b object.Ref) int { return a.Num - b.Num })
	if u.file.Table {
		u.out = append(u.out, "xref\n"...)
		for _, run := range runs(refs) {
			u.out = fmt.Appendf(u.out, "%d %d\n", run[0].Num, len(run))
			for _, r := range run {
				u.out = fmt.Appendf(u.out, "%010d %05d n\r\n", u.places[r], r.Gen)
			}
		}
		u.out = append(u.out, "trailer\n"...)
		u.out = object.Append(u.out, trailer)
		u.out = append(u.out, '\n')
	} else {
		u.begin(table)
		u.out = object.Append(u.out, u.stream(trailer, refs))
		u.end()
	}
	u.out = append(u.out, "startxref\n"...)
	u.out = strconv.AppendInt(u.out, int64(start), 10)
	return append(u.out, "\n%%EOF\n"...)
}

// stream returns the cross-reference stream (7.5.8) of these objects.
func (u *update) stream(trailer object.Dict, refs []object.Ref) *object.Stream {
	var index object.Array
	var rows []byte
	for _, run := range runs(refs) {
		index = append(index, object.Int(run[0].Num), object.Int(len(run)))
		for _, r := range run {
			at := u.places[r]
			rows = append(rows, 1, byte(at>>24), byte(at>>16), byte(at>>8), byte(at), byte(r.Gen>>8), byte(r.Gen))
		}
	}
	dict := object.Dict{{Key: "Type", Value: object.Name("XRef")}}
	dict = append(dict, trailer...)
	dict = dict.Set("W", object.Array{object.Int(1), object.Int(4), object.Int(2)}).Set("Index", index)
	return &object.Stream{Dict: dict, Raw: rows}
}

// runs splits sorted references where their numbers leave a gap.
func runs(refs []object.Ref) [][]object.Ref {
	var out [][]object.Ref
	for i, r := range refs {
		if i == 0 || refs[i-1].Num+1 != r.Num {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], r)
	}
	return out
}

// with returns a copy of d in which the key has that value.
func with(d object.Dict, key object.Name, value object.Object) object.Dict {
	return slices.Clone(d).Set(key, value)
}
