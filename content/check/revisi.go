package check

import (
	"bytes"
	"strconv"
	"strings"

	"iku/content"
	"iku/content/finding"
	"iku/content/source"
)

// revisi compares what a document says of itself with the file it replaces: the
// number of the revision follows, date and number are its own.
func revisi(doc *content.Document, to *report) {
	d := &doc.Dokumen
	if d.Replaced == nil {
		return
	}
	last, ok := content.Issue{}, true
	if mayMatter(d) {
		last, ok = content.IssueOf(d.Replaced)
	}
	if !ok {
		return
	}
	replaced := related(d.Menggantikan.Span, "yang digantikan disebut di sini")
	if d.Revisi != last.Revisi+1 {
		f := to.add(finding.Revisi, revisionPlace(d), "revisi %d menggantikan revisi %d; seharusnya revisi %d", d.Revisi, last.Revisi, last.Revisi+1)
		f.Hint = "tulis revisi = " + strconv.Itoa(last.Revisi+1) + ", atau perbaiki menggantikan"
		f.Related = []finding.Related{replaced}
		if !last.RevisiSpan.IsZero() {
			f.Related = append(f.Related, related(last.RevisiSpan, "revisi yang digantikan"))
		}
	}
	if !d.Tanggal.IsZero() && d.Tanggal == last.Tanggal && d.TanggalSpan.File == doc.File {
		f := to.add(finding.Revisi, d.TanggalSpan, "tanggal masih %s, tanggal berkas yang digantikan", d.Tanggal)
		f.Hint = "isi tanggal revisi ini, atau hapus barisnya"
		f.Related = []finding.Related{related(last.TanggalSpan, "tanggal yang digantikan")}
	}
	if n := d.Nomor; !n.IsZero() && folded(n.Value) == folded(last.Nomor.Value) && n.Span.File == doc.File && !toFillIn(n.Value) {
		f := to.add(finding.Revisi, n.Span, "nomor masih %s, nomor berkas yang digantikan", cut(n.Value))
		f.Hint = "isi nomor revisi ini, atau hapus barisnya"
		f.Related = []finding.Related{related(last.Nomor.Span, "nomor yang digantikan")}
	}
}

// mayMatter tells whether the file that is replaced has to be read: most replace a
// first issue that says another date and number.
func mayMatter(d *content.Dokumen) bool {
	data := d.Replaced.Data
	return bytes.Contains(data, []byte("revisi")) || !d.Tanggal.IsZero() && bytes.Contains(data, []byte(d.Tanggal.ISO())) ||
		!d.Nomor.IsZero() && bytes.Contains(data, []byte("nomor"))
}

// toFillIn tells a number that is filled in by hand, or a part of it.
func toFillIn(s string) bool {
	return content.Blank(s) || strings.Contains(s, "..") || strings.Contains(s, "__") || strings.Contains(s, "…")
}

// revisionPlace returns the place of the number, or of the table that lacks it.
func revisionPlace(d *content.Dokumen) source.Span {
	if d.RevisiSpan.IsZero() {
		return d.Span
	}
	return d.RevisiSpan
}
