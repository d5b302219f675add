package layout

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"iku/content/source"
	"iku/fonts"
	"iku/layout/page"
	"iku/layout/setting"
)

const (
	entryGap   = 4_000  // between two entries
	groupGap   = 9_000  // above the name of a government
	numberAir  = 6_000  // behind an entry's number
	leaderAir  = 6_000  // beside the dots that lead to a page's number
	contentGap = 14_000 // below the heading of the contents
	noteSize   = 9_000  // type of what tells an entry from others
)

// contents sets the list of the sheets with the pages that they begin on. It tells
// whether all of it was wanted.
func (f *front) contents() bool {
	c := contents{front: f}
	c.number = f.body.Width(strconv.Itoa(len(f.volume.Entries))+".") + numberAir
	c.digits = f.body.Width(strconv.Itoa(f.volume.Entries[len(f.volume.Entries)-1].Page))
	c.pages = max(c.digits, f.body.Width("Halaman"))
	c.grouped = f.volume.grouped()
	c.told = distinguishAll(f.volume.Entries)
	c.governments, c.periods, c.kinds = len(f.volume.Governments()), len(f.volume.Periods()), len(f.volume.kinds())
	sect := f.sheet.Root.Add(page.Sect, source.Span{})
	c.turn(sect.Add(page.H1, source.Span{}))
	f.sheet.Outline = append(f.sheet.Outline, page.Bookmark{Title: "Daftar isi", Page: len(f.sheet.Pages) - 1, Y: f.doc.Halaman.Margin.Atas})
	c.top = sect.Add(page.TOC, source.Span{})
	c.toc = c.top
	for i := range f.volume.Entries {
		if !c.add(i) {
			return false
		}
	}
	return true
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
	top, toc             *page.Node // the list, and the part of it for a government
	number, pages        Length     // room at the left and at the right
	digits               Length     // of which a page's number takes
	grouped              bool
	governments, periods int
	kinds                int
	told                 []string // what tells each entry from those that say the same
	y                    Length   // where the next entry begins
	empty                bool     // the page has no entry yet
}

// turn begins a page with the heading of the contents; further pages repeat it
// for the eye alone.
func (c *contents) turn(heading *page.Node) {
	p := c.begin()
	title := "DAFTAR ISI"
	if heading == nil {
		title += " (lanjutan)"
	}
	m := c.doc.Halaman.Margin
	c.y = c.put(p, c.heading(title, c.title, heading), m.Kiri, m.Atas) + contentGap
	label := setting.Text("Halaman", c.body, setting.Right, source.Span{}).Set(c.width, nil)
	c.y = c.put(p, label, m.Kiri, c.y) + entryGap
	foot(p, m, c.body, c.volume.Called(), roman(c.before+len(c.sheet.Pages)))
	c.empty = true
}

