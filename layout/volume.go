package layout

import (
	"cmp"
	"iter"
	"slices"
	"strconv"
	"strings"

	"iku/content"
	"iku/content/measure"
	"iku/content/schema"
	"iku/content/source"
	"iku/fonts"
	"iku/layout/page"
	"iku/layout/setting"
)

// Volume is a book of sheets, as its cover and its contents describe it.
type Volume struct {
	About   string        // stands before what its sheets are called: "Matriks Perubahan"
	Paper   schema.Paper  // of the front
	Family  *fonts.Family // likewise
	Logo    *page.Picture // on the cover; nil: none
	Entries []Entry       // in the order of the sheets
}

// Entry is a sheet of a book as its contents name it.
type Entry struct {
	Name       string // of the agency or post; of the government where it is its own sheet
	Government string // or the instansi that is none
	Instansi   bool   // it is none
	Kind       string // what the document is called, without its years; empty: BookTitle
	From, To   int    // the period; of a document about one year that year
	Revision   int
	Page       int           // that the sheet begins on, counted from 1
	Family     *fonts.Family // that can show the name
	Marks      []string      // what may tell it from others that say the same, the best first; empty: none
}

// EntryOf returns the entry of a document whose sheet begins on a page.
func EntryOf(doc *content.Document, family *fonts.Family, first int) Entry {
	e := Entry{Instansi: !doc.Dokumen.Pemerintah, Government: line1(doc.Dokumen.Instansi.Value), From: doc.Dokumen.Periode.From, To: doc.Dokumen.Periode.To,
		Revision: doc.Dokumen.Revisi, Page: first, Family: family}
	if year := doc.Dokumen.Tahun; year > 0 {
		e.From, e.To = year, year
	}
	e.Name, e.Kind = owner(doc), kind(doc)
	e.Marks = marks(doc)
	return e
}

// kind returns what a document is called, without its years and its owner.
func kind(doc *content.Document) string {
	called := doc.Dokumen.Jenis.Judul
	if k := doc.Keputusan; k != nil && k.Peraturan {
		called = "Peraturan"
	}
	if k := doc.Keputusan; k != nil && k.Mengubah != nil {
		called += " Perubahan"
	}
	return called + variant(doc)
}

// Years returns the period.
func (e *Entry) Years() string { return years(e.From, e.To, "-") }

// line1 returns text on one line, sharing no memory with the document.
func line1(t string) string { return strings.Clone(strings.Join(strings.Fields(t), " ")) }

// years says a period: "2017 - 2022", or one year.
func years(from, to int, between string) string {
	if from == to {
		return strconv.Itoa(from)
	}
	return strconv.Itoa(from) + between + strconv.Itoa(to)
}

