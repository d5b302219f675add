package layout

import (
	"slices"

	"iku/content/schema"
	"iku/layout/page"
	"iku/layout/setting"
)

// headGround is the gray behind a table's head: none.
const headGround = 255

// setCell is a cell whose lines are set, before its rows are known.
type setCell struct {
	cell
	entries int // that it spans
	level   schema.Level
}

// builder turns the set cells of a grid into the rows of a table.
type builder struct {
	grid  *grid
	table *table
	limit Length      // for rows on a page of nothing else
	cells [][]setCell // by entry
	phys  []int       // the first row of each entry
	torn  tears       // how entries are divided
}

// tableOf sets the cells of a grid to those widths. limit is the height of a
// page; tail what has to stand below the last row on the same page; torn how
// entries are divided that go over a page.
func tableOf(g *grid, node *page.Node, widths []Length, limit, tail Length, torn tears) *table {
	t := &table{widths: widths, node: node, ground: headGround}
	g.setHead(t)
	t.seal()
	b := &builder{grid: g, table: t, limit: limit - t.headHeight, cells: make([][]setCell, len(g.entries)), phys: make([]int, len(g.entries)+1), torn: torn}
	body := node.Add(page.TBody, node.Span)
	for i := range g.entries {
		b.set(i, body)
	}
	t.rows = make([]row, 0, len(g.entries))
	for i := range g.entries {
		room := b.limit
		if i == len(g.entries)-1 {
			room -= tail
		}
		b.add(i, room)
		b.phys[i+1] = len(t.rows)
		for range b.phys[i+1] - b.phys[i] {
			t.entry = append(t.entry, i)
		}
	}
	b.span()
	t.seal()
	b.costs()
	return t
}

// set sets the cells that begin in an entry.
func (b *builder) set(i int, body *page.Node) {
	g, t := b.grid, b.table
	tr := body.Add(page.TR, g.entries[i].span())
	cells := make([]setCell, len(g.cells[i]))
	for k := range g.cells[i] {
		gc := &g.cells[i][k]
		td := tr.Add(page.TD, g.entries[i].span())
		td.ColSpan, td.RowSpan = gc.cols, gc.entries
		c := &cells[k]
		c.col, c.cols, c.open, c.entries, c.level = gc.col, gc.cols, gc.open, gc.entries, gc.level
		c.above, c.below = cellAir, cellAir
		c.block = gc.matter.Set(t.contentWidth(gc.col, gc.cols), td)
		if gc.entries > 1 {
			c.again = b.again(i, c)
		}
	}
	b.cells[i] = append(b.cells[i], cells...)
}

// names tells of the cell that names the row's indikator.
func (b *builder) names(c *setCell) bool {
	return b.grid.set.columns.columns[c.col].kind.name == "indikator"
}

// again returns what is repeated of a cell where a page begins inside it: of
// tujuan, sasaran and indikator the text with "(lanjutan)", of others nothing.
func (b *builder) again(i int, c *setCell) setting.Block {
	g := b.grid
	if c.cols > 1 || c.level > schema.LevelSasaran && !b.names(c) {
		return nil
	}
	defer func() { g.set.continued = false }()
	var out setting.Block
	// A narrow column repeats less of a long text: the page is for what is new.
	for g.set.continued, g.set.repeat = true, longestRepeat; ; g.set.repeat /= 2 {
		m := g.content(g.set.columns.columns[c.col], &g.entries[i], func(schema.Level) bool { return true })
		out = m.Set(b.table.contentWidth(c.col, c.cols), nil)
		switch {
		case out.Height() <= b.limit/4:
			return out
		case g.set.repeat == 0:
			return nil
		}
	}
}

// add appends the rows of an entry: one, or several where its cells are higher
// than the room and have to be divided between their lines.
func (b *builder) add(i int, room Length) {
	b.phys[i] = len(b.table.rows)
	cuts, tall := b.torn[i]
	for k := range b.cells[i] {
		tall = tall || b.cells[i][k].block.Height()+2*cellAir > room
	}
	if !tall {
		r := row{}
		for k := range b.cells[i] {
			r.cells = append(r.cells, b.cells[i][k].cell)
		}
		b.table.rows = append(b.table.rows, r)
		return
	}
	var flows, whole []int
	for k := range b.cells[i] {
		c := &b.cells[i][k]
		if c.block.Height()+2*cellAir > room || c.level > schema.LevelSasaran && c.entries == 1 && !b.names(c) {
			flows = append(flows, k)
			if c.entries > 1 { // the rest of a merged cell that is too high to be kept whole
				rest := setCell{cell: cell{col: c.col, cols: c.cols, open: true}, entries: c.entries - 1, level: schema.LevelBaris}
				b.cells[i+1] = append([]setCell{rest}, b.cells[i+1]...)
				c.entries = 1
			}
			continue
		}
		whole = append(whole, k)
		if c.again == nil {
			c.again = b.again(i, c)
		}
	}
	first := len(b.table.rows)
	b.table.rows = append(b.table.rows, merged(fragments(b.cells[i], flows), cuts)...)
	r := &b.table.rows[first]
	for _, k := range whole {
		r.cells = append(r.cells, b.cells[i][k].cell)
	}
	slices.SortFunc(r.cells, func(x, y cell) int { return x.col - y.col })
}

