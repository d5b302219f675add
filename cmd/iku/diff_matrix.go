package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"

	"iku/cmd/internal/batch"
	"iku/cmd/internal/press"
	"iku/cmd/internal/report"
	"iku/cmd/internal/whole"
	"iku/content/finding"
)

// matrices writes the matrices of couples that changed: one each below a folder, else
// all in one PDF. It returns the exit code, no lower than the one given.
func (d *differ) matrices(ctx context.Context, changed []batch.Couple, code int) (int, error) {
	if len(changed) == 0 {
		fmt.Fprintln(d.err, "tidak ada yang berubah; matriks tidak ditulis")
		return code, nil
	}
	if batch.IsFolder(d.matrix) {
		return d.matrixEach(ctx, changed, code)
	}
	sheets, pages := 0, 0
	err := whole.Writer{Force: d.force}.Stream(ctx, d.matrix, func(w io.Writer) error {
		book := press.NewMatrixBook(w, press.Options{Draft: d.draft})
		d.compareAll(ctx, changed, func(_ int, c comparison) {
			if c.State != report.CoupleChanged || book.Lost() != nil {
				return
			}
			sheet, found := c.press.Matrix(c.changes, press.Options{Draft: d.draft, Bound: true})
			if d.forbidden(found, &code) {
				return
			}
			if err := book.Add(c.press.MatrixLeaf(sheet, c.changes, d.date)); err != nil && book.Lost() == nil {
				code = max(code, d.complain(c.New, err))
			}
		})
		if sheets, pages = book.Sheets(); sheets == 0 {
			return errNoMatrix
		}
		if err := errors.Join(book.Lost(), ctx.Err()); err != nil {
			return err
		}
		runtime.GC()
		return book.Close()
	})
	switch {
	case ctx.Err() != nil:
		return exitFailed, errStopped
	case errors.Is(err, errNoMatrix):
		return exitFailed, nil // which has been said
	case err != nil:
		return exitFailed, err
	}
	fmt.Fprintf(d.err, "%s: %s matriks, %s halaman\n", report.Visible(d.matrix), thousands(sheets), thousands(pages))
	return code, nil
}

var errNoMatrix = errors.New("no matrix")

// forbidden tells whether what was found forbids a matrix. It is said then, and raises
// the code.
func (d *differ) forbidden(found finding.List, code *int) bool {
	if found.Count(finding.Galat) == 0 {
		return false
	}
	found.Sort()
	for _, f := range found {
		fmt.Fprintln(d.err, report.Line(f))
	}
	*code = exitFailed
	return true
}

// matrixEach writes a matrix for each couple, where the new document stands below its
// folder.
func (d *differ) matrixEach(ctx context.Context, changed []batch.Couple, code int) (int, error) {
	w := whole.Writer{Later: len(changed) > 1, Force: d.force}
	var written []string
	pages := 0
	d.compareAll(ctx, changed, func(i int, c comparison) {
		if c.State != report.CoupleChanged || ctx.Err() != nil {
			return
		}
		sheet, found := c.press.Matrix(c.changes, press.Options{Draft: d.draft})
		if d.forbidden(found, &code) {
			return
		}
		in := changed[i].New.Input
		folder := batch.Below(in, d.matrix)
		name := filepath.Join(folder, batch.PDFName(filepath.Base(in.Path)))
		data, err := c.press.PrintMatrix(sheet, c.changes, d.date)
		if err == nil {
			err = os.MkdirAll(folder, 0o777)
		}
		if err == nil {
			err = w.May(name)
		}
		if err == nil {
			err = w.Write(ctx, name, data)
		}
		if err != nil {
			code = max(code, d.complain(nameOf(err, name), err))
			return
		}
		pages += len(sheet.Pages)
		written = append(written, name)
	})
	if ctx.Err() != nil {
		return exitFailed, errStopped
	}
	fmt.Fprintf(d.err, "%s: %s matriks, %s halaman\n", report.Visible(d.matrix), thousands(len(written)), thousands(pages))
	return code, whole.Sync(written)
}
