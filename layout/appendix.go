package layout

import (
	"slices"
	"strconv"
	"strings"

	"iku/content"
	"iku/content/hitungan"
	"iku/content/source"
	"iku/layout/page"
	"iku/layout/setting"
)

const (
	headingGap = 10_000 // above the heading of an indikator
	stepGap    = 4_000  // between steps of different kinds
	columnGap  = 12_000 // between the columns of data lines
)

// appendix sets the calculations: a heading for each indikator that has steps to
// be printed, then the steps.
func (c *composer) appendix() {
	begun := false
	for ind := range c.doc.EachIndikator() {
		if !hitungan.Printed(ind) {
			continue
		}
		if !begun {
			begun = true
			c.openAppendix()
		}
		c.calculation(ind)
	}
}

func (c *composer) openAppendix() {
	t := c.doc.LampiranHitungan.Judul
	c.node = c.sheet.Root.Add(page.Sect, t.Span.Or(c.doc.Span))
	space := 2 * signatureSpace
	if c.doc.LampiranHitungan.HalamanBaru {
		c.breaks = append(c.breaks, len(c.units))
	}
	if t.IsZero() {
		return
	}
	p := setting.Text(t.Value, c.bold, setting.Left, t.Span)
	p.Stay = true
	c.mark(t.Value, 0)
	c.add(p.Set(c.width, c.node.Add(page.H2, t.Span)), 0, Length(space), free)
}

// calculation sets the heading and the steps of one indikator.
func (c *composer) calculation(ind *content.Indikator) {
	t := ind.JudulHitungan
	if t.IsZero() {
		t = ind.Uraian
	}
	head := setting.Text(t.Value, c.bold, setting.Left, t.Span)
	head.Stay = true
	level := page.H3
	if c.doc.LampiranHitungan.Judul.IsZero() {
		level = page.H2
	}
	c.mark(t.Value, 1)
	c.add(head.Set(c.width, c.node.Add(level, t.Span)), 0, headingGap, free)
	c.steps(ind)
}

// steps sets those of an indikator's calculation that are printed.
func (c *composer) steps(ind *content.Indikator) {
	w := &working{composer: c, symbols: hitungan.SymbolsOf(ind), ind: ind}
	w.measure()
	for i := range ind.Hitungan {
		if ind.Hitungan[i].Cetak {
			w.step(i)
		}
	}
	c.staying = false
}

// working is the calculation of one indikator while it is set.
type working struct {
	*composer
	ind     *content.Indikator
	symbols hitungan.Symbols

	label, year, value Length // widths of the columns of data lines
	figures            setting.Figures
	equals             Length // how far the equals signs of neighbouring formulas stand from the left
	last               stepKind
	tall               bool // the formula above is higher than a line
}

type stepKind uint8

const (
	noStep stepKind = iota
	dataStep
	rumusStep
	tahunanStep
	catatanStep
)

// measure finds the columns that the data lines and the lists of years share.
func (w *working) measure() {
	var unit Length
	add := func(label string, year int, n content.Nilai) {
		if label != "" {
			_, whole := setting.Text(label, w.body, setting.Left, source.Span{}).Widths()
			w.label = max(w.label, whole)
		}
		if year > 0 {
			w.year = max(w.year, w.body.Width(strconv.Itoa(year)))
		}
		if n.Number != nil {
			whole, tail := setting.CutNumber(numberOf(n))
			w.figures.Note(whole, tail, w.body)
		} else {
			w.figures.Before = max(w.figures.Before, w.body.Width(n.Value))
		}
	}
	for i := range w.ind.Hitungan {
		l := &w.ind.Hitungan[i]
		if !l.Cetak {
			continue
		}
		switch {
		case l.Data != nil:
			add(l.Data.Label.Value, l.Data.Tahun, l.Data.Nilai)
			unit = max(unit, w.body.Width(l.Data.Satuan.Value))
		case l.Kelas != nil:
			for i, n := range l.Kelas.Nilai {
				add(l.Kelas.Nama[i].Value, 0, n.Nilai)
			}
		case l.Tahunan != nil && l.Tahunan.Bentuk == "daftar":
			for _, list := range hitungan.Series(l.Tahunan) {
				for _, n := range list {
					add("", n.Tahun, n.Nilai)
				}
			}
		}
	}
	w.value = w.figures.Before + w.figures.After
	rest := columnGap + w.value
	if w.year > 0 {
		rest += w.year + columnGap
	}
	if unit > 0 {
		rest += w.body.Width(" ") + unit
	}
	w.label = min(w.label, w.width*3/5, max(w.width-rest, w.width/4))
}

