package batch

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"

	"iku/content"
	"iku/content/source"
	"iku/content/tomltree"
)

// setApart divides inputs into documents and shared defaults: files whose name
// begins with _, and those that others of the batch inherit. A file that is named
// alone is a document.
func setApart(inputs []Input, files *Files, jobs int) (documents, shared []Input) {
	if len(inputs) == 1 && inputs[0].Named {
		return inputs, nil
	}
	bases := make([]string, len(inputs))
	each(len(inputs), jobs, func(i int) {
		if path := inherits(inputs[i].Path, files); path != "" {
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
		if strings.HasPrefix(filepath.Base(in.Path), "_") || len(inherited) > 0 && inherited[identity(in.Path, files)] {
			shared = append(shared, in)
		} else {
			documents = append(documents, in)
		}
	}
	return documents, shared
}

// Documents returns what Find does without shared defaults, unless these are named.
func Documents(args []string, jobs int) (inputs []Input, errs []error) {
	inputs, errs = Find(args)
	if !slices.ContainsFunc(inputs, func(in Input) bool { return !in.Named }) {
		return inputs, errs
	}
	_, shared := setApart(inputs, NewFiles(), jobs)
	return slices.DeleteFunc(inputs, func(in Input) bool { return !in.Named && slices.Contains(shared, in) }), errs
}

// inherits returns the path of the file that a document inherits, empty where it
// names none or cannot be read.
func inherits(path string, files *Files) string {
	const key = "warisan"
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
	return content.Text{Value: strings.TrimSpace(name), Span: n.Span}.Beside()
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
