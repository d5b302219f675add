package layout

import (
	"strconv"
	"strings"

	"iku/content"
	"iku/content/finding"
	"iku/fonts"
	"iku/layout/page"
	"iku/layout/setting"
)

// Length is a length on the page, in thousandths of a point.
type Length = page.Length

// Options are what a document does not say of itself.
type Options struct {
	Draft bool          // mark every page DRAF, and leave out what only a final sheet has
	Bound bool          // for a book, which nobody signs: the room for the signature stays empty
	Logo  *page.Picture // of the kop; nil: none
}

// Lay sets a document in a typeface. Where a finding is a galat, something does not
// fit, and the sheet is not to be printed.
func Lay(doc *content.Document, family *fonts.Family, opts Options) (*page.Sheet, finding.List) {
	c := set(doc, family, opts)
	if c.width >= minMeasure && c.height >= minMeasure {
		c.compose()
		c.anchor()
	}
	c.tellNarrow()
	return c.sheet, c.findings
}

// set makes the units of a document's parts.
func set(doc *content.Document, family *fonts.Family, opts Options) *composer {
	full := tightness{size: doc.Halaman.Ukuran, leading: fullLeading}
	c := newComposer(doc, family, opts, full)
	if c.width < minMeasure || c.height < minMeasure {
		c.tooSmall()
		return c
	}
	c.parts(doc.Dokumen.Jenis.Lembar)
	if doc.Halaman.SatuHalaman {
		c = c.onOnePage(full)
	}
	c.types(full)
	c.parts(doc.Dokumen.Jenis.Susulan)
	return c
}

// minMeasure is the least width and height between the margins.
const minMeasure = 108_000

// composer makes units of a document's parts.
type composer struct {
	*setter
	opts     Options
	sheet    *page.Sheet
	findings finding.List
	squeezes []squeeze // of the tables, in their order

	width, height Length // between the margins
	units         []unit
	breaks        []int          // indexes of units that begin a page whatever happens
	lead          Length         // above the title
	pending       *page.Bookmark // of the next unit
	staying       bool           // the last unit belongs on the page of the next
	signed        bool           // the room for the signatures is there already: what stands again is for the eye
	page          page.Page      // an empty one
	node          *page.Node     // the section being made
}

func newComposer(doc *content.Document, family *fonts.Family, opts Options, tight tightness) *composer {
	h := doc.Halaman
	c := &composer{
		setter: &setter{doc: doc, columns: chooseColumns(doc)},
		opts:   opts,
		sheet:  &page.Sheet{Family: family, Root: &page.Node{Role: page.Document, Span: doc.Span}},
	}
	c.turn(h.Lanskap && !doc.Dokumen.Jenis.Tegak)
	c.units = make([]unit, 0, len(doc.Printed)+16)
	c.types(tight)
	c.node = c.sheet.Root.Add(page.Sect, doc.Span)
	return c
}

// turn makes what is set from now on stand on paper that lies, or stands upright.
func (c *composer) turn(lanskap bool) {
	h := &c.doc.Halaman
	w, t := h.Kertas.Width, h.Kertas.Height
	if lanskap {
		w, t = t, w
	}
	c.width, c.height = w-h.Margin.Kiri-h.Margin.Kanan, t-h.Margin.Atas-h.Margin.Bawah
	c.page = page.Page{Width: w, Height: t}
}

// types sets the styles of what is set from now on.
func (c *composer) types(tight tightness) {
	set := func(face fonts.Style, size Length) setting.Style {
		return setting.Style{Face: c.sheet.Family.Nearest(face), Size: size, Leading: size * tight.leading / 1000}
	}
	c.body, c.bold, c.title = set(fonts.Regular, tight.size), set(fonts.Bold, tight.size), set(fonts.Bold, tight.size+titleLarger)
}

// titleLarger is how much larger the title is than the text.
const titleLarger = 1000

// add appends a block's lines as units, indented, with air above the first.
// Before it costs what cost says; inside it, what its lines say.
func (c *composer) add(b setting.Block, x, space Length, before cost) {
	for i, ln := range b.Shift(x) {
		u := unit{height: ln.Height, items: ln.Items}
		switch {
		case i == 0:
			u.space, u.cost = space, before
		case b[i-1].Stay:
			u.cost = alone
		}
		if i == 0 && c.staying {
			u.cost = max(u.cost, alone)
		}
		u.bookmark, c.pending = c.pending, nil
		c.units = append(c.units, u)
	}
	if n := len(b); n > 0 {
		c.staying = b[n-1].Stay
	}
}

// tooSmall reports margins that leave no room for text.
func (c *composer) tooSmall() {
	h := c.doc.Halaman
	f := c.findings.Add(finding.TakMuat, h.Margin.Span.Or(h.Span.Or(c.doc.Span)),
		"margin menyisakan %s × %s cm untuk isi halaman", centimetres(c.width), centimetres(c.height))
	f.Hint = "kecilkan margin atau pakai kertas yang lebih besar"
}

// centimetres returns a length with one decimal, rounded down.
func centimetres(l Length) string {
	mm := int64(l) * 254 / 720000
	return strings.ReplaceAll(strconv.FormatFloat(float64(mm)/10, 'f', 1, 64), ".", ",")
}

// atLeastMillimetre returns a length that is over something, so that it is not
// told as nothing.
func atLeastMillimetre(l Length) Length { return max(l, 2835) }
