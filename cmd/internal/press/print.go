package press

import (
	"fmt"
	"strings"
	"time"

	"iku/content"
	"iku/pdf"
)

// Print returns the PDF of a proof; it carries its source. The document's own
// date is that of the PDF; without one it is fallback, which may be zero. A
// proof without a sheet is an error.
func (p *Press) Print(proof *Proof, fallback time.Time) ([]byte, error) {
	if proof.Sheet == nil {
		return nil, fmt.Errorf("%s: dokumen dengan galat tidak dicetak", proof.File.Name)
	}
	meta := metadata(proof.Document, fallback)
	meta.Attachments = p.attachments(proof.Document, meta)
	return p.writer.Write(proof.Sheet, meta)
}

func metadata(doc *content.Document, fallback time.Time) pdf.Metadata {
	// Without the program's version, so that one input has one PDF whichever way
	// the program was built.
	meta := pdf.Metadata{Title: title(doc), Author: author(doc), Subject: subject(doc), Creator: "iku", Date: fallback}
	if d := doc.Dokumen.Tanggal; !d.IsZero() {
		meta.Date = time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
	}
	return meta
}

// title returns the document's title on one line, with its agency and period.
func title(doc *content.Document) string {
	var lines []string
	for _, t := range doc.Dokumen.Judul {
		lines = append(lines, t.Value)
	}
	return strings.Join([]string{strings.Join(lines, " "), author(doc), period(doc)}, " ")
}

// author returns the agency, or the government whose own sheet it is.
func author(doc *content.Document) string {
	if p := doc.PerangkatDaerah; p != nil && !p.Nama.IsZero() {
		return p.Nama.Value
	}
	return doc.Dokumen.Instansi.Value
}

func subject(doc *content.Document) string {
	s := doc.Dokumen.Instansi.Value + ", periode " + period(doc)
	if doc.Dokumen.Revisi > 0 {
		s += fmt.Sprintf(", revisi %d", doc.Dokumen.Revisi)
	}
	return s
}

func period(doc *content.Document) string {
	p := doc.Dokumen.Periode
	if p.From == p.To {
		return fmt.Sprint(p.From)
	}
	return fmt.Sprintf("%d-%d", p.From, p.To)
}
