package preview

import (
	"bytes"
	"crypto/rand"
	"embed"
	"fmt"
	"net/http"
	"net/url"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	files "iku/cmd/internal/whole"
)

//go:embed assets
var assets embed.FS

// Server shows documents. It is an http.Handler.
type Server struct {
	http.Handler
	*lock
	shelf *shelf
	old   *document // the older of two revisions; nil where one document is shown
	date  time.Time
	look  looking
	nonce string
	made  chan struct{} // a document was read, perhaps with other files
	goods goods
	hub
	work     *Workplace
	told     atomic.Int64 // how often something changed
	counting sync.Mutex
	queued   atomic.Bool // somebody waits to count, and will count what changes meanwhile
}

// Options are what a server depends on besides its documents.
type Options struct {
	Root string           // what documents name is reached below it; empty: as batch.Find says
	Date time.Time        // of PDFs of documents that have none
	Now  func() time.Time // when signatures are judged
	Work *Workplace       // that writes; nil: the server only reads
}

// New returns a server of a file, of a folder's documents, or of two revisions,
// the older first.
func New(args []string, o Options) (*Server, error) {
	shelf, err := newShelf(args, o.Root)
	if err != nil {
		return nil, err
	}
	s := &Server{lock: newLock(), shelf: shelf, date: o.Date, look: looker(o.Now), nonce: strings.ToLower(rand.Text()[:8]), made: make(chan struct{}, 1), work: o.Work}
	if s.shelf.folder == "" && len(args) == 2 {
		s.old = shelf.by[shelf.names[0]]
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/{$}", s.root)
	mux.HandleFunc("/lembar", s.sheet)
	mux.HandleFunc("/tempat", s.place)
	mux.HandleFunc("/pdf", s.pdf)
	mux.HandleFunc("/peristiwa", s.events)
	mux.HandleFunc("/huruf/{name}", s.goods.serveFace)
	mux.HandleFunc("/gambar/{name}", s.goods.servePicture)
	mux.HandleFunc("/kertas/{name}", servePaper)
	mux.HandleFunc("/aset/{name}", serveAsset)
	if o.Work != nil {
		for pattern, handler := range o.Work.Handlers {
			mux.HandleFunc(pattern, handler)
		}
	}
	s.Handler = guarded(mux, s.lock, o.Work != nil)
	s.recount()
	return s, nil
}

// view is what a page shows: a document, perhaps beside an older one; the list
// where there is none.
type view struct{ document, old *document }

func (v view) query() string {
	q := url.Values{"berkas": {v.document.name}}
	if v.old != nil {
		q.Set("lama", v.old.name)
	}
	return q.Encode()
}

// viewOf returns what a request is about; a document that is not on the shelf
// is answered here.
func (s *Server) viewOf(w http.ResponseWriter, r *http.Request) (v view, ok bool) {
	q := r.URL.Query()
	if !q.Has("berkas") {
		return v, true
	}
	v.document = s.shelf.document(q.Get("berkas"))
	if q.Has("lama") {
		v.old = s.shelf.document(q.Get("lama"))
	}
	if v.document == nil || q.Has("lama") && v.old == nil {
		http.Error(w, "dokumen itu tidak ada", http.StatusNotFound)
		return v, false
	}
	return v, true
}

// see returns what a view of a document shows, and the name of that state: it changes
// when anything of it does.
func (s *Server) see(v view) (shown, old seen, version string) {
	shown = v.document.see()
	version = s.nonce + v.document.version(shown)
	if v.old != nil {
		old = v.old.see()
		version += v.old.version(old)
	}
	select {
	case s.made <- struct{}{}:
	default:
	}
	return shown, old, version
}

// version names the state of a view.
func (s *Server) version(v view) string {
	if v.document == nil {
		return s.nonce + fmt.Sprintf("-%d", s.told.Load())
	}
	_, _, version := s.see(v)
	return version
}

// tell tells open pages that something changed.
func (s *Server) tell() {
	s.told.Add(1)
	s.hub.tell()
}

// recount makes the summaries of several documents, and compares these, in the
// background.
func (s *Server) recount() {
	if s.shelf.folder == "" && len(s.shelf.names) < 2 {
		return
	}
	if !s.queued.CompareAndSwap(false, true) {
		return
	}
	go func() {
		s.counting.Lock()
		defer s.counting.Unlock()
		s.queued.Store(false)
		last := time.Now()
		for _, d := range s.shelf.all() {
			d.mu.Lock()
			fresh := d.fresh
			d.mu.Unlock()
			if fresh {
				continue
			}
			d.count(s.look)
			if time.Since(last) > time.Second {
				s.tell()
				last = time.Now()
			}
		}
		s.shelf.together()
		s.tell()
		select {
		case s.made <- struct{}{}:
		default:
		}
	}()
}

func (s *Server) root(w http.ResponseWriter, r *http.Request) {
	if s.shelf.folder != "" {
		s.render(w, "daftar.html", http.StatusOK, s.list(r.URL.Query().Get("cari")))
		return
	}
	v := view{s.shelf.by[s.shelf.names[len(s.shelf.names)-1]], s.old}
	http.Redirect(w, r, "/lembar?"+v.query(), http.StatusFound)
}

func (s *Server) sheet(w http.ResponseWriter, r *http.Request) {
	v, ok := s.viewOf(w, r)
	switch {
	case !ok:
	case v.document == nil:
		http.Redirect(w, r, "/", http.StatusFound)
	default:
		s.render(w, "lembar.html", http.StatusOK, s.view(v, pagesOf(r.Header.Get(pagesHeader))))
	}
}

// place shows where something is written.
func (s *Server) place(w http.ResponseWriter, r *http.Request) {
	v, ok := s.viewOf(w, r)
	if !ok {
		return
	}
	serial, err := strconv.Atoi(r.URL.Query().Get("seri"))
	if v.document == nil || err != nil {
		http.Error(w, "tempat itu tidak ada", http.StatusNotFound)
		return
	}
	shown := v.document.at(serial)
	if shown == nil {
		http.Error(w, "dokumen sudah berubah; muat ulang halaman", http.StatusGone)
		return
	}
	at, ok := shown.place(r.URL.Query().Get("tempat"))
	if !ok {
		http.Error(w, "tempat itu tidak ada", http.StatusNotFound)
		return
	}
	s.render(w, "tempat.html", http.StatusOK, struct {
		Title string
		Back  string
		Place *placeView
	}{v.document.name, "/lembar?" + v.query(), newPlaceView(at)})
}

// pdf sends the very bytes that the command build writes.
func (s *Server) pdf(w http.ResponseWriter, r *http.Request) {
	v, ok := s.viewOf(w, r)
	if !ok {
		return
	}
	if v.document == nil {
		http.Error(w, "dokumen itu tidak ada", http.StatusNotFound)
		return
	}
	shown := v.document.see()
	now := shown.now
	if now != shown.good {
		http.Error(w, "ada galat: PDF tidak dibuat", http.StatusConflict)
		return
	}
	data, err := now.press.Print(now.proof, s.date)
	if err != nil {
		http.Error(w, "PDF tidak dapat dibuat", http.StatusInternalServerError)
		return
	}
	name := files.Portable(downloadName(v.document.path))
	w.Header().Set("Content-Disposition", "attachment; filename*=UTF-8''"+url.PathEscape(name))
	send(w, r, "application/pdf", data)
}

// downloadName returns the name that the PDF of a document is saved under: that which
// the command build gives it, unless a signed one stands there, which it must not
// replace when it is saved beside its document.
func downloadName(file string) string {
	stem := strings.TrimSuffix(file, filepath.Ext(file))
	name := filepath.Base(stem) + ".pdf"
	if place, err := files.Look(stem + ".pdf"); err == nil && place.Signed {
		name = filepath.Base(stem) + "-belum-ditandatangani.pdf"
	}
	return name
}

// render writes a page whole, or says that it cannot.
func (s *Server) render(w http.ResponseWriter, name string, code int, data any) {
	var b bytes.Buffer
	if err := pages().ExecuteTemplate(&b, name, data); err != nil {
		http.Error(w, "halaman tidak dapat dibuat", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(code)
	_, _ = w.Write(b.Bytes())
}

func send(w http.ResponseWriter, r *http.Request, media string, data []byte) {
	w.Header().Set("Content-Type", media)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}

func serveAsset(w http.ResponseWriter, r *http.Request) {
	data, err := assets.ReadFile("assets/" + r.PathValue("name"))
	if err != nil {
		http.NotFound(w, r)
		return
	}
	media := map[string]string{".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}
	send(w, r, media[path.Ext(r.PathValue("name"))], data)
}

// servePaper writes the style by which pages are printed at their own size.
func servePaper(w http.ResponseWriter, r *http.Request) {
	var width, height int
	if _, err := fmt.Sscanf(r.PathValue("name"), "%dx%d.css", &width, &height); err != nil || width < 1 || height < 1 || width > 20_000_000 || height > 20_000_000 {
		http.NotFound(w, r)
		return
	}
	send(w, r, "text/css; charset=utf-8", fmt.Appendf(nil, "@page { size: %d.%03dpt %d.%03dpt; margin: 0 }\n", width/1000, width%1000, height/1000, height%1000))
}

// escapedPath returns a path as an address has it.
func escapedPath(p string) string { return (&url.URL{Path: p}).EscapedPath() }
