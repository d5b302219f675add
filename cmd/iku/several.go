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

// newFiles are files that are written one after the other, in folders that are made if
// need be: either all are written or none, and none over one that is there.
type newFiles struct {
	ctx   context.Context
	names []string
}

// create writes one of them.
func (n *newFiles) create(f newFile, alone bool) error {
	err := os.MkdirAll(filepath.Dir(f.name), 0o777)
	if err == nil {
		err = (whole.Writer{Later: !alone}).Create(n.ctx, f.name, f.data)
	}
	if err == nil {
		n.names = append(n.names, f.name)
	}
	return err
}

// end makes sure that they stand, or removes them where something failed.
func (n *newFiles) end(err error) error {
	if err != nil {
		for _, name := range n.names {
			_ = os.Remove(name)
		}
		return err
	}
	return whole.Sync(n.names)
}

// createAll writes files as newFiles are.
func createAll(ctx context.Context, files []newFile) error {
	for _, f := range files {
		if _, err := os.Lstat(f.name); err == nil {
			return &fs.PathError{Op: "write", Path: f.name, Err: fs.ErrExist}
		}
	}
	made := newFiles{ctx: ctx}
	for _, f := range files {
		if err := made.create(f, len(files) == 1); err != nil {
			return made.end(err)
		}
	}
	if len(files) == 1 {
		return nil
	}
	return made.end(nil)
}
