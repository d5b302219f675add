package whole_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"iku/cmd/internal/whole"
)

// Of several files all are written or none: not over one that is there, and not where
// one of them cannot be.
func TestSet(t *testing.T) {
	dir := t.TempDir()
	there := filepath.Join(dir, "ada.toml")
	if err := os.WriteFile(there, []byte("lama"), 0o666); err != nil {
		t.Fatal(err)
	}
	file := func(parts ...string) whole.File {
		return whole.File{Name: filepath.Join(append([]string{dir}, parts...)...), Data: []byte("baru")}
	}
	for name, c := range map[string]struct {
		folders bool
		files   []whole.File
		wrong   error
	}{
		"new ones":                        {true, []whole.File{file("a", "1"), file("a", "2")}, nil},
		"a single one":                    {true, []whole.File{file("b", "1")}, nil},
		"one that is there":               {true, []whole.File{file("c", "1"), file("ada.toml")}, fs.ErrExist},
		"one twice":                       {true, []whole.File{file("d"), file("d")}, fs.ErrExist},
		"a folder that is not to be made": {false, []whole.File{file("e"), file("f", "1")}, whole.ErrNoFolder},
	} {
		err := (&whole.Set{Context: ctx, Folders: c.folders}).CreateAll(c.files)
		if !errors.Is(err, c.wrong) {
			t.Errorf("%s: %v", name, err)
		}
		for _, f := range c.files {
			data, err := os.ReadFile(f.Name)
			switch {
			case f.Name == there && string(data) != "lama":
				t.Errorf("%s: what was there says %q", name, data)
			case f.Name == there:
			case c.wrong == nil && string(data) != "baru", c.wrong != nil && err == nil:
				t.Errorf("%s: %s: %q, %v", name, f.Name, data, err)
			}
		}
	}
}
