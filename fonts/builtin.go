package fonts

import (
	"embed"
	"fmt"
	"strings"
	"sync"
)

// Liberation 2.1.5, unmodified, under the SIL Open Font License 1.1. Liberation
// Sans is as wide as Arial, Liberation Serif as Times New Roman.
//
//go:embed liberation/*.ttf
var liberation embed.FS

// builtin holds the built-in families, in the order they are offered.
var builtin = []*Family{
	builtinFamily("Liberation Sans"),
	builtinFamily("Liberation Serif"),
}

func builtinFamily(name string) *Family {
	fam := &Family{Name: name}
	stem := "liberation/" + strings.ReplaceAll(name, " ", "")
	for style, suffix := range [4]string{Regular: "Regular", Bold: "Bold", Italic: "Italic", BoldItalic: "BoldItalic"} {
		fam.faces[style] = sync.OnceValue(func() *Face {
			data, err := liberation.ReadFile(stem + "-" + suffix + ".ttf")
			if err != nil {
				panic(fmt.Sprintf("fonts: %v", err))
			}
			face, err := Parse(data)
			if err != nil {
				panic(fmt.Sprintf("fonts: %s-%s: %v", stem, suffix, err))
			}
			return face
		})
	}
	return fam
}

// Builtin returns the built-in family of that name.
func Builtin(name string) (*Family, bool) {
	for _, fam := range builtin {
		if fam.Name == name {
			return fam, true
		}
	}
	return nil, false
}

// BuiltinNames returns the names of the built-in families.
func BuiltinNames() []string {
	names := make([]string, len(builtin))
	for i, fam := range builtin {
		names[i] = fam.Name
	}
	return names
}
