package layout

// The widths that divideWidth finds know nothing of rows: a column that is
// narrowed costs nothing where the cell beside it is higher anyway. exchange
// looks at the rows.

const (
	exchangeRows  = 40    // of the content that are looked at, from the first
	exchangeStep  = 4_000 // that widths are changed by at least
	exchangeFirst = 8     // steps that are tried first
)

// rough is a table as exchange sees it: how high each cell would be at a width.
type rough struct {
	columns []roughColumn
	rows    int
}

type roughColumn struct {
	heading     *paragraph
	cells       []roughCell
	width       Length
	least, most Length
	fixed       bool
	heights     map[Length]*roughHeights // by width
}

type roughCell struct {
	row, rows int
	matter    material
}

// roughHeights is how high a column's cells are at a width.
type roughHeights struct {
	heading Length
	cells   []Length
	sum     Length
}

func (c *roughColumn) at(width Length) *roughHeights {
	if h, ok := c.heights[width]; ok {
		return h
	}
	inner := width - 2*cellPadding
	h := &roughHeights{heading: c.heading.rough(inner), cells: make([]Length, len(c.cells))}
	for i := range c.cells {
		h.cells[i] = c.cells[i].matter.rough(inner)
		h.sum += h.cells[i] / Length(c.cells[i].rows)
	}
	c.heights[width] = h
	return h
}

// exchange moves width from one column to another as long as that makes the
// table lower, no column narrower than its widest word and none wider than its
// content.
func (g *grid) exchange(widths []Length) {
	r := g.rough(widths)
	best := r.cost(-1, -1, 0)
	for step := Length(exchangeFirst * exchangeStep); step >= exchangeStep; step /= 2 {
		for {
			from, to, least := -1, -1, best
			for i := range r.columns {
				if a := &r.columns[i]; a.fixed || a.width-step < a.least {
					continue
				}
				for j := range r.columns {
					b := &r.columns[j]
					if i == j || b.fixed || b.width >= b.most {
						continue
					}
					if c := r.cost(i, j, step); c < least {
						from, to, least = i, j, c
					}
				}
			}
			if from < 0 {
				break
			}
			r.columns[from].width -= step
			r.columns[to].width += step
			best = least
		}
	}
	for i := range r.columns {
		widths[i] = r.columns[i].width
	}
}

// rough returns the first rows of the grid.
func (g *grid) rough(widths []Length) *rough {
	set := g.set.columns
	r := &rough{columns: make([]roughColumn, len(set.columns)), rows: min(len(g.entries), exchangeRows)}
	for i, c := range set.columns {
		d := g.demands[i]
		r.columns[i] = roughColumn{heading: g.heading(c.heading), width: widths[i], least: d.least, most: d.most, fixed: d.fixed > 0,
			heights: map[Length]*roughHeights{}}
	}
	for i := range r.rows {
		for k := range g.cells[i] {
			if c := &g.cells[i][k]; c.cols == 1 {
				col := &r.columns[c.col]
				col.cells = append(col.cells, roughCell{i, min(c.entries, r.rows-i), c.matter})
			}
		}
	}
	return r
}

// cost returns how high the table would be if that much width went from one
// column to another. The cells themselves count a little, so that those which do
// not make a row higher are given what nobody else needs.
func (r *rough) cost(from, to int, step Length) Length {
	const weight = 8 // of a row against a cell
	rows := make([]Length, r.rows)
	var head, sum Length
	heights := make([]*roughHeights, len(r.columns))
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
		heights[i] = h
		head = max(head, h.heading)
		sum += h.sum
		for k := range c.cells {
			if cell := &c.cells[k]; cell.rows == 1 {
				rows[cell.row] = max(rows[cell.row], h.cells[k])
			}
		}
	}
	for i := range r.columns {
		for k, cell := range r.columns[i].cells {
			if cell.rows == 1 {
				continue
			}
			var have Length
			for _, h := range rows[cell.row : cell.row+cell.rows] {
				have += h
			}
			if need := heights[i].cells[k]; need > have {
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

// rough counts the lines of the paragraph.
func (p *paragraph) rough(width Length) Length {
	if p.pieces == nil {
		p.cut()
	}
	lines, x := Length(0), Length(0)
	open := false // a line is being filled
	for i := 0; i < len(p.pieces); i++ {
		q := &p.pieces[i]
		group := q.width
		for q.glued && i+1 < len(p.pieces) {
			if q.space {
				group += p.space(q.run)
			}
			i++
			q = &p.pieces[i]
			group += q.width
		}
		if open && x+group > width {
			lines++
			x = 0
		}
		open = true
		if x += group; q.space {
			x += p.space(q.run)
		}
		if q.hard {
			lines++
			x, open = 0, false
		}
	}
	if open {
		lines++
	}
	return lines * p.runs[0].leading
}

func (h hanging) rough(width Length) Length { return h.body.rough(width - h.room) }

func (l list) rough(width Length) Length { return stack{parts: l.items}.rough(width) }

func (s stack) rough(width Length) Length {
	sum := s.gap * Length(max(len(s.parts)-1, 0))
	for _, p := range s.parts {
		sum += p.rough(width)
	}
	return sum
}

func (f *figure) rough(width Length) Length {
	if f.rest != nil {
		return f.style.leading + f.rest.rough(width)
	}
	return f.style.leading
}

func (q quotient) rough(width Length) Length {
	width -= q.style.width(q.times()) + 2*barOverhang
	over, under := text(q.part.Pembilang.Value, q.style, centre, q.part.Pembilang.Span), text(q.part.Penyebut.Value, q.style, centre, q.part.Penyebut.Span)
	return over.rough(width) + under.rough(width) + 2*barGap + barHeight
}

func (none) rough(Length) Length { return 0 }
