package layout

import (
	"strconv"

	"iku/content"
	"iku/content/hitungan"
	"iku/layout/page"
	"iku/layout/setting"
)

// perTahun sets a formula of yearly series: in words, then a table with a row a
// year, of how it is computed and what it comes to.
func (w *working) perTahun(r *content.Rumus, s setting.Style, gap Length) {
	if head := w.headOf(r, s); len(head) > 0 {
		for i := range head {
			head[i].Stay = true
		}
		w.add(head, 0, gap, free)
		gap = stepGap
	}
	node := w.node.Add(page.Table, r.Span)
	t := &table{node: node, ground: headGround}
	span := r.Uraian.Span.Or(r.Span)
	heads := [3]*setting.Paragraph{
		setting.Text("Tahun", w.bold, setting.Centre, span), setting.Text("Perhitungan", w.bold, setting.Left, span),
		setting.Text("Hasil", w.bold, setting.Right, span),
	}
	widths, boxes := w.yearWidths(r, s, heads)
	t.widths = widths[:]
	tr := node.Add(page.THead, span).Add(page.TR, span)
	var head row
	for i, p := range heads {
		th := tr.Add(page.TH, span)
		th.Scope = page.ColumnScope
		c := yearCell(0, i, p.Set(t.contentWidth(i, 1), th))
		c.middle = true
		head.cells = append(head.cells, c)
	}
	t.head = []row{head}
	body := node.Add(page.TBody, r.Span)
	for i := range r.PerTahun {
		one := &r.PerTahun[i]
		tr := body.Add(page.TR, one.Hasil.Span.Or(r.Span))
		th := tr.Add(page.TH, r.Span)
		th.Scope = page.RowScope
		calculation, result := tr.Add(page.TD, r.Span), tr.Add(page.TD, one.Hasil.Span.Or(r.Span))
		formula := calculation.Add(page.Formula, r.Span)
		drawn := w.symbols.Drawn(one)
		f := w.setterOf(one, drawn, s)
		formula.Alt = drawn.Spoken(f.symbol)
		var block setting.Block
		if boxes[i].W <= t.contentWidth(1, 1) {
			block = setting.Block{boxes[i].Line(s, formula)}
		} else {
			block = setting.Text(f.text(drawn.Root), s, setting.Left, r.Span).Set(t.contentWidth(1, 1), formula)
		}
		year := setting.Text(strconv.Itoa(one.Tahun), s, setting.Centre, r.Span).Set(t.contentWidth(0, 1), th)
		value := setting.Text(hitungan.Result(one), s, setting.Right, one.Hasil.Span.Or(r.Span)).Set(t.contentWidth(2, 1), result)
		cells := []cell{yearCell(i, 0, year), yearCell(i, 1, block), yearCell(i, 2, value)}
		cells[0].middle, cells[2].middle = true, true
		t.rows = append(t.rows, row{cells: cells})
	}
	t.seal()
	w.addTable(t, gap)
}

func yearCell(row, col int, block setting.Block) cell {
	return cell{col: col, cols: 1, row: row, rows: 1, above: cellAir / 2, below: cellAir / 2, block: block}
}

// headOf sets what a formula of series says in words: its label, and the labels of
// its series.
func (w *working) headOf(r *content.Rumus, s setting.Style) setting.Block {
	words, ok := w.symbols.InWords(r)
	if !ok {
		if r.Uraian.IsZero() {
			return nil
		}
		return setting.Text(r.Uraian.Value, s, setting.Left, r.Uraian.Span).Set(w.width, w.node.Add(page.P, r.Uraian.Span))
	}
	label := ""
	if !r.Uraian.IsZero() {
		label = r.Uraian.Value + "\u00a0 "
	}
	f := w.setterOf(r, words, s)
	f.room = w.width * 7 / 10
	node := w.spoken(r, label, words.Spoken(f.symbol))
	line := setting.Beside(setting.Words(label, s, r.Uraian.Span), f.box(words.Root))
	if line.W <= w.width && !w.tooHigh(line) {
		return setting.Block{line.Line(s, node)}
	}
	if lines, ok := f.lines(f.pieces(words.Root, w.width), w.width, seriesIndent); ok && label == "" {
		out := make(setting.Block, len(lines))
		for i, l := range lines {
			out[i] = l.Line(s, node)
		}
		return out
	}
	return setting.Text(label+f.text(words.Root), s, setting.Left, r.Span).Set(w.width, node)
}

// yearWidths returns the widths of the three columns, and the formula of each
// year.
func (w *working) yearWidths(r *content.Rumus, s setting.Style, heads [3]*setting.Paragraph) ([3]Length, []setting.Box) {
	var widths [3]Length
	grow := func(col int, width Length) { widths[col] = max(widths[col], width+2*cellPadding+2*ruleHeight) }
	for i, p := range heads {
		_, most := p.Widths()
		grow(i, most)
	}
	boxes := make([]setting.Box, len(r.PerTahun))
	for i := range r.PerTahun {
		one := &r.PerTahun[i]
		drawn := w.symbols.Drawn(one)
		boxes[i] = w.setterOf(one, drawn, s).box(drawn.Root)
		grow(0, s.Width(strconv.Itoa(one.Tahun)))
		grow(1, boxes[i].W)
		grow(2, s.Width(hitungan.Result(one)))
	}
	widths[2] = min(widths[2], w.width/3)
	widths[1] = min(widths[1], w.width-widths[0]-widths[2])
	return widths, boxes
}
