package sign

import (
	"bytes"

	"iku/pdf/object"
)

// text follows the operators of text (9.3, 9.4).
func (d *drawing) text(op string, args []object.Object, b *brush, resources object.Dict) {
	n := func(i int) float64 {
		if i < len(args) {
			return number(args[i])
		}
		return 0
	}
	move := func(x, y float64) {
		b.tlm = matrix{1, 0, 0, 1, x, y}.times(b.tlm)
		b.tm = b.tlm
	}
	switch op {
	case "BT":
		b.tm, b.tlm = identity, identity
	case "Tf":
		if len(args) == 2 {
			fonts, _ := d.file.Dict(resources.Get("Font"))
			name, _ := args[0].(object.Name)
			b.font = d.face(fonts.Get(name))
			b.size = n(1)
		}
	case "TL":
		b.leading = n(0)
	case "Tz":
		b.scale = n(0) / 100
	case "Tc":
		b.char = n(0)
	case "Tr":
		b.unseen = n(0) == 3 || n(0) == 7
	case "Tw":
		b.word = n(0)
	case "Td":
		move(n(0), n(1))
	case "TD":
		b.leading = -n(1)
		move(n(0), n(1))
	case "Tm":
		b.tlm = matrix{n(0), n(1), n(2), n(3), n(4), n(5)}
		b.tm = b.tlm
	case "T*":
		move(0, -b.leading)
	case "'", "\"":
		move(0, -b.leading)
		if len(args) > 0 {
			d.show(args[len(args)-1], b)
		}
	case "Tj", "TJ":
		if len(args) > 0 {
			d.show(args[len(args)-1], b)
		}
	}
}

// show prints a string, or those of an array with what moves them.
func (d *drawing) show(o object.Object, b *brush) {
	switch o := o.(type) {
	case object.Array:
		for _, e := range o {
			if s, is := e.(object.String); is {
				d.show(s, b)
				continue
			}
			b.tm = matrix{1, 0, 0, 1, -number(e) / 1000 * b.size * b.scale, 0}.times(b.tm)
		}
	case object.String:
		width := d.width(o, b)
		if !b.unseen && len(bytes.Trim([]byte(o), " \x00")) > 0 {
			d.mark(*b, b.tm.times(b.ctm), box{min(0, width), -0.25 * b.size, max(0, width), 0.95 * b.size})
		}
		b.tm = matrix{1, 0, 0, 1, width, 0}.times(b.tm)
	}
}

// width returns how far a string goes. What a font does not say is taken for the
// width of a wide letter.
func (d *drawing) width(s object.String, b *brush) float64 {
	total := 0.0
	if b.font.composite {
		for i := 0; i+1 < len(s); i += 2 {
			total += b.font.width(int(s[i])<<8|int(s[i+1]))*b.size + b.char
		}
		return total * b.scale
	}
	for i := range len(s) {
		total += b.font.width(int(s[i]))*b.size + b.char
		if s[i] == ' ' {
			total += b.word
		}
	}
	return total * b.scale
}

// face is what of a font decides how far text goes.
type face struct {
	composite bool // its codes have two bytes
	widths    map[int]float64
	otherwise float64
	unit      float64
}

func (f face) width(code int) float64 {
	w, known := f.widths[code]
	if !known {
		w = f.otherwise
	}
	return w * f.unit
}

// face reads a font, once where it is an object of its own.
func (d *drawing) face(o object.Object) face {
	ref, isRef := o.(object.Ref)
	if f, held := d.faces[ref]; isRef && held {
		return f
	}
	font, _ := d.file.Dict(o)
	f := face{otherwise: 667, unit: 0.001} // of Helvetica's capitals
	if m, _ := d.file.Array(font.Get("FontMatrix")); len(m) == 6 {
		f.unit = d.numbers(m)[0]
	}
	if font.Get("Subtype") == object.Name("Type0") {
		f.composite = true
		var glyphs object.Dict
		if below, _ := d.file.Array(font.Get("DescendantFonts")); len(below) > 0 {
			glyphs, _ = d.file.Dict(below[0])
		}
		f.widths, f.otherwise = d.glyphWidths(glyphs)
	} else {
		f.widths = map[int]float64{}
		first, _ := font.Get("FirstChar").(object.Int)
		list, _ := d.file.Array(font.Get("Widths"))
		for i, w := range d.numbers(list[:min(len(list), 256)]) {
			f.widths[int(first)+i] = w
		}
	}
	if isRef {
		if d.faces == nil {
			d.faces = map[object.Ref]face{}
		}
		d.faces[ref] = f
	}
	return f
}

// maxGlyphs bounds the widths of a font that are read.
const maxGlyphs = 1 << 16

// glyphWidths returns the widths that a descendant font gives (9.7.4.3), and that of
// all others.
func (d *drawing) glyphWidths(f object.Dict) (widths map[int]float64, otherwise float64) {
	widths, otherwise = map[int]float64{}, 1000
	if o, _ := d.file.Resolve(f.Get("DW")); isNumber(o) {
		otherwise = number(o)
	}
	list, _ := d.file.Array(f.Get("W"))
	for len(list) >= 2 {
		first := int(d.numbers(list[:1])[0])
		if each, _ := d.file.Array(list[1]); each != nil {
			for i, w := range d.numbers(each[:min(len(each), maxGlyphs)]) {
				widths[first+i] = w
			}
			list = list[2:]
			continue
		}
		if len(list) < 3 {
			break
		}
		last, w := d.numbers(list[1:3])[0], d.numbers(list[1:3])[1]
		for n := first; n <= int(last) && n-first < maxGlyphs; n++ {
			widths[n] = w
		}
		list = list[3:]
	}
	return widths, otherwise
}
