package edit

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"strings"

	"iku/cmd/internal/press"
	"iku/cmd/internal/preview"
	"iku/cmd/internal/report"
	"iku/cmd/internal/whole"
	"iku/content/tomledit"
)

// errNoPicture refuses a picture where none is shown.
var errNoPicture = errors.New("di isian ini tidak ada gambar")

// picture takes a picture that was dropped on its field: it is read to its end, kept
// beside the document, and named in the field.
func (d *Desk) picture(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	var at tomledit.Path
	if json.Unmarshal([]byte(q.Get("di")), &at) != nil {
		refuse(w, http.StatusBadRequest, "permintaan tidak terbaca")
		return
	}
	if k := keyAt(at); k == nil || !k.Picture {
		refuse(w, http.StatusUnprocessableEntity, errNoPicture.Error())
		return
	}
	data, err := io.ReadAll(http.MaxBytesReader(w, r.Body, press.MaxPicture))
	if err != nil {
		refuse(w, http.StatusUnprocessableEntity, "gambar ini terlalu besar; paling besar 10 MB")
		return
	}
	kind, err := press.PictureKind(data)
	if err != nil {
		refuse(w, http.StatusUnprocessableEntity, "gambar ini "+report.Visible(err.Error())+"; pakai PNG atau JPEG sampai 10 MB dan 25 juta piksel")
		return
	}
	name := pictureName(q.Get("nama"), kind)
	made := ""
	d.write(w, q.Get("berkas"), "", "", func(h *history, doc *preview.Opened) ([]byte, error) {
		folder := filepath.Dir(doc.Path)
		kept, fresh, err := d.keep(folder, name, data)
		if err != nil {
			return nil, err
		}
		if fresh {
			made = filepath.Join(folder, kept)
		}
		value, _ := json.Marshal(kept)
		text, err := d.changed(h, doc.Proof.File.Data, wishes{Version: q.Get("versi"), List: []wish{{Op: tomledit.Set, Path: at, Value: value}}})
		if err != nil && made != "" {
			_ = os.Remove(made)
		}
		return text, err
	})
}

// pictureName returns the name under which a picture is kept: its own, as every system
// takes it, with the ending of what it is.
func pictureName(name, kind string) string {
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	stem := strings.TrimSuffix(name, path.Ext(name))
	if ext := strings.ToLower(path.Ext(name)); ext == "."+kind || kind == "jpg" && ext == ".jpeg" {
		kind = ext[1:]
	}
	if stem == "" || stem == "." || stem == "/" {
		stem = "gambar"
	}
	return whole.Portable(stem + "." + kind)
}
