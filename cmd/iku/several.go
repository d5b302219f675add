package main

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"

	"iku/cmd/internal/whole"
)

// newFile is a file that must not be there yet.
type newFile struct {
	name string
	data []byte
}

// createAll writes files, in folders that are made if need be: either all are
// written or none, and none over one that is there.
func createAll(ctx context.Context, files []newFile) error {
	for _, f := range files {
		if _, err := os.Lstat(f.name); err == nil {
			return &fs.PathError{Op: "write", Path: f.name, Err: fs.ErrExist}
		}
	}
	var names []string
	w := whole.Writer{Later: len(files) > 1}
	for _, f := range files {
		err := os.MkdirAll(filepath.Dir(f.name), 0o777)
		if err == nil {
			err = w.Create(ctx, f.name, f.data)
		}
		if err != nil {
			for _, name := range names {
				_ = os.Remove(name)
			}
			return err
		}
		names = append(names, f.name)
	}
	if !w.Later {
		return nil
	}
	return whole.Sync(names)
}
