package sign

import (
	"math"

	"iku/pdf/object"
)

// Limits of what is followed to find out where a page is printed on.
const (
	maxForms     = 16      // forms within forms
	maxOperators = 2 << 20 // of a page
)

// box is a rectangle in points: left, bottom, right, top.
type box [4]float64

func (b box) empty() bool { return b[2] <= b[0] || b[3] <= b[1] }

func (b box) area() float64 { return max(0, b[2]-b[0]) * max(0, b[3]-b[1]) }

func (b box) within(c box) box {
	return box{max(b[0], c[0]), max(b[1], c[1]), min(b[2], c[2]), min(b[3], c[3])}
}

func (b *box) add(x, y float64) {
	*b = box{min(b[0], x), min(b[1], y), max(b[2], x), max(b[3], y)}
}

var (
	nothing    = box{math.MaxFloat64, math.MaxFloat64, -math.MaxFloat64, -math.MaxFloat64}
	everything = box{-math.MaxFloat64, -math.MaxFloat64, math.MaxFloat64, math.MaxFloat64}
)

// matrix maps a point as 8.3.3 says.
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

// times returns the matrix that applies m first, then n.
func (m matrix) times(n matrix) matrix {
	return matrix{m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3], m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5]}
}

func (m matrix) apply(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

// of returns the box around what a box becomes.
func (m matrix) of(b box) box {
	out := nothing
	for _, x := range []float64{b[0], b[2]} {
		for _, y := range []float64{b[1], b[3]} {
			out.add(m.apply(x, y))
		}
	}
	return out
}

// drawing finds the boxes of what content prints: paths that are not white, text,
// images and shadings, roughly but never too small.
type drawing struct {
	file  *object.File
	marks []box
	faces map[object.Ref]face
	steps int
	lost  bool // something could not be followed
}

// brush is the part of the graphics state that decides where marks fall.
type brush struct {
	ctm           matrix
	clip          box
	white, stroke bool // the colours of filling and of lines are white
	font          face
	size, leading float64
	scale, char   float64
	word          float64
	unseen        bool // text that is only there to be searched (9.3.6)
	tm, tlm       matrix
}

// printed returns where a page is printed on, in its user space; ok is false
// where that cannot be told.
func printed(file *object.File, p object.Dict) (marks []box, ok bool) {
	d := &drawing{file: file}
	var content []byte
	o, err := file.Resolve(p.Get("Contents"))
	list, isList := o.(object.Array)
	if !isList {
		list = object.Array{o}
	}
	for _, part := range list {
		o, errPart := file.Resolve(part)
		s, isStream := o.(*object.Stream)
		if errPart != nil {
			err = errPart
		}
		if !isStream {
			continue
		}
		data, errPart := file.Decode(s)
		if errPart != nil {
			err = errPart
		}
		content = append(append(content, data...), '\n')
	}
	if err != nil {
		return nil, false
	}
	resources, _ := file.Dict(p.Get("Resources"))
	d.run(content, resources, brush{ctm: identity, clip: everything, scale: 1}, 0)
	return d.marks, !d.lost
}

// prints tells whether an appearance prints anything.
func prints(file *object.File, look object.Object) bool {
	o, err := file.Resolve(look)
	if err != nil {
		return true
	}
	switch o := o.(type) {
	case object.Null:
		return false
	case *object.Stream:
		d := &drawing{file: file}
		d.form(o, brush{ctm: identity, clip: everything, scale: 1}, nil, 0)
		return d.lost || len(d.marks) > 0
	case object.Dict: // by state
		for _, e := range o {
			if prints(file, e.Value) {
				return true
			}
		}
		return false
	}
	return true
}

func (d *drawing) mark(b brush, m matrix, at box) {
	at = m.of(at).within(b.clip)
	if !(at[2] < at[0] || at[3] < at[1]) {
		d.marks = append(d.marks, at)
	}
}

// form draws a form XObject.
func (d *drawing) form(s *object.Stream, b brush, resources object.Dict, depth int) {
	data, err := d.file.Decode(s)
	if err != nil || depth > maxForms {
		d.lost = true
		return
	}
	if own, _ := d.file.Dict(s.Dict.Get("Resources")); own != nil {
		resources = own
	}
	if m, _ := d.file.Array(s.Dict.Get("Matrix")); len(m) == 6 {
		b.ctm = matrix(d.numbers(m)).times(b.ctm)
	}
	if r, _ := d.file.Array(s.Dict.Get("BBox")); len(r) == 4 {
		n := d.numbers(r)
		b.clip = b.clip.within(b.ctm.of(box{min(n[0], n[2]), min(n[1], n[3]), max(n[0], n[2]), max(n[1], n[3])}))
	}
	d.run(data, resources, b, depth+1)
}

func (d *drawing) numbers(a object.Array) []float64 {
	out := make([]float64, len(a))
	for i := range a {
		o, _ := d.file.Resolve(a[i])
		out[i] = number(o)
	}
	return out
}

// xobject draws what a name stands for.
func (d *drawing) xobject(name object.Object, b brush, resources object.Dict, depth int) {
	all, _ := d.file.Dict(resources.Get("XObject"))
	key, _ := name.(object.Name)
	o, err := d.file.Resolve(all.Get(key))
	s, ok := o.(*object.Stream)
	switch {
	case err != nil:
		d.lost = true
	case !ok:
	case s.Dict.Get("Subtype") == object.Name("Form"):
		d.form(s, b, resources, depth)
	default:
		d.mark(b, b.ctm, box{0, 0, 1, 1})
	}
}

// isWhite tells whether components of a colour are those of white: of one or three
// all the light, of four no ink.
func isWhite(args []object.Object) bool {
	want := 1.0
	if len(args) == 4 {
		want = 0
	}
	if len(args) != 1 && len(args) != 3 && len(args) != 4 {
		return false
	}
	for _, o := range args {
		if number(o) != want {
			return false
		}
		if _, isName := o.(object.Name); isName {
			return false
		}
	}
	return true
}
