package fonts

// Bounds of a font's outlines. A file within them cannot make a reader of the
// document work without end: composites are drawn by drawing their parts.
const (
	maxDepth  = 16    // composites within composites
	maxPoints = 65535 // of a glyph with all its parts, what maxp can say
)

// limits are the figures that maxp holds of a font's outlines.
type limits struct {
	points, contours                   int // of simple glyphs
	compositePoints, compositeContours int
	components, depth                  int
}

// A simple glyph and the flags of a composite's parts, OpenType 1.9, glyf.
const (
	glyphHeader = 10

	flagShortX, flagShortY, flagRepeat = 0x02, 0x04, 0x08
	flagSameX, flagSameY               = 0x10, 0x20

	partWords, partPlaces     = 0x0001, 0x0002
	partScale, partMore       = 0x0008, 0x0020
	partXYScale, partTwoByTwo = 0x0040, 0x0080
	partInstructions          = 0x0100
)

// simple is where things are in the data of a glyph with contours of its own.
type simple struct {
	contours, points int
	ends             int // just after the contours' end points
	flags, end       int // of the points: their flags and coordinates
}

// contours returns how many contours a glyph has, negative for a composite.
func contours(data []byte) int { return int(int16(be.Uint16(data))) }

// readSimple walks a glyph with contours of its own. ok is false where its data
// is cut short or its contours go backwards.
func readSimple(data []byte) (s simple, ok bool) {
	s.contours = contours(data)
	s.ends = glyphHeader + 2*s.contours
	if len(data) < s.ends {
		return s, false
	}
	for at := glyphHeader; at < s.ends; at += 2 {
		last := int(be.Uint16(data[at:]))
		if last < s.points {
			return s, false
		}
		s.points = last + 1
	}
	if s.contours == 0 {
		s.flags, s.end = s.ends, s.ends
		return s, true
	}
	if len(data) < s.ends+2 {
		return s, false
	}
	s.flags = s.ends + 2 + int(be.Uint16(data[s.ends:]))
	at, coordinates := s.flags, 0
	for n := s.points; n > 0; {
		if at >= len(data) {
			return s, false
		}
		flag, times := data[at], 1
		at++
		if flag&flagRepeat != 0 {
			if at >= len(data) {
				return s, false
			}
			times += int(data[at])
			at++
		}
		if times > n {
			return s, false
		}
		n -= times
		coordinates += times * int(coordinateBytes[flag&(flagShortX|flagShortY|flagSameX|flagSameY)])
	}
	s.end = at + coordinates
	return s, s.end <= len(data)
}

// coordinateBytes says how many bytes a point's coordinates take, by its flag.
var coordinateBytes = func() (table [64]uint8) {
	for flag := range table {
		for _, axis := range [2][2]int{{flagShortX, flagSameX}, {flagShortY, flagSameY}} {
			switch {
			case flag&axis[0] != 0:
				table[flag]++
			case flag&axis[1] == 0:
				table[flag] += 2
			}
		}
	}
	return table
}()

// readParts calls part for each part of a composite with the place of its flags,
// glyph number following, and returns where they end. ok is false where the data
// is cut short or part returns false.
func readParts(data []byte, part func(at int, glyph uint16) bool) (end int, ok bool) {
	for at := glyphHeader; ; {
		if at+4 > len(data) {
			return at, false
		}
		flags, start := be.Uint16(data[at:]), at
		at += 6
		if flags&partWords != 0 {
			at += 2
		}
		switch {
		case flags&partScale != 0:
			at += 2
		case flags&partXYScale != 0:
			at += 4
		case flags&partTwoByTwo != 0:
			at += 8
		}
		if at > len(data) || !part(start, be.Uint16(data[start+2:])) {
			return at, false
		}
		if flags&partMore == 0 {
			return at, true
		}
	}
}

// checkGlyphs walks every outline of the font, and finds its limits.
func (f *font) checkGlyphs() error {
	last := uint32(0)
	for i := range f.numGlyphs + 1 {
		place := f.place(i)
		if place < last || uint64(place) > uint64(len(f.glyf)) {
			return broken("tabel loca")
		}
		last = place
	}
	w := walk{font: f, sizes: make([]size, f.numGlyphs)}
	for g := range f.numGlyphs {
		if _, ok := w.size(uint16(g), 0); !ok {
			return broken("garis glif %d", g)
		}
	}
	return nil
}

// size is what a glyph with all its parts comes to.
type size struct {
	points, contours uint32
	depth            uint8
	state            uint8
}

const (
	unseen = iota
	open   // being walked: to meet it again is a circle
	known
)

type walk struct {
	font  *font
	sizes []size
}

func (w *walk) size(glyph uint16, depth int) (size, bool) {
	if int(glyph) >= len(w.sizes) || depth > maxDepth {
		return size{}, false
	}
	z := &w.sizes[glyph]
	switch z.state {
	case open:
		return *z, false
	case known:
		return *z, int(z.depth)+depth <= maxDepth
	}
	data, lim := w.font.outline(glyph), &w.font.limits
	switch {
	case len(data) == 0:
	case len(data) < glyphHeader:
		return *z, false
	case contours(data) >= 0:
		s, ok := readSimple(data)
		if !ok {
			return *z, false
		}
		z.points, z.contours = uint32(s.points), uint32(s.contours)
		lim.points, lim.contours = max(lim.points, s.points), max(lim.contours, s.contours)
	default:
		z.state = open
		parts := 0
		_, ok := readParts(data, func(_ int, part uint16) bool {
			p, ok := w.size(part, depth+1)
			parts++
			z.points += p.points
			z.contours += p.contours
			z.depth = max(z.depth, p.depth+1)
			return ok && z.points <= maxPoints && z.contours <= maxPoints && parts <= maxPoints
		})
		if !ok {
			return *z, false
		}
		lim.compositePoints = max(lim.compositePoints, int(z.points))
		lim.compositeContours = max(lim.compositeContours, int(z.contours))
		lim.components, lim.depth = max(lim.components, parts), max(lim.depth, int(z.depth))
	}
	z.state = known
	return *z, true
}
