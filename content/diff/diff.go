// Package diff tells what changed in meaning between two documents: sasaran and
// indikator that came, went, moved or were reworded, their targets with the
// difference, who signs, the period, the calculation. How the sheet is set, and
// in which order its file says things, does not count.
package diff

import (
	"iku/content"
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

// Thing tells what a part is. Its text is the name that the format gives it.
type Thing string

// The things.
const (
	Dokumen         Thing = "dokumen"
	Kop             Thing = "kop"
	Lampiran        Thing = "lampiran"
	PerangkatDaerah Thing = "perangkat_daerah"
	Tujuan          Thing = "tujuan"
	Sasaran         Thing = "sasaran"
	Indikator       Thing = "indikator"
	Tabel           Thing = "tabel"
	PenandaTangan   Thing = "penanda_tangan"
)

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
	Reason content.Text // that the document gives for a change

	Indikator *content.Indikator
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

// Step tells what a step of the calculation is: "data", "rumus", "tahunan" or
// "catatan", and by which name it goes on both sides; empty: none, or several.
type Step struct{ Kind, Name string }

// Compare returns what changed in meaning from one document to another.
func Compare(old, new *content.Document) Changes {
	c := &comparison{old: old, new: new}
	c.alone(Dokumen, dokumen(old), dokumen(new), old.Dokumen.Span, new.Dokumen.Span)
	c.alone(Kop, kop(old), kop(new), kopSpan(old), kopSpan(new))
	c.alone(Lampiran, lampiran(old), lampiran(new), lampiranSpan(old), lampiranSpan(new))
	c.alone(PerangkatDaerah, agency(old), agency(new), agencySpan(old), agencySpan(new))
	c.content()
	c.alone(Tabel, catatan(old), catatan(new), old.Tabel.Span, new.Tabel.Span)
	c.alone(PenandaTangan, signer(old), signer(new), signerSpan(old), signerSpan(new))
	return Changes{Old: old, New: new, Parts: c.parts}
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

// alone compares what a document has once. It is added or removed as a whole
// where one document says nothing of it.
func (c *comparison) alone(thing Thing, old, new []named, oldSpan, newSpan source.Span) {
	fields := compare(old, new)
	if len(fields) == 0 {
		return
	}
	p := Part{Thing: thing, Fields: fields, Old: Side{Span: oldSpan}, New: Side{Span: newSpan}}
	switch {
	case len(old) == 0:
		p.Kind = Added
	case len(new) == 0:
		p.Kind = Removed
	}
	c.parts = append(c.parts, p)
}
