//go:build linux || darwin || freebsd || netbsd || openbsd

package whole

import (
	"errors"
	"os"
	"syscall"
)

// Hold keeps a file from others for as long as it is open; ErrBusy where another
// holds it. Another error means that it cannot be held where it is.
func Hold(f *os.File) error {
	err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return ErrBusy
	}
	return err
}
