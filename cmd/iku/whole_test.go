package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/spf13/cobra"
)

// What cannot be finished leaves the old file and nothing else.
func TestWriteWholeOrNotAtAll(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "x.pdf")
	if err := writeWhole(context.Background(), name, []byte("%PDF-lama")); err != nil {
		t.Fatal(err)
	}
	stopped, stop := context.WithCancel(context.Background())
	stop()
	if err := writeWhole(stopped, name, []byte("%PDF-baru")); !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v", err)
	}
	if err := writeWhole(context.Background(), dir, []byte("x")); err == nil {
		t.Error("a folder was written to")
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if data, err := os.ReadFile(name); err != nil || string(data) != "%PDF-lama" || len(entries) != 1 {
		t.Errorf("%q, %v, %d files", data, err, len(entries))
	}
}

// A full disk is said to be full, and leaves nothing behind.
func TestWriteThroughToFullDevice(t *testing.T) {
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip("there is no /dev/full")
	}
	err := writeWhole(context.Background(), "/dev/full", []byte("x"))
	if !errors.Is(err, syscall.ENOSPC) || reason(err) != "/dev/full: tempat penyimpanan penuh" {
		t.Errorf("error is %v", err)
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
