package report

import (
	"fmt"
	"io"
	"strings"

	"iku/content/finding"
)

// github writes workflow commands, which GitHub Actions shows beside the lines
// of a change. What is set aside is a notice with its reason.
type github struct{ w io.Writer }

func newGitHub(w io.Writer, _ Options) Reporter { return github{w} }

var githubCommand = map[finding.Severity]string{
	finding.Galat: "error", finding.Peringatan: "warning", finding.Catatan: "notice",
}

// The escapes of GitHub's own toolkit (actions/toolkit, command.ts): a property
// must not end early, and no message may begin a command of its own.
var (
	githubData     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func (g github) Report(list finding.List) error {
	for _, f := range list {
		command, title, message := githubCommand[f.Severity()], string(f.Slug), Visible(f.Message)
		if f.Abaikan != "" {
			command, title = "notice", title+" (diabaikan)"
			message += "\nDiabaikan: " + Visible(f.Abaikan)
		}
		if f.Hint != "" {
			message += "\nSaran: " + Visible(f.Hint)
		}
		if len(f.Documents) > 1 {
			message += "\nBerlaku bagi " + Visible(concerned(f.Documents))
		}
		for _, r := range f.Related {
			if !r.Span.IsZero() {
				message += fmt.Sprintf("\nLihat %s: %s", place(r.Span), Visible(r.Message))
			}
		}
		if _, err := fmt.Fprintf(g.w, "::%s %stitle=%s::%s\n", command, githubPlace(f), githubProperty.Replace(title), githubData.Replace(message)); err != nil {
			return err
		}
	}
	return nil
}

func (github) Close() error { return nil }

// githubPlace returns the properties of a place. GitHub shows columns only where
// both are on one line.
func githubPlace(f finding.Finding) string {
	if f.Span.IsZero() {
		return ""
	}
	begin, end := f.Span.Begin(), f.Span.Finish()
	s := fmt.Sprintf("file=%s,line=%d,", githubProperty.Replace(Visible(slashed(f.Span.File.Name))), begin.Line)
	if end.Line == begin.Line {
		return s + fmt.Sprintf("endLine=%d,col=%d,endColumn=%d,", end.Line, begin.Column, end.Column)
	}
	return s + fmt.Sprintf("endLine=%d,", end.Line)
}
