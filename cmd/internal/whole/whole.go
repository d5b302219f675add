// Package whole writes files whole or not at all: whatever happens meanwhile, a
// name stands for what it stood for before or for all of what is new.
//
// Every file that a command writes goes this way, and so do the rules of what is
// never replaced: a PDF that carries a signature, unless that is asked for, and
// what is no regular file.
package whole

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// Errors that say in Indonesian what the user reads.
var (
	// errNotPDF refuses to replace a file that this program has not written.
	errNotPDF   = errors.New("sudah ada dan bukan PDF; tidak ditimpa")
	ErrNoFolder = errors.New("foldernya tidak ada")
	// errShut refuses a folder that nothing may be written into.
	errShut = errors.New("foldernya tidak boleh ditulisi")
	// ErrNotRegular refuses pipes and devices, which may take nothing, or wait for ever.
	ErrNotRegular = errors.New("bukan berkas biasa; tidak ditulisi")
	// ErrMoved tells that another wrote to a file meanwhile.
	ErrMoved  = errors.New("berkas berubah sementara dikerjakan; tidak ditimpa")
	errFolder = errors.New("adalah folder, bukan berkas")
)

// Writer writes files of one run. The zero Writer puts each on the disk before
// it takes its name.
type Writer struct {
	// Later leaves it to Sync to put the files on the disk: many at once.
	Later bool
	// Force replaces PDFs that carry a signature too.
	Force bool
	// Private gives new files to their owner alone.
	Private bool
}

// Write writes data to the file of that name, whole or not at all, unless ctx
// ends before the file has its name. A file that was there keeps its mode, a
// symbolic link keeps pointing to it. What another has opened for this program,
// as /dev/stdout, is written to as it is.
func (w Writer) Write(ctx context.Context, name string, data []byte) error {
	return w.put(ctx, name, change{data: data, write: into(data)})
}

// WriteTo does the same at a place that was looked at.
func (w Writer) WriteTo(ctx context.Context, place *Place, data []byte) error {
	return w.putTo(ctx, place, change{data: data, write: into(data)})
}

// Stream does the same with what write gives.
func (w Writer) Stream(ctx context.Context, name string, write func(io.Writer) error) error {
	return w.put(ctx, name, change{write: write})
}

// Create does the same with a file that must not be there yet; the error is
// fs.ErrExist where it is.
func (w Writer) Create(ctx context.Context, name string, data []byte) error {
	return w.put(ctx, name, change{data: data, write: into(data), create: true})
}

// CreateStream does the same with what write gives.
func (w Writer) CreateStream(ctx context.Context, name string, write func(io.Writer) error) error {
	return w.put(ctx, name, change{write: write, create: true})
}

// Update does the same with a file that must still hold what has this SHA-256;
// the error is ErrMoved where another wrote to it.
func (w Writer) Update(ctx context.Context, name string, was [sha256.Size]byte, data []byte) error {
	return w.put(ctx, name, change{data: data, write: into(data), was: &was})
}

// change is what is to be written.
type change struct {
	write  func(io.Writer) error
	data   []byte // that write gives, where it is known beforehand
	create bool
	was    *[sha256.Size]byte // what stands there must hold
}

func into(data []byte) func(io.Writer) error {
	return func(to io.Writer) error {
		_, err := to.Write(data)
		return err
	}
}

func (w Writer) put(ctx context.Context, name string, c change) error {
	place, err := Look(name)
	if err != nil {
		return err
	}
	return w.putTo(ctx, place, c)
}

func (w Writer) putTo(ctx context.Context, place *Place, c change) error {
	if place.stream > 0 {
		return place.through(c.write)
	}
	if err := context.Cause(ctx); err != nil {
		return err
	}
	folder := filepath.Dir(place.file)
	if err := sweepOnce(ctx, folder); err != nil {
		return err
	}
	temporary, err := w.beside(place, c.write)
	if err != nil {
		return err
	}
	if err := w.take(ctx, place, temporary, c); err != nil {
		_ = temporary.Close()
		_ = os.Remove(temporary.Name())
		return err
	}
	if !w.Later {
		syncFolder(folder)
	}
	return nil
}

