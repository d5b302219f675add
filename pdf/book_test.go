package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
	"testing"
	"time"

	"iku/content/source"
	"iku/layout/page"
	"iku/pdf/object"
)

// frontOf returns a front of one page with a link to every sheet.
func frontOf(t testing.TB, sheets int) iter.Seq[*page.Sheet] {
	return func(yield func(*page.Sheet) bool) {
		s := newSetter(t)
		toc := s.sheet.Root.Add(page.TOC, source.Span{})
		for i := range sheets {
			link := toc.Add(page.TOCI, source.Span{}).Add(page.Reference, source.Span{}).Add(page.Link, source.Span{})
			s.y = 72*pt + page.Length(i%60)*14*pt
			s.line(link, s.regular, fmt.Sprintf("Lembar %d", i+1))
			s.sheet.Links = append(s.sheet.Links, page.Jump{X: 72 * pt, Y: s.y - 20*pt, W: 200 * pt, H: 14 * pt, Target: i, Title: "Lembar", Node: link})
		}
		s.sheet.Outline = []page.Bookmark{{Title: "Sampul"}, {Title: "Daftar isi"}}
		yield(s.sheet)
	}
}

// simpleSheet has so many pages with a heading each.
func simpleSheet(t testing.TB, pages int, text string) *page.Sheet {
	s := newSetter(t)
	for i := range pages {
		if i > 0 {
			s.page()
		}
		s.line(s.sheet.Root.Add(page.H1, source.Span{}), s.bold, text)
		note := s.sheet.Root.Add(page.Note, source.Span{})
		s.line(note, s.regular, fmt.Sprintf("Halaman %d", i+1))
		s.sheet.Outline = append(s.sheet.Outline, page.Bookmark{Title: text, Level: min(i, 1), Page: i})
	}
	return s.sheet
}

// bookOf returns a book of simple sheets, the k-th of 1 + k mod 3 pages.
func bookOf(t testing.TB, sheets int) (data []byte, pages int) {
	t.Helper()
	var out bytes.Buffer
	b := NewBook(&out)
	var files []*Embedded
	for i := range sheets {
		if err := b.Add(simpleSheet(t, 1+i%3, fmt.Sprintf("Lembar %d", i+1)), fmt.Sprintf("Dinas %d", i+1)); err != nil {
			t.Fatal(err)
		}
		files = append(files, b.Embed(Attachment{Data: fmt.Appendf(nil, "lembar %d", i), Relation: Source}))
	}
	for i, f := range files {
		f.Name = fmt.Sprintf("%d.toml", sheets-i) // not in the order in which they came
	}
	if err := b.Close(frontOf(t, sheets), Metadata{Title: "Buku", Date: time.Unix(1e9, 0).UTC()}); err != nil {
		t.Fatal(err)
	}
	_, pages = b.Sheets()
	return out.Bytes(), pages
}

// finder reads objects in tests, to which damage is an end.
type finder struct {
	t *testing.T
	*object.File
}

func opened(t *testing.T, data []byte) finder {
	t.Helper()
	f, err := object.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	return finder{t, f}
}

func (r finder) dict(o object.Object) object.Dict {
	r.t.Helper()
	d, err := r.Dict(o)
	if err != nil || d == nil {
		r.t.Fatalf("%v is no dictionary: %v", o, err)
	}
	return d
}

func (r finder) array(o object.Object) object.Array {
	r.t.Helper()
	a, err := r.Array(o)
	if err != nil {
		r.t.Fatal(err)
	}
	return a
}

// pagesBelow returns the pages of a page tree, and checks every node of it.
func (r finder) pagesBelow(o, parent object.Object) (pages []object.Object) {
	d := r.dict(o)
	if d.Get("Parent") != parent {
		r.t.Errorf("%v has the parent %v, not %v", o, d.Get("Parent"), parent)
	}
	if d.Get("Type") == object.Name("Page") {
		return []object.Object{o}
	}
	kids := r.array(d.Get("Kids"))
	if len(kids) > width || len(kids) == 0 {
		r.t.Errorf("a node of %d kids", len(kids))
	}
	for _, k := range kids {
		pages = append(pages, r.pagesBelow(k, o)...)
	}
	if d.Get("Count") != object.Int(len(pages)) {
		r.t.Errorf("a node of %d pages says %v", len(pages), d.Get("Count"))
	}
	return pages
}

// entriesBelow returns the entries of a number or name tree, and checks its limits.
func (r finder) entriesBelow(o object.Object, leaf object.Name, root bool) (keys, values object.Array) {
	d := r.dict(o)
	pairs := r.array(d.Get(leaf))
	for i := 0; i+1 < len(pairs); i += 2 {
		keys, values = append(keys, pairs[i]), append(values, pairs[i+1])
	}
	kids := r.array(d.Get("Kids"))
	if len(kids) > width || len(pairs) > 2*width {
		r.t.Errorf("a node of %d kids and %d entries", len(kids), len(pairs)/2)
	}
	for _, k := range kids {
		more, of := r.entriesBelow(k, leaf, false)
		keys, values = append(keys, more...), append(values, of...)
	}
	limits := r.array(d.Get("Limits"))
	switch {
	case root != (len(limits) == 0):
		r.t.Errorf("root %v has the limits %v", root, limits)
	case !root && (limits[0] != keys[0] || limits[1] != keys[len(keys)-1]):
		r.t.Errorf("a node from %v to %v has the limits %v", keys[0], keys[len(keys)-1], limits)
	}
	return keys, values
}

