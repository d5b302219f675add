package layout

import (
	"slices"

	"iku/content"
)

// sharedYear returns the year that all conditions of a column have; 0 where they
// differ, and for columns of another kind.
func sharedYear(doc *content.Document, name string) int {
	kondisi := map[string]func(*content.Ukuran) content.Kondisi{"kondisi_awal": kondisiAwal, "kondisi_akhir": kondisiAkhir}[name]
	if kondisi == nil {
		return 0
	}
	year, same := 0, true
	for i := range doc.EachIndikator() {
		for u := range i.Each() {
			if k := kondisi(u); !k.Nilai.IsZero() {
				same = same && (year == 0 || year == k.Tahun)
				year = k.Tahun
			}
		}
	}
	if !same {
		return 0
	}
	return year
}

// targetYears returns the years for which any indikator states a target.
func targetYears(doc *content.Document) []int {
	var out []int
	add := func(list []content.NilaiTahun) {
		for _, n := range list {
			out = append(out, n.Tahun)
		}
	}
	for i := range doc.EachIndikator() {
		for u := range i.Each() {
			add(u.TargetTahunan)
		}
	}
	return sortedSet(out)
}

// sortedSet returns the years ascending, each once.
func sortedSet(years []int) []int {
	slices.Sort(years)
	return slices.Compact(years)
}

func always(*content.Document) bool { return true }

func anyTujuan(d *content.Document) bool {
	if d.Tabel.TujuanBaris {
		return false
	}
	for i := range d.Sasaran {
		if d.Sasaran[i].Tujuan >= 0 {
			return true
		}
	}
	for i := range d.Tujuan {
		if len(d.Tujuan[i].Indikator) > 0 {
			return true
		}
	}
	return false
}

func anyIndikator(has func(*content.Indikator) bool) func(*content.Document) bool {
	return func(d *content.Document) bool {
		for i := range d.EachIndikator() {
			if has(i) {
				return true
			}
		}
		return false
	}
}

// anyUkuran tells whether any indikator, or a part of one, has something.
func anyUkuran(has func(*content.Ukuran) bool) func(*content.Document) bool {
	return anyIndikator(func(i *content.Indikator) bool {
		for u := range i.Each() {
			if has(u) {
				return true
			}
		}
		return false
	})
}

func anyText(key string) func(*content.Document) bool { return anyUkuran(hasText(key)) }

func anyKondisi(of func(*content.Ukuran) content.Kondisi) func(*content.Document) bool {
	return anyUkuran(func(u *content.Ukuran) bool { return !of(u).Nilai.IsZero() })
}

func hasText(key string) func(*content.Ukuran) bool {
	return func(u *content.Ukuran) bool { return !u.Isi(key).IsZero() }
}

func kondisiAwal(u *content.Ukuran) content.Kondisi  { return u.KondisiAwal }
func kondisiAkhir(u *content.Ukuran) content.Kondisi { return u.KondisiAkhir }

// anyTarget tells whether there is a column of targets: one of a year has it always.
func anyTarget(d *content.Document) bool {
	return d.Dokumen.Jenis.Tahunan || anyUkuran(hasTarget)(d)
}

func hasFormula(u *content.Ukuran) bool       { return len(u.Formula) > 0 }
func hasSatuan(u *content.Ukuran) bool        { return !u.Satuan.IsZero() }
func hasTarget(u *content.Ukuran) bool        { return !u.Target.IsZero() }
func hasTargetTahunan(u *content.Ukuran) bool { return len(u.TargetTahunan) > 0 }
