package fonts

import (
	"strings"
	"unicode/utf16"
)

// The naming table's entries that are read, OpenType 1.9, name.
const (
	nameFamily       = 1
	nameFull         = 4
	namePostScript   = 6
	nameTypoFamily   = 16
	platformMac      = 1
	platformWindows  = 3
	maxNameBytes     = 256
	namelessFallback = "Huruf"
)

// describe fills in what the face says of itself. OS/2, post and name may be
// missing or short: then the figures come from the other tables.
func (f *Face) describe() {
	t := &f.font
	em := func(table []byte, at int) int {
		if at+2 > len(table) {
			return 0
		}
		return t.thousandths(int(int16(be.Uint16(table[at:]))))
	}
	f.Ascent, f.Descent = em(t.hhea, 4), em(t.hhea, 6)
	if f.Ascent <= 0 || f.Descent > 0 {
		f.Ascent, f.Descent = em(t.head, 42), min(em(t.head, 38), 0)
	}
	for i := range f.BBox {
		f.BBox[i] = em(t.head, 36+2*i)
	}
	if len(t.os2) >= 90 && be.Uint16(t.os2) >= 2 {
		f.XHeight, f.CapHeight = em(t.os2, 86), em(t.os2, 88)
	}
	if f.XHeight <= 0 {
		f.XHeight = f.top('x', f.Ascent/2)
	}
	if f.CapHeight <= 0 {
		f.CapHeight = f.top('H', f.Ascent)
	}

	f.UnderlinePosition, f.UnderlineThickness = -100, 50
	if len(t.post) >= 32 {
		f.ItalicAngle = int(int16(be.Uint16(t.post[4:])))
		f.UnderlinePosition, f.UnderlineThickness = em(t.post, 8), em(t.post, 10)
		f.Fixed = be.Uint32(t.post[12:]) != 0
	}
	weight := 400
	f.Style = t.style()
	if len(t.os2) >= 64 {
		weight = int(be.Uint16(t.os2[4:]))
		f.Serif = serif(t.os2)
	} else if f.Style&Bold != 0 {
		weight = 700
	}
	f.StemV = 50 + weight*weight/4225 // 400: 87, 700: 165, as in Adobe's own faces

	f.FamilyName = t.naming(nameTypoFamily)
	if f.FamilyName == "" {
		f.FamilyName = t.naming(nameFamily)
	}
	f.Name = pdfName(t.naming(namePostScript))
	if f.Name == "" {
		f.Name = pdfName(f.FamilyName)
	}
	if f.Name == "" {
		f.Name = namelessFallback
	}
}

// style reads which face of its family a font is, by OS/2 or, where that is short, by
// head.
func (f *font) style() (s Style) {
	macStyle := be.Uint16(f.head[44:])
	bold, italic := macStyle&1 != 0, macStyle&2 != 0
	if len(f.os2) >= 64 {
		selection := be.Uint16(f.os2[62:])
		bold, italic = selection&(1<<5) != 0, selection&1 != 0
	}
	if bold {
		s |= Bold
	}
	if italic {
		s |= Italic
	}
	return s
}

// serif reads the family class or, where there is none, PANOSE.
func serif(os2 []byte) bool {
	switch class := os2[30]; {
	case 1 <= class && class <= 7:
		return true
	case class != 0:
		return false
	}
	const latinText, firstSerif, lastSerif = 2, 2, 10
	return os2[32] == latinText && firstSerif <= os2[33] && os2[33] <= lastSerif
}

// top returns how high a character reaches, in thousandths of the em.
func (f *Face) top(r rune, otherwise int) int {
	if box, ok := f.Bounds(r); ok {
		return box[3]
	}
	return otherwise
}

// Bounds returns the left, bottom, right and top of a character's outline, in
// thousandths of the em; false where it has none.
func (f *Face) Bounds(r rune) (box [4]int, ok bool) {
	g := f.glyph(r)
	if g == 0 {
		return box, false
	}
	data := f.font.outline(g)
	if len(data) < 10 {
		return box, false
	}
	for i := range box {
		box[i] = f.font.thousandths(int(int16(be.Uint16(data[2+2*i:]))))
	}
	return box, true
}

// naming returns an entry of the naming table, "" where there is none to read.
func (f *font) naming(id uint16) string {
	if len(f.name) < 6 {
		return ""
	}
	n, storage := int(be.Uint16(f.name[2:])), int(be.Uint16(f.name[4:]))
	mac := ""
	for i := range n {
		if len(f.name) < 18+12*i {
			break
		}
		record := f.name[6+12*i:]
		length, start := int(be.Uint16(record[8:])), storage+int(be.Uint16(record[10:]))
		if be.Uint16(record[6:]) != id || length > maxNameBytes || start+length > len(f.name) {
			continue
		}
		text := f.name[start : start+length]
		switch be.Uint16(record) {
		case platformWindows:
			units := make([]uint16, length/2)
			for j := range units {
				units[j] = be.Uint16(text[2*j:])
			}
			if s := strings.TrimSpace(string(utf16.Decode(units))); s != "" {
				return s
			}
		case platformMac:
			if mac == "" {
				mac = ascii(text)
			}
		}
	}
	return mac
}

// ascii returns text where it is all printable ASCII, which the old Macintosh
// encodings share, and "" where it is not.
func ascii(text []byte) string {
	for _, b := range text {
		if b < 0x20 || b > 0x7e {
			return ""
		}
	}
	return strings.TrimSpace(string(text))
}

// pdfName drops what a PDF name would have to escape. Such names are ASCII
// anyway, 63 characters at most (OpenType 1.9, name ID 6).
func pdfName(s string) string {
	name := strings.Map(func(r rune) rune {
		switch {
		case 'A' <= r && r <= 'Z', 'a' <= r && r <= 'z', '0' <= r && r <= '9', r == '-', r == '_', r == '.':
			return r
		}
		return -1
	}, s)
	return name[:min(len(name), 63)]
}
