package main

import (
	"fmt"
	"io"
	"slices"

	"iku/cmd/internal/report"
	"iku/cmd/internal/workbook"
	"iku/content/finding"
)

// doubtful says how doubtful something is that a person should look at; less is more.
type doubtful int

// What was lost stands before what is wrong, which a build refuses anyway.
const (
	notRead doubtful = iota
	wrongly
	perhaps
	warned
	aside
)

var (
	doubtOfNote    = map[workbook.Weight]doubtful{workbook.Lost: notRead, workbook.Doubt: perhaps, workbook.Remark: aside}
	doubtOfFinding = map[finding.Severity]doubtful{finding.Galat: wrongly, finding.Peringatan: warned}
)

// attention is what a person should look at in all files of a batch, and the files
// that were not read, with the reason.
type attention struct {
	lines   []attended
	refused []string // with their line breaks, likewise
}

type attended struct {
	doubt doubtful
	text  string // with its line breaks, fit for a terminal
}

func (a *attention) add(doubt doubtful, text string) {
	a.lines = append(a.lines, attended{doubt, text})
}

// refuse adds a file that was not read.
func (a *attention) refuse(name, reason, hint string) {
	text := report.Visible(name) + ": " + report.Visible(reason) + "\n"
	if hint != "" {
		text += "     Saran: " + report.Visible(hint) + "\n"
	}
	a.refused = append(a.refused, text)
}

// write writes the list, the most doubtful first, else in the order of the files; then
// the files that were not read.
func (a *attention) write(w io.Writer) {
	if len(a.refused) > 0 {
		defer func() {
			fmt.Fprintf(w, "%s berkas tidak diimpor:\n", thousands(len(a.refused)))
			for _, line := range a.refused {
				fmt.Fprint(w, line)
			}
		}()
	}
	if len(a.lines) == 0 {
		return
	}
	slices.SortStableFunc(a.lines, func(x, y attended) int { return int(x.doubt - y.doubt) })
	fmt.Fprintln(w, "Yang perlu dilihat, mulai dari yang paling meragukan:")
	for _, line := range a.lines {
		fmt.Fprint(w, line.text)
	}
}

// tellCells shows what a person should look at, or puts it on the list of the batch.
func (m *importing) tellCells(book string, d workbook.Document, found finding.List) {
	for _, f := range found {
		if f.Abaikan != "" || f.Severity() == finding.Catatan {
			continue
		}
		text := cellOf(book, d, f)
		if m.list != nil {
			m.list.add(doubtOfFinding[f.Severity()], text)
		} else {
			fmt.Fprint(m.err, text)
		}
	}
}

// cellOf returns a finding with the cell that it is about, or with its place in the
// TOML where no cell says it.
func cellOf(book string, d workbook.Document, f finding.Finding) string {
	place := ""
	if f.Span.File != nil {
		at := f.Span.Begin()
		place = fmt.Sprintf("%s:%d:%d", f.Span.File.Name, at.Line, at.Column)
		if cell := d.Place(f.Span.Start); cell != "" {
			place = book + ", " + cell
		}
	}
	text := fmt.Sprintf("%s: %s: %s [%s]\n", report.Visible(place), f.Severity(), report.Visible(f.Message), f.Slug)
	if f.Hint != "" {
		text += fmt.Sprintf("     Saran: %s\n", report.Visible(f.Hint))
	}
	return text
}
