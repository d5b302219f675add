package drawn

import (
	"io"

	"iku/pdf/object"
)

// state is what operators set and q and Q keep (8.4, 9.3).
type state struct {
	ctm                       matrix
	font                      *font
	size, char, word, stretch float64
	leading, rise             float64
	mode                      int
	line                      float64 // width of strokes
}

// marked is a content that the structure names (14.6).
type marked struct {
	id       int
	artifact bool
	hidden   bool // of a layer that is off
}

// canvas runs the operators of a content.
type canvas struct {
	*reader
	page *Page
	state
	saved     []state
	text      matrix // where the next character stands
	start     matrix // where the line begins
	path      path
	marks     []marked
	resources object.Dict
	named     map[object.Name]*font // of these resources
	depth     int
	blank     bool // one was met behind the last word
}

// run runs a content whose places base maps to the page.
func (c *canvas) run(data []byte, resources object.Object, base matrix, depth int) error {
	dict, err := c.file.Dict(resources)
	if err != nil {
		return err
	}
	if depth > maxForms {
		return ErrTooMuch
	}
	outer := *c
	if depth == 0 {
		c.state = state{stretch: 1, line: 1}
	}
	c.ctm, c.resources, c.named, c.depth, c.saved, c.path = base, dict, map[object.Name]*font{}, depth, nil, path{}
	c.text, c.start = identity, identity
	defer func() {
		c.state, c.resources, c.named, c.depth, c.saved, c.path = outer.state, outer.resources, outer.named, outer.depth, outer.saved, outer.path
		c.text, c.start, c.marks = outer.text, outer.start, outer.marks
	}()
	l := object.NewLexer(data, 0)
	var args []object.Object
	for {
		name, operand, err := l.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if name == "" {
			if len(args) < 64 {
				args = append(args, operand)
			}
			continue
		}
		if c.steps--; c.steps < 0 {
			return ErrTooMuch
		}
		if name == "BI" {
			c.inline(l)
		} else if op := c.operators[name]; op.do != nil && len(args) >= op.args {
			if err := op.do(c, args[len(args)-op.args:]); err != nil {
				return err
			}
		}
		args = args[:0]
		if len(c.page.Rules) > maxRules {
			return ErrTooMuch
		}
	}
}

// inline passes over a picture that stands in the content (8.9.7).
func (c *canvas) inline(l *object.Lexer) {
	for {
		name, _, err := l.Next()
		if err != nil {
			return
		}
		if name == "ID" {
			break
		}
	}
	l.SkipPicture()
	c.picture()
}

// picture notes how much of the page the unit square covers.
func (c *canvas) picture() {
	if !c.ctm.sound() {
		return
	}
	a, b := c.ctm.at(0, 0), c.ctm.at(1, 1)
	w := min(max(a.x, b.x), c.page.Width) - max(min(a.x, b.x), 0)
	h := min(max(a.y, b.y), c.page.Height) - max(min(a.y, b.y), 0)
	if w > 0 && h > 0 {
		c.page.Pictured = max(c.page.Pictured, w*h/(c.page.Width*c.page.Height))
	}
}

// operator is what an operator does with its operands, and how many it takes.
type operator struct {
	args int
	do   func(*canvas, []object.Object) error
}

// of makes an operator of one that takes numbers.
func of(n int, do func(*canvas, []float64)) operator {
	return operator{n, func(c *canvas, args []object.Object) error {
		var v [6]float64
		for i, a := range args {
			v[i], _ = number(a)
		}
		do(c, v[:n])
		return nil
	}}
}

