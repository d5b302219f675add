package layout

import (
	"iku/layout/page"
	"iku/layout/setting"
)

const (
	ruleHeight  = 500  // of the lines between cells
	cellPadding = 4000 // at a cell's sides
	cellAir     = 3000 // above and below
)

// table is rows of cells under a head that every page repeats.
type table struct {
	left   Length
	widths []Length // of the columns, rules included
	head   []row
	rows   []row
	node   *page.Node
	ground uint8 // the head's, as a gray; 255: none

	headHeight Length
	entry      []int // of the content that each row is, or is a part of
}

// row is a row as it is drawn: a row of the content, or some lines of one.
type row struct {
	cells  []cell  // those that begin in it, from left to right
	over   []*cell // those that began above and reach into it, the longest first
	height Length  // of its own cells of one row
	cost   cost    // of ending a page before it
	joined bool    // it goes on with the lines of the row above
}

// cell is a cell as it is drawn.
type cell struct {
	col, cols int
	row, rows int
	block     setting.Block
	above     Length // air over the block
	below     Length
	again     setting.Block // what is repeated where a page begins inside the cell
	middle    bool          // centred between its rules
	open      bool          // no rule above, unless a page begins there
}

// need returns the height of the cell's content with the air around it; in a part
// of the table that begins at that row.
func (c *cell) need(from int) Length {
	if from > c.row {
		return c.again.Height() + 2*cellAir
	}
	return c.block.Height() + c.above + c.below
}

func (c *cell) end() int { return c.row + c.rows }

// index fills in what the rows know of the cells that reach into them, and the
// height of each row's own cells.
func index(rows []row) {
	var open []*cell
	for r := range rows {
		kept := open[:0:0]
		for _, c := range open {
			if c.end() > r {
				kept = append(kept, c)
			}
		}
		open = kept
		rows[r].over = open[:len(open):len(open)]
		for i := range rows[r].cells {
			c := &rows[r].cells[i]
			if c.rows == 1 {
				rows[r].height = max(rows[r].height, c.need(r))
			} else {
				open = append(open, c)
			}
		}
	}
}

// seal fills in what the rows know of each other. It is called once, when all
// cells are set.
func (t *table) seal() {
	index(t.head)
	index(t.rows)
	p := part{rows: t.head}
	for r := range t.head {
		p.add(r)
	}
	t.headHeight = p.height()
}

// part is the rows of a table that stand on one page, as they are added one by
// one. A cell of several rows that is higher than they are makes its last row on
// the page higher.
type part struct {
	rows  []row
	from  int
	next  int    // behind the row added last
	above Length // the head's height
	sum   Length // of the rows
	open  []openCell
}

type openCell struct {
	end       int
	top, need Length
}

// begin returns an empty part that begins with that row.
func (t *table) begin(from int) part {
	return part{rows: t.rows, from: from, next: from, above: t.headHeight}
}

// add adds the row that follows the one added last and returns its height, as
// far as it is known before the part is closed.
func (p *part) add(r int) Length {
	before := p.sum
	p.next = r + 1
	if r == p.from {
		p.sum = p.joinedAir(r)
		for _, c := range p.rows[r].over {
			p.open = append(p.open, openCell{c.end(), 0, c.need(p.from)})
		}
	}
	for i := range p.rows[r].cells {
		if c := &p.rows[r].cells[i]; c.rows > 1 {
			p.open = append(p.open, openCell{c.end(), p.sum, c.need(p.from)})
		}
	}
	p.sum += p.rows[r].height
	kept := p.open[:0]
	for _, o := range p.open {
		if o.end > r+1 {
			kept = append(kept, o)
		} else {
			p.sum = max(p.sum, o.top+o.need)
		}
	}
	p.open = kept
	return p.sum - before
}

// joinedAir returns the air that a page edge needs at a row, where no cell ends.
func (p *part) joinedAir(r int) Length {
	if r < len(p.rows) && p.rows[r].joined {
		return cellAir
	}
	return 0
}

// height returns the height of the part if it ends here.
func (p *part) height() Length {
	h := p.sum + p.joinedAir(p.next)
	for _, o := range p.open {
		h = max(h, o.top+o.need)
	}
	return p.above + h
}

// heights returns the height of each row of a part.
func heights(rows []row, from, to int) []Length {
	p := part{rows: rows, from: from, next: from}
	out := make([]Length, 0, to-from)
	for r := from; r < to; r++ {
		out = append(out, p.add(r))
	}
	if n := len(out); n > 0 {
		out[n-1] += p.height() - p.sum
	}
	return out
}

