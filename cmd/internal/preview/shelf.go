package preview

import (
	"bytes"
	"cmp"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"iku/cmd/internal/batch"
	"iku/cmd/internal/fault"
	"iku/cmd/internal/press"
	"iku/cmd/internal/report"
	"iku/content"
	"iku/content/check"
	"iku/content/finding"
	"iku/content/source"
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

// document is a document on the shelf, and what is known of it.
type document struct {
	name, path, root string

	mu        sync.Mutex
	fresh     bool             // nothing was saved since the last proof
	paths     map[string]stamp // of all files that it tried to read
	now, good *showing         // the latest, and the latest that has pages; nil where not held
	serial    int
	summary   summary
	stands    *report.Standing // how its PDF stands; nil: nobody has looked
	inherits  []string         // paths of the files of shared defaults
	gist      check.Gist
	others    finding.List // what it shows beside other documents
	shown     int          // how often that was another
}

// showing is a document as it was at one moment.
type showing struct {
	serial int
	press  *press.Press
	proof  *press.Proof // nil where the file cannot be read
	files  []*source.File
	err    error // why there is no proof
}

// summary is what the list of documents says of one.
type summary struct {
	Counted bool
	Title   string // whose it is
	Kind    string // what it is, with its year or period
	Galat, Peringatan,
	Catatan, Pages int
}

// tracker is the files of the disk; it notes what is asked for, there or not.
type tracker struct {
	content.Disk
	mu    sync.Mutex
	paths map[string]stamp
}

// ReadFile implements content.Files.
func (t *tracker) ReadFile(name string, most int64) ([]byte, error) {
	path := absolute(name)
	t.mu.Lock()
	if _, noted := t.paths[path]; !noted {
		t.paths[path] = stampOf(path)
	}
	t.mu.Unlock()
	return t.Disk.ReadFile(name, most)
}

// Names implements content.Lister; what is saved in the folder later is asked for too.
func (t *tracker) Names(folder string) []string {
	path := absolute(folder)
	t.mu.Lock()
	t.paths[path] = stampOf(path)
	t.mu.Unlock()
	return t.Disk.Names(folder)
}

// stamp tells a file from what is saved in its stead; zero where there is none.
type stamp struct {
	size  int64
	saved time.Time
}

func stampOf(path string) stamp {
	info, err := os.Stat(path)
	if err != nil {
		return stamp{}
	}
	return stamp{info.Size(), info.ModTime()}
}

// absolute returns the one name of a path.
func absolute(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return filepath.Clean(path)
}

func (d *document) make() {
	file, _ := press.Divide(d.path)
	path := absolute(file)
	files := &tracker{paths: map[string]stamp{path: stampOf(path)}}
	d.serial++
	d.fresh = true // what is saved from here on makes it stale again
	s := &showing{serial: d.serial, press: press.New(content.NewReach(d.root, files))}
	s.err = fault.Guard(func() error {
		f, err := press.Read(d.path)
		if err != nil {
			return err
		}
		proof := s.press.Proof(f, press.Options{})
		if proof.Fault != nil {
			return proof.Fault
		}
		s.proof, s.files, d.gist = proof, append(s.files, proof.File), check.GistOf(proof.Document)
		if doc := proof.Document; doc != nil {
			s.files = append(s.files, doc.Inherited...)
			d.inherits = nil
			for _, f := range doc.Inherited {
				d.inherits = append(d.inherits, absolute(f.Name))
			}
		}
		d.summary = s.summary(d.name)
		return nil
	})
	if s.err != nil {
		s.proof, d.gist, d.summary = nil, check.Gist{}, summary{Counted: true, Title: d.name, Galat: 1}
	}
	d.paths, d.now = files.paths, s
	if s.proof != nil && s.proof.Printable(false) {
		d.good = s
	}
}

func (s *showing) summary(name string) summary {
	found := s.proof.Findings
	out := summary{Counted: true, Title: name, Galat: found.Count(finding.Galat), Peringatan: found.Count(finding.Peringatan), Catatan: found.Count(finding.Catatan)}
	if doc := s.proof.Document; doc != nil {
		if p := doc.PerangkatDaerah; p != nil && p.Nama.Value != "" {
			out.Title = p.Nama.Value
		} else if g := doc.Dokumen.Instansi.Value; g != "" {
			out.Title = g
		}
		out.Kind = press.Called(doc)
	}
	if s.proof.Sheet != nil {
		out.Pages = len(s.proof.Sheet.Pages)
	}
	return out
}

// at returns what was shown under that serial, nil where it is no longer held.
func (d *document) at(serial int) *showing {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, s := range []*showing{d.now, d.good} {
		if s != nil && s.serial == serial {
			return s
		}
	}
	return nil
}

// count makes the summary, holding no more than was held.
// One that is not held is looked at beside its PDF too, as long as it is at hand.
func (d *document) count(look looking) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.fresh {
		return
	}
	held := d.now != nil
	d.make()
	if !held {
		d.stand(look)
		d.now, d.good = nil, nil
	}
}

// stale notes that files were saved, and tells whether what is shown of the document
// may be another now. No files at all stand for every one.
func (d *document) stale(saved map[string]bool) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	printed := saved == nil || d.printed(saved)
	if printed {
		d.stands = nil
	}
	if saved != nil && d.paths != nil {
		hit := false
		for path := range saved {
			_, reads := d.paths[path]
			_, lists := d.paths[filepath.Dir(path)]
			hit = hit || reads && !d.says(path) || lists
		}
		if !hit {
			return printed
		}
	}
	d.fresh, d.stands = false, nil
	return true
}

// says tells whether a file says what it said when the document was made from it. Who
// saves through this program is told of it at once, and by the disk once more.
func (d *document) says(path string) bool {
	if !d.fresh || d.now == nil {
		return false
	}
	i := slices.IndexFunc(d.now.files, func(f *source.File) bool {
		name, _ := press.Divide(f.Name)
		return f.Archive == "" && absolute(name) == path
	})
	if i < 0 {
		return false
	}
	known := d.now.files[i].Data
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(known)) {
		return false
	}
	data, err := os.ReadFile(path)
	return err == nil && bytes.Equal(data, known)
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
