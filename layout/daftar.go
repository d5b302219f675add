package layout

import (
	"iku/content"
	"iku/content/schema"
	"iku/content/source"
	"iku/layout/setting"
)

// daftar is a table whose rows are not those of the sasaran: what stands in each
// cell is given.
type daftar struct {
	*setter
	grid grid
}

// daftarColumn is a column of it.
type daftarColumn struct {
	heading string
	stiff   bool // no wider than its content
}

func newDaftar(s *setter, columns ...daftarColumn) *daftar {
	own := *s
	own.columns = &columnSet{}
	for _, d := range columns {
		c := &column{heading: content.Text{Value: d.heading}, under: -1}
		c.kind.Level, c.demand.stiff = schema.LevelBaris, d.stiff
		own.columns.columns = append(own.columns.columns, c)
	}
	return &daftar{setter: &own, grid: grid{set: &own}}
}

// row adds a row; nil is an empty cell.
func (d *daftar) row(span source.Span, matters ...setting.Material) {
	cells := make([]gridCell, len(matters))
	for i, m := range matters {
		if m == nil {
			m = setting.None{}
		}
		cells[i] = gridCell{col: i, cols: 1, entries: 1, level: schema.LevelBaris, matter: m}
	}
	d.cells(span, cells)
}

// total adds a row whose first cells are one.
func (d *daftar) total(span source.Span, over int, matters ...setting.Material) {
	cells := []gridCell{{cols: over, entries: 1, level: schema.LevelBaris, matter: matters[0]}}
	for i, m := range matters[1:] {
		if m == nil {
			m = setting.None{}
		}
		cells = append(cells, gridCell{col: over + i, cols: 1, entries: 1, level: schema.LevelBaris, matter: m})
	}
	d.cells(span, cells)
}

func (d *daftar) cells(span source.Span, cells []gridCell) {
	id := len(d.grid.entries)
	d.grid.entries = append(d.grid.entries, entry{kelompok: content.Text{Span: span}, thing: ofRow(id)})
	d.grid.cells = append(d.grid.cells, cells)
}

func (d *daftar) text(t content.Text, a setting.Align) setting.Material {
	if t.IsZero() {
		return nil
	}
	return setting.Text(t.Value, d.body, a, t.Span)
}
