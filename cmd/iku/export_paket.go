package main

import (
	"context"
	"path/filepath"

	"iku/cmd/internal/batch"
	"iku/cmd/internal/press"
	"iku/cmd/internal/report"
	"iku/cmd/internal/standing"
	"iku/content/finding"
)

// packing is where an index finds PDFs, and where it is written itself.
type packing struct {
	pdfs, name string // where the PDFs are and how they are named; empty: as build does by itself
	to         string // the index's file, or standard
}

// index returns the index of documents, and the exit code: 1 where a document has
// errors or no PDF that fits it.
func (x *exporting) index(ctx context.Context, found []batch.Input) (data []byte, sum string, code int, err error) {
	layout := batch.Layout{To: x.pdfs}
	if x.name != "" {
		if layout.Name, err = batch.ParseTemplate(x.name); err != nil {
			return nil, "", exitUsage, err
		}
	}
	plan, _ := batch.NewPlan(found, layout, x.jobs) // whose names clash have one PDF
	list := make([]report.Berkas, len(plan.Jobs))
	inputs := make([]batch.Input, len(plan.Jobs))
	by := map[string]*report.Berkas{}
	for i, job := range plan.Jobs {
		list[i].File = x.relative(job.Input)
		inputs[i] = batch.Input{Path: job.Input, Root: job.Root}
		by[job.Input] = &list[i]
	}
	var look standing.Looker
	o := batch.Options{Jobs: x.jobs, Examine: func(i int, p *press.Press, proof *press.Proof) {
		look.Pack(ctx, &list[i], plan.Jobs[i].Output, p, proof, x.relative)
	}}
	var wrong finding.List
	_, err = batch.Check(ctx, inputs, o, func(r *batch.Result) {
		if r.State == batch.Failed {
			by[r.Input].Error = report.Reason(r.Err)
			code = exitFailed
		}
		for _, f := range r.Findings {
			if f.Severity() == finding.Galat && f.Abaikan == "" {
				wrong = append(wrong, f)
			}
		}
	})
	if err != nil {
		return nil, "", exitFailed, err
	}
	if len(wrong) > 0 {
		wrong.Sort()
		if out, err := report.New(report.Formats[0].Name, x.err, reportOptions(x.err)); err == nil {
			_ = show(out, wrong)
		}
		code = max(code, exitFound)
	}
	for i := range list {
		if list[i].PDF == nil || list[i].PDF.State != report.PDFFresh {
			code = max(code, exitFound)
		}
	}
	index := &report.Paket{Format: "iku-paket", Version: report.PaketVersion, Documents: list}
	return index.JSON(), index.Sum(), code, nil
}

// relative returns the name of a file as the index says it.
func (v *packing) relative(name string) string {
	folder := "."
	if v.to != standard {
		folder = filepath.Dir(v.to)
	}
	if way, err := way(folder, name); err == nil {
		return way
	}
	return filepath.ToSlash(name)
}
