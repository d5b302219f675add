package fonts

import (
	"cmp"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"slices"
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

	chars encoding
	codes codeTable
}

// Code returns the code of a character. Characters that are drawn alike, as the
// space and the no-break space, share one.
func (p *Program) Code(r rune) (code byte, ok bool) { return p.codes.code(r) }

// char returns the character of a code, 0 where it means none.
func (p *Program) char(code byte) rune { return p.chars[code] }

// Programs returns what a document with these characters embeds of the face. It
// is one program unless they are more than it can hold; each has the space.
// Characters may come in any order and more than once. The error is a
// *MissingError for the first that the face lacks.
func (f *Face) Programs(runes []rune) ([]*Program, error) {
	all := true
	for _, r := range runes {
		if !f.Has(r) {
			return nil, &MissingError{Face: f.Name, Rune: r}
		}
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
	for _, e := range encode(runes) {
		p, err := f.program(e)
		if err != nil {
			return nil, err
		}
		programs = append(programs, p)
	}
	return programs, nil
}

// commonProgram makes the program of the common repertoire.
func (f *Face) commonProgram() (*Program, error) { return f.program(common()) }

// program makes the program for those characters of an encoding that the face
// has.
func (f *Face) program(e *encoding) (*Program, error) {
	p := &Program{}
	for code, r := range e {
		if w, ok := f.Advance(r); ok && r != 0 {
			p.chars[code], p.Widths[code] = r, w
		}
	}
	names, keys := p.chars.names()
	p.Differences = differences(&names)
	p.codes = newCodeTable(&p.chars)
	p.ToUnicode = p.chars.toUnicode()

	var mappings []mapping
	for code, r := range p.chars {
		if r != 0 {
			mappings = append(mappings, mapping{keys[code], f.glyph(r)})
		}
	}
	slices.SortFunc(mappings, func(a, b mapping) int { return cmp.Compare(a.char, b.char) })
	file := f.font.subset(mappings)
	p.Length = len(file)

	var err error
	if p.Font, err = pack(file); err != nil {
		return nil, fmt.Errorf("compressing %s: %w", f.Name, err)
	}
	if p.Unicode, err = pack(p.ToUnicode); err != nil {
		return nil, fmt.Errorf("compressing the characters of %s: %w", f.Name, err)
	}

	digest := sha256.New()
	digest.Write(file)
	digest.Write([]byte(p.Differences))
	p.Name = subsetTag(digest.Sum(nil)) + "+" + f.Name
	if p.Definition, err = json.Marshal(f.definition(p)); err != nil {
		return nil, fmt.Errorf("describing %s: %w", f.Name, err)
	}
	return p, nil
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
