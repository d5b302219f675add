package edit

import (
	"net/http"
	"net/url"
	"path/filepath"

	"iku/cmd/internal/batch"
	"iku/cmd/internal/press"
	"iku/cmd/internal/preview"
	"iku/cmd/internal/report"
	"iku/cmd/internal/signing"
	"iku/cmd/internal/standing"
	"iku/cmd/internal/whole"
	"iku/sign"
)

// standsAs says how a document's PDF stands, as the command status says it.
type standsAs struct {
	PDF    string `json:"pdf"`    // in words
	Signed string `json:"ttd"`    // who signed, in words; empty: there is no PDF
	File   string `json:"berkas"` // the name of the signed PDF; empty where there is none
}

func (d *Desk) standsAs(doc *preview.Opened) standsAs {
	s := report.Standing{PDF: batch.PDFName(doc.Path)}
	looker := standing.Looker{Policy: sign.Policy{Now: d.Now()}}
	looker.Look(d.ctx, &s, doc.Press, doc.Proof)
	out := standsAs{PDF: s.PDFWords(), Signed: report.Visible(s.SignedWords())}
	if len(s.Signatures) > 0 {
		out.File = report.Visible(filepath.Base(s.PDF))
	}
	return out
}

// standing sends how a document's PDF stands.
func (d *Desk) standing(w http.ResponseWriter, r *http.Request) {
	if doc, ok := d.opened(w, r.URL.Query().Get("berkas")); ok {
		send(w, http.StatusOK, d.standsAs(doc))
	}
}

// printed returns the PDF of a document; where there are errors that is answered here.
func (d *Desk) printed(w http.ResponseWriter, doc *preview.Opened) ([]byte, bool) {
	if !doc.Proof.Printable(false) {
		refuse(w, http.StatusUnprocessableEntity, "ada galat: PDF tidak dibuat")
		return nil, false
	}
	data, err := doc.Press.Print(doc.Proof, d.Date)
	if err != nil {
		refuse(w, http.StatusInternalServerError, "PDF tidak dapat dibuat")
		return nil, false
	}
	return data, true
}

// build writes the PDF of a document beside it, as the command build does.
func (d *Desk) build(w http.ResponseWriter, r *http.Request) {
	var asked struct {
		Document string `json:"berkas"`
	}
	if !received(w, r, &asked) {
		return
	}
	doc, ok := d.opened(w, asked.Document)
	if !ok {
		return
	}
	data, ok := d.printed(w, doc)
	if !ok {
		return
	}
	if err := d.put(batch.PDFName(doc.Path), data); err != nil {
		refuse(w, http.StatusConflict, report.Reason(err))
		return
	}
	send(w, http.StatusOK, d.standsAs(doc))
}

// put writes a PDF over none that is signed and over nothing that is no PDF.
func (d *Desk) put(name string, data []byte) error {
	if err := (whole.Writer{}).May(name); err != nil {
		return err
	}
	if err := (whole.Writer{}).Write(d.ctx, name, data); err != nil {
		return err
	}
	d.Saved(name)
	return nil
}

// signed sends the signed PDF that stands beside a document.
func (d *Desk) signed(w http.ResponseWriter, r *http.Request) {
	doc, ok := d.opened(w, r.URL.Query().Get("berkas"))
	if !ok {
		return
	}
	for _, name := range []string{signing.OutputName(batch.PDFName(doc.Path)), batch.PDFName(doc.Path)} {
		if !whole.IsSigned(name) {
			continue
		}
		if f, err := press.Read(name); err == nil {
			attach(w, filepath.Base(name), "application/pdf", f.Data)
			return
		}
	}
	refuse(w, http.StatusNotFound, "belum ada PDF yang ditandatangani")
}

// attach sends a file to be saved under a name.
func attach(w http.ResponseWriter, name, media string, data []byte) {
	w.Header().Set("Content-Type", media)
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Content-Disposition", "attachment; filename*=UTF-8''"+url.PathEscape(whole.Portable(name)))
	_, _ = w.Write(data)
}
