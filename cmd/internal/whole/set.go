package whole

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
)

// File is a file that must not be there yet.
type File struct {
	Name string
	Data []byte
}

// Set is files that are written one after the other: either all are written or none,
// and none over one that is there.
type Set struct {
	Context context.Context
	Folders bool // that are not there are made
	names   []string
}

// Create writes one of them; what is alone is on the disk then, others at the end.
func (s *Set) Create(f File, alone bool) error {
	if s.Folders {
		if err := os.MkdirAll(filepath.Dir(f.Name), 0o777); err != nil {
			return err
		}
	}
	if err := (Writer{Later: !alone}).Create(s.Context, f.Name, f.Data); err != nil {
		return err
	}
	s.names = append(s.names, f.Name)
	return nil
}

// End makes sure that they stand, or removes them where something failed.
func (s *Set) End(err error) error {
	if err != nil {
		for _, name := range s.names {
			_ = os.Remove(name)
		}
		return err
	}
	return Sync(s.names)
}

// CreateAll writes all files of a set.
func (s *Set) CreateAll(files []File) error {
	for _, f := range files {
		if _, err := os.Lstat(f.Name); err == nil {
			return &fs.PathError{Op: "write", Path: f.Name, Err: fs.ErrExist}
		}
	}
	for _, f := range files {
		if err := s.Create(f, len(files) == 1); err != nil {
			return s.End(err)
		}
	}
	if len(files) == 1 {
		return nil
	}
	return s.End(nil)
}
