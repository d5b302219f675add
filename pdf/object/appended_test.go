package object

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// appendix is what is appended to a file, byte for byte.
type appendix struct {
	data  []byte
	prev  int
	rows  string // of the table
	shift int    // of the offset that startxref names
	more  string // in the trailer
	last  bool   // nothing comes behind it
}

// base is a file with an object stream: 5 is in 4.
func base(t *testing.T) *File {
	t.Helper()
	data := assemble("", "<</Type/Catalog/A 2 0 R/B 3 0 R/C 5 0 R>>", "(lama)", stream("", "abc"))
	prev := strings.LastIndex(string(data), "\nxref") + 1
	u := &appendix{data: data, prev: prev}
	u.crossed("/Index[4 3]", u.bundled("/N 1/First 4", "5 0 (ada)"))
	f, err := Open(u.data)
	if err != nil {
		t.Fatal(err)
	}
	if o, err := f.Resolve(Ref{5, 0}); err != nil || o != String("ada") {
		t.Fatalf("the object in the stream is %v, %v", o, err)
	}
	return f
}

func (u *appendix) text(format string, args ...any) *appendix {
	u.data = fmt.Appendf(u.data, format, args...)
	return u
}

// put appends an object, and its row to the table.
func (u *appendix) put(num int, body string) *appendix {
	u.rows += fmt.Sprintf("%d 1\n%010d 00000 n\r\n", num, len(u.data))
	return u.text("%d 0 obj\n%s\nendobj\n", num, body)
}

// done appends the table and what stands behind it.
func (u *appendix) done() *appendix {
	start := len(u.data)
	u.text("xref\n%strailer\n<</Size 900/Root 1 0 R/Prev %d%s>>\nstartxref\n%d\n%%%%EOF\n", u.rows, u.prev, u.more, start+u.shift)
	return u
}

// bundled appends the object stream 4 and returns the rows of it and what it holds.
func (u *appendix) bundled(dict, data string) (rows string) {
	at := len(u.data)
	u.text("4 0 obj\n%s\nendobj\n", stream("/Type/ObjStm"+dict, data))
	return said(1, at, 0) + said(2, 4, 0)
}

// said is a row of a cross-reference stream whose widths are 1 4 2.
func said(kind, field, last int) string {
	return string([]byte{byte(kind), byte(field >> 24), byte(field >> 16), byte(field >> 8), byte(field), byte(last >> 8), byte(last)})
}

// crossed appends the cross-reference stream 6, whose own row is the last.
func (u *appendix) crossed(dict, rows string) *appendix {
	return u.crossedAs(6, "/W[1 4 2]"+dict, rows+said(1, len(u.data), 0))
}

func (u *appendix) crossedAs(num int, dict, rows string) *appendix {
	start := len(u.data)
	return u.text("%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n", num, stream(fmt.Sprintf("/Type/XRef/Size 900/Root 1 0 R/Prev %d%s", u.prev, dict), rows), start)
}

// more is what is done to an appendix.
type more = func(u *appendix)

func body(num int, text string) more { return func(u *appendix) { u.put(num, text).done() } }

// verbatim is an appendix whose object is written so, without a row.
func verbatim(text string) more { return func(u *appendix) { u.text("%s", text).done() } }

// alone is one behind which nothing comes.
func alone(do more) more { return func(u *appendix) { do(u); u.last = true } }

// listing is one whose table is written so; %d is the offset of its object 90.
func listing(rows string) more {
	return func(u *appendix) {
		at := len(u.data)
		u.put(90, "1")
		if u.rows = rows; strings.Contains(rows, "%") {
			u.rows = fmt.Sprintf(rows, at)
		}
		u.done()
	}
}

// ending is one that ends so; %d is the offset of its table.
func ending(text string) more {
	return func(u *appendix) {
		u.put(90, "1")
		start := len(u.data)
		u.text("xref\n%strailer\n<</Size 900/Root 1 0 R/Prev %d>>\n", u.rows, u.prev)
		if strings.Contains(text, "%d") {
			text = fmt.Sprintf(text, start)
		}
		u.text("%s", text)
	}
}

