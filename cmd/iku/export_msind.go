package main

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"iku/cmd/internal/batch"
	"iku/cmd/internal/inorder"
	"iku/cmd/internal/press"
	"iku/cmd/internal/report"
	"iku/cmd/internal/workbook"
	"iku/content"
	"iku/content/finding"
)

// metadata returns what Satu Data wants to know of the indikator of documents, as CSV
// or, where the output's name says so, as a workbook. A document with errors is told
// and left out.
func (s *streams) metadata(ctx context.Context, found []batch.Input, to string, jobs int) (data []byte, indikator, code int) {
	type examined struct {
		doc  *content.Document
		list finding.List
	}
	files := batch.NewFiles()
	var m workbook.Metadata
	inorder.Each(ctx, len(found), inorder.Options{Jobs: jobs}, func(i int) (e examined, err error) {
		f, err := readInput(s.in, found[i].Path)
		if err == nil {
			e.doc, e.list = press.New(content.NewReach(found[i].Root, files)).Examine(f)
		}
		return e, err
	}, func(_ int, e examined, err error) {
		switch {
		case err != nil:
			code = max(code, s.unread([]error{err}))
		case e.list.Count(finding.Galat) > 0:
			e.list.Sort()
			if out, err := report.New(report.Formats[0].Name, s.err, reportOptions(s.err)); err == nil {
				_ = show(out, e.list)
			}
			code = max(code, exitFound)
		default:
			m.Add(e.doc)
		}
	})
	if ctx.Err() != nil {
		return nil, 0, max(code, s.complain("", ctx.Err()))
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
