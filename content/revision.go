package content

import (
	"strconv"

	"iku/content/source"
	"iku/content/tomltree"
)

// Revision returns the number of the revision that a file says it is, 0 where it
// says none, and the place where it does. It is false where the file is no
// document. What the file inherits is not read: a revision is its own.
func Revision(f *source.File) (int, source.Span, bool) {
	tree, refused := tomltree.Parse(f)
	if refused != nil || table(tree, "dokumen") == nil {
		return 0, source.Span{}, false
	}
	n := tree.Get("dokumen").Get("revisi")
	if n == nil {
		return 0, source.Span{}, true
	}
	if n.Kind != tomltree.Integer {
		return 0, n.Span, false
	}
	revisi, err := strconv.ParseInt(n.Literal(), 0, 32)
	return int(revisi), n.Span, err == nil
}
