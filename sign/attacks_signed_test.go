package sign_test

import (
	"cmp"
	"crypto"
	"crypto/rand"
	"maps"
	"slices"
	"strings"
	"testing"

	"iku/pdf/object"
	"iku/sign"
	"iku/sign/cms"
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

// oddity is a later signature of a rarer form.
type oddity struct {
	later
	num   int    // of the field; 0: 42
	kind  string // Subtype; "" for Widget
	apart string // what the field has where its widget is another object
	wrong bool   // it is of another key than it names
}

// note is a file of another maker with one line of text and an empty field on the
// right.
func note() []byte { return foreign(noteObjects()...) }

// noteBut is note with other objects of those numbers, or more.
func noteBut(others map[int]string) func() []byte {
	return func() []byte {
		objects := noteObjects()
		for len(objects) < slices.Max(slices.Collect(maps.Keys(others))) {
			objects = append(objects, "null")
		}
		for num, text := range others {
			objects[num-1] = text
		}
		return foreign(objects...)
	}
}

func noteObjects() []string {
	return []string{"<</Type/Catalog/Pages 2 0 R/AcroForm 5 0 R>>", "<</Type/Pages/Kids[3 0 R 7 0 R]/Count 2/MediaBox[0 0 595 842]>>",
		"<</Type/Page/Parent 2 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>/Contents 4 0 R/Annots[6 0 R]>>",
		stream("", "1 g 0 0 595 842 re f 0 g BT/F 12 Tf 72 700 Td(Rp 1.000.000)Tj ET"),
		"<</Fields[6 0 R]>>",
		"<</Type/Annot/Subtype/Widget/FT/Sig/T(Kosong)/Rect[400 100 500 150]/P 3 0 R/F 4>>",
		"<</Type/Page/Parent 2 0 R/Resources<<>>/Contents 8 0 R>>", stream("", "9 9 9 9 re S")}
}

// notePage is the first page of note, with more in it.
func notePage(more string) string { return strings.TrimSuffix(noteObjects()[2], ">>") + more + ">>" }

// noted is that page with the note 9.
func noted() string { return strings.Replace(noteObjects()[2], "[6 0 R]", "[6 0 R 9 0 R]", 1) }

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
	{"on a page beside its text", letter, "/Rect[400 700 500 800]" + printed, false, 1, ""},
	{"on a page that cannot be read", letterBut(6, "/JPXDecode"), "/Rect[400 700 500 800]" + printed, false, 1,
		`halaman 1: tidak dapat dipastikan bahwa tampilan tanda tangan "Lain" tidak menutupi isi`},
	{"with an entry that is null", nil, "/Rect[0 0 0 0]/A null", false, 1, `bidang tanda tangan "Lain" memuat yang bukan miliknya (A)`},
	{"with an appearance of null", nil, "/Rect[0 0 0 0]/AP null", false, 1, ""},
	{"with a rectangle of words", nil, "/Rect[0 0(x)0]", false, 1, `bidang tanda tangan "Lain" memuat yang bukan miliknya (Rect)`},
	{"with states", nil, "/Rect[72 100 300 160]/AS/Ya/AP<</N<</Ya 40 0 R>>>>", false, 1, ""},
	{"with states over the page", nil, "/Rect[0 0 595 842]/AS/Ya/AP<</N<</Ya 40 0 R>>>>", false, 1, `halaman 1: tampilan tanda tangan "Lain" menutupi isi halaman`},
	{"with states of states", nil, "/Rect[72 100 300 160]/AS/Ya/AP<</N<</Ya<</Ya 40 0 R>>>>>>", false, 1, `bidang tanda tangan "Lain" memuat yang bukan miliknya (AP)`},
	{"with a state of a state that is none", nil, "/Rect[72 100 300 160]/AP<</N<</Ya 1>>>>", false, 1, `bidang tanda tangan "Lain" memuat yang bukan miliknya (AP)`},
	{"with half a matrix", nil, "/Rect[72 100 300 160]/AP<</N 38 0 R>>", false, 1, `bidang tanda tangan "Lain" memuat yang bukan miliknya (AP)`},
	{"with a background over the page", nil, "/Rect[0 0 595 842]/MK<</BG[1 0 0]>>", false, 1, `halaman 1: tampilan tanda tangan "Lain" menutupi isi halaman`},
	{"with a style of border over the page", nil, "/Rect[0 0 595 842]/BS<</W 99>>", false, 1, `halaman 1: tampilan tanda tangan "Lain" menutupi isi halaman`},
	{"with a border over the page", nil, "/Rect[0 0 595 842]/Border[0 0 99]", false, 1, `halaman 1: tampilan tanda tangan "Lain" menutupi isi halaman`},
	{"with a look that cannot be read", noteBut(map[int]string{9: "["}), "/Rect[0 0 0 0]/AP<</N 9 0 R>>", false, 1, `bidang tanda tangan "Lain" memuat yang bukan miliknya (AP)`},
	{"that does not turn", nil, "/F 20/Rect[72 100 300 160]" + printed, false, 1, ""},
	{"that does not turn on a page that says 0", noteBut(map[int]string{3: notePage("/Rotate 0")}), "/F 20/Rect[72 100 300 160]" + printed, false, 1, ""},
	{"that does not turn on a page that does", noteBut(map[int]string{3: notePage("/Rotate 90")}), "/F 20/Rect[72 100 300 160]" + printed, false, 1,
		`halaman 1: bidang tanda tangan "Lain" dapat tampil di luar tempatnya`},
	{"that turns with its page", noteBut(map[int]string{3: notePage("/Rotate 90")}), "/F 4/Rect[72 100 300 160]" + printed, false, 1, ""},
	{"over a note", noteBut(map[int]string{3: noted(), 9: "<</Subtype/Square/Rect[100 110 120 130]/AP<</N 10 0 R>>>>", 10: form}),
		"/Rect[72 100 300 160]" + printed, false, 1, `halaman 1: tampilan tanda tangan "Lain" menutupi isi halaman`},
	{"over a note that viewers draw", noteBut(map[int]string{3: noted(), 9: "<</Subtype/Square/Rect[100 110 120 130]>>"}),
		"/Rect[72 100 300 160]" + printed, false, 1, `halaman 1: tampilan tanda tangan "Lain" menutupi isi halaman`},
	{"over a link", noteBut(map[int]string{3: noted(), 9: "<</Subtype/Link/Rect[100 110 120 130]>>"}), "/Rect[72 100 300 160]" + printed, false, 1, ""},
	{"beside a note", noteBut(map[int]string{3: noted(), 9: "<</Subtype/Square/Rect[400 110 420 130]/AP<</N 10 0 R>>>>", 10: form}),
		"/Rect[72 100 300 160]" + printed, false, 1, ""},
	{"a stamp", nil, "/Rect[0 0 0 0]", true, 1, ""},
	{"a stamp with an empty appearance", nil, "/Rect[0 0 0 0]" + hollow, true, 1, ""},
	{"a stamp over the page", nil, "/Rect[0 0 595 842]" + printed, true, 1, `halaman 1: stempel waktu "Lain" menampilkan sesuatu`},
	{"a stamp beside the text", nil, "/Rect[72 100 300 160]" + printed, true, 1, `halaman 1: stempel waktu "Lain" menampilkan sesuatu`},
	{"a stamp with an action", nil, "/Rect[0 0 0 0]/A<<>>", true, 1, `bidang tanda tangan "Lain" memuat yang bukan miliknya (A)`},
}

