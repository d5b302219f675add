package layout

import (
	"slices"
	"strconv"

	"iku/content"
	"iku/content/source"
	"iku/layout/page"
	"iku/layout/setting"
)

const (
	kotakPadding = 4_000
	kotakAir     = 2_500 // between what a box says
	kotakTick    = 7_500 // below the top of a box, where a line meets its side
	kotakGround  = 232   // of what it is, as a gray
	kotakWide    = 150_000
	kotakNarrow  = 104_000
	kotakEms     = 17  // how wide a box is, in ems of its type
	kotakSize    = 750 // of its type, in thousandths of the text's
)

// kotakSetter sets what stands in boxes.
type kotakSetter struct {
	*setter
	plain, strong, small setting.Style
	width                Length
}

func (c *composer) newKotakSetter() *kotakSetter {
	k := &kotakSetter{setter: c.setter, plain: c.body, strong: c.bold, small: c.bold}
	size := max(c.body.Size*kotakSize/1000, leastType)
	for s, size := range map[*setting.Style]Length{&k.plain: size, &k.strong: size, &k.small: leastType} {
		s.Leading = s.Leading * size / s.Size
		s.Size = size
	}
	k.width = min(max(size*kotakEms, kotakNarrow), kotakWide, c.width)
	return k
}

// tree sets the boxes of a cascade under a list.
func (k *kotakSetter) tree(list []*content.Simpul, node *page.Node) (out []*kotak) {
	for _, s := range list {
		item := node.Add(page.LI, s.Span)
		b := &kotak{simpul: s, w: k.width, note: k.plain.Leading + kotakAir}
		lbl := item.Add(page.Lbl, s.Span)
		b.body = item.Add(page.LBody, s.Span)
		k.fill(b, lbl, b.body, "")
		if len(s.Bawahan) > 0 {
			b.below = k.tree(s.Bawahan, b.body.Add(page.L, s.Span))
		}
		out = append(out, b)
	}
	return out
}

// fill sets what a box says: its head, then words, indikator and who answers for it.
// Nil nodes make artifacts.
func (k *kotakSetter) fill(b *kotak, lbl, body *page.Node, from string) {
	s := b.simpul
	room := b.w - 2*kotakPadding
	y := Length(kotakPadding)
	set := func(t string, style setting.Style, a setting.Align, span source.Span, within *page.Node, role page.Role) {
		if t == "" {
			return
		}
		if within != nil && role == page.P {
			within = within.Add(page.P, span)
		}
		block := setting.Text(t, style, a, span).Set(room, within)
		b.items = placed(b.items, block, kotakPadding, y)
		y += block.Height() + kotakAir
	}
	set(s.Nomor+" "+inCapitals(s.Tingkat), k.small, setting.Left, s.Span, lbl, page.Lbl)
	head := y - kotakAir + kotakPadding/2
	y = head + kotakPadding
	set(from, k.plain, setting.Left, s.Span, nil, page.P)
	title := s.Uraian
	if !s.Kode.IsZero() {
		title.Value = s.Kode.Value + " " + title.Value
	}
	set(title.Value, k.strong, setting.Left, title.Span, body, page.P)
	if there := s.Lihat; there != nil {
		set("lihat kotak "+there.Nomor, k.plain, setting.Left, s.Span, body, page.P)
	}
	for _, i := range s.Indikator {
		set("– "+k.measured(i), k.plain, setting.Left, i.Uraian.Span, body, page.P)
	}
	if label, t := worth(s); t != "" {
		set(label+t, k.plain, setting.Left, s.Nilai.Span, body, page.P)
	}
	for _, t := range answering(s) {
		set(t.Value, k.plain, setting.Left, t.Span, body, page.P)
	}
	b.h = y - kotakAir + kotakPadding
	b.items = append(b.frame(head), b.items...)
}

// measured returns an indikator with its target.
func (k *kotakSetter) measured(i *content.Indikator) string {
	t := k.doc.TargetOf(i.Target, i.TargetTahunan)
	if t.IsZero() {
		return i.Uraian.Value
	}
	return i.Uraian.Value + ": " + valueWith(t.Text, i.Satuan)
}

// worth returns the target of an indikator or the money of a program, behind what it is.
func worth(s *content.Simpul) (label, t string) {
	switch {
	case s.Nilai.IsZero():
		return "", ""
	case s.Tingkat == "Indikator":
		return "Target: ", valueWith(s.Nilai, s.Satuan)
	}
	return "Anggaran: ", noBreak(s.Nilai.Value)
}

