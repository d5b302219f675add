package batch

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"sync"

	"iku/cmd/internal/inorder"
	"iku/cmd/internal/press"
	"iku/content/source"
)

// Job is a document and where its PDF goes.
type Job struct {
	Input, Output string
	Rel           string // the input's path below the folder that was walked
	Root          string // of the folder that the document may reach
	Clash         error  // why it has no PDF of its own; nil where it has
}

// Plan is a batch before anything is written.
type Plan struct {
	Jobs   []Job
	Shared []Input // files that are shared defaults, not documents
	Files  *Files
	Make   bool // a plan of one document makes the folder of its PDF too

	one bool // of one document, whose PDF the user named
}

// Layout says where PDFs go.
type Layout struct {
	To   string    // folder under which the tree of the inputs is mirrored; empty: beside them
	Name *Template // nil: the input's own name
}

// One returns the plan of one document, with what standard input says where it is that.
// A signed PDF where its own is to be is a failure, not a document that is done with.
func One(job Job, standard *source.File) *Plan {
	return &Plan{Files: newFiles([]Input{{Text: standard}}), Jobs: []Job{job}, one: true}
}

// NewPlan returns what is to be made of inputs. Documents that would have one PDF, or
// one that replaces an input, are not made; the others are. An error means that
// nothing must be: no document is left, or those that clash were all named by the
// user, who must have meant something else.
func NewPlan(inputs []Input, l Layout, jobs int) (*Plan, error) {
	p := &Plan{Files: newFiles(inputs)}
	documents, shared := setApart(inputs, p.Files, jobs)
	documents = parted(documents, p.Files, jobs)
	p.Shared = shared
	p.Jobs = make([]Job, len(documents))
	each(len(documents), jobs, func(i int) {
		in := documents[i]
		p.Jobs[i] = Job{Input: in.Path, Rel: in.Rel, Output: filepath.Join(l.folder(in), ownName(in)), Root: in.Root}
		if l.Name != nil {
			p.Jobs[i].Output = filepath.Join(l.folder(in), l.name(in, p.Files))
		}
	})
	return p, p.distinct(inputs, documents, l)
}

// NewBookPlan returns what is to be bound as a book of that name: documents
// without PDFs of their own, in the order of inputs, or of their names where sorted
// says so. An error means that the book would replace an input.
func NewBookPlan(inputs []Input, book string, sorted bool, jobs int) (*Plan, error) {
	p := &Plan{Files: newFiles(inputs)}
	documents, shared := setApart(inputs, p.Files, jobs)
	documents = parted(documents, p.Files, jobs)
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

// Spare keeps a further file of that name from replacing an input, a shared file or a
// PDF. what names it in the error. A document that gives its PDF the name itself is
// not made.
func (p *Plan) Spare(what, file string, l Layout) error {
	name := identity(file, p.Files)
	for i, j := range p.Jobs {
		switch name {
		case identity(j.Output, p.Files):
			err := fmt.Errorf("%s dan PDF dari %s sama-sama menjadi %s", what, j.Input, file)
			if l.Name == nil || len(p.Jobs) == 1 {
				return err
			}
			p.Jobs[i].Clash = err
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
		if doc, _ := files.document(in); doc != nil {
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
func ownName(in Input) string { return PDFName(filepath.Base(in.Path)) }

// name returns the name of an input's PDF. A document that does not say what its
// name is made of will not be printed, and is named after its file.
func (l Layout) name(in Input, files *Files) string {
	doc, _ := files.document(in)
	if doc == nil || doc.Dokumen.Instansi.IsZero() {
		return ownName(in)
	}
	return l.Name.name(in, doc)
}

// distinct finds which documents would have one PDF, and whose PDF is an input.
func (p *Plan) distinct(inputs, documents []Input, l Layout) error {
	by := make(map[string][]int, len(p.Jobs))
	for i, j := range p.Jobs {
		if j.Output != Standard {
			key := identity(j.Output, p.Files)
			by[key] = append(by[key], i)
		}
	}
	var first error
	left := len(p.Jobs)
	clash := func(i int, err, whole error) {
		if first == nil {
			first = whole
		}
		if p.Jobs[i].Clash == nil {
			left--
		}
		p.Jobs[i].Clash = err
	}
	for i, j := range p.Jobs {
		same := by[identity(j.Output, p.Files)]
		if j.Output == Standard || len(same) == 1 {
			continue
		}
		other := same[0]
		if other == i {
			other = same[1]
		}
		both := fmt.Errorf("%s dan %s sama-sama menjadi %s", p.Jobs[min(i, other)].Input, p.Jobs[max(i, other)].Input, j.Output)
		if l.Name == nil && !slices.ContainsFunc(same, func(k int) bool { return !documents[k].Named }) {
			return both
		}
		clash(i, fmt.Errorf("%s: PDF-nya akan sama dengan PDF dari %s: %s; keduanya tidak disusun", j.Input, p.Jobs[other].Input, j.Output), both)
	}
	for _, in := range inputs {
		if in.Path == Standard {
			continue
		}
		for _, i := range by[identity(in.Path, p.Files)] {
			err := fmt.Errorf("keluaran dari %s akan menimpa masukan %s; sebut tempat lain dengan -o", p.Jobs[i].Input, in.Path)
			if clash(i, err, err); in.Named && documents[i].Named {
				return err
			}
		}
	}
	if left == 0 {
		return first
	}
	return nil
}

// each calls do with 0 to n-1, that many at a time. A fault of the program in one
// is met again, and told, when its document is dealt with.
func each(n, jobs int, do func(int)) { _ = inorder.All(n, jobs, do) }
