package content

import "iter"

// EachIndikator returns every indikator of the document in the order of the
// table: those of a tujuan, those under the sasaran, those beside them.
func (d *Document) EachIndikator() iter.Seq[*Indikator] {
	return func(yield func(*Indikator) bool) {
		each := func(list []Indikator) bool {
			for i := range list {
				if !yield(&list[i]) {
					return false
				}
			}
			return true
		}
		for i := range d.Tujuan {
			if !each(d.Tujuan[i].Indikator) {
				return
			}
		}
		for i := range d.Sasaran {
			if !each(d.Sasaran[i].Indikator) {
				return
			}
		}
		each(d.Indikator)
	}
}
