package layout

import "iku/layout/setting"

// The widths that divideWidth finds know nothing of rows: a column that is
// narrowed costs nothing where the cell beside it is higher anyway. exchange
// looks at the rows.

const (
	exchangeRows  = 40    // of the content that are looked at, from the first
	exchangeStep  = 4_000 // that widths are changed by at least
	exchangeFirst = 8     // steps that are tried first
)

// estimate is a table as exchange sees it: how high each cell would be at a width.
type estimate struct {
	columns []estimateColumn
	rows    []Length           // heights, while a cost is found
	now     []*estimateHeights // of the columns, likewise
}

type estimateColumn struct {
	heading     *setting.Paragraph
	cells       []estimateCell
	width       Length
	least, most Length
	fixed       bool
	heights     map[Length]*estimateHeights // by width
}

type estimateCell struct {
	row, rows int
	matter    setting.Material
}

// estimateHeights is how high a column's cells are at a width.
type estimateHeights struct {
	heading Length
	cells   []Length
	sum     Length
}

func (c *estimateColumn) at(width Length) *estimateHeights {
	if h, ok := c.heights[width]; ok {
		return h
	}
	inner := width - 2*cellPadding
	h := &estimateHeights{heading: c.heading.Estimate(inner), cells: make([]Length, len(c.cells))}
	for i := range c.cells {
		h.cells[i] = c.cells[i].matter.Estimate(inner)
		h.sum += h.cells[i] / Length(c.cells[i].rows)
	}
	c.heights[width] = h
	return h
}

// exchange moves width from one column to another as long as that makes the
// table lower, no column narrower than its widest word and none wider than its
// content. Each move is from the column that loses least to the one that gains
// most.
func (g *grid) exchange(widths []Length) {
	r := g.estimate(widths)
	best := r.cost(-1, -1, 0)
	for step := Length(exchangeFirst * exchangeStep); step >= exchangeStep; step /= 2 {
		for {
			from, to := r.candidates(step)
			if from < 0 || to < 0 {
				break
			}
			c := r.cost(from, to, step)
			if c >= best {
				break
			}
			r.columns[from].width -= step
			r.columns[to].width += step
			best = c
		}
	}
	for i := range r.columns {
		widths[i] = r.columns[i].width
	}
}

// candidates returns the column that would lose least if it were narrower by a
// step and the one that would gain most if it were wider; -1: none can be.
func (r *estimate) candidates(step Length) (from, to int) {
	type change struct {
		column int
		cost   Length
	}
	none := change{-1, 0}
	best := func(list [2]change, i int, cost Length) [2]change { // the best two
		switch c := (change{i, cost}); {
		case list[0].column < 0 || cost < list[0].cost:
			return [2]change{c, list[0]}
		case list[1].column < 0 || cost < list[1].cost:
			list[1] = c
		}
		return list
	}
	narrower, wider := [2]change{none, none}, [2]change{none, none}
	for i := range r.columns {
		c := &r.columns[i]
		if c.fixed {
			continue
		}
		if c.width-step >= c.least {
			narrower = best(narrower, i, r.cost(i, -1, step))
		}
		if c.width < c.most {
			wider = best(wider, i, r.cost(-1, i, step))
		}
	}
	from, to = narrower[0].column, wider[0].column
	if from != to || from < 0 {
		return from, to
	}
	// One column is both: either its place in the one list or in the other is
	// the runner-up's.
	second, other := narrower[1], wider[1]
	switch {
	case second.column < 0:
		return from, other.column
	case other.column < 0 || second.cost-narrower[0].cost <= other.cost-wider[0].cost:
		return second.column, to
	}
	return from, other.column
}

// estimate returns the first rows of the grid.
func (g *grid) estimate(widths []Length) *estimate {
	set := g.set.columns
	rows := min(len(g.entries), exchangeRows)
	r := &estimate{columns: make([]estimateColumn, len(set.columns)), rows: make([]Length, rows), now: make([]*estimateHeights, len(set.columns))}
	for i, c := range set.columns {
		d := g.demands[i]
		r.columns[i] = estimateColumn{heading: g.heading(c.heading), width: widths[i], least: d.least, most: d.most, fixed: d.fixed > 0,
			heights: map[Length]*estimateHeights{}}
	}
	for i := range rows {
		for k := range g.cells[i] {
			if c := &g.cells[i][k]; c.cols == 1 {
				col := &r.columns[c.col]
				col.cells = append(col.cells, estimateCell{i, min(c.entries, rows-i), c.matter})
			}
		}
	}
	return r
}

// cost returns how high the table would be if that much width went from one
// column to another. The cells themselves count a little, so that those which do
// not make a row higher are given what nobody else needs.
func (r *estimate) cost(from, to int, step Length) Length {
	const weight = 8 // of a row against a cell
	rows := r.rows
	clear(rows)
	var head, sum Length
	for i := range r.columns {
		c := &r.columns[i]
		w := c.width
		switch i {
		case from:
			w -= step
		case to:
			w += step
		}
		h := c.at(w)
		r.now[i] = h
		head = max(head, h.heading)
		sum += h.sum
		for k := range c.cells {
			if cell := &c.cells[k]; cell.rows == 1 {
				rows[cell.row] = max(rows[cell.row], h.cells[k])
			}
		}
	}
	for i := range r.columns {
		for k := range r.columns[i].cells {
			cell := &r.columns[i].cells[k]
			if cell.rows == 1 {
				continue
			}
			var have Length
			for _, h := range rows[cell.row : cell.row+cell.rows] {
				have += h
			}
			if need := r.now[i].cells[k]; need > have {
				rows[cell.row+cell.rows-1] += need - have
			}
		}
	}
	total := head
	for _, h := range rows {
		total += h
	}
	return total*weight + sum
}
