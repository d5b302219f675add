package fonts

import (
	"math"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// trueTypeOf returns an OpenType font with CFF outlines as a TrueType font: its cubic
// curves as quadratic ones that leave them by no more than tolerance. So the face is
// subset, embedded and shown like any other. Hints are left out, as they are of every
// face here.
func trueTypeOf(data []byte) (out []byte, err error) {
	defer func() {
		if recover() != nil { // the file is anybody's, and its reader somebody else's
			out, err = nil, brokenCFF
		}
	}()
	tables, err := readDirectory(data)
	if err != nil {
		return nil, err
	}
	for _, tag := range []string{"CFF ", "head", "hhea", "maxp", "hmtx", "cmap"} {
		if tables[tag] == nil {
			return nil, broken("tabel %s tidak ada", tag)
		}
	}
	f := &font{head: tables["head"], hhea: tables["hhea"], hmtx: tables["hmtx"]}
	if err := f.readHeaders(tables["maxp"]); err != nil {
		return nil, err
	}
	parsed, err := sfnt.Parse(data)
	if err != nil || parsed.NumGlyphs() != f.numGlyphs {
		return nil, brokenCFF
	}
	var loca, glyf, hmtx []byte
	var buffer sfnt.Buffer
	for g := range f.numGlyphs {
		loca = be.AppendUint32(loca, uint32(len(glyf)))
		segments, err := parsed.LoadGlyph(&buffer, sfnt.GlyphIndex(g), fixed.I(f.unitsPerEm), nil)
		if err != nil {
			return nil, brokenCFF
		}
		var o drawing
		for _, s := range segments {
			o.add(s)
		}
		glyf = o.append(glyf)
		if len(glyf) > maxSize {
			return nil, unusable("garis hurufnya terlalu banyak")
		}
		hmtx = be.AppendUint16(hmtx, uint16(f.advance(uint16(g))))
		hmtx = be.AppendUint16(hmtx, uint16(o.left()))
	}
	loca = be.AppendUint32(loca, uint32(len(glyf)))
	head, hhea := append([]byte(nil), f.head[:54]...), append([]byte(nil), f.hhea[:36]...)
	be.PutUint16(head[50:], 1) // long offsets
	be.PutUint16(hhea[34:], uint16(f.numGlyphs))
	maxp := append(be.AppendUint16([]byte{0, 1, 0, 0}, uint16(f.numGlyphs)), make([]byte, 26)...)
	list := []table{{"OS/2", tables["OS/2"]}, {"cmap", tables["cmap"]}, {"glyf", glyf}, {"head", head}, {"hhea", hhea}, {"hmtx", hmtx}, {"loca", loca},
		{"maxp", maxp}, {"name", tables["name"]}, {"post", tables["post"]}}
	kept := list[:0]
	for _, t := range list {
		if t.data != nil {
			kept = append(kept, t)
		}
	}
	return assemble(head, kept), nil
}

var brokenCFF = broken("garis CFF-nya tidak dapat dibaca")

// tolerance is how far a curve may leave the one that it stands for, in font units.
const tolerance = 0.5

// point is a point of an outline, in font units, upwards.
type point struct {
	x, y float64
	on   bool // the curve goes through it
}

// drawing is the contours of a glyph with quadratic curves.
type drawing struct {
	points []point
	ends   []int // behind the last point of each contour
}

// add appends a segment of an outline, whose lengths are downwards and in 1/64 unit.
func (o *drawing) add(s sfnt.Segment) {
	at := func(i int) point { return point{float64(s.Args[i].X) / 64, -float64(s.Args[i].Y) / 64, true} }
	switch s.Op {
	case sfnt.SegmentOpMoveTo:
		o.close()
		o.points = append(o.points, at(0))
	case sfnt.SegmentOpLineTo:
		o.points = append(o.points, at(0))
	case sfnt.SegmentOpQuadTo:
		control := at(0)
		control.on = false
		o.points = append(o.points, control, at(1))
	case sfnt.SegmentOpCubeTo:
		o.cube(at(0), at(1), at(2))
	}
}

// cube appends a cubic curve as the quadratic ones that stand for its parts: how far
// these leave it falls with the third power of their number.
func (o *drawing) cube(b, c, d point) {
	if len(o.points) == 0 {
		return
	}
	const most = 32
	a := o.points[len(o.points)-1]
	bend := math.Hypot(d.x-3*c.x+3*b.x-a.x, d.y-3*c.y+3*b.y-a.y) * math.Sqrt(3) / 36
	n := min(max(1, int(math.Ceil(math.Cbrt(bend/tolerance)))), most)
	on := func(t float64) point {
		u := 1 - t
		mix := func(a, b, c, d float64) float64 { return u*u*u*a + 3*u*u*t*b + 3*u*t*t*c + t*t*t*d }
		return point{mix(a.x, b.x, c.x, d.x), mix(a.y, b.y, c.y, d.y), true}
	}
	slope := func(t float64) point {
		u := 1 - t
		mix := func(a, b, c, d float64) float64 { return 3 * (u*u*(b-a) + 2*u*t*(c-b) + t*t*(d-c)) }
		return point{mix(a.x, b.x, c.x, d.x), mix(a.y, b.y, c.y, d.y), false}
	}
	step := 1 / float64(n)
	for i := range n {
		from, to := float64(i)*step, float64(i+1)*step
		p, q, v, w := on(from), on(to), slope(from), slope(to)
		// The control of the quadratic curve nearest to a cubic one is the mean of what
		// its two ends ask for.
		control := point{(p.x+q.x)/2 + (v.x-w.x)*step/4, (p.y+q.y)/2 + (v.y-w.y)*step/4, false}
		o.points = append(o.points, control, q)
	}
}

// close ends a contour; one that comes back to its beginning needs no point there.
func (o *drawing) close() {
	begin := 0
	if len(o.ends) > 0 {
		begin = o.ends[len(o.ends)-1]
	}
	last := len(o.points) - 1
	if last > begin && o.points[last].on && o.points[last].x == o.points[begin].x && o.points[last].y == o.points[begin].y {
		o.points = o.points[:last]
	}
	switch len(o.points) - begin {
	case 0:
	case 1, 2: // encloses nothing
		o.points = o.points[:begin]
	default:
		o.ends = append(o.ends, len(o.points))
	}
}

// left returns where a glyph begins, in font units.
func (o *drawing) left() int {
	if len(o.ends) == 0 {
		return 0
	}
	left := math.MaxInt
	for _, p := range o.points {
		left = min(left, round(p.x))
	}
	return left
}

func round(v float64) int { return int(math.Round(min(max(v, math.MinInt16), math.MaxInt16))) }

// append appends a glyph as the table glyf has it; nothing where it has no contour.
func (o *drawing) append(to []byte) []byte {
	o.close()
	if len(o.ends) == 0 || len(o.points) > math.MaxUint16 {
		return to
	}
	x0, y0, x1, y1 := math.MaxInt16, math.MaxInt16, math.MinInt16, math.MinInt16
	for _, p := range o.points {
		x0, y0, x1, y1 = min(x0, round(p.x)), min(y0, round(p.y)), max(x1, round(p.x)), max(y1, round(p.y))
	}
	for _, v := range []int{len(o.ends), x0, y0, x1, y1} {
		to = be.AppendUint16(to, uint16(v))
	}
	for _, end := range o.ends {
		to = be.AppendUint16(to, uint16(end-1))
	}
	to = be.AppendUint16(to, 0) // no instructions
	for _, p := range o.points {
		flag := byte(0)
		if p.on {
			flag = 1
		}
		to = append(to, flag)
	}
	was := 0
	for _, p := range o.points {
		to = be.AppendUint16(to, uint16(round(p.x)-was))
		was = round(p.x)
	}
	was = 0
	for _, p := range o.points {
		to = be.AppendUint16(to, uint16(round(p.y)-was))
		was = round(p.y)
	}
	if len(to)%2 != 0 {
		to = append(to, 0)
	}
	return to
}
