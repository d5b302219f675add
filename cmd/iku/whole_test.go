package main

import (
	"bytes"
	"io/fs"
	"strings"
	"syscall"
	"testing"

	"iku/cmd/internal/report"

	"github.com/spf13/cobra"
)

// A full disk is said to be full.
func TestReasonOfFullDisk(t *testing.T) {
	err := &fs.PathError{Op: "write", Path: "x.pdf", Err: syscall.ENOSPC}
	if report.Reason(err) != "x.pdf: tempat penyimpanan penuh" {
		t.Errorf("it says %q", report.Reason(err))
	}
}

// A fault of the program is one clear line and exit code 3.
func TestFaultIsExitCode3(t *testing.T) {
	var err bytes.Buffer
	code := guard(&err, func() int { panic("patah\x1b[31m") })
	if code != exitFailed || !strings.HasPrefix(err.String(), `iku: kesalahan di dalam program: patah\u001B[31m`) || strings.Contains(err.String(), "goroutine") {
		t.Errorf("code %d, %q", code, err.String())
	}
}

// Every command explains itself in full, and no line of it is English that
// belongs to a library.
func TestEveryCommandHasHelpAndExamples(t *testing.T) {
	var visit func(c *cobra.Command)
	visit = func(c *cobra.Command) {
		var b bytes.Buffer
		showHelp(&b, c)
		for _, word := range []string{"Usage", "Flags", "help for", "default", "[flags]"} {
			if strings.Contains(b.String(), word) {
				t.Errorf("help of %q says %q", c.CommandPath(), word)
			}
		}
		if c.Short == "" || c.Example == "" {
			t.Errorf("%q has no description or example", c.CommandPath())
		}
		for _, sub := range c.Commands() {
			visit(sub)
		}
	}
	visit(newRoot(&streams{}))
}
