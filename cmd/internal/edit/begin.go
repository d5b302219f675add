package edit

import (
	"errors"
	"io/fs"
	"net/http"
	"path/filepath"
	"strings"

	"iku/cmd/internal/batch"
	"iku/cmd/internal/preview"
	"iku/cmd/internal/whole"
	"iku/content"
	"iku/content/schema"
	"iku/content/source"
)

// begin makes a document in the folder that is shown: from nothing, as a copy of
// another, as the next revision of one, or of a further kind based on one. No file is
// ever replaced.
func (d *Desk) begin(w http.ResponseWriter, r *http.Request) {
	var asked struct {
		Name string `json:"nama"`
		From string `json:"dari"` // a document; empty: from nothing
		As   string `json:"cara"` // "salinan" or "revisi" of it, or the kind of one that is based on it
	}
	if !received(w, r, &asked) {
		return
	}
	folder, root := d.home()
	name, ok := newName(asked.Name)
	if !ok {
		refuse(w, http.StatusUnprocessableEntity, badName)
		return
	}
	text := d.Template
	if asked.From != "" {
		doc, ok := d.opened(w, asked.From)
		if !ok {
			return
		}
		folder, root = filepath.Dir(doc.Path), doc.Root
		var why string
		if text, why = d.begun(doc, asked.As); why != "" {
			refuse(w, http.StatusUnprocessableEntity, why)
			return
		}
	}
	if folder == "" {
		refuse(w, http.StatusUnprocessableEntity, errNoHome.Error())
		return
	}
	path := filepath.Join(folder, name)
	switch err := (whole.Writer{}).Create(d.ctx, path, text); {
	case errors.Is(err, fs.ErrExist):
		refuse(w, http.StatusConflict, name+" sudah ada")
		return
	case err != nil:
		refuse(w, http.StatusUnprocessableEntity, why(err))
		return
	}
	d.Saved(path)
	_, part := source.Whole(asked.From)
	send(w, http.StatusOK, map[string]string{"berkas": d.nameIn(path, root, part, 0)})
}

const badName = "nama berkas ini tidak dapat dipakai; tulis misalnya dinas-kesehatan.toml"

// newName returns the name of a new document's file as it was typed, with its ending;
// false where it cannot be one on every system, or would be that of a shared file.
func newName(typed string) (string, bool) {
	name := strings.TrimSpace(typed)
	if !strings.HasSuffix(strings.ToLower(name), batch.Extension) {
		name += batch.Extension
	}
	return name, name != batch.Extension && !strings.ContainsAny(name, `/\`) && !strings.HasPrefix(name, "_") && whole.Portable(name) == name
}

// begun returns the text of a document that begins with another, or why it cannot.
func (d *Desk) begun(doc *preview.Opened, as string) (text []byte, why string) {
	f := doc.Proof.File
	if as == "" || as == "salinan" {
		return f.Data, ""
	}
	if as != "revisi" {
		if _, known := schema.JenisOf(as); !known || as == schema.JenisIKU || f.Part != "" {
			return nil, "dokumen jenis itu tidak dapat dibuat dari sini"
		}
		text, err := d.Example(as, doc.Proof.Document, filepath.Base(textFile(doc.Path)))
		if err != nil {
			return nil, "contohnya tidak dapat dibuat"
		}
		return text, ""
	}
	text, _, faults := content.Revise(f, filepath.Base(textFile(doc.Path)), func(path string) string { return path })
	if text == nil {
		return nil, "dokumen ini belum dapat direvisi: " + faults[0].Message
	}
	return text, ""
}
