package drawn

import (
	"math"

	"iku/pdf/object"
)

// Flags of annotations that nobody sees (12.5.3).
const (
	flagHidden = 1 << 1
	flagNoView = 1 << 5
)

// maxAnnotations is how many annotations of a page are looked at.
const maxAnnotations = 10_000

// annotations draws what stands on a page without being its content: fields that were
// filled in, texts and lines that somebody added (12.5.5).
func (r *reader) annotations(c *canvas, page object.Dict, base matrix) error {
	list, err := r.file.Array(page.Get("Annots"))
	if err != nil {
		return err
	}
	if len(list) > maxAnnotations {
		return ErrTooMuch
	}
	for _, o := range list {
		a, err := r.file.Dict(o)
		if err != nil {
			return err
		}
		flags, err := r.file.Resolve(a.Get("F"))
		if err != nil {
			return err
		}
		if n, _ := flags.(object.Int); n&(flagHidden|flagNoView) != 0 || a.Get("Subtype") == object.Name("Popup") {
			continue
		}
		o, s, err := r.appearance(a)
		if err != nil {
			return err
		}
		if s == nil {
			continue
		}
		place, err := r.placing(a, s)
		if err != nil {
			return err
		}
		data, err := r.formOf(o, s)
		if err != nil {
			return err
		}
		if err := c.run(data, s.Dict.Get("Resources"), place.then(base), 0); err != nil {
			return err
		}
	}
	return nil
}

// appearance returns how an annotation looks, in the state that it is in; nil where it
// does not say.
func (r *reader) appearance(a object.Dict) (object.Object, *object.Stream, error) {
	looks, err := r.file.Dict(a.Get("AP"))
	if err != nil {
		return nil, nil, err
	}
	o := looks.Get("N")
	for range 2 {
		n, err := r.file.Resolve(o)
		if err != nil {
			return nil, nil, err
		}
		switch n := n.(type) {
		case *object.Stream:
			return o, n, nil
		case object.Dict:
			state, err := r.file.Resolve(a.Get("AS"))
			if err != nil {
				return nil, nil, err
			}
			name, _ := state.(object.Name)
			o = n.Get(name)
		default:
			return nil, nil, nil
		}
	}
	return nil, nil, nil
}

// placing maps the box of an appearance to the rectangle of its annotation (algorithm 8).
func (r *reader) placing(a object.Dict, s *object.Stream) (matrix, error) {
	own := identity
	var box, rect []float64
	for _, k := range []struct {
		from object.Object
		to   *[]float64
	}{{s.Dict.Get("BBox"), &box}, {a.Get("Rect"), &rect}} {
		list, err := r.file.Array(k.from)
		if err != nil {
			return own, err
		}
		*k.to = r.numbers(list)
	}
	m, err := r.file.Array(s.Dict.Get("Matrix"))
	if err != nil {
		return own, err
	}
	if v := r.numbers(m); len(v) == 6 {
		own = matrix{v[0], v[1], v[2], v[3], v[4], v[5]}
	}
	if len(box) != 4 || len(rect) != 4 {
		return own, nil
	}
	low, high := point{math.Inf(1), math.Inf(1)}, point{math.Inf(-1), math.Inf(-1)}
	for _, x := range []float64{box[0], box[2]} {
		for _, y := range []float64{box[1], box[3]} {
			p := own.at(x, y)
			low, high = point{min(low.x, p.x), min(low.y, p.y)}, point{max(high.x, p.x), max(high.y, p.y)}
		}
	}
	sx, sy := 1.0, 1.0
	if high.x > low.x {
		sx = math.Abs(rect[2]-rect[0]) / (high.x - low.x)
	}
	if high.y > low.y {
		sy = math.Abs(rect[3]-rect[1]) / (high.y - low.y)
	}
	return own.then(matrix{sx, 0, 0, sy, min(rect[0], rect[2]) - low.x*sx, min(rect[1], rect[3]) - low.y*sy}), nil
}
