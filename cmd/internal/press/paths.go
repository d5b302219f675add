package press

import (
	"iku/content"
	"iku/content/source"
	"iku/fonts"
)

// Document returns what a file says, nil where it is no document.
func (p *Press) Document(f *source.File) *content.Document {
	f, list := p.open(f, nil)
	if len(list) > 0 {
		return nil
	}
	doc, _ := p.read(f)
	return doc
}

// Paths returns the files that a document is made from besides its own, as the
// press has read them, and the folders of which it takes every document.
func (p *Press) Paths(doc *content.Document) []string {
	var paths []string
	for _, q := range p.parts(doc)[1:] {
		paths = append(paths, q.path)
	}
	return append(paths, doc.Folders...)
}

// Family returns the typeface that a document is set in, nil where it cannot be had.
func (p *Press) Family(doc *content.Document) *fonts.Family {
	family, _ := p.family(doc.Halaman.Huruf)
	return family
}
