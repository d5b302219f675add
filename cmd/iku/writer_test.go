package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// writes matches what makes or renames a file.
var writes = regexp.MustCompile(`\bos\.(WriteFile|Create|CreateTemp|OpenFile|Rename|Link|Symlink|Truncate)\(`)

// mayWrite lists the files that may: the one writer, and the terminal's.
var mayWrite = map[string]bool{
	"cmd/internal/whole/whole.go": true, "cmd/internal/whole/temporary.go": true, "cmd/internal/whole/lock.go": true,
	"cmd/internal/whole/append.go": true, "cmd/internal/whole/sync_other.go": true, "cmd/iku/sign_secret.go": true,
}

// Every file that a command writes is written by the one writer, which knows what
// must not be replaced.
func TestOneWriter(t *testing.T) {
	root := filepath.Join("..", "..")
	seen := 0
	for _, folder := range []string{"cmd", "content", "fonts", "layout", "pdf", "sign"} {
		err := filepath.WalkDir(filepath.Join(root, folder), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			name, err := filepath.Rel(root, path)
			if err != nil {
				return err
			}
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			if found := writes.FindString(string(data)); found != "" {
				seen++
				if !mayWrite[filepath.ToSlash(name)] {
					t.Errorf("%s calls %s…): write through cmd/internal/whole", name, found)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if seen < 3 {
		t.Errorf("the writer itself was not found: %d", seen)
	}
}