// add sets an entry, below the name of its government where that changes. An
// entry is not divided. It tells whether more is wanted.
func (c *contents) add(i int) bool {
	e := &c.volume.Entries[i]
	var head setting.Block
	headed := c.grouped && (i == 0 || e.Government != c.volume.Entries[i-1].Government)
	if headed {
		s, t := able(c.bold, fonts.Bold, e.Government, e.Family)
		head = setting.Text(t, s, setting.Left, source.Span{}).Set(c.width, &page.Node{Role: page.P})
	}
	link := &page.Node{Role: page.Link}
	width := c.width - c.number - c.pages - 2*leaderAir
	s, name := able(c.body, fonts.Regular, e.Name, e.Family)
	b := setting.Text(name, s, setting.Left, source.Span{}).Set(width, link).Shift(c.number)
	lines := len(b)
	if note := c.note(i); note != "" {
		s, note := able(c.body, fonts.Regular, note, e.Family)
		s.Size, s.Leading = noteSize, noteSize*s.Leading/c.body.Size
		endWithSpace(b)
		b = append(b, setting.Text(note, s, setting.Left, source.Span{}).Set(width, link).Shift(c.number)...)
	}
	endWithSpace(b)

	need := b.Height()
	if headed {
		need += groupGap + head.Height() + entryGap
	}
	m := c.doc.Halaman.Margin
	if c.y+need > c.page.Height-m.Bawah && !c.empty {
		if len(c.sheet.Pages) == frontPages {
			if !c.part() {
				return false
			}
			c.top = c.sheet.Root.Add(page.Sect, source.Span{}).Add(page.TOC, source.Span{})
			c.toc = c.top
		}
		c.turn(nil)
	}
	p := &c.sheet.Pages[len(c.sheet.Pages)-1]
	if headed {
		if !c.empty {
			c.y += groupGap
		}
		group := c.top.Add(page.TOCI, source.Span{})
		node := group.Add(page.P, source.Span{})
		for _, ln := range head {
			for k := range ln.Items {
				ln.Items[k].Node = node
			}
		}
		c.y = c.put(p, head, m.Kiri, c.y) + entryGap
		c.toc = group.Add(page.TOC, source.Span{})
	}
	c.empty = false
	item := c.toc.Add(page.TOCI, source.Span{})
	lbl := item.Add(page.Lbl, source.Span{})
	item.Add(page.Reference, source.Span{}).Take(link)

	ordinals, top := strconv.Itoa(i+1)+".", c.y
	p.Items = append(p.Items, page.Item{Kind: page.Text, Node: lbl, X: m.Kiri, Y: top + c.body.Baseline(), W: c.body.Width(ordinals),
		Text: ordinals + " ", Face: c.body.Face, Size: c.body.Size})
	c.y = c.put(p, b, m.Kiri, top)
	c.lead(p, e, link, b[:lines], top)
	c.sheet.Links = append(c.sheet.Links, page.Jump{Page: len(c.sheet.Pages) - 1, X: m.Kiri, Y: top, W: c.width, H: c.y - top, Target: i,
		Title: fmt.Sprintf("%s, halaman %d", e.Name, e.Page), Node: link})
	c.y += entryGap
	return true
}

// lead sets the page's number at the right, and dots on the way from the end of
// the name. Dots of all entries stand below each other.
func (c *contents) lead(p *page.Page, e *Entry, link *page.Node, name setting.Block, top Length) {
	right := c.doc.Halaman.Margin.Kiri + c.width
	baseline := top + name[:len(name)-1].Height() + c.body.Baseline()
	number := strconv.Itoa(e.Page)
	w := c.body.Width(number)
	last := name[len(name)-1].Items
	from := c.doc.Halaman.Margin.Kiri + last[len(last)-1].X + last[len(last)-1].W + leaderAir/2
	to := right - c.digits - leaderAir
	dot := c.body.Width(" .")
	if n := min(int((to-from)/dot), len(leader)/2); n > 1 {
		p.Items = append(p.Items, page.Item{Kind: page.Text, X: to - Length(n)*dot, Y: baseline, W: Length(n) * dot,
			Text: leader[:2*n], Face: c.body.Face, Size: c.body.Size})
	}
	p.Items = append(p.Items, page.Item{Kind: page.Text, Node: link, X: right - w, Y: baseline, W: w, Text: number, Face: c.body.Face, Size: c.body.Size})
}

// leader is as many dots as the widest paper has room for.
var leader = strings.Repeat(" .", 1000)

// note says what tells an entry from others of the book: its government, where
// no heading names it, what it is called, its period and its revision; where these are the same, what
// else there is.
func (c *contents) note(i int) string {
	e := &c.volume.Entries[i]
	var parts []string
	if c.governments > 1 && !c.grouped && e.Name != e.Government {
		parts = append(parts, e.Government)
	}
	if c.kinds > 1 {
		parts = append(parts, cmp.Or(e.Kind, BookTitle))
	}
	if c.periods > 1 {
		parts = append(parts, e.Years())
	}
	if e.Revision > 0 {
		parts = append(parts, fmt.Sprintf("revisi %d", e.Revision))
	}
	if c.told[i] != "" {
		parts = append(parts, c.told[i])
	}
	return strings.Join(parts, ", ")
}
