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
}

// Opened is a document of the shelf as it is now.
type Opened struct {
	Path     string
	Proof    *press.Proof // nil where the file cannot be read
	Err      error        // why
	Findings finding.List
	Files    []*source.File // its own and what it inherits, as places on pages count them
	Serial   int
}

// Open returns the document of that name; false where the shelf has none.
func (s *Server) Open(name string) (*Opened, bool) {
	d := s.shelf.document(name)
	if d == nil {
		return nil, false
	}
	now, _ := d.current()
	out := &Opened{Path: d.path, Proof: now.proof, Err: now.err, Files: now.files, Serial: now.serial}
	if now.proof != nil {
		out.Findings = d.findings(now)
	}
	return out, true
}

// Folder returns the folder that is shown; empty where documents were named.
func (s *Server) Folder() string { return s.shelf.folder }

// Saved makes stale what is made from a file, at once, and tells open pages.
func (s *Server) Saved(path string) { s.changed(map[string]bool{absolute(path): true}) }
