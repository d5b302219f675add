package batch

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"

	"iku/cmd/internal/memo"
	"iku/cmd/internal/press"
	"iku/content"
	"iku/content/source"
)

// Sum is the SHA-256 of a file; zero where it cannot be read.
type Sum [sha256.Size]byte

// Files is what the documents of one run reach in common. Each file is read
// once, so that all see the same of one that changes meanwhile. It implements
// content.Files, and may be used by several goroutines.
type Files struct {
	shared  memo.Memo[string, *shared]
	folders memo.Memo[string, string] // by folder: its real path
	held    atomic.Int64              // bytes of data held
	met     atomic.Int64              // bytes read, of whatever file
	parted  partedFiles

	standard *source.File // what standard input says; nil: it was not read
}

// newFiles returns files of which only standard input may have been read.
func newFiles(inputs []Input) *Files {
	f := NewFiles()
	for _, in := range inputs {
		if in.Text != nil {
			f.standard = in.Text
		}
	}
	return f
}

type shared struct {
	data []byte // nil where it was not kept
	sum  Sum
	size int64
}

// NewFiles returns files of which none has been read.
func NewFiles() *Files { return &Files{} }

const (
	maxShared = 32 << 20 // of the largest file that a document may name
	// maxHeld bounds what is kept to be read again; maxKept a file of it.
	maxHeld = 16 << 20
	maxKept = 4 << 20
)

// ReadFile implements content.Files. A file that is too large to be kept is read
// again, and is refused when it has changed.
func (f *Files) ReadFile(path string, most int64) ([]byte, error) {
	s, data, err := f.get(path)
	switch {
	case err != nil:
		return nil, err
	case s.size > most:
		return nil, content.ErrTooLarge
	case data != nil:
		return data, nil
	}
	data, err = content.Disk{}.ReadFile(path, most)
	if err == nil && sha256.Sum256(data) != s.sum {
		err = ErrChanged
	}
	return data, err
}

// Names implements content.Lister.
func (f *Files) Names(folder string) []string { return content.Disk{}.Names(folder) }

// sum returns the SHA-256 of a file that documents share, and of a folder that of the
// documents in it; the zero Sum where it cannot be read.
func (f *Files) sum(path string) Sum {
	s, _, err := f.get(path)
	if !errors.Is(err, content.ErrNotRegular) {
		return s.sum
	}
	h := sha256.New()
	for _, way := range content.Below(f, path) {
		file, _, _ := f.get(path + "/" + way)
		fmt.Fprintf(h, "%s\x00%x\n", way, file.sum)
	}
	return Sum(h.Sum(nil))
}

// get returns what is known of a file, and its data where it has just been read
// or is kept.
func (f *Files) get(path string) (*shared, []byte, error) {
	var data []byte
	s, err := f.shared.Get(path, func() (*shared, error) {
		var err error
		if data, err = (content.Disk{}).ReadFile(path, maxShared); err != nil {
			return &shared{}, err
		}
		s := &shared{sum: sha256.Sum256(data), size: int64(len(data))}
		f.met.Add(s.size)
		if s.size > maxKept {
			return s, nil
		}
		if f.held.Add(s.size) <= maxHeld {
			s.data = data
		} else {
			f.held.Add(-s.size)
		}
		return s, nil
	})
	if data == nil {
		data = s.data
	}
	return s, data, err
}

// head returns the part of a document that holds its keys outside tables.
func (f *Files) head(path string) ([]byte, error) {
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
		return nil, fs.ErrInvalid
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	data := make([]byte, 4096)
	n, err := io.ReadFull(file, data)
	if err != nil {
		return rootKeys(data[:n]), nil // it is shorter
	}
	if head := rootKeys(data); len(head) < n {
		return head, nil
	}
	rest, err := io.ReadAll(io.LimitReader(file, maxShared))
	return rootKeys(append(data, rest...)), err
}

// identity returns what two names of one file have in common, whichever of its documents
// they mean.
func identity(name string, f *Files) string {
	name, _ = press.Divide(name)
	if whole, err := filepath.Abs(name); err == nil {
		name = whole
	}
	if info, err := os.Lstat(name); err == nil && info.Mode()&fs.ModeSymlink != 0 {
		if resolved, err := filepath.EvalSymlinks(name); err == nil {
			name = resolved
		}
	}
	name = filepath.Join(f.folder(filepath.Dir(name)), filepath.Base(name))
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		name = strings.ToLower(name)
	}
	return name
}

// folder returns the real path of a folder, which need not exist yet.
func (f *Files) folder(name string) string {
	resolved, _ := f.folders.Get(name, func() (string, error) {
		if resolved, err := filepath.EvalSymlinks(name); err == nil {
			return resolved, nil
		}
		if up := filepath.Dir(name); up != name {
			return filepath.Join(f.folder(up), filepath.Base(name)), nil
		}
		return name, nil
	})
	return resolved
}
