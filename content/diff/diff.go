// Package diff tells what changed in meaning between two documents: sasaran and
// indikator that came, went, moved or were reworded, their targets with the
// difference, who signs, the period, the calculation. How the sheet is set, and
// in which order its file says things, does not count.
package diff

import (
	"fmt"
	"slices"
	"strconv"

	"iku/content"
	"iku/content/schema"
	"iku/content/source"
)

// Kind tells what became of a part.
type Kind uint8

// The kinds.
const (
	Changed Kind = iota // it stands in both documents
	Added
	Removed
)

// Thing tells what a part is: the name that the format gives it.
type Thing string

// The things of which there are several, and that may come, go and move.
const (
	Tujuan    Thing = "tujuan"
	Sasaran   Thing = "sasaran"
	Indikator Thing = "indikator"
)

// All things, by where they stand on the sheet: above the table, in it, about
// it, and where it is signed.
var (
	Head    = []Thing{"dokumen", "kop", "lampiran", "perangkat_daerah"}
	Body    = []Thing{Tujuan, Sasaran, Indikator}
	Frame   = frame()
	Signing = []Thing{"penanda_tangan", "tanda_tangan"}
)

// frame returns the tables that stand nowhere else: how the sheet is set, then what kinds
// of document have of their own, in the order of the format.
func frame() []Thing {
	list := []Thing{"tabel", "kolom_lain", "lampiran_hitungan"}
	elsewhere := slices.Concat(Head, Body, Signing, list, []Thing{"perubahan"}) // whose text is the reason
	for i := range schema.Root.Keys {
		if k := &schema.Root.Keys[i]; k.Fields != nil && !k.Setting && !slices.Contains(elsewhere, Thing(k.Name)) {
			list = append(list, Thing(k.Name))
		}
	}
	return list
}

// Changes is what changed from one document to another.
type Changes struct {
	Old, New *content.Document
	Parts    []Part // in the order of the new document; what was removed stands where it stood
}

// Same tells whether the documents mean the same.
func (c Changes) Same() bool { return len(c.Parts) == 0 }

// Part is a part of the document that changed.
type Part struct {
	Thing    Thing
	Kind     Kind
	Moved    bool // it stands elsewhere, be it changed or not
	Old, New Side // the zero Side where it does not stand in that document
	Fields   []Field
}

// Side is a part as one of the documents has it.
type Side struct {
	Span   source.Span
	Uraian content.Text // of a tujuan, sasaran or indikator
	Under  content.Text // the tujuan or sasaran that an indikator stands under
	Number int          // among its like, counted from 1
	Within int          // the number of the sasaran or tujuan that an indikator stands under; 0: of none
	Reason content.Text // that the document gives for a change

	Indikator *content.Indikator
}

// Ordinal returns the number of a part, behind that of what it stands under: "1.2".
func (s Side) Ordinal() string {
	if s.Within == 0 {
		return strconv.Itoa(s.Number)
	}
	return fmt.Sprintf("%d.%d", s.Within, s.Number)
}

// Field is something that a part says and that changed. Old or New is empty
// where only the other document says it.
type Field struct {
	Name       string // by the format: "uraian", "target_tahunan.2018", "rincian.2.target"
	Label      string // for people: "Target 2018"
	Step       Step   // zero where it is none
	Old, New   content.Text
	Difference *Difference // of two figures of one kind; nil where there is none
}

// Step tells what a step of the calculation is: "data", "rumus", "tahunan", "kelas" or
// "catatan", and by which name it goes on both sides; empty: none, or several.
type Step struct{ Kind, Name string }

// Compare returns what changed in meaning from one document to another.
func Compare(old, now *content.Document) Changes {
	c := &comparison{old: old, new: now}
	was, is := old.Tree(), now.Tree()
	c.tables(Head, was, is)
	c.content()
	c.tables(Frame, was, is)
	c.tables(Signing, was, is)
	return Changes{Old: old, New: now, Parts: c.parts}
}

// comparison is two documents being compared.
type comparison struct {
	old, new *content.Document
	parts    []Part

	tujuan, sasaran pairing
	boxes           [2][]box // old, new
	places          [2][]place
	indikator       pairing // of places
}
