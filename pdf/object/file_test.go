package object

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"strings"
	"testing"
)

// assemble writes a file with a classic table from the text of its objects,
// numbered from 1; the first is the catalog.
func assemble(trailer string, objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var table strings.Builder
	fmt.Fprintf(&table, "0 %d\n0000000000 65535 f \n", len(objects)+1)
	for i, o := range objects {
		fmt.Fprintf(&table, "%010d 00000 n \n", b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n%strailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n", table.String(), len(objects)+1, trailer, start)
	return b.Bytes()
}

func stream(dict, data string) string {
	return fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", dict, len(data), data)
}

func deflated(data string) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	w.Write([]byte(data))
	w.Close()
	return b.String()
}

func TestOpen(t *testing.T) {
	data := append([]byte("junk before\n"), assemble("", "<</Type/Catalog/A 2 0 R/B 9 0 R>>", "<</Length 3 0 R>>\nstream\r\nabc\nendstream", "3")...)
	f, err := Open(data)
	if err != nil {
		t.Fatal(err)
	}
	c, err := f.Catalog()
	if err != nil {
		t.Fatal(err)
	}
	o, err := f.Resolve(c.Get("A"))
	if s, ok := o.(*Stream); err != nil || !ok || string(s.Raw) != "abc" {
		t.Errorf("A is %v, %v", o, err)
	}
	if o, err := f.Resolve(c.Get("B")); err != nil || o != (Null{}) {
		t.Errorf("a reference to nothing is %v, %v", o, err)
	}
	if !f.Table || f.Size() != 4 {
		t.Errorf("table %v, size %d", f.Table, f.Size())
	}
}

// A revision appended to a file replaces an object and deletes another.
func TestRevisions(t *testing.T) {
	old := assemble("", "<</Type/Catalog>>", "(old)", "(gone)")
	prev := bytes.LastIndex(old, []byte("\nxref")) + 1
	b := bytes.NewBuffer(old)
	offset := b.Len()
	b.WriteString("2 0 obj\n(new)\nendobj\n")
	start := b.Len()
	fmt.Fprintf(b, "xref\n2 2\n%010d 00000 n \n0000000000 00001 f \ntrailer\n<</Size 4/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n",
		offset, prev, start)
	f, err := Open(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	for num, want := range map[int]Object{2: String("new"), 3: Null{}} {
		if got, err := f.Resolve(Ref{num, 0}); err != nil || got != want {
			t.Errorf("object %d is %v, %v; want %v", num, got, err, want)
		}
	}
	if at, ok := f.Offset(Ref{2, 0}); !ok || at != offset {
		t.Errorf("object 2 begins at %d, %v; want %d", at, ok, offset)
	}
}

func TestDamagedFiles(t *testing.T) {
	good := string(assemble("", "<</Type/Catalog/A 2 0 R>>", stream("", "abc")))
	long := string(assemble("", "<</A 2 0 R>>", "<</Length 999>>\nstream\nabc\nendstream"))
	bomb := deflated(strings.Repeat("\x00", 10_000))
	for name, tc := range map[string]struct {
		data string
		want string
	}{
		"empty":            {"", ErrNotPDF.Error()},
		"text":             {"[dokumen]\n", ErrNotPDF.Error()},
		"cut off":          {good[:len(good)-30], "startxref"},
		"encrypted":        {string(assemble("/Encrypt 2 0 R", "<<>>", "<<>>")), ErrEncrypted.Error()},
		"far startxref":    {strings.Replace(good, "startxref\n", "startxref\n9", 1), "outside of the file"},
		"no table":         {strings.Replace(good, "\nxref", "\nxrex", 1), "no object begins here"},
		"wrong length":     {strings.Replace(good, "/Length 3", "/Length 2", 1), "true length"},
		"loop of revision": {string(assemble("/Prev 9", "<</A 2 0 R>>", "1")), "neither a table nor a stream"},
		"loop of length":   {string(assemble("", "<</A 2 0 R>>", "<</Length 2 0 R>>\nstream\n\nendstream")), "lead nowhere"},
		"loop":             {string(assemble("", "<</A 2 0 R>>", "3 0 R", "2 0 R")), "lead nowhere"},
		"bomb":             {string(assemble("", "<</A 2 0 R>>", stream("/Filter/FlateDecode", bomb))), ErrTooLarge.Error()},
		"no filter":        {string(assemble("", "<</A 2 0 R>>", stream("/Filter/LZWDecode", "x"))), "LZWDecode"},
		"huge count":       {strings.Replace(good, "xref\n0 3", "xref\n0 999999999", 1), "should stand here"},
		"no number":        {strings.Replace(good, "startxref\n", "startxref\nx", 1), "names no offset"},
		"at the end":       {atEnd(good), "outside of the file"},
		"below nothing":    {string(assemble("/Prev -1", "<<>>")), "outside of the file"},
		"no offset":        {string(assemble("/Prev/A", "<<>>")), "its Prev is no offset"},
		"no head":          {strings.Replace(good, "xref\n0 3", "xref\n0 x", 1), "the head of a part"},
		"no row":           {strings.Replace(good, "xref\n0 3", "xref\n0 4", 1), "an offset should stand here"},
		"no generation":    {strings.Replace(good, " 65535 f", " xxxxx f", 1), "an offset should stand here"},
		"no letter":        {strings.Replace(good, " 65535 f", " 65535 g", 1), "n or f should stand here"},
		"no trailer":       {strings.Replace(good, "trailer\n<<", "trailer\n[]", 1), "no trailer"},
		"broken trailer":   {strings.Replace(good, "/Root 1 0 R>>", "/Root 1 0 R>)", 1), "a dictionary's key"},
		"no catalog":       {string(assemble("", "[]")), "no catalog"},
		"broken catalog":   {string(assemble("", "<</A")), "no object begins"},
		"behind the file":  {string(assemble("", "<</A 2 0 R>>", "<</Length 900>>\nstream\nabc\nendstream")), "true length"},
		"just behind it":   {strings.Replace(long, "/Length 999", fmt.Sprint("/Length ", len(long)), 1), "true length"},
		"length below it":  {strings.Replace(good, "/Length 3", "/Length -1", 1), "true length"},
		"length missing":   {strings.Replace(good, "/Length 3", "/Langth 3", 1), "true length"},
		"empty, no length": {string(assemble("", "<</A 2 0 R>>", "<</Langth 0>>\nstream\nendstream")), "true length"},
		"another object":   {strings.Replace(good, "2 0 obj", "3 0 obj", 1), "object 3 stands in its place"},
		"another revision": {strings.Replace(good, "2 0 obj", "2 1 obj", 1), "object 2 stands in its place"},
		"no object":        {strings.Replace(good, "2 0 obj", "2 0 abj", 1), "no object begins here"},
		"no object at all": {strings.Replace(good, "2 0 obj", "- 0 obj", 1), "no object begins here"},
		"outside":          {good[:strings.Index(good, " 00000 n \ntrailer")-4] + "9999" + good[strings.Index(good, " 00000 n \ntrailer"):], "outside of the file"},
		"many filters":     {string(assemble("", "<</A 2 0 R>>", stream("/Filter["+strings.Repeat("/Fl", 5)+"]", deflated("x")))), ErrTooLarge.Error()},
		"no end of them":   {string(assemble("", "<</A 2 0 R>>", stream("/Filter["+strings.Repeat("/Fl", 17)+"]", deflated("x")))), ErrTooLarge.Error()},
		"not deflated":     {string(assemble("", "<</A 2 0 R>>", stream("/Filter/Fl", "abc"))), "zlib"},
		"a broken filter":  {string(assemble("", "<</A 2 0 R>>", stream("/Filter 3 0 R", "abc"), "(")), "a string without an end"},
		"broken filters":   {string(assemble("", "<</A 2 0 R>>", stream("/Filter[3 0 R]", "abc"), "(")), "a string without an end"},
		"broken figures":   {string(assemble("", "<</A 2 0 R>>", stream("/Filter/Fl/DecodeParms 3 0 R", deflated("x")), "(")), "a string without an end"},
		"a broken figure":  {string(assemble("", "<</A 2 0 R>>", stream("/Filter/Fl/DecodeParms<</Predictor 3 0 R>>", deflated("x")), "(")), "a string without an end"},
		"a predictor":      {string(assemble("", "<</A 2 0 R>>", stream("/Filter/Fl/DecodeParms<</Predictor 9>>", deflated("x")))), "predictor 9"},
		"many colors":      {string(assemble("", "<</A 2 0 R>>", stream("/Filter/Fl/DecodeParms<</Predictor 15/Colors 33>>", deflated("x")))), "not credible"},
		"many bits":        {string(assemble("", "<</A 2 0 R>>", stream("/Filter/Fl/DecodeParms<</Predictor 15/BitsPerComponent 17>>", deflated("x")))), "not credible"},
		"short row":        {string(assemble("", "<</A 2 0 R>>", stream("/Filter/Fl/DecodeParms<</Predictor 15/Columns 2>>", deflated("\x00x")))), "too short"},
		"huge number":      {strings.Replace(good, "xref\n0 3", "xref\n999999999 3", 1), ErrTooLarge.Error()},
	} {
		err := func() error {
			f, err := Open([]byte(tc.data))
			if err != nil {
				return err
			}
			f.inflated = maxInflated - 9_999
			c, err := f.Catalog()
			if err != nil {
				return err
			}
			o, err := f.Resolve(c.Get("A"))
			if s, ok := o.(*Stream); ok && err == nil {
				_, err = f.Decode(s)
			}
			return err
		}()
		if err == nil || !strings.Contains(err.Error(), tc.want) {
			t.Errorf("%s: error %v, want one with %q", name, err, tc.want)
		}
	}
}

// atEnd names the end of the file as the place of its table.
func atEnd(data string) string {
	i := strings.LastIndex(data, "startxref\n") + len("startxref\n")
	return data[:i] + fmt.Sprintf("%03d\n%%%%EOF\n", len(data))
}

// TestDamagedStreams: what a cross-reference stream or an object stream says wrongly.
func TestDamagedStreams(t *testing.T) {
	ok := said(2, 4, 0)
	for name, c := range map[string]struct {
		do   func(u *appendix)
		want string
	}{
		"no type": {func(u *appendix) {
			start := len(u.data)
			u.text("7 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n", stream("/W[1 1 1]/Size 0", ""), start)
		}, "neither a table nor a stream"},
		"not deflated":   {func(u *appendix) { u.crossedAs(7, "/W[1 1 1]/Filter/Fl", "xyz") }, "zlib"},
		"no widths":      {func(u *appendix) { u.crossedAs(7, "/Index[1 0]", "") }, "its W is none"},
		"two widths":     {func(u *appendix) { u.crossedAs(7, "/W[1 1]/Index[1 0]", "") }, "its W is none"},
		"names":          {func(u *appendix) { u.crossedAs(7, "/W[/A 1 1]/Index[1 0]", "") }, "its W is none"},
		"below nothing":  {func(u *appendix) { u.crossedAs(7, "/W[1 -1 1]/Index[1 0]", "") }, "its W is none"},
		"too wide":       {func(u *appendix) { u.crossedAs(7, "/W[1 9 1]/Index[1 0]", "") }, "its W is none"},
		"of no width":    {func(u *appendix) { u.crossedAs(7, "/W[0 0 0]/Index[1 0]", "") }, "its W is none"},
		"no index":       {func(u *appendix) { u.crossedAs(7, "/W[1 1 1]/Index/A", "") }, "its Index is none"},
		"an index early": {func(u *appendix) { u.crossedAs(7, "/W[1 1 1]/Index[-1 1]", "\x00\x00\x00") }, ErrTooLarge.Error()},
		"a short row":    {func(u *appendix) { u.crossedAs(7, "/W[1 1 1]/Index[1 1]", "\x00\x00") }, "it ends early"},

		"an object stream that is none": {func(u *appendix) {
			u.text("4 0 obj\n1\nendobj\n").crossed("/Index[4 3]", said(1, len(u.data)-len("4 0 obj\n1\nendobj\n"), 0)+ok)
		}, "it is none"},
		"an object stream of another type": {func(u *appendix) { u.held(stream("/N 1/First 4", "5 0 1"), ok) }, "it is none"},
		"an object stream away":            {func(u *appendix) { u.crossed("/Index[4 3]", said(0, 0, 0)+ok) }, "missing"},
		"an object stream beyond":          {func(u *appendix) { u.crossed("/Index[5 2]", said(2, 99, 0)) }, "missing"},
		"an object stream not deflated":    {func(u *appendix) { u.held(stream("/Type/ObjStm/N 1/First 4/Filter/Fl", "5 0 1"), ok) }, "zlib"},
		"no first":                         {func(u *appendix) { u.held(stream("/Type/ObjStm/N 0", "5 0 1"), ok) }, "do not fit"},
		"a first below nothing":            {func(u *appendix) { u.held(stream("/Type/ObjStm/N 1/First -1", "5 0 1"), ok) }, "do not fit"},
		"a first behind":                   {func(u *appendix) { u.held(stream("/Type/ObjStm/N 1/First 6", "5 0 1"), ok) }, "do not fit"},
		"a count below nothing":            {func(u *appendix) { u.held(stream("/Type/ObjStm/N -1/First 4", "5 0 1"), ok) }, "do not fit"},
		"a count beyond":                   {func(u *appendix) { u.held(stream("/Type/ObjStm/N 5/First 4", "5 0 1"), ok) }, "do not fit"},
		"a short head":                     {func(u *appendix) { u.held(stream("/Type/ObjStm/N 2/First 4", "5 0 1"), ok) }, "its head"},
		"half a head":                      {func(u *appendix) { u.held(stream("/Type/ObjStm/N 1/First 2", "5 0 1"), ok) }, "its head"},
		"an offset behind":                 {func(u *appendix) { u.held(stream("/Type/ObjStm/N 1/First 4", "5 2 1"), ok) }, "its head"},
		"a place behind":                   {func(u *appendix) { u.held(stream("/Type/ObjStm/N 1/First 4", "5 0 1"), said(2, 4, 1)) }, "not in the object stream"},
		"another number":                   {func(u *appendix) { u.held(stream("/Type/ObjStm/N 1/First 4", "6 0 1"), ok) }, "not in the object stream"},
	} {
		t.Run(name, func(t *testing.T) {
			data := assemble("", "<</Type/Catalog>>")
			u := &appendix{data: data, prev: strings.LastIndex(string(data), "\nxref") + 1}
			c.do(u)
			f, err := Open(u.data)
			if err == nil {
				_, err = f.Resolve(Ref{5, 0})
			}
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want one with %q", err, c.want)
			}
		})
	}
}

// held appends the object stream 4, written so, and a section with the rows of 5.
func (u *appendix) held(stream, rows string) {
	at := len(u.data)
	u.text("4 0 obj\n%s\nendobj\n", stream).crossed("/Index[4 3]", said(1, at, 0)+rows)
}

// A section that names no objects is of all from the first on.
func TestSectionOfAllObjects(t *testing.T) {
	data := assemble("", "<</Type/Catalog>>", "(lama)")
	u := &appendix{data: data, prev: strings.LastIndex(string(data), "\nxref") + 1}
	at := len(u.data)
	u.text("2 0 obj\n(baru)\nendobj\n")
	start := len(u.data)
	u.text("3 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n", stream(fmt.Sprintf("/Type/XRef/W[1 4 2]/Size 4/Root 1 0 R/Prev %d", u.prev),
		said(0, 0, 0)+said(1, strings.Index(string(data), "1 0 obj"), 0)+said(1, at, 0)+said(1, start, 0)), start)
	f, err := Open(u.data)
	if err != nil {
		t.Fatal(err)
	}
	if o, err := f.Resolve(Ref{2, 0}); err != nil || o != Object(String("baru")) {
		t.Errorf("the object is %v, %v", o, err)
	}
}

func TestWhereObjectsStand(t *testing.T) {
	f := base(t)
	for r, want := range map[Ref]bool{{1, 0}: true, {2, 0}: true, {2, 1}: false, {0, 65535}: false, {5, 0}: false, {-1, 0}: false, {7, 0}: false, {99, 0}: false} {
		if _, got := f.Offset(r); got != want {
			t.Errorf("%v begins at a place of its own: %v", r, got)
		}
	}
	for r, want := range map[Ref]Ref{{2, 0}: {2, 0}, {2, 7}: {2, 0}, {5, 7}: {5, 0}, {0, 7}: {0, 7}, {99, 7}: {99, 7}, {7, 1}: {7, 1}, {-1, 0}: {-1, 0}} {
		if got := f.Actual(r); got != want {
			t.Errorf("%v is %v, want %v", r, got, want)
		}
	}
	for _, r := range []Ref{{2, 1}, {-1, 0}, {7, 0}, {0, 65535}} {
		if o, err := f.Resolve(r); err != nil || o != Object(Null{}) {
			t.Errorf("%v is %v, %v", r, o, err)
		}
	}
}

// Objects that overlap must not be read again and again without end.
func TestOverlappingObjects(t *testing.T) {
	var b strings.Builder
	b.WriteString("%PDF-1.4\n")
	const n = 20000
	body := "[" + strings.Repeat("0 ", 200000) + "]"
	fmt.Fprintf(&b, "1 0 obj %s endobj\n", body)
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", n+1)
	for range n {
		b.WriteString("0000000009 00000 n \n")
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d>>\nstartxref\n%d\n%%%%EOF\n", n+1, start)
	f, err := Open([]byte(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	f.work = 3 * len(body)
	for range n {
		if _, err = f.Resolve(Ref{1, 0}); err != nil {
			break
		}
	}
	if !errors.Is(err, ErrTooLarge) {
		t.Errorf("reading %d bytes %d times: %v", len(body), n, err)
	}
}

func TestPredictors(t *testing.T) {
	// A row of each filter, all of them 1 2 3 4 when undone.
	rows := "\x00\x01\x02\x03\x04" + "\x01\x01\x01\x01\x01" + "\x02\x00\x00\x00\x00" + "\x03\x01\x01\x01\x01" + "\x04\x00\x00\x00\x00"
	got, err := unpredict([]byte(rows), Dict{{"Predictor", Int(15)}, {"Columns", Int(4)}})
	if want := strings.Repeat("\x01\x02\x03\x04", 5); err != nil || string(got) != want {
		t.Errorf("got %v, %v", got, err)
	}
	for _, bad := range []string{"\x05\x01\x02\x03\x04", "\x00\x01"} {
		if _, err := unpredict([]byte(bad), Dict{{"Predictor", Int(15)}, {"Columns", Int(4)}}); err == nil {
			t.Errorf("%q is read", bad)
		}
	}
}
