package batch

import (
	"context"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// quiet is how long nothing must have changed before what changed is dealt with:
// editors write a file in several steps.
const quiet = 150 * time.Millisecond

// Watcher tells when files that a batch depends on change.
type Watcher struct {
	w       *fsnotify.Watcher
	folders map[string]bool
	outputs map[string]bool
}

// NewWatcher returns a watcher of nothing.
func NewWatcher() (*Watcher, error) {
	w, err := fsnotify.NewWatcher()
	return &Watcher{w: w, folders: map[string]bool{}}, err
}

// Close ends it.
func (w *Watcher) Close() error { return w.w.Close() }

// Watch makes it watch a plan: the folders of its documents and of all that they
// reach, and the folders that were walked for them.
func (w *Watcher) Watch(args []string, plan *Plan) {
	folders := map[string]bool{}
	for _, arg := range args {
		root, _ := divide(filepath.Clean(arg))
		folders[root] = true
		folders[filepath.Dir(root)] = true
	}
	w.outputs = map[string]bool{}
	for _, j := range plan.Jobs {
		w.outputs[filepath.Clean(j.Output)] = true
		folders[filepath.Dir(j.Input)] = true
	}
	for _, path := range plan.Files.paths() {
		folders[filepath.Dir(path)] = true
	}
	for folder := range folders {
		if !w.folders[folder] && w.w.Add(folder) == nil {
			w.folders[folder] = true
		}
	}
}

// Wait returns true once something has changed and then been quiet, false when
// ctx ends.
func (w *Watcher) Wait(ctx context.Context) bool {
	var settled <-chan time.Time
	for {
		select {
		case <-ctx.Done():
			return false
		case <-settled:
			return true
		case e, ok := <-w.w.Events:
			if !ok {
				return false
			}
			if w.concerns(e) {
				settled = time.After(quiet)
			}
		case <-w.w.Errors: // events may have been lost
			settled = time.After(quiet)
		}
	}
}

// concerns tells whether an event is not of the batch's own making.
func (w *Watcher) concerns(e fsnotify.Event) bool {
	if e.Op == fsnotify.Chmod || strings.HasPrefix(filepath.Base(e.Name), ".iku-") || strings.HasSuffix(e.Name, journalSuffix) {
		return false
	}
	if e.Has(fsnotify.Remove) || e.Has(fsnotify.Rename) {
		delete(w.folders, filepath.Clean(e.Name)) // watched anew should it return
	}
	return !w.outputs[filepath.Clean(e.Name)]
}
