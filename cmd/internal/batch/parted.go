package batch

import (
	"bytes"
	"crypto/sha256"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"iku/cmd/internal/press"
	"iku/content"
	"iku/content/finding"
	"iku/content/pola"
	"iku/content/source"
	"iku/content/tomltree"
)

// A file of several documents stands for as many inputs: their paths name the file and
// the document, as source.PartOf joins them.

// parted returns the inputs with each file of several documents as these, in its order.
func parted(inputs []Input, files *Files, jobs int) []Input {
	names := make([][]string, len(inputs))
	each(len(inputs), jobs, func(i int) { names[i] = partsOf(inputs[i], files) })
	if !slices.ContainsFunc(names, func(list []string) bool { return list != nil }) {
		return inputs
	}
	var out []Input
	for i, in := range inputs {
		if names[i] == nil {
			out = append(out, in)
		}
		for _, name := range names[i] {
			one := in
			one.Path, one.Rel = source.PartOf(in.Path, name), source.PartOf(in.Rel, name)
			out = append(out, one)
		}
	}
	return out
}

// Parts returns the documents that an input stands for: itself, where it is one.
func Parts(in Input) []Input { return parted([]Input{in}, newFiles([]Input{in}), 1) }

// HoldsSeveral tells whether a file, or what standard input says, stands for several
// documents.
func HoldsSeveral(path, root string, standard *source.File) bool {
	if root == "" {
		root = content.RootOf(path)
	}
	in := Input{Path: path, Root: root}
	if path == Standard {
		in.Text = standard
	}
	return partsOf(in, newFiles([]Input{in})) != nil
}

// marks are words of which a file that stands for several documents has one, or
// inherits from one that has.
var marks = [][]byte{[]byte("pk"), []byte("perjanjian")}

// heir matches the name of a file that another inherits from, if it is written as most
// people do.
var heir = pola.Regexp(`warisan["']?[ \t]*=[ \t]*(?:"([^"\\\n]+)"|'([^'\n]+)')[ \t\r]*(?:#|\n|$)`)

// maxHeirs is how many files that inherit from each other are looked through for marks.
const maxHeirs = 4

// mayStand tells whether a file may stand for several documents, by words that it or
// what it inherits has: most do not, and need not be understood to be told so.
func mayStand(f *source.File, files content.Files, depth int) bool {
	if slices.ContainsFunc(marks, func(m []byte) bool { return bytes.Contains(f.Data, m) }) {
		return true
	}
	if !bytes.Contains(f.Data, []byte("warisan")) {
		return false
	}
	m := heir().FindSubmatch(f.Data)
	if m == nil || depth == maxHeirs {
		return true
	}
	name := filepath.FromSlash(string(m[1]) + string(m[2]))
	if !filepath.IsAbs(name) {
		name = filepath.Join(filepath.Dir(f.Name), name)
	}
	data, err := files.ReadFile(name, tomltree.MaxBytes)
	return err == nil && mayStand(source.NewFile(name, data), files, depth+1)
}

// partsOf returns the names of the documents of a file that has several; nil where it
// is one document, or none.
func partsOf(in Input, files *Files) (names []string) {
	if in.Text == nil && !isDocument(in.Path) {
		return nil
	}
	if _, part := press.Divide(in.Path); part != "" {
		return nil
	}
	f, err := files.input(in.Path)
	reach := content.NewReach(in.Root, files)
	if err != nil || !mayStand(f, reach, 0) {
		return nil
	}
	doc := press.New(reach).Document(f)
	if doc == nil || !doc.Multiplied() {
		return nil
	}
	for _, p := range doc.Kaskade.PK {
		names = append(names, p.Nama)
	}
	return names
}

// partedFiles are the files of several documents that were read last, and a press that
// has read them.
type partedFiles struct {
	mu    sync.Mutex
	texts []text
	press *press.Press
	root  string
}

// text is that of a file with its SHA-256.
type text struct {
	*source.File
	sum Sum
}

// maxTexts is how many of them are held: jobs come file by file.
const maxTexts = 4

// input returns the input of that name; the text of a file of several is read once
// for those that follow each other.
func (f *Files) input(path string) (*source.File, error) {
	name, part := press.Divide(path)
	switch {
	case name == Standard && f.standard == nil:
		return nil, &os.PathError{Op: "read", Path: StandardName, Err: os.ErrClosed}
	case name == Standard:
		one := source.NewFile(f.standard.Name, f.standard.Data)
		one.Part = part
		return one, nil
	case part == "":
		return readInput(path)
	}
	f.parted.mu.Lock()
	defer f.parted.mu.Unlock()
	i := slices.IndexFunc(f.parted.texts, func(t text) bool { return t.Name == name })
	if i < 0 {
		read, err := readInput(name)
		if err != nil {
			return nil, err
		}
		f.parted.texts = append([]text{{read, sha256.Sum256(read.Data)}}, f.parted.texts[:min(len(f.parted.texts), maxTexts-1)]...)
		i = 0
	}
	one := source.NewFile(name, f.parted.texts[i].Data)
	one.Part = part
	return one, nil
}

// sumOf returns the SHA-256 of an input that was read.
func (f *Files) sumOf(file *source.File) Sum {
	if file.Part != "" {
		f.parted.mu.Lock()
		defer f.parted.mu.Unlock()
		for _, t := range f.parted.texts {
			if t.Name == file.Name && len(t.Data) > 0 && &t.Data[0] == &file.Data[0] {
				return t.sum
			}
		}
	}
	return sha256.Sum256(file.Data)
}

// document returns the document of an input, nil where it is none. The error is one of
// reading it.
func (f *Files) document(in Input) (*content.Document, error) {
	file, err := f.input(in.Path)
	if err != nil {
		return nil, err
	}
	if file.Part == "" {
		return press.New(content.NewReach(in.Root, f)).Document(file), nil
	}
	f.parted.mu.Lock()
	if f.parted.press == nil || f.parted.root != in.Root {
		f.parted.press, f.parted.root = press.New(content.NewReach(in.Root, f)), in.Root
	}
	p := f.parted.press
	f.parted.mu.Unlock()
	return p.Document(file), nil
}

// behind returns which jobs are of documents that come behind another of their file.
func behind(jobs []Job) []bool {
	out := make([]bool, len(jobs))
	for i := 1; i < len(jobs); i++ {
		last, _ := source.Whole(jobs[i-1].Input)
		file, part := source.Whole(jobs[i].Input)
		out[i] = part != "" && file == last
	}
	return out
}

// common is a finding that several documents of a file may have.
type common struct {
	slug       finding.Slug
	start, end int
	message    string
}

// tellOnce leaves out of a result what holds for several documents of its file and was
// told with an earlier one.
func (r *run) tellOnce(i int, result *Result) {
	if !r.behind[i] {
		r.common = nil
	}
	if result.own.IsZero() {
		return
	}
	if r.common == nil {
		r.common = map[common]bool{}
	}
	result.Findings = slices.DeleteFunc(slices.Clone(result.Findings), func(f finding.Finding) bool {
		if f.Span.File == nil || f.Span.File.Name != result.own.File.Name {
			return false
		}
		c := common{f.Slug, f.Span.Start, f.Span.End, f.Message}
		met := r.common[c]
		r.common[c] = true
		return met && (f.Span.Start < result.own.Start || result.own.End < f.Span.End)
	})
	result.own = source.Span{}
}

// kept returns what a manifest keeps of what was found: what holds for all documents of
// a file with the first.
func (r *run) kept(i int, proof *press.Proof) finding.List {
	if r.behind[i] {
		return proof.Own()
	}
	return proof.Findings
}
