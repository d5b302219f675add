package preview

import (
	"fmt"
	"net/http"
	"sync"
	"time"
)

// maxListeners bounds how many pages are told at a time.
const maxListeners = 64

// hub tells open pages that something changed. What, each finds out itself.
type hub struct {
	mu        sync.Mutex
	listeners map[chan struct{}]bool
}

func (h *hub) listen() (chan struct{}, bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(h.listeners) >= maxListeners {
		return nil, false
	}
	if h.listeners == nil {
		h.listeners = map[chan struct{}]bool{}
	}
	c := make(chan struct{}, 1)
	h.listeners[c] = true
	return c, true
}

func (h *hub) leave(c chan struct{}) {
	h.mu.Lock()
	delete(h.listeners, c)
	h.mu.Unlock()
}

func (h *hub) tell() {
	h.mu.Lock()
	defer h.mu.Unlock()
	for c := range h.listeners {
		select {
		case c <- struct{}{}:
		default: // it has yet to look, and will find this too
		}
	}
}

// shown tells whether there still is what a view shows: one of several documents in a file
// may be called otherwise meanwhile.
func (s *Server) shown(v view) bool {
	return (v.document == nil || s.shelf.has(v.document)) && (v.old == nil || s.shelf.has(v.old))
}

// events sends the version of a view at once and whenever it is another
// (server-sent events, HTML Living Standard 9.2); of a document that is gone, that it is.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	v, ok := s.viewOf(w, r)
	if !ok {
		return
	}
	c, ok := s.hub.listen()
	if !ok {
		http.Error(w, "terlalu banyak halaman terbuka", http.StatusServiceUnavailable)
		return
	}
	defer s.hub.leave(c)
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	out := http.NewResponseController(w)
	alive := time.NewTicker(30 * time.Second)
	defer alive.Stop()
	sent := ""
	for {
		message := ":\n\n" // a comment, by which a closed page is noticed
		if !s.shown(v) {
			message = "event: hilang\ndata:\n\n"
		} else if version := s.version(v); version != sent {
			message, sent = "data: "+version+"\n\n", version
		}
		if _, err := fmt.Fprint(w, message); err != nil || out.Flush() != nil {
			return
		}
		select {
		case <-c:
		case <-alive.C:
		case <-r.Context().Done():
			return
		}
	}
}