// distinct returns what the entries say, each once, in their order.
func (v *Volume) distinct(say func(*Entry) string) []string {
	var out []string
	seen := map[string]bool{}
	for i := range v.Entries {
		if s := say(&v.Entries[i]); !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}

func government(e *Entry) string { return e.Government }

// Owners says what those are called whose sheets the book holds in the end, and
// those below them.
func (v *Volume) Owners() (governments, agencies string) {
	for i := range v.Entries {
		if v.Entries[i].Instansi {
			return "instansi", "unit kerja"
		}
	}
	return "pemerintah daerah", "perangkat daerah"
}

// Governments returns the governments, or what stands for one, whose sheets the book holds.
func (v *Volume) Governments() []string { return v.distinct(government) }

// Periods returns the periods of its sheets, the earliest first.
func (v *Volume) Periods() []string {
	out := v.distinct((*Entry).Years)
	slices.Sort(out)
	return out
}

// Span returns the first and the last year of its sheets.
func (v *Volume) Span() (from, to int) {
	for i, e := range v.Entries {
		if i == 0 || e.From < from {
			from = e.From
		}
		to = max(to, e.To)
	}
	return from, to
}

// owners counts the agencies and the governments whose own sheets the book holds.
func (v *Volume) owners() (agencies, governments int) {
	seen := map[[2]string]bool{}
	for _, e := range v.Entries {
		switch key := [2]string{e.Government, e.Name}; {
		case seen[key]:
		case e.Name == e.Government:
			seen[key] = true
			governments++
		default:
			seen[key] = true
			agencies++
		}
	}
	return agencies, governments
}

// What a book is called that holds nothing but sheets of IKU, and one of several kinds.
const (
	BookTitle  = "Indikator Kinerja Utama"
	mixedTitle = "Dokumen Kinerja"
)

// kinds returns what its documents are called.
func (v *Volume) kinds() []string {
	return v.distinct(func(e *Entry) string { return cmp.Or(e.Kind, BookTitle) })
}

// Called returns what the book is called: as all that it holds.
func (v *Volume) Called() string {
	called := mixedTitle
	if kinds := v.kinds(); len(kinds) == 1 {
		called = kinds[0]
	}
	return strings.TrimLeft(v.About+" "+called, " ")
}

// Unit says what the book counts: sheets, or documents of other kinds.
func (v *Volume) Unit() string {
	for i := range v.Entries {
		if k := v.Entries[i].Kind; k != "" && k != BookTitle {
			return "dokumen"
		}
	}
	return "lembar"
}

// The front's paper is upright and no smaller than this; else it is F4.
const (
	leastFrontWidth  = 400_000
	leastFrontHeight = 560_000
)

// frontMargin is the margin of the front, with room for binder holes.
var frontMargin = content.Margin{
	Atas: measure.Millimetres(25_000), Bawah: measure.Millimetres(25_000),
	Kiri: measure.Millimetres(30_000), Kanan: measure.Millimetres(20_000),
}

// frontPages is how many pages of the front are held at a time.
const frontPages = 16

// front sets the pages before the sheets.
type front struct {
	*composer
	volume *Volume
	before int // pages in parts that were given away
	yield  func(*page.Sheet) bool
}

// Front sets the cover and the contents of a book; the sheets, whose pages are
// counted from 1, follow it. Its links lead to them. Long contents come in parts,
// each a sheet that may be forgotten before the next.
func Front(v *Volume, opts Options) iter.Seq[*page.Sheet] {
	return func(yield func(*page.Sheet) bool) {
		f := newFront(v, opts)
		f.yield = yield
		f.cover()
		if f.contents() {
			yield(f.sheet)
		}
	}
}

func newFront(v *Volume, opts Options) *front {
	paper := v.Paper
	if paper.Width > paper.Height {
		paper.Width, paper.Height = paper.Height, paper.Width
	}
	if paper.Width < leastFrontWidth || paper.Height < leastFrontHeight {
		paper = schema.Papers[0]
	}
	doc := &content.Document{Halaman: content.Halaman{Kertas: paper, Ukuran: 11 * measure.Point, Margin: frontMargin}}
	f := &front{composer: newComposer(doc, v.Family, opts, tightness{size: doc.Halaman.Ukuran, leading: fullLeading}), volume: v}
	f.sheet.Title = v.Called()
	return f
}

// part gives the pages set so far away where they are many, and begins a further
// part of the contents. It tells whether any is wanted.
func (f *front) part() bool {
	if len(f.sheet.Pages) < frontPages {
		return true
	}
	if !f.yield(f.sheet) {
		return false
	}
	f.before += len(f.sheet.Pages)
	f.sheet = &page.Sheet{Title: f.volume.Called(), Family: f.sheet.Family, Root: &page.Node{Role: page.Document}}
	return true
}

// begin adds a page, and returns it.
func (f *front) begin() *page.Page {
	p := f.page
	if f.opts.Draft {
		f.watermark(&p)
	}
	f.sheet.Pages = append(f.sheet.Pages, p)
	return &f.sheet.Pages[len(f.sheet.Pages)-1]
}

// put draws a block on a page, and returns the height below it.
func (f *front) put(p *page.Page, b setting.Block, x, y Length) Length {
	for _, ln := range b {
		for _, it := range ln.Items {
			it.X, it.Y = it.X+x, it.Y+y
			p.Items = append(p.Items, it)
		}
		y += ln.Height
	}
	return y
}

// able returns the style with the first face that can show the text: its own, or
// that of a family whose document has shown it. What none can show would cost the
// whole book, and becomes a question mark.
func able(s setting.Style, bold fonts.Style, t string, others ...*fonts.Family) (setting.Style, string) {
	if setting.Shows(s.Face, t) {
		return s, t
	}
	for _, o := range others {
		for _, style := range []fonts.Style{bold, fonts.Regular} {
			if face := o.Nearest(style); face != nil && setting.Shows(face, t) {
				s.Face = face
				return s, t
			}
		}
	}
	return s, shown(s.Face, t)
}

// shown returns text with question marks for what a face cannot show.
func shown(face *fonts.Face, t string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || face.Has(r) {
			return r
		}
		return '?'
	}, t)
}

// capitals returns text in capitals, where the face has them all.
func capitals(s setting.Style, t string) string {
	for _, r := range t {
		if !s.Face.Has(capitalOf(r)) {
			return t
		}
	}
	return inCapitals(t)
}

// heading sets one line of the cover or the contents.
func (f *front) heading(t string, s setting.Style, node *page.Node) setting.Block {
	p := setting.Text(t, s, setting.Centre, source.Span{})
	p.Balanced, p.Hyphens = true, false
	return p.Set(f.width, node)
}
