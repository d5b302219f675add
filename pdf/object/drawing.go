package object

// Drawing is content that any file can take: operators (7.8.2), and the fonts that
// they name.
type Drawing struct {
	Content []byte
	Fonts   []Font
}

// Font is a font by its name in a content.
type Font struct {
	Name    Name
	Program Name // what a subset is called, which tells what is in it
	// Embed adds the font's objects to a file and returns the font.
	Embed func(add func(Object) Ref) Ref
}
