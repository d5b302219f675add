package fonts

import (
	"slices"
	"strings"
)

// mapping is a character by which a subset's cmap knows one of the face's glyphs.
type mapping struct {
	char  rune
	glyph uint16
}

// subsetting is a font of which a subset is made, with glyphs made for it, numbered
// from glyphsMade.
type subsetting struct {
	*font
	made []made
}

func (s *subsetting) outline(glyph uint16) []byte {
	if m := s.of(glyph); m != nil {
		return m.outline
	}
	return s.font.outline(glyph)
}

func (s *subsetting) advance(glyph uint16) int {
	if m := s.of(glyph); m != nil {
		return m.advance
	}
	return s.font.advance(glyph)
}

// bearing returns a glyph's left side bearing: of one that is made, its left edge.
func (s *subsetting) bearing(glyph uint16) uint16 {
	if m := s.of(glyph); m != nil {
		return be.Uint16(m.outline[2:])
	}
	return s.font.bearing(glyph)
}

func (s *subsetting) of(glyph uint16) *made {
	if i := int(glyph) - glyphsMade; i >= 0 && i < len(s.made) {
		return &s.made[i]
	}
	return nil
}

// subset returns a TrueType font with .notdef, the glyphs mapped to and their
// parts, numbered anew. Hinting is left out, for printers and today's screens
// make do without, and so is what only a typesetter needs. The mapping must be
// sorted by character, without doubles.
func (s *subsetting) subset(mappings []mapping) []byte {
	glyphs, number := s.closure(mappings)

	var glyf []byte
	places := make([]uint32, 0, len(glyphs)+1)
	hmtx := make([]byte, 0, 4*len(glyphs))
	for _, g := range glyphs {
		places = append(places, uint32(len(glyf)))
		glyf = s.appendOutline(glyf, g, number)
		hmtx = be.AppendUint16(hmtx, uint16(s.advance(g)))
		hmtx = be.AppendUint16(hmtx, s.bearing(g))
	}
	places = append(places, uint32(len(glyf)))

	head := slices.Clone(s.head[:54])
	loca, long := appendLoca(places)
	be.PutUint16(head[50:], long)
	hhea := slices.Clone(s.hhea[:36])
	be.PutUint16(hhea[34:], uint16(len(glyphs)))
	cmap := make([]mapping, 0, len(mappings))
	for _, m := range mappings {
		cmap = append(cmap, mapping{m.char, number[m.glyph]})
	}
	return assemble(head, []table{
		{"cmap", appendCmap(nil, cmap)},
		{"glyf", glyf},
		{"head", head},
		{"hhea", hhea},
		{"hmtx", hmtx},
		{"loca", loca},
		{"maxp", s.limits.with(s.made).maxp(len(glyphs))},
		{"post", s.plainPost()},
	})
}

// closure lists the glyphs mapped to with all their parts, .notdef first, and the
// new number of each.
func (s *subsetting) closure(mappings []mapping) (glyphs []uint16, number map[uint16]uint16) {
	number = make(map[uint16]uint16, len(mappings)+1)
	add := func(g uint16) {
		if _, ok := number[g]; !ok {
			number[g] = uint16(len(glyphs))
			glyphs = append(glyphs, g)
		}
	}
	add(0)
	for _, m := range mappings {
		add(m.glyph)
	}
	for i := 0; i < len(glyphs); i++ {
		if data := s.outline(glyphs[i]); len(data) > 0 && contours(data) < 0 {
			readParts(data, func(_ int, part uint16) bool { add(part); return true })
		}
	}
	return glyphs, number
}

// appendOutline appends a glyph without its instructions, padded to an even
// length, the parts of a composite by their new numbers.
func (s *subsetting) appendOutline(to []byte, g uint16, number map[uint16]uint16) []byte {
	data := s.outline(g)
	if len(data) == 0 {
		return to
	}
	if contours(data) < 0 {
		start := len(to)
		end, _ := readParts(data, func(int, uint16) bool { return true })
		to = append(to, data[:end]...)
		copied := to[start:]
		readParts(data, func(at int, part uint16) bool {
			be.PutUint16(copied[at:], be.Uint16(copied[at:])&^partInstructions)
			be.PutUint16(copied[at+2:], number[part])
			return true
		})
	} else if s, _ := readSimple(data); s.contours > 0 {
		to = append(to, data[:s.ends]...)
		to = append(to, 0, 0) // no instructions
		to = append(to, data[s.flags:s.end]...)
	}
	if len(to)%2 != 0 {
		to = append(to, 0)
	}
	return to
}

