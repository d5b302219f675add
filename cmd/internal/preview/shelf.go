package preview

import (
	"cmp"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"iku/cmd/internal/batch"
	"iku/cmd/internal/press"
	"iku/content"
)

// maxOpen is how many documents are held with their pages.
const maxOpen = 16

// shelf is the documents that are shown.
type shelf struct {
	folder string   // what the list of documents is of; empty where one is shown, or two side by side
	walked []string // the arguments that lead to them
	root   string   // below which documents reach files; empty: as batch.Find says
	parts  parts

	mu     sync.Mutex
	names  []string // sorted, unless they were named
	by     map[string]*document
	aside  map[string]*document // that are shown, but not listed
	opened []*document          // latest first
}

// isList tells whether documents are listed: all but one file of one document, and two
// side by side.
func isList(args []string, root string) bool {
	return len(args) > 2 || slices.ContainsFunc(args, func(a string) bool { return batch.IsBatch([]string{a}) || batch.HoldsSeveral(a, root, nil) })
}

// newShelf returns the shelf of named documents, or of those that arguments lead to.
func newShelf(args []string, root string) (*shelf, error) {
	s := &shelf{root: root, by: map[string]*document{}}
	if isList(args, root) {
		s.folder, s.walked = strings.Join(args, ", "), args
		for _, arg := range args {
			file, _ := press.Divide(arg)
			if _, err := os.Stat(file); err != nil && !batch.IsBatch([]string{arg}) {
				return nil, err
			}
		}
		return s, s.scan()
	}
	for _, arg := range args {
		if _, err := press.Read(arg); err != nil {
			return nil, err
		}
		name := filepath.Base(arg)
		if s.by[name] != nil { // two revisions in two folders
			name = filepath.ToSlash(arg)
		}
		s.names = append(s.names, name)
		s.by[name] = &document{name: name, path: arg, root: cmp.Or(root, content.RootOf(arg))}
	}
	return s, nil
}

// scan finds the documents of the list. What a link leads to outside of what they may
// reach is none of them. The error is that a folder cannot be read.
func (s *shelf) scan() error {
	for _, arg := range s.walked {
		if batch.IsFolder(arg) {
			if _, err := os.ReadDir(arg); err != nil {
				return err
			}
		}
	}
	found, _ := batch.Find(s.walked, s.root)
	inputs := s.parts.of(found)
	s.mu.Lock()
	defer s.mu.Unlock()
	by := map[string]*document{}
	s.names = nil
	for _, in := range inputs {
		if strings.HasPrefix(filepath.Base(in.Path), "_") {
			continue
		}
		name := filepath.ToSlash(in.Rel)
		if other := by[name]; other != nil && other.path != in.Path { // of two folders
			name = filepath.ToSlash(in.Path)
		}
		d := s.by[name]
		if d == nil || d.path != in.Path {
			d = &document{name: name, path: in.Path, root: in.Root}
		}
		by[name] = d
		s.names = append(s.names, name)
	}
	s.by = by
	slices.Sort(s.names)
	return nil
}

// rescan finds the documents of a list anew, and tells whether they are others. A folder
// that is gone keeps its list until it returns.
func (s *shelf) rescan() bool {
	if s.folder == "" {
		return false
	}
	before := s.all()
	_ = s.scan()
	return !slices.Equal(before, s.all())
}

// document returns the document of that name, nil where there is none. It is
// held from now on, as long as few others are asked for.
func (s *shelf) document(name string) *document {
	s.mu.Lock()
	d := s.by[name]
	if d == nil {
		d = s.aside[name]
	}
	var dropped *document
	if d != nil {
		if i := slices.Index(s.opened, d); i >= 0 {
			s.opened = slices.Delete(s.opened, i, i+1)
		}
		s.opened = slices.Insert(s.opened, 0, d)
		if len(s.opened) > maxOpen {
			dropped, s.opened = s.opened[maxOpen], s.opened[:maxOpen]
		}
	}
	s.mu.Unlock()
	if dropped != nil {
		dropped.mu.Lock()
		dropped.now, dropped.good = nil, nil
		dropped.mu.Unlock()
	}
	return d
}

// has tells whether a document can be shown.
func (s *shelf) has(d *document) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.by[d.name] == d || s.aside[d.name] == d
}

// hold returns the name of the document of that path. One that is not listed can be
// shown from now on.
func (s *shelf) hold(path, root string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, held := range []map[string]*document{s.by, s.aside} {
		for name, d := range held {
			if absolute(d.path) == absolute(path) {
				return name
			}
		}
	}
	name := filepath.Base(path)
	if s.by[name] != nil || s.aside[name] != nil {
		name = filepath.ToSlash(path)
	}
	if s.aside == nil {
		s.aside = map[string]*document{}
	}
	s.aside[name] = &document{name: name, path: path, root: root}
	return name
}

// held returns the documents in order, and those that are not listed.
func (s *shelf) held() []*document {
	out := s.all()
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, name := range slices.Sorted(maps.Keys(s.aside)) {
		out = append(out, s.aside[name])
	}
	return out
}

// all returns the documents in order.
func (s *shelf) all() []*document {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := make([]*document, len(s.names))
	for i, name := range s.names {
		out[i] = s.by[name]
	}
	return out
}

// missed returns the files in these folders that were saved after documents had
// read them: before the folders were watched.
func (s *shelf) missed(folders map[string]bool) map[string]bool {
	out := map[string]bool{}
	for _, d := range s.held() {
		d.mu.Lock()
		for path, read := range d.paths {
			if folders[filepath.Dir(path)] && stampOf(path) != read {
				out[path] = true
			}
		}
		d.mu.Unlock()
	}
	return out
}

// folders returns the folders in which something may be saved that is shown.
func (s *shelf) folders() map[string]bool {
	out := map[string]bool{}
	for _, arg := range s.walked {
		if batch.IsFolder(arg) {
			out[absolute(arg)] = true
		}
	}
	for _, d := range s.held() {
		out[filepath.Dir(absolute(d.path))] = true
		d.mu.Lock()
		for path := range d.paths {
			out[filepath.Dir(path)] = true
		}
		d.mu.Unlock()
	}
	return out
}
