package diff

import (
	"sort"

	"iku/content"
	"iku/content/schema"
	"iku/content/source"
)

// box is what holds indikator: a tujuan, a sasaran, or the document itself for
// those that stand beside the sasaran.
type box struct {
	thing     Thing // empty: the document itself
	index     int   // among its like
	uraian    content.Text
	kode      content.Text
	kelompok  []content.Text
	own       []named // of the user's own columns
	reason    content.Text
	serves    int // of a sasaran: the tujuan, -1: none
	span      source.Span
	indikator []content.Indikator
}

// place is where an indikator stands.
type place struct {
	box, index int
	*content.Indikator
}

// boxes lists what holds indikator, in the order of the table.
func boxes(d *content.Document) []box {
	var out []box
	for i := range d.Tujuan {
		t := &d.Tujuan[i]
		out = append(out, box{thing: Tujuan, index: i, uraian: t.Uraian, kode: t.Kode, reason: t.Perubahan, own: ownOf(d, schema.LevelTujuan, "", "", t.Kolom), serves: -1, span: t.Span, indikator: t.Indikator})
	}
	if p := d.PerangkatDaerah; p != nil && len(d.Tujuan) == 0 {
		for i, t := range p.Tujuan.Items {
			out = append(out, box{thing: Tujuan, index: i, uraian: t, serves: -1, span: t.Span})
		}
	}
	for i := range d.Sasaran {
		s := &d.Sasaran[i]
		out = append(out, box{thing: Sasaran, index: i, uraian: s.Uraian, kode: s.Kode, kelompok: s.Kelompok, own: ownOf(d, schema.LevelSasaran, "", "", s.Kolom), reason: s.Perubahan, serves: s.Tujuan, span: s.Span, indikator: s.Indikator})
	}
	return append(out, box{indikator: d.Indikator, serves: -1})
}

func of(list []box, thing Thing) (out []box) {
	for _, b := range list {
		if b.thing == thing {
			out = append(out, b)
		}
	}
	return out
}

func itemsOf(list []box) []item {
	out := make([]item, len(list))
	for i, b := range list {
		out[i] = item{kode: b.kode.Value, text: b.uraian.Value}
	}
	return out
}

// content compares tujuan, sasaran and indikator. First those are matched of
// which there is no doubt; a sasaran that was reworded beyond likeness is known by
// its indikator, an indikator the more easily under its sasaran.
func (c *comparison) content() {
	var tujuan, sasaran [2][]box
	for side, d := range []*content.Document{c.old, c.new} {
		c.boxes[side] = boxes(d)
		tujuan[side], sasaran[side] = of(c.boxes[side], Tujuan), of(c.boxes[side], Sasaran)
		for b := range c.boxes[side] {
			for i := range c.boxes[side][b].indikator {
				c.places[side] = append(c.places[side], place{b, i, &c.boxes[side][b].indikator[i]})
			}
		}
	}
	c.tujuan = match(itemsOf(tujuan[0]), itemsOf(tujuan[1]))
	c.tujuan.alike(nil)
	if len(tujuan[0]) == 1 && len(tujuan[1]) == 1 { // the one tujuan, whatever its words are
		c.tujuan.join(0, 0)
	}
	c.sasaran = match(itemsOf(sasaran[0]), itemsOf(sasaran[1]))
	items := [2][]item{}
	for side := range items {
		for _, p := range c.places[side] {
			items[side] = append(items[side], item{kode: p.Kode.Value, text: p.Uraian.Value, in: c.boxes[side][p.box].uraian.Value})
		}
	}
	c.indikator = match(items[0], items[1])
	c.sasaran.alike(nil)
	c.byContent()
	c.indikator.alike(func(i, j int) bool { return c.sameBox(c.places[0][i].box, c.places[1][j].box) })
	c.emit()
}

// byContent matches sasaran, each of which has most of its indikator in the
// other.
func (c *comparison) byContent() {
	shared := map[[2]int]int{}
	for i, j := range c.indikator.to {
		if j >= 0 {
			shared[[2]int{c.places[0][i].box, c.places[1][j].box}]++
		}
	}
	for i := range c.boxes[0] {
		a := &c.boxes[0][i]
		if a.thing != Sasaran || c.sasaran.to[a.index] >= 0 {
			continue
		}
		for j := range c.boxes[1] {
			b := &c.boxes[1][j]
			if b.thing != Sasaran || c.sasaran.from[b.index] >= 0 {
				continue
			}
			if n := shared[[2]int{i, j}]; 2*n > len(a.indikator) && 2*n > len(b.indikator) {
				c.sasaran.join(a.index, b.index)
				break
			}
		}
	}
}

// sameBox tells whether two boxes, by index, are one in both documents.
func (c *comparison) sameBox(i, j int) bool {
	a, b := &c.boxes[0][i], &c.boxes[1][j]
	if a.thing != b.thing {
		return false
	}
	switch a.thing {
	case Tujuan:
		return c.tujuan.to[a.index] == b.index
	case Sasaran:
		return c.sasaran.to[a.index] == b.index
	}
	return true
}

// partner returns the box of the new document that a box of the old one is; -1:
// none.
func (c *comparison) partner(i int) int {
	a := &c.boxes[0][i]
	to := c.first(a.thing)
	switch a.thing {
	case Tujuan:
		if j := c.tujuan.to[a.index]; j >= 0 {
			return to + j
		}
		return -1
	case Sasaran:
		if j := c.sasaran.to[a.index]; j >= 0 {
			return to + j
		}
		return -1
	}
	return to
}

