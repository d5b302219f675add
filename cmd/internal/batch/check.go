package batch

import (
	"context"

	"iku/cmd/internal/press"
)

// Check finds what is wrong with documents, makes no PDFs, and calls tell with what
// was found in each, in their order, and then with what comparing them found. A
// document is Faulty where no PDF would be made of it, else Built. It holds no more
// of one that was told than what it compares. The error is a fault of the program.
func Check(ctx context.Context, documents []Input, o Options, tell func(*Result)) (Summary, error) {
	plan := &Plan{Files: newFiles(documents), Jobs: make([]Job, len(documents))}
	for i, in := range documents {
		plan.Jobs[i] = Job{Input: in.Path, Root: in.Root}
	}
	r := newRun(plan, o)
	r.deal = r.examine
	r.build(ctx, tell)
	if ctx.Err() != nil {
		r.summary.Stopped = ErrInterrupted
		return r.summary, nil
	}
	_, err := r.compare(tell)
	return r.summary, err
}

// examine finds what is wrong with a document.
func (r *run) examine(_ context.Context, i int, result *Result) error {
	f, err := r.read(result.Input)
	if err != nil {
		return err
	}
	p := r.currentPress(result.Root)
	proof := r.proof(i, p, f, press.Options{Draft: r.Draft}, result)
	if proof.Fault != nil {
		return proof.Fault
	}
	if !proof.Printable(r.Strict) {
		result.State = Faulty
	}
	if r.Examine != nil {
		r.Examine(i, p, proof)
	}
	return nil
}
