package report

import (
	"io"

	"iku/content/diff"
)

// What became of a document from one folder to another.
const (
	CoupleSame    = "same"
	CoupleChanged = "changed"
	CoupleAdded   = "added"
	CoupleRemoved = "removed"
	CoupleFailed  = "failed"
)

// Couple is what became of a document from one folder to another.
type Couple struct {
	State      string `json:"state"`
	Title      string `json:"title"` // its agency
	Government string `json:"government,omitempty"`
	Old        string `json:"old,omitempty"` // the files; empty where it was, or is, not there
	New        string `json:"new,omitempty"`
	Error      string `json:"error,omitempty"`
	ChangeCount
}

// CoupleJSON writes a couple with its changes as one JSON object on a line.
func CoupleJSON(w io.Writer, c Couple, changes diff.Changes) error {
	return writeJSON(w, "", struct {
		Couple
		Changes []jsonChange `json:"changes,omitempty"`
	}{c, jsonChanges(changes)})
}
