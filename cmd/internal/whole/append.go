package whole

import (
	"os"
	"path/filepath"
)

// Append adds data to the end of a file of the program's own, which is made where it is
// not there, for its owner alone. What the program's end cuts short, its reader knows.
func Append(name string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if failed := f.Close(); err == nil {
		err = failed
	}
	return err
}
