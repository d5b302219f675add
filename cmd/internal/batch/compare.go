package batch

import (
	"maps"
	"slices"

	"iku/cmd/internal/fault"
	"iku/content"
	"iku/content/check"
	"iku/content/finding"
	"iku/content/source"
)

// compare tells what the documents show together and returns it by the number of
// the document. The few that are concerned are read again. It keeps no PDF from
// being made, not if strict either: which of two files is wrong no file can say,
// and what one says must not stop what is right in another. The error is a fault of
// the program.
func (r *run) compare(tell func(*Result)) (map[int][]Found, error) {
	var met check.Met
	err := fault.Guard(func() error {
		for _, p := range check.Pairs(r.gists) {
			met.Add(p, r.document(p.Earlier), r.document(p.Later))
		}
		return nil
	})
	found := map[int][]Found{}
	for _, i := range slices.Sorted(maps.Keys(met)) {
		job, list := r.plan.Jobs[i], met[i]
		list.Sort()
		r.summary.Warnings += list.Count(finding.Peringatan)
		r.summary.Between += list.Count(finding.Peringatan)
		if r.Store != nil && r.Store.manifest != "" {
			found[i] = kept(list, job.Input)
		}
		name, _ := source.Whole(r.gists[i].Name)
		tell(&Result{Job: job, State: Compared, Name: name, Findings: list})
	}
	return found, err
}

// document reads a document; nil where that cannot be done.
func (r *run) document(i int) (doc *content.Document) {
	job := r.plan.Jobs[i]
	_ = fault.Guard(func() error {
		f, err := r.plan.Files.input(job.Input)
		if err == nil {
			doc = r.currentPress(job.Root).Document(f)
		}
		return err
	})
	return doc
}