// Trees of thousands are balanced, complete and in order; every page finds its
// elements and every link its sheet.
func TestBookTrees(t *testing.T) {
	for _, n := range []int{1, 2, 33, 65, 700} {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			data, sheetPages := bookOf(t, n)
			r := opened(t, data)
			catalog, err := r.Catalog()
			if err != nil {
				t.Fatal(err)
			}
			pages := r.pagesBelow(catalog.Get("Pages"), nil)
			if len(pages) != sheetPages+1 {
				t.Fatalf("%d pages, not %d and a front", len(pages), sheetPages)
			}
			if catalog.Get("AcroForm") != nil || bytes.Contains(data, []byte("/Widget")) {
				t.Error("a book has a form")
			}
			root := r.dict(catalog.Get("StructTreeRoot"))
			keys, owners := r.entriesBelow(root.Get("ParentTree"), "Nums", true)
			for i, k := range keys {
				if k != object.Int(i) {
					t.Fatalf("key %d is %v", i, k)
				}
			}
			if root.Get("ParentTreeNextKey") != object.Int(len(keys)) || len(keys) != len(pages)+n {
				t.Errorf("%d keys for %d pages and %d links, next %v", len(keys), len(pages), n, root.Get("ParentTreeNextKey"))
			}
			for i, p := range pages {
				key := int(r.dict(p).Get("StructParents").(object.Int))
				if want := (i + sheetPages) % len(pages); key != want { // the front was written last
					t.Errorf("page %d has the key %d, not %d", i, key, want)
				}
				if first := r.dict(r.array(owners[key])[0]); first.Get("Pg") != p {
					t.Errorf("page %d is owned by what stands on %v", i, first.Get("Pg"))
				}
			}
			starts := map[object.Object]int{}
			at := 1
			for i := range n {
				starts[pages[at]] = i
				at += 1 + i%3
			}
			links := r.array(r.dict(pages[0]).Get("Annots"))
			for i, l := range links {
				d := r.dict(l)
				if to := r.array(d.Get("Dest"))[0]; starts[to] != i {
					t.Errorf("link %d leads to %v", i, to)
				}
				element := r.dict(owners[d.Get("StructParent").(object.Int)])
				if kids := r.array(element.Get("K")); element.Get("S") != object.Name("Link") || r.dict(kids[1]).Get("Obj") != l {
					t.Errorf("link %d belongs to %v", i, element)
				}
			}
			if len(links) != n {
				t.Errorf("%d links of %d", len(links), n)
			}
			ids, notes := r.entriesBelow(root.Get("IDTree"), "Names", true)
			if len(ids) != sheetPages || !slices.IsSortedFunc(ids, func(a, b object.Object) int {
				return strings.Compare(string(a.(object.String)), string(b.(object.String)))
			}) {
				t.Errorf("%d elements have an ID, of %d", len(ids), sheetPages)
			}
			for i := range ids {
				if r.dict(notes[i]).Get("ID") != ids[i] {
					t.Fatalf("%v is not the element of %v", notes[i], ids[i])
				}
			}
			document := r.dict(root.Get("K"))
			parts := r.array(document.Get("K"))
			if got := r.dict(parts[n]).Get("T"); got != object.String(fmt.Sprintf("Dinas %d", n)) {
				t.Errorf("the last part is called %v", got)
			}
			if len(parts) != n+1 || r.dict(parts[n]).Get("S") != object.Name("Part") {
				t.Errorf("%d parts", len(parts))
			}
		})
	}
}

// The bookmarks are linked both ways, one a sheet, closed over the sheet's own.
func TestBookOutline(t *testing.T) {
	data, _ := bookOf(t, 70)
	r := opened(t, data)
	catalog, _ := r.Catalog()
	root := r.dict(catalog.Get("Outlines"))
	var titles []string
	var walk func(parent object.Object, depth int)
	walk = func(parent object.Object, depth int) {
		var before object.Object
		next := r.dict(parent).Get("First")
		for next != nil {
			d := r.dict(next)
			if d.Get("Parent") != parent || d.Get("Prev") != before {
				t.Fatalf("%v has the parent %v and stands behind %v, not %v", next, d.Get("Parent"), d.Get("Prev"), before)
			}
			title := d.Get("Title").(object.String).Text()
			if depth == 0 {
				titles = append(titles, title)
			}
			if n, ok := d.Get("Count").(object.Int); ok {
				if (n < 0) != (depth == 0) {
					t.Errorf("%q has the count %d", title, n)
				}
				walk(next, depth+1)
			}
			before, next = next, d.Get("Next")
		}
		if r.dict(parent).Get("Last") != before {
			t.Errorf("%v ends with %v, not %v", parent, before, r.dict(parent).Get("Last"))
		}
	}
	walk(catalog.Get("Outlines"), 0)
	if len(titles) != 72 || titles[1] != "Daftar isi" || titles[2] != "Dinas 1" || titles[71] != "Dinas 70" || root.Get("Count") != object.Int(72) {
		t.Errorf("%d bookmarks, %v: %q", len(titles), root.Get("Count"), titles)
	}
}