// gapBefore returns the air before a step, by what stands above it.
func (w *working) gapBefore(kind stepKind) Length {
	last := w.last
	w.last = kind
	if kind != rumusStep {
		w.tall = false
	}
	switch {
	case last == noStep:
		return 2000
	case last == kind && kind == dataStep:
		return 0
	case last == tahunanStep:
		return stepGap * 3 / 2
	}
	return stepGap
}

func (w *working) step(i int) {
	l := &w.ind.Hitungan[i]
	switch {
	case l.Data != nil:
		w.data(l.Data, w.staysAt(i))
	case l.Rumus != nil:
		if i == 0 || w.ind.Hitungan[i-1].Rumus == nil {
			w.equals = w.alignEquals(i)
		}
		w.rumus(l.Rumus)
	case l.Tahunan != nil:
		if l.Tahunan.Bentuk == "daftar" {
			w.daftar(l.Tahunan)
		} else {
			w.tabel(l.Tahunan)
		}
	case l.Kelas != nil:
		w.kelas(l.Kelas)
	default:
		gap := w.gapBefore(catatanStep)
		m := w.typed(*l.Catatan, setting.Left)
		w.add(m.Set(w.width, setting.Wrapper(m, w.node)), 0, gap, free)
	}
}

// staysAt tells whether the data line of a step stays on a page with the next.
func (w *working) staysAt(i int) bool {
	isData := func(i int) bool {
		return i >= 0 && i < len(w.ind.Hitungan) && w.ind.Hitungan[i].Data != nil && w.ind.Hitungan[i].Cetak
	}
	return isData(i+1) && (!isData(i-1) || !isData(i+2))
}

// together tells whether the line of that index, of n, stays with the next one: neither
// the first nor the last is parted from the others.
func together(i, n int) bool {
	return i < n-1 && (i == 0 || i == n-2)
}

// data sets a line of data: its label, year and figure in columns, then what is
// said of it.
func (w *working) data(d *content.Data, stays bool) {
	node := w.node.Add(page.P, d.Label.Span)
	out := setting.Text(d.Label.Value, w.body, setting.Left, d.Label.Span).Set(w.label, node)
	last := len(out) - 1
	endWithSpace(out)
	out[last].Items = slices.Grow(out[last].Items, 4)
	x := w.label + columnGap
	put := func(t string, dx Length, span source.Span) Length {
		b := setting.Words(t, w.body, span)
		for i, it := range b.Items {
			it.X, it.Y, it.Node = it.X+x+dx, it.Y+w.body.Baseline(), node
			if i == len(b.Items)-1 {
				it.Text += " "
			}
			out[last].Items = append(out[last].Items, it)
		}
		return b.W
	}
	if d.Tahun > 0 {
		put(strconv.Itoa(d.Tahun), 0, d.Label.Span)
	}
	if w.year > 0 {
		x += w.year + columnGap
	}
	used := Length(0)
	space := w.body.Width(" ")
	rest := []content.Text{d.Nilai.Text, d.Satuan, d.Penjelasan}
	if dx := w.indent(d.Nilai); x+dx+w.body.Width(d.Nilai.Value) <= w.width {
		if rest = rest[1:]; !d.Nilai.IsZero() {
			used = dx + put(d.Nilai.Value, dx, d.Nilai.Span)
		}
		if dx := max(used, w.value) + space; x+dx+w.body.Width(d.Satuan.Value) <= w.width {
			if rest = rest[1:]; !d.Satuan.IsZero() {
				used = dx + put(d.Satuan.Value, dx, d.Satuan.Span)
			}
			if dx := max(used, w.value) + 2*space; !d.Penjelasan.IsZero() && x+dx+w.body.Width(d.Penjelasan.Value) <= w.width {
				put(d.Penjelasan.Value, dx, d.Penjelasan.Span)
				rest = nil
			}
		}
	}
	for _, t := range rest { // what does not fit beside the label stands below
		const indent = 12_000
		if !t.IsZero() {
			endWithSpace(out)
			out = append(out, setting.Text(t.Value, w.body, setting.Left, t.Span).Set(w.width-indent, node).Shift(indent)...)
		}
	}
	out.Together()[len(out)-1].Stay = stays
	w.add(out, 0, w.gapBefore(dataStep), free)
}