// held is one with an object stream.
func held(dict, data string, rows ...string) more {
	return func(u *appendix) {
		at := len(u.data)
		u.text("90 0 obj\n%s\nendobj\n", stream("/Type/ObjStm"+dict, data))
		rows := strings.ReplaceAll(strings.Join(rows, ""), "@", string([]byte{0, 0, 0, 90}))
		own := said(1, len(u.data), 0)
		u.crossedAs(95, fmt.Sprintf("/W[1 4 2]/Index[90 1 95 1 91 %d]", len(rows)/7), said(1, at, 0)+own+rows)
	}
}

// section is one whose cross-reference stream is written so.
func section(dict, rows string) more { return func(u *appendix) { u.crossedAs(95, dict, rows) } }

// in is the row of an object at a place of the stream 90.
func in(place int) string { return "\x02@\x00" + string([]byte{byte(place)}) }

func TestAppended(t *testing.T) {
	const whole = 0 // every reader takes it alike
	for _, c := range []struct {
		name string
		do   more
		want Ambiguity
	}{
		{"objects", func(u *appendix) { u.put(9, "1").put(90, "2").done() }, whole},
		{"comments between objects", func(u *appendix) { u.put(9, "1").text("%% x\r%%y\n").put(90, "2").done() }, whole},
		{"an offset of the line before", func(u *appendix) { u.put(90, "1").text("\r\n").shift = -2; u.done() }, whole},
		{"an object away", func(u *appendix) { u.rows = "3 1\n0000000000 00001 f\r\n"; u.done() }, whole},
		{"objects in a stream", held("/N 2/First 10", "91 0 92 3 [] (x)", in(0), in(1)), whole},
		{"a section without an index", func(u *appendix) {
			f, _ := Open(u.data)
			var rows string
			for num, e := range f.entries {
				switch e.kind {
				case bundled:
					rows += said(2, e.bundle, int(e.offset))
				case plain:
					rows += said(1, int(e.offset), 0)
				default:
					rows += said(0, 0, 0)
				}
				if num == 6 {
					break
				}
			}
			rows += said(1, len(u.data), 0)
			start := len(u.data)
			u.text("7 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n", stream(fmt.Sprintf("/Type/XRef/W[1 4 2]/Size 8/Root 1 0 R/Prev %d", u.prev), rows), start)
		}, whole},
		{"a section that leaves itself out", section("/W[1 4 2]/Index[90 0]", ""), whole},
		{"such a section under the next number", func(u *appendix) { u.crossedAs(7, "/W[1 4 2]/Index[90 0]", "") }, whole},
		{"a section of the widest offsets", section("/W[1 8 2]/Index[90 0]", ""), whole},
		{"a section without generations", section("/W[1 4 0]/Index[90 0]", ""), whole},
		{"streams", func(u *appendix) {
			u.put(9, "<</A 1>>").put(90, "<</Length 1>>\nstream\r\nx\r\nendstream").put(91, "<</Length 94 0 R>>\nstream\n\nendstream")
			u.put(92, "<</Length 1>>\nstream\nxendstream").put(93, "<</Length 1>>\nstream\nx\rendstream").put(94, "0").done()
		}, whole},
		{"a number with a zero before it", func(u *appendix) {
			u.rows = fmt.Sprintf("90 1\n%010d 00000 n\r\n", len(u.data))
			u.text("090 0 obj\n1\nendobj\n").done()
		}, whole},
		{"the highest generation", func(u *appendix) {
			u.rows = fmt.Sprintf("90 1\n%010d 65535 n\r\n", len(u.data))
			u.text("90 65535 obj\n1\nendobj\n").done()
		}, whole},
		{"a part of several entries", func(u *appendix) {
			u.put(90, "1")
			at := len(u.data)
			u.put(91, "1").rows = fmt.Sprintf("90 2\n%010d 00000 n\r\n%010d 00000 n\r\n", at-len("90 0 obj\n1\nendobj\n"), at)
			u.done()
		}, whole},
		{"an object again and again", func(u *appendix) {
			start := len(u.data) + len("2 0 obj\n(x)\nendobj\n")
			u.put(2, "(x)").done()
			u.prev, u.rows = start, ""
			u.put(2, "(y)").done()
		}, whole},
		{"words of other meaning", body(90, stream("", "obj a 0 obj 0 objx trailer trailer( 1%0\n x 0 obj %x\nobj 3 % 0 obj endobj")), whole},
		{"an end without its line's", func(u *appendix) { u.done(); u.data = u.data[:len(u.data)-1] }, whole},

		{"an end in a comment", func(u *appendix) { u.put(9, "1").text("%%%%EOF\n").put(90, "2").done() }, Unfinished},
		{"a beginning in a comment", func(u *appendix) { u.put(9, "1").text("%%PDF-1.4\n").put(90, "2").done() }, Unfinished},
		{"a head that is none", verbatim("90 0 objx\n1\nendobj\n"), Unfinished},
		{"a head with a comment", verbatim("90 %x\n0 obj\n1\nendobj\n"), Unfinished},
		{"a head with a sign", verbatim("90 +0 obj\n1\nendobj\n"), Unfinished},
		{"a head without a generation", verbatim("90 obj\n1\nendobj\n"), Unfinished},
		{"a head that runs on", verbatim("90 0obj\n1\nendobj\n"), Unfinished},
		{"the number of none", verbatim("0 0 obj\n1\nendobj\n"), Unfinished},
		{"a number too high", verbatim("8388608 0 obj\n1\nendobj\n"), Unfinished},
		{"a generation too high", verbatim("90 65536 obj\n1\nendobj\n"), Unfinished},
		{"an end within a word", func(u *appendix) { u.text("90 0 ob").last = true }, Unfinished},
		{"an end behind a word", func(u *appendix) { u.text("90 0 obj").last = true }, NoObject},
		{"an end within the table", func(u *appendix) {
			u.text("xref\n90 3\n0000000000 00000 f\r\n0000000000 00000 f\r\n0000000000").last = true
		}, TableForm},
		{"no section", func(u *appendix) { u.put(90, "1").last = true }, Unfinished},
		{"no object", func(u *appendix) { u.text("startxref\n%d\n%%%%EOF\n", u.prev) }, Unfinished},
		{"no section at its end", func(u *appendix) { u.put(90, "1").text("startxref\n%d\n%%%%EOF\n", u.prev) }, TableForm},

		{"a stream without a length", body(90, "<<>>\nstream\nx\nendstream"), StreamForm},
		{"a stream with a length below nothing", body(90, "<</Length -1>>\nstream\nx\nendstream"), StreamForm},
		{"a stream beyond the end", body(90, "<</Length 99999>>\nstream\nx\nendstream"), StreamForm},
		{"a stream that ends behind the file", func(u *appendix) { u.put(90, fmt.Sprintf("<</Length %d>>\nstream\nx\nendstream", len(u.data))).done() }, StreamForm},
		{"an empty stream whose length is no number", body(90, "<</Length 1 0 R>>\nstream\nendstream"), StreamForm},
		{"a stream behind a lone return", body(90, "<</Length 1>>\nstream\rx\nendstream"), StreamForm},
		{"a stream with an end in it", body(90, stream("", "x\nendstream")), StreamForm},
		{"a stream whose length is no number", body(90, "<</Length 1 0 R>>\nstream\nx\nendstream"), StreamForm},
		{"a stream whose length is short", body(90, "<</Length 1>>\nstream\nxx\nendstream"), StreamForm},
		{"a key twice among many", body(90, "<<"+keys(20)+"/K7 0>>"), RepeatedKey},
		{"a key twice among few", body(90, "<<"+keys(3)+"/K1 0>>"), RepeatedKey},
		{"a number behind its end", body(90, "1 2"), NoObject},
		{"a number too long for any", body(90, strings.Repeat("9", 30)), NoObject},

		{"an object stream whose head is too short", held("/N 2/First 2", "91 0", in(0)), ObjectStream},
		{"an object stream of more than it holds", held("/N 2/First 5", "91 0 1", in(0)), ObjectStream},
		{"an object stream of less than nothing", held("/N -1/First 5", "91 0 1", in(0)), ObjectStream},
		{"an object stream with an offset behind it", held("/N 1/First 5", "91 9 1", in(0)), ObjectStream},
		{"an object stream whose objects change places", held("/N 2/First 10", "91 2 92 0 1 2", in(0), in(1)), ObjectStream},
		{"an object stream with what is no object", held("/N 1/First 5", "91 0 (x", in(0)), ObjectStream},
		{"an object stream with more behind an object", held("/N 1/First 5", "91 0 1 2", in(0)), ObjectStream},
		{"an object stream with a comment", held("/N 1/First 5", "91 0 1 %x", in(0)), ObjectStream},
		{"an object stream with a reference", held("/N 1/First 5", "91 0 1 0 R", in(0)), ReferenceAlone},
		{"an object stream with a key twice", held("/N 1/First 5", "91 0 <</A 1/A 2>>", in(0)), RepeatedKey},
		{"an object stream with a number twice", held("/N 2/First 10", "91 0 91 2 1 2", in(0)), RepeatedObject},
		{"an object stream with an object that is not listed", held("/N 2/First 10", "91 0 92 2 1 2", in(0)), Unlisted},
		{"an object stream with an object that is listed elsewhere", held("/N 2/First 10", "91 0 92 2 1 2", in(0), said(0, 0, 0)), Unlisted},
		{"a place behind an object stream", held("/N 1/First 5", "91 0 1", in(1)), Misplaced},
		{"a place of another object", held("/N 2/First 10", "92 0 91 2 1 2", in(0), in(1)), Misplaced},
		{"an object in what is no stream of objects", func(u *appendix) {
			at := len(u.data)
			u.text("90 0 obj\n1\nendobj\n").crossedAs(95, "/W[1 4 2]/Index[90 2 95 1]", said(1, at, 0)+said(2, 90, 0)+said(1, at+18, 0))
		}, Misplaced},
		{"the object stream of before again", body(4, "1"), ReplacedStream},

		{"a section of four widths", section("/W[1 4 2 1]/Index[90 0]", ""), TableForm},
		{"a section of two widths", section("/W[1 4]/Index[90 0]", ""), TableForm},
		{"a section without kinds", section("/W[0 4 2]/Index[90 0]", ""), TableForm},
		{"a section of wide kinds", section("/W[2 4 2]/Index[90 0]", ""), TableForm},
		{"a section without offsets", section("/W[1 0 2]/Index[90 0]", ""), TableForm},
		{"a section of wide offsets", section("/W[1 9 2]/Index[90 0]", ""), TableForm},
		{"a section of a width below nothing", section("/W[1 4 -1]/Index[90 0]", ""), TableForm},
		{"a section of no widths", section("/W[1 (4) 2]/Index[90 0]", ""), TableForm},
		{"a section with half an index", section("/W[1 4 2]/Index[90 0 91]", ""), TableForm},
		{"a section with an index of no numbers", section("/W[1 4 2]/Index[90 /A]", ""), TableForm},
		{"a section from below nothing", section("/W[1 4 2]/Index[-1 1]", said(0, 0, 0)), TableForm},
		{"a section of numbers too high", section("/W[1 4 2]/Index[8388608 1]", said(0, 0, 0)), TableForm},
		{"a section of less than nothing", section("/W[1 4 2]/Index[90 -1]", ""), TableForm},
		{"a section that ends early", section("/W[1 4 2]/Index[90 2]", said(0, 0, 0)), TableForm},
		{"a section with more behind it", section("/W[1 4 2]/Index[90 1]", said(0, 0, 0)+"x"), TableForm},
		{"a section with a kind of another time", section("/W[1 4 2]/Index[90 1]", said(3, 0, 0)), TableForm},
		{"a section with an offset below nothing", section("/W[1 8 2]/Index[90 1]", "\x01\xff\xff\xff\xff\xff\xff\xff\xff\x00\x00"), TableForm},
		{"a section that cannot be decoded", section("/W[1 4 2]/Index[90 0]/Filter/FlateDecode", "x"), TableForm},
		{"a section whose index is none", func(u *appendix) {
			start := len(u.data)
			u.text("95 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n", stream(fmt.Sprintf("/Type/XRef/Size 0/Root 1 0 R/Prev %d/W[1 4 2]/Index/A", u.prev), ""), start)
		}, TableForm},
		{"a section of another type", func(u *appendix) {
			start := len(u.data)
			u.text("95 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n", stream(fmt.Sprintf("/Size 900/Root 1 0 R/Prev %d/W[1 4 2]/Index[90 0]", u.prev), ""), start)
		}, TableForm},
		{"a section in the place of another object", func(u *appendix) { u.crossedAs(3, "/W[1 4 2]/Index[90 0]", "") }, Unlisted},

		{"a part of the table without a count", listing("90\n"), TableForm},
		{"a part of the table that begins below nothing", listing("-1 1\n%010d 00000 n\r\n"), TableForm},
		{"a part of the table of numbers too high", listing("8388608 1\n%010d 00000 n\r\n"), TableForm},
		{"a part of the table that ends early", listing("90 9999\n%010d 00000 n\r\n"), TableForm},
		{"an entry of another letter", listing("90 1\n%010d 00000 x\r\n"), TableForm},
		{"an entry with a hyphen", listing("90 1\n%010d-00000 n\r\n"), TableForm},
		{"an entry with a tab", listing("90 1\n%010d 00000\tn\r\n"), TableForm},
		{"an entry that ends in two blanks", listing("90 1\n%010d 00000 n  "), TableForm},
		{"an entry whose offset is none", listing("90 1\n00000000:0 00000 n\r\n"), TableForm},
		{"an entry whose offset has a sign", listing("90 1\n+000000000 00000 n\r\n"), TableForm},
		{"an entry whose generation is none", listing("90 1\n%010d 0000x n\r\n"), TableForm},
		{"a free entry that shifts the others", listing("1 2\n0000000000 65535 f\r\n%010d 00000 n\r\n"), TableForm},
		{"an entry of another generation", listing("90 1\n%010d 00001 n\r\n"), Misplaced},
		{"an entry of no object", listing("90 1\n%010d 00000 n\r\n91 1\n0000000009 00000 n\r\n"), Misplaced},
		{"an entry twice", listing("90 1\n%[1]010d 00000 n\r\n90 1\n%[1]010d 00000 n\r\n"), TableForm},
		{"an entry beyond the size", listing("90 1\n%010d 00000 n\r\n900 1\n0000000000 00000 f\r\n"), TableForm},
		{"an object without an entry", listing("91 1\n0000000000 00000 f\r\n"), Unlisted},
		{"a free entry for an object", listing("90 1\n0000000000 00000 f\r\n"), whole}, // deleted as it is written
		{"a trailer that is none", func(u *appendix) { u.put(90, "1").text("xref\n%strailer\n[1]\nstartxref\n9\n%%%%EOF\n", u.rows) }, TableForm},
		{"another generation of an object", func(u *appendix) {
			u.rows = fmt.Sprintf("2 1\n%010d 00001 n\r\n", len(u.data))
			u.text("2 1 obj\n(baru)\nendobj\n").done()
		}, OtherGeneration},
		{"another generation of an object in a stream", func(u *appendix) {
			u.rows = fmt.Sprintf("5 1\n%010d 00001 n\r\n", len(u.data))
			u.text("5 1 obj\n(baru)\nendobj\n").done()
		}, OtherGeneration},
		{"an object out of its stream", body(5, "(baru)"), whole},

		{"an offset of three bytes before", func(u *appendix) { u.put(90, "1").text("\n\n\n").shift = -3; u.done() }, BrokenChain},
		{"an offset behind", func(u *appendix) { u.shift = 1; u.done() }, BrokenChain},
		{"an offset within an object", func(u *appendix) { u.put(90, "1").shift = -2; u.done() }, BrokenChain},
		{"no startxref", ending("start\n%d\n%%%%EOF\n"), TableForm},
		{"startxref without a number", ending("startxref\n%%EOF\n"), TableForm},
		{"startxref with a number that runs on", ending("startxref\n%dx\n%%%%EOF\n"), TableForm},
		{"startxref with a comment", ending("startxref%%x\n%d\n%%%%EOF\n"), TableForm},
		{"the end upon the number", ending("startxref\n%d%%%%EOF\n"), TableForm},
		{"no end", ending("startxref\n%d\n"), TableForm},
		{"an end upon what follows", ending("startxref\n%d\n%%%%EOF"), Unfinished},
		{"an end that runs on", ending("startxref\n%d\n%%%%EOFF\n"), Unfinished},
		{"a key twice in the trailer", func(u *appendix) { u.more = "/Root 2 0 R"; u.done() }, RepeatedKey},
		{"an end a kilobyte away", func(u *appendix) { u.done().text("%s", strings.Repeat(" ", lastBytes-len("startxref\n999\n%%EOF\n"))) }, whole},
		{"an end further away", func(u *appendix) { u.done().text("%s", strings.Repeat(" ", lastBytes)).last = true }, FarStart},
		{"an object within a stream", alone(body(90, stream("", "\n3 0 obj\n(x)\nendobj"))), HiddenObject},
		{"an object within a string", alone(body(90, "( 3 9obj)")), HiddenObject},
		{"an object within a stream, with comments", alone(body(90, stream("", "\n3 %x\n0%y\r%z\n obj\n(x)\nendobj"))), HiddenObject},
		{"an object within a stream, with a comment", alone(body(90, stream("", "\n3%x\n0 obj\n(x)\nendobj"))), HiddenObject},
		{"a trailer within a stream, with comments", alone(body(90, stream("", "trailer%x\n %\r<</Root 2 0 R>>"))), HiddenObject},
		{"a trailer within a stream", alone(body(90, stream("", "trailer\r\n<</Root 2 0 R>>"))), HiddenObject},
		{"a startxref within a stream", alone(body(90, stream("", "startxref 9"))), HiddenObject},
		{"a hybrid", func(u *appendix) { u.more = "/XRefStm 9"; u.done() }, BrokenChain},
		{"another section before", func(u *appendix) { u.prev--; u.done() }, BrokenChain},
		{"a section before that is no whole number", func(u *appendix) {
			u.text("xref\ntrailer\n<</Size 900/Root 1 0 R/Prev %d.0>>\nstartxref\n%d\n%%%%EOF\n", u.prev, len(u.data))
		}, BrokenChain},
		{"another root", func(u *appendix) {
			u.text("xref\ntrailer\n<</Size 900/Root 2 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n", u.prev, len(u.data))
		}, OtherRoot},
		{"an encryption", func(u *appendix) { u.more = "/Encrypt<<>>"; u.done() }, OtherRoot},
	} {
		t.Run(c.name, func(t *testing.T) {
			old := base(t)
			u := &appendix{data: append([]byte{}, old.Data...), prev: old.Start}
			c.do(u)
			if c.want != whole && !u.last {
				// Whatever reads the file by its last section comes by none of it.
				last := &appendix{data: u.data, prev: old.Start}
				u = last.done()
			}
			file, err := Open(slices.Clip(u.data)) // what is read behind it is seen
			if err != nil {
				t.Fatal(err)
			}
			ends, err := file.CheckAppended(old)
			var told *AmbiguityError
			switch {
			case c.want == whole && (err != nil || len(ends) != strings.Count(string(u.data[len(old.Data):]), "%%EOF") || len(strings.TrimSpace(string(u.data[ends[len(ends)-1]:]))) > 0):
				t.Errorf("ends %v of %d, %v", ends, len(u.data), err)
			case c.want != whole && (!errors.As(err, &told) || told.Kind != c.want):
				t.Errorf("want form %d, got %v", c.want, err)
			}
		})
	}
}

// TestNothingAppended: what is signed may end as it likes.
func TestNothingAppended(t *testing.T) {
	far := append(base(t).Data, strings.Repeat(" ", lastBytes)...)
	old, err := Open(far)
	if err != nil {
		t.Fatal(err)
	}
	if ends, err := old.CheckAppended(old); err != nil || len(ends) > 0 {
		t.Errorf("nothing: %v, %v", ends, err)
	}
	more, err := Open(append(slices.Clone(far), ' '))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := more.CheckAppended(old); err == nil {
		t.Error("a blank more: no error")
	}
}

// keys are so many entries of a dictionary.
func keys(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "/K%d 0", i)
	}
	return b.String()
}