// answering returns who answers for what a box says, the first behind what they are.
func answering(s *content.Simpul) []content.Text {
	out := slices.Clone(s.PenanggungJawab)
	if len(out) > 0 {
		out[0].Value = "Penanggung jawab: " + out[0].Value
	}
	return out
}

// valueWith returns a value with its unit, where it does not end with that.
func valueWith(t, satuan content.Text) string {
	switch {
	case satuan.IsZero():
		return noBreak(t.Value)
	case satuan.Value == "%":
		if n := len(t.Value); n > 0 && t.Value[n-1] == '%' {
			return t.Value
		}
		return t.Value + "%"
	}
	return noBreak(t.Value) + " " + satuan.Value
}

// frame returns the ground of the head of a box and the lines around it.
func (b *kotak) frame(head Length) []page.Item {
	out := []page.Item{{Kind: page.Rule, Gray: kotakGround, W: b.w, H: head}}
	var g ruler
	g.across(0, b.w, 0)
	g.across(0, b.w, head)
	g.across(0, b.w, b.h)
	g.down(0, 0, b.h)
	g.down(b.w, 0, b.h)
	return append(out, g.rules()...)
}

// repeated returns a box anew for a page that goes on with what stands below it.
func (k *kotakSetter) repeated(b *kotak, below []*kotak, from int) *kotak {
	again := &kotak{simpul: b.simpul, w: b.w, note: b.note, body: b.body, below: below, again: true}
	k.fill(again, nil, nil, "lanjutan dari halaman "+strconv.Itoa(from))
	return again
}

// drawing is what a page shows of a cascade.
type drawing struct {
	*kotakSetter
	items []page.Item
	lines ruler
	alt   []string
	pages map[*content.Simpul]int // where what stands below a box is
}

// draw draws a tree at a place.
func (d *drawing) draw(k *kotak, way *susun, x, y Length) {
	left := x + way.at
	for _, it := range k.items {
		it.X, it.Y = it.X+left, it.Y+y
		d.items = append(d.items, it)
	}
	if k.cut {
		t := "dilanjutkan di halaman " + strconv.Itoa(d.pages[k.simpul])
		d.items = append(d.items, d.plain.Item(t, d.plain.Width(t), left, k.body.Add(page.P, k.simpul.Span), k.simpul.Span))
		it := &d.items[len(d.items)-1]
		it.Y += y + k.h + kotakAir
	}
	for _, column := range way.columns {
		for _, p := range column {
			d.draw(p.of, p.way, x+p.x, y+p.y)
		}
	}
	if k.h > 0 && len(way.columns) > 0 {
		d.join(k, way, x, y)
	}
}

// join draws the lines from a box to those below it.
func (d *drawing) join(k *kotak, way *susun, x, y Length) {
	middle, foot := x+way.at+k.w/2, y+k.h
	top := func(p put) Length { return y + p.y }
	bus := foot + kotakDrop/2
	switch {
	case way.row:
		var from, to Length
		for i, column := range way.columns {
			p := column[0]
			at := x + p.x + p.way.at + p.of.w/2
			d.lines.down(at, bus, top(p))
			if i == 0 {
				from = at
			}
			to = at
		}
		d.bus(min(from, middle), max(to, middle), bus)
		d.lines.down(middle, foot, bus)
	default:
		single := len(way.columns) == 1
		var from, to Length
		for i, column := range way.columns {
			spine := x + column[0].x - kotakIndent/2
			begin := bus
			if single {
				begin = foot
			}
			var end Length
			for _, p := range column {
				end = top(p) + min(p.of.h/2, kotakTick)
				d.lines.across(spine, x+p.x+p.way.at, end)
			}
			d.lines.down(spine, begin, end)
			if i == 0 {
				from = spine
			}
			to = spine
		}
		if !single {
			d.bus(min(from, middle), max(to, middle), bus)
			d.lines.down(middle, foot, bus)
		}
	}
	said := k.simpul.Nomor + " ke "
	n := 0
	for _, column := range way.columns {
		for _, p := range column {
			if n++; n > 1 {
				said += ", "
			}
			said += p.of.simpul.Nomor
		}
	}
	d.alt = append(d.alt, said)
}

// bus draws the line from which those to boxes go down, unless it is a point.
func (d *drawing) bus(from, to, y Length) {
	if from < to {
		d.lines.across(from, to, y)
	}
}