// kelas sets the figures of classes: their heading and unit, then a line of data each.
func (w *working) kelas(k *content.Kelas) {
	head := k.Judul
	switch {
	case head.IsZero():
		head = k.Satuan
	case !k.Satuan.IsZero():
		head.Value += " (" + k.Satuan.Value + ")"
	}
	if !head.IsZero() {
		p := setting.Text(head.Value, w.body, setting.Left, head.Span)
		p.Stay = true
		w.add(p.Set(w.width, w.node.Add(page.P, head.Span)), 0, w.gapBefore(catatanStep), free)
		w.last = dataStep
	}
	for i, n := range k.Nilai {
		w.data(&content.Data{Label: k.Nama[i], Nilai: n.Nilai}, together(i, len(k.Nilai)))
	}
}

// indent returns how far a figure stands from the left of its column, its
// decimal comma below the others'.
func (w *working) indent(n content.Nilai) Length {
	if n.Number == nil {
		return 0
	}
	whole, _ := setting.CutNumber(numberOf(n))
	return max(w.figures.Before-w.body.Width(whole), 0)
}

// endWithSpace makes the last text of a block end with a space: it is not the
// last of its paragraph.
func endWithSpace(b setting.Block) {
	if n := len(b); n > 0 && len(b[n-1].Items) > 0 {
		it := &b[n-1].Items[len(b[n-1].Items)-1]
		if it.Kind == page.Text && it.Text != "" && it.Text[len(it.Text)-1] != ' ' {
			it.Text += " "
		}
	}
}

// daftar sets a yearly series as a list: a line a year, each part under its
// heading.
func (w *working) daftar(t *content.Tahunan) {
	w.series(t.Judul, t.Nilai, t.Satuan)
	for i := range t.Rincian {
		w.series(t.Rincian[i].Uraian, t.Rincian[i].Nilai, t.Satuan)
	}
}

func (w *working) series(heading content.Text, list []content.NilaiTahun, satuan content.Text) {
	gap := w.gapBefore(tahunanStep)
	if !heading.IsZero() {
		p := setting.Text(heading.Value, w.body, setting.Left, heading.Span)
		p.Stay = true
		w.add(p.Set(w.width, w.node.Add(page.P, heading.Span)), 0, gap, free)
		gap = 0
	}
	node := w.node.Add(page.L, heading.Span)
	out := make(setting.Block, 0, len(list))
	items := make([]page.Item, 0, 2*len(list)) // of the lines
	for _, n := range list {
		li := node.Add(page.LI, n.Span)
		lbl, body := li.Add(page.Lbl, n.KeySpan), li.Add(page.LBody, n.Span)
		year := strconv.Itoa(n.Tahun) + " "
		yearWidth := w.body.Width(year[:len(year)-1])
		value := n.Value
		if !satuan.IsZero() {
			value += " " + satuan.Value
		}
		x := seriesIndent + max(w.year, yearWidth) + columnGap
		if dx := w.indent(n.Nilai); x+dx+w.body.Width(value) <= w.width {
			x += dx
		}
		label := w.body.Item(year, yearWidth, seriesIndent, lbl, n.KeySpan)
		if wide := w.body.Width(value); x+wide <= w.width && !strings.ContainsAny(value, " \t\n") {
			items = append(items, label, w.body.Item(value, wide, x, body, n.Span))
			out = append(out, setting.Line{Height: w.body.Leading, Items: items[len(items)-2 : len(items) : len(items)]})
			continue
		}
		lines := setting.Text(value, w.body, setting.Left, n.Span).Set(w.width-x, body).Shift(x)
		lines[0].Items = slices.Insert(lines[0].Items, 0, label)
		out = append(out, lines...)
	}
	if len(out) <= shortTable {
		out.Together()
	}
	w.add(out.Guard(), 0, gap, free)
}

const seriesIndent = 12_000 // of the lines of a series
