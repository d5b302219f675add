package layout

import (
	"strconv"
	"strings"

	"iku/content"
	"iku/content/finding"
	"iku/fonts"
)

// Options are what a document does not say of itself.
type Options struct {
	Draft bool     // mark every page DRAF, and leave out what only a final sheet has
	Bound bool     // for a book, which nobody signs: the room for the signature stays empty
	Logo  *Picture // of the kop; nil: none
}

// Lay sets a document in a typeface. The findings are what does not fit; where
// there are any, the sheet is not to be printed.
func Lay(doc *content.Document, family *fonts.Family, opts Options) (*Sheet, finding.List) {
	full := squeeze{size: doc.Halaman.Ukuran, leading: fullLeading}
	c := newComposer(doc, family, opts, full)
	if c.width < minMeasure || c.height < minMeasure {
		c.tooSmall()
		return c.sheet, c.findings
	}
	c.findings = append(c.findings, c.columns.sameHeadings(doc)...)
	c.head()
	c.main()
	if doc.Halaman.SatuHalaman {
		c = c.onOnePage(full)
	}
	c.types(full)
	c.appendix()
	c.compose()
	c.anchor()
	return c.sheet, c.findings
}

// minMeasure is the least width and height between the margins.
const minMeasure = 108_000

// composer makes units of a document's parts.
type composer struct {
	*setter
	opts     Options
	sheet    *Sheet
	findings finding.List

	width, height Length // between the margins
	units         []unit
	breaks        []int     // indexes of units that begin a page whatever happens
	lead          Length    // above the title
	pending       *Bookmark // of the next unit
	staying       bool      // the last unit belongs on the page of the next
	page          Page      // an empty one
	node          *Node     // the section being made
}

func newComposer(doc *content.Document, family *fonts.Family, opts Options, sq squeeze) *composer {
	h := doc.Halaman
	w, t := h.Kertas.Width, h.Kertas.Height
	if h.Lanskap {
		w, t = t, w
	}
	c := &composer{
		setter: &setter{doc: doc, columns: chooseColumns(doc)},
		opts:   opts,
		sheet:  &Sheet{Family: family, Root: &Node{Role: Document, Span: doc.Span}},
		width:  w - h.Margin.Kiri - h.Margin.Kanan,
		height: t - h.Margin.Atas - h.Margin.Bawah,
	}
	c.units = make([]unit, 0, len(doc.Printed)+16)
	c.types(sq)
	c.page = Page{Width: w, Height: t}
	c.node = c.sheet.Root.Add(Sect, doc.Span)
	return c
}

// types sets the styles of what is set from now on.
func (c *composer) types(sq squeeze) {
	set := func(face fonts.Style, size Length) style {
		return style{face: c.sheet.Family.Nearest(face), size: size, leading: size * sq.leading / 1000}
	}
	c.body, c.bold, c.title = set(fonts.Regular, sq.size), set(fonts.Bold, sq.size), set(fonts.Bold, sq.size+titleLarger)
}

// titleLarger is how much larger the title is than the text.
const titleLarger = 1000

// add appends a block's lines as units, indented, with air above the first.
// Before it costs what cost says; inside it, what its lines say.
func (c *composer) add(b block, x, space Length, before cost) {
	for i, ln := range b.shift(x) {
		u := unit{height: ln.height, items: ln.items}
		switch {
		case i == 0:
			u.space, u.cost = space, before
		case b[i-1].stay:
			u.cost = alone
		}
		if i == 0 && c.staying {
			u.cost = max(u.cost, alone)
		}
		u.bookmark, c.pending = c.pending, nil
		c.units = append(c.units, u)
	}
	if n := len(b); n > 0 {
		c.staying = b[n-1].stay
	}
}

// tooSmall reports margins that leave no room for text.
func (c *composer) tooSmall() {
	h := c.doc.Halaman
	f := c.findings.Add(finding.TakMuat, place(h.Margin.Span, place(h.Span, c.doc.Span)),
		"margin menyisakan %s × %s cm untuk isi halaman", centimetres(c.width), centimetres(c.height))
	f.Hint = "kecilkan margin atau pakai kertas yang lebih besar"
}

// centimetres returns a length with one decimal, rounded down.
func centimetres(l Length) string {
	mm := int64(l) * 254 / 720000
	return strings.ReplaceAll(strconv.FormatFloat(float64(mm)/10, 'f', 1, 64), ".", ",")
}
