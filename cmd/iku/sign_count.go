package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync/atomic"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"

	"iku/cmd/internal/report"
)

// count tells how far the signing of files is: at a terminal, where they are many,
// by a bar; elsewhere by a line for each.
type count struct {
	of, done, good int
	out            io.Writer // above the bar
	bars           *mpb.Progress
	bar            *mpb.Bar
	bad            atomic.Int64
	begun          time.Time
	stopped        bool
}

// manyFiles is how many files have a bar instead of lines.
const manyFiles = 10

// newCount counts to a number of files, of which some have failed already.
func (s *streams) newCount(of, failed int) *count {
	c := &count{of: of, done: failed, out: s.err, begun: time.Now()}
	c.bad.Store(int64(failed))
	if of < manyFiles || !isTerminal(s.err) || os.Getenv("TERM") == "dumb" {
		return c
	}
	c.bars = mpb.New(mpb.WithOutput(s.err), mpb.WithAutoRefresh(), mpb.WithRefreshRate(100*time.Millisecond))
	c.out = c.bars
	c.bar = c.bars.New(int64(of), mpb.BarStyle().Lbound("[").Filler("=").Tip(">").Padding(" ").Rbound("]"), mpb.BarRemoveOnComplete(),
		mpb.PrependDecorators(decor.Any(func(s decor.Statistics) string {
			return fmt.Sprintf("%s/%s ", thousands(int(s.Current)), thousands(int(s.Total)))
		})),
		mpb.AppendDecorators(decor.Any(func(s decor.Statistics) string {
			text := fmt.Sprintf(" %s/detik", thousands(int(float64(s.Current)/max(time.Since(c.begun).Seconds(), 0.001))))
			if n := c.bad.Load(); n > 0 {
				text += fmt.Sprintf(", %s gagal", thousands(int(n)))
			}
			return text
		})))
	c.bar.IncrBy(failed)
	return c
}

func (c *count) step() {
	c.done++
	if c.bar != nil {
		c.bar.Increment()
	}
}

// signed tells of a file that was signed.
func (c *count) signed(name, level string) {
	c.step()
	c.good++
	if c.bar != nil {
		return
	}
	counted := ""
	if c.of > 1 {
		counted = fmt.Sprintf("[%d/%d] ", c.done, c.of)
	}
	fmt.Fprintf(c.out, "%s%s: ditandatangani (%s)\n", counted, report.Visible(name), level)
}

// failed tells of a file that was not, and returns the exit code. What stops the
// whole is said once.
func (c *count) failed(name string, err error) int {
	c.step()
	c.bad.Add(1)
	if c.stopped || errors.Is(err, context.Canceled) {
		return exitFailed
	}
	c.stopped = hopeless(err)
	return complain(c.out, nameOf(err, name), err)
}

// close removes the bar.
func (c *count) close() {
	if c.bar != nil {
		c.bar.Abort(true)
		c.bars.Wait()
		c.bar = nil
	}
}

// end says the sum where there was more than one file, and returns the exit code of
// having been stopped.
func (c *count) end(ctx context.Context, err io.Writer) int {
	c.close()
	if ctx.Err() != nil {
		fmt.Fprintf(err, "iku: dihentikan; %s dari %s berkas ditandatangani\n", thousands(c.good), thousands(c.of))
		return exitFailed
	}
	if c.of == 1 {
		return exitDone
	}
	text := fmt.Sprintf("%s berkas ditandatangani", thousands(c.good))
	if n := int(c.bad.Load()); n > 0 {
		text += fmt.Sprintf(", %s gagal", thousands(n))
	}
	if seconds := time.Since(c.begun).Seconds(); c.of >= manyFiles {
		text += fmt.Sprintf("; %s detik (%s/detik)", strings.ReplaceAll(fmt.Sprintf("%.1f", seconds), ".", ","), thousands(int(float64(c.good)/max(seconds, 0.001))))
	}
	fmt.Fprintln(err, text)
	return exitDone
}
