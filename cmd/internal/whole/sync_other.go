//go:build !linux

package whole

import (
	"os"
	"path/filepath"
)

// Sync puts files that were written on the disk, and their names with them.
func Sync(names []string) error {
	folders := map[string]bool{}
	for _, name := range names {
		f, err := os.OpenFile(name, os.O_RDWR, 0)
		if err != nil {
			return err
		}
		err = f.Sync()
		_ = f.Close()
		if err != nil {
			return err
		}
		folders[filepath.Dir(name)] = true
	}
	for folder := range folders {
		syncFolder(folder)
	}
	return nil
}
