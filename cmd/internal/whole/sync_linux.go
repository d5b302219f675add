package whole

import (
	"os"
	"path/filepath"

	"golang.org/x/sys/unix"
)

// Sync puts files that were written on the disk, and their names with them: each
// file system once, however many files there are.
func Sync(names []string) error {
	seen := map[uint64]bool{}
	folders := map[string]bool{}
	for _, name := range names {
		folder := filepath.Dir(name)
		if folders[folder] {
			continue
		}
		folders[folder] = true
		if err := syncSystem(folder, seen); err != nil {
			return err
		}
	}
	return nil
}

// syncSystem puts the file system that a folder is on, unless it is in seen, on
// the disk.
func syncSystem(folder string, seen map[uint64]bool) error {
	d, err := os.Open(folder)
	if err != nil {
		return err
	}
	defer d.Close()
	var stat unix.Stat_t
	if err := unix.Fstat(int(d.Fd()), &stat); err == nil {
		if seen[uint64(stat.Dev)] {
			return nil
		}
		seen[uint64(stat.Dev)] = true
	}
	return os.NewSyscallError("syncfs", unix.Syncfs(int(d.Fd())))
}