// first returns the first box of that thing in the new document.
func (c *comparison) first(thing Thing) int {
	return sort.Search(len(c.boxes[1]), func(i int) bool { return rank(c.boxes[1][i].thing) >= rank(thing) })
}

func rank(t Thing) int {
	switch t {
	case Tujuan:
		return 0
	case Sasaran:
		return 1
	}
	return 2
}

// emit lists the parts that changed, box by box.
func (c *comparison) emit() {
	to := make([]int, len(c.boxes[0]))
	for i := range to {
		to[i] = c.partner(i)
	}
	moved := strays(to)
	inBox := make([][]int, len(c.boxes[1])) // places of the new document by box
	for j, p := range c.places[1] {
		inBox[p.box] = append(inBox[p.box], j)
	}
	wasIn := make([][]int, len(c.boxes[0]))
	for i, p := range c.places[0] {
		wasIn[p.box] = append(wasIn[p.box], i)
	}
	for _, slot := range weave(to, len(c.boxes[1])) {
		c.box(slot.old, slot.new, slot.old >= 0 && moved[slot.old])
		var was, is []int
		if slot.old >= 0 {
			was = wasIn[slot.old]
		}
		if slot.new >= 0 {
			is = inBox[slot.new]
		}
		c.within(was, is)
	}
}

// within lists the indikator of one box that changed. One that came from another
// box or went to one is listed where it is now.
func (c *comparison) within(was, is []int) {
	at := make(map[int]int, len(is))
	for k, j := range is {
		at[j] = k
	}
	to := make([]int, len(was))
	for k, i := range was {
		to[k] = -1
		if n, ok := at[c.indikator.to[i]]; ok && c.indikator.to[i] >= 0 {
			to[k] = n
		}
	}
	moved := strays(to)
	for _, slot := range weave(to, len(is)) {
		switch {
		case slot.new < 0:
			if i := was[slot.old]; c.indikator.to[i] < 0 {
				c.pair(i, -1, false)
			}
		case slot.old < 0:
			j := is[slot.new]
			c.pair(c.indikator.from[j], j, c.indikator.from[j] >= 0)
		default:
			c.pair(was[slot.old], is[slot.new], moved[slot.old])
		}
	}
}

// box lists a tujuan or sasaran, if it changed.
func (c *comparison) box(i, j int, moved bool) {
	p := Part{Moved: moved}
	var was, is []named
	var a, b *box
	if i >= 0 {
		a = &c.boxes[0][i]
		p.Thing, p.Old = a.thing, Side{Span: a.span, Uraian: a.uraian, Number: a.index + 1, Reason: a.reason}
		was = a.fields()
	}
	if j >= 0 {
		b = &c.boxes[1][j]
		p.Thing, p.New = b.thing, Side{Span: b.span, Uraian: b.uraian, Number: b.index + 1, Reason: b.reason}
		is = b.fields()
	}
	if p.Thing == "" {
		return
	}
	if p.Thing == Sasaran {
		c.serving(a, b, &was, &is)
	}
	p.Fields = compare(was, is)
	c.add(p, i, j)
}

func (b *box) fields() []named {
	return list(append([]named{textOf("kode", "Kode", b.kode), textOf("uraian", "Uraian", b.uraian), joined("kelompok", "Kelompok", b.kelompok)}, b.own...)...)
}

// serving adds the tujuan that a sasaran serves, where that is another one than
// before.
func (c *comparison) serving(a, b *box, was, is *[]named) {
	if a != nil && b != nil && (a.serves < 0) == (b.serves < 0) && (a.serves < 0 || c.tujuan.to[a.serves] == b.serves) {
		return
	}
	if a != nil && a.serves >= 0 {
		*was = append(*was, textOf("tujuan", "Tujuan", c.boxes[0][a.serves].uraian))
	}
	if b != nil && b.serves >= 0 {
		*is = append(*is, textOf("tujuan", "Tujuan", c.boxes[1][b.serves].uraian))
	}
}

// pair lists an indikator, if it changed.
func (c *comparison) pair(i, j int, moved bool) {
	p := Part{Thing: Indikator, Moved: moved}
	var was, is []named
	side := func(n int, place place) Side {
		s := Side{Span: place.Span, Uraian: place.Uraian, Under: c.boxes[n][place.box].uraian, Number: place.index + 1,
			Reason: place.Perubahan, Indikator: place.Indikator}
		if b := &c.boxes[n][place.box]; b.thing != "" {
			s.Within = b.index + 1
		}
		return s
	}
	var a, b *content.Indikator
	if i >= 0 {
		p.Old = side(0, c.places[0][i])
		a = p.Old.Indikator
	}
	if j >= 0 {
		p.New = side(1, c.places[1][j])
		b = p.New.Indikator
	}
	was, is = indikatorPair(c.old, c.new, a, b)
	p.Fields = compare(was, is)
	c.add(p, i, j)
}

func (c *comparison) add(p Part, i, j int) {
	switch {
	case i < 0:
		p.Kind = Added
	case j < 0:
		p.Kind = Removed
	case len(p.Fields) == 0 && !p.Moved:
		return
	}
	c.parts = append(c.parts, p)
}
