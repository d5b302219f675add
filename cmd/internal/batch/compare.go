package batch

import (
	"context"
	"slices"

	"iku/cmd/internal/fault"
	"iku/content"
	"iku/content/check"
	"iku/content/finding"
)

// compareFirst finds what the documents of the batch show together before any is
// printed: if strict, it keeps PDFs from being made.
func (r *run) compareFirst(ctx context.Context) {
	gists := make([]check.Gist, len(r.plan.Jobs))
	each(len(gists), r.Jobs, func(i int) {
		if ctx.Err() == nil {
			gists[i] = check.GistOf(r.document(i))
		}
	})
	r.pairs = byLater(check.Pairs(gists))
}

func byLater(pairs []check.Pair) map[int][]check.Pair {
	by := map[int][]check.Pair{}
	for _, p := range pairs {
		by[p.Later] = append(by[p.Later], p)
	}
	return by
}

// compare tells what the documents show together and returns it by the number of
// the document. The few that are concerned are read again.
func (r *run) compare(tell func(*Result)) map[int][]Found {
	if r.Strict {
		return nil // told with each document
	}
	pairs := check.Pairs(r.gists)
	slices.SortStableFunc(pairs, func(a, b check.Pair) int { return a.Later - b.Later })
	found := map[int][]Found{}
	for at := 0; at < len(pairs); {
		job := r.plan.Jobs[pairs[at].Later]
		var list finding.List
		later := pairs[at].Later
		for ; at < len(pairs) && pairs[at].Later == later; at++ {
			list = append(list, r.between(pairs[at])...)
		}
		list.Sort()
		if len(list) > 0 {
			r.summary.Warnings += list.Count(finding.Peringatan)
			if r.Store != nil && r.Store.manifest != "" {
				found[later] = kept(list, job.Input)
			}
			tell(&Result{Job: job, State: Compared, Findings: list})
		}
	}
	return found
}

// between returns what a pair of documents shows.
func (r *run) between(p check.Pair) finding.List {
	return check.Between(p.Slug, r.document(p.Earlier), r.document(p.Later))
}

// document reads a document; nil where that cannot be done.
func (r *run) document(i int) (doc *content.Document) {
	_ = fault.Guard(func() error {
		f, err := readInput(r.plan.Jobs[i].Input)
		if err == nil {
			doc = r.currentPress().Document(f)
		}
		return err
	})
	return doc
}
