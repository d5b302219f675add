package batch_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"iku/examples/synthetic"
)

// generate writes n different sheets below a folder, a hundred to a folder.
func generate(t testing.TB, folder string, n int, o synthetic.Options) {
	t.Helper()
	for i := range n {
		name := filepath.Join(folder, fmt.Sprintf("%03d", i/100), fmt.Sprintf("%05d.toml", i))
		if i%100 == 0 {
			if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.WriteFile(name, synthetic.Sheet(uint64(i), o), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}
