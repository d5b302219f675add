package pdf

import (
	"bytes"
	"flag"
	"fmt"
	"strings"
	"sync"
	"testing"

	"iku/content/source"
	"iku/layout/page"
	"iku/pdf/object"
)

var update = flag.Bool("update", false, "write the golden files")

func mustWrite(t testing.TB, sheet *page.Sheet, meta Metadata) []byte {
	t.Helper()
	data, err := Write(sheet, meta)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestObjects(t *testing.T) {
	golden(t, "rich.txt", dump(t, mustWrite(t, richSheet(t), testMetadata())))
}

func TestSameInputSameBytes(t *testing.T) {
	sheet, meta := richSheet(t), testMetadata()
	want := mustWrite(t, sheet, meta)
	var w Writer
	var group sync.WaitGroup
	for range 8 {
		group.Add(1)
		go func() {
			defer group.Done()
			for range 3 {
				if got, err := w.Write(sheet, meta); err != nil || !bytes.Equal(got, want) {
					t.Errorf("another file of %d bytes, %v; want the same %d bytes", len(got), err, len(want))
				}
			}
		}()
	}
	group.Wait()
	// A sheet made anew differs in every pointer, and in the order of every map.
	if got := mustWrite(t, richSheet(t), meta); !bytes.Equal(got, want) {
		t.Error("the same sheet, laid out again, gives other bytes")
	}
}

func TestIDFollowsContent(t *testing.T) {
	id := func(title string) object.Object {
		f, err := object.Open(mustWrite(t, richSheet(t), Metadata{Title: title}))
		if err != nil {
			t.Fatal(err)
		}
		return f.Trailer.Get("ID").(object.Array)[0]
	}
	if id("a") == id("b") {
		t.Error("two documents share an ID")
	}
}

// What a user typed stays text, whatever it looks like.
func TestNothingTypedBecomesSyntax(t *testing.T) {
	evil := ") Tj ET EMC /Artifact BMC (\\) >> endobj \\051 %PDF trailer << /Root 1 0 R >>"
	s := newSetter(t)
	p := s.sheet.Root.Add(page.P, source.Span{})
	p.Alt = evil
	s.line(p, s.regular, evil)
	s.sheet.Outline = []page.Bookmark{{Title: evil}}
	form := s.sheet.Root.Add(page.Form, source.Span{})
	s.sheet.Fields = []page.Field{{W: pt, H: pt, Signer: evil, Node: form}}
	data := mustWrite(t, s.sheet, Metadata{Title: evil, Author: "<x:y/>]]>&", Subject: "a\x00b\u2028c", Keywords: "\xff\xfe",
		Attachments: []Attachment{{Name: evil, Type: "a b/c>>", Description: evil, Data: []byte("x")}}})
	text := dump(t, data) // reads every object
	if got := strings.Count(text, fmt.Sprintf("(%q)", evil)); got < 6 {
		t.Errorf("the text stands in %d strings of the file, want 6 or more", got)
	}
	f, err := object.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	// The content has one string to show, and it is the one that was typed.
	for num := range f.Size() {
		o, err := f.Resolve(object.Ref{Num: num})
		if err != nil {
			t.Fatal(err)
		}
		page, ok := o.(object.Dict)
		if !ok || page.Get("Type") != object.Name("Page") {
			continue
		}
		o, err = f.Resolve(page.Get("Contents"))
		if err != nil {
			t.Fatal(err)
		}
		content, err := f.Decode(o.(*object.Stream))
		if err != nil {
			t.Fatal(err)
		}
		_, rest, _ := bytes.Cut(content, []byte("Tf\n"))
		l := object.NewLexer(rest, 0)
		shown, err := l.Object()
		if err != nil || shown != object.String(evil) || !l.Keyword("Tj") || !l.Keyword("EMC") || !l.Keyword("ET") {
			t.Errorf("the page shows %q, %v", shown, err)
		}
	}
}

// Marked-content ids count from 0 on each page, every painted thing is inside of
// a sequence, sequences do not nest, and of a sequence and a text object the one
// ends within the other (14.6.1).
func TestMarkedContent(t *testing.T) {
	faces, err := newUsedFaces(richSheet(t))
	if err != nil {
		t.Fatal(err)
	}
	data, err := plainFile(faces.programs[0])
	if err != nil {
		t.Fatal(err)
	}
	if _, err := parsePlain(data); err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct{ old, new, want string }{
		{"/Type /Catalog", "/Type /Catalot", "Catalot"},
		{"/Type /Page\n/Parent", "/Type /Page\n/Parant", "with a key Parant"},
		{"/ProcSet ", "/ProcSex ", "ProcSex"},
		{"/Producer", "/Javascri", "Javascri"},
		{"/FirstChar", "/FirstChat", "FirstChat"},
		{"xref\n0 ", "xref\n1 ", "first object"},
		{"endobj", "endobi", "endobj expected"},
	} {
		_, err := parsePlain(bytes.Replace(data, []byte(tc.old), []byte(tc.new), 1))
		if err == nil || !strings.Contains(err.Error(), tc.want) {
			t.Errorf("%q for %q: error %v, want one with %q", tc.new, tc.old, err, tc.want)
		}
	}
}

func TestOutlineLevels(t *testing.T) {
	var outline []page.Bookmark
	for _, level := range []int{0, 1, 3, 1, 0, -2, 1} {
		outline = append(outline, page.Bookmark{Level: level})
	}
	got, top := branches(outline)
	want := []branch{
		{-1, 1, 3, -1, 4, 3},
		{0, 2, 2, -1, 3, 1},
		{1, -1, -1, -1, -1, 0}, // a level that leaps is cut
		{0, -1, -1, 1, -1, 0},
		{-1, -1, -1, 0, 5, 0},
		{-1, 6, 6, 4, -1, 1},
		{5, -1, -1, -1, -1, 0},
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("bookmark %d: got %v, want %v", i, got[i], want[i])
		}
	}
	if top != (branch{-1, 0, 5, -1, -1, 7}) {
		t.Errorf("top %v", top)
	}
}

func TestAttachmentsComeBack(t *testing.T) {
	meta := testMetadata()
	got, err := Attachments(mustWrite(t, richSheet(t), meta))
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != len(meta.Attachments) {
		t.Fatalf("%d attachments, want %d", len(got), len(meta.Attachments))
	}
	for i, want := range meta.Attachments {
		g := got[i]
		if !bytes.Equal(g.Data, want.Data) || g.Name != want.Name || g.Type != want.Type || g.Relation != want.Relation ||
			g.Description != want.Description || !g.Date.Equal(want.Date) {
			t.Errorf("attachment %d: got %v, want %v", i, g, want)
		}
	}
	if none, err := Attachments(mustWrite(t, richSheet(t), Metadata{})); err != nil || len(none) != 0 {
		t.Errorf("of a file without: %v, %v", none, err)
	}
}

// A document of more objects than one object stream holds.
func TestManyObjects(t *testing.T) {
	s := newSetter(t)
	for i := range 6000 {
		if s.y > 900*pt {
			s.page()
		}
		s.line(s.sheet.Root.Add(page.P, source.Span{}), s.regular, fmt.Sprint("Baris ", i))
	}
	data := mustWrite(t, s.sheet, testMetadata())
	if n := strings.Count(dump(t, data), "<</S /P "); n != 6000 {
		t.Errorf("%d paragraphs in the structure, want 6000", n)
	}
}
