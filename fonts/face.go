// Package fonts holds the typefaces: the built-in ones and the user's own.
//
// A face is read and checked once, by [Parse]. It tells layout the advance of
// each character, and makes for pdf the programs that a document embeds: small
// TrueType fonts with at most 224 characters, each with a code of eight bits,
// already compressed. Built-in and user's faces go the same way.
//
//	fam, _ := fonts.Builtin("Liberation Sans")
//	face := fam.Face(fonts.Bold)
//	width, ok := face.Advance('≥')       // 549 thousandths of the em
//	programs, err := face.Programs(text) // what the document embeds
//	code, ok := programs[0].Code('≥')    // how a content stream says it
//
// Nearly every document is content with the common repertoire, WinAnsi and the
// signs of its arithmetic. The program for it is made once for a face and shared
// by all documents of a run. A document with other characters of the face gets
// programs of its own.
//
// A no-break space and a no-break or soft hyphen are drawn, measured and copied
// as a space and a hyphen: how lines break is decided before text gets here.
package fonts

import (
	"bytes"
	"sync"
)

// Face is one typeface in one style. Its methods may be called from several
// goroutines. Measures are in thousandths of the em.
type Face struct {
	Name       string // PostScript name, of characters that a PDF name may hold
	FamilyName string // as the file says it; may be empty
	Style      Style

	Ascent, Descent    int // Descent is negative
	CapHeight, XHeight int
	UnderlinePosition  int // of the rule's middle; negative is below the baseline
	UnderlineThickness int
	BBox               [4]int // left, bottom, right and top of all glyphs
	ItalicAngle        int    // degrees counter-clockwise; negative leans right
	StemV              int    // thickness of upright stems, estimated from the weight
	Fixed, Serif       bool

	// Siblings are the other styles of its family in the collection that the face was
	// taken from, by their numbers, counted from 1; nil without a collection.
	Siblings map[Style]int

	data     []byte
	font     font
	outlines func() error    // looks at the outlines, once
	latin    [latinEnd]int32 // advances, -1 where the face has no such character
	shared   func() (*Program, error)
}

// latinEnd ends the characters whose advances are looked up beforehand.
const latinEnd = 0x180

// Parse reads and checks a TrueType font, or an OpenType font with CFF outlines, which
// it makes one of; of a collection, its first regular face. Its error is a *FormatError,
// in Indonesian. The face keeps data, which must not change afterwards.
func Parse(data []byte) (*Face, error) {
	if IsCollection(data) {
		return ParseMember(data, "", Regular)
	}
	if bytes.HasPrefix(data, []byte("OTTO")) && len(data) <= maxSize {
		var err error
		if data, err = trueTypeOf(data); err != nil {
			return nil, err
		}
	}
	f, err := read(data, false)
	if err != nil {
		return nil, err
	}
	f.shared = sync.OnceValues(f.commonProgram)
	return f, nil
}

// read returns the face of a TrueType font. Outlines that are known to be sound are
// looked at when a program is made of them.
func read(data []byte, sound bool) (*Face, error) {
	f := &Face{data: data}
	if err := f.font.read(data); err != nil {
		return nil, err
	}
	f.outlines = sync.OnceValue(f.font.checkGlyphs)
	if !sound {
		if err := f.outlines(); err != nil {
			return nil, err
		}
	}
	f.describe()
	for r := range f.latin {
		f.latin[r] = -1
		if w, ok := f.measure(rune(r)); ok {
			f.latin[r] = int32(w)
		}
	}
	return f, nil
}

// Data returns the TrueType font that the face was read from or made of. It must not be
// changed.
func (f *Face) Data() []byte { return f.data }

// Advance returns how far a character moves the pen, in thousandths of the em,
// rounded as the document's /Widths are: a mark, not at all. ok is false where the
// face lacks it, and what it could be drawn of.
func (f *Face) Advance(r rune) (thousandths int, ok bool) {
	if 0 <= r && r < latinEnd {
		if w := f.latin[r]; w >= 0 {
			return int(w), true
		}
		return 0, false
	}
	return f.measure(r)
}

func (f *Face) measure(r rune) (thousandths int, ok bool) {
	g := f.glyph(r)
	if g != 0 && IsMark(r) {
		return 0, true
	}
	if g == 0 {
		parts := f.parts(string(r))
		if parts == nil {
			return 0, false
		}
		g = parts[0].glyph
	}
	return f.font.thousandths(f.font.advance(g)), true
}

// Has reports whether the face has that character. No face has control
// characters or what Unicode calls noncharacters.
func (f *Face) Has(r rune) bool {
	_, ok := f.Advance(r)
	return ok
}

// glyph returns the glyph that draws a character, 0 where there is none.
func (f *Face) glyph(r rune) uint16 {
	r = drawnAs(r)
	if r < 0x20 || 0x7f <= r && r < 0xa0 || r&0xfffe == 0xfffe {
		return 0
	}
	return f.font.chars.glyph(uint32(r), f.font.numGlyphs)
}
