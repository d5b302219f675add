package fonts

import (
	"cmp"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"slices"
	"unicode"
)

// Program is what a document embeds of a face: a TrueType font of at most 224
// characters, with a code of eight bits for each. It is complete and does not
// change; it may be shared by documents and goroutines.
type Program struct {
	Name      string   // with the subset's tag: ABCDEF+LiberationSans
	Widths    [256]int // by code, in thousandths of the em; 0 for unused codes
	Font      []byte   // the font file, compressed by zlib
	Length    int      // of the font file before compression
	ToUnicode []byte   // a CMap, not compressed
	Unicode   []byte   // ToUnicode, compressed by zlib

	// Differences is what stands between the brackets of /Differences over
	// WinAnsiEncoding; "" where nothing does.
	Differences string

	// Definition is the font in the JSON form of fpdf's AddFontFromBytes, whose
	// other part is Font.
	Definition []byte

	chars  encoding
	codes  codeTable
	groups map[string]uint8 // codes of the glyphs made for it
}

// Code returns the code of a character. Characters that are drawn alike, as the
// space and the no-break space, share one.
func (p *Program) Code(r rune) (code byte, ok bool) { return p.codes.code(r) }

// Group returns the code of a letter with marks, or of a character of which the face
// has no glyph of its own.
func (p *Program) Group(group string) (code byte, ok bool) {
	code, ok = p.groups[group]
	return code, ok
}

// char returns the character of a code, 0 where it means none.
func (p *Program) char(code byte) rune { return p.chars[code] }

// Programs returns what a document with these characters embeds of the face. It
// is one program unless they are more than it can hold; each has the space.
// Characters may come in any order and more than once, and so may marked ones: letters
// with the marks on them. The error is a *MissingError for the first that the face lacks.
func (f *Face) Programs(runes []rune, marked ...string) ([]*Program, error) {
	own, list, err := f.groups(runes, marked)
	if err != nil {
		return nil, err
	}
	all := len(list) == 0
	for _, r := range own {
		all = all && isCommon(r)
	}
	if all {
		p, err := f.shared()
		if err != nil {
			return nil, err
		}
		return []*Program{p}, nil
	}
	var programs []*Program
	for i := range list {
		own = append(own, firstGroup+rune(i))
	}
	for _, e := range encode(own) {
		p, err := f.program(e, list)
		if err != nil {
			return nil, err
		}
		programs = append(programs, p)
	}
	return programs, nil
}

// commonProgram makes the program of the common repertoire.
func (f *Face) commonProgram() (*Program, error) { return f.program(common(), nil) }

// firstGroup stands in an encoding for the first of the glyphs that are made: no
// character has its number.
const firstGroup = unicode.MaxRune + 1

// program makes the program for those characters of an encoding that the face
// has, and the glyphs made for it.
func (f *Face) program(e *encoding, list []made) (*Program, error) {
	if err := f.outlines(); err != nil {
		return nil, err
	}
	s := subsetting{font: &f.font, made: list}
	p, mappings := f.encoded(e, &s)
	file := s.subset(mappings)
	digest := sha256.New()
	digest.Write(file)
	digest.Write([]byte(p.Differences))
	font, err := pack(file)
	if err != nil {
		return nil, fmt.Errorf("compressing %s: %w", f.Name, err)
	}
	return p, f.finish(p, fontFile{font, len(file), subsetTag(digest.Sum(nil))})
}

// fontFile is what a program has of its font file.
type fontFile struct {
	packed []byte // compressed by zlib
	length int    // before compression
	tag    string
}

// encoded returns a program that says what its codes mean, and the mappings of its font.
func (f *Face) encoded(e *encoding, s *subsetting) (*Program, []mapping) {
	p := &Program{}
	list := s.made
	glyph := func(r rune) uint16 {
		if r >= firstGroup {
			return glyphsMade + uint16(r-firstGroup)
		}
		return f.glyph(r)
	}
	for code, r := range e {
		if g := glyph(r); g != 0 && r != 0 {
			p.chars[code], p.Widths[code] = r, f.font.thousandths(s.advance(g))
		}
	}
	names, keys := p.chars.names()
	p.Differences = differences(&names)
	p.codes = newCodeTable(&p.chars)
	for i, m := range list {
		if code, ok := p.codes.code(firstGroup + rune(i)); ok {
			if p.groups == nil {
				p.groups = map[string]uint8{}
			}
			p.groups[m.group] = code
		}
	}
	p.ToUnicode = p.chars.toUnicode(list)

	var mappings []mapping
	for code, r := range p.chars {
		if r != 0 {
			mappings = append(mappings, mapping{keys[code], glyph(r)})
		}
	}
	slices.SortFunc(mappings, func(a, b mapping) int { return cmp.Compare(a.char, b.char) })
	return p, mappings
}

// finish gives a program its font file, its name and its description.
func (f *Face) finish(p *Program, file fontFile) (err error) {
	p.Font, p.Length, p.Name = file.packed, file.length, file.tag+"+"+f.Name
	if p.Unicode, err = pack(p.ToUnicode); err != nil {
		return fmt.Errorf("compressing the characters of %s: %w", f.Name, err)
	}
	if p.Definition, err = json.Marshal(f.definition(p)); err != nil {
		return fmt.Errorf("describing %s: %w", f.Name, err)
	}
	return nil
}

// Flags of a font descriptor, ISO 32000-1, table 123.
const (
	flagFixedPitch  = 1 << 0
	flagSerif       = 1 << 1
	flagNonsymbolic = 1 << 5
	flagItalic      = 1 << 6
)

// definition is fpdf's description of an 8-bit font.
type definition struct {
	Tp, Name     string
	Desc         descriptor
	Up, Ut       int
	Cw           []int
	Enc, Diff    string
	File         string
	OriginalSize int
}

type descriptor struct {
	Ascent, Descent, CapHeight, Flags int
	FontBBox                          struct{ Xmin, Ymin, Xmax, Ymax int }
	ItalicAngle, StemV, MissingWidth  int
}

func (f *Face) definition(p *Program) definition {
	d := definition{
		Tp: "TrueType", Name: p.Name,
		Up: f.UnderlinePosition, Ut: f.UnderlineThickness,
		Cw: p.Widths[:], Enc: "cp1252", Diff: p.Differences,
		File: p.Name + ".z", OriginalSize: p.Length,
	}
	d.Desc = descriptor{
		Ascent: f.Ascent, Descent: f.Descent, CapHeight: f.CapHeight,
		ItalicAngle: f.ItalicAngle, StemV: f.StemV,
		MissingWidth: f.font.thousandths(f.font.advance(0)),
		Flags:        flagNonsymbolic,
	}
	box := &d.Desc.FontBBox
	box.Xmin, box.Ymin, box.Xmax, box.Ymax = f.BBox[0], f.BBox[1], f.BBox[2], f.BBox[3]
	for _, flag := range []struct {
		set bool
		bit int
	}{{f.Fixed, flagFixedPitch}, {f.Serif, flagSerif}, {f.Style&Italic != 0 || f.ItalicAngle != 0, flagItalic}} {
		if flag.set {
			d.Desc.Flags |= flag.bit
		}
	}
	return d
}
