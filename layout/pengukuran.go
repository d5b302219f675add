package layout

import (
	"slices"

	"iku/content"
	"iku/content/schema"
	"iku/layout/setting"
)

func compares(with string) func(*content.Document) bool {
	return func(d *content.Document) bool { return slices.Contains(d.Pengukuran.Pembanding, with) }
}

// cellMeasured is the cell of a value that is measured of an indikator.
func cellMeasured(of func(*content.Document, *content.Indikator) content.Nilai) func(*setter, *column, *entry) setting.Material {
	return func(s *setter, c *column, e *entry) setting.Material {
		if e.indikator == nil || e.rincian != nil {
			return nil
		}
		return s.nilai(c, of(s.doc, e.indikator))
	}
}

// lastTarget returns the target of the last year that has one.
func lastTarget(_ *content.Document, i *content.Indikator) content.Nilai {
	if n := len(i.TargetTahunan); n > 0 {
		return i.TargetTahunan[n-1].Nilai
	}
	return i.KondisiAkhir.Nilai
}

// cellCapaian is what an indikator has reached, in percent; as stated, where that is.
func cellCapaian(s *setter, _ *column, e *entry) setting.Material {
	if e.indikator == nil || e.rincian != nil {
		return nil
	}
	if t, ok := s.doc.Pengukuran.Dinyatakan[e.indikator]; ok {
		return setting.Text(t.Value, s.body, setting.Right, t.Span)
	}
	c := s.doc.Capaian(e.indikator)
	if c == nil {
		return setting.Text("–", s.body, setting.Centre, e.span())
	}
	return setting.Text(s.doc.PersenCapaian(c), s.body, setting.Right, e.span())
}

func cellKategori(s *setter, _ *column, e *entry) setting.Material {
	if e.indikator == nil || e.rincian != nil {
		return nil
	}
	if t := s.doc.KategoriOf(s.doc.Capaian(e.indikator)); !t.IsZero() {
		return setting.Text(t.Value, s.body, setting.Centre, t.Span)
	}
	return nil
}

// withMeans returns the rows of a table with the mean of each sasaran behind it, and
// that of all at the end.
func withMeans(list []entry) (out []entry) {
	var all, own []*content.Indikator
	mean := func(of []*content.Indikator) {
		id := -2 - len(out)
		out = append(out, entry{rata: of, kelompok: content.Text{Span: of[0].Span}, thing: ofRow(id)})
	}
	for i := range list {
		e := &list[i]
		out = append(out, *e)
		if e.indikator != nil && e.rincian == nil {
			all, own = append(all, e.indikator), append(own, e.indikator)
		}
		if i+1 == len(list) || list[i+1].sasaran != e.sasaran {
			if len(own) > 1 && e.sasaran != nil {
				mean(own)
			}
			own = nil
		}
	}
	if len(all) > 1 {
		mean(all)
		out[len(out)-1].no = "semua"
	}
	return out
}

// meanRow returns the cells of a mean: what it is of, and the mean in its column.
func (s *setter) meanRow(e *entry) []gridCell {
	columns := s.columns.columns
	at := slices.IndexFunc(columns, func(c *column) bool { return c.kind.name == "capaian" })
	span := e.kelompok.Span
	label := "Rata-rata capaian sasaran"
	if e.no != "" {
		label = "Rata-rata capaian"
	}
	cell := func(col, cols int, m setting.Material) gridCell {
		return gridCell{col: col, cols: cols, entries: 1, level: schema.LevelBaris, matter: m}
	}
	if at < 1 {
		return []gridCell{cell(0, len(columns), setting.Text(label, s.bold, setting.Left, span))}
	}
	mean, called := "–", content.Text{Span: span}
	if r := s.doc.RataCapaian(e.rata); r != nil {
		mean, called = s.doc.PersenCapaian(r), s.doc.KategoriOf(r)
	}
	cells := []gridCell{cell(0, at, setting.Text(label, s.bold, setting.Right, span)), cell(at, 1, setting.Text(mean, s.bold, setting.Right, span))}
	for col := at + 1; col < len(columns); col++ {
		var m setting.Material = setting.None{}
		if columns[col].kind.name == "kategori" && !called.IsZero() {
			m = setting.Text(called.Value, s.bold, setting.Centre, called.Span)
		}
		cells = append(cells, cell(col, 1, m))
	}
	return cells
}
