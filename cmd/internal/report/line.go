package report

import (
	"fmt"

	"iku/content/finding"
)

// Line returns a finding in one line, as compilers show theirs.
func Line(f finding.Finding) string {
	s := f.Severity().String() + ": " + Visible(f.Message) + " [" + string(f.Slug) + "]"
	if n := len(f.Documents); n > 1 {
		s += fmt.Sprintf(" (berlaku bagi %d dokumen)", n)
	}
	if f.Span.IsZero() {
		return s
	}
	return place(f.Span) + ": " + s
}
