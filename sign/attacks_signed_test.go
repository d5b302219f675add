package sign_test

import (
	"crypto"
	"slices"
	"strings"
	"testing"

	"iku/pdf/object"
	"iku/sign"
)

// later is a signature or a time stamp that comes after another, in a field that
// was made for it.
type later struct {
	name  string
	base  func() []byte // nil: note
	field string        // its dictionary besides what every field has; %P is the first page
	stamp bool
	pages int    // how many pages name it
	says  string // among the changes; "" where it may stand
}

// note is a file of another maker with one line of text and an empty field on the
// right.
func note() []byte {
	return foreign("<</Type/Catalog/Pages 2 0 R/AcroForm 5 0 R>>", "<</Type/Pages/Kids[3 0 R 7 0 R]/Count 2/MediaBox[0 0 595 842]>>",
		"<</Type/Page/Parent 2 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>/Contents 4 0 R/Annots[6 0 R]>>",
		stream("", "1 g 0 0 595 842 re f 0 g BT/F 12 Tf 72 700 Td(Rp 1.000.000)Tj ET"),
		"<</Fields[6 0 R]>>",
		"<</Type/Annot/Subtype/Widget/FT/Sig/T(Kosong)/Rect[400 100 500 150]/P 3 0 R/F 4>>",
		"<</Type/Page/Parent 2 0 R/Resources<<>>/Contents 8 0 R>>", stream("", "9 9 9 9 re S"))
}

const (
	printed = "/AP<</N 40 0 R>>"
	hollow  = "/AP<</N 41 0 R>>"
)

var laters = []later{
	{"beside the text", nil, "/Rect[72 100 300 160]" + printed, false, 1, ""},
	{"over the page", nil, "/Rect[0 0 595 842]" + printed, false, 1, `halaman 1: tampilan tanda tangan "Lain" menutupi isi halaman`},
	{"over the amount", nil, "/Rect[100 690 120 720]" + printed, false, 1, `halaman 1: tampilan tanda tangan "Lain" menutupi isi halaman`},
	{"over the page, but printing nothing", nil, "/Rect[0 0 595 842]" + hollow, false, 1, ""},
	{"without room", nil, "/Rect[0 0 0 0]", false, 1, ""},
	{"without room, but with an appearance", nil, "/Rect[0 0 0 0]" + printed, false, 1, `halaman 1: bidang tanda tangan "Lain" menampilkan sesuatu tanpa tempat`},
	{"with an action", nil, "/Rect[0 0 0 0]/A<</S/Named/N/NextPage>>", false, 1, `bidang tanda tangan "Lain" memuat yang bukan miliknya (A)`},
	{"with actions", nil, "/Rect[0 0 0 0]/AA<<>>", false, 1, `bidang tanda tangan "Lain" memuat yang bukan miliknya (AA)`},
	{"on two pages", nil, "/Rect[72 100 300 160]" + printed, false, 2, `bidang tanda tangan "Lain" tampil di lebih dari satu tempat`},
	{"that keeps its size", nil, "/F 12/Rect[72 100 300 160]" + printed, false, 1, `halaman 1: bidang tanda tangan "Lain" dapat tampil di luar tempatnya`},
	{"with an appearance that is none", nil, "/Rect[0 0 0 0]/AP/Tidak", false, 1, `bidang tanda tangan "Lain" memuat yang bukan miliknya (AP)`},
	{"with a state that is none", nil, "/Rect[0 0 0 0]/AP<</N 1>>", false, 1, `bidang tanda tangan "Lain" memuat yang bukan miliknya (AP)`},
	{"with an appearance without a frame", nil, "/Rect[72 100 300 160]/AP<</N 39 0 R>>", false, 1, `bidang tanda tangan "Lain" memuat yang bukan miliknya (AP)`},
	{"with half a rectangle", nil, "/Rect[72 100]", false, 1, `bidang tanda tangan "Lain" memuat yang bukan miliknya (Rect)`},
	{"on a page that cannot be read", letter, "/Rect[400 700 500 800]" + printed, false, 1,
		`halaman 1: tidak dapat dipastikan bahwa tampilan tanda tangan "Lain" tidak menutupi isi`},
	{"a stamp", nil, "/Rect[0 0 0 0]", true, 1, ""},
	{"a stamp with an empty appearance", nil, "/Rect[0 0 0 0]" + hollow, true, 1, ""},
	{"a stamp over the page", nil, "/Rect[0 0 595 842]" + printed, true, 1, `halaman 1: stempel waktu "Lain" menampilkan sesuatu`},
	{"a stamp beside the text", nil, "/Rect[72 100 300 160]" + printed, true, 1, `halaman 1: stempel waktu "Lain" menampilkan sesuatu`},
	{"a stamp with an action", nil, "/Rect[0 0 0 0]/A<<>>", true, 1, `bidang tanda tangan "Lain" memuat yang bukan miliknya (A)`},
}