// operators are those that place text and lines (annex A). Colours are not told apart.
func operators() map[string]operator {
	paint := func(stroke, fill, closes bool) operator {
		return of(0, func(c *canvas, _ []float64) { c.paint(stroke, fill, closes) })
	}
	return map[string]operator{
		"q": of(0, func(c *canvas, _ []float64) {
			if len(c.saved) < 512 {
				c.saved = append(c.saved, c.state)
			}
		}),
		"Q": of(0, func(c *canvas, _ []float64) {
			if n := len(c.saved); n > 0 {
				c.state, c.saved = c.saved[n-1], c.saved[:n-1]
			}
		}),
		"cm": of(6, func(c *canvas, v []float64) { c.ctm = matrix{v[0], v[1], v[2], v[3], v[4], v[5]}.then(c.ctm) }),
		"w":  of(1, func(c *canvas, v []float64) { c.line = v[0] }),
		"m":  of(2, func(c *canvas, v []float64) { c.path.move(c.ctm.at(v[0], v[1])) }),
		"l":  of(2, func(c *canvas, v []float64) { c.path.to(c.ctm.at(v[0], v[1])) }),
		"c":  of(6, func(c *canvas, v []float64) { c.path.bend(c.ctm.at(v[4], v[5])) }),
		"v":  of(4, func(c *canvas, v []float64) { c.path.bend(c.ctm.at(v[2], v[3])) }),
		"y":  of(4, func(c *canvas, v []float64) { c.path.bend(c.ctm.at(v[2], v[3])) }),
		"h":  of(0, func(c *canvas, _ []float64) { c.path.close() }),
		"re": of(4, func(c *canvas, v []float64) {
			c.path.move(c.ctm.at(v[0], v[1]))
			c.path.to(c.ctm.at(v[0]+v[2], v[1]))
			c.path.to(c.ctm.at(v[0]+v[2], v[1]+v[3]))
			c.path.to(c.ctm.at(v[0], v[1]+v[3]))
			c.path.close()
		}),
		"S": paint(true, false, false), "s": paint(true, false, true),
		"f": paint(false, true, false), "F": paint(false, true, false), "f*": paint(false, true, false),
		"B": paint(true, true, false), "B*": paint(true, true, false), "b": paint(true, true, true), "b*": paint(true, true, true),
		"n":  paint(false, false, false),
		"BT": of(0, func(c *canvas, _ []float64) { c.text, c.start = identity, identity }),
		"Tc": of(1, func(c *canvas, v []float64) { c.char = v[0] }),
		"Tw": of(1, func(c *canvas, v []float64) { c.word = v[0] }),
		"Tz": of(1, func(c *canvas, v []float64) { c.stretch = v[0] / 100 }),
		"TL": of(1, func(c *canvas, v []float64) { c.leading = v[0] }),
		"Ts": of(1, func(c *canvas, v []float64) { c.rise = v[0] }),
		"Tr": of(1, func(c *canvas, v []float64) { c.mode = int(max(0, min(7, v[0]))) }),
		"Td": of(2, func(c *canvas, v []float64) { c.next(v[0], v[1]) }),
		"TD": of(2, func(c *canvas, v []float64) {
			c.leading = -v[1]
			c.next(v[0], v[1])
		}),
		"Tm": of(6, func(c *canvas, v []float64) {
			c.start = matrix{v[0], v[1], v[2], v[3], v[4], v[5]}
			c.text = c.start
		}),
		"T*": of(0, func(c *canvas, _ []float64) { c.next(0, -c.leading) }),
		"Tf": {2, (*canvas).setFont},
		"Tj": {1, (*canvas).show},
		"'": {1, func(c *canvas, a []object.Object) error {
			c.next(0, -c.leading)
			return c.show(a)
		}},
		`"`: {3, func(c *canvas, a []object.Object) error {
			c.word, _ = number(a[0])
			c.char, _ = number(a[1])
			c.next(0, -c.leading)
			return c.show(a[2:])
		}},
		"TJ": {1, func(c *canvas, a []object.Object) error {
			list, _ := a[0].(object.Array)
			for _, e := range list {
				if v, ok := number(e); ok {
					c.text = matrix{1, 0, 0, 1, -v / 1000 * c.size * c.stretch, 0}.then(c.text)
				} else if err := c.show([]object.Object{e}); err != nil {
					return err
				}
			}
			return nil
		}},
		"Do":  {1, (*canvas).draw},
		"gs":  {1, (*canvas).setState},
		"BMC": {1, func(c *canvas, a []object.Object) error { return c.mark(a[0], nil) }},
		"BDC": {2, func(c *canvas, a []object.Object) error { return c.mark(a[0], a[1]) }},
		"EMC": of(0, func(c *canvas, _ []float64) {
			if n := len(c.marks); n > 0 {
				c.marks = c.marks[: n-1 : n-1]
			}
		}),
	}
}

