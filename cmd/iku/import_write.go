package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"iku/cmd/internal/batch"
	"iku/cmd/internal/report"
	"iku/cmd/internal/whole"
	"iku/cmd/internal/workbook"
	"iku/content/finding"
)

// written is what became of files that were read.
type written struct{ documents, inherit, failed int }

// sum says what was written.
func (w *written) sum() string {
	return sumOf(thousands(w.documents)+" dokumen ditulis", counted{w.inherit, "di antaranya mewarisi berkas bersama"})
}

func (w *written) add(more written) {
	w.documents += more.documents
	w.inherit += more.inherit
	w.failed += more.failed
}

// stranger tells whether a file holds tables that this program did not make; what it
// made says itself what its documents inherit.
func (r *imported) stranger() bool { return len(r.result.Understood) > 0 }

// write writes the documents of files into their folder, none over a file that is
// there: of each file either all are written or none. What the tables of strangers say
// alike is written once, with the first of them. What is found is told by cell.
func (m *importing) write(ctx context.Context, read []*imported) (done written, code int) {
	umum, from := m.share(read)
	inherits := umum != nil
	var shared finding.Gather
	cells := map[string]func(finding.List){} // by the file that was written
	for _, r := range read {
		documents := r.result.Documents
		all, own, heirs := len(documents), 0, 0
		for _, d := range documents {
			if !d.Shared {
				own++
			}
			if d.Heir {
				heirs++
			}
		}
		if umum != nil && r.stranger() {
			documents = append(documents, *umum)
		}
		out := make([]whole.File, len(documents))
		for i, d := range documents {
			out[i] = whole.File{Name: filepath.Join(r.to, whole.Portable(d.Name+".toml")), Data: d.TOML} // the name may be a cell's
		}
		if err := (&whole.Set{Context: ctx, Folders: true}).CreateAll(out); err != nil {
			done.failed++
			code = max(code, m.complain(nameOf(err, r.name), err))
			continue
		}
		if all < len(documents) {
			umum = nil // it is there
		}
		done.documents += own
		if inherits && r.stranger() {
			done.inherit += own
		} else {
			done.inherit += heirs
		}
		for i, d := range documents {
			if !m.quiet {
				fmt.Fprintf(m.out, "%s\n", report.Visible(out[i].Name))
			}
			if d.Shared {
				book := r.name
				if i >= all {
					book = from
				}
				cells[out[i].Name] = func(found finding.List) { m.tellCells(book, d, found) }
				continue
			}
			cells[out[i].Name] = func(found finding.List) { m.tellCells(r.name, d, found) }
			if m.look(ctx, out[i].Name, func(found finding.List) { cells[out[i].Name](shared.Add(out[i].Name, found)) }) {
				code = max(code, exitFound)
			}
		}
	}
	for _, f := range shared.List() { // what stands in a file that others inherit is said once
		if f.Span.File != nil && cells[f.Span.File.Name] != nil {
			cells[f.Span.File.Name](finding.List{f})
		}
	}
	return done, code
}

// look tells what is found in a file that was written, of each of its documents where they
// are several, and whether no PDF could be made.
func (m *importing) look(ctx context.Context, name string, tell func(finding.List)) (stopped bool) {
	in := batch.Input{Path: name, Rel: filepath.Base(name), Named: true, Root: folder("").root(name)}
	_, err := batch.Check(ctx, batch.Parts(in), batch.Options{Jobs: 1}, func(r *batch.Result) {
		tell(r.Findings)
		stopped = stopped || r.State != batch.Built && r.State != batch.Compared
	})
	return stopped || err != nil
}

// share takes out of the documents of strangers what they say alike, and returns it as
// a document with the name of the file whose cells say it; nil where that is nothing,
// or where such a file is there already, which keeps what it says.
func (m *importing) share(read []*imported) (umum *workbook.Document, from string) {
	var results []*workbook.Result
	documents := 0
	for _, r := range read {
		if r.stranger() {
			results = append(results, r.result)
			documents += len(r.result.Documents)
			from = cmp.Or(from, r.name)
		}
	}
	if documents < 2 {
		return nil, ""
	}
	if name := filepath.Join(read[0].to, workbook.Umum+".toml"); there(name) {
		m.warn(name + " sudah ada; yang sama ditulis pada setiap lembar")
		return nil, ""
	}
	if d, some := workbook.Share(results); some {
		return &d, from
	}
	return nil, ""
}

// there tells whether something has that name.
func there(name string) bool {
	_, err := os.Lstat(name)
	return err == nil || !errors.Is(err, fs.ErrNotExist)
}
