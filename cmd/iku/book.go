package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
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
	summary, err := batch.Bind(ctx, plan, b.book, b.options(nil), func(r *batch.Result) {
		if !first && r.State != batch.Failed {
			show.count(r)
			return
		}
		if b.tell(show, r) != nil {
			code = exitFailed
		}
	})
	if b.tellGathered(show) != nil {
		code = exitFailed
	}
	show.close()
	summary.Documents += b.missed
	summary.Count[batch.Failed] += b.missed
	if !first {
		summary.Warnings = 0
	}
	switch {
	case err != nil && !errors.Is(err, batch.ErrEmpty), summary.Stopped != nil, summary.Count[batch.Failed] > 0:
		code = exitFailed
	case summary.Count[batch.Faulty] > 0 || b.strict && summary.Between > 0 || err != nil:
		code = max(code, exitFound)
	}
	if first && !b.people() && b.report.Close() != nil {
		code = exitFailed
	}
	switch {
	case summary.Stopped != nil:
		fmt.Fprintf(b.err, "dihentikan; buku tidak ditulis: %s\n", report.Visible(b.book))
	case err != nil:
		fmt.Fprintf(b.err, "iku: %s%s\n", reason(err), advice(err))
	case b.people():
		b.say("%s: %s", b.book, bound(&summary, b.warned(), time.Since(begun)))
	}
	return code
}

// bound returns what became of a book, in one line.
func bound(s *batch.Summary, warnings string, took time.Duration) string {
	parts := []string{fmt.Sprintf("buku %s lembar, %s halaman", thousands(s.Count[batch.Built]), thousands(s.Pages))}
	for _, p := range []struct {
		n    int
		what string
	}{
		{s.Count[batch.Faulty], "tidak dimuat karena temuannya"},
		{s.Count[batch.Failed], "gagal dibaca"},
		{s.Warnings, warnings},
	} {
		if p.n > 0 {
			parts = append(parts, thousands(p.n)+" "+p.what)
		}
	}
	return fmt.Sprintf("%s; %s detik", strings.Join(parts, "; "), strings.Replace(fmt.Sprintf("%.1f", took.Seconds()), ".", ",", 1))
}
