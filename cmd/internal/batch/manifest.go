package batch

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"syscall"

	"iku/cmd/internal/press"
	"iku/cmd/internal/whole"
)

// version is that of the form of manifests and journals.
const version = 2

// A manifest is one JSON object, written so that each of its documents stands on
// a line of its own, and closed by the SHA-256 of all lines before.
const (
	documents = `"documents": [`
	closing   = `],`
	sumLine   = `"sha256": "%s"}`
)

// errForeign refuses to replace a file that no batch has written.
var errForeign = errors.New("sudah ada dan bukan catatan dari iku build; tidak ditimpa")

// Replaceable tells why the manifest of that name, empty for none, must not be
// written: what stands there, or where its journal will, was written by others.
func Replaceable(manifest string) error {
	if manifest == "" {
		return nil
	}
	if err := ours(manifest, `{"version":`, `"program":`, `"documents":[`); err != nil {
		return err
	}
	return ours(manifest+journalSuffix, journalMark)
}

// ours tells why a file is not to be replaced: it is not empty, and without its
// blanks does not begin with the first mark and hold the others in its head.
func ours(name string, marks ...string) error {
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case info.IsDir():
		return &fs.PathError{Op: "write", Path: name, Err: syscall.EISDIR}
	case !info.Mode().IsRegular():
		return &fs.PathError{Op: "write", Path: name, Err: press.ErrNotRegular}
	case info.Size() == 0:
		return nil
	}
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	head, err := io.ReadAll(io.LimitReader(f, 4096))
	if err != nil {
		return err
	}
	text := strings.Join(strings.Fields(string(head)), "")
	ok := strings.HasPrefix(text, marks[0]) || strings.HasPrefix(marks[0], text) // cut short by a kill
	for _, mark := range marks[1:] {
		ok = ok && strings.Contains(text, mark)
	}
	if !ok {
		return &fs.PathError{Op: "write", Path: name, Err: errForeign}
	}
	return nil
}

// load reads the manifest of an earlier run. One that is not as it was written,
// or was made otherwise, is left aside with a note.
func (s *Store) load() {
	f, err := os.Open(s.manifest)
	if errors.Is(err, fs.ErrNotExist) {
		return
	}
	note := ""
	if err == nil {
		s.files[inManifest] = f
		note, err = s.read(f)
	}
	if err != nil {
		note = "tidak dapat dibaca"
	}
	if note != "" {
		s.Notes = append(s.Notes, s.manifest+": "+note+"; diabaikan, semua disusun lagi")
		clear(s.entries)
		s.foreign = 0
	}
}

// read indexes the entries of a manifest and returns why it cannot be used.
func (s *Store) read(f *os.File) (note string, err error) {
	var top, last []byte
	inside := false
	sum := sha256.New()
	held := []byte(nil) // the line before, which is hashed once it is not the last
	end, err := lines(f, func(line []byte, offset int64) {
		if held != nil {
			sum.Write(held)
		}
		held = append(append(held[:0], line...), '\n')
		last = held
		switch {
		case string(line) == documents:
			inside = true
		case string(line) == closing:
			inside = false
		case inside:
			s.index(line, offset, inManifest)
		case len(top) < 4096:
			top = append(append(top, line...), '\n')
		}
	})
	if err != nil {
		return "", err
	}
	info, err := f.Stat()
	if err != nil {
		return "", err
	}
	if want := fmt.Sprintf(sumLine+"\n", hex.EncodeToString(sum.Sum(nil))); string(last) != want || info.Size() != end {
		return "diubah atau terpotong sesudah ditulis", nil
	}
	// Without its documents and with its sum, the rest is an object again.
	var head struct {
		Version int `json:"version"`
		Making
	}
	if json.Unmarshal(bytes.TrimSpace(top), &head) != nil || head.Version != version {
		return "dari versi program yang lain", nil
	}
	switch {
	case head.Program != s.making.Program:
		return "dari versi program yang lain", nil
	case head.Making != s.making:
		return "dibuat dengan pilihan yang lain", nil
	}
	return "", nil
}

// save writes the manifest of the jobs, in their order, with what was found by
// comparing them, by their number.
func (s *Store) save(ctx context.Context, jobs []Job, compared map[int][]Found) error {
	if s.failed != nil {
		return s.failed
	}
	moved := map[string]place{}
	err := whole.Writer{}.Stream(ctx, s.manifest, func(w io.Writer) error {
		sum := sha256.New()
		out := bufio.NewWriterSize(io.MultiWriter(w, sum), 1<<16)
		making, err := json.Marshal(struct {
			Version int `json:"version"`
			Making
		}{version, s.making})
		if err != nil {
			return err
		}
		n, _ := fmt.Fprintf(out, "%s,\n%s\n", bytes.TrimSuffix(making, []byte("}")), documents)
		at, separator := int64(n), ""
		put := func(input string, line []byte) {
			line = bytes.TrimSuffix(line, []byte(","))
			out.WriteString(separator)
			out.Write(line)
			at += int64(len(separator))
			moved[input] = place{inManifest, at, len(line)}
			at += int64(len(line))
			separator = ",\n"
		}
		for i, j := range jobs {
			input := s.relative(j.Input)
			line := s.line(input)
			if line == nil {
				continue
			}
			if found := compared[i]; found != nil || bytes.Contains(line, []byte(`"compared":true`)) {
				if line, err = with(line, found); err != nil {
					return err
				}
				line = s.seal.put(line)
			}
			put(input, line)
		}
		for _, input := range s.kept(jobs) {
			put(input, s.line(input))
		}
		if separator != "" {
			out.WriteByte('\n')
		}
		out.WriteString(closing + "\n")
		if err := out.Flush(); err != nil {
			return err
		}
		s.closeFile(inManifest) // Windows replaces no file that is open
		_, err = fmt.Fprintf(w, sumLine+"\n", hex.EncodeToString(sum.Sum(nil)))
		return err
	})
	return errors.Join(err, s.reopen(moved, err == nil))
}

// reopen opens the manifest again, in which entries stand elsewhere where it is new.
func (s *Store) reopen(moved map[string]place, anew bool) error {
	s.closeFile(inManifest)
	f, err := os.Open(s.manifest)
	if errors.Is(err, fs.ErrNotExist) {
		return nil // the first could not be written
	}
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.files[inManifest] = f
	if anew {
		maps.DeleteFunc(s.entries, func(_ string, at place) bool { return at.file == inManifest })
		maps.Copy(s.entries, moved)
	}
	return nil
}

// with returns an entry with more findings, those of an earlier comparison
// replaced.
func with(line []byte, found []Found) ([]byte, error) {
	var e Entry
	if err := json.Unmarshal(line, &e); err != nil {
		return nil, err
	}
	e.Findings = slices.DeleteFunc(e.Findings, func(f Found) bool { return f.Compared })
	for _, f := range found {
		f.Compared = true
		twice := false
		for _, old := range e.Findings {
			twice = twice || old == f
		}
		if !twice {
			e.Findings = append(e.Findings, f)
		}
	}
	return json.Marshal(e)
}
