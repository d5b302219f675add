package grid

import (
	"archive/zip"
	"bytes"
	"io"
	"path"
	"strings"
)

// Archive is a ZIP file whose parts are read when they are asked for.
type Archive struct {
	parts map[string]*zip.File // by their names in small letters
	twice map[string]bool
}

// maxParts is how many parts an archive may have: a workbook of eight thousand
// sheets with their relations stays below it.
const maxParts = 50_000

// OpenArchive reads the list of an archive.
func OpenArchive(data []byte) (*Archive, error) {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, Refuse(Again, "berkas rusak atau terpotong")
	}
	if len(r.File) > maxParts {
		return nil, Refuse(Again, "berkas memuat lebih dari %d bagian", maxParts)
	}
	a := &Archive{parts: map[string]*zip.File{}, twice: map[string]bool{}}
	for _, f := range r.File {
		name := partName(f.Name)
		if a.parts[name] != nil {
			a.twice[name] = true
		}
		a.parts[name] = f
	}
	return a, nil
}

// partName returns the name of a part whatever way its author wrote it.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, `\`, "/")), "/"))
}

// Has tells whether there is a part.
func (a *Archive) Has(name string) bool { return a.parts[partName(name)] != nil }

// Names calls visit with the name of each part, in small letters.
func (a *Archive) Names(visit func(name string)) {
	for name := range a.parts {
		visit(name)
	}
}

// Open returns the bytes of a part, to be closed. The size that the archive states
// is its author's word: the reader counts.
func (a *Archive) Open(name string) (io.ReadCloser, error) {
	f := a.parts[partName(name)]
	switch {
	case f == nil:
		return nil, Refuse(Again, "bagian %s tidak ada di dalam berkas", name)
	case a.twice[partName(name)]:
		return nil, Refuse(Again, "berkas memuat bagian %s dua kali", name)
	}
	r, err := f.Open()
	if err != nil {
		return nil, Refuse(Again, "bagian %s tidak dapat dibaca", name)
	}
	return r, nil
}

// Read returns a part of at most that many bytes.
func (a *Archive) Read(name string, most int) ([]byte, error) {
	r, err := a.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = r.Close() }()
	text, err := io.ReadAll(io.LimitReader(r, int64(most)+1))
	switch {
	case len(text) > most:
		return nil, TooLarge(name)
	case err != nil:
		return nil, Refuse(Again, "bagian %s rusak", name)
	}
	return text, nil
}
