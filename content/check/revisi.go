package check

import (
	"bytes"
	"strconv"

	"iku/content"
	"iku/content/finding"
	"iku/content/source"
)

// revisi compares the number of a revision with that of the file it replaces.
func revisi(doc *content.Document, to *report) {
	d := &doc.Dokumen
	if d.Replaced == nil {
		return
	}
	replaced, at, ok := 0, source.Span{}, true
	if bytes.Contains(d.Replaced.Data, []byte("revisi")) { // most replace a first issue, which need not be read
		replaced, at, ok = content.Revision(d.Replaced)
	}
	if !ok || d.Revisi == replaced+1 {
		return
	}
	f := to.add(finding.Revisi, revisionPlace(d), "revisi %d menggantikan revisi %d; seharusnya revisi %d", d.Revisi, replaced, replaced+1)
	f.Hint = "tulis revisi = " + strconv.Itoa(replaced+1) + ", atau perbaiki menggantikan"
	f.Related = []finding.Related{related(d.Menggantikan.Span, "yang digantikan disebut di sini")}
	if at != (source.Span{}) {
		f.Related = append(f.Related, related(at, "revisi yang digantikan"))
	}
}

// revisionPlace returns the place of the number, or of the table that lacks it.
func revisionPlace(d *content.Dokumen) source.Span {
	if d.RevisiSpan.IsZero() {
		return d.Span
	}
	return d.RevisiSpan
}
