// Command iku turns the TOML description of an agency's Indikator Kinerja Utama
// into a finished PDF, and checks it as a careful reader would.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"

	"iku/cmd/internal/report"
)

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(collectAt)
		debug.SetMemoryLimit(collectAlways)
	}
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
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

// run executes the command line and returns the exit code.
func run(args []string, in io.Reader, out, err io.Writer) int {
	return guard(err, func() int {
		root := newRoot(&streams{in, out, err})
		root.SetArgs(args)
		return exitCode(root.Execute(), err)
	})
}

// guard returns what do returns. A panic in it is shown as one line, with the
// stack where the environment variable IKU_TRACE asks for it.
func guard(w io.Writer, do func() int) (code int) {
	defer func() {
		if fault := recover(); fault != nil {
			fmt.Fprintf(w, "iku: kesalahan di dalam program: %s\n", report.Visible(fmt.Sprint(fault)))
			if os.Getenv("IKU_TRACE") != "" {
				_, _ = w.Write(debug.Stack())
			} else {
				fmt.Fprintln(w, "     Jalankan lagi dengan IKU_TRACE=1 dan laporkan keluarannya bersama masukannya.")
			}
			code = exitFailed
		}
	}()
	return do()
}

// streams are what a command reads and writes.
type streams struct {
	in       io.Reader
	out, err io.Writer
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
	fmt.Fprintf(w, "iku: %s\n", reason(err))
	return exitFailed
}
