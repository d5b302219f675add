package edit

import (
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"path"
	"sync"
	"time"

	"iku/cmd/internal/press"
	"iku/cmd/internal/preview"
	"iku/cmd/internal/report"
	"iku/content"
	"iku/content/schema"
	"iku/content/tomledit"
)

//go:embed assets
var assets embed.FS

// maxBody bounds what a page can send, in bytes: a document, and what JSON adds.
const maxBody = 2*press.MaxBytes + 1<<20

// Options are what a workplace depends on besides its documents.
type Options struct {
	Root     string    // what documents name is reached below it; empty: as batch.Find says
	Date     time.Time // of PDFs of documents that have none
	Template []byte    // that a new document begins with
	// Example returns what a document of a further kind begins with, which names the one
	// that it is based on.
	Example  func(jenis string, base *content.Document, name string) ([]byte, error)
	Now      func() time.Time // when something is signed
	Journals string           // folder where histories survive a restart; empty: nowhere
	// Account is that of the signing service where a page names none.
	Account Account
}

// Desk is a workplace over documents.
type Desk struct {
	*preview.Server
	Options
	args   []string
	ctx    context.Context
	editor tomledit.Editor

	mu    sync.Mutex
	known map[string]*history // by file

	pen sync.Mutex // held while something is signed

	waiting imports
}

// New returns the workplace of a file, or of a folder's documents. What is being
// written when ctx ends is left as it was.
func New(ctx context.Context, args []string, o Options) (*Desk, error) {
	d := &Desk{Options: o, args: args, ctx: ctx, editor: tomledit.Editor{Order: schema.Order}, known: map[string]*history{}}
	server, err := preview.New(args, preview.Options{Root: o.Root, Date: o.Date, Now: o.Now, Work: &preview.Workplace{
		Style: "/kerja/aset/kerja.css", Script: "/kerja/aset/kerja.mjs", ListScript: "/kerja/aset/daftar.mjs", Matrix: "/kerja/matriks",
		Handlers: d.addresses(),
	}})
	if err != nil {
		return nil, err
	}
	d.Server = server
	d.sweep()
	return d, nil
}

// addresses are those of the workplace, with who answers.
func (d *Desk) addresses() map[string]http.HandlerFunc {
	return map[string]http.HandlerFunc{
		"GET /kerja/aset/{name}": serveAsset,
		"GET /kerja/isi":         d.content,
		"GET /kerja/format":      serveFormat,
		"POST /kerja/ubah":       d.change,
		"POST /kerja/teks":       d.text,
		"POST /kerja/urungkan":   d.undo,
		"POST /kerja/ulangi":     d.redo,
		"POST /kerja/saran":      d.mend,
		"POST /kerja/terima":     d.accept,
		"POST /kerja/baru":       d.begin,
		"POST /kerja/gambar":     d.picture,
		"POST /kerja/baca":       d.read,
		"POST /kerja/impor":      d.importRead,
		"GET /kerja/keadaan":     d.standing,
		"POST /kerja/pdf":        d.build,
		"GET /kerja/ttd":         d.signed,
		"POST /kerja/ttd":        d.sign,
		"POST /kerja/kode":       d.sendCode,
		"GET /kerja/banding":     d.comparable,
		"GET /kerja/matriks":     d.matrix,
		"GET /kerja/ekspor":      d.export,
	}
}

// version names a text.
func version(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:8])
}

// opened returns the document that a request is about; one that the shelf does
// not have, or that cannot be read, is answered here.
func (d *Desk) opened(w http.ResponseWriter, name string) (*preview.Opened, bool) {
	doc, ok := d.Open(name)
	switch {
	case !ok:
		refuse(w, http.StatusNotFound, "dokumen itu tidak ada")
	case doc.Proof == nil:
		refuse(w, http.StatusUnprocessableEntity, report.Reason(doc.Err))
	case doc.Proof.File.Archive != "":
		refuse(w, http.StatusUnprocessableEntity, "isi PDF tidak dapat diubah; ambil dahulu dengan iku extract")
	default:
		return doc, true
	}
	return nil, false
}

// received reads what a page sent.
func received(w http.ResponseWriter, r *http.Request, into any) bool {
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxBody)).Decode(into); err != nil {
		refuse(w, http.StatusBadRequest, "permintaan tidak terbaca")
		return false
	}
	return true
}

func send(w http.ResponseWriter, code int, data any) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(code)
	_ = json.NewEncoder(w).Encode(data)
}

func refuse(w http.ResponseWriter, code int, why string) {
	send(w, code, map[string]string{"alasan": why})
}

func serveAsset(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	data, err := assets.ReadFile("assets/" + name)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", map[string]string{".css": "text/css; charset=utf-8", ".mjs": "text/javascript; charset=utf-8"}[path.Ext(name)])
	_, _ = w.Write(data)
}
