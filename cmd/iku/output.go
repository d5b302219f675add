package main

import (
	"errors"
	"fmt"
	"iku/cmd/internal/batch"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// standard names standard input as an input and standard output as an output.
const standard = batch.Standard

// errUsage marks an error of the command line in what plans its outputs.
var errUsage = errors.New("salah penggunaan")

// outputs returns where the PDF of each input goes: beside it, or where to says,
// which is a file, a folder or standard. Nothing is written; an error means that
// nothing must be.
func outputs(inputs []string, to string) ([]string, error) {
	folder := to != standard && isFolder(to)
	switch {
	case len(inputs) > 1 && to == standard:
		return nil, fmt.Errorf("%w: -o - hanya untuk satu berkas", errUsage)
	case len(inputs) > 1 && to != "" && !folder && exists(to):
		return nil, fmt.Errorf("%w: %s bukan folder; untuk beberapa berkas, -o harus menyebut folder", errUsage, to)
	case len(inputs) > 1 && to != "":
		folder = true
	}
	names := make([]string, len(inputs))
	for i, input := range inputs {
		switch {
		case folder && input == standard:
			return nil, fmt.Errorf("%w: masukan standar tidak bernama; sebut berkas keluarannya dengan -o", errUsage)
		case folder:
			names[i] = filepath.Join(to, pdfName(filepath.Base(input)))
		case to != "":
			names[i] = to
		case input == standard:
			names[i] = standard
		default:
			names[i] = pdfName(input)
		}
	}
	return names, distinct(inputs, names)
}

// pdfName returns the name of an input with the extension that its PDF has.
func pdfName(input string) string {
	return strings.TrimSuffix(input, filepath.Ext(input)) + ".pdf"
}

// distinct tells which two inputs would have one output, and which output is an
// input.
func distinct(inputs, names []string) error {
	by := map[string]string{}
	for i, name := range names {
		if name == standard {
			continue
		}
		key := identity(name)
		if other, ok := by[key]; ok {
			return fmt.Errorf("%w: %s dan %s sama-sama menjadi %s", errUsage, other, inputs[i], name)
		}
		by[key] = inputs[i]
	}
	for _, input := range inputs {
		if name, ok := by[identity(input)]; ok && input != standard {
			return fmt.Errorf("%w: keluaran dari %s akan menimpa masukan %s; sebut tempat lain dengan -o", errUsage, name, input)
		}
	}
	return nil
}

// identity returns what two names of one file have in common.
func identity(name string) string {
	if resolved, err := filepath.EvalSymlinks(name); err == nil {
		name = resolved
	} else if resolved, err := filepath.EvalSymlinks(filepath.Dir(name)); err == nil {
		name = filepath.Join(resolved, filepath.Base(name))
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
