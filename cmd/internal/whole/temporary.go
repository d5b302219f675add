package whole

import (
	"context"
	"crypto/rand"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// Temporary files are named by these, so that what a killed run left is known.
// Whoever writes one holds it; one that nobody holds is nobody's.
const (
	prefix = ".iku-"
	suffix = ".tmp"
)

// beside writes a new file in the folder of a place, with the mode of what stands
// there. It leaves nothing behind on failure.
func (w Writer) beside(place *Place, write func(io.Writer) error) (*os.File, error) {
	mode := fs.FileMode(0o666)
	if w.Private {
		mode = 0o600
	}
	f, err := temporary(filepath.Dir(place.file), mode)
	if err != nil {
		return nil, &fs.PathError{Op: "write", Path: place.Name, Err: err}
	}
	finished := false
	defer func() {
		if !finished {
			_ = f.Close()
			_ = os.Remove(f.Name())
		}
	}()
	if place.info != nil {
		err = f.Chmod(place.info.Mode().Perm())
	}
	if err == nil {
		err = write(f)
	}
	if err == nil && !w.Later {
		err = f.Sync()
	}
	if err != nil {
		return nil, &fs.PathError{Op: "write", Path: place.Name, Err: err}
	}
	finished = true
	return f, nil
}

// temporary returns a new file that this program holds.
func temporary(folder string, mode fs.FileMode) (*os.File, error) {
	for {
		f, err := os.OpenFile(filepath.Join(folder, prefix+rand.Text()+suffix), os.O_RDWR|os.O_CREATE|os.O_EXCL, mode)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil, ErrNoFolder
		case errors.Is(err, fs.ErrPermission):
			return nil, errShut
		case err != nil:
			return nil, errors.Unwrap(err)
		}
		if !errors.Is(Hold(f), ErrBusy) {
			if made, err := f.Stat(); err == nil {
				if there, err := os.Lstat(f.Name()); err == nil && os.SameFile(made, there) {
					return f, nil
				}
			}
		}
		_ = f.Close() // swept between its making and its being held
		_ = os.Remove(f.Name())
		if _, err := os.Stat(folder); err != nil {
			return nil, ErrNoFolder
		}
	}
}

// swept are the folders that this program has swept.
var swept sync.Map

// sweepOnce removes from a folder, the first time that it is written to, what
// killed runs left there.
func sweepOnce(ctx context.Context, folder string) error {
	if _, done := swept.Load(folder); done {
		return nil
	}
	return Sweep(ctx, folder)
}

// Sweep removes from a folder the temporary files that nobody holds: those of runs
// that were killed. The error is that ctx ended.
func Sweep(ctx context.Context, folder string) error {
	swept.Store(folder, true)
	d, err := os.Open(folder)
	if err != nil {
		return nil
	}
	names, _ := d.Readdirnames(-1)
	_ = d.Close()
	var left []string
	for _, name := range names {
		if strings.HasPrefix(name, prefix) && strings.HasSuffix(name, suffix) {
			left = append(left, filepath.Join(folder, name))
		}
	}
	if len(left) == 0 {
		return nil
	}
	release, err := lockFolder(ctx, folder)
	if err != nil {
		return context.Cause(ctx)
	}
	defer release()
	for _, name := range left {
		if info, err := os.Lstat(name); err != nil || !info.Mode().IsRegular() {
			continue
		}
		f, err := os.OpenFile(name, os.O_RDWR, 0)
		if err != nil {
			continue
		}
		nobodys := Hold(f) == nil
		_ = f.Close()
		if nobodys {
			_ = os.Remove(name)
		}
	}
	return nil
}
