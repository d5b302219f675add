package schema

import "strings"

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

// Known tells whether a path is a header of the format.
func (Headers) Known(path []string) bool {
	k := At(path...)
	return len(path) <= maxPath && k != nil && k.Fields != nil
}

// maxPath is how many parts a header of the format may have, and some more.
const maxPath = 8
