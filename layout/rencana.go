package layout

import (
	"iku/content"
	"iku/layout/setting"
)

// cellAksi is the cell of what an action says.
func cellAksi(of func(*content.Aksi) content.Text, a setting.Align) func(*setter, *column, *entry) setting.Material {
	return func(s *setter, _ *column, e *entry) setting.Material {
		if e.aksi == nil {
			return nil
		}
		t := of(e.aksi)
		if t.IsZero() {
			return nil
		}
		return setting.Text(t.Value, s.body, a, t.Span)
	}
}

func anyAksi(of func(*content.Aksi) content.Text) func(*content.Document) bool {
	return func(d *content.Document) bool {
		for i := range d.Aksi {
			if t := of(&d.Aksi[i]); !t.IsZero() {
				return true
			}
		}
		return false
	}
}