// appendLoca returns a loca table, and what head says of its form.
func appendLoca(places []uint32) (loca []byte, long uint16) {
	if places[len(places)-1]/2 <= 0xffff {
		for _, p := range places {
			loca = be.AppendUint16(loca, uint16(p/2))
		}
		return loca, 0
	}
	for _, p := range places {
		loca = be.AppendUint32(loca, p)
	}
	return loca, 1
}

// appendCmap returns a cmap with one subtable, for Windows and the Basic
// Multilingual Plane (3,1), format 4. That plane is enough: a character beyond it
// has no name in the glyph list, and so comes here by a private one.
func appendCmap(to []byte, mappings []mapping) []byte {
	type stretch struct {
		first, last rune
		delta       uint16
	}
	var stretches []stretch
	for _, m := range mappings {
		delta := m.glyph - uint16(m.char)
		if n := len(stretches); n > 0 && stretches[n-1].last+1 == m.char && stretches[n-1].delta == delta {
			stretches[n-1].last = m.char
			continue
		}
		stretches = append(stretches, stretch{m.char, m.char, delta})
	}
	stretches = append(stretches, stretch{0xffff, 0xffff, 1})

	n := len(stretches)
	log := 0
	for 2<<log <= n {
		log++
	}
	for _, v := range []int{0, 1, 3, 1, 0, 12, 4, 16 + 8*n, 0, 2 * n, 2 << log, log, 2*n - 2<<log} {
		to = be.AppendUint16(to, uint16(v))
	}
	for _, s := range stretches {
		to = be.AppendUint16(to, uint16(s.last))
	}
	to = be.AppendUint16(to, 0)
	for _, s := range stretches {
		to = be.AppendUint16(to, uint16(s.first))
	}
	for _, s := range stretches {
		to = be.AppendUint16(to, s.delta)
	}
	return append(to, make([]byte, 2*n)...)
}

// with returns the limits where composites were made besides.
func (l limits) with(list []made) limits {
	if len(list) > 0 {
		l.compositePoints = min(max(l.points, l.compositePoints)*(1+mostMarks), maxPoints)
		l.compositeContours = min(max(l.contours, l.compositeContours)*(1+mostMarks), maxPoints)
		l.components, l.depth = max(l.components, 1+mostMarks), l.depth+1
	}
	return l
}

// maxp returns a maxp table for that many glyphs. The limits are those of the
// whole face: they may be generous.
func (l limits) maxp(glyphs int) []byte {
	to := []byte{0, 1, 0, 0}
	for _, v := range []int{glyphs, l.points, l.contours, l.compositePoints, l.compositeContours,
		1, 0, 0, 0, 0, 0, 0, l.components, l.depth} {
		to = be.AppendUint16(to, uint16(v))
	}
	return to
}

// plainPost returns a post table without glyph names.
func (f *font) plainPost() []byte {
	post := make([]byte, 32)
	copy(post[4:16], f.post[min(4, len(f.post)):])
	be.PutUint32(post, 0x00030000)
	return post
}

type table struct {
	tag  string
	data []byte
}

// assemble writes a font file of tables sorted by tag, and sets in it what head
// says of the whole file's checksum.
func assemble(head []byte, tables []table) []byte {
	be.PutUint32(head[8:], 0)
	n := len(tables)
	log := 0
	for 2<<log <= n {
		log++
	}
	var file []byte
	file = be.AppendUint32(file, 0x00010000)
	for _, v := range []int{n, 16 << log, log, 16*n - 16<<log} {
		file = be.AppendUint16(file, uint16(v))
	}
	offset := len(file) + 16*n
	for _, t := range tables {
		file = append(file, t.tag...)
		file = be.AppendUint32(file, checksum(t.data))
		file = be.AppendUint32(file, uint32(offset))
		file = be.AppendUint32(file, uint32(len(t.data)))
		offset += (len(t.data) + 3) &^ 3
	}
	headAt := 0
	for _, t := range tables {
		if t.tag == "head" {
			headAt = len(file)
		}
		file = append(file, t.data...)
		for len(file)%4 != 0 {
			file = append(file, 0)
		}
	}
	be.PutUint32(file[headAt+8:], 0xb1b0afba-checksum(file))
	return file
}

// checksum adds up the words of a table, the last one filled with zeros.
func checksum(data []byte) (sum uint32) {
	for len(data) >= 4 {
		sum += be.Uint32(data)
		data = data[4:]
	}
	if len(data) > 0 {
		var last [4]byte
		copy(last[:], data)
		sum += be.Uint32(last[:])
	}
	return sum
}

// subsetTag returns the six letters that tell subsets of one face apart
// (ISO 32000-1, 9.6.4), from a digest of the subset.
func subsetTag(digest []byte) string {
	var b strings.Builder
	for _, d := range digest[:6] {
		b.WriteByte('A' + d%26)
	}
	return b.String()
}
