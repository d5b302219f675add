package batch

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"iku/content/source"
)

// Outputs returns where the PDF goes that is made of each input. to is a file, a
// folder or Standard; below a folder a PDF stands as its input does below the folder
// that was walked for it. Where to is empty, beside names it; "" is refused as a name
// that standard input does not give. Nothing is written; an error means that nothing
// must be.
func Outputs(inputs []Input, to string, beside func(input string) string) ([]string, error) {
	several := len(inputs) > 1 || slices.ContainsFunc(inputs, func(in Input) bool { return !in.Named })
	if several {
		if err := Room(to); err != nil {
			return nil, err
		}
	}
	folder := to != "" && to != Standard && (several || IsFolder(to))
	names := make([]string, len(inputs))
	for i, in := range inputs {
		switch {
		case folder && in.Path != Standard:
			names[i] = filepath.Join(Layout{To: to}.folder(in), ownName(in))
		case to == "":
			names[i] = beside(in.Path)
		case !folder:
			names[i] = to
		}
		if names[i] == "" {
			return nil, errors.New("masukan standar tidak bernama; sebut berkas keluarannya dengan -o")
		}
	}
	return names, distinct(inputs, names)
}

// Room tells why the PDFs of several inputs cannot go to a place.
func Room(to string) error {
	switch {
	case to == Standard:
		return errors.New("-o - hanya untuk satu berkas")
	case to != "" && !IsFolder(to) && (exists(to) || strings.EqualFold(filepath.Ext(to), ".pdf")):
		return fmt.Errorf("%s bukan folder; untuk beberapa berkas, -o harus menyebut folder", to)
	}
	return nil
}

// distinct tells which two inputs would have one output, and which output is an input.
func distinct(inputs []Input, outputs []string) error {
	p := &Plan{Files: NewFiles()}
	meant := slices.Clone(inputs)
	for i := range meant {
		meant[i].Named = true
		p.Jobs = append(p.Jobs, Job{Input: meant[i].Path, Output: outputs[i]})
	}
	return p.distinct(meant, meant, Layout{})
}

// PDFName returns the name of an input with the extension that its PDF has.
func PDFName(input string) string { return Stem(input) + ".pdf" }

// Stem returns the name of an input without its extension; of one of several documents
// of a file with what tells it from the others.
func Stem(input string) string {
	file, part := source.Whole(input)
	stem := strings.TrimSuffix(file, filepath.Ext(file))
	switch {
	case part != "" && file == Standard:
		return part
	case part != "":
		stem += "-" + part
	}
	return stem
}

// Same tells whether two names are those of one file, which need not exist yet.
func Same(a, b string) bool {
	f := NewFiles()
	return identity(a, f) == identity(b, f)
}

// IsFolder tells whether a name is that of a folder, or says that it is to be one by
// its last character.
func IsFolder(name string) bool {
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
