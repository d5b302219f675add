package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"iku/examples/synthetic"
)

// A signal ends every wait, of commands for one file too: for an input that does
// not come, for an answer, for a reader that does not read.
func TestSignalEndsEveryWait(t *testing.T) {
	dir := t.TempDir()
	put(t, filepath.Join(dir, "a.toml"), synthetic.Sheet(1, synthetic.Options{Indikator: 60}))
	if code, said := iku(t, "export", filepath.Join(dir, "a.toml")); code != exitDone {
		t.Fatal(said)
	}
	t.Cleanup(func() { // once all are through
		if names, _ := filepath.Glob(filepath.Join(dir, ".iku-*.tmp")); len(names) > 0 {
			t.Errorf("left: %v", names)
		}
	})
	for _, args := range [][]string{
		{"build", "-"}, {"build", "-", "-o", "x.pdf"}, {"check", "-"}, {"export", "-", "-o", "x.xlsx"}, {"extract", "-"},
		{"diff", "-", "a.toml"}, {"verify", "-"}, {"build", "a.toml", "-o", "-"}, {"build", "a.toml", "-o", "/dev/stdout"},
		{"schema"}, {"preview", "--no-open", "a.toml"}, {"build", "--watch", "a.toml"},
	} {
		t.Run(args[0]+" "+args[1%len(args)], func(t *testing.T) {
			t.Parallel()
			in, held, err := os.Pipe()
			if err != nil {
				t.Fatal(err)
			}
			defer held.Close()
			unread, out, err := os.Pipe()
			if err != nil {
				t.Fatal(err)
			}
			defer unread.Close()
			_, _ = unix.FcntlInt(out.Fd(), unix.F_SETPIPE_SZ, 4096)
			var said bytes.Buffer
			cmd := exec.Command("iku", args...)
			cmd.Dir, cmd.Stdin, cmd.Stdout, cmd.Stderr = dir, in, out, &said
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			_, _ = in.Close(), out.Close()
			ended := make(chan error, 1)
			go func() { ended <- cmd.Wait() }()
			select {
			case <-ended:
				t.Fatalf("it did not wait: %s", said.String())
			case <-time.After(time.Second):
			}
			_ = cmd.Process.Signal(syscall.SIGTERM)
			select {
			case <-ended:
			case <-time.After(20 * time.Second):
				_ = cmd.Process.Kill()
				t.Fatal("it went on waiting")
			}
			if code := cmd.ProcessState.ExitCode(); code != exitFailed && args[0] != "preview" && args[1] != "--watch" {
				t.Errorf("code %d: %s", code, said.String())
			}
		})
	}
}

// What a kill leaves of a single file is removed by the next run in that folder.
func TestKilledSingleFile(t *testing.T) {
	dir := t.TempDir()
	put(t, filepath.Join(dir, "a.toml"), synthetic.Sheet(1, synthetic.Options{}))
	put(t, filepath.Join(dir, ".iku-SISA.tmp"), []byte("%PDF-"))
	if code, said := iku(t, "build", filepath.Join(dir, "a.toml")); code == exitFailed {
		t.Fatal(said)
	}
	if names, _ := filepath.Glob(filepath.Join(dir, ".iku-*")); len(names) > 0 {
		t.Errorf("left: %v", names)
	}
}
