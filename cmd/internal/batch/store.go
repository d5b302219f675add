package batch

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"iku/cmd/internal/whole"
)

// Making is what PDFs depend on besides their documents.
type Making struct {
	Program string `json:"program"` // and its version
	Draft   bool   `json:"draft,omitempty"`
	Date    string `json:"date,omitempty"` // of documents that have none
}

// Store knows what earlier runs made. While a batch runs, each document that is
// done is written to a journal, so that after a kill the next run goes on; at the
// end the journal becomes the manifest, or is removed.
type Store struct {
	Notes []string // why something of an earlier run was not used

	making   Making
	seal     seal
	foreign  int    // entries that do not carry it
	folder   string // that paths are relative to
	manifest string // its path; empty: none
	journal  string

	mu      sync.Mutex
	files   [2]*os.File // the old manifest and the journal, nil where there is none
	size    int64       // of the journal
	entries map[string]place
	failed  error // of writing the journal
}

// place is where an entry stands in one of a store's files.
type place struct {
	file   uint8
	offset int64
	length int
}

const (
	inManifest = iota
	inJournal
)

// The journal of a manifest is named after it; journalMark begins every journal.
const (
	journalSuffix = ".jurnal"
	journalMark   = `{"journal":`
)

// head is the journal's first line.
type head struct {
	Journal int `json:"journal"`
	Making
}

// Open returns the store of a batch. With a manifest, empty for none, the journal
// stands beside it, else in folder, and where none can be written there the batch
// does without.
func Open(manifest, folder string, m Making) (*Store, error) {
	s := &Store{making: m, seal: newSeal(m), manifest: manifest, entries: map[string]place{}}
	s.journal = filepath.Join(folder, ".iku-jurnal")
	if manifest != "" {
		s.journal = manifest + journalSuffix
		s.load()
	}
	err := ours(s.journal, journalMark)
	if info, there := os.Lstat(s.journal); there == nil && info.Mode()&fs.ModeSymlink != 0 {
		err = &fs.PathError{Op: "write", Path: s.journal, Err: whole.ErrNotRegular}
	}
	if err != nil {
		s.closeFiles()
		return nil, err
	}
	if s.folder, err = filepath.Abs(filepath.Dir(s.journal)); err != nil {
		return nil, err
	}
	f, err := whole.OpenHeld(s.journal)
	switch {
	case errors.Is(err, whole.ErrBusy):
		s.closeFiles()
		return nil, err
	case err != nil && manifest != "":
		s.closeFiles()
		return nil, err
	case err != nil:
		return s, nil
	}
	s.files[inJournal] = f
	if err := s.resume(); err != nil {
		return s, err
	}
	if s.foreign > 0 {
		s.Notes = append(s.Notes, fmt.Sprintf("%s: %d isinya bukan dari akun dan komputer ini; diabaikan", cmp.Or(manifest, s.journal), s.foreign))
	}
	return s, nil
}

// resume reads the journal of a run that did not end, or begins a new one.
func (s *Store) resume() error {
	f := s.files[inJournal]
	first := true
	usable := false
	end, err := lines(f, func(line []byte, offset int64) {
		if first {
			first = false
			var h head
			if json.Unmarshal(line, &h) != nil || h.Journal != version {
				return
			}
			if usable = h.Making == s.making; !usable {
				s.Notes = append(s.Notes, s.journal+": dari program atau pilihan lain; diabaikan")
			}
			return
		}
		if usable {
			s.index(line, offset, inJournal)
		}
	})
	if err != nil {
		return err
	}
	if usable {
		s.size = end
		return f.Truncate(end)
	}
	if err := f.Truncate(0); err != nil {
		return err
	}
	line, err := json.Marshal(head{version, s.making})
	if err != nil {
		return err
	}
	s.append(line)
	return nil
}

// lines calls do with each whole line of a file and returns where the last one
// ends: a line that a kill cut short is none.
func lines(f *os.File, do func(line []byte, offset int64)) (end int64, err error) {
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return 0, err
	}
	r := newLineReader(f)
	for {
		line, err := r.next()
		if errors.Is(err, io.EOF) {
			return end, nil
		}
		if err != nil {
			return end, err
		}
		do(bytes.TrimSuffix(line, []byte("\n")), end)
		end += int64(len(line))
	}
}

// index remembers where the entry of an input stands; a later one counts.
func (s *Store) index(line []byte, offset int64, file uint8) {
	var e struct {
		Input string `json:"input"`
	}
	line = bytes.TrimSuffix(line, []byte(","))
	if !s.seal.holds(line) {
		s.foreign++
		return
	}
	if json.Unmarshal(line, &e) == nil && e.Input != "" {
		s.entries[e.Input] = place{file, offset, len(line)}
	}
}

// lookup returns what was made of an input, nil where nothing is known.
func (s *Store) lookup(input string) *Entry {
	line := s.line(s.relative(input))
	if line == nil {
		return nil
	}
	e := &Entry{}
	if json.Unmarshal(line, e) != nil {
		return nil
	}
	e.Gist.Name = input
	return e
}

// line returns the entry of a relative path as it stands in its file.
func (s *Store) line(key string) []byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	at, ok := s.entries[key]
	if !ok {
		return nil
	}
	line := make([]byte, at.length)
	if _, err := s.files[at.file].ReadAt(line, at.offset); err != nil {
		return nil
	}
	return line
}

// record keeps what was made of an input.
func (s *Store) record(e *Entry) {
	line, err := json.Marshal(e)
	if err != nil {
		return
	}
	line = s.seal.put(line)
	s.mu.Lock()
	defer s.mu.Unlock()
	if at := s.append(line); at >= 0 {
		s.entries[e.Input] = place{inJournal, at, len(line)}
	}
}

// append adds a line to the journal and returns where it begins; -1 where it
// could not be written, and then no more are.
func (s *Store) append(line []byte) int64 {
	f := s.files[inJournal]
	if f == nil || s.failed != nil {
		return -1
	}
	at := s.size
	if _, err := f.WriteAt(append(line, '\n'), at); err != nil {
		s.failed = err
		return -1
	}
	s.size += int64(len(line)) + 1
	return at
}

// relative returns a path as entries name it.
func (s *Store) relative(path string) string {
	if full, err := filepath.Abs(path); err == nil {
		path = full
	}
	if rel, err := filepath.Rel(s.folder, path); err == nil && strings.Count(rel, "..") < 8 {
		path = rel
	}
	return filepath.ToSlash(path)
}

// path is the reverse of relative.
func (s *Store) path(name string) string {
	name = filepath.FromSlash(name)
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(s.folder, name)
}

// Close ends the run. Where it went to its end the journal is removed: what it
// holds has become the manifest, or is of no more use.
func (s *Store) Close(finished bool) {
	journal := s.files[inJournal]
	if journal != nil && finished {
		if os.Remove(s.journal) != nil {
			_ = journal.Truncate(0) // where an open file cannot be removed
		}
	}
	s.closeFiles()
	if journal != nil && finished {
		_ = os.Remove(s.journal)
	}
}

func (s *Store) closeFiles() {
	for i := range s.files {
		s.closeFile(i)
	}
}

// closeFile closes one of a store's files; what stands in it is found no more.
func (s *Store) closeFile(i int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if f := s.files[i]; f != nil {
		_ = f.Close()
		s.files[i] = nil
	}
}
