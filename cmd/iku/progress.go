package main

import (
	"fmt"
	"io"
	"os"
	"sync/atomic"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"

	"iku/cmd/internal/batch"
	"iku/cmd/internal/report"
	"iku/content/finding"
)

// progress shows how far a batch is: at a terminal by a bar, below what is to be
// read; elsewhere by nothing but what is to be read.
type progress struct {
	b      *builder
	bars   *mpb.Progress // nil: no bar
	bar    *mpb.Bar
	out    io.Writer
	begun  time.Time
	failed atomic.Int64
}

func (b *builder) newProgress(documents int) *progress {
	p := &progress{b: b, out: b.err, begun: time.Now()}
	if b.quiet || !b.people() || !isTerminal(b.err) || os.Getenv("TERM") == "dumb" || documents < 2 {
		return p
	}
	p.bars = mpb.New(mpb.WithOutput(b.err), mpb.WithAutoRefresh(), mpb.WithRefreshRate(100*time.Millisecond))
	p.out = p.bars
	p.bar = p.bars.New(int64(documents), mpb.BarStyle().Lbound("[").Filler("=").Tip(">").Padding(" ").Rbound("]"),
		mpb.BarRemoveOnComplete(),
		mpb.PrependDecorators(decor.Any(func(s decor.Statistics) string {
			return fmt.Sprintf("%s/%s ", thousands(int(s.Current)), thousands(int(s.Total)))
		})),
		mpb.AppendDecorators(decor.Any(p.tail)),
	)
	return p
}

// tail returns what stands behind the bar: rate, time left and failures.
func (p *progress) tail(s decor.Statistics) string {
	rate := float64(s.Current) / max(time.Since(p.begun).Seconds(), 0.001)
	text := fmt.Sprintf(" %s/detik", thousands(int(rate)))
	if rate > 0 {
		left := time.Duration(float64(s.Total-s.Current) / rate * float64(time.Second)).Round(time.Second)
		text += fmt.Sprintf(", sisa %d:%02d", int(left.Minutes()), int(left.Seconds())%60)
	}
	if n := p.failed.Load(); n > 0 {
		text += fmt.Sprintf(", %s gagal", thousands(int(n)))
	}
	return text
}

// count moves the bar on.
func (p *progress) count(r *batch.Result) {
	if p.bar == nil || r.State == batch.Compared {
		return
	}
	if r.State == batch.Failed || r.State == batch.Faulty || r.State == batch.Clashing {
		p.failed.Add(1)
	}
	p.bar.Increment()
}

// line shows a line, above the bar where there is one.
func (p *progress) line(s string) error {
	_, err := fmt.Fprintln(p.out, s)
	return err
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

// close removes the bar.
func (p *progress) close() {
	if p.bar != nil {
		p.bar.Abort(true)
		p.bars.Wait()
	}
}
