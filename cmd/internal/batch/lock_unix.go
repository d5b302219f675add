//go:build linux || darwin || freebsd || netbsd || openbsd

package batch

import (
	"os"
	"syscall"
)

// lock keeps other runs from a journal for as long as it is open.
func lock(f *os.File) error { return syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) }
