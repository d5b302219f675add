// Package preview shows documents in a browser while they are written: the pages
// as they will be printed, what is found in them, and where each thing stands in
// the TOML.
//
// A Server is an http.Handler that only reads. It answers requests for its own
// host alone, from who has its key, serves the documents that it was given and what these name, and
// nothing else of the disk. Watch tells it what was saved; pages that are open
// are told in turn.
//
//	shelf.go    the documents, each with its latest proof and its latest pages
//	standing.go how the PDFs of a list stand
//	watch.go    which files were saved
//	events.go   telling open pages
//	guard.go    who may ask for what
//	server.go   the addresses
//	goods.go    typefaces and pictures of the pages
//	view.go     what a page says
//	marks.go    where on a page a finding is
//	change.go   what differs between two revisions
//	paper.go    pages that who asks has already
//	place.go    the lines of the TOML around a place
package preview
