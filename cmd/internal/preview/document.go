package preview

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"iku/cmd/internal/fault"
	"iku/cmd/internal/press"
	"iku/cmd/internal/report"
	"iku/content"
	"iku/content/check"
	"iku/content/finding"
	"iku/content/source"
)

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