// paint draws the rows with their head at that place and returns their height.
func (t *table) paint(p *page.Page, x, y Length, from, to int, first bool) Length {
	x += t.left
	var grid ruler
	top := y
	if len(t.head) > 0 {
		start := len(p.Items)
		y += t.paintRows(p, &grid, t.head, x, y, 0, len(t.head))
		if !first {
			for i := range p.Items[start:] {
				p.Items[start+i].Node = nil
			}
		}
		if t.ground < 255 {
			p.Items = append(p.Items, page.Item{})
			copy(p.Items[start+1:], p.Items[start:])
			p.Items[start] = page.Item{Kind: page.Rule, Gray: t.ground, X: x, Y: top, W: t.width(), H: y - top}
		}
	}
	y += t.paintRows(p, &grid, t.rows, x, y, from, to)
	grid.across(x, x+t.width(), y)
	grid.down(x+t.width(), top, y)
	p.Items = append(p.Items, grid.rules()...)
	return y - top
}

func (t *table) width() Length {
	var w Length
	for _, c := range t.widths {
		w += c
	}
	return w
}

func (t *table) paintRows(p *page.Page, grid *ruler, rows []row, x, y Length, from, to int) Length {
	hs := heights(rows, from, to)
	tops := make([]Length, len(hs)+1)
	tops[0] = y
	for i, h := range hs {
		tops[i+1] = tops[i] + h
	}
	lefts := make([]Length, len(t.widths)+1)
	lefts[0] = x
	for i, w := range t.widths {
		lefts[i+1] = lefts[i] + w
	}
	cell := func(c *cell, r int) {
		l, rt := lefts[c.col], lefts[c.col+c.cols]
		top, bottom := tops[r-from], tops[min(c.end(), to)-from]
		if !c.open || r == from {
			grid.across(l, rt, top)
		}
		grid.down(l, top, bottom)
		b := c.block
		if r > c.row {
			b = c.again
		}
		at := top + cellAir
		if r == c.row {
			at = top + c.above
			if r == from && rows[r].joined {
				at += cellAir
			}
		}
		if c.middle {
			at = top + (bottom-top-b.Height())/2
		}
		for i := range b {
			for _, it := range b[i].Items {
				it.X, it.Y = it.X+l+cellPadding, it.Y+at
				p.Items = append(p.Items, it)
			}
			at += b[i].Height
		}
	}
	for r := from; r < to; r++ {
		if r == from {
			for _, c := range rows[r].over {
				cell(c, r)
			}
		}
		for i := range rows[r].cells {
			cell(&rows[r].cells[i], r)
		}
	}
	return tops[len(hs)] - y
}

// contentWidth returns the width for the content of a cell.
func (t *table) contentWidth(col, cols int) Length {
	var w Length
	for _, c := range t.widths[col : col+cols] {
		w += c
	}
	return w - 2*cellPadding
}

// units returns the table's rows as units.
func (t *table) units(space Length) []unit {
	out := make([]unit, len(t.rows))
	for r := range t.rows {
		out[r] = unit{table: t, row: r, cost: t.rows[r].cost}
	}
	if len(out) > 0 {
		out[0].space = space
	}
	return out
}

// ruler gathers the lines of a grid and joins those that continue each other.
type ruler struct {
	horizontal, vertical []segment
}

type segment struct{ at, from, to Length }

func (g *ruler) across(from, to, y Length) { g.horizontal = join(g.horizontal, segment{y, from, to}) }
func (g *ruler) down(x, from, to Length)   { g.vertical = join(g.vertical, segment{x, from, to}) }

// join adds a segment, or lengthens a recent one that it touches.
func join(list []segment, s segment) []segment {
	const recent = 32
	for i := len(list) - 1; i >= 0 && i >= len(list)-recent; i-- {
		if l := &list[i]; l.at == s.at && l.from <= s.to && s.from <= l.to {
			l.from, l.to = min(l.from, s.from), max(l.to, s.to)
			return list
		}
	}
	return append(list, s)
}

// rules returns the grid as items, each centred on its line and reaching over
// the corners.
func (g *ruler) rules() []page.Item {
	const half = ruleHeight / 2
	out := make([]page.Item, 0, len(g.horizontal)+len(g.vertical))
	for _, s := range g.horizontal {
		out = append(out, page.Item{Kind: page.Rule, X: s.from - half, Y: s.at - half, W: s.to - s.from + ruleHeight, H: ruleHeight})
	}
	for _, s := range g.vertical {
		out = append(out, page.Item{Kind: page.Rule, X: s.at - half, Y: s.from - half, W: ruleHeight, H: s.to - s.from + ruleHeight})
	}
	return out
}
