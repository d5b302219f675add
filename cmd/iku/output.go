package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// standard names standard input as an input and standard output as an output.
const standard = "-"

// errUsage marks an error of the command line in what plans its outputs.
var errUsage = errors.New("salah penggunaan")

// output returns where the PDF of an input goes: beside it, or where to says,
// which is a file, a folder or standard. Nothing is written; an error means that
// nothing must be.
func output(input, to string) (name string, err error) {
	folder := to != standard && isFolder(to)
	switch {
	case folder && input == standard:
		return "", fmt.Errorf("%w: masukan standar tidak bernama; sebut berkas keluarannya dengan -o", errUsage)
	case folder:
		name = filepath.Join(to, pdfName(filepath.Base(input)))
	case to != "":
		name = to
	case input == standard:
		name = standard
	default:
		name = pdfName(input)
	}
	if name != standard && input != standard && identity(name) == identity(input) {
		return "", fmt.Errorf("%w: keluaran dari %s akan menimpa masukan %s", errUsage, input, input)
	}
	return name, nil
}

// pdfName returns the name of an input with the extension that its PDF has.
func pdfName(input string) string {
	return strings.TrimSuffix(input, filepath.Ext(input)) + ".pdf"
}

// identity returns what two names of one file have in common.
func identity(name string) string {
	if real, err := filepath.EvalSymlinks(name); err == nil {
		name = real
	} else if real, err := filepath.EvalSymlinks(filepath.Dir(name)); err == nil {
		name = filepath.Join(real, filepath.Base(name))
	}
	if whole, err := filepath.Abs(name); err == nil {
		name = whole
	}
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		name = strings.ToLower(name)
	}
	return name
}

// isFolder tells whether a name is that of a folder, or says that it is to be
// one by its last character.
func isFolder(name string) bool {
	if name == "" {
		return false
	}
	if os.IsPathSeparator(name[len(name)-1]) {
		return true
	}
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

func exists(name string) bool { _, err := os.Stat(name); return err == nil }
