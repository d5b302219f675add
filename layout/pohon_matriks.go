package layout

import (
	"slices"

	"iku/content"
	"iku/content/finding"
	"iku/content/schema"
	"iku/layout/setting"
)

// leastColumn is how wide columns are that all have the same width.
const leastColumn = 72_000

// mostLevels is how many columns it may have.
const mostLevels = 12

// pohonMatriks returns the cascade as a table: a column a level, a row for each of the
// lowest; nil, with a finding, where it is too deep for that.
func (c *composer) pohonMatriks() *grid {
	var names [][]string
	c.doc.Pohon.Each(func(s *content.Simpul, depth int) {
		if depth == len(names) {
			names = append(names, nil)
		}
		if name := inCapitals(s.Tingkat); !slices.Contains(names[depth], name) {
			names[depth] = append(names[depth], name)
		}
	})
	if len(names) > mostLevels {
		f := c.findings.Add(finding.TakMuat, c.doc.Pohon.Span, "pohon dengan %d tingkat terlalu dalam untuk tabel; paling banyak %d", len(names), mostLevels)
		f.Hint = "tulis pohon_kinerja.bentuk = \"gambar\""
		return nil
	}
	columns := make([]daftarColumn, len(names))
	for i, list := range names {
		for n, name := range list {
			if n > 0 {
				columns[i].heading += " / "
			}
			columns[i].heading += name
		}
	}
	d := newDaftar(c.setter, columns...)
	if each := c.width / Length(len(columns)); each >= leastColumn {
		for _, col := range d.columns.columns {
			col.demand.fixed = each
		}
	}
	k := c.newKotakSetter()
	top := 0
	var walk func(list []*content.Simpul, depth int)
	walk = func(list []*content.Simpul, depth int) {
		for _, s := range list {
			row := len(d.grid.entries)
			if depth == 0 {
				top = row
			}
			at := gridCell{col: depth, cols: 1, level: schema.LevelBaris, matter: k.cell(s)}
			if len(s.Bawahan) == 0 {
				cells := make([]gridCell, 0, len(columns))
				for col := depth + 1; col < len(columns); col++ {
					cells = append(cells, gridCell{col: col, cols: 1, entries: 1, level: schema.LevelBaris, matter: setting.None{}})
				}
				d.cells(s.Span, cells)
				d.grid.entries[row].thing[schema.LevelTujuan] = top
			}
			walk(s.Bawahan, depth+1)
			at.entries = len(d.grid.entries) - row
			d.grid.cells[row] = slices.Insert(d.grid.cells[row], 0, at)
		}
	}
	walk(c.doc.Pohon.Akar, 0)
	return &d.grid
}

// cell returns what a box says as that of a cell.
func (k *kotakSetter) cell(s *content.Simpul) setting.Material {
	say := func(t string, style setting.Style, at content.Text) setting.Material {
		return setting.Text(t, style, setting.Left, at.Span)
	}
	title := s.Uraian.Value
	if !s.Kode.IsZero() {
		title = s.Kode.Value + " " + title
	}
	parts := []setting.Material{say(s.Nomor+" "+title, k.body, s.Uraian)}
	if s.Lihat != nil {
		parts = append(parts, say("lihat "+s.Lihat.Nomor, k.body, s.Uraian))
	}
	for _, i := range s.Indikator {
		parts = append(parts, say("– "+k.measured(i), k.body, i.Uraian))
	}
	if label, t := worth(s); t != "" {
		parts = append(parts, say(label+t, k.body, s.Nilai))
	}
	for _, t := range answering(s) {
		parts = append(parts, say(t.Value, k.body, t))
	}
	return stacked(parts, matrixGap)
}
