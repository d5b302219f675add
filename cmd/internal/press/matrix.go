package press

import (
	"fmt"
	"slices"
	"time"

	"iku/content"
	"iku/content/diff"
	"iku/content/finding"
	"iku/content/source"
	"iku/layout"
	"iku/pdf"
)

// Examine returns the document of a file, or of the PDF that carries it, and the
// errors that keep it from being compared with others.
func (p *Press) Examine(f *source.File) (*content.Document, finding.List) {
	f, list := p.open(f)
	if len(list) > 0 {
		return nil, list
	}
	doc, list := content.Read(f, p.files)
	return doc, slices.DeleteFunc(list, func(f finding.Finding) bool { return f.Severity() != finding.Galat })
}

// Matrix lays out the table that compares two documents, as the new one asks
// for. The sheet is nil where the errors found forbid it.
func (p *Press) Matrix(c diff.Changes, o Options) (*layout.Sheet, finding.List) {
	family, list := p.family(c.New.Halaman.Huruf)
	picture, more := p.logo(c.New.Kop)
	if list = append(list, more...); family == nil {
		return nil, list
	}
	list = append(list, layout.Glyphs(c.New, family)...)
	list = append(list, layout.Glyphs(c.Old, family)...)
	if list.Count(finding.Galat) > 0 {
		return nil, list
	}
	return layout.Matrix(c, family, layout.Options{Draft: o.Draft, Logo: picture})
}

// PrintMatrix returns the PDF of such a sheet. It carries both documents.
func (p *Press) PrintMatrix(sheet *layout.Sheet, c diff.Changes, fallback time.Time) ([]byte, error) {
	meta := metadata(c.New, fallback)
	meta.Title = sheet.Title
	meta.Subject = fmt.Sprintf("Perubahan dari %s ke %s", c.Old.File.Name, c.New.File.Name)
	for _, d := range []struct {
		doc   *content.Document
		about string
	}{{c.Old, "Dokumen semula"}, {c.New, "Dokumen yang menjadi"}} {
		for _, a := range p.attachments(d.doc, meta) {
			if a.Description == sourceNote {
				a.Description = d.about
			}
			if a.Name == Sums || slices.ContainsFunc(meta.Attachments, func(b pdf.Attachment) bool { return b.Name == a.Name }) {
				continue
			}
			meta.Attachments = append(meta.Attachments, a)
		}
	}
	return p.writer.Write(sheet, meta)
}
