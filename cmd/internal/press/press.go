// Package press is the way from a TOML file to a PDF: it reads a document, finds
// what is wrong with it, lays it out and writes it. The commands, the tests and
// the benchmarks all go this way.
//
// A Press belongs to one run. What its documents share, typefaces and logos, it
// reads once. It may be used by several goroutines.
package press

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"

	"iku/cmd/internal/fault"
	"iku/cmd/internal/memo"
	"iku/content"
	"iku/content/check"
	"iku/content/finding"
	"iku/content/source"
	"iku/fonts"
	"iku/layout"
	"iku/layout/page"
	"iku/pdf"
)

// MaxBytes is the size of the largest document that is read whole. Of a larger
// one a byte more is read, so that the reader refuses it.
const MaxBytes = 10_000_000

// maxPDF is the size of the largest PDF that is read for what is in it: a book of
// the whole country's sheets is half of it.
const maxPDF = 1_000_000_000

// Press makes proofs of documents, and PDFs of proofs.
type Press struct {
	files  *bundles
	folder string // where the run works; "" where that is not known
	writer pdf.Writer

	faces    memo.Memo[string, *fonts.Face] // by path
	families memo.Memo[families, *fonts.Family]
	logos    memo.Memo[string, *page.Picture] // by path
	decoding sync.Mutex                       // held while a logo is decoded
	wholes   wholes
}

// New returns a press whose documents reach the files that they name through
// files.
func New(files content.Files) *Press {
	folder, _ := os.Getwd()
	return &Press{folder: folder, files: &bundles{Files: files, pdfs: map[string]*bundle{}}}
}

// Options are what a proof depends on besides its document.
type Options struct {
	Draft bool // mark every page DRAF
	Bound bool // for a book: without what is for signing
	// Unchecked leaves out what is to be said of what the document says, for who wants
	// no more than its pages.
	Unchecked bool
	// Carried gives the files of the PDF that the document is in, where that is open
	// already.
	Carried func() ([]pdf.Attachment, error)
}

// Proof is a document as it would be printed, with what is to be said of it.
type Proof struct {
	File     *source.File
	Document *content.Document // nil where the file is no TOML
	Sheet    *page.Sheet       // nil where the document has errors
	Findings finding.List      // in order of place
	Notices  []string          // of how it was set, which is no fault of the document
	Fault    error             // of the program, in this document; nil where there was none
}

// Printable tells whether a PDF can be made: there are no errors and, if strict,
// no warnings either.
func (p *Proof) Printable(strict bool) bool {
	if p.Sheet == nil || p.Findings.Count(finding.Galat) > 0 {
		return false
	}
	return !strict || p.Findings.Count(finding.Peringatan) == 0
}

// Read returns the document of that path, or the PDF that carries one; of a
// document more than MaxBytes are not read. Its errors are those of the operating
// system, and ErrNotRegular.
func Read(path string) (*source.File, error) {
	// Asked before it is opened: opening a pipe would wait for its writer.
	if file, part := Divide(path); part != "" {
		f, err := Read(file)
		if err == nil {
			f.Part = part
		}
		return f, err
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, &fs.PathError{Op: "read", Path: path, Err: syscall.EISDIR}
	case !info.Mode().IsRegular() && !isStream(path):
		return nil, &fs.PathError{Op: "read", Path: path, Err: ErrNotRegular}
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return ReadFrom(path, f)
}

// StandardName is what standard input is called where findings point into it.
const StandardName = "(masukan-standar)"

// ErrNotRegular refuses pipes and devices, which may give nothing, or give for ever.
var ErrNotRegular = errors.New("bukan berkas biasa")

// isStream tells the names of what the caller has opened: standard input, and what
// shells make of <(command).
func isStream(path string) bool {
	path = filepath.ToSlash(filepath.Clean(path))
	return path == "/dev/stdin" || strings.HasPrefix(path, "/dev/fd/")
}

// ReadFrom returns the document that r gives, under a name.
func ReadFrom(name string, r io.Reader) (*source.File, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err == nil && isPDF(data) {
		var rest []byte
		rest, err = io.ReadAll(io.LimitReader(r, maxPDF-int64(len(data))))
		data = append(data, rest...)
	}
	if err != nil {
		return nil, err
	}
	return source.NewFile(name, data), nil
}

// Proof reads, checks and lays out a document by itself. A fault of the program in
// it harms no other. Findings that the document sets aside are marked so.
func (p *Press) Proof(f *source.File, o Options) (proof *Proof) {
	err := fault.Guard(func() error { proof = p.proof(f, o); return nil })
	if err != nil {
		proof = &Proof{File: f, Fault: fmt.Errorf("%s: %w", f.Name, err)}
	}
	return proof
}

func (p *Press) proof(f *source.File, o Options) *Proof {
	f, list := p.open(f, o.Carried)
	if len(list) > 0 {
		return &Proof{File: f, Findings: list}
	}
	doc, list := p.read(f)
	if apart := Apart(doc); apart != nil {
		return &Proof{File: f, Findings: append(list, apart...)}
	}
	proof := &Proof{File: f, Document: doc}
	list = append(list, p.altered(f)...)
	if doc != nil {
		if !o.Unchecked {
			list = append(list, check.Document(doc)...)
		}
		list = append(list, p.set(proof, o, list.Count(finding.Galat) > 0)...)
		list = content.SetAside(doc, list)
	}
	list.Sort()
	proof.Findings = list
	return proof
}

// set lays the proof's document out, if it is not broken, and returns what is
// wrong with the files that it names and with what cannot be set.
func (p *Press) set(proof *Proof, o Options, broken bool) finding.List {
	doc := proof.Document
	family, list := p.family(doc.Halaman.Huruf)
	picture, more := p.logo(doc.Kop)
	list = append(list, more...)
	if family == nil {
		return list
	}
	list = append(list, layout.Glyphs(doc, family)...)
	if broken || list.Count(finding.Galat) > 0 {
		return list
	}
	sheet, more := layout.Lay(doc, family, layout.Options{Draft: o.Draft, Bound: o.Bound, Logo: picture})
	list = append(list, more...)
	if sheet != nil && doc.Halaman.Huruf.Nama == "" { // the built-in ones have all that is printed
		list = append(list, layout.Unshown(doc, sheet)...)
	}
	if list.Count(finding.Galat) == 0 {
		if !o.Unchecked {
			list = append(list, check.Pages(doc, more)...)
		}
		proof.Sheet = sheet
		proof.Notices = p.notices(proof, family)
	}
	return list
}