var oddities = []oddity{
	{later{"in what was an object with an action", noteBut(map[int]string{9: "<</A<</S/Named/N/NextPage>>/X 1>>"}), "/Rect[0 0 0 0]/A<</S/Named/N/NextPage>>", false, 1,
		`bidang tanda tangan "Lain" memuat yang bukan miliknya (A)`}, 9, "", "", false},
	{later{"of another subtype", nil, "/Rect[72 100 300 160]" + printed, false, 1, `bidang tanda tangan "Lain" tampil di lebih dari satu tempat`}, 42, "Stamp", "", false},
	{later{"apart from its field", nil, "/Rect[72 100 300 160]" + printed, false, 1, ""}, 42, "", "/TU(x)", false},
	{later{"apart from a field that acts", nil, "/Rect[72 100 300 160]" + printed, false, 1, `bidang tanda tangan "Lain" memuat yang bukan miliknya (AA)`}, 42, "", "/AA<<>>", false},
	{later{"apart, and acting", nil, "/Rect[0 0 0 0]/A<<>>", false, 1, `bidang tanda tangan "Lain" memuat yang bukan miliknya (A)`}, 42, "", "/TU(x)", false},
	{later{"apart, over the page", nil, "/Rect[0 0 595 842]" + printed, false, 1, `halaman 1: tampilan tanda tangan "Lain" menutupi isi halaman`}, 42, "", "/TU(x)", false},
	{later{"apart, in a stream", nil, "/Rect[0 0 0 0]/Length 1", false, 1, `bidang tanda tangan "Lain" tidak dapat dibaca`}, 42, "", "/TU(x)", false},
	{later{"of another key, beside the text", nil, "/Rect[72 100 300 160]" + printed, false, 1, `isian "Lain" ditambahkan`}, 42, "", "", true},
	{later{"of another key, without room", nil, "/Rect[0 0 0 0]", false, 1, ""}, 42, "", "", true},
	{later{"of another key, without room, but with an appearance", nil, "/Rect[0 0 0 0]" + printed, false, 1, `isian "Lain" ditambahkan`}, 42, "", "", true},
	{later{"of another key, empty, but with room", nil, "/Rect[72 100 300 160]" + hollow, false, 1, `isian "Lain" ditambahkan`}, 42, "", "", true},
}

