package batch

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"iku/cmd/internal/inorder"
	"iku/cmd/internal/press"
	"iku/content"
)

// Job is a document and where its PDF goes.
type Job struct {
	Input, Output string
	Root          string // of the folder that the document may reach
}

// Plan is a batch before anything is written.
type Plan struct {
	Jobs   []Job
	Shared []Input // files that are shared defaults, not documents
	Files  *Files
}

// Layout says where PDFs go.
type Layout struct {
	To   string    // folder under which the tree of the inputs is mirrored; empty: beside them
	Name *Template // nil: the input's own name
}

// NewPlan returns what is to be made of inputs. An error means that nothing must
// be: two documents would have one PDF, or a PDF would replace an input.
func NewPlan(inputs []Input, l Layout, jobs int) (*Plan, error) {
	p := &Plan{Files: NewFiles()}
	documents, shared := setApart(inputs, p.Files, jobs)
	p.Shared = shared
	p.Jobs = make([]Job, len(documents))
	each(len(documents), jobs, func(i int) {
		in := documents[i]
		p.Jobs[i] = Job{in.Path, filepath.Join(l.folder(in), ownName(in)), in.Root}
		if l.Name != nil {
			p.Jobs[i].Output = filepath.Join(l.folder(in), l.name(in, p.Files))
		}
	})
	return p, p.distinct(inputs)
}

// NewBookPlan returns what is to be bound as a book of that name: documents
// without PDFs of their own, in the order of inputs, or of their names where sorted
// says so. An error means that the book would replace an input.
func NewBookPlan(inputs []Input, book string, sorted bool, jobs int) (*Plan, error) {
	p := &Plan{Files: NewFiles()}
	documents, shared := setApart(inputs, p.Files, jobs)
	p.Shared = shared
	if sorted {
		byName(documents, p.Files, jobs)
	}
	for _, in := range documents {
		p.Jobs = append(p.Jobs, Job{Input: in.Path, Root: in.Root})
	}
	name := identity(book, p.Files)
	for _, in := range inputs {
		if identity(in.Path, p.Files) == name {
			return p, fmt.Errorf("buku %s akan menimpa masukan %s", book, in.Path)
		}
	}
	return p, nil
}

// Spare tells which input, shared file or PDF a further file of that name would
// replace; what names it in the error.
func (p *Plan) Spare(what, file string) error {
	name := identity(file, p.Files)
	for _, j := range p.Jobs {
		switch name {
		case identity(j.Output, p.Files):
			return fmt.Errorf("%s dan PDF dari %s sama-sama menjadi %s", what, j.Input, file)
		case identity(j.Input, p.Files):
			return fmt.Errorf("%s %s akan menimpa masukan %s", what, file, j.Input)
		}
	}
	for _, in := range p.Shared {
		if identity(in.Path, p.Files) == name {
			return fmt.Errorf("%s %s akan menimpa masukan %s", what, file, in.Path)
		}
	}
	return nil
}

// byName sorts documents by what they say: their government, then their agency.
// What cannot be read comes first.
func byName(documents []Input, files *Files, jobs int) {
	names := make(map[string]string, len(documents))
	var mu sync.Mutex
	each(len(documents), jobs, func(i int) {
		in := documents[i]
		f, err := press.Read(in.Path)
		if err != nil {
			return
		}
		if doc := press.New(content.NewReach(in.Root, files)).Document(f); doc != nil {
			mu.Lock()
			defer mu.Unlock()
			names[in.Path] = press.Place(doc)
		}
	})
	slices.SortStableFunc(documents, func(a, b Input) int { return cmp.Compare(names[a.Path], names[b.Path]) })
}

// folder returns the folder of an input's PDF.
func (l Layout) folder(in Input) string {
	if l.To != "" {
		return filepath.Join(l.To, filepath.Dir(in.Rel))
	}
	return filepath.Dir(in.Path)
}

// ownName returns the name that an input gives its PDF.
func ownName(in Input) string {
	base := filepath.Base(in.Path)
	return strings.TrimSuffix(base, filepath.Ext(base)) + ".pdf"
}

// name returns the name of an input's PDF. A document that does not say what its
// name is made of will not be printed, and is named after its file.
func (l Layout) name(in Input, files *Files) string {
	f, err := press.Read(in.Path)
	if err != nil {
		return ownName(in)
	}
	doc := press.New(content.NewReach(in.Root, files)).Document(f)
	if doc == nil || doc.Dokumen.Pemerintah.IsZero() {
		return ownName(in)
	}
	return l.Name.Name(in, doc)
}

// distinct tells which two documents would have one PDF, and which PDF is an
// input.
func (p *Plan) distinct(inputs []Input) error {
	by := make(map[string]string, len(p.Jobs))
	for _, j := range p.Jobs {
		key := identity(j.Output, p.Files)
		if other, ok := by[key]; ok {
			return fmt.Errorf("%s dan %s sama-sama menjadi %s", other, j.Input, j.Output)
		}
		by[key] = j.Input
	}
	for _, in := range inputs {
		if name, ok := by[identity(in.Path, p.Files)]; ok {
			return fmt.Errorf("keluaran dari %s akan menimpa masukan %s; sebut tempat lain dengan -o", name, in.Path)
		}
	}
	return nil
}

// each calls do with 0 to n-1, that many at a time. A fault of the program in one
// is met again, and told, when its document is dealt with.
func each(n, jobs int, do func(int)) { _ = inorder.All(n, jobs, do) }
