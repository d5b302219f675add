package fonts

// Style is a set of bits: which of a family's four faces is meant.
type Style uint8

// The styles.
const (
	Regular    Style = 0
	Bold       Style = 1
	Italic     Style = 2
	BoldItalic Style = Bold | Italic
)

// Family is a typeface in up to four styles. It may be used by several
// goroutines.
type Family struct {
	Name  string
	faces [4]func() *Face
}

// NewFamily returns a family of the faces given, by style. A nil face is one
// that the family lacks.
func NewFamily(name string, faces [4]*Face) *Family {
	fam := &Family{Name: name}
	for style, face := range faces {
		fam.faces[style] = func() *Face { return face }
	}
	return fam
}

// Face returns the family's face in that style, nil where it has none. A built-in
// face is read at the first call.
func (f *Family) Face(style Style) *Face {
	if int(style) >= len(f.faces) || f.faces[style] == nil {
		return nil
	}
	return f.faces[style]()
}

// Nearest returns the family's face in the style nearest to that one: bold
// before italic, then Regular, then any. It is nil only in a family without faces.
func (f *Family) Nearest(style Style) *Face {
	for _, s := range []Style{style, style & Bold, Regular, style & Italic, Bold, Italic, BoldItalic} {
		if face := f.Face(s); face != nil {
			return face
		}
	}
	return nil
}
