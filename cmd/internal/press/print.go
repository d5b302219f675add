package press

import (
	"fmt"
	"path"
	"path/filepath"
	"strings"
	"time"

	"iku/content"
	"iku/content/source"
	"iku/pdf"
)

// Print returns the PDF of a proof; it carries its source. The document's own
// date is that of the PDF; without one it is fallback, which may be zero. A
// proof without a sheet is an error.
func (p *Press) Print(proof *Proof, fallback time.Time) ([]byte, error) {
	if proof.Sheet == nil {
		return nil, fmt.Errorf("%s: dokumen dengan galat tidak dicetak", proof.File.Name)
	}
	return p.writer.Write(proof.Sheet, metadata(proof.Document, fallback))
}

func metadata(doc *content.Document, fallback time.Time) pdf.Metadata {
	// Without the program's version, so that one input has one PDF whichever way
	// the program was built.
	meta := pdf.Metadata{Title: title(doc), Author: author(doc), Subject: subject(doc), Creator: "iku", Date: fallback}
	if d := doc.Dokumen.Tanggal; !d.IsZero() {
		meta.Date = time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
	}
	for i, f := range append([]*source.File{doc.File}, doc.Inherited...) {
		about := "Sumber dokumen ini"
		if i > 0 {
			about = "Diwarisi oleh sumber dokumen ini"
		}
		meta.Attachments = append(meta.Attachments, pdf.Attachment{
			Name:        attachedName(doc.File, f),
			Type:        "application/toml",
			Description: about,
			Relation:    pdf.Source,
			Date:        meta.Date,
			Data:        f.Data,
		})
	}
	return meta
}

// attachedName returns the way from the document to a file, with slashes.
func attachedName(doc, f *source.File) string {
	if name, err := filepath.Rel(filepath.Dir(doc.Name), f.Name); err == nil {
		return filepath.ToSlash(name)
	}
	return path.Base(filepath.ToSlash(f.Name))
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
	return doc.Dokumen.Pemerintah.Value
}

func subject(doc *content.Document) string {
	s := doc.Dokumen.Pemerintah.Value + ", periode " + period(doc)
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
