//go:build unix

package whole_test

import (
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"iku/cmd/internal/whole"
)

// Pipes, devices and sockets are refused, also behind a link: a pipe that nobody
// reads would wait for ever.
func TestNoRegularFile(t *testing.T) {
	dir := t.TempDir()
	pipe, link, socket := filepath.Join(dir, "pipa"), filepath.Join(dir, "tautan"), filepath.Join(dir, "soket")
	if err := errors.Join(syscall.Mkfifo(pipe, 0o600), os.Symlink(pipe, link)); err != nil {
		t.Skip(err)
	}
	if l, err := net.Listen("unix", socket); err == nil {
		defer l.Close()
	}
	for _, name := range []string{pipe, link, socket, "/dev/full", "/dev/null", "/dev/tty"} {
		if _, err := os.Stat(name); err != nil {
			continue
		}
		for _, err := range []error{whole.Writer{Force: true}.May(name), whole.Writer{}.Write(ctx, name, []byte("x"))} {
			if !errors.Is(err, whole.ErrNotRegular) {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

// What another has opened for the program is written to as it is.
func TestStream(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	fd, err := syscall.Dup(int(w.Fd()))
	if err != nil {
		t.Fatal(err)
	}
	_ = w.Close()
	name := fmt.Sprintf("/dev/fd/%d", fd)
	if err := errors.Join(whole.Writer{}.May(name), whole.Writer{}.Write(ctx, name, []byte("isi"))); err != nil {
		t.Error(err)
	}
	var got [10]byte
	if n, _ := r.Read(got[:]); string(got[:n]) != "isi" {
		t.Errorf("%q", got[:n])
	}
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		return
	}
	defer full.Close()
	if fd, err = syscall.Dup(int(full.Fd())); err != nil {
		t.Fatal(err)
	}
	if err := (whole.Writer{}).Write(ctx, fmt.Sprintf("/dev/fd/%d", fd), []byte("isi")); !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("error is %v", err)
	}
}
