package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"iku/cmd/internal/batch"
	"iku/cmd/internal/report"
	"iku/content/finding"
)

// What the sheets of a book are sorted by.
const (
	orderInputs = "masukan"
	orderNames  = "nama"
)

// checkBook refuses what the options of a book cannot mean.
func (b *builder) checkBook() error {
	switch {
	case b.order != orderInputs && b.order != orderNames:
		return fmt.Errorf("--order %s tidak dikenal; pilih %s atau %s", b.order, orderInputs, orderNames)
	case b.book == "" && b.order != orderInputs:
		return errors.New("--order hanya untuk buku; sebut --book")
	case b.book == "":
		return nil
	case b.book == standard:
		return errors.New("--book harus menyebut berkas")
	case batch.IsFolder(b.book):
		return fmt.Errorf("%s adalah folder; --book harus menyebut berkas", b.book)
	case b.watch:
		return errors.New("--watch tidak dapat dipakai bersama --book")
	case b.to == "" && (b.name != "" || b.manifest != ""):
		return errors.New("--name dan --manifest mengenai PDF satu per satu; bersama --book, sebut juga -o")
	case b.manifest != "" && batch.Same(b.manifest, b.book):
		return fmt.Errorf("catatan dan buku sama-sama menjadi %s", b.book)
	}
	return nil
}

// bind writes the book of a plan and returns the exit code. What was found is not
// told again where PDFs of the same documents were made before it.
func (b *builder) bind(ctx context.Context, plan *batch.Plan, begun time.Time, first bool) (code int) {
	b.shared = finding.Gather{}
	show := b.newProgress(len(plan.Jobs))
	var lost error // of what could not be shown
	summary, err := batch.Bind(ctx, plan, b.book, b.options(nil), func(r *batch.Result) {
		if !first && r.State != batch.Failed {
			show.count(r)
			return
		}
		lost = errors.Join(lost, b.tell(show, r))
	})
	code = b.ended(show, &summary, err, lost)
	if !first {
		summary.Warnings = 0
	}
	if first && !b.people() && b.report.Close() != nil {
		code = exitFailed
	}
	switch {
	case summary.Stopped != nil:
		fmt.Fprintf(b.err, "dihentikan; buku tidak ditulis: %s\n", report.Visible(b.book))
	case err != nil:
		fmt.Fprintf(b.err, "iku: %s%s\n", report.Reason(err), report.Advice(err))
	case b.people():
		b.say("%s: %s", b.book, bound(&summary, b.warned(), time.Since(begun)))
	}
	return code
}
