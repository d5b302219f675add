package press

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"iku/content"
	"iku/content/diff"
	"iku/content/finding"
	"iku/content/source"
	"iku/layout"
	"iku/layout/page"
	"iku/pdf"
)

// Examine returns the document of a file, or of the PDF that carries it, and the
// errors that keep it from being compared with others.
func (p *Press) Examine(f *source.File) (*content.Document, finding.List) {
	f, list := p.open(f, nil)
	if len(list) > 0 {
		return nil, list
	}
	doc, list := p.read(f)
	return doc, slices.DeleteFunc(list, func(f finding.Finding) bool { return f.Severity() != finding.Galat })
}

// Matrix lays out the table that compares two documents, as the new one asks
// for. The sheet is nil where the errors found forbid it.
func (p *Press) Matrix(c diff.Changes, o Options) (*page.Sheet, finding.List) {
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
	return layout.Matrix(c, family, layout.Options{Draft: o.Draft, Bound: o.Bound, Logo: picture})
}

// PrintMatrix returns the PDF of such a sheet. It carries both documents.
func (p *Press) PrintMatrix(sheet *page.Sheet, c diff.Changes, fallback time.Time) ([]byte, error) {
	meta := metadata(c.New, fallback)
	meta.Title = sheet.Title
	meta.Subject = fmt.Sprintf("Perubahan dari %s ke %s", c.Old.File.Name, c.New.File.Name)
	parts := p.comparedParts(c)
	meta.Attachments = attached(parts, boundNames(parts), meta)
	return p.writer.Write(sheet, meta)
}

// The descriptions of the two documents that a matrix compares.
const (
	oldNote = "Dokumen semula"
	newNote = "Dokumen yang menjadi"
)

// MatrixBook is what a book of comparisons is called, before what is compared.
const MatrixBook = "Matriks Perubahan"

// NewMatrixBook begins a book of comparisons.
func NewMatrixBook(w io.Writer, o Options) *Book {
	b := NewBook(w, o)
	b.volume.About = MatrixBook
	return b
}

// MatrixLeaf prepares such a sheet to be bound. The book carries both documents, the
// new one as that of the sheet.
func (p *Press) MatrixLeaf(sheet *page.Sheet, c diff.Changes, fallback time.Time) *Leaf {
	parts := p.comparedParts(c)
	parts[0], parts[1] = parts[1], parts[0]
	return p.leaf(&Proof{File: c.New.File, Document: c.New, Sheet: sheet}, parts, fallback)
}

// comparedParts returns the files that the documents of a comparison are made
// from, each once, the two documents first.
func (p *Press) comparedParts(c diff.Changes) []part {
	old, now := p.parts(c.Old), p.parts(c.New)
	old[0].about, now[0].about = oldNote, newNote
	var out []part
	seen := map[string]bool{}
	for _, q := range slices.Concat(old[:1], now[:1], old[1:], now[1:]) {
		key := filepath.Clean(q.path)
		if !strings.Contains(filepath.ToSlash(key), source.Inside) {
			key = p.absolute(key)
		}
		if !seen[key] {
			seen[key] = true
			out = append(out, q)
		}
	}
	return out
}

// isMatrix tells whether files are those that a matrix carries.
func isMatrix(files []pdf.Attachment) bool {
	return slices.ContainsFunc(files, func(a pdf.Attachment) bool {
		return a.Relation == pdf.Source && a.Description == oldNote
	})
}
