// Package whole writes files whole or not at all: whatever happens meanwhile, a
// name stands for what it stood for before or for all of what is new.
package whole

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Errors that say in Indonesian what the user reads.
var (
	// ErrNotPDF refuses to replace a file that this program has not written.
	ErrNotPDF   = errors.New("sudah ada dan bukan PDF; tidak ditimpa")
	ErrNoFolder = errors.New("foldernya tidak ada")
	errFolder   = errors.New("adalah folder, bukan berkas")
)

// Temporary files are named by these, so that what a killed run left is known.
const (
	prefix = ".iku-"
	suffix = ".tmp"
)

// Writer writes files of one run. The zero Writer puts each on the disk before
// it takes its name.
type Writer struct {
	// Run is part of the names of temporary files.
	Run string
	// Later leaves it to Sync to put the files on the disk: many at once.
	Later bool
}

// Write writes data to the file of that name, whole or not at all, unless ctx
// ends before the file has its name. A file that was there keeps its mode, a
// symbolic link keeps pointing to it; pipes and devices are written to as they
// are.
func (w Writer) Write(ctx context.Context, name string, data []byte) error {
	return w.Stream(ctx, name, func(to io.Writer) error {
		_, err := to.Write(data)
		return err
	})
}

// Stream does the same with what write gives.
func (w Writer) Stream(ctx context.Context, name string, write func(io.Writer) error) error {
	if target, err := filepath.EvalSymlinks(name); err == nil {
		name = target
	}
	old, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return err
	case old.IsDir():
		return &fs.PathError{Op: "write", Path: name, Err: errFolder}
	case !old.Mode().IsRegular():
		return through(name, write)
	}
	if err := context.Cause(ctx); err != nil {
		return err
	}
	temporary, err := w.beside(name, write, old)
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
	if !w.Later {
		syncFolder(filepath.Dir(name))
	}
	return nil
}

// beside writes a new file in the folder of name, with the mode of old
// where there is one. It leaves nothing behind on failure.
func (w Writer) beside(name string, write func(io.Writer) error, old fs.FileInfo) (_ string, err error) {
	temporary := filepath.Join(filepath.Dir(name), prefix+w.Run+rand.Text()+suffix)
	f, err := os.OpenFile(temporary, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrNotExist) {
		return "", &fs.PathError{Op: "write", Path: name, Err: ErrNoFolder}
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
	if err := write(f); err != nil {
		return "", err
	}
	if !w.Later {
		if err := f.Sync(); err != nil {
			return "", err
		}
	}
	return temporary, f.Close()
}

// Sweep removes from a folder what a run of that name left when it was killed.
func Sweep(folder, run string) { SweepIf(folder, run, func(string) bool { return true }) }

// SweepIf does the same with what is found to be left.
func SweepIf(folder, run string, left func(name string) bool) {
	names, _ := filepath.Glob(filepath.Join(escaped(folder), prefix+run+"*"+suffix))
	for _, name := range names {
		if left(name) {
			_ = os.Remove(name)
		}
	}
}

// escaped returns a path as a pattern that matches it alone.
func escaped(path string) string {
	if filepath.Separator == '\\' {
		return path // cannot be escaped there, and is seldom needed
	}
	var out []byte
	for i := range len(path) {
		if bytes.IndexByte([]byte(`*?[\`), path[i]) >= 0 {
			out = append(out, '\\')
		}
		out = append(out, path[i])
	}
	return string(out)
}

// syncFolder puts the new name on the disk too, where the system can.
func syncFolder(name string) {
	if d, err := os.Open(name); err == nil {
		_ = d.Sync()
		_ = d.Close()
	}
}

// through writes to what is no regular file.
func through(name string, write func(io.Writer) error) error {
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	if err := write(f); err != nil {
		_ = f.Close()
		return err
	}
	return f.Close()
}

// Folder tells, before anything is done, that a file of that name has no folder to
// stand in.
func Folder(name string) error {
	if _, err := os.Stat(filepath.Dir(name)); errors.Is(err, fs.ErrNotExist) {
		return &fs.PathError{Op: "write", Path: name, Err: ErrNoFolder}
	}
	return nil
}

// Replaceable tells, before anything is done, why the file of that name must not
// be replaced: it holds something that is no PDF.
func Replaceable(name string) error {
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
		return &fs.PathError{Op: "write", Path: name, Err: ErrNotPDF}
	}
	return nil
}