// What a book carries is found again, in the order in which it came.
func TestBookAttachments(t *testing.T) {
	data, _ := bookOf(t, 300)
	found, err := Attachments(data)
	if err != nil || len(found) != 300 {
		t.Fatalf("%d files, %v", len(found), err)
	}
	for i, a := range found {
		if a.Name != fmt.Sprintf("%d.toml", 300-i) || string(a.Data) != fmt.Sprintf("lembar %d", i) {
			t.Errorf("file %d is %q: %q", i, a.Name, a.Data)
		}
	}
	var out bytes.Buffer
	b := NewBook(&out)
	if err := b.Add(simpleSheet(t, 1, "A"), "A"); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		b.Embed(Attachment{Name: "a.toml"})
	}
	if err := b.Close(frontOf(t, 1), Metadata{}); err == nil || !strings.Contains(err.Error(), "a.toml") {
		t.Errorf("two files of one name: %v", err)
	}
}

// The same sheets give the same bytes. Typefaces and pictures stand in a book once,
// whatever has been forgotten between.
func TestBookIsSharedAndSame(t *testing.T) {
	bind := func() []byte {
		var out bytes.Buffer
		b := NewBook(&out)
		for range 5 {
			sheet := richSheet(t)
			sheet.Fields = nil
			if err := b.Add(sheet, "Dinas"); err != nil {
				t.Fatal(err)
			}
			b.cache.pictures.Clear()
		}
		if err := b.Close(frontOf(t, 5), Metadata{}); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	data := bind()
	if !bytes.Equal(data, bind()) {
		t.Error("two books of the same sheets differ")
	}
	var alone bytes.Buffer
	b := NewBook(&alone)
	sheet := richSheet(t)
	sheet.Fields = nil
	if err := b.Add(sheet, "Dinas"); err != nil {
		t.Fatal(err)
	}
	if err := b.Close(frontOf(t, 5), Metadata{}); err == nil {
		t.Error("a link to a sheet that is not there was written")
	}
	for _, kind := range []string{"/Length1 ", "/Subtype/Image"} {
		if many, one := bytes.Count(data, []byte(kind)), bytes.Count(alone.Bytes(), []byte(kind)); many != one {
			t.Errorf("%s: %d in the book, %d in one sheet", kind, many, one)
		}
	}
}

// failing fails once so many bytes were written.
type failing struct{ left int }

var errFull = errors.New("full")

func (f *failing) Write(p []byte) (int, error) {
	if f.left -= len(p); f.left < 0 {
		return 0, errFull
	}
	return len(p), nil
}

// A sheet that cannot be drawn harms no other; a disk that is full ends the book.
func TestBookFailures(t *testing.T) {
	var out bytes.Buffer
	b := NewBook(&out)
	bad := simpleSheet(t, 1, "A")
	bad.Pages[0].Items[0].Text = "\U0001F600"
	for i, sheet := range []*page.Sheet{simpleSheet(t, 2, "A"), bad, simpleSheet(t, 1, "B")} {
		if err := b.Add(sheet, "Dinas"); (err != nil) != (i == 1) || b.Err() != nil {
			t.Fatalf("sheet %d: %v, %v", i, err, b.Err())
		}
	}
	if err := b.Close(frontOf(t, 2), Metadata{}); err != nil {
		t.Fatal(err)
	}
	r := opened(t, out.Bytes())
	catalog, _ := r.Catalog()
	if n := len(r.pagesBelow(catalog.Get("Pages"), nil)); n != 4 {
		t.Errorf("%d pages", n)
	}
	if err := NewBook(io.Discard).Add(richSheet(t), "Dinas"); err == nil {
		t.Error("a sheet with a signature field was bound")
	}
	for _, room := range []int{0, 10_000, out.Len() - 1} {
		b := NewBook(&failing{room})
		err := b.Add(simpleSheet(t, 2, "A"), "Dinas")
		if err == nil {
			err = b.Add(simpleSheet(t, 1, "B"), "Dinas")
		}
		if err == nil {
			err = b.Close(frontOf(t, 2), Metadata{})
		}
		if !errors.Is(err, errFull) || !errors.Is(b.Err(), errFull) {
			t.Errorf("room for %d bytes: %v, %v", room, err, b.Err())
		}
		if err := b.Add(simpleSheet(t, 1, "C"), "Dinas"); !errors.Is(err, errFull) {
			t.Errorf("after a failure: %v", err)
		}
	}
}
