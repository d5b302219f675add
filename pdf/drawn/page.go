package drawn

import (
	"errors"

	"iku/pdf/object"
)

// Limits of what is read of a file. A province's printed sheets stay far below.
const (
	MaxPages   = 5000
	maxDepth   = 32         // of the trees of pages and structure
	maxForms   = 8          // contents within contents
	maxSteps   = 20_000_000 // operators of all pages
	maxWords   = 6_000_000  // of all pages, or parts of them
	maxRules   = 400_000    // of a page
	maxWord    = 500        // bytes of a word; what is longer is parted
	maxStanza  = 256 << 20  // bytes of all contents, as often as they are drawn
	maxElement = 2_000_000  // of the structure
)

// ErrTooMuch tells that a file wants more work than any document does.
var ErrTooMuch = errors.New("the file has more pages, lines or words than are read")

// errMissing tells that something is named and not there, as in a file that was cut.
var errMissing = errors.New("a page or its content is missing")

// Word is characters that stand together, without a blank.
type Word struct {
	Text     string
	X, Y     float64 // where its baseline begins
	Width    float64 // along the baseline
	Size     float64 // of the letters
	Turn     int     // quarter turns to the left; Slanted: another angle
	Mark     int     // by which the structure names it; -1: none
	Blank    bool    // one stands before it
	Artifact bool    // it is no part of the document, as the numbers of pages
	Hidden   bool    // nobody sees it: what a scanner has read, a layer that is off
	Struck   bool    // a line goes through it
	Unread   bool    // its font does not say which characters they are
}

// Gap is how wide what parts two words is at least, in parts of their size.
const Gap = 0.15

// Slanted is the turn of a text that is neither upright nor lies on a side.
const Slanted = -1

// Rule is a straight line, upright or level: from X0, Y0 to X1, Y1, which are never
// before them.
type Rule struct{ X0, Y0, X1, Y1 float64 }

// Level tells whether the line lies.
func (r Rule) Level() bool { return r.Y0 == r.Y1 }

// Page is what stands on a page.
type Page struct {
	Ref           object.Ref
	Width, Height float64
	Words         []Word
	Rules         []Rule
	Pictured      float64 // which part of the page its largest picture covers
}

// Pages returns what stands on the pages of a file, in their order. Damage is an
// error of pdf/object's, ErrTooMuch or of the kind that it is.
func Pages(f *object.File) ([]Page, error) {
	catalog, err := f.Catalog()
	if err != nil {
		return nil, err
	}
	r := &reader{file: f, operators: operators(), steps: maxSteps, words: maxWords, stanza: maxStanza, fonts: map[object.Ref]*font{}, forms: map[object.Ref][]byte{}, seen: map[object.Ref]bool{}}
	if r.off, err = layersOff(f, catalog); err != nil {
		return nil, err
	}
	if err := r.node(catalog.Get("Pages"), inherited{}, 0); err != nil {
		return nil, err
	}
	return r.pages, nil
}

// inherited is what pages take from the nodes above them (7.7.3.4).
type inherited struct{ resources, box, crop, turn object.Object }

type reader struct {
	file                 *object.File
	operators            map[string]operator
	off                  map[object.Ref]bool // layers that nobody sees
	pages                []Page
	fonts                map[object.Ref]*font
	forms                map[object.Ref][]byte // contents that several pages draw
	seen                 map[object.Ref]bool
	steps, words, stanza int
}

func (r *reader) node(o object.Object, from inherited, depth int) error {
	ref, isRef := o.(object.Ref)
	if isRef {
		if r.seen[ref] {
			return nil
		}
		r.seen[ref] = true
	}
	if depth > maxDepth {
		return ErrTooMuch
	}
	d, err := r.file.Dict(o)
	if err != nil {
		return err
	}
	if d == nil {
		return errMissing
	}
	for _, k := range []struct {
		name object.Name
		to   *object.Object
	}{{"Resources", &from.resources}, {"MediaBox", &from.box}, {"CropBox", &from.crop}, {"Rotate", &from.turn}} {
		if v := d.Get(k.name); v != nil {
			*k.to = v
		}
	}
	if kids := d.Get("Kids"); kids != nil && d.Get("Type") != object.Name("Page") {
		list, err := r.file.Array(kids)
		if err != nil {
			return err
		}
		for _, kid := range list {
			if err := r.node(kid, from, depth+1); err != nil {
				return err
			}
		}
		return nil
	}
	if len(r.pages) == MaxPages {
		return ErrTooMuch
	}
	return r.page(ref, d, from)
}

