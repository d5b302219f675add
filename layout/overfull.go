package layout

import (
	"iku/content/source"
	"iku/layout/setting"
)

// writtenAt returns where the first text of a block is written that says so.
func writtenAt(b setting.Block) source.Span {
	for _, ln := range b {
		for _, it := range ln.Items {
			if !it.Span.IsZero() {
				return it.Span
			}
		}
	}
	return source.Span{}
}

// widest returns where that is written which makes a column as wide as it has to
// be: its width, its heading, or a value; none for a heading that is the default.
func (g *grid) widest(col int) source.Span {
	c := g.set.columns.columns[col]
	if c.demand.fixed > 0 {
		return g.set.doc.Tabel.Lebar[c.kind.name].Span
	}
	span := c.heading.Span
	most, _ := g.heading(c.heading).Widths()
	if c.demand.stiff { // its heading may be broken, its values not
		most = 0
	}
	for i := range g.cells {
		for k := range g.cells[i] {
			cell := &g.cells[i][k]
			if cell.col != col || cell.cols > 1 {
				continue
			}
			if least, _ := cell.matter.Widths(); least > most {
				most, span = least, writtenAt(cell.matter.Set(least, nil)).Or(span)
			}
		}
	}
	return span
}

// tallest returns where the highest cell of rows is written.
func tallest(rows []row) (span source.Span) {
	var most Length
	for r := range rows {
		for i := range rows[r].cells {
			if c := &rows[r].cells[i]; c.block.Height() > most {
				most, span = c.block.Height(), writtenAt(c.block)
			}
		}
	}
	return span
}

// overfull returns where that is written which no page of such a room has a place
// for: a row, a line, or lines that must not be parted.
func overfull(units []unit, room Length) source.Span {
	for i := 0; i < len(units); {
		end := i + 1
		for end < len(units) && units[end].cost >= never {
			end++
		}
		var p pageHeight
		var h Length
		for j := i; j < end; j++ {
			h = p.add(units, j)
		}
		if h > room {
			for _, u := range units[i:end] {
				span := writtenAt(setting.Block{{Items: u.items}})
				if u.table != nil {
					span = tallest(u.table.rows[u.row : u.row+1])
				}
				if !span.IsZero() {
					return span
				}
			}
		}
		i = end
	}
	return source.Span{}
}
