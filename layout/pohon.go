package layout

import (
	"strings"

	"iku/content"
	"iku/content/schema"
	"iku/layout/page"
	"iku/layout/setting"
)

// A cascade is set with what stands under it: its row is added when the others are there.
func init() { bagianOf[schema.BagianPohon] = bagian{above: (*composer).pohon} }

// pohon sets the cascade of a document, drawn or as a table, and what stands under it.
func (c *composer) pohon(below []bagian) {
	if c.doc.Pohon == nil || len(c.doc.Pohon.Akar) == 0 {
		under, _ := c.below(below)
		c.units = append(c.units, under...)
		return
	}
	if c.doc.Pohon.Matriks {
		if g := c.pohonMatriks(); g != nil {
			c.table(g, below)
		}
		return
	}
	k := c.newKotakSetter()
	list := c.node.Add(page.L, c.doc.Pohon.Span)
	trees := k.tree(c.doc.Pohon.Akar, list)
	section := c.node
	under, tail := c.below(below)

	full := area{c.width, c.height}
	for _, t := range trees {
		t.arrange(full)
	}
	first := area{c.width, c.height - heightOf(c.units) - blockGap}
	h := &hutan{composer: c, set: k, full: full, pages: map[*content.Simpul]int{}, before: len(c.sheet.Pages)}
	h.emit(trees, first)
	h.leave(first, tail)
	for i := range h.leaves {
		l := &h.leaves[i]
		room := h.room(i, first)
		way, width, beside := l.best(room), c.width, Length(0)
		if i == len(h.leaves)-1 {
			if lower := l.best(area{room.w, room.h - tail}); lower != nil {
				way, tail = lower, 0
			} else if narrow := l.best(h.left(room)); narrow != nil {
				way, width, beside, tail = narrow, h.left(room).w, narrow.h+tail-room.h, 0
			}
		}
		if way == nil {
			continue
		}
		d := &drawing{kotakSetter: k, pages: h.pages}
		d.draw(&l.kotak, way, (width-way.w)/2, 0)
		u := unit{height: way.h - beside, items: d.items}
		if lines := d.lines.rules(); len(lines) > 0 {
			node := section.Add(page.Figure, c.doc.Pohon.Span)
			node.Alt = "Garis penghubung kotak: " + strings.Join(d.alt, "; ")
			for j := range lines {
				lines[j].Node = node
			}
			u.items = append(u.items, lines...)
		}
		if i > 0 || h.skipped {
			c.breaks = append(c.breaks, len(c.units))
		} else {
			u.space, u.cost = blockGap, never
		}
		if l.below[0].again {
			s := l.below[0].simpul
			u.bookmark = &page.Bookmark{Title: setting.Spoken(s.Nomor + " " + s.Uraian.Value), Level: 1}
		}
		c.units = append(c.units, u)
	}
	if tail > 0 && len(under) > 0 {
		c.breaks = append(c.breaks, len(c.units))
	}
	c.units = append(c.units, under...)
	c.staying = false
}

// hutan divides trees between pages.
type hutan struct {
	*composer
	set     *kotakSetter
	full    area
	pages   map[*content.Simpul]int // where what stands below a box is, counted from 1
	leaves  []leaf
	before  int  // pages
	skipped bool // nothing had room below the title
}

// leaf is a page of trees beside each other.
type leaf struct{ kotak }

// number returns the number of the page that comes next.
func (h *hutan) number() int {
	n := h.before + len(h.leaves) + 1
	if h.skipped {
		n++
	}
	return n
}

