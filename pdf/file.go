package pdf

import (
	"bytes"
	"slices"
	"strconv"

	"iku/pdf/object"
)

// file is a PDF file while it is written. What is no stream is packed into one
// object stream (7.5.7), which makes the structure ten times smaller.
type file struct {
	out         []byte
	packed      []byte // the objects of the object stream
	index       []byte // its head: the numbers and offsets of its objects
	rows        []byte // of the cross-reference stream
	count       int
	places      []place // by object number
	preamble    *preamble
	zip         *deflater
	bundle      ref // the object stream being filled
	objectTable     // of a file that is written while it is made
}

// place tells where an object stands.
type place struct {
	offset int // in the file; of a packed one, its position in the object stream
	bundle ref // that object stream; 0 where it is packed in none
}

// ref is the number of an indirect object.
type ref int

func (r ref) object() object.Ref { return object.Ref{Num: int(r)} }

// open begins a file of about that many objects with the drawing's fonts, in the
// memory of the one before.
func (f *file) open(zip *deflater, objects int, d *drawing) {
	size := 16384 + 16*objects + len(d.preamble.out)
	for _, p := range d.pictures {
		size += len(p.data) + len(p.opacity)
	}
	for _, p := range d.pages {
		size += len(p) / 4
	}
	*f = file{
		out:      append(slices.Grow(f.out[:0], size), d.preamble.out...),
		packed:   slices.Grow(f.packed[:0], 8192+64*min(objects, maxBundle)),
		index:    slices.Grow(f.index[:0], 512+10*min(objects, maxBundle)),
		places:   append(slices.Grow(f.places[:0], 64+len(d.preamble.places)+objects), d.preamble.places...),
		rows:     f.rows,
		preamble: d.preamble,
		zip:      zip,
	}
}

// reserve returns the first of n new object numbers.
func (f *file) reserve(n int) ref {
	first := len(f.places)
	f.places = slices.Grow(f.places, n)[:first+n]
	clear(f.places[first:])
	return f.settled + ref(first)
}

// begin makes r the object whose bytes are appended to f.packed from here on.
func (f *file) begin(r ref) {
	if f.count == maxBundle {
		f.flush()
	}
	if f.count == 0 {
		f.bundle = f.reserve(1)
	} else {
		f.packed = append(f.packed, '\n')
	}
	f.locate(r, place{f.count, f.bundle})
	f.index = strconv.AppendInt(f.index, int64(r), 10)
	f.index = append(f.index, ' ')
	f.index = strconv.AppendInt(f.index, int64(len(f.packed)), 10)
	f.index = append(f.index, ' ')
	f.count++
}

// put writes an object that is no stream.
func (f *file) put(r ref, o object.Object) {
	f.begin(r)
	f.packed = object.Append(f.packed, o)
}

// write appends text to the object begun last.
func (f *file) write(s string) { f.packed = append(f.packed, s...) }

// int appends a number to the object begun last.
func (f *file) int(n int) { f.packed = strconv.AppendInt(f.packed, int64(n), 10) }

// ref appends a reference to the object begun last.
func (f *file) ref(r ref) { f.packed = object.AppendRef(f.packed, r.object()) }

// text appends a string for people to the object begun last.
func (f *file) text(s string) { f.packed = object.AppendText(f.packed, s) }

// stream writes a stream whose data is as the dictionary says.
func (f *file) stream(r ref, dict object.Dict, data []byte) {
	f.ready(r, object.Append(nil, dict.Set("Length", object.Int(len(data)))), data)
}

// ready writes a stream whose dictionary is written out.
func (f *file) ready(r ref, dict, data []byte) {
	f.locate(r, place{offset: f.spilled + len(f.out)})
	f.out = strconv.AppendInt(f.out, int64(r), 10)
	f.out = append(f.out, " 0 obj\n"...)
	f.out = append(f.out, dict...)
	f.out = append(f.out, "\nstream\n"...)
	f.out = append(f.out, data...)
	f.out = append(f.out, "\nendstream\nendobj\n"...)
}

// deflated writes a stream and compresses its data, given in parts.
func (f *file) deflated(r ref, dict object.Dict, data ...[]byte) {
	f.stream(r, deflatedDict(dict), f.zip.deflate(data...))
}

// deflatedDict returns the dictionary of a stream that is compressed.
func deflatedDict(dict object.Dict) object.Dict {
	return append(dict, object.Entry{Key: "Filter", Value: object.Name("FlateDecode")})
}

// maxBundle is how many objects an object stream holds: few enough for readers
// that want one of them, and less than the two bytes of a row can count.
const maxBundle = 4096

// flush writes the object stream.
func (f *file) flush() {
	if f.count == 0 {
		return
	}
	f.deflated(f.bundle, object.Dict{
		{Key: "Type", Value: object.Name("ObjStm")},
		{Key: "N", Value: object.Int(f.count)},
		{Key: "First", Value: object.Int(len(f.index))},
	}, f.index, f.packed)
	f.packed, f.index, f.count = f.packed[:0], f.index[:0], 0
}

// close ends the file and returns it; it shares no memory with f.
func (f *file) close(root, info ref) []byte {
	f.end(root, info)
	return bytes.Clone(f.out)
}

// end writes the last object stream, the cross-reference stream and the file's
// end.
func (f *file) end(root, info ref) {
	f.flush()
	table := f.reserve(1)
	id := f.id()
	start := f.spilled + len(f.out)
	f.locate(table, place{offset: start})
	wide := offsetBytes(max(start, int(table)))
	f.deflated(table, object.Dict{
		{Key: "Type", Value: object.Name("XRef")},
		{Key: "Size", Value: object.Int(int(f.settled) + len(f.places))},
		{Key: "W", Value: object.Array{object.Int(1), object.Int(wide), object.Int(2)}},
		{Key: "DecodeParms", Value: object.Dict{
			{Key: "Predictor", Value: object.Int(12)},
			{Key: "Columns", Value: object.Int(1 + wide + 2)},
		}},
		{Key: "Root", Value: root.object()},
		{Key: "Info", Value: info.object()},
		{Key: "ID", Value: object.Array{id, id}},
	}, f.table(wide))
	f.out = append(f.out, "startxref\n"...)
	f.out = strconv.AppendInt(f.out, int64(start), 10)
	f.out = append(f.out, "\n%%EOF\n"...)
}

// id returns the file's identifier (14.4), from all that has been written.
func (f *file) id() object.String { return object.String(f.sum()[:16]) }

// offsetBytes is how many bytes an offset, or the number of an object stream, takes
// in a row of the cross-reference stream.
func offsetBytes(largest int) int {
	n := 2
	for ; largest>>(8*n) > 0; n++ {
	}
	return n
}

// table returns the rows of the cross-reference stream, each as its difference
// from the one before (the predictor Up): neighbours differ little.
func (f *file) table(wide int) []byte {
	bytes := 1 + wide + 2
	out := slices.Grow(f.rows[:0], (int(f.settled)+len(f.places))*(bytes+1))
	var above uint64
	for i, p := range f.all() {
		row := uint64(1)<<(8*wide) | uint64(p.offset)
		switch {
		case i == 0:
			row = 0xFFFF
		case p.bundle != 0:
			row = (2<<(8*wide)|uint64(p.bundle))<<16 | uint64(p.offset)
		default:
			row <<= 16
		}
		out = append(out, 2) // Up
		for shift := 8 * (bytes - 1); shift >= 0; shift -= 8 {
			out = append(out, byte(row>>shift)-byte(above>>shift))
		}
		above = row
	}
	f.rows = out
	return out
}
