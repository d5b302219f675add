package press

import (
	"crypto/sha256"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"

	"iku/content"
	"iku/content/finding"
	"iku/content/source"
)

// Divide returns the file that a path names, and which of its documents: none where
// a file of that whole name is there.
func Divide(path string) (file, part string) {
	file, part = source.Whole(path)
	if part != "" {
		if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
			return path, ""
		}
	}
	return file, part
}

// maxWholes is how many files of several documents are held read: jobs come file by
// file, a few of them side by side.
const maxWholes = 4

// wholes are files of several documents, each read once for all that are made of it.
type wholes struct {
	mu   sync.Mutex
	list []*together // latest first
}

// together is what documents of one file are read from.
type together struct {
	name  string
	data  *byte // where its text begins
	once  sync.Once
	doc   *content.Document
	found finding.List
	sum   [sha256.Size]byte
}

// sum returns the SHA-256 of a file that was read; nil where it is no longer held.
func (w *wholes) sum(f *source.File) *[sha256.Size]byte {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, o := range w.list {
		if o.name == f.Name && o.data == &f.Data[0] {
			return &o.sum
		}
	}
	return nil
}

// get returns what a file says, all of it.
func (w *wholes) get(f *source.File, files content.Files) *together {
	data := &f.Data[0]
	w.mu.Lock()
	i := slices.IndexFunc(w.list, func(o *together) bool { return o.name == f.Name && o.data == data })
	var of *together
	if i >= 0 {
		of = w.list[i]
		w.list = slices.Delete(w.list, i, i+1)
	} else {
		of = &together{name: f.Name, data: data, sum: sha256.Sum256(f.Data)}
	}
	w.list = slices.Insert(w.list, 0, of)
	w.list = w.list[:min(len(w.list), maxWholes)]
	w.mu.Unlock()
	of.once.Do(func() {
		all := source.NewFile(f.Name, f.Data)
		all.Archive = f.Archive
		of.doc, of.found = content.Read(all, files)
	})
	return of
}

// read returns the document of a file, or the one of several that its Part names.
func (p *Press) read(f *source.File) (*content.Document, finding.List) {
	if f.Part == "" || len(f.Data) == 0 {
		return content.Read(f, p.files)
	}
	of := p.wholes.get(f, p.files)
	if of.doc == nil {
		return nil, of.found
	}
	return content.Part(of.doc, of.found, f.Part)
}

// Apart reports that a file holds documents that are only printed each by
// itself.
func Apart(doc *content.Document) (list finding.List) {
	if doc == nil || !doc.Multiplied() {
		return nil
	}
	f := list.Add(finding.NilaiTakSah, doc.Kaskade.PK[0].Span, "berkas ini memuat %d perjanjian kinerja; di sini diperlukan satu", len(doc.Kaskade.PK))
	if doc.File.Name == StandardName {
		f.Hint = "simpan sebagai berkas, lalu sebut yang dimaksud, misalnya pk.toml#" + doc.Kaskade.PK[0].Nama
		return list
	}
	f.Hint = "sebut yang dimaksud, misalnya " + source.PartOf(doc.File.Name, doc.Kaskade.PK[0].Nama)
	return list
}

// Own returns what of a proof's findings stands in its document's own part of a file;
// of a document that is not one of several, all.
func (p *Proof) Own() (own finding.List) {
	if p.Document == nil || p.Document.PK == nil {
		return p.Findings
	}
	for _, f := range p.Findings {
		if f.Span.File != p.Document.File || p.Document.PK.Region.Contains(f.Span) {
			own = append(own, f)
		}
	}
	return own
}

// sourceOf describes the file that a document is made from, and which of several in
// it the document is.
func sourceOf(doc *content.Document) string {
	if doc.PK == nil {
		return sourceNote
	}
	return sourceNote + ": " + doc.PK.Nama
}

// partIn returns which of several documents a PDF was made from, by what it says of
// its source.
func partIn(description string) string {
	part, _ := strings.CutPrefix(description, sourceNote+": ")
	if part == description {
		return ""
	}
	return part
}
