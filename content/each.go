package content

import (
	"iter"
	"strconv"
)

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

// NumberedIndikator returns those of EachIndikator with their place, as other documents
// name it: "2.1" under the second sasaran, "3" beside the sasaran; "" under a tujuan.
func (d *Document) NumberedIndikator() iter.Seq2[string, *Indikator] {
	return func(yield func(string, *Indikator) bool) {
		each := func(before string, numbered bool, list []Indikator) bool {
			for i := range list {
				number := ""
				if numbered {
					number = before + strconv.Itoa(i+1)
				}
				if !yield(number, &list[i]) {
					return false
				}
			}
			return true
		}
		for i := range d.Tujuan {
			if !each("", false, d.Tujuan[i].Indikator) {
				return
			}
		}
		for i := range d.Sasaran {
			if !each(strconv.Itoa(i+1)+".", true, d.Sasaran[i].Indikator) {
				return
			}
		}
		each("", true, d.Indikator)
	}
}
