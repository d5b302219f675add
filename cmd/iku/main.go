// Command iku turns the TOML description of an agency's Indikator Kinerja Utama
// into a finished PDF, and checks it as a careful reader would.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"iku/cmd/internal/fault"
	"iku/cmd/internal/report"
)

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(collectAt)
		debug.SetMemoryLimit(collectAlways)
	}
	prepareConsole()
	os.Exit(run(launched(os.Args[1:]), os.Stdin, os.Stdout, os.Stderr))
}

// A document is a megabyte that lives for two milliseconds: collected less often
// than Go would, a cold start is a fifth shorter, until much memory is in use.
const (
	collectAt     = 400
	collectAlways = 512 << 20
)

// The exit codes.
const (
	exitDone   = 0
	exitFound  = 1 // the document has errors
	exitUsage  = 2 // the command line is wrong
	exitFailed = 3 // a file cannot be read or written, or the program is at fault
)

// run executes the command line and returns the exit code. A signal ends it,
// whatever it waits for; a second one at once.
func run(args []string, in io.Reader, out, err io.Writer) int {
	if arg := misquoted(args); closingQuote && arg != "" {
		fmt.Fprintf(err, "iku: %s: tanda \\ sebelum kutip penutup membuat kutip itu bagian dari nama; hapus \\ itu\n", report.Visible(arg))
		return exitUsage
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	s := &streams{in: in, out: out, err: err}
	done := make(chan int, 1)
	go func() {
		done <- guard(err, func() int {
			root := newRoot(s)
			root.SetArgs(args)
			return exitCode(root.ExecuteContext(ctx), err)
		})
	}()
	select {
	case code := <-done:
		return code
	case <-ctx.Done():
		stop()
	}
	wait := patience
	if !s.orderly.Load() {
		wait = 0
	}
	select {
	case code := <-done:
		return code
	case <-time.After(wait):
		fmt.Fprintln(err, "iku: dihentikan")
		return exitFailed
	}
}

// misquoted returns the first argument in which a closing quote and an option behind
// it stand: Windows takes \" for a quote of the name, as in "C:\hasil cetak\" --strict.
func misquoted(args []string) string {
	for _, a := range args {
		if strings.Contains(a, `" -`) {
			return a
		}
	}
	return ""
}

// patience is how long a command that was told to end may take to do so.
const patience = 2 * time.Second

// guard returns what do returns. A panic in it is shown as one line.
func guard(w io.Writer, do func() int) (code int) {
	err := fault.Guard(func() error { code = do(); return nil })
	if err != nil {
		tellFault(w, err)
		return exitFailed
	}
	return code
}

// tellFault shows a fault of the program, and how to learn more of it.
func tellFault(w io.Writer, err error) {
	fmt.Fprintf(w, "iku: %s\n", report.Reason(err))
	if os.Getenv(fault.Trace) == "" {
		fmt.Fprintf(w, "     Jalankan lagi dengan %s=1 dan laporkan keluarannya bersama masukannya.\n", fault.Trace)
	}
}

// streams are what a command reads and writes.
type streams struct {
	in       io.Reader
	out, err io.Writer
	orderly  atomic.Bool // the command comes to its end by itself when a signal comes
}

// until returns the context that a signal ends, for a command that then comes to
// its end by itself.
func (s *streams) until(c *cobra.Command) context.Context {
	s.orderly.Store(true)
	return c.Context()
}

// ended is the error of a command that has said itself what is wrong.
type ended int

func (e ended) Error() string { return fmt.Sprintf("exit %d", int(e)) }

// usageError is a wrong command line, and where its right form is to be read.
type usageError struct{ message, help string }

func (e usageError) Error() string { return e.message }

// exitCode shows the error, if there is something to show, and returns the code
// that belongs to it.
func exitCode(err error, w io.Writer) int {
	var e ended
	var usage usageError
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &e):
		return int(e)
	case errors.As(err, &usage):
		fmt.Fprintf(w, "iku: %s\n", usage.message)
		if usage.help != "" {
			fmt.Fprintf(w, "     Lihat: %s\n", usage.help)
		}
		return exitUsage
	}
	fmt.Fprintf(w, "iku: %s%s\n", report.Reason(err), report.Advice(err))
	return exitFailed
}
