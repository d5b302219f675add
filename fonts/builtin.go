package fonts

import (
	_ "embed"
	"fmt"
	"sync"
)

// Liberation 2.1.5, unmodified, under the SIL Open Font License 1.1. Liberation
// Sans is as wide as Arial, Liberation Serif as Times New Roman. Each is a
// variable of its own, which is read where the program holds it, not copied.
var (
	//go:embed liberation/LiberationSans-Regular.ttf
	sansRegular []byte
	//go:embed liberation/LiberationSans-Bold.ttf
	sansBold []byte
	//go:embed liberation/LiberationSans-Italic.ttf
	sansItalic []byte
	//go:embed liberation/LiberationSans-BoldItalic.ttf
	sansBoldItalic []byte
	//go:embed liberation/LiberationSerif-Regular.ttf
	serifRegular []byte
	//go:embed liberation/LiberationSerif-Bold.ttf
	serifBold []byte
	//go:embed liberation/LiberationSerif-Italic.ttf
	serifItalic []byte
	//go:embed liberation/LiberationSerif-BoldItalic.ttf
	serifBoldItalic []byte
)

// builtin holds the built-in families, in the order they are offered.
var builtin = []*Family{
	builtinFamily("Liberation Sans", [4][]byte{Regular: sansRegular, Bold: sansBold, Italic: sansItalic, BoldItalic: sansBoldItalic}),
	builtinFamily("Liberation Serif", [4][]byte{Regular: serifRegular, Bold: serifBold, Italic: serifItalic, BoldItalic: serifBoldItalic}),
}

func builtinFamily(name string, files [4][]byte) *Family {
	fam := &Family{Name: name}
	for style, data := range files {
		fam.faces[style] = sync.OnceValue(func() *Face {
			face, err := read(data, true)
			if err != nil {
				panic(fmt.Sprintf("fonts: %s, style %d: %v", name, style, err))
			}
			face.shared = sync.OnceValues(face.packedProgram)
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
