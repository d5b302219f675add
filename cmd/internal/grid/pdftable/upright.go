package pdftable

import (
	"math"
	"slices"

	"iku/cmd/internal/grid"
	"iku/pdf/drawn"
)

// openTable is a table whose columns lines part and whose rows nothing does.
type openTable struct {
	heads *heads
	xs    []float64
}

// partedRows parts the last row of a ruled table into those that its lines of text make,
// where nothing but upright lines stands in it: old sheets are drawn so. The row above
// it, or the table on the page before, has the headings.
func (d *document) partedRows(t *ruled, out *table, page int) {
	n := len(t.at)
	if n > 4 {
		return
	}
	h := d.upright.headsOf(t)
	if n > 1 {
		h = t.heads(d.names)
	}
	if h == nil {
		return
	}
	var words []drawn.Word
	columns := make([]span, len(t.xs)-1)
	for c := range columns {
		columns[c] = span{t.xs[c] + 0.05, t.xs[c+1] - 0.05}
		b := t.at[n-1][c]
		if b.row != n-1 || b.cols > 1 || slices.ContainsFunc(b.words, func(w drawn.Word) bool { return w.Turn != 0 }) {
			return
		}
		words = append(words, b.words...)
	}
	lines := rowsOf(words)
	if len(lines) == 0 || len(lines) > maxLines {
		return
	}
	a := &aligned{heads: h, columns: columns, lines: lines, page: page}
	rows := a.rows()
	if len(rows) < 2 || !figuresIn(rows, len(columns)) {
		return
	}
	d.upright = openTable{h, t.xs}
	out.rows = append(out.rows[:n-1], rows...)
	if n > 1 {
		d.guessed = append(d.guessed, guess{out, len(columns)})
	}
}

// headsOf returns the headings of the table before, where another has its columns.
func (o openTable) headsOf(t *ruled) *heads {
	if !slices.EqualFunc(o.xs, t.xs, func(a, b float64) bool { return math.Abs(a-b) <= same }) {
		return nil
	}
	return o.heads
}

// heads returns the headings above the last row of a table; nil where they are not known.
func (t *ruled) heads(names func(string) grid.Heading) *heads {
	h := &heads{names: names}
	measures, known := 0, 0
	for _, b := range t.at[len(t.at)-2] {
		lines := rowsOf(b.words)
		if b.cols > 1 || len(lines) == 0 {
			return nil
		}
		l := &leaf{parts: lines}
		h.leaves, h.size = append(h.leaves, l), lines[0].size
		switch names(l.text()) {
		case grid.MeasureHeading:
			measures++
			fallthrough
		case grid.ColumnHeading:
			known++
		}
	}
	if measures != 1 || 2*known < len(h.leaves) {
		return nil
	}
	return h
}

// figuresIn tells whether a column has figures or numbers in several rows.
func figuresIn(rows []tableRow, columns int) bool {
	count := make([]int, columns)
	for _, r := range rows {
		for _, c := range r.cells {
			if figuring().MatchString(c.Text) || marking().MatchString(c.Text) {
				count[c.Col]++
			}
		}
	}
	return slices.Max(count) > 1
}
