package edit

import (
	"net/http"
	"path/filepath"

	"iku/cmd/internal/preview"
	"iku/cmd/internal/report"
	"iku/content"
	"iku/content/finding"
	"iku/content/source"
	"iku/content/tomltree"
)

// node is a value as a page takes it, with its place in the text.
type node struct {
	Kind  string  `json:"k"` // tabel, daftar, teks, bilangan, ya, tanggal
	Text  string  `json:"v,omitempty"`
	Name  string  `json:"n,omitempty"` // its key
	Items []*node `json:"i,omitempty"`
	From  int     `json:"d"`
	To    int     `json:"s"`
}

var kinds = map[tomltree.Kind]string{
	tomltree.Table: "tabel", tomltree.Array: "daftar", tomltree.String: "teks", tomltree.Integer: "bilangan",
	tomltree.Float: "bilangan", tomltree.Bool: "ya", tomltree.Date: "tanggal",
}

func nodeOf(n *tomltree.Node) *node {
	out := &node{Kind: kinds[n.Kind], Name: n.Name, From: n.Span.Start, To: n.Span.End}
	if !n.Key.IsZero() && n.Key.Start < out.From {
		out.From = n.Key.Start
	}
	if n.Kind == tomltree.Table || n.Kind == tomltree.Array {
		for _, c := range n.Children {
			out.Items = append(out.Items, nodeOf(c))
		}
		return out
	}
	if text, ok := n.Text(); ok {
		out.Text = text
	} else {
		out.Text = n.Literal()
	}
	if n.Kind == tomltree.Integer || n.Kind == tomltree.Float {
		out.Text = numberText(out.Text)
	}
	return out
}

// said is a finding as a page takes it.
type said struct {
	Number   int    `json:"n"`
	Severity string `json:"tingkat"`
	Slug     string `json:"temuan"`
	Message  string `json:"pesan"`
	Hint     string `json:"saran,omitempty"`
	Abaikan  string `json:"abaikan,omitempty"`
	Fix      bool   `json:"perbaikan,omitempty"` // can be mended by itself
	From     int    `json:"d"`                   // its place in the document's own text; -1: it is elsewhere
	To       int    `json:"s"`
}

// state is a document as a page takes it.
type state struct {
	Name      string   `json:"nama"` // of the document, which may be another after a change
	Version   string   `json:"versi"`
	Known     string   `json:"kenal"` // by which a browser knows the document again
	Text      string   `json:"teks"`
	Content   *node    `json:"isi"`     // null where the text is no TOML
	Inherited *node    `json:"warisan"` // what it inherits; null where that is nothing
	Base      string   `json:"asal"`    // the document that it is based on, or the file whose values it inherits
	Tables    []string `json:"tabel"`   // the tables that its kind has; none where that is not known
	Columns   []string `json:"kolom"`   // of its kind's own table
	Title     string   `json:"judul"`   // of its kind
	Findings  []said   `json:"temuan"`
	Remarks   []remark `json:"baca"`
	Undo      int      `json:"urungkan"` // how many changes can be undone, and redone
	Redo      int      `json:"ulangi"`
	Part      int      `json:"pk"` // which of Parts the document is; -1: none of them
	Parts     []part   `json:"perjanjian"`
	Shown     string   `json:"tampilan"` // the state of the page that shows just this
}

// stateOf returns a document as it is now.
func (d *Desk) stateOf(doc *preview.Opened) *state {
	file := doc.Proof.File
	s := &state{Name: doc.Name, Version: version(file.Data), Known: known(textFile(doc.Path)), Text: string(file.Data), Shown: doc.Shown, Findings: []said{}}
	if tree, fault := tomltree.Parse(file); fault == nil {
		s.Content = nodeOf(tree)
	}
	s.kind(doc.Proof.Document)
	s.Part, s.Parts = d.partsOf(doc)
	if tree := content.Inherited(file, doc.Files[min(1, len(doc.Files)):]); tree != nil {
		s.Inherited = nodeOf(tree)
		s.Base = d.Hold(doc.Files[1].Name, doc.Root)
	}
	for n, f := range doc.Findings {
		s.Findings = append(s.Findings, saidOf(n, f, file))
	}
	s.Remarks = remarksOf(doc.Proof.Document, file)
	h := d.history(doc)
	h.remember(file.Data)
	if s.Part >= 0 {
		h.part = s.Part
	}
	s.Undo, s.Redo = len(h.done), len(h.undone)
	return s
}

// known names a document apart from all others of this computer.
func known(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	return version([]byte(path))
}

// saidOf returns a finding of a document whose own text is that file.
func saidOf(n int, f finding.Finding, own *source.File) said {
	out := said{Number: n, Severity: f.Severity().String(), Slug: string(f.Slug), Message: report.Visible(f.Message),
		Hint: report.Visible(f.Hint), Abaikan: report.Visible(f.Abaikan), Fix: fixable(f, own), From: -1, To: -1}
	if f.Span.File.Same(own) {
		out.From, out.To = f.Span.Start, f.Span.End
	}
	return out
}

// fixable tells whether a finding can be mended in the document's own text.
func fixable(f finding.Finding, own *source.File) bool {
	return f.Fix != nil && f.Fix.Span.File.Same(own)
}

// kind says what the kind of a document has.
func (s *state) kind(doc *content.Document) {
	s.Tables, s.Columns = []string{}, []string{}
	if doc == nil {
		return
	}
	s.Title = doc.Dokumen.Jenis.Judul
	s.Tables = append(s.Tables, doc.Dokumen.Jenis.Tables...)
	for _, c := range doc.Dokumen.Jenis.Kolom {
		s.Columns = append(s.Columns, c.Name)
	}
}

// content sends a document.
func (d *Desk) content(w http.ResponseWriter, r *http.Request) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if doc, ok := d.opened(w, r.URL.Query().Get("berkas")); ok {
		send(w, http.StatusOK, d.stateOf(doc))
	}
}
