// Package report shows findings: as text for people, and as JSON lines, SARIF
// and GitHub annotations for programs. Each form is one file and one Reporter.
package report

import (
	"fmt"
	"io"
	"strings"

	"iku/content/finding"
)

// Reporter shows findings in one form.
type Reporter interface {
	// Report shows findings in the order given. It may be called for one file
	// after another.
	Report(finding.List) error
	// Close shows what closes the report: a count, or the end of a JSON text.
	Close() error
}

// Options say how findings are shown. The zero Options suit a pipe.
type Options struct {
	Color   bool   // with ANSI colours; text only
	Width   int    // columns of a source line; 0: 100; text only
	Version string // of the program; SARIF only
	// Shown tells what is shown; the rest is counted only. nil: all is; text only.
	Shown func(finding.Finding) bool
}

// Format is a form in which findings can be shown.
type Format struct {
	Name string
	Use  string // whom it is for, in Indonesian
	New  func(io.Writer, Options) Reporter
}

// Formats lists the forms, the default first.
var Formats = []Format{
	{"text", "untuk dibaca orang", newText},
	{"json", "satu objek JSON per baris", newJSON},
	{"sarif", "SARIF 2.1.0, untuk penampil kode", newSARIF},
	{"github", "anotasi GitHub Actions", newGitHub},
}

// New returns a Reporter of the form of that name, writing to w. The error names
// the forms that there are.
func New(name string, w io.Writer, o Options) (Reporter, error) {
	names := make([]string, len(Formats))
	for i, f := range Formats {
		if f.Name == name {
			return f.New(w, o), nil
		}
		names[i] = f.Name
	}
	return nil, fmt.Errorf("bentuk %q tidak dikenal; pilih %s", name, strings.Join(names, ", "))
}
