package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"iku/cmd/internal/report"
	"iku/cmd/internal/whole"
)

// count tells how far the signing of files is: at a terminal, where they are many,
// by a bar; elsewhere by a line for each.
type count struct {
	*bar
	of, done, good int
	quiet, stopped bool
}

// manyFiles is how many files have a bar instead of lines.
const manyFiles = 10

// newCount counts to a number of files, of which some have failed already.
func (g *signer) newCount(of, failed int) *count {
	c := &count{bar: newBar(g.err, of, of >= manyFiles && !g.quiet), of: of, done: failed, quiet: g.quiet}
	c.step(failed, true)
	return c
}

// signed tells of a file that was signed.
func (c *count) signed(name, level string) {
	c.step(1, false)
	c.done++
	c.good++
	if c.quiet || c.seen() {
		return
	}
	counted := ""
	if c.of > 1 {
		counted = fmt.Sprintf("[%d/%d] ", c.done, c.of)
	}
	fmt.Fprintf(c.out, "%s%s: ditandatangani (%s)\n", counted, report.Visible(name), level)
}

// refused tells of a file that was not, and returns the exit code. What stops the
// whole is said once.
func (c *count) refused(name string, err error) int {
	c.step(1, true)
	c.done++
	if c.stopped || errors.Is(err, context.Canceled) {
		return exitFailed
	}
	c.stopped = whole.Hopeless(err)
	return complain(c.out, nameOf(err, name), err)
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
	if n := int(c.bar.failed.Load()); n > 0 {
		text += fmt.Sprintf(", %s gagal", thousands(n))
	}
	if seconds := time.Since(c.begun).Seconds(); c.of >= manyFiles {
		text += fmt.Sprintf("; %s detik (%s/detik)", strings.ReplaceAll(fmt.Sprintf("%.1f", seconds), ".", ","), thousands(int(float64(c.good)/max(seconds, 0.001))))
	}
	fmt.Fprintln(err, text)
	return exitDone
}
