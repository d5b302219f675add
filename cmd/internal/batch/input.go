package batch

import (
	"bufio"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"

	"iku/cmd/internal/press"
	"iku/content/source"
)

// Standard names standard input as an input, and standard output as an output.
const Standard = source.Standard

// StandardName is what standard input is called where findings point into it.
const StandardName = press.StandardName

// ErrChanged tells that a file was being written while it was read.
var ErrChanged = errors.New("berubah selagi dibaca")

// readInput reads a document that does not change meanwhile: one that does is
// read again, three times at most.
func readInput(path string) (*source.File, error) {
	if file, part := press.Divide(path); part != "" {
		f, err := readInput(file)
		if err == nil {
			f.Part = part
		}
		return f, err
	}
	for range 3 {
		before, err := os.Stat(path)
		if err != nil {
			return nil, err
		}
		f, err := press.Read(path)
		if err != nil || !before.Mode().IsRegular() {
			return f, err
		}
		after, err := os.Stat(path)
		if err != nil {
			return nil, err
		}
		if after.Size() == before.Size() && after.ModTime().Equal(before.ModTime()) && os.SameFile(before, after) {
			return f, nil
		}
	}
	return nil, &os.PathError{Op: "read", Path: path, Err: ErrChanged}
}

// sumOf returns the SHA-256 of a file.
func sumOf(path string) (sum Sum, err error) {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return sum, press.ErrNotRegular
	}
	f, err := os.Open(path)
	if err != nil {
		return sum, err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return sum, err
	}
	h.Sum(sum[:0])
	return sum, nil
}

// Program returns what tells this program from any other of its version: the
// version and a part of the hash of its file.
func Program(version string) string {
	path, err := os.Executable()
	if err != nil {
		return version
	}
	sum, err := sumOf(path)
	if err != nil {
		return version
	}
	return fmt.Sprintf("%s %x", version, sum[:8])
}

// lineReader reads the lines of a file, of any length.
type lineReader struct {
	r    *bufio.Reader
	line []byte
}

func newLineReader(r io.Reader) *lineReader { return &lineReader{r: bufio.NewReaderSize(r, 1<<16)} }

// next returns a line with its end, valid until the next call. A last line
// without an end is none.
func (l *lineReader) next() ([]byte, error) {
	l.line = l.line[:0]
	for {
		part, err := l.r.ReadSlice('\n')
		l.line = append(l.line, part...)
		if !errors.Is(err, bufio.ErrBufferFull) {
			return l.line, err
		}
	}
}
