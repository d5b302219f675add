package layout

import (
	"fmt"
	"strconv"
	"strings"

	"iku/content/source"
	"iku/fonts"
)

const (
	entryGap   = 4_000  // between two entries
	groupGap   = 9_000  // above the name of a government
	leaderAir  = 6_000  // beside the dots that lead to a page's number
	contentGap = 14_000 // below the heading of the contents
	noteSize   = 9_000  // type of what tells an entry from others
)

// contents sets the list of the sheets with the pages that they begin on.
func (f *front) contents() {
	sect := f.sheet.Root.Add(Sect, source.Span{})
	list := contents{front: f}
	list.number = f.body.width(strconv.Itoa(len(f.volume.Entries)) + ". ")
	last := f.volume.Entries[len(f.volume.Entries)-1].Page
	list.pages = max(f.body.width(strconv.Itoa(last)), f.body.width("Halaman"))
	list.grouped = f.volume.grouped()
	list.governments, list.periods = len(f.volume.Governments()), len(f.volume.Periods())
	list.turn(sect)
	top := sect.Add(TOC, source.Span{})
	list.toc = top
	for i := range f.volume.Entries {
		e := &f.volume.Entries[i]
		var head block
		if list.grouped && (i == 0 || e.Government != f.volume.Entries[i-1].Government) {
			group := top.Add(TOCI, source.Span{})
			s := able(f.bold, fonts.Bold, e.Government, e.Family)
			head = text(e.Government, s, left, source.Span{}).set(f.width, group.Add(P, source.Span{}))
			list.toc = group.Add(TOC, source.Span{})
		}
		list.add(i, head)
	}
	for i := range f.sheet.Pages[1:] {
		foot(&f.sheet.Pages[i+1], f.doc.Halaman.Margin, f.body, BookTitle, roman(i+2))
	}
}

// grouped tells whether the contents name each government above its sheets:
// where those of one follow each other.
func (v *Volume) grouped() bool {
	runs := 0
	for i := range v.Entries {
		if i == 0 || v.Entries[i].Government != v.Entries[i-1].Government {
			runs++
		}
	}
	return runs > 1 && runs <= len(v.Entries)/2
}

// contents is the list while it is set.
type contents struct {
	*front
	toc                  *Node
	number, pages        Length // room for the numbers at the left and at the right
	grouped              bool
	governments, periods int
	y                    Length // where the next entry begins
	empty                bool   // the page has no entry yet
}

// turn begins a page with the heading of the contents; further pages repeat it
// for the eye alone.
func (c *contents) turn(sect *Node) {
	p := c.begin()
	title := "DAFTAR ISI"
	var node *Node
	if sect != nil {
		node = sect.Add(H1, source.Span{})
		c.sheet.Outline = append(c.sheet.Outline, Bookmark{Title: "Daftar isi", Page: len(c.sheet.Pages) - 1, Y: c.doc.Halaman.Margin.Atas})
	} else {
		title += " (lanjutan)"
	}
	m := c.doc.Halaman.Margin
	c.y = c.put(p, c.heading(title, c.title, node), m.Kiri, m.Atas) + contentGap
	label := text("Halaman", c.body, right, source.Span{}).set(c.width, nil)
	c.y = c.put(p, label, m.Kiri, c.y) + entryGap
	c.empty = true
}

// add sets an entry below the name of its government, where that is given. An
// entry is not divided.
func (c *contents) add(i int, head block) {
	e := &c.volume.Entries[i]
	item := c.toc.Add(TOCI, source.Span{})
	lbl := item.Add(Lbl, source.Span{})
	link := item.Add(Reference, source.Span{}).Add(Link, source.Span{})
	name := text(e.Name, able(c.body, fonts.Regular, e.Name, e.Family), left, source.Span{})
	b := name.set(c.width-c.number-c.pages-2*leaderAir, link).shift(c.number)
	lines := len(b)
	if note := c.note(e); note != "" {
		s := able(c.body, fonts.Regular, note, e.Family)
		s.size, s.leading = noteSize, noteSize*s.leading/c.body.size
		endWithSpace(b)
		b = append(b, text(note, s, left, source.Span{}).set(c.width-c.number-c.pages-2*leaderAir, link).shift(c.number)...)
	}
	endWithSpace(b)

	need := entryGap + b.height()
	if head != nil {
		need += groupGap + head.height()
	}
	m := c.doc.Halaman.Margin
	if bottom := c.page.Height - m.Bawah; c.y+need > bottom && !c.empty {
		c.turn(nil)
	}
	p := &c.sheet.Pages[len(c.sheet.Pages)-1]
	if head != nil {
		if !c.empty {
			c.y += groupGap
		}
		c.y = c.put(p, head, m.Kiri, c.y) + entryGap
	}
	c.empty = false

	top := c.y
	ordinals := strconv.Itoa(i+1) + ". "
	p.Items = append(p.Items, Item{Kind: Text, Node: lbl, X: m.Kiri, Y: top + c.body.baseline(), W: c.body.width(strings.TrimSpace(ordinals)),
		Text: ordinals, Face: c.body.face, Size: c.body.size})
	c.y = c.put(p, b, m.Kiri, top)
	c.lead(p, e, link, b[:lines], top)
	c.sheet.Links = append(c.sheet.Links, Jump{Page: len(c.sheet.Pages) - 1, X: m.Kiri, Y: top, W: c.width, H: c.y - top, Target: i,
		Title: fmt.Sprintf("%s, halaman %d", e.Name, e.Page), Node: link})
	c.y += entryGap
}

// lead sets the page's number at the right, and dots on the way from the end of
// the name. Dots of all entries stand below each other.
func (c *contents) lead(p *Page, e *Entry, link *Node, name block, top Length) {
	right := c.doc.Halaman.Margin.Kiri + c.width
	baseline := top + name[:len(name)-1].height() + c.body.baseline()
	page := strconv.Itoa(e.Page)
	w := c.body.width(page)
	last := name[len(name)-1].items
	from := c.doc.Halaman.Margin.Kiri + last[len(last)-1].X + last[len(last)-1].W + leaderAir
	to := right - max(w, c.body.width("0000")) - leaderAir
	dot := c.body.width(" .")
	if n := int((to - from) / dot); n > 1 {
		p.Items = append(p.Items, Item{Kind: Text, X: to - Length(n)*dot, Y: baseline, W: Length(n) * dot,
			Text: strings.Repeat(" .", n), Face: c.body.face, Size: c.body.size})
	}
	p.Items = append(p.Items, Item{Kind: Text, Node: link, X: right - w, Y: baseline, W: w, Text: page, Face: c.body.face, Size: c.body.size})
}

// note says what tells an entry from others of the book: its government, where
// no heading names it, its period and its revision.
func (c *contents) note(e *Entry) string {
	var parts []string
	if c.governments > 1 && !c.grouped && e.Name != e.Government {
		parts = append(parts, e.Government)
	}
	if c.periods > 1 {
		parts = append(parts, years(e.From, e.To, "-"))
	}
	if e.Revision > 0 {
		parts = append(parts, fmt.Sprintf("revisi %d", e.Revision))
	}
	return strings.Join(parts, ", ")
}
