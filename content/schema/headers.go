package schema

import (
	"bytes"
	"slices"
	"strings"

	"iku/content/tomltree"
)

// Headers knows the headers of the format; tomltree asks it of a file that cannot
// be read.
type Headers struct{}

// Header returns the path of the header that a misspelt one most likely means: ""
// where it is a header of the format, or none is near.
func (Headers) Header(path []string) string {
	if len(path) > maxPath {
		return ""
	}
	f, right, wrong := Root, make([]string, 0, len(path)), false
	for _, name := range path {
		k := f.Key(name)
		if k == nil {
			var tables []string
			for _, k := range f.Keys {
				if k.Fields != nil {
					tables = append(tables, k.Name)
				}
			}
			near := Nearest(name, tables)
			if k := f.spoken(name); near == "" && k != nil && k.Fields != nil {
				near = k.Name
			}
			if near == "" {
				return ""
			}
			wrong, k = true, f.Key(near)
		}
		right = append(right, k.Name)
		if f = k.Fields; f == nil {
			return ""
		}
	}
	if !wrong {
		return ""
	}
	return strings.Join(right, ".")
}

// Truth tells whether keys of that name are true or false.
func (Headers) Truth(key string) bool {
	found := false
	Root.Walk(func(f *Fields) {
		if k := f.Key(key); k != nil && k.Shape == Bool {
			found = true
		}
	})
	return found
}

// Opens returns the header of the list of tables, of that path or below it, whose tables
// have all of those keys; the path itself where no other has, or its own have them.
func (Headers) Opens(path, keys []string) string {
	k := At(path...)
	is := strings.Join(path, ".")
	if k == nil || k.Fields == nil {
		return is
	}
	all := func(f *Fields) bool {
		for _, name := range keys {
			if k := f.Below(name); k == nil || k == f.Open || k == &OwnColumn {
				return false
			}
		}
		return true
	}
	if all(k.Fields) {
		return is
	}
	for _, below := range k.Fields.Keys {
		if below.Items == Table && all(below.Fields) {
			return is + "." + below.Name
		}
	}
	return is
}

// Known tells whether a path is a header of the format.
func (Headers) Known(path []string) bool {
	k := At(path...)
	return len(path) <= maxPath && k != nil && k.Fields != nil
}

// maxPath is how many parts a header of the format may have, and some more.
const maxPath = 8

// turnedRound returns the header that one means which names its parts the wrong way
// round: sasaran.indikator for [[indikator.sasaran]]; "" for any other.
func turnedRound(n *tomltree.Node) string {
	header, _, _ := bytes.Cut(n.Span.File.Data[n.Key.Start:], []byte("]"))
	path := strings.Split(string(header), ".")
	if len(path) > maxPath || (Headers{}).Known(path) {
		return ""
	}
	slices.Reverse(path)
	if !(Headers{}).Known(path) {
		return ""
	}
	return strings.Join(path, ".")
}
