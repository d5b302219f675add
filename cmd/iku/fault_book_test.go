package main

import (
	"bytes"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"iku/examples/synthetic"
)

// hidden returns the temporary files in a folder.
func hidden(t *testing.T, folder string) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(folder, ".iku-*"))
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// aBook makes a book of n sheets and returns its folder, what it was made of, and its bytes.
func aBook(t *testing.T, n int) (folder, in, name string, data []byte, took time.Duration) {
	t.Helper()
	dir := t.TempDir()
	in, folder = filepath.Join(dir, "masuk"), filepath.Join(dir, "keluar")
	name = filepath.Join(folder, "buku.pdf")
	sheets(t, in, n, synthetic.Options{})
	if err := os.Mkdir(folder, 0o777); err != nil {
		t.Fatal(err)
	}
	begun := time.Now()
	if code, said := iku(t, "build", in, "--book", name); code == exitFailed {
		t.Fatal(said)
	}
	took = time.Since(begun)
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return folder, in, name, data, took
}

// A kill leaves the old book or none, and the next run removes what it left.
func TestKilledBook(t *testing.T) {
	n, times := size(150, 1000, 4, 20)
	folder, in, name, want, took := aBook(t, n)
	random := rand.New(rand.NewPCG(2, 9))
	draft := filepath.Join(t.TempDir(), "konsep.pdf")
	if code, said := iku(t, "build", in, "--book", draft, "--draft"); code == exitFailed {
		t.Fatal(said)
	}
	done, err := os.ReadFile(draft)
	if err != nil {
		t.Fatal(err)
	}
	is := func(want []byte) bool { data, err := os.ReadFile(name); return err == nil && bytes.Equal(data, want) }
	for i := range times {
		cmd := exec.Command("iku", "build", in, "--book", name, "--draft")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(took/8 + time.Duration(random.Int64N(int64(took)/2)))
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		if !is(want) && !is(done) { // it may have ended before it was killed
			t.Errorf("kill %d: neither the old book nor the new one", i)
		}
		if code, said := iku(t, "build", in, "--book", name); code == exitFailed || !is(want) || len(hidden(t, folder)) > 0 {
			t.Errorf("after kill %d: code %d, the same book: %v, left %q\n%s", i, code, is(want), hidden(t, folder), said)
		}
	}
}

// Ctrl-C ends a book within a second; the old one stays.
func TestInterruptedBook(t *testing.T) {
	folder, in, name, want, took := aBook(t, 400)
	var cmd *exec.Cmd
	var said bytes.Buffer
	var begun time.Time
	for wait := took / 3; ; wait /= 2 { // until the machine is not done first
		said.Reset()
		cmd = exec.Command("iku", "build", in, "--book", name, "--draft")
		cmd.Stderr = &said
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(wait)
		begun = time.Now()
		_ = cmd.Process.Signal(os.Interrupt)
		if _ = cmd.Wait(); cmd.ProcessState.ExitCode() == exitFailed {
			break
		}
		if wait < time.Millisecond {
			t.Fatalf("it cannot be interrupted: %s", said.String())
		}
		if code, said := iku(t, "build", in, "--book", name); code == exitFailed {
			t.Fatal(said)
		}
	}
	if waited := time.Since(begun); waited > 2*time.Second { // one on a machine that does nothing else
		t.Errorf("it ended after %v", waited)
	}
	if code := cmd.ProcessState.ExitCode(); code != exitFailed || !strings.Contains(said.String(), "dihentikan; buku tidak ditulis") {
		t.Errorf("code %d\n%s", code, said.String())
	}
	if data, err := os.ReadFile(name); err != nil || !bytes.Equal(data, want) || len(hidden(t, folder)) > 0 {
		t.Errorf("the old book: %d bytes, %v; left %q", len(data), err, hidden(t, folder))
	}
}

// A full disk ends a book with one clear line and leaves nothing.
func TestBookOnFullDisk(t *testing.T) {
	out, in := smallDisk(t), t.TempDir()
	sheets(t, in, 100, synthetic.Options{})
	old := filepath.Join(out, "buku.pdf")
	if code, said := iku(t, "build", filepath.Join(in, "00", "0001.toml"), "--book", old); code == exitFailed {
		t.Fatal(said)
	}
	before, err := os.ReadFile(old)
	if err != nil {
		t.Fatal(err)
	}
	code, said := iku(t, "build", in, "--book", old)
	if code != exitFailed || strings.Count(said, "tempat penyimpanan penuh") != 1 {
		t.Errorf("code %d\n%s", code, said)
	}
	if data, err := os.ReadFile(old); err != nil || !bytes.Equal(data, before) || len(hidden(t, out)) > 0 {
		t.Errorf("the old book: %d bytes, %v; left %q", len(data), err, hidden(t, out))
	}
}

// Two runs that write one book at a time do not harm each other.
func TestTwoRunsOfOneBook(t *testing.T) {
	folder, in, name, want, _ := aBook(t, 150)
	first := exec.Command("iku", "build", in, "--book", name)
	if err := first.Start(); err != nil {
		t.Fatal(err)
	}
	code, said := iku(t, "build", in, "--book", name)
	if err := first.Wait(); err != nil && first.ProcessState.ExitCode() == exitFailed || code == exitFailed {
		t.Errorf("%v, code %d\n%s", err, code, said)
	}
	if data, err := os.ReadFile(name); err != nil || !bytes.Equal(data, want) || len(hidden(t, folder)) > 0 {
		t.Errorf("%d bytes, %v; left %q", len(data), err, hidden(t, folder))
	}
}
