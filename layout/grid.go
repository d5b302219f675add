package layout

import (
	"slices"

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

	whole bool          // a group that fits on a page is never torn
	head  setting.Style // of the headings
	tight bool          // words may have no room: not all columns could be made wide enough for theirs
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
		if e.rata != nil {
			g.cells[i] = set.meanRow(e)
			continue
		}
		if !e.kelompok.IsZero() {
			g.cells[i] = []gridCell{{cols: len(set.columns.columns), entries: 1, level: schema.LevelBaris,
				matter: set.across(e)}}
			continue
		}
		begins := func(l schema.Level) bool { return i == 0 || list[i-1].thing[l] != e.thing[l] }
		for col, c := range set.columns.columns {
			level := c.level(e)
			if !begins(level) {
				continue
			}
			cell := gridCell{col: col, cols: 1, entries: 1, level: level}
			for j := i + 1; j < len(list) && list[j].thing[level] == e.thing[level]; j++ {
				cell.entries++
			}
			cell.matter = g.content(c, e, begins)
			cell.open = e.rincian != nil
			g.cells[i] = append(g.cells[i], cell)
		}
	}
	return g
}

// across returns the text of a row across the table, the further in the more it
// stands below.
func (s *setter) across(e *entry) setting.Material {
	p := setting.Text(e.kelompok.Value, s.bold, setting.Left, e.kelompok.Span)
	if e.depth == 0 {
		return p
	}
	return indented{p, Length(e.depth) * depthIndent}
}

const depthIndent = 14_000 // of a level of groups

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

// widths asks every column what it needs and divides the room. The result is false
// where some words have none: then they are divided.
func (g *grid) widths(room Length) ([]Length, bool) {
	cells := g.ofCells()
	g.head = g.set.bold
	out, ok := g.divide(cells, room)
	if ok && !slices.ContainsFunc(cells, demand.isFixed) {
		g.exchange(out)
		return out, true
	}
	g.tight = true
	g.ofSyllables(cells)
	for out, ok = g.divide(cells, room); len(g.dividedHeads(out)) > 0 && g.head.Size-headStep >= g.leastHead(); {
		g.head.Size -= headStep
		g.head.Leading = g.set.bold.Leading * g.head.Size / g.set.bold.Size
		out, ok = g.divide(cells, room)
	}
	if ok {
		g.exchange(out)
	}
	return out, ok
}

const (
	headStep    = 500   // by which the type of headings becomes smaller until their words have room
	smallerHead = 750   // how small it becomes, in thousandths of the text's
	leastType   = 7_000 // that people are made to read
)

func (g *grid) leastHead() Length { return max(g.set.bold.Size*smallerHead/1000, leastType) }

// divide divides the room between the columns, of whose cells the demands are known.
func (g *grid) divide(cells []demand, room Length) ([]Length, bool) {
	set := g.set.columns
	g.demands = slices.Clone(cells)
	for i, c := range set.columns {
		d := &g.demands[i]
		p := g.heading(c.heading)
		least, most := p.Widths()
		// A heading may take two or three lines without being missed by its column.
		d.least, d.most = max(d.least, least+2*cellPadding), max(d.most, min(most, max(least, 60_000))+2*cellPadding)
		if d.syllable > 0 {
			// What has no syllables for that long is no word.
			d.headSyllable = min(p.Syllables(), longestPart*g.head.Size) + 2*cellPadding
		}
	}
	for _, gr := range set.groups {
		least, _ := g.heading(gr.heading).Widths()
		g.widen(g.demands[gr.first:gr.last+1], least+2*cellPadding)
	}
	return divideWidth(g.demands, room)
}

// longestPart is how wide a part of a heading's word is that is not divided further,
// in ems.
const longestPart = 8

// ofCells returns what the cells of every column need, without its heading.
func (g *grid) ofCells() []demand {
	demands := make([]demand, len(g.set.columns.columns))
	for i, c := range g.set.columns.columns {
		demands[i] = c.demand
		demands[i].size = g.set.body.Size
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
			whole := least
			if f, ok := cell.matter.(*setting.Figure); ok {
				whole = f.Whole()
			}
			d.body = max(d.body, whole+2*cellPadding)
			if d.stiff {
				d.whole = max(d.whole, whole+2*cellPadding)
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
	return demands
}

// ofSyllables adds what the cells need where their words are divided.
func (g *grid) ofSyllables(demands []demand) {
	for i := range demands {
		demands[i].syllable = 2 * cellPadding
	}
	for i := range g.cells {
		for k := range g.cells[i] {
			if cell := &g.cells[i][k]; cell.cols == 1 {
				d := &demands[cell.col]
				d.syllable = max(d.syllable, cell.matter.Syllables()+2*cellPadding)
				if n := numberIn(cell.matter); n > 0 {
					d.whole = max(d.whole, n+2*cellPadding)
				}
			}
		}
	}
}

// dividedHeads returns the columns, and the first ones of groups, with a word in
// their heading that is wider than its room.
func (g *grid) dividedHeads(widths []Length) (out []int) {
	set := g.set.columns
	for i, c := range set.columns {
		if least, _ := g.heading(c.heading).Widths(); least+2*cellPadding > widths[i] {
			out = append(out, i)
		}
	}
	for _, gr := range set.groups {
		room := -Length(2 * cellPadding)
		for _, w := range widths[gr.first : gr.last+1] {
			room += w
		}
		if least, _ := g.heading(gr.heading).Widths(); least > room && !slices.Contains(out, gr.first) {
			out = append(out, gr.first)
		}
	}
	return out
}

// numberIn returns the width of the widest number in the material's words, with what it
// hangs behind.
func numberIn(m setting.Material) (widest Length) {
	switch m := m.(type) {
	case *setting.Paragraph:
		return m.Number()
	case setting.Hanging:
		if n := numberIn(m.Body); n > 0 {
			return m.Room + n
		}
	case setting.List:
		return numberIn(setting.Stack{Parts: m.Items})
	case setting.Stack:
		for _, p := range m.Parts {
			widest = max(widest, numberIn(p))
		}
	}
	return widest
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
	p := setting.Text(t.Value, g.head, setting.Centre, t.Span)
	p.Balanced = true
	return p
}
