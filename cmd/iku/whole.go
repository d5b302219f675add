package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

var (
	// errNotPDF refuses to replace a file that this program has not written.
	errNotPDF   = errors.New("sudah ada dan bukan PDF; tidak ditimpa")
	errNoFolder = errors.New("foldernya tidak ada")
)

// writeWhole writes data to the file of that name, whole or not at all: it stands
// in a file beside it, on the disk, before it takes the name. A file that was
// there keeps its mode, a symbolic link keeps pointing to it; pipes and devices
// are written to as they are.
func writeWhole(ctx context.Context, name string, data []byte) error {
	if target, err := filepath.EvalSymlinks(name); err == nil {
		name = target
	}
	old, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return err
	case old.IsDir():
		return &fs.PathError{Op: "write", Path: name, Err: errors.New("adalah folder, bukan berkas")}
	case !old.Mode().IsRegular():
		return writeThrough(name, data)
	}
	temporary, err := writeBeside(name, data, old)
	if err != nil {
		return err
	}
	if err := context.Cause(ctx); err != nil {
		_ = os.Remove(temporary)
		return err
	}
	if err := os.Rename(temporary, name); err != nil {
		_ = os.Remove(temporary)
		return &fs.PathError{Op: "write", Path: name, Err: errors.Unwrap(err)}
	}
	syncFolder(filepath.Dir(name))
	return nil
}

// writeBeside writes data to a new file in the folder of name, down to the disk,
// with the mode of old where there is one. It leaves nothing behind on failure.
func writeBeside(name string, data []byte, old fs.FileInfo) (temporary string, err error) {
	temporary = filepath.Join(filepath.Dir(name), ".iku-"+rand.Text()+".tmp")
	f, err := os.OpenFile(temporary, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrNotExist) {
		return "", &fs.PathError{Op: "write", Path: name, Err: errNoFolder}
	}
	if err != nil {
		return "", &fs.PathError{Op: "write", Path: name, Err: errors.Unwrap(err)}
	}
	defer func() {
		if err != nil {
			_ = f.Close()
			_ = os.Remove(temporary)
			err = &fs.PathError{Op: "write", Path: name, Err: err}
		}
	}()
	if old != nil {
		if err := f.Chmod(old.Mode().Perm()); err != nil {
			return "", err
		}
	}
	if _, err := f.Write(data); err != nil {
		return "", err
	}
	if err := f.Sync(); err != nil {
		return "", err
	}
	return temporary, f.Close()
}

// syncFolder puts the new name on the disk too, where the system can.
func syncFolder(name string) {
	if d, err := os.Open(name); err == nil {
		_ = d.Sync()
		_ = d.Close()
	}
}

// writeThrough writes to what is no regular file.
func writeThrough(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	if _, err := f.Write(data); err != nil {
		_ = f.Close()
		return err
	}
	return f.Close()
}

// replaceable tells, before anything is done, why the file of that name must not
// be replaced: it holds something that is no PDF.
func replaceable(name string) error {
	info, err := os.Stat(name)
	if err != nil || !info.Mode().IsRegular() || info.Size() == 0 {
		return nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil // whether it can be replaced is for the writing to say
	}
	defer f.Close()
	head := make([]byte, 5)
	if _, err := f.Read(head); err == nil && !bytes.Equal(head, []byte("%PDF-")) {
		return &fs.PathError{Op: "write", Path: name, Err: errNotPDF}
	}
	return nil
}
