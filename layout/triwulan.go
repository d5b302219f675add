package layout

import (
	"iku/content"
	"iku/content/schema"
	"iku/layout/setting"
)

// anyTriwulan tells whether targets by quarter are printed.
func anyTriwulan(d *content.Document) bool {
	return len(d.Triwulan) > 0 && (d.Dokumen.Jenis.Name != schema.JenisPerjanjian || d.Perjanjian.Triwulan)
}

// cellTriwulan returns the cells of the targets of a quarter, counted from 0.
func cellTriwulan(n int) func(*setter, *column, *entry) setting.Material {
	return func(s *setter, c *column, e *entry) setting.Material {
		if e.indikator == nil || e.rincian != nil {
			return nil
		}
		t := s.doc.TriwulanOf(e.indikator)
		if t == nil || n >= len(t.Nilai) {
			return nil
		}
		return s.nilai(c, t.Nilai[n])
	}
}
