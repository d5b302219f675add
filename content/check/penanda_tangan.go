package check

import (
	"iku/content"
	"iku/content/finding"
	"iku/content/source"
)

// tanpaPenandaTangan reports a document that nobody signs, at its beginning.
func tanpaPenandaTangan(doc *content.Document, to *report) {
	if len(doc.PenandaTangan) > 0 || doc.Orphan {
		return
	}
	f := to.add(finding.TanpaPenandaTangan, source.Span{File: doc.File}, "dokumen ini tidak mempunyai penanda tangan")
	f.Hint = "tambahkan [penanda_tangan] dengan jabatan dan nama"
}
