package edit

import (
	"net/http"

	"iku/cmd/internal/press"
	"iku/cmd/internal/preview"
	"iku/content"
	"iku/content/source"
)

// part is one of the perjanjian kinerja of a file.
type part struct {
	Document string `json:"berkas,omitempty"` // empty: it is none by itself
	Title    string `json:"judul"`            // the post and person of its first party
}

// textFile returns the file of a path, of which it may name one document.
func textFile(path string) string {
	file, _ := press.Divide(path)
	return file
}

// partsOf returns the perjanjian kinerja that the document's own file has, and which of
// them the document is; -1: none.
func (d *Desk) partsOf(doc *preview.Opened) (int, []part) {
	at, list := -1, []part{}
	own := doc.Proof.Document
	if own == nil || own.Kaskade == nil {
		return at, list
	}
	for i, p := range own.Kaskade.PK {
		if !p.Span.File.Same(doc.Proof.File) {
			return -1, []part{} // it inherits them
		}
		one := part{Title: titleOf(p.Document)}
		if own.PK != nil || own.Multiplied() {
			one.Document = d.named(doc, p.Nama)
		}
		if p == own.PK {
			at = i
		}
		list = append(list, one)
	}
	return at, list
}

// titleOf says whose a perjanjian kinerja is.
func titleOf(doc *content.Document) string {
	if len(doc.PenandaTangan) == 0 {
		return "belum bernama"
	}
	first := doc.PihakPertama()
	title := first.Nama.Value
	if len(first.Jabatan) > 0 && first.Jabatan[0].Value != "" {
		if title != "" {
			title = ", " + title
		}
		title = first.Jabatan[0].Value + title
	}
	if title == "" {
		return "belum bernama"
	}
	return title
}

// sendNow sends what a document is after its file was changed.
func (d *Desk) sendNow(w http.ResponseWriter, was *preview.Opened) {
	if doc, ok := d.opened(w, d.nameNow(was)); ok {
		send(w, http.StatusOK, d.stateOf(doc))
	}
}

// nameNow returns the name that a document has after its file was changed. One of several
// is called after its first party: where that is another now it is known by its place; where
// it is gone, the one that took its place stands for it.
func (d *Desk) nameNow(was *preview.Opened) string {
	if now, ok := d.Open(was.Name); ok && now.Proof != nil {
		if doc := now.Proof.Document; doc != nil && !doc.Multiplied() {
			return was.Name
		}
	}
	return d.nameIn(textFile(was.Path), was.Root, was.Proof.File.Part, d.history(was).part)
}

// nameIn returns the name of the document of a file: of several the one that is called so,
// else that at a place, or the last.
func (d *Desk) nameIn(path, root, part string, place int) string {
	if now, err := press.Read(path); err == nil {
		if whole := press.New(content.NewReach(root, content.Disk{})).Document(now); whole != nil && whole.Multiplied() {
			all := whole.Kaskade.PK
			if whole.Kaskade.Of(part) == nil {
				part = all[min(place, len(all)-1)].Nama
			}
			path = source.PartOf(path, part)
		}
	}
	return d.Hold(path, root)
}

// named returns the name of one of several documents in the file of another.
func (d *Desk) named(doc *preview.Opened, part string) string {
	if d.Folder() == "" { // where it may not be listed
		return d.Hold(source.PartOf(textFile(doc.Path), part), doc.Root)
	}
	name, _ := source.Whole(doc.Name)
	return source.PartOf(name, part)
}
