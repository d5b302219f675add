package layout

import (
	"iku/content"
	"iku/content/schema"
	"iku/layout/setting"
)

// grid is a table's content before it has widths: what stands in which cell.
type grid struct {
	set     *setter
	entries []entry
	cells   [][]gridCell // by entry: those that begin in it, from left to right
	demands []demand     // of the columns, once widths has been called
}

// gridCell is a cell of the content.
type gridCell struct {
	col, cols int
	entries   int
	matter    setting.Material
	level     schema.Level
	open      bool
}

// newGrid makes the material of every cell.
func newGrid(set *setter, list []entry) *grid {
	g := &grid{set: set, entries: list, cells: make([][]gridCell, len(list))}
	for i := range list {
		e := &list[i]
		if !e.kelompok.IsZero() {
			g.cells[i] = []gridCell{{cols: len(set.columns.columns), entries: 1, level: schema.LevelBaris,
				matter: setting.Text(e.kelompok.Value, set.bold, setting.Left, e.kelompok.Span)}}
			continue
		}
		begins := func(l schema.Level) bool { return i == 0 || list[i-1].thing[l] != e.thing[l] }
		for col, c := range set.columns.columns {
			if !begins(c.kind.Level) {
				continue
			}
			cell := gridCell{col: col, cols: 1, entries: 1, level: c.kind.Level}
			for j := i + 1; j < len(list) && list[j].thing[c.kind.Level] == e.thing[c.kind.Level]; j++ {
				cell.entries++
			}
			cell.matter = g.content(c, e, begins)
			cell.open = e.rincian != nil
			g.cells[i] = append(g.cells[i], cell)
		}
	}
	return g
}

func (g *grid) content(c *column, e *entry, begins func(schema.Level) bool) setting.Material {
	var m setting.Material
	if c.parts != nil {
		m = g.set.joined(c, e, begins)
	} else {
		m = c.kind.cell(g.set, c, e)
	}
	if m == nil {
		return setting.None{}
	}
	return m
}

// widths asks every column what it needs and divides the room.
func (g *grid) widths(room Length) ([]Length, bool) {
	set := g.set.columns
	demands := make([]demand, len(set.columns))
	for i, c := range set.columns {
		d := c.demand
		d.size = g.set.body.Size
		least, most := g.heading(c.heading).Widths()
		// A heading may take two or three lines without being missed by its column.
		d.least, d.most = least+2*cellPadding, min(most, max(least, 60_000))+2*cellPadding
		demands[i] = d
	}
	for i := range g.cells {
		for k := range g.cells[i] {
			cell := &g.cells[i][k]
			if cell.cols > 1 {
				continue
			}
			d := &demands[cell.col]
			least, most := cell.matter.Widths()
			d.least = max(d.least, least+2*cellPadding)
			d.body = max(d.body, least+2*cellPadding)
			if d.stiff {
				d.whole = max(d.whole, least+2*cellPadding)
			}
			if room := indentOf(cell.matter); room > 0 { // and a letter or two behind it
				d.whole = max(d.whole, room+d.size*3/2+2*cellPadding)
				d.least = max(d.least, d.whole)
			}
			d.most = max(d.most, most+2*cellPadding)
			points := uint64(most / 1000)
			d.area += points * points
		}
	}
	for _, gr := range set.groups {
		least, _ := g.heading(gr.heading).Widths()
		g.widen(demands[gr.first:gr.last+1], least+2*cellPadding)
	}
	g.demands = demands
	out, ok := divideWidth(demands, room)
	if ok {
		g.exchange(out)
	}
	return out, ok
}

// indentOf returns how far text in the material hangs behind its labels.
func indentOf(m setting.Material) (room Length) {
	var parts []setting.Material
	switch m := m.(type) {
	case setting.Hanging:
		room, parts = m.Room, []setting.Material{m.Body}
	case setting.List:
		parts = m.Items
	case setting.Stack:
		parts = m.Parts
	}
	var inner Length
	for _, p := range parts {
		inner = max(inner, indentOf(p))
	}
	return room + inner
}

// widen makes columns under one heading together as wide as it needs.
func (g *grid) widen(columns []demand, least Length) {
	var sum Length
	for _, d := range columns {
		sum += d.least
	}
	if short := least - sum; short > 0 {
		for i := range columns {
			columns[i].least += short / Length(len(columns))
			columns[i].most = max(columns[i].most, columns[i].least)
		}
	}
}

func (g *grid) heading(t content.Text) *setting.Paragraph {
	p := setting.Text(t.Value, g.set.bold, setting.Centre, t.Span)
	p.Balanced = true
	return p
}