// page reads one page.
func (r *reader) page(ref object.Ref, d object.Dict, from inherited) error {
	x0, y0, x1, y1 := 0.0, 0.0, 595.0, 842.0
	for _, box := range []object.Object{from.crop, from.box} {
		a, err := r.file.Array(box)
		if err != nil {
			return err
		}
		if v := r.numbers(a); len(v) == 4 {
			x0, y0, x1, y1 = min(v[0], v[2]), min(v[1], v[3]), max(v[0], v[2]), max(v[1], v[3])
			break
		}
	}
	if !(x1-x0 > 1 && x1-x0 < 1e6 && y1-y0 > 1 && y1-y0 < 1e6) {
		x0, y0, x1, y1 = 0, 0, 595, 842
	}
	p := Page{Ref: ref, Width: x1 - x0, Height: y1 - y0}
	base := matrix{1, 0, 0, -1, -x0, y1}
	turn, _ := r.file.Resolve(from.turn)
	n, _ := turn.(object.Int)
	switch (n%360 + 360) % 360 {
	case 90:
		base = matrix{0, 1, 1, 0, -y0, -x0}
		p.Width, p.Height = p.Height, p.Width
	case 180:
		base = matrix{-1, 0, 0, 1, x1, -y0}
	case 270:
		base = matrix{0, -1, -1, 0, y1, x1}
		p.Width, p.Height = p.Height, p.Width
	}
	data, err := r.contents(d.Get("Contents"))
	if err != nil {
		return err
	}
	c := &canvas{reader: r, page: &p}
	if err := c.run(data, from.resources, base, 0); err != nil {
		return err
	}
	if err := r.annotations(c, d, base); err != nil {
		return err
	}
	if err := r.strike(&p); err != nil {
		return err
	}
	r.pages = append(r.pages, p)
	return nil
}

// contents returns the content of a page: of several streams one after the other.
// One that cannot be decoded is an error: text would be missing.
func (r *reader) contents(o object.Object) ([]byte, error) {
	named := o != nil
	o, err := r.file.Resolve(o)
	if err != nil {
		return nil, err
	}
	switch o := o.(type) {
	case *object.Stream:
		return r.decoded(o)
	case object.Array:
		var out []byte
		for _, e := range o {
			part, err := r.file.Resolve(e)
			if err != nil {
				return nil, err
			}
			s, ok := part.(*object.Stream)
			if !ok {
				return nil, errMissing
			}
			data, err := r.decoded(s)
			if err != nil {
				return nil, err
			}
			out = append(append(out, data...), '\n')
		}
		return out, nil
	}
	if named {
		return nil, errMissing
	}
	return nil, nil
}

// formOf returns the content of a stream that is drawn by name, decoded once.
func (r *reader) formOf(o object.Object, s *object.Stream) ([]byte, error) {
	ref, isRef := o.(object.Ref)
	if data, ok := r.forms[ref]; ok && isRef {
		if r.stanza -= len(data); r.stanza < 0 {
			return nil, ErrTooMuch
		}
		return data, nil
	}
	data, err := r.decoded(s)
	if isRef && err == nil {
		r.forms[ref] = data
	}
	return data, err
}

// decoded decodes a content and counts its bytes.
func (r *reader) decoded(s *object.Stream) ([]byte, error) {
	data, err := r.file.Decode(s)
	if r.stanza -= len(data); r.stanza < 0 {
		return nil, ErrTooMuch
	}
	return data, err
}

// numbers returns the numbers of an array; nil where something else is in it.
func (r *reader) numbers(a object.Array) []float64 {
	if len(a) > 64 {
		return nil
	}
	out := make([]float64, 0, len(a))
	for _, o := range a {
		o, _ = r.file.Resolve(o)
		v, ok := number(o)
		if !ok {
			return nil
		}
		out = append(out, v)
	}
	return out
}

func number(o object.Object) (float64, bool) {
	switch o := o.(type) {
	case object.Int:
		return float64(o), true
	case object.Real:
		return float64(o), true
	}
	return 0, false
}
