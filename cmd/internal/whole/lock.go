package whole

import (
	"context"
	"errors"
	"os"
	"sync"
	"time"
)

// ErrBusy tells that another run holds a file.
var ErrBusy = errors.New("sedang dipakai oleh iku yang lain")

// folders are the locks of this program's own writers, by folder.
var folders sync.Map

// patience is how long another's lock of a folder is waited for: it is held while a
// file is renamed, no longer.
const patience = 10 * time.Second

// lockFolder keeps others from giving names in a folder until release is called.
// The wait for them ends with ctx, and with patience. Where the system has no such
// locks, it only keeps this program's own writers from each other.
func lockFolder(ctx context.Context, folder string) (release func(), err error) {
	own, _ := folders.LoadOrStore(folder, &sync.Mutex{})
	mu := own.(*sync.Mutex)
	mu.Lock()
	d, err := os.Open(folder)
	if err != nil {
		return mu.Unlock, nil
	}
	release = func() {
		_ = d.Close()
		mu.Unlock()
	}
	begun := time.Now()
	for wait := time.Millisecond; errors.Is(Hold(d), ErrBusy); wait = min(2*wait, 50*time.Millisecond) {
		if time.Since(begun) > patience {
			release()
			return nil, ErrBusy
		}
		select {
		case <-ctx.Done():
			release()
			return nil, context.Cause(ctx)
		case <-time.After(wait):
		}
	}
	return release, nil
}

// OpenHeld opens a file of a run's own, made where it is not there, and holds it
// for as long as it is open. The error is ErrBusy where another run holds it.
func OpenHeld(name string) (*os.File, error) {
	for {
		f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o666)
		if err != nil {
			return nil, err
		}
		if errors.Is(Hold(f), ErrBusy) {
			_ = f.Close()
			return nil, &os.PathError{Op: "lock", Path: name, Err: ErrBusy}
		}
		held, err := f.Stat()
		if there, gone := os.Stat(name); err == nil && gone == nil && os.SameFile(held, there) {
			return f, nil
		}
		_ = f.Close() // its last holder removed it meanwhile
	}
}
