package content

import "iter"

// Each returns what is measured: the indikator itself, then its parts, each with
// the unit that its values have, which is the indikator's where it names none.
func (i *Indikator) Each() iter.Seq2[*Ukuran, Text] {
	return func(yield func(*Ukuran, Text) bool) {
		if !yield(&i.Ukuran, i.Satuan) {
			return
		}
		for j := range i.Rincian {
			u := &i.Rincian[j].Ukuran
			satuan := u.Satuan
			if satuan.IsZero() {
				satuan = i.Satuan
			}
			if !yield(u, satuan) {
				return
			}
		}
	}
}

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
