package content

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"

	"iku/content/source"
)

// Files is how a document reaches the files it names. ReadFile returns the
// content of a regular file of at most max bytes.
type Files interface {
	ReadFile(path string, limit int64) ([]byte, error)
}

// Errors of Files, besides OutsideError.
var (
	ErrNotRegular = errors.New("not a regular file")
	ErrTooLarge   = errors.New("file too large")
	ErrNotCarried = errors.New("not in the PDF that names it")
)

// Disk is the files of this computer.
type Disk struct{}

// ReadFile implements Files.
func (Disk) ReadFile(path string, limit int64) ([]byte, error) {
	// Asked before it is opened: opening a pipe would wait for its writer.
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, ErrNotRegular
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var data bytes.Buffer
	data.Grow(int(min(info.Size(), limit)) + bytes.MinRead)
	_, err = data.ReadFrom(io.LimitReader(f, limit+1))
	if err == nil && int64(data.Len()) > limit {
		err = ErrTooLarge
	}
	return data.Bytes(), err
}

// Nowhere is no files at all.
type Nowhere struct{}

// ReadFile implements Files.
func (Nowhere) ReadFile(string, int64) ([]byte, error) { return nil, os.ErrNotExist }

// Beside returns the path of a file as the program opens it, named in a text by
// its way from the file that holds the text. A file in a PDF names files in that
// PDF; a path from a root, which only the computer has on which it was built, is
// kept as such behind source.Inside.
func (t Text) Beside() string {
	holder := t.Span.File
	if holder != nil && holder.Archive != "" {
		name, at := strings.ReplaceAll(t.Value, `\`, "/"), ""
		if !rooted(t.Value) {
			at = path.Dir(strings.TrimPrefix(holder.Name, holder.Archive+source.Inside))
		}
		return holder.Archive + source.Inside + path.Join(at, name)
	}
	path := filepath.FromSlash(t.Value)
	if holder == nil || rooted(path) {
		return path
	}
	return filepath.Join(filepath.Dir(holder.Name), path)
}

// rooted tells whether a path begins at a root, of this system or of another: the
// same document means the same everywhere.
func rooted(path string) bool {
	if filepath.IsAbs(path) || strings.HasPrefix(path, "/") || strings.HasPrefix(path, `\`) {
		return true
	}
	drive := len(path) > 1 && path[1] == ':' && (path[0]|0x20) >= 'a' && (path[0]|0x20) <= 'z'
	return drive
}

// file returns the file that a text names, of that content.
func (t Text) file(data []byte) *source.File {
	f := source.NewFile(t.Beside(), data)
	if holder := t.Span.File; holder != nil {
		f.Archive = holder.Archive
	}
	return f
}

// Unreadable says why a file that a document names cannot be read, and what to do
// where there is more to say of that; most is the limit of its size in words.
func Unreadable(err error, most string) (what, hint string) {
	var outside *OutsideError
	switch {
	case errors.As(err, &outside):
		return outside.Words()
	case errors.Is(err, ErrNotCarried):
		return "tidak dibawa oleh PDF itu", "sebuah PDF hanya dapat memakai berkas yang dibawanya"
	case errors.Is(err, ErrTooLarge):
		return "lebih besar dari " + most, ""
	case errors.Is(err, ErrNotRegular):
		return "bukan berkas biasa", ""
	}
	return "tidak ada atau tidak dapat dibaca", ""
}
