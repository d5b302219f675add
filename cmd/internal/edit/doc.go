// Package edit is a workplace in the browser: a document's content as forms and a
// table beside the pages that are made of it.
//
// The TOML on the disk is the truth. Every change is applied to the text that
// stands there at that moment, by the path of what is changed, and saved whole at
// once: what another program changed meanwhile stays, unless it is the same
// place, which is told instead. Pages, findings and files that are followed are
// the preview's, which this one extends by addresses that write.
//
//	desk.go     the workplace: who it serves, its addresses
//	content.go  a document as the page's forms take it
//	part.go     one of several documents in a file
//	format.go   the format as forms are made of it
//	remarks.go  what the program reads out of a value
//	value.go    what is typed, as TOML
//	change.go   changes made, and saved
//	history.go  changes undone and made again
//	journal.go  histories that survive the program's end
//	port.go     and the port that pages know
//	merge.go    two hands in one text
//	begin.go    new documents
//	place.go    where new files are kept
//	picture.go  a picture that is dropped on its field
//	import.go   a table that is dropped on a page
//	paper.go    a document's PDF, and how it stands
//	sign.go     its signature
//	compare.go  what differs from an older document
//	export.go   other forms of a document
package edit
