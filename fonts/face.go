// Package fonts holds the typefaces: the built-in ones and the user's own.
//
// A face is read and checked once, tells layout the advance of each character,
// and makes for pdf the subset programs that a document embeds. Built-in and
// user's faces go the same way.
package fonts

// Face is one typeface in one style. Its methods may be called from several
// goroutines. Measures are in thousandths of the em.
type Face struct {
	Name               string // PostScript name
	Ascent, Descent    int    // Descent is negative
	CapHeight, XHeight int
}

// Family is a typeface in up to four styles. Bold, Italic and BoldItalic are nil
// where the family has none.
type Family struct {
	Name                              string
	Regular, Bold, Italic, BoldItalic *Face
}
