package main

import (
	"iku/cmd/internal/batch"
	"iku/cmd/internal/report"
	"iku/content/finding"
)

// progress shows how far a batch is, and what was found in it.
type progress struct {
	*bar
	b *builder
}

func (b *builder) newProgress(documents int) *progress {
	return &progress{newBar(b.err, documents, !b.quiet && b.people() && documents > 1), b}
}

// count moves the bar on.
func (p *progress) count(r *batch.Result) {
	if r.State != batch.Compared {
		p.step(1, r.State == batch.Failed || r.State == batch.Faulty || r.State == batch.Clashing)
	}
}

// findings shows findings: in full at a terminal, else one line each.
func (p *progress) findings(list finding.List) error {
	if isTerminal(p.b.err) {
		out, err := report.New(p.b.format, p.out, reportOptions(p.b.err))
		if err != nil {
			return err
		}
		return out.Report(list)
	}
	for _, f := range list {
		if err := p.line(report.Line(f)); err != nil {
			return err
		}
	}
	return nil
}
