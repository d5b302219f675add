package whole

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// Place is what stands where a file is to be written.
type Place struct {
	Name   string
	Signed bool // a PDF that carries a signature

	file   string      // what the name leads to
	info   fs.FileInfo // nil: nothing stands there
	other  bool        // what stands there is no PDF
	stream int         // the number under which another has opened it; 0: none has
}

// Look tells what stands at a name. What can never be written to is an error.
func Look(name string) (*Place, error) { return LookInto(name, nil) }

// LookInto does the same, and writes what stands there to w, nil for nowhere.
func LookInto(name string, w io.Writer) (*Place, error) {
	p := &Place{Name: name, file: name, stream: stream(name)}
	if p.stream > 0 {
		return p, nil
	}
	if err := possible(name); err != nil {
		return p, err
	}
	if target, err := filepath.EvalSymlinks(name); err == nil {
		p.file = target
	}
	return p, p.look(w)
}

// IsSigned tells whether a PDF stands there that carries a signature.
func IsSigned(name string) bool {
	place, err := Look(name)
	return err == nil && place.Signed
}

// Stands tells whether there is a file.
func (p *Place) Stands() bool { return p.info != nil }

// look reads what stands there.
func (p *Place) look(w io.Writer) error {
	p.info, p.other, p.Signed = nil, false, false
	info, err := os.Stat(p.file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case info.IsDir():
		return &fs.PathError{Op: "write", Path: p.Name, Err: errFolder}
	case !info.Mode().IsRegular():
		return &fs.PathError{Op: "write", Path: p.Name, Err: ErrNotRegular}
	}
	p.info = info
	if info.Size() == 0 {
		return nil
	}
	f, err := os.Open(p.file)
	if err != nil {
		return err
	}
	defer f.Close()
	pdf, signed, err := scan(f, w)
	p.other, p.Signed = !pdf, signed
	return err
}

// again looks anew, if something else stands there now.
func (p *Place) again() error {
	info, err := os.Stat(p.file)
	if err == nil && p.info != nil && os.SameFile(info, p.info) && info.Size() == p.info.Size() && info.ModTime().Equal(p.info.ModTime()) ||
		errors.Is(err, fs.ErrNotExist) && p.info == nil {
		return nil
	}
	return p.look(nil)
}

// stream returns the number of what another has opened for this program under a
// name that systems give to that; 0 where the name is another.
func stream(name string) int {
	switch name = filepath.ToSlash(filepath.Clean(name)); name {
	case "/dev/stdout":
		return 1
	case "/dev/stderr":
		return 2
	}
	for _, folder := range []string{"/dev/fd/", "/proc/self/fd/"} {
		if number, ok := strings.CutPrefix(name, folder); ok {
			if n, err := strconv.ParseUint(number, 10, 16); err == nil {
				return int(n)
			}
		}
	}
	return 0
}

// through writes to what another has opened.
func (p *Place) through(write func(io.Writer) error) error {
	switch p.stream {
	case 1:
		return write(os.Stdout)
	case 2:
		return write(os.Stderr)
	}
	f := os.NewFile(uintptr(p.stream), p.Name)
	err := write(f)
	if closing := f.Close(); err == nil {
		err = closing
	}
	return err
}
