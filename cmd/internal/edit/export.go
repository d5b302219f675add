package edit

import (
	"bytes"
	"errors"
	"net/http"
	"path/filepath"
	"slices"
	"strings"

	"iku/cmd/internal/grid"
	"iku/cmd/internal/report"
	"iku/cmd/internal/workbook"
)

// export sends a document in another form, to be saved.
func (d *Desk) export(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("jenis")
	n := slices.IndexFunc(workbook.Forms, func(f workbook.Form) bool { return f.Name == name })
	if n < 0 {
		refuse(w, http.StatusNotFound, "bentuk itu tidak dikenal")
		return
	}
	opened, ok := d.opened(w, r.URL.Query().Get("berkas"))
	if !ok {
		return
	}
	doc := opened.Proof.Document
	if wrong := workbook.Lossy(opened.Findings); len(wrong) > 0 {
		refuse(w, http.StatusUnprocessableEntity, "tidak dapat diekspor selama ada galat: "+report.Visible(wrong[0].Message))
		return
	}
	form := workbook.Forms[n]
	stem := strings.TrimSuffix(filepath.Base(opened.Path), filepath.Ext(opened.Path))
	in := workbook.Input{File: opened.Proof.File}
	if doc != nil {
		in.Inherited, in.Reads = workbook.Chain(in.File, doc.Inherited), doc.Inherited
	}
	var data bytes.Buffer
	err := form.Write(&data, workbook.One(stem, in))
	var refused *grid.Refusal
	switch {
	case errors.As(err, &refused):
		refuse(w, http.StatusUnprocessableEntity, report.Visible(refused.Message))
	case err != nil:
		refuse(w, http.StatusInternalServerError, report.Reason(err))
	default:
		attach(w, stem+"."+name, form.Media, data.Bytes())
	}
}