// emit divides trees between pages, the first of which has that much room; then what
// was left to pages of its own.
func (h *hutan) emit(trees []*kotak, room area) {
	var later []*kotak
	for len(trees) > 0 {
		n, l := h.prefix(trees, room, nil)
		if n == 0 {
			trees[0].fit(room)
			n, l = h.prefix(trees, room, nil)
		}
		if n == 0 {
			var ok bool
			if trees, ok = h.part(trees, room); !ok && room != h.full && len(h.leaves) == 0 {
				h.skipped, room = true, h.full
				continue
			} else if !ok {
				h.tooLarge(trees[0])
				return
			}
			n, l = h.prefix(trees[:1], room, nil)
		}
		page := h.number()
		for _, t := range trees[:n] {
			if _, told := h.pages[t.simpul]; t.again && !told {
				h.pages[t.simpul] = page
			}
			for _, b := range severed(t) {
				later = append(later, h.set.repeated(b, b.below, page))
			}
		}
		h.leaves = append(h.leaves, leaf{l})
		trees, room = trees[n:], h.full
	}
	if len(later) == 0 {
		return
	}
	for _, t := range later {
		t.mass = 1
		t.fit(h.full)
	}
	h.emit(later, h.full)
}

// room returns the room of a page.
func (h *hutan) room(i int, first area) area {
	if i == 0 && !h.skipped {
		return first
	}
	return h.full
}

// left returns the room at the left of who signs; none where something else stands there.
func (h *hutan) left(room area) area {
	d := h.doc
	if len(d.PenandaTangan) != 1 || len(d.Tabel.Catatan) > 0 || h.opts.Draft && len(d.PenandaTangan[0].Paraf) > 0 {
		return area{}
	}
	return area{h.width*signatureLeft/100 - kotakGap, room.h}
}

// leave makes the trees of the last page lower, or leaves some to a further one, until
// what stands under them, which is so high, has room.
func (h *hutan) leave(first area, tail Length) {
	for range mostWays {
		last := len(h.leaves) - 1
		if last < 0 {
			return
		}
		room := h.room(last, first)
		room.h -= tail
		l := h.leaves[last]
		if room.h <= 0 || l.best(room) != nil || l.best(h.left(h.room(last, first))) != nil {
			return
		}
		h.leaves = h.leaves[:last]
		for _, t := range l.below {
			if h.pages[t.simpul] == h.number() {
				delete(h.pages, t.simpul)
			}
		}
		said := len(h.findings)
		if h.emit(l.below, room); len(h.findings) > said { // even a box is too high: it has the page for itself
			h.findings = h.findings[:said]
			h.leaves = append(h.leaves[:last], l)
			return
		}
	}
}

// prefix returns how many of the trees have room on a page together below a head, and
// the page.
func (h *hutan) prefix(trees []*kotak, room area, head *kotak) (n int, l kotak) {
	for n < len(trees) {
		next := kotak{below: trees[:n+1]}
		if head != nil {
			next.w, next.h, next.simpul = head.w, head.h, head.simpul
		}
		if next.ways = next.within(room); len(next.ways) == 0 {
			return n, l
		}
		n, l = n+1, next
	}
	return n, l
}

// part divides the first tree, of which not even those directly below the box have room
// together: as many as have, then the box again with the others.
func (h *hutan) part(trees []*kotak, room area) ([]*kotak, bool) {
	t := trees[0]
	n, _ := h.prefix(t.below, room, t)
	if n == 0 || n == len(t.below) {
		return trees, false
	}
	rest := h.set.repeated(t, t.below[n:], h.number())
	rest.fit(h.full)
	t.below = t.below[:n]
	t.fit(room)
	return append([]*kotak{t, rest}, trees[1:]...), len(t.ways) > 0
}

// severed returns the boxes of a tree whose lower ones stand on other pages.
func severed(k *kotak) (out []*kotak) {
	if k.cut {
		return []*kotak{k}
	}
	for _, b := range k.below {
		out = append(out, severed(b)...)
	}
	return out
}

// tooLarge reports the first box of a tree that leaves no room for another on a page,
// else the uppermost.
func (h *hutan) tooLarge(tree *kotak) {
	var high func(k *kotak) *kotak
	high = func(k *kotak) *kotak {
		if k.h > h.full.h/2 {
			return k
		}
		for _, b := range k.below {
			if found := high(b); found != nil {
				return found
			}
		}
		return nil
	}
	k := high(tree)
	if k == nil {
		k = tree
	}
	h.tooHigh(k.simpul.Span, "kotak "+k.simpul.Nomor, k.h, "persingkat uraiannya")
}
