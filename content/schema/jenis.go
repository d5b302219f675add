package schema

import (
	"slices"

	"iku/content/finding"
)

// Jenis is a kind of document: all that tells it from the others.
type Jenis struct {
	Name    string         // in dokumen.jenis
	Judul   string         // what it is called: its title, where it says none
	Tables  []string       // the keys of Root that it has
	Lembar  []Bagian       // its sheet, from top to bottom; halaman.satu_halaman is about these
	Susulan []Bagian       // what follows the sheet
	Except  []finding.Slug // of content/check.Rules those that do not hold for it
}

// JenisDokumen lists the kinds, the default first.
var JenisDokumen = []Jenis{
	{
		Name: "iku", Judul: "Indikator Kinerja Utama",
		Tables: []string{
			"warisan", "dokumen", "perangkat_daerah", "tujuan", "sasaran", "indikator", "penanda_tangan", "tanda_tangan",
			"tabel", "kolom_lain", "halaman", "kop", "lampiran", "lampiran_hitungan", "perubahan",
		},
		Lembar:  []Bagian{BagianKop, BagianLampiran, BagianJudul, BagianIdentitas, BagianTabel, BagianCatatan, BagianTandaTangan},
		Susulan: []Bagian{BagianHitungan},
	},
}

// Bagian is a part of a document as it is set; layout has a row for each.
type Bagian string

// The parts.
const (
	BagianKop         Bagian = "kop"
	BagianLampiran    Bagian = "lampiran" // the head of an annex
	BagianJudul       Bagian = "judul"
	BagianIdentitas   Bagian = "identitas"
	BagianTabel       Bagian = "tabel"        // of tujuan, sasaran and indikator
	BagianCatatan     Bagian = "catatan"      // under the table
	BagianTandaTangan Bagian = "tanda_tangan" // those who sign, side by side
	BagianHitungan    Bagian = "hitungan"     // the appendix of calculations
)

// Holds tells whether a rule of content/check holds for the kind.
func (j *Jenis) Holds(rule finding.Slug) bool { return !slices.Contains(j.Except, rule) }

// JenisOf returns the kind of that name; false where there is none.
func JenisOf(name string) (Jenis, bool) {
	for _, j := range JenisDokumen {
		if j.Name == name {
			return j, true
		}
	}
	return Jenis{}, false
}

// having names the kinds that have a key of Root.
func having(key string) (names []string) {
	for _, j := range JenisDokumen {
		if slices.Contains(j.Tables, key) {
			names = append(names, j.Name)
		}
	}
	return names
}

func (j Jenis) name() string { return j.Name }
