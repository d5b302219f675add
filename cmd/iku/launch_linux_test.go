package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestDocumentsFolder(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("XDG_CONFIG_HOME", "")
	if got := documentsFolder(); got != filepath.Join(home, "Documents") {
		t.Errorf("without a setting: %s", got)
	}
	if err := os.MkdirAll(filepath.Join(home, ".config"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(home, ".config", "user-dirs.dirs"), []byte("# \nXDG_DOCUMENTS_DIR=\"$HOME/Dokumen\"\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if got := documentsFolder(); got != filepath.Join(home, "Dokumen") {
		t.Errorf("with one: %s", got)
	}
}

// A terminal, a pipe and arguments are no file manager.
func TestLaunched(t *testing.T) {
	t.Setenv("DISPLAY", ":0")
	if got := launched([]string{"check"}); len(got) != 1 {
		t.Errorf("with arguments: %q", got)
	}
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	defer w.Close()
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("XDG_CONFIG_HOME", "")
	if err := os.Mkdir(filepath.Join(home, "Documents"), 0o777); err != nil {
		t.Fatal(err)
	}
	null, err := os.OpenFile(os.DevNull, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	in, out, errs := os.Stdin, os.Stdout, os.Stderr
	defer func() { os.Stdin, os.Stdout, os.Stderr = in, out, errs }()
	os.Stdin, os.Stdout, os.Stderr = null, null, null
	if got := launched(nil); len(got) != 2 || got[0] != "edit" || got[1] != filepath.Join(home, "Documents") {
		t.Errorf("from a desktop: %q", got)
	}
	os.Stdout = w
	if got := launched(nil); len(got) != 0 {
		t.Errorf("in a pipe: %q", got)
	}
	os.Stdout = null
	t.Setenv("DISPLAY", "")
	t.Setenv("WAYLAND_DISPLAY", "")
	if got := launched(nil); len(got) != 0 {
		t.Errorf("without a desktop: %q", got)
	}
}
