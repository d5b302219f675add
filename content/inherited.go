package content

import (
	"iku/content/source"
	"iku/content/tomltree"
)

// Inherited returns what a document has of others: of shared files and of the document
// that it is based on, as they merge when it is read. files are the Inherited of the
// document. Nil: nothing.
func Inherited(f *source.File, files []*source.File) *tomltree.Node {
	tree, fault := tomltree.Parse(f)
	if fault != nil || len(files) == 0 {
		return nil
	}
	naming := func(path string) bool { return path == "warisan" || path == "berdasarkan" }
	r := &reader{file: f, doc: &Document{}, inherited: files}
	all := r.inherit(tree.Without(func(path string) bool { return !naming(path) }), start(f))
	return all.Without(naming)
}
