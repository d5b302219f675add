package preview

import (
	"net/http"

	"iku/cmd/internal/press"
	"iku/content/finding"
	"iku/content/source"
)

// Workplace is what makes of a server that shows documents one that writes them:
// addresses of its own, of which those that begin with POST may change
// something, and what its pages load besides.
type Workplace struct {
	Handlers      map[string]http.HandlerFunc
	Style, Script string // addresses, for the page of a document
	ListScript    string // for the list of documents
	Matrix        string // address of the table that compares two documents, by the view's query
}

// Opened is a document of the shelf as it is now.
type Opened struct {
	Name     string
	Path     string
	Root     string       // the folder whose files it may reach
	Press    *press.Press // that made the proof
	Proof    *press.Proof // nil where the file cannot be read
	Err      error        // why
	Findings finding.List
	Files    []*source.File // its own and what it inherits, as places on pages count them
	Shown    string         // names the state of the page that shows just this
}

// Open returns the document of that name; false where the shelf has none.
func (s *Server) Open(name string) (*Opened, bool) {
	d := s.shelf.document(name)
	if d == nil {
		return nil, false
	}
	shown, _, version := s.see(view{document: d})
	now := shown.now
	return &Opened{Name: d.name, Path: d.path, Root: d.root, Press: now.press, Proof: now.proof, Err: now.err, Files: now.files, Findings: shown.findings, Shown: version}, true
}

// Names returns the names of the documents that are listed, in order.
func (s *Server) Names() (names []string) {
	for _, d := range s.shelf.documents() {
		names = append(names, d.name)
	}
	return names
}

// Hold returns the name under which the document of that path is shown, which may
// reach files below root. It need not be listed.
func (s *Server) Hold(path, root string) string { return s.shelf.hold(path, root) }

// Folder returns the folder that is shown; empty where documents were named.
func (s *Server) Folder() string { return s.shelf.folder }

// Saved makes stale what is made from a file, at once, and tells open pages.
func (s *Server) Saved(path string) { s.changed(map[string]bool{absolute(path): true}) }