// take gives a temporary file the name of a place, if what stands there now may be
// replaced.
func (w Writer) take(ctx context.Context, place *Place, temporary *os.File, c change) error {
	release, err := lockFolder(ctx, filepath.Dir(place.file))
	if err != nil {
		return &fs.PathError{Op: "write", Path: place.Name, Err: err}
	}
	defer release()
	if err := place.again(); err != nil {
		return err
	}
	if err := w.refusal(place, c); err != nil {
		return err
	}
	if err := context.Cause(ctx); err != nil {
		return err
	}
	// Closed before, as no system renames a file that is open; its name is safe for
	// as long as the folder is locked.
	if err := temporary.Close(); err != nil {
		return &fs.PathError{Op: "write", Path: place.Name, Err: errors.Unwrap(err)}
	}
	if c.create {
		err = createAs(temporary.Name(), place.file)
	} else {
		err = os.Rename(temporary.Name(), place.file)
	}
	if err != nil {
		return &fs.PathError{Op: "write", Path: place.Name, Err: errors.Unwrap(err)}
	}
	return nil
}

// refusal tells why what stands at a place must not be replaced by a change.
func (w Writer) refusal(place *Place, c change) error {
	if place.info == nil {
		return nil
	}
	if c.create {
		return &fs.PathError{Op: "write", Path: place.Name, Err: fs.ErrExist}
	}
	if c.was == nil && (w.Force || !place.Signed) {
		return nil
	}
	old, err := os.ReadFile(place.file)
	switch {
	case err != nil:
		return err
	case c.was != nil && sha256.Sum256(old) != *c.was:
		return &fs.PathError{Op: "write", Path: place.Name, Err: ErrMoved}
	case w.Force || !place.Signed || len(c.data) > 0 && bytes.HasPrefix(c.data, old):
		return nil // what only adds to a file takes nothing from it
	}
	return place.signedError(old)
}

// May tells, before anything is done, why a PDF must not be written to that name:
// something else stands there, or a signed one, unless that is forced.
func (w Writer) May(name string) error {
	place, err := Look(name)
	if err != nil {
		return err
	}
	return w.MayReplace(place)
}

// Folder tells, before anything is done, that a file of that name has no folder to
// stand in.
func Folder(name string) error {
	if _, err := os.Stat(filepath.Dir(name)); errors.Is(err, fs.ErrNotExist) {
		return &fs.PathError{Op: "write", Path: name, Err: ErrNoFolder}
	}
	return nil
}

// Absent tells, before anything is done, that something has a name that nothing may
// have yet.
func Absent(name string) error {
	if _, err := os.Lstat(name); err == nil {
		return &fs.PathError{Op: "write", Path: name, Err: fs.ErrExist}
	}
	return nil
}

// MayReplace does the same with a place that was looked at.
func (w Writer) MayReplace(place *Place) error {
	if place.other {
		return &fs.PathError{Op: "write", Path: place.Name, Err: errNotPDF}
	}
	return w.refusal(place, change{})
}

// createAs gives a file a name that none may have.
func createAs(temporary, name string) error {
	err := os.Link(temporary, name)
	switch {
	case err == nil:
		_ = os.Remove(temporary)
		return nil
	case errors.Is(err, fs.ErrExist):
		return &fs.PathError{Err: fs.ErrExist}
	}
	return os.Rename(temporary, name) // where files cannot have two names
}

// syncFolder puts the new name on the disk too, where the system can.
func syncFolder(name string) {
	if d, err := os.Open(name); err == nil {
		_ = d.Sync()
		_ = d.Close()
	}
}

// Hopeless tells whether an error of writing will meet every other file too.
func Hopeless(err error) bool {
	for _, e := range []error{syscall.ENOSPC, syscall.EDQUOT, syscall.EROFS} {
		if errors.Is(err, e) {
			return true
		}
	}
	return false
}