// laterSigned returns a signed file with a field that is signed after it.
func (d *desk) laterSigned(t testing.TB, signed []byte, l oddity) []byte {
	t.Helper()
	r := byHand(t, signed)
	r.put(38, stream(xobject+"/Matrix[1 0 0]", "0 0 9 9 re f")).put(39, stream("/Subtype/Form", "0 0 900 999 re f")).put(40, form).put(41, stream(xobject, "% DSBlank\nq Q"))
	num, page := r.page(t, 0)
	second, other := r.page(t, 1)
	field, shown := cmp.Or(l.num, 42), cmp.Or(l.num, 42)
	look := "<</Type/Annot/Subtype/" + cmp.Or(l.kind, "Widget") + "/P 3 0 R" + l.field
	data := ""
	if strings.Contains(l.field, "/Length 1") {
		data = "\nstream\nx\nendstream"
	}
	if l.apart == "" {
		r.put(field, look+"/FT/Sig/T(Lain)>>")
	} else {
		shown = field + 1
		r.put(field, "<</FT/Sig/T(Lain)/Kids[43 0 R]"+l.apart+">>").put(shown, look+"/Parent 42 0 R>>"+data)
	}
	list, _ := r.file.Array(page.Get("Annots"))
	r.put(num, written(slices.Clone(page).Set("Annots", append(slices.Clone(list), object.Ref{Num: shown}))))
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
	if l.wrong {
		seal = func(digest []byte) ([]byte, error) {
			return cms.Sign(cms.Params{Random: rand.Reader, Key: d.pki.Root.Key, Chain: d.pki.Chain(d.signer), Type: cms.Data, Digest: digest})
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
	all := slices.Clone(oddities)
	for _, l := range laters {
		all = append(all, oddity{later: l})
	}
	for _, l := range all {
		t.Run(l.name, func(t *testing.T) {
			first := signed
			if l.base != nil {
				first = d.sign(t, l.base(), func(r *sign.Request) { r.Field, r.Place, r.Block = "Kosong", &sign.Place{}, nil }, sign.LevelB)
			}
			r := d.verify(t, d.laterSigned(t, first, l), nil)
			s := r.Signatures[0]
			if l.says == "" && (s.Indication != sign.Passed || r.Passed() == l.wrong) || l.says != "" && (s.SubIndication != sign.ChangedAfterSigning || !strings.Contains(told(r), "["+l.says+"]")) {
				t.Errorf("want %q, got %s", l.says, told(r))
			}
		})
	}
}

// TestLaterSignaturesThatCoverNothing: what is no signature by its form is a field that
// shows itself.
func TestLaterSignaturesThatCoverNothing(t *testing.T) {
	d := newDesk(t)
	first := d.sign(t, note(), func(r *sign.Request) { r.Field, r.Block = "Kosong", nil }, sign.LevelB)
	both := d.laterSigned(t, first, oddity{later: later{field: "/Rect[72 100 300 160]" + printed, pages: 1}})
	short := ranged(t, both, func(n *[4]int) { n[3] -= 100 })
	r := d.verify(t, short, nil)
	if r.Signatures[len(r.Signatures)-1].SubIndication == "" || !strings.Contains(told(r), `[isian "Lain" ditambahkan`) {
		t.Error(told(r))
	}
}

// TestWhatASignatureCovers: where a page is printed on, by what prints there.
func TestWhatASignatureCovers(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct {
		name, content, rect string
		covers              bool
	}{
		{"text", "BT/F 20 Tf 1 0 0 1 100 400 Tm(Rp 1.000)Tj ET", "[110 395 130 410]", true},
		{"text beside", "BT/F 20 Tf 1 0 0 1 100 400 Tm(Rp 1.000)Tj ET", "[300 395 400 420]", false},
		{"text below", "BT/F 20 Tf 1 0 0 1 100 400 Tm(Rp 1.000)Tj ET", "[100 300 200 390]", false},
		{"text that is moved", "BT/F 20 Tf 100 400 Td 0 -200 Td 22 TL(a)' [(b)-9000(c)]TJ ET", "[100 170 115 190]", true},
		{"text far in its line", "BT/F 20 Tf 100 400 Td[(b)-9000(c)]TJ ET", "[285 398 305 412]", true},
		{"text of two bytes", "BT/G 20 Tf 100 400 Td<00010002>Tj ET", "[130 400 140 410]", true},
		{"behind text of two bytes", "BT/G 20 Tf 100 400 Td<00010002>Tj ET", "[145 400 190 410]", false},
		{"text that is not seen", "BT 3 Tr/F 20 Tf 100 400 Td(Rp 1.000)Tj ET", "[110 395 130 410]", false},
		{"spaces", "BT/F 20 Tf 100 400 Td(     )Tj ET", "[110 395 130 410]", false},
		{"an area", "0.5 g 100 400 50 50 re f", "[110 410 120 420]", true},
		{"on the left of an area", "100 400 50 50 re f", "[50 410 101 420]", false},
		{"over its left", "100 400 50 50 re f", "[50 410 103 420]", true},
		{"on its right", "100 400 50 50 re f", "[149 410 200 420]", false},
		{"over its right", "100 400 50 50 re f", "[147 410 200 420]", true},
		{"below it", "100 400 50 50 re f", "[110 350 120 401]", false},
		{"over its lower edge", "100 400 50 50 re f", "[110 350 120 403]", true},
		{"above it", "100 400 50 50 re f", "[110 449 120 480]", false},
		{"over its upper edge", "100 400 50 50 re f", "[110 447 120 480]", true},
		{"a white area", "1 1 1 rg 100 400 50 50 re f", "[110 410 120 420]", false},
		{"a frame of a white area", "1 g 0 G 100 400 50 50 re B", "[110 410 120 420]", true},
		{"an area without ink", "0 0 0 0 k 100 400 50 50 re f", "[110 410 120 420]", false},
		{"white within what was kept", "q 1 g Q 100 400 50 50 re f", "[110 410 120 420]", true},
		{"a line", "100 400 m 300 400 l S", "[200 390 220 410]", true},
		{"a curve", "100 400 m 100 500 300 500 300 400 c S", "[190 440 210 460]", true},
		{"a path that is not drawn", "100 400 50 50 re n", "[110 410 120 420]", false},
		{"what is cut off", "0 0 50 50 re W n 100 400 50 50 re f", "[110 410 120 420]", false},
		{"an image", "q 50 0 0 50 100 400 cm/I Do Q", "[110 410 120 420]", true},
		{"an image elsewhere", "q 50 0 0 50 100 400 cm/I Do Q", "[160 410 190 420]", false},
		{"a form", "q 1 0 0 1 100 400 cm/X Do Q", "[110 410 120 420]", true},
		{"a form's frame", "q 1 0 0 1 100 400 cm/X Do Q", "[130 430 140 440]", false},
		{"an image within the content", "q 50 0 0 50 100 400 cm BI/W 1/H 1/BPC 8/CS/G ID x EI Q", "[110 410 120 420]", true},
		{"behind such an image", "q 50 0 0 50 100 400 cm BI/W 1/H 1/BPC 8/CS/G ID x EI Q 300 400 9 9 re f", "[299 399 310 410]", true},
		{"a shading", "0 0 50 50 re W n/S sh", "[10 10 20 20]", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			base := foreign("<</Type/Catalog/Pages 2 0 R/AcroForm 5 0 R>>", "<</Type/Pages/Kids[3 0 R 7 0 R]/Count 2/MediaBox[0 0 595 842]>>",
				"<</Type/Page/Parent 2 0 R/Resources<</Font<</F 8 0 R/G 9 0 R>>/XObject<</I 10 0 R/X 11 0 R>>>>/Contents 4 0 R>>",
				stream("", c.content), "<</Fields[]>>", "null", "<</Type/Page/Parent 2 0 R/Resources<<>>>>",
				"<</Type/Font/Subtype/TrueType/BaseFont/X/FirstChar 0/Widths[500]>>",
				"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/W[1[1000]2 3 1000]>>]>>",
				stream("/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", "x"),
				stream("/Type/XObject/Subtype/Form/BBox[0 0 25 25]/Matrix[1 0 0 1 0 0]/Resources<<>>", "0 0 99 99 re f"))
			signed := d.sign(t, base, func(r *sign.Request) { r.Field, r.Place, r.Block = "Satu", &sign.Place{}, nil }, sign.LevelB)
			r := d.verify(t, d.laterSigned(t, signed, oddity{later: later{field: "/Rect" + c.rect + printed, pages: 1}}), nil)
			if covers := strings.Contains(told(r), "menutupi isi halaman"); covers != c.covers || r.Passed() == c.covers {
				t.Errorf("covers %v: %s", covers, told(r))
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
	for field, says := range map[string]string{
		"/Rect[400 100 500 150]/XX 1":  "",
		"/Rect[0 0 595 842]" + "/XX 1": `halaman 1: tampilan tanda tangan "Kosong" menutupi isi halaman`,
		"/Rect[0 500 595 842]/XX(a b)": "", // less than half a page was signed for it, with what stands there
	} {
		base := noteBut(map[int]string{6: "<</Type/Annot/Subtype/Widget/FT/Sig/T(Kosong)/P 3 0 R/F 4" + field + ">>"})
		waiting := byHand(t, d.sign(t, base(), invisible, sign.LevelB)).put(40, form).put(6, "<</Type/Annot/Subtype/Widget/FT/Sig/T(Kosong)/P 3 0 R/F 4"+field+printed+">>").done()
		both, err := sign.Seal(waiting, sign.Request{Field: "Kosong"}, crypto.SHA256, func(v object.Dict) object.Dict { return v }, d.seal)
		if err != nil {
			t.Fatal(err)
		}
		if r := d.verify(t, both, nil); says == "" && !r.Passed() || !strings.Contains(told(r), says) {
			t.Errorf("%s: want %q, got %s", field, says, told(r))
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
