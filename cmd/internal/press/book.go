package press

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"iku/content"
	"iku/fonts"
	"iku/layout"
	"iku/layout/page"
	"iku/pdf"
)

// Book binds the sheets of many proofs as one PDF. It keeps a few words of each.
type Book struct {
	out   *pdf.Book
	draft bool

	volume  layout.Volume
	date    time.Time      // of the latest document
	logo    bool           // the sheets have one and the same, or none
	titles  map[string]int // of the sheets so far, with their entry
	sources map[string]*bound
	order   []*bound // the documents first met first, and so what they are made from
}

// Leaf is a proof ready to be bound.
type Leaf struct {
	proof *Proof
	parts []part
	sums  [][sha256.Size]byte
	date  time.Time
	logo  *page.Picture
}

// NewBook begins a book, which is written to w while it is bound.
func NewBook(w io.Writer, o Options) *Book {
	return &Book{out: pdf.NewBook(w), draft: o.Draft, logo: true, titles: map[string]int{}, sources: map[string]*bound{}}
}

// Leaf prepares a proof that was made with the option Bound. The date is that of
// its files where the document has none.
func (p *Press) Leaf(proof *Proof, fallback time.Time) *Leaf {
	return p.leaf(proof, p.parts(proof.Document), fallback)
}

// leaf prepares a proof that is made from these files, the first of which is its
// document.
func (p *Press) leaf(proof *Proof, parts []part, fallback time.Time) *Leaf {
	l := &Leaf{proof: proof, parts: parts, date: metadata(proof.Document, fallback).Date}
	l.sums = make([][sha256.Size]byte, len(l.parts))
	for i := range l.parts {
		q := &l.parts[i]
		l.sums[i] = q.digest()
		if q.font {
			q.data = nil
		}
	}
	l.logo, _ = p.logo(proof.Document.Kop)
	return l
}

// errTwice says that two documents saw one file differently.
var errTwice = errors.New("berubah selagi buku disusun")

// Lost returns why the book cannot be gone on with; nil while it can.
func (b *Book) Lost() error { return b.out.Err() }

// Sheets returns how many sheets are bound, and how many pages they have.
func (b *Book) Sheets() (sheets, pages int) { return b.out.Sheets() }

// Add binds a leaf behind those before it. An error that is not that of Lost
// concerns this leaf alone.
func (b *Book) Add(l *Leaf) error {
	for i, q := range l.parts {
		if s := b.sources[q.path]; s != nil && s.sum != l.sums[i] {
			return fmt.Errorf("%s: %s %w", l.proof.File.Name, q.path, errTwice)
		}
	}
	doc, sheet := l.proof.Document, l.proof.Sheet
	first := b.entries() == 0
	_, pages := b.out.Sheets()
	e := layout.EntryOf(doc, sheet.Family, pages+1)
	layout.Bind(sheet, doc, e.Name, e.Page)
	title := b.title(&e)
	if err := b.out.Add(sheet, title); err != nil {
		return err
	}
	b.titles[title] = b.entries()
	if first {
		b.volume.Paper, b.volume.Family, b.volume.Logo = doc.Halaman.Kertas, frontFamily(sheet.Family), l.logo
	}
	if shows(b.volume.Family, e.Name+e.Government) {
		e.Family = b.volume.Family // so that no other is held for its sake
	}
	b.volume.Entries = append(b.volume.Entries, e)
	if l.date.After(b.date) {
		b.date = l.date
	}
	if l.logo == nil || b.volume.Logo == nil || l.logo.Name != b.volume.Logo.Name {
		b.logo = b.logo && l.logo == nil && b.volume.Logo == nil
	}
	b.carry(l, &e)
	return nil
}

// title returns the bookmark of an entry; where an earlier one is called the same,
// with what tells it from that. One of another kind than IKU says so. A sheet is bookmarked before the next is known.
func (b *Book) title(e *layout.Entry) string {
	title := e.Name
	if e.Kind != "" && e.Kind != layout.BookTitle {
		title += ", " + e.Kind
	}
	if e.Revision > 0 {
		title += fmt.Sprintf(", revisi %d", e.Revision)
	}
	n, again := b.titles[title]
	if !again {
		return title
	}
	first := &b.volume.Entries[n]
	for i, more := range told(e) {
		before := told(first)
		if more == "" || more == e.Name || i < len(before) && more == before[i] {
			continue
		}
		if _, again = b.titles[title+", "+more]; !again {
			return title + ", " + more
		}
	}
	return fmt.Sprintf("%s, halaman %d", title, e.Page)
}

// told returns what bookmarks of one name are told apart by, the best first.
func told(e *layout.Entry) []string { return append([]string{e.Government, e.Years()}, e.Marks...) }

func (b *Book) entries() int { return len(b.volume.Entries) }

// frontFamily returns the typeface of the front: that of the first sheet where it
// has the plain letters, else one that is built in.
func frontFamily(family *fonts.Family) *fonts.Family {
	var plain strings.Builder
	for r := ' '; r < 0x7f; r++ {
		plain.WriteRune(r)
	}
	if shows(family, plain.String()) {
		return family
	}
	family, _ = fonts.Builtin(fonts.BuiltinNames()[0])
	return family
}

// shows tells whether a typeface has every character of a text.
func shows(family *fonts.Family, text string) bool {
	for _, style := range []fonts.Style{fonts.Regular, fonts.Bold} {
		face := family.Nearest(style)
		for _, r := range text {
			if !face.Has(r) {
				return false
			}
		}
	}
	return true
}

// Close writes the cover, the contents and the sources. A book without a sheet is
// an error.
func (b *Book) Close() error {
	if b.entries() == 0 {
		return errors.New("buku tanpa lembar")
	}
	if !b.logo || len(b.volume.Governments()) > 1 {
		b.volume.Logo = nil
	}
	meta := b.metadata()
	b.name(meta)
	return b.out.Close(layout.Front(&b.volume, layout.Options{Draft: b.draft}), meta)
}

func (b *Book) metadata() pdf.Metadata {
	governments, periods := b.volume.Governments(), b.volume.Periods()
	called, _ := b.volume.Owners()
	author := fmt.Sprintf("%d %s", len(governments), called)
	if len(governments) == 1 {
		author = governments[0]
	}
	span := periods[0]
	if len(periods) > 1 {
		from, to := b.volume.Span()
		span = fmt.Sprintf("%d-%d", from, to)
	}
	return pdf.Metadata{Title: strings.Join([]string{b.volume.Called(), author, span}, " "), Author: author,
		Subject: fmt.Sprintf("Buku %d %s, periode %s", b.entries(), b.volume.Unit(), span), Creator: "iku", Date: b.date}
}

// Place returns what a document is sorted by where a book is ordered by names:
// its government, then its agency.
func Place(doc *content.Document) string {
	e := layout.EntryOf(doc, nil, 0)
	if e.Name == e.Government {
		return strings.ToLower(e.Government) + "\n" // before its agencies
	}
	return strings.ToLower(e.Government) + "\n" + strings.ToLower(e.Name)
}
