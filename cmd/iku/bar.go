package main

import (
	"fmt"
	"io"
	"os"
	"sync/atomic"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
)

// bar shows at a terminal how far many things are, below what is to be read;
// elsewhere nothing but what is to be read.
type bar struct {
	out    io.Writer // for what is to be read
	begun  time.Time
	failed atomic.Int64
	bars   *mpb.Progress // nil: there is nothing to see
	bar    *mpb.Bar
}

// newBar shows how far a number of things are, where that is wanted and w is a
// terminal.
func newBar(w io.Writer, of int, wanted bool) *bar {
	b := &bar{out: w, begun: time.Now()}
	if !wanted || !isTerminal(w) || os.Getenv("TERM") == "dumb" {
		return b
	}
	b.bars = mpb.New(mpb.WithOutput(w), mpb.WithAutoRefresh(), mpb.WithRefreshRate(100*time.Millisecond))
	b.out = b.bars
	b.bar = b.bars.New(int64(of), mpb.BarStyle().Lbound("[").Filler("=").Tip(">").Padding(" ").Rbound("]"),
		mpb.BarRemoveOnComplete(),
		mpb.PrependDecorators(decor.Any(func(s decor.Statistics) string {
			return fmt.Sprintf("%s/%s ", thousands(int(s.Current)), thousands(int(s.Total)))
		})),
		mpb.AppendDecorators(decor.Any(b.tail)),
	)
	return b
}

// tail returns what stands behind the bar: rate, time left and failures.
func (b *bar) tail(s decor.Statistics) string {
	rate := float64(s.Current) / max(time.Since(b.begun).Seconds(), 0.001)
	text := fmt.Sprintf(" %s/detik", thousands(int(rate)))
	if rate > 0 {
		left := time.Duration(float64(s.Total-s.Current) / rate * float64(time.Second)).Round(time.Second)
		text += fmt.Sprintf(", sisa %d:%02d", int(left.Minutes()), int(left.Seconds())%60)
	}
	if n := b.failed.Load(); n > 0 {
		text += fmt.Sprintf(", %s gagal", thousands(int(n)))
	}
	return text
}

// step moves the bar on by some things, done or failed.
func (b *bar) step(n int, failed bool) {
	if failed {
		b.failed.Add(int64(n))
	}
	if b.bar != nil {
		b.bar.IncrBy(n)
	}
}

// seen tells whether there is a bar.
func (b *bar) seen() bool { return b.bar != nil }

// line shows a line, above the bar where there is one.
func (b *bar) line(s string) error {
	_, err := fmt.Fprintln(b.out, s)
	return err
}

// close removes the bar.
func (b *bar) close() {
	if b.bar != nil {
		b.bar.Abort(true)
		b.bars.Wait()
		b.bar = nil
	}
}
