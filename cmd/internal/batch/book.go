package batch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"

	"iku/cmd/internal/fault"
	"iku/cmd/internal/press"
	"iku/cmd/internal/whole"
)

// ErrEmpty tells that no document could be bound, and so no book was written.
var ErrEmpty = errors.New("tidak ada lembar yang dapat dimuat; buku tidak ditulis")

// Bind writes the sheets of a plan as one book of that name, whole or not at all,
// and tells of each document as Run does. Of the sheets only a few are held at a
// time. The error is one of writing the book, or ErrEmpty.
func Bind(ctx context.Context, plan *Plan, name string, o Options, tell func(*Result)) (Summary, error) {
	r := newRun(plan, o)
	r.deal, r.ahead = r.leaf, o.Jobs+4
	r.writer = whole.Writer{Force: o.Force}
	if err := errors.Join(whole.Folder(name), r.writer.May(name)); err != nil {
		return r.summary, err
	}
	// Without ctx: what stops the book is told below, as for a batch.
	err := r.writer.Stream(context.WithoutCancel(ctx), name, func(to io.Writer) error {
		return r.bind(ctx, press.NewBook(to, press.Options{Draft: o.Draft}), tell)
	})
	if ctx.Err() != nil && err != nil {
		r.summary.Stopped, err = ErrInterrupted, nil
	}
	if err == nil && r.summary.Stopped == nil {
		_, err = r.compare(tell)
	}
	return r.summary, err
}

// bind binds every document that can be, in the plan's order.
func (r *run) bind(ctx context.Context, book *press.Book, tell func(*Result)) error {
	within, stop := context.WithCancel(ctx)
	defer stop()
	var spoiled error // by a fault of the program half-way through a sheet
	r.build(within, func(result *Result) {
		if leaf := result.leaf; leaf != nil && book.Lost() == nil && spoiled == nil {
			result.leaf = nil
			err := fault.Guard(func() error { return book.Add(leaf) })
			var broken *fault.Error
			if errors.As(err, &broken) {
				spoiled = fmt.Errorf("%s: %w", result.Input, err)
			} else if err != nil && book.Lost() == nil { // this sheet's own
				r.summary.Count[Built]--
				r.summary.Count[Failed]++
				r.summary.Pages -= result.Pages
				result.State, result.Err = Failed, err
			}
		}
		if book.Lost() != nil || spoiled != nil {
			stop()
			return
		}
		tell(result)
	})
	switch {
	case spoiled != nil:
		return spoiled
	case book.Lost() != nil:
		return book.Lost()
	case ctx.Err() != nil:
		return ctx.Err()
	case r.summary.Count[Built] == 0:
		return ErrEmpty
	}
	runtime.GC() // of the sheets; setting the contents takes memory again
	if err := book.Close(); err != nil {
		return err
	}
	return ctx.Err()
}

// leaf prepares the sheet of a document.
func (r *run) leaf(ctx context.Context, i int, result *Result) error {
	f, err := r.read(result.Input)
	if err != nil {
		return err
	}
	p := r.currentPress(result.Root)
	proof := r.proof(i, p, f, press.Options{Draft: r.Draft, Bound: true}, result)
	if proof.Fault != nil {
		return proof.Fault
	}
	if !proof.Printable(r.Strict) {
		result.State = Faulty
		return nil
	}
	result.Pages = len(proof.Sheet.Pages)
	result.leaf = p.Leaf(proof, r.Date)
	return ctx.Err()
}
