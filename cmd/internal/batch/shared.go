package batch

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"

	"iku/cmd/internal/fault"
	"iku/cmd/internal/press"
	"iku/content"
	"iku/content/source"
	"iku/content/tomltree"
)

// setApart divides inputs into documents and shared defaults: files whose name
// begins with _, and those that others of the batch inherit and that hold no
// document of their own. What holds one is a document whoever inherits it: no file
// makes another disappear. A file that is named alone is a document.
func setApart(inputs []Input, files *Files, jobs int) (documents, shared []Input) {
	if len(inputs) == 1 && inputs[0].Named {
		return inputs, nil
	}
	bases := make([]string, len(inputs))
	each(len(inputs), jobs, func(i int) {
		if path := inherits(inputs[i], files); path != "" {
			bases[i] = identity(path, files)
		}
	})
	inherited := map[string]bool{}
	for _, base := range bases {
		if base != "" {
			inherited[base] = true
		}
	}
	for _, in := range inputs {
		heirs := len(inherited) > 0 && inherited[identity(in.Path, files)]
		marked := strings.HasPrefix(filepath.Base(in.Path), "_")
		if marked || heirs && !HoldsDocument(in.Path) {
			in.Orphan = marked && !heirs && HoldsDocument(in.Path)
			shared = append(shared, in)
		} else {
			documents = append(documents, in)
		}
	}
	return documents, shared
}

// HoldsDocument tells whether a file has content of its own, or may have: what
// cannot be read is for its own findings to say.
func HoldsDocument(path string) bool {
	holds := true
	_ = fault.Guard(func() error {
		f, err := press.Read(path)
		if err != nil {
			return err
		}
		if tree, refused := tomltree.Parse(f); refused == nil {
			holds = slices.ContainsFunc([]string{"tujuan", "sasaran", "indikator", "berdasarkan"}, func(key string) bool { return tree.Get(key) != nil })
		}
		return nil
	})
	return holds
}

// Documents returns what Find does without shared defaults, unless these are named.
// standard is what standard input says, where that is named.
func Documents(args []string, root string, jobs int, standard *source.File) (inputs []Input, errs []error) {
	inputs, errs = Sources(args, root, jobs)
	Hold(inputs, standard)
	return parted(inputs, newFiles(inputs), jobs), errs
}

// Sources returns the files of Documents, each once, whatever it holds.
func Sources(args []string, root string, jobs int) (inputs []Input, errs []error) {
	inputs, errs = Find(args, root)
	if !slices.ContainsFunc(inputs, func(in Input) bool { return !in.Named }) {
		return inputs, errs
	}
	_, shared := setApart(inputs, NewFiles(), jobs)
	return slices.DeleteFunc(inputs, func(in Input) bool {
		return !in.Named && slices.ContainsFunc(shared, func(s Input) bool { return s.Path == in.Path })
	}), errs
}

// inherits returns the path of the file that a document inherits, empty where it
// names none, or none that can be read.
func inherits(in Input, files *Files) string {
	const key = "warisan"
	path := in.Path
	if !isDocument(path) {
		return ""
	}
	data, err := files.head(path)
	if err != nil || !bytes.Contains(data, []byte(key)) {
		return ""
	}
	f := source.NewFile(path, data)
	tree, refused := tomltree.Parse(f)
	if refused != nil {
		return ""
	}
	n := tree.Get(key)
	if n == nil {
		return ""
	}
	name, ok := n.Text()
	if !ok || strings.TrimSpace(name) == "" {
		return ""
	}
	base := content.Text{Value: strings.TrimSpace(name), Span: n.Span}.Beside()
	if root, err := filepath.Abs(in.Root); err != nil || !content.Within(root, absolute(base)) {
		return "" // which the document itself reports
	}
	return base
}

func absolute(path string) string {
	if whole, err := filepath.Abs(path); err == nil {
		return whole
	}
	return path
}

// rootKeys returns the part of a TOML text that holds its keys outside tables,
// all of it where the two cannot be told apart.
func rootKeys(data []byte) []byte {
	for at := 0; at < len(data); {
		end := bytes.IndexByte(data[at:], '\n') + 1
		if end == 0 {
			end = len(data) - at
		}
		if bytes.HasPrefix(bytes.TrimLeft(data[at:at+end], " \t"), []byte("[")) {
			// Inside a string or a list this is no header, and then what precedes
			// it is no TOML.
			if _, refused := tomltree.Parse(source.NewFile("", data[:at])); refused == nil {
				return data[:at]
			}
			return data
		}
		at += end
	}
	return data
}
