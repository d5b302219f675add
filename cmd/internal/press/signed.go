package press

import (
	"bytes"
	"slices"

	"iku/content"
	"iku/content/source"
	"iku/pdf"
)

// Prints tells whether a PDF that somebody has signed is still what a document
// prints: it carries the very files that the document is made from, or a document
// with the same pages.
func (p *Press) Prints(signed *source.File, proof *Proof) bool {
	if proof.Document == nil {
		return false
	}
	if p.carries(signed.Data, proof.Document) {
		return true
	}
	if proof.Sheet == nil {
		return false
	}
	then := p.Proof(signed, Options{})
	return then.Sheet != nil && then.Sheet.Dump() == proof.Sheet.Dump()
}

// carries tells whether a PDF carries the very files that a document is made from,
// and names the very typefaces.
func (p *Press) carries(data []byte, doc *content.Document) bool {
	files, err := Unpack(data)
	if err != nil {
		return false
	}
	return !slices.ContainsFunc(p.attachments(doc, pdf.Metadata{}), func(want pdf.Attachment) bool {
		return !slices.ContainsFunc(files, func(a pdf.Attachment) bool {
			return a.Name == want.Name && partIn(a.Description) == partIn(want.Description) && bytes.Equal(a.Data, want.Data)
		})
	})
}
