package whole

import (
	"io/fs"
	"path/filepath"
)

// possible refuses a name that no file can have here.
func possible(name string) error {
	if err := misnamed(name, filepath.VolumeName(name)); err != nil {
		return &fs.PathError{Op: "write", Path: name, Err: err}
	}
	return nil
}