// laterSigned returns a signed file with a field that is signed after it.
func (d *desk) laterSigned(t testing.TB, signed []byte, l later) []byte {
	t.Helper()
	r := byHand(t, signed)
	r.put(39, stream("/Subtype/Form", "0 0 900 999 re f")).put(40, form).put(41, stream(xobject, "% DSBlank\nq Q"))
	num, page := r.page(t, 0)
	second, other := r.page(t, 1)
	field := 42
	f := "<</Type/Annot/Subtype/Widget/FT/Sig/T(Lain)/P 3 0 R" + l.field + ">>"
	r.put(field, f)
	list, _ := r.file.Array(page.Get("Annots"))
	r.put(num, written(slices.Clone(page).Set("Annots", append(slices.Clone(list), object.Ref{Num: field}))))
	if l.pages > 1 {
		r.put(second, with(other, "/Annots[42 0 R]"))
	}
	c, _ := r.file.Catalog()
	acro, _ := r.file.Dict(c.Get("AcroForm"))
	fields, _ := r.file.Array(acro.Get("Fields"))
	r.put(number(c.Get("AcroForm")), written(slices.Clone(acro).Set("Fields", append(slices.Clone(fields), object.Ref{Num: field}))))
	dict := func(v object.Dict) object.Dict { return v }
	seal := d.seal
	if l.stamp {
		dict = func(v object.Dict) object.Dict {
			return v.Set("Type", object.Name("DocTimeStamp")).Set("SubFilter", object.Name("ETSI.RFC3161"))
		}
		seal = func(digest []byte) ([]byte, error) {
			return d.request(t, sign.LevelT).Stamp(t.Context(), digest, crypto.SHA256)
		}
	}
	out, err := sign.Seal(r.done(), sign.Request{Field: "Lain"}, crypto.SHA256, dict, seal)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestLaterSignatures: a signature shows what it shows in its own place, off what
// was signed; a time stamp shows nothing; neither acts.
func TestLaterSignatures(t *testing.T) {
	d := newDesk(t)
	signed := d.sign(t, note(), func(r *sign.Request) { r.Field, r.Block = "Kosong", nil }, sign.LevelB)
	for _, l := range laters {
		t.Run(l.name, func(t *testing.T) {
			first := signed
			if l.base != nil {
				first = d.sign(t, l.base(), func(r *sign.Request) { r.Field, r.Place, r.Block = "Kosong", &sign.Place{}, nil }, sign.LevelB)
			}
			r := d.verify(t, d.laterSigned(t, first, l), nil)
			s := r.Signatures[0]
			if l.says == "" && !r.Passed() || l.says != "" && (s.SubIndication != sign.ChangedAfterSigning || !strings.Contains(told(r), "["+l.says+"]")) {
				t.Errorf("want %q, got %s", l.says, told(r))
			}
		})
	}
}

// TestFieldsThatWait: the field of before keeps its place when it is signed, and the
// signature in it stays.
func TestFieldsThatWait(t *testing.T) {
	d := newDesk(t)
	invisible := func(r *sign.Request) { r.Field, r.Place, r.Block = "TandaTangan1", &sign.Place{}, nil }
	first := d.sign(t, note(), invisible, sign.LevelB)
	waiting := func(rest string) []byte {
		return byHand(t, first).put(40, form).put(6, "<</Type/Annot/Subtype/Widget/FT/Sig/T(Kosong)/P 3 0 R/F 4"+rest+">>").done()
	}
	for rest, says := range map[string]string{
		"/Rect[400 100 500 150]" + printed: "",
		"/Rect[0 0 0 0]":                   "", // PDFBox gives the room up
		"/Rect[72 690 300 740]" + printed:  `halaman 1: bidang "Kosong" dipindahkan`,
	} {
		both, err := sign.Seal(waiting(rest), sign.Request{Field: "Kosong"}, crypto.SHA256, func(v object.Dict) object.Dict { return v }, d.seal)
		if err != nil {
			t.Fatal(err)
		}
		if r := d.verify(t, both, nil); says == "" && !r.Passed() || !strings.Contains(told(r), says) {
			t.Errorf("%s: want %q, got %s", rest, says, told(r))
		}
	}
	both := d.sign(t, first, func(r *sign.Request) { r.Field, r.Block = "Kosong", nil }, sign.LevelB)
	gone := rewritten(t, both, func(r sign.Rewriter) {
		at := object.Ref{Num: 6}
		field, _ := r.File().Dict(at)
		r.Put(at, field.Without("V"))
	})
	if r := d.verify(t, gone, nil); r.Passed() || len(r.Signatures) != 1 {
		t.Errorf("got %s", told(r))
	}
	// The second one sees the first taken away.
	gone = rewritten(t, both, func(r sign.Rewriter) {
		_, form := formOf(r.File())
		for _, o := range form.Get("Fields").(object.Array) {
			if field, _ := r.File().Dict(o); field.Get("T") == object.Object(object.String("TandaTangan1")) {
				r.Put(o.(object.Ref), field.Without("V"))
			}
		}
	})
	if r := d.verify(t, gone, nil); !strings.Contains(told(r), `tanda tangan di bidang "TandaTangan1" dihapus`) {
		t.Errorf("got %s", told(r))
	}
}

// formOf returns a file's form.
func formOf(f *object.File) (object.Ref, object.Dict) {
	catalog, _ := f.Catalog()
	d, _ := f.Dict(catalog.Get("AcroForm"))
	r, _ := catalog.Get("AcroForm").(object.Ref)
	return r, d
}
