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
		"no filter":        {string(assemble("", "<</A 2 0 R>>", stream("/Filter/DCTDecode", "x"))), "DCTDecode"},
		"huge count":       {strings.Replace(good, "xref\n0 3", "xref\n0 999999999", 1), "should stand here"},
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
