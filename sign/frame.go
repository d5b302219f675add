package sign

import (
	"math"

	"iku/pdf/object"
)

// frame is a page as it is shown: which part of user space, how large, which way up
// (ISO 32000-1, 7.7.3.3 and 14.11.2).
type frame struct {
	box  [4]float64 // in user space
	unit float64    // points
	turn int        // clockwise: 0, 90, 180 or 270 degrees
}

// frameOf returns the frame of a page; ok is false where it shows nothing.
func frameOf(file *object.File, p object.Dict) (f frame, ok bool) {
	box := func(key object.Name) [4]float64 {
		return (&field{dict: object.Dict{{Key: "Rect", Value: p.Get(key)}}}).rect(file)
	}
	f = frame{box: box("MediaBox"), unit: 1}
	if p.Get("CropBox") != nil {
		c := box("CropBox")
		f.box = [4]float64{max(f.box[0], c[0]), max(f.box[1], c[1]), min(f.box[2], c[2]), min(f.box[3], c[3])}
	}
	if o, err := file.Resolve(p.Get("UserUnit")); err == nil && number(o) > 0 {
		f.unit = number(o)
	}
	o, err := file.Resolve(p.Get("Rotate"))
	turn := number(o)
	f.turn = int(math.Mod(math.Mod(turn, 360)+360, 360))
	return f, err == nil && math.Mod(turn, 90) == 0 && f.box[2] > f.box[0] && f.box[3] > f.box[1]
}

// size returns what is shown, in points.
func (f frame) size() (width, height float64) {
	return f.shown(f.box[2]-f.box[0], f.box[3]-f.box[1])
}

// shown returns the size in points that a rectangle of user space has as it is shown.
func (f frame) shown(width, height float64) (float64, float64) {
	if f.turn%180 != 0 {
		width, height = height, width
	}
	return width * f.unit, height * f.unit
}

// slack is how far, in points, a rectangle may be out of the page: boxes are rounded.
const slack = 0.5

// holds tells whether a rectangle in points from the corner that is shown at the lower
// left is wholly on the page.
func (f frame) holds(r [4]float64) bool {
	w, h := f.size()
	return r[0] >= -slack && r[1] >= -slack && r[2] <= w+slack && r[3] <= h+slack
}

// toUser returns where such a rectangle is in user space.
func (f frame) toUser(r [4]float64) [4]float64 {
	x0, y0 := f.point(r[0], r[1])
	x1, y1 := f.point(r[2], r[3])
	return [4]float64{min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)}
}

func (f frame) point(x, y float64) (float64, float64) {
	x, y = x/f.unit, y/f.unit
	switch f.turn {
	case 90:
		x, y = f.box[2]-f.box[0]-y, x
	case 180:
		x, y = f.box[2]-f.box[0]-x, f.box[3]-f.box[1]-y
	case 270:
		x, y = y, f.box[3]-f.box[1]-x
	}
	return f.box[0] + x, f.box[1] + y
}

// upright returns the matrix of an appearance that stands upright on the page as it is
// shown; nil where it needs none.
func upright(turn int) object.Array {
	return map[int]object.Array{
		90:  {object.Int(0), object.Int(1), object.Int(-1), object.Int(0), object.Int(0), object.Int(0)},
		180: {object.Int(-1), object.Int(0), object.Int(0), object.Int(-1), object.Int(0), object.Int(0)},
		270: {object.Int(0), object.Int(-1), object.Int(1), object.Int(0), object.Int(0), object.Int(0)},
	}[turn]
}

// turned returns how far the appearance of a field is turned: as the field says, else as
// its page is.
func (f *field) turned(file *object.File, page frame) int {
	mk, _ := file.Dict(f.dict.Get("MK"))
	if o, err := file.Resolve(mk.Get("R")); err == nil && mk.Get("R") != nil {
		return (int(number(o))%360 + 360) % 360
	}
	return page.turn
}
