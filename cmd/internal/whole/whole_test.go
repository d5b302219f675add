package whole_test

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"iku/cmd/internal/whole"
)

// Writing that fails half-way leaves the old file, and nothing beside it.
func TestNothingIsLeftOfWhatFails(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "x.pdf")
	if err := os.WriteFile(name, []byte("lama"), 0o600); err != nil {
		t.Fatal(err)
	}
	broken := errors.New("patah")
	for _, w := range []whole.Writer{{}, {Run: "a-", Later: true}} {
		err := w.Stream(context.Background(), name, func(to io.Writer) error {
			_, _ = io.WriteString(to, "setengah")
			return broken
		})
		if !errors.Is(err, broken) {
			t.Errorf("error is %v", err)
		}
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if data, err := os.ReadFile(name); err != nil || string(data) != "lama" || len(entries) != 1 {
		t.Errorf("%q, %v, %d files", data, err, len(entries))
	}
}

// What a killed run left is removed; what another left is not.
func TestSweep(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a[b]*")
	if err := os.Mkdir(dir, 0o777); err != nil {
		t.Skip(err)
	}
	for _, name := range []string{".iku-SATU-1.tmp", ".iku-SATU-2.tmp", ".iku-DUA-1.tmp", "x.pdf"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	whole.Sweep(dir, "SATU-")
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 2 {
		t.Errorf("%d files left, %v", len(entries), err)
	}
}