func (c *canvas) next(x, y float64) {
	c.start = matrix{1, 0, 0, 1, x, y}.then(c.start)
	c.text = c.start
}

// mark begins a content that the structure names.
func (c *canvas) mark(tag, properties object.Object) error {
	m := marked{id: -1}
	if n := len(c.marks); n > 0 {
		m = c.marks[n-1]
	}
	if len(c.marks) >= 512 {
		return ErrTooMuch
	}
	layer := tag == object.Name("OC")
	if name, ok := properties.(object.Name); ok {
		list, err := c.file.Dict(c.resources.Get("Properties"))
		if err != nil {
			return err
		}
		properties = list.Get(name)
	}
	if layer && !m.hidden {
		var err error
		if m.hidden, err = c.unseen(properties); err != nil {
			return err
		}
	}
	if tag == object.Name("Artifact") {
		m.artifact = true
	}
	if d, err := c.file.Dict(properties); err == nil && d != nil {
		if id, ok := d.Get("MCID").(object.Int); ok && id >= 0 && id < 1<<30 {
			m.id, m.artifact = int(id), false
		}
	}
	c.marks = append(c.marks[:len(c.marks):len(c.marks)], m)
	return nil
}

func (c *canvas) setState(a []object.Object) error {
	name, _ := a[0].(object.Name)
	list, err := c.file.Dict(c.resources.Get("ExtGState"))
	if err != nil {
		return err
	}
	d, err := c.file.Dict(list.Get(name))
	if err != nil {
		return err
	}
	if w, ok := number(d.Get("LW")); ok {
		c.line = w
	}
	font, err := c.file.Array(d.Get("Font"))
	if err != nil || len(font) != 2 {
		return err
	}
	c.size, _ = number(font[1])
	c.font, err = c.fontOf(font[0])
	return err
}

func (c *canvas) setFont(a []object.Object) error {
	name, _ := a[0].(object.Name)
	c.size, _ = number(a[1])
	if f, ok := c.named[name]; ok {
		c.font = f
		return nil
	}
	list, err := c.file.Dict(c.resources.Get("Font"))
	if err != nil {
		return err
	}
	c.font, err = c.fontOf(list.Get(name))
	c.named[name] = c.font
	return err
}

// draw draws a picture, or a content of its own.
func (c *canvas) draw(a []object.Object) error {
	name, _ := a[0].(object.Name)
	list, err := c.file.Dict(c.resources.Get("XObject"))
	if err != nil {
		return err
	}
	o, err := c.file.Resolve(list.Get(name))
	if err != nil {
		return err
	}
	s, ok := o.(*object.Stream)
	if !ok && c.file.Rebuilt() {
		return errMissing
	}
	if !ok {
		return nil
	}
	if off, err := c.unseen(s.Dict.Get("OC")); off || err != nil {
		return err
	}
	kind, err := c.file.Resolve(s.Dict.Get("Subtype"))
	if err != nil {
		return err
	}
	if kind != object.Name("Form") {
		c.picture()
		return nil
	}
	data, err := c.formOf(list.Get(name), s)
	if err != nil {
		return err
	}
	base := c.ctm
	m, err := c.file.Array(s.Dict.Get("Matrix"))
	if err != nil {
		return err
	}
	if v := c.numbers(m); len(v) == 6 {
		base = matrix{v[0], v[1], v[2], v[3], v[4], v[5]}.then(base)
	}
	resources := s.Dict.Get("Resources")
	if resources == nil {
		resources = c.resources
	}
	return c.run(data, resources, base, c.depth+1)
}
