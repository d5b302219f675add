package batch

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"

	"iku/cmd/internal/press"
)

// quiet is how long nothing must have changed before what changed is dealt with:
// editors write a file in several steps.
const quiet = 150 * time.Millisecond

// Watcher tells when files that a batch depends on change.
type Watcher struct {
	w       *fsnotify.Watcher
	names   *Files          // resolves the folders of names
	folders map[string]bool // that are watched
	files   map[string]bool // that count, there or not, by their key
	outputs map[string]bool // never count
	trees   []tree          // in which documents may come
}

// tree is a folder below which new files are documents: those with the extension
// of documents, or with another that a pattern asks for.
type tree struct{ root, ext string }

// NewWatcher returns a watcher of nothing.
func NewWatcher() (*Watcher, error) {
	w, err := fsnotify.NewWatcher()
	return &Watcher{w: w, folders: map[string]bool{}}, err
}

// Close ends it.
func (w *Watcher) Close() error { return w.w.Close() }

// Watch makes it watch a plan: its documents, all that they reach, and the folders
// that were walked for them, into which others may come.
func (w *Watcher) Watch(args []string, plan *Plan) {
	w.names, w.files, w.outputs, w.trees = NewFiles(), map[string]bool{}, map[string]bool{}, nil
	for _, j := range plan.Jobs {
		w.file(j.Input)
		w.outputs[w.key(j.Output)] = true
	}
	for _, in := range plan.Shared {
		w.file(in.Path)
	}
	for _, path := range plan.Files.shared.Keys() {
		w.file(path)
	}
	for _, arg := range args {
		root, rest := divide(filepath.Clean(arg))
		w.file(root) // which may go, and come again
		info, err := os.Stat(root)
		switch {
		case err != nil || !info.IsDir():
		case len(rest) == 0:
			w.trees = append(w.trees, tree{w.key(root), Extension})
			w.grow(root)
		default:
			w.trees = append(w.trees, tree{w.key(root), filepath.Ext(rest[len(rest)-1])})
			w.add(root)
		}
	}
}

// file makes a file count.
func (w *Watcher) file(path string) {
	path, _ = press.Divide(path)
	w.files[w.key(path)] = true
	w.add(filepath.Dir(path))
}

// key returns what the names of one file have in common; of a symbolic link, those
// of the link.
func (w *Watcher) key(path string) string {
	if whole, err := filepath.Abs(path); err == nil {
		path = whole
	}
	return filepath.Join(w.names.folder(filepath.Dir(path)), filepath.Base(path))
}

func (w *Watcher) add(folder string) {
	if folder = filepath.Clean(folder); !w.folders[folder] && w.w.Add(folder) == nil {
		w.folders[folder] = true
	}
}

// grow watches a folder and those below it, and tells whether there is a document.
func (w *Watcher) grow(folder string) (document bool) {
	_ = filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
		case path != folder && strings.HasPrefix(e.Name(), "."):
			if e.IsDir() {
				return fs.SkipDir
			}
		case e.IsDir():
			w.add(path)
		case isDocument(path):
			document = true
		}
		return nil
	})
	return document
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

// concerns tells whether an event is one of a file that counts.
func (w *Watcher) concerns(e fsnotify.Event) bool {
	if e.Op == fsnotify.Chmod {
		return false
	}
	key := w.key(e.Name)
	if w.files[key] {
		delete(w.folders, filepath.Clean(e.Name)) // should it be one, to be watched anew
		return true
	}
	if strings.HasPrefix(filepath.Base(key), ".") || !w.within(key) {
		return false
	}
	if e.Has(fsnotify.Remove) || e.Has(fsnotify.Rename) {
		if folder := filepath.Clean(e.Name); w.folders[folder] {
			delete(w.folders, folder)
			return true
		}
	}
	if info, err := os.Stat(e.Name); err == nil && info.IsDir() {
		return e.Has(fsnotify.Create) && w.grow(e.Name)
	}
	if isDocument(key) {
		return true
	}
	return !w.outputs[key] && slices.ContainsFunc(w.trees, func(t tree) bool { return t.ext == filepath.Ext(key) && t.ext != "" })
}

// within tells whether new files of that folder may be documents.
func (w *Watcher) within(key string) bool {
	for _, t := range w.trees {
		if strings.HasPrefix(key, strings.TrimSuffix(t.root, string(filepath.Separator))+string(filepath.Separator)) {
			return true
		}
	}
	return false
}
