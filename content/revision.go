package content

import (
	"strconv"

	"iku/content/angka"
	"iku/content/source"
	"iku/content/tomltree"
)

// Issue is what a file says of itself as one of several revisions. What it
// inherits is not read: a revision is its own.
type Issue struct {
	Revisi      int
	RevisiSpan  source.Span // zero: no number is said
	Nomor       Text
	Tanggal     angka.Date // zero: none
	TanggalSpan source.Span
}

// Revision returns the number of the revision that a file says it is, 0 where it
// says none, and the place where it does. It is false where the file is no
// document.
func Revision(f *source.File) (int, source.Span, bool) {
	i, ok := IssueOf(f)
	return i.Revisi, i.RevisiSpan, ok
}

// IssueOf returns what a file says of itself as a revision; false where it is no
// document, or its number none.
func IssueOf(f *source.File) (Issue, bool) {
	tree, refused := tomltree.Parse(f)
	if refused != nil || table(tree, "dokumen") == nil {
		return Issue{}, false
	}
	d := table(tree, "dokumen")
	var r Issue
	r.Tanggal, r.TanggalSpan = date(d, "tanggal")
	if n := d.Get("nomor"); n != nil {
		s, _ := n.Text()
		r.Nomor = Text{Value: clean(s, false), Span: n.Span}
	}
	n := d.Get("revisi")
	if n == nil {
		return r, true
	}
	r.RevisiSpan = n.Span
	if n.Kind != tomltree.Integer {
		return r, false
	}
	revisi, err := strconv.ParseInt(n.Literal(), 0, 32)
	r.Revisi = int(revisi)
	return r, err == nil
}
