package preview

import (
	"context"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"
)

// Editors write a file in several steps: one change is what comes within settle
// of the last event, and within patience of the first.
const (
	settle   = 8 * time.Millisecond
	patience = 40 * time.Millisecond
)

// Watch tells open pages what is saved, until ctx ends.
func (s *Server) Watch(ctx context.Context) error {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return err
	}
	defer w.Close()
	watched := map[string]bool{}
	look := func() (missed map[string]bool) {
		added := map[string]bool{}
		for folder := range s.shelf.folders() {
			if !watched[folder] && w.Add(folder) == nil {
				watched[folder], added[folder] = true, true
			}
		}
		if s.shelf.folder != "" && len(added) > 0 {
			_ = s.shelf.scan() // what came into a new folder before it was watched
		}
		return s.shelf.missed(added)
	}
	s.changed(look())
	for {
		var saved map[string]bool
		select {
		case <-ctx.Done():
			return nil
		case <-s.made: // what it is made from may lie elsewhere now
			saved = look()
		case e := <-w.Events:
			saved = s.gather(w, e, watched)
		case <-w.Errors: // events were lost: anything may have been saved
		}
		s.changed(saved)
		s.changed(look())
	}
}

// gather returns the files of an event and of those that follow it closely.
func (s *Server) gather(w *fsnotify.Watcher, e fsnotify.Event, watched map[string]bool) map[string]bool {
	saved := map[string]bool{}
	end := time.After(patience)
	for {
		if e.Op != fsnotify.Chmod {
			name := filepath.Clean(e.Name)
			saved[name] = true
			if e.Has(fsnotify.Remove) || e.Has(fsnotify.Rename) {
				delete(watched, name) // watched anew should it return
			}
		}
		select {
		case e = <-w.Events:
		case <-time.After(settle):
			return saved
		case <-end:
			return saved
		}
	}
}

// changed makes stale what is made from the files saved, and tells open pages.
// Nil stands for every file.
func (s *Server) changed(saved map[string]bool) {
	if saved != nil && len(saved) == 0 {
		return
	}
	hit := s.shelf.rescan()
	for _, d := range s.shelf.held() {
		hit = d.stale(saved) || hit
	}
	if hit {
		s.tell()
		s.recount()
	}
}
