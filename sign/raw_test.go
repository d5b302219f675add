package sign_test

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"testing"

	"iku/pdf/object"
)

// raw is an update written by hand, byte for byte as an attacker likes.
type raw struct {
	data    []byte
	file    *object.File
	root    string
	entries map[int]int // offsets by number
	order   []int
	extra   string // in the trailer
	rows    string // of the table, in front of the others
	prev    int
	start   int // what startxref says; 0: the truth
	end     string
}

// byHand begins an update of a file.
func byHand(t testing.TB, data []byte) *raw {
	t.Helper()
	f, err := object.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	return &raw{data: bytes.Clone(data), file: f, root: string(object.Append(nil, f.Trailer.Get("Root"))), entries: map[int]int{}, prev: f.Start, end: "%%EOF\n"}
}

// text appends bytes that are no object.
func (r *raw) text(s string) *raw { r.data = append(r.data, s...); return r }

// put appends an object, of which the table will know.
func (r *raw) put(num int, body string) *raw {
	if _, again := r.entries[num]; !again {
		r.order = append(r.order, num)
	}
	r.entries[num] = len(r.data)
	return r.text(fmt.Sprintf("%d 0 obj\n%s\nendobj\n", num, body))
}

// hide appends an object of which the table will not know.
func (r *raw) hide(num int, body string) *raw {
	return r.text(fmt.Sprintf("%d 0 obj\n%s\nendobj\n", num, body))
}

// done appends the table and the words at the end.
func (r *raw) done() []byte {
	start := len(r.data)
	size := max(500, r.file.Size()+50)
	r.text("xref\n0 1\n0000000000 65535 f\r\n" + r.rows)
	for _, n := range r.order {
		r.text(fmt.Sprintf("%d 1\n%010d 00000 n\r\n", n, r.entries[n]))
	}
	if r.start == 0 {
		r.start = start
	}
	r.text(fmt.Sprintf("trailer\n<</Size %d/Root %s/Prev %d%s>>\nstartxref\n%d\n%s", size, r.root, r.prev, r.extra, r.start, r.end))
	return r.data
}

// free returns a number that no object has.
func (r *raw) free() int { return r.file.Size() + 1 + len(r.order) }

// page returns the number and the text of a page.
func (r *raw) page(t testing.TB, n int) (int, object.Dict) {
	t.Helper()
	catalog, err := r.file.Catalog()
	if err != nil {
		t.Fatal(err)
	}
	tree, _ := r.file.Dict(catalog.Get("Pages"))
	kids, _ := r.file.Array(tree.Get("Kids"))
	d, _ := r.file.Dict(kids[n])
	return kids[n].(object.Ref).Num, d
}

// written returns an object as it stands in a file.
func written(o object.Object) string { return string(object.Append(nil, o)) }

// with returns a dictionary's text with more at its end.
func with(d object.Dict, more string) string {
	return strings.TrimSuffix(written(d), ">>") + more + ">>"
}

// number returns the number of what a dictionary refers to.
func number(o object.Object) int { r, _ := o.(object.Ref); return r.Num }

// drawing is a stream that prints over a whole page.
const drawing = "<</Length 16>>\nstream\n0 0 900 999 re f\nendstream"

// form is the same as a form XObject.
const form = "<</Type/XObject/Subtype/Form/BBox[0 0 900 999]/Resources<<>>/Length 16>>\nstream\n0 0 900 999 re f\nendstream"

// foreign returns a file of another maker from the text of its objects; the first
// is the catalog.
func foreign(objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var at []int
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f\r\n", len(at)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n\r\n", n)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, start)
	return b.Bytes()
}

func stream(dict, data string) string {
	return fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", dict, len(data), data)
}

// letter is a file of another maker with what attacks need: a form called /P, a
// filter and a length told by other objects, a text field below another, a note.
func letter() []byte { return foreign(letterObjects()...) }

// letterBut is letter with another object of that number, or some more behind it.
func letterBut(num int, body ...string) func() []byte {
	return func() []byte {
		objects := letterObjects()
		return foreign(slices.Replace(objects, num-1, min(num, len(objects)), body...)...)
	}
}

func letterObjects() []string {
	return []string{
		"<</Type/Catalog/Pages 2 0 R/AcroForm 9 0 R/Metadata 15 0 R>>",
		"<</Type/Pages/Kids[3 0 R 14 0 R]/Count 2/MediaBox[0 0 595 842]>>",
		"<</Type/Page/Parent 2 0 R/Resources<</XObject<</P 5 0 R/X 8 0 R>>/Font<</F 13 0 R>>>>/Contents 4 0 R/Annots[11 0 R 12 0 R]/Rotate 0>>",
		stream("/Filter[6 0 R]/DecodeParms[null]", hex.EncodeToString([]byte("/P Do /X Do BT/F 12 Tf 72 700 Td(Rp 1.000.000)Tj ET"))+">"),
		stream("/Type/XObject/Subtype/Form/BBox[0 0 200 200]/Resources<<>>", "1 0 0 rg 20 20 50 50 re f"),
		"/ASCIIHexDecode",
		"40",
		fmt.Sprintf("<</Type/XObject/Subtype/Form/BBox[0 0 200 200]/Resources<<>>/Length 7 0 R>>\nstream\n%-40s\nendstream", "0 1 0 rg 100 100 50 50 re f"),
		"<</Fields[10 0 R]/DA(/F 9 Tf)/DR<</Font<</F 13 0 R>>>>/Tanda/ada            >>",
		"<</T(surat)/FT/Tx/V(lama)/DA(/F 9 Tf)/Kids[11 0 R]>>",
		"<</Type/Annot/Subtype/Widget/T(isi)/Parent 10 0 R/Rect[300 300 400 320]/P 3 0 R/AP<</N 5 0 R>>/F 4>>",
		"<</Type/Annot/Subtype/Square/Rect[200 200 220 220]/P 3 0 R/AP<</N 5 0 R>>/F 4>>",
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
		"<</Type/Page/Parent 2 0 R/Resources<<>>/Contents 8 0 R>>",
		stream("/Type/Metadata/Subtype/XML", "<x/>"),
	}
}
