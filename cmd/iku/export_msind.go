package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"iku/cmd/internal/batch"
	"iku/cmd/internal/press"
	"iku/cmd/internal/report"
	"iku/cmd/internal/workbook"
	"iku/content"
	"iku/content/finding"
)

// metadata returns what Satu Data wants to know of the indikator of documents, as CSV
// or, where the output's name says so, as a workbook. A document with errors is told
// and left out.
func (s *streams) metadata(found []batch.Input, to string) (data []byte, indikator, code int) {
	files := batch.NewFiles()
	var m workbook.Metadata
	for _, in := range found {
		f, err := readInput(s.in, in.Path)
		if err != nil {
			code = max(code, s.unread([]error{err}))
			continue
		}
		doc, list := press.New(content.NewReach(in.Root, files)).Examine(f)
		if list.Count(finding.Galat) > 0 {
			list.Sort()
			if out, err := report.New(report.Formats[0].Name, s.err, reportOptions(s.err)); err == nil {
				_ = show(out, list)
			}
			code = max(code, exitFound)
			continue
		}
		m.Add(doc)
	}
	write := m.CSV
	if strings.EqualFold(filepath.Ext(to), ".xlsx") {
		write = m.Workbook
	}
	data, err := write()
	if err != nil {
		code = max(code, s.complain(to, err))
	}
	if m.Len() == 0 && code == exitDone {
		fmt.Fprintln(s.err, "iku: tidak ada indikator di dalamnya")
		code = exitFound
	}
	return data, m.Len(), code
}
