//go:build !windows && !darwin

package main

import (
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/term"

	"iku/content/pola"
)

// fromFileManager: a desktop starts a program without a terminal, and with nothing
// to read; a script in a pipe reads what it writes.
func fromFileManager() bool {
	if os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
		return false
	}
	for _, f := range []*os.File{os.Stdin, os.Stdout, os.Stderr} {
		info, err := f.Stat()
		if err != nil || term.IsTerminal(int(f.Fd())) || info.Mode()&os.ModeNamedPipe != 0 || f != os.Stdin && info.Mode().IsRegular() {
			return false
		}
	}
	return true
}

var documentsLine = pola.Regexp(`(?m)^XDG_DOCUMENTS_DIR="(.*)"$`)

// documentsFolder returns what the desktop calls so (xdg-user-dirs).
func documentsFolder() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	config, err := os.UserConfigDir()
	if err != nil {
		config = filepath.Join(home, ".config")
	}
	text, _ := os.ReadFile(filepath.Join(config, "user-dirs.dirs"))
	if m := documentsLine().FindSubmatch(text); m != nil {
		return strings.Replace(string(m[1]), "$HOME", home, 1)
	}
	return filepath.Join(home, "Documents")
}
