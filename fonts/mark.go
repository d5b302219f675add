package fonts

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// mostMarks is how many marks may stand on one letter.
const mostMarks = 3

// IsMark reports whether a character stands above, below or across the letter before
// it, and so moves no pen. Those that choose a form of a sign are none.
func IsMark(r rune) bool {
	return r >= 0x300 && unicode.Is(unicode.Mn, r) && (r < 0xfe00 || r > 0xfe0f)
}

// Group returns the length of the first character of a text with the marks on it.
func Group(text string) int {
	_, n := utf8.DecodeRuneInString(text)
	for n < len(text) {
		r, size := utf8.DecodeRuneInString(text[n:])
		if !IsMark(r) {
			break
		}
		n += size
	}
	return n
}

// Marked returns the letter with marks that ends a text; "" where it ends with a mark
// that stands on none, or with more than a letter can have.
func Marked(text string) string {
	for at, n := len(text), 0; at > 0 && n <= mostMarks; n++ {
		r, size := utf8.DecodeLastRuneInString(text[:at])
		at -= size
		switch {
		case IsMark(r):
		case unicode.IsSpace(r) || !unicode.IsGraphic(r):
			return ""
		default:
			return text[at:]
		}
	}
	return ""
}

// Where a mark stands, by its canonical combining class (Unicode, table 4-3).
const (
	across   = 1
	attached = 202 // below, joined to the letter as a cedilla is
	below    = 220
	above    = 230
)

// part is a glyph of a letter with marks, and where its origin stands, in font units.
type part struct {
	glyph uint16
	x, y  int
}

// parts returns what draws a character with marks on it, or one that the face has no
// glyph of but could draw so: the letter and then its marks. nil where it lacks one of
// them, where they are more than mostMarks, or one has another place.
func (f *Face) parts(group string) []part {
	runes := []rune(group)
	if len(runes) > 0 && f.glyph(runes[0]) == 0 {
		runes = append([]rune(norm.NFD.String(string(runes[0]))), runes[1:]...)
	}
	if len(runes) < 2 || len(runes) > 1+mostMarks || f.font.numGlyphs > glyphsMade {
		return nil
	}
	list := []part{{glyph: f.glyph(runes[0])}}
	box, ok := f.font.box(list[0].glyph)
	if list[0].glyph == 0 || !ok {
		return nil
	}
	for _, r := range runes[1:] {
		p := part{glyph: f.glyph(r)}
		b, ok := f.font.box(p.glyph)
		if p.glyph == 0 || !ok || !IsMark(r) {
			return nil
		}
		gap := f.font.unitsPerEm * 6 / 100
		p.x = (box[0]+box[2])/2 - (b[0]+b[2])/2
		switch class(r) {
		case across:
			p.y = (box[1]+box[3])/2 - (b[1]+b[3])/2
		case attached:
		case below:
			p.y = box[1] - gap - b[3]
		case above:
			p.y = box[3] + gap - b[1]
		default:
			return nil
		}
		box[1], box[3] = min(box[1], b[1]+p.y), max(box[3], b[3]+p.y)
		list = append(list, p)
	}
	return list
}

func class(r rune) uint8 { return norm.NFC.PropertiesString(string(r)).CCC() }

// Shows reports whether the face draws a character with the marks on it.
func (f *Face) Shows(group string) bool {
	r, size := utf8.DecodeRuneInString(group)
	return size == len(group) && f.glyph(r) != 0 || f.parts(group) != nil
}

// glyphsMade is the number of the first glyph that is made for a document; faces with
// as many of their own are given none.
const glyphsMade = 0xe000

// made is a glyph of others: a composite.
type made struct {
	group   string
	outline []byte
	advance int
}

// compose makes the glyph of a letter with marks; false where it has none.
func (f *Face) compose(group string) (made, bool) {
	parts := f.parts(group)
	if parts == nil {
		return made{}, false
	}
	box, _ := f.font.box(parts[0].glyph)
	for _, p := range parts[1:] {
		b, _ := f.font.box(p.glyph)
		box = [4]int{min(box[0], b[0]+p.x), min(box[1], b[1]+p.y), max(box[2], b[2]+p.x), max(box[3], b[3]+p.y)}
	}
	m := made{group: group, advance: f.font.advance(parts[0].glyph)}
	m.outline = be.AppendUint16(nil, 0xffff) // a composite
	for _, v := range box {
		m.outline = be.AppendUint16(m.outline, uint16(int16(v)))
	}
	for i, p := range parts {
		flags := uint16(partWords | partPlaces)
		if i < len(parts)-1 {
			flags |= partMore
		}
		for _, v := range []uint16{flags, p.glyph, uint16(int16(p.x)), uint16(int16(p.y))} {
			m.outline = be.AppendUint16(m.outline, v)
		}
	}
	return m, true
}

// box returns the left, bottom, right and top of a glyph's outline, in font units; false
// where it has none.
func (f *font) box(glyph uint16) (box [4]int, ok bool) {
	data := f.outline(glyph)
	if len(data) < glyphHeader {
		return box, false
	}
	for i := range box {
		box[i] = int(int16(be.Uint16(data[2+2*i:])))
	}
	return box, true
}

// groups parts what a document says into the characters that have a glyph of their own
// and the glyphs that are made for it: of the others, and of letters with marks. The
// error is a *MissingError.
func (f *Face) groups(runes []rune, marked []string) (own []rune, list []made, err error) {
	add := func(group string) error {
		if slices.ContainsFunc(list, func(m made) bool { return m.group == group }) {
			return nil
		}
		m, ok := f.compose(group)
		if !ok || len(list) > 0xffff-glyphsMade {
			r, _ := utf8.DecodeLastRuneInString(group)
			return &MissingError{Face: f.Name, Rune: r}
		}
		list = append(list, m)
		return nil
	}
	own = make([]rune, 0, len(runes))
	for _, r := range runes {
		if f.glyph(r) != 0 {
			own = append(own, r)
		} else if err := add(string(r)); err != nil {
			return nil, nil, err
		}
	}
	for _, g := range marked {
		if err := add(g); err != nil {
			return nil, nil, err
		}
	}
	return own, list, nil
}
