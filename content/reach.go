package content

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// Reach is the files of a folder: what lies elsewhere, or is a link that leads
// elsewhere, is refused without being opened. It may be used by several
// goroutines.
type Reach struct {
	root  string // as it was named
	whole string // from the root of the file system
	files Files

	mu   sync.Mutex
	real string           // whole, where its links lead
	seen map[string]error // by path: nil where it lies within
}

// NewReach returns those of files that lie in a folder.
func NewReach(root string, files Files) *Reach {
	whole, err := filepath.Abs(root)
	if err != nil {
		whole = filepath.Clean(root)
	}
	return &Reach{root: root, whole: whole, files: files, seen: map[string]error{}}
}

// OutsideError refuses a file outside the folder that a run may reach.
type OutsideError struct {
	Root string // the folder
	Link bool   // it is named as a file in the folder, and is a link out of it
	Far  bool   // its path begins at a root
}

func (e *OutsideError) Error() string { return "outside " + e.Root }

// Words says so, and what to do.
func (e *OutsideError) Words() (what, hint string) {
	what = "di luar folder " + e.Root + " (lihat --akar)"
	if e.Link {
		what = "adalah tautan ke luar folder " + e.Root + " (lihat --akar)"
	}
	hint = "letakkan berkasnya di dalam folder itu, atau sebut folder yang memuat semuanya dengan --akar"
	if e.Far {
		hint = "salin berkasnya ke folder itu, lalu tulis jalurnya dari berkas yang menyebutnya"
	}
	return what, hint
}

// ReadFile implements Files.
func (r *Reach) ReadFile(path string, most int64) ([]byte, error) {
	if err := r.Judge(path); err != nil {
		return nil, err
	}
	return r.files.ReadFile(path, most)
}

// Judge returns why a path may not be read: an OutsideError, or nil.
func (r *Reach) Judge(path string) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	err, ok := r.seen[path]
	if !ok {
		err = r.judge(path)
		r.seen[path] = err
	}
	return err
}

// judge tells whether a path lies within: first by its letters, so that nothing
// is asked of other disks and computers, then by where its links lead. What is not
// there lies where it is named.
func (r *Reach) judge(path string) error {
	outside := &OutsideError{Root: r.whole, Far: rooted(path)}
	whole, err := filepath.Abs(path)
	if err != nil || !Within(r.whole, whole) || rooted(path) && !filepath.IsAbs(path) {
		return outside
	}
	if r.real == "" {
		if r.real, err = filepath.EvalSymlinks(r.whole); err != nil {
			r.real = r.whole
		}
	}
	resolved, err := filepath.EvalSymlinks(whole)
	if err == nil && !Within(r.real, resolved) {
		outside.Link = true
		return outside
	}
	return nil
}

// Within tells whether a path lies in a folder or is it; both are whole.
func Within(folder, path string) bool {
	rel, err := filepath.Rel(folder, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(os.PathSeparator)) && !filepath.IsAbs(rel)
}

// RootOf returns the folder that a document named by itself may reach: the working
// folder where it lies in that, else its own.
func RootOf(path string) string {
	here, err := os.Getwd()
	if err != nil {
		return filepath.Dir(path)
	}
	if whole, err := filepath.Abs(path); err == nil && Within(here, whole) {
		return here
	}
	return filepath.Dir(path)
}
