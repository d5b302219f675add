package fonts

import "sort"

// charmap tells which glyph draws a character, by stretches of characters in
// ascending order.
type charmap struct{ segments []segment }

// segment is a stretch of characters.
type segment struct {
	first, last uint32
	delta       uint32 // added to the character, or to what glyphs says
	glyphs      []byte // glyph numbers by character, two bytes each; nil for none
	wide        bool   // of format 12: delta is not counted modulo 65536
}

// maxSegments bounds what is kept of a file. The largest faces have about 20,000.
const maxSegments = 1 << 16

// encodings are the kinds of cmap that speak Unicode, the best first.
var encodings = []struct{ platform, encoding, format uint16 }{
	{3, 10, 12}, {0, 6, 12}, {0, 4, 12}, {0, 3, 12},
	{3, 1, 4}, {0, 4, 4}, {0, 3, 4}, {0, 2, 4}, {0, 1, 4}, {0, 0, 4},
}

func (c *charmap) read(table []byte) error {
	if len(table) < 4 {
		return broken("tabel cmap")
	}
	n := int(be.Uint16(table[2:]))
	if len(table) < 4+8*n {
		return broken("tabel cmap")
	}
	for _, want := range encodings {
		for i := range n {
			record := table[4+8*i:]
			offset := uint64(be.Uint32(record[4:]))
			if be.Uint16(record) != want.platform || be.Uint16(record[2:]) != want.encoding {
				continue
			}
			if offset+2 > uint64(len(table)) {
				return broken("tabel cmap")
			}
			if be.Uint16(table[offset:]) != want.format {
				continue
			}
			ok := false
			if want.format == 12 {
				ok = c.readGroups(table[offset:])
			} else {
				ok = c.readSegments(table[offset:])
			}
			if !ok {
				return broken("tabel cmap")
			}
			return nil
		}
	}
	return unusable("tidak punya tabel aksara Unicode (huruf simbol?)")
}

// readSegments reads a subtable of format 4. Its length is not believed: many
// sound fonts say a wrong one.
func (c *charmap) readSegments(table []byte) bool {
	if len(table) < 16 {
		return false
	}
	n := int(be.Uint16(table[6:])) / 2
	if n == 0 || len(table) < 16+8*n {
		return false
	}
	lasts, firsts := table[14:], table[16+2*n:]
	deltas, offsets := table[16+4*n:], table[16+6*n:]
	c.segments = make([]segment, 0, n)
	for i := range n {
		s := segment{
			first: uint32(be.Uint16(firsts[2*i:])),
			last:  uint32(be.Uint16(lasts[2*i:])),
			delta: uint32(be.Uint16(deltas[2*i:])),
		}
		if offset := int(be.Uint16(offsets[2*i:])); offset != 0 {
			// Counted from where it stands. The closing stretch of many sound
			// fonts points outside the table.
			s.glyphs = offsets[min(2*i+offset, len(offsets)):]
		}
		if !c.add(s) {
			return false
		}
	}
	return true
}

// readGroups reads a subtable of format 12.
func (c *charmap) readGroups(table []byte) bool {
	if len(table) < 16 {
		return false
	}
	n := uint64(be.Uint32(table[12:]))
	if n > maxSegments || uint64(len(table)) < 16+12*n {
		return false
	}
	c.segments = make([]segment, 0, n)
	for i := range n {
		group := table[16+12*i:]
		first := be.Uint32(group)
		s := segment{first: first, last: be.Uint32(group[4:]), delta: be.Uint32(group[8:]) - first, wide: true}
		if s.last > 0x10ffff || !c.add(s) {
			return false
		}
	}
	return true
}

// add appends a segment that begins after all others.
func (c *charmap) add(s segment) bool {
	if n := len(c.segments); s.last < s.first || n > 0 && s.first <= c.segments[n-1].last {
		return false
	}
	c.segments = append(c.segments, s)
	return true
}

// glyph returns the glyph of a character, 0 where there is none.
func (c *charmap) glyph(r uint32, numGlyphs int) uint16 {
	i := sort.Search(len(c.segments), func(i int) bool { return r <= c.segments[i].last })
	if i == len(c.segments) || r < c.segments[i].first {
		return 0
	}
	s := &c.segments[i]
	g := r + s.delta
	switch {
	case s.glyphs != nil:
		at := 2 * int(r-s.first)
		if at+2 > len(s.glyphs) {
			return 0
		}
		g = uint32(be.Uint16(s.glyphs[at:]))
		if g != 0 {
			g = (g + s.delta) & 0xffff
		}
	case !s.wide:
		g &= 0xffff
	}
	if g >= uint32(numGlyphs) {
		return 0
	}
	return uint16(g)
}
