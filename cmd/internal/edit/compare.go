package edit

import (
	"net/http"
	"path/filepath"
	"strings"

	"iku/cmd/internal/press"
	"iku/cmd/internal/preview"
	"iku/cmd/internal/report"
	"iku/content"
	"iku/content/diff"
	"iku/content/finding"
	"iku/content/source"
)

// comparable sends the names of the documents that one can be compared with, that
// which it replaces first.
func (d *Desk) comparable(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("berkas")
	doc, ok := d.opened(w, name)
	if !ok {
		return
	}
	old, names := d.replaced(doc), []string{}
	if old != "" {
		names = append(names, old)
	}
	if d.Folder() != "" {
		for _, other := range d.Names() {
			if other != name && other != old {
				names = append(names, other)
			}
		}
	}
	send(w, http.StatusOK, map[string]any{"lama": names, "digantikan": old})
}

// replaced returns the name of the document that one replaces; empty where it says
// none, or where that is not within its reach.
func (d *Desk) replaced(doc *preview.Opened) string {
	if doc.Proof.Document == nil || doc.Proof.Document.Dokumen.Menggantikan.IsZero() {
		return ""
	}
	path := doc.Proof.Document.Dokumen.Menggantikan.Beside()
	if _, err := content.NewReach(doc.Root, content.Disk{}).ReadFile(path, press.MaxBytes); err != nil {
		return ""
	}
	return d.Hold(path, doc.Root)
}

// matrix sends the table that compares a document with an older one, as a PDF.
func (d *Desk) matrix(w http.ResponseWriter, r *http.Request) {
	var files [2]*source.File
	var doc *preview.Opened
	for i, key := range []string{"lama", "berkas"} {
		var ok bool
		if doc, ok = d.Open(r.URL.Query().Get(key)); !ok {
			refuse(w, http.StatusNotFound, "dokumen itu tidak ada")
			return
		}
		if doc.Proof == nil {
			refuse(w, http.StatusUnprocessableEntity, report.Reason(doc.Err))
			return
		}
		files[i] = doc.Proof.File
	}
	run := press.New(content.NewReach(doc.Root, content.Disk{}))
	data, found, err := matrixOf(run, files, d)
	switch {
	case len(found) > 0:
		found.Sort()
		refuse(w, http.StatusUnprocessableEntity, "tidak dapat dibandingkan selama ada galat: "+report.Visible(report.Line(found[0])))
	case err != nil:
		refuse(w, http.StatusInternalServerError, "PDF tidak dapat dibuat")
	default:
		name := filepath.Base(doc.Path)
		attach(w, "matriks-"+strings.TrimSuffix(name, filepath.Ext(name))+".pdf", "application/pdf", data)
	}
}

// matrixOf returns the PDF of a comparison, or the errors that forbid it.
func matrixOf(run *press.Press, files [2]*source.File, d *Desk) ([]byte, finding.List, error) {
	var docs [2]*content.Document
	var found finding.List
	for i, f := range files {
		var list finding.List
		docs[i], list = run.Examine(f)
		found = append(found, list...)
	}
	if len(found) > 0 {
		return nil, found, nil
	}
	changes := diff.Compare(docs[0], docs[1])
	sheet, found := run.Matrix(changes, press.Options{})
	if found.Count(finding.Galat) > 0 {
		return nil, found, nil
	}
	data, err := run.PrintMatrix(sheet, changes, d.Date)
	return data, nil, err
}
