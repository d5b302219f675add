package edit

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"path/filepath"
	"slices"
	"strings"

	"iku/cmd/internal/grid"
	"iku/cmd/internal/report"
	"iku/cmd/internal/workbook"
	"iku/content/finding"
)

// exportForms are the forms in which a document is saved, as the command export
// writes them.
var exportForms = map[string]struct {
	media string
	write func(io.Writer, workbook.Documents) error
}{
	"xlsx": {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", workbook.Export},
	"csv":  {"text/csv; charset=utf-8", workbook.CSV},
	"json": {"application/json", workbook.JSON},
	"html": {"text/html; charset=utf-8", workbook.HTML},
}

// formal are the errors of what has no cell to stand in.
var formal = []finding.Slug{finding.TOML, finding.KunciTakDikenal, finding.NilaiTakSah, finding.WajibDiisi}

// export sends a document in another form, to be saved.
func (d *Desk) export(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("jenis")
	form, known := exportForms[name]
	if !known {
		refuse(w, http.StatusNotFound, "bentuk itu tidak dikenal")
		return
	}
	opened, ok := d.opened(w, r.URL.Query().Get("berkas"))
	if !ok {
		return
	}
	doc := opened.Proof.Document
	for _, f := range opened.Findings {
		if slices.Contains(formal, f.Slug) {
			refuse(w, http.StatusUnprocessableEntity, "tidak dapat diekspor selama ada galat: "+report.Visible(f.Message))
			return
		}
	}
	stem := strings.TrimSuffix(filepath.Base(opened.Path), filepath.Ext(opened.Path))
	in := workbook.Input{File: opened.Proof.File}
	if doc != nil {
		in.Inherited, in.Reads = workbook.Chain(in.File, doc.Inherited), doc.Inherited
	}
	var data bytes.Buffer
	err := form.write(&data, workbook.One(stem, in))
	var refused *grid.Refusal
	switch {
	case errors.As(err, &refused):
		refuse(w, http.StatusUnprocessableEntity, report.Visible(refused.Message))
	case err != nil:
		refuse(w, http.StatusInternalServerError, report.Reason(err))
	default:
		attach(w, stem+"."+name, form.media, data.Bytes())
	}
}
