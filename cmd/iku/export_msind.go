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
func (x *exporting) metadata(ctx context.Context, found []batch.Input) (data []byte, sum string, code int, err error) {
	type examined struct {
		doc  *content.Document
		list finding.List
	}
	files := batch.NewFiles()
	var m workbook.Metadata
	inorder.Each(ctx, len(found), inorder.Options{Jobs: x.jobs}, func(i int) (e examined, err error) {
		f, err := readInput(x.in, found[i].Path)
		if err == nil {
			e.doc, e.list = press.New(content.NewReach(found[i].Root, files)).Examine(f)
		}
		return e, err
	}, func(_ int, e examined, err error) {
		switch {
		case err != nil:
			code = max(code, x.unread([]error{err}))
		case e.list.Count(finding.Galat) > 0:
			e.list.Sort()
			if out, err := report.New(report.Formats[0].Name, x.err, reportOptions(x.err)); err == nil {
				_ = show(out, e.list)
			}
			code = max(code, exitFound)
		default:
			m.Add(e.doc)
		}
	})
	if ctx.Err() != nil {
		return nil, "", code, nil
	}
	if m.Len() == 0 {
		if code == exitDone {
			fmt.Fprintln(x.err, "iku: tidak ada indikator di dalamnya")
		}
		return nil, "", max(code, exitFound), nil
	}
	write := m.CSV
	if strings.EqualFold(filepath.Ext(x.to), ".xlsx") {
		write = m.Workbook
	}
	data, err = write()
	return data, thousands(m.Len()) + " indikator", code, err
}