// fragments divides cells that stand side by side into rows of a line or so
// each, led by the cell whose next line is highest, else has most left.
func fragments(cells []setCell, flows []int) []row {
	type flow struct {
		*setCell
		next int    // line
		used Length // of the height handed out
		left Length
	}
	list := make([]flow, len(flows))
	for n, k := range flows {
		list[n] = flow{setCell: &cells[k], left: cells[k].block.Height()}
	}
	var out []row
	var y Length
	for {
		before, lead, high := y, -1, Length(0)
		for n := range list {
			if list[n].next == len(list[n].block) {
				continue
			}
			if h := list[n].block[list[n].next].Height; lead < 0 || h > high || h == high && list[n].left > list[lead].left {
				lead, high = n, h
			}
		}
		if lead < 0 && len(out) > 0 {
			break
		}
		if lead >= 0 {
			y = max(y, list[lead].used) + list[lead].block[list[lead].next].Height
		}
		r := row{joined: len(out) > 0}
		for n := range list {
			f := &list[n]
			c := f.cell
			c.open = c.open || len(out) > 0
			if len(out) > 0 {
				c.above = 0
			}
			f.used = max(f.used, before)
			from := f.next
			for f.next < len(f.block) && f.used+f.block[f.next].Height <= y {
				f.used += f.block[f.next].Height
				f.left -= f.block[f.next].Height
				f.next++
			}
			c.block, c.rows, c.below = f.block[from:f.next], 1, 0
			if from > 0 && from < len(f.block) && f.block[from-1].Stay {
				r.cost = alone
			}
			r.cells = append(r.cells, c)
		}
		out = append(out, r)
		if lead < 0 {
			break
		}
	}
	last := &out[len(out)-1]
	for k := range last.cells {
		last.cells[k].below = cellAir
	}
	if len(out) >= leastTorn {
		out[1].cost, last.cost = max(out[1].cost, alone), max(last.cost, alone)
	}
	return out
}

// leastTorn is of how many lines a row is at least of which no line is left alone.
const leastTorn = 4

// span gives every cell the rows that it spans.
func (b *builder) span() {
	for i := range b.cells {
		r := b.phys[i]
		fragmented := b.phys[i+1]-r > 1
		cells := b.table.rows[r].cells
		for k := range cells {
			c := &cells[k]
			c.row = r
			if c.rows > 0 {
				continue
			}
			entries := 1
			for n := range b.cells[i] {
				if b.cells[i][n].col == c.col {
					entries = b.cells[i][n].entries
				}
			}
			c.rows = b.phys[i+entries] - r
		}
		if fragmented {
			for q := r + 1; q < b.phys[i+1]; q++ {
				for k := range b.table.rows[q].cells {
					b.table.rows[q].cells[k].row = q
				}
			}
		}
	}
}

// costs sets what it costs to end a page before each row.
func (b *builder) costs() {
	g, t := b.grid, b.table
	fits := func(l schema.Level, i int) (group cost, end int) {
		end = i + 1
		for end < len(g.entries) && g.entries[end].thing[l] == g.entries[i].thing[l] {
			end++
		}
		var h Length
		for _, x := range heights(t.rows, b.phys[i], b.phys[end]) {
			h += x
		}
		switch {
		case h <= b.limit && g.whole:
			return alone, end
		case h > b.limit:
			return free, end
		case h <= b.limit/shortGroup:
			return short, end
		}
		return torn, end
	}
	for _, l := range []schema.Level{schema.LevelSasaran, schema.LevelIndikator} {
		for i := 0; i < len(g.entries); {
			group, end := fits(l, i)
			for r := b.phys[i] + 1; r < b.phys[end]; r++ {
				t.rows[r].cost = max(t.rows[r].cost, group)
			}
			i = end
		}
	}
	for i := range b.torn {
		for r := b.phys[i] + 1; r < b.phys[i+1]; r++ {
			t.rows[r].cost = max(t.rows[r].cost, torn*3/2)
		}
	}
	for i := range g.entries {
		if g.entries[i].rata != nil {
			t.rows[b.phys[i]].cost = alone // it belongs to the rows above
		}
		if !g.entries[i].kelompok.IsZero() && i+1 < len(g.entries) {
			t.rows[b.phys[i+1]].cost = alone // the row may be as high as a page
		}
	}
}

// head sets the headings: one row, or two where columns are grouped, and one of
// column numbers where the document asks for it.
func (g *grid) setHead(t *table) {
	set, span := g.set.columns, t.node.Span
	thead := t.node.Add(page.THead, span)
	rows := 1
	if len(set.groups) > 0 {
		rows = 2
	}
	t.head = make([]row, rows)
	trs := make([]*page.Node, rows)
	for i := range trs {
		trs[i] = thead.Add(page.TR, span)
	}
	add := func(r, col, cols, over int, p *setting.Paragraph) {
		th := trs[r].Add(page.TH, p.Span())
		th.Scope, th.ColSpan, th.RowSpan = page.ColumnScope, cols, over
		t.head[r].cells = append(t.head[r].cells, cell{col: col, cols: cols, row: r, rows: over, middle: true, above: cellAir, below: cellAir,
			block: p.Set(t.contentWidth(col, cols), th)})
	}
	for col := 0; col < len(set.columns); col++ {
		c := set.columns[col]
		if c.under < 0 {
			add(0, col, 1, rows, g.heading(c.heading))
			continue
		}
		gr := set.groups[c.under]
		if col == gr.first {
			add(0, col, gr.last-gr.first+1, 1, g.heading(gr.heading))
		}
		add(1, col, 1, 1, g.heading(c.heading))
	}
	if set.numbered {
		t.head = append(t.head, row{})
		trs = append(trs, thead.Add(page.TR, span))
		for col := range set.columns {
			p := setting.Text("("+ordinal("1", col+1)+")", g.set.body, setting.Centre, t.node.Span)
			add(rows, col, 1, 1, p)
		}
	}
}
