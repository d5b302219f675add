package sign

import (
	"reflect"
	"slices"

	"iku/pdf/object"
)

// signing is a signature that an update brought into a field.
type signing struct {
	*judged
	old, new node
	was      bool // the field was there
}

// signatureKeys are what the field of a signature, or its widget, may hold: nothing
// that acts or is shown besides its appearance. Each has its type: a viewer that
// finds another may give the page up.
var signatureKeys = map[object.Name]object.Object{
	"Type": object.Name(""), "Subtype": object.Name(""), "FT": object.Name(""), "T": object.String(""), "TU": object.String(""),
	"TM": object.String(""), "Ff": object.Int(0), "V": object.Dict{}, "F": object.Int(0), "Rect": object.Array{}, "P": object.Dict{},
	"AP": object.Dict{}, "AS": object.Name(""), "MK": object.Dict{}, "DA": object.String(""), "Q": object.Int(0), "M": object.String(""),
	"NM": object.String(""), "Border": object.Array{}, "BS": object.Dict{}, "StructParent": object.Int(0), "Lock": object.Dict{},
	"SV": object.Dict{}, "Parent": object.Dict{}, "Kids": object.Array{}, "H": object.Name(""), "Lang": object.String(""),
	"Contents": object.String(""), "DR": object.Dict{},
}

// foreign returns the first entry of a signature's field that is not one of its
// own, or not of its kind, besides those that it had; "" where there is none.
func foreign(file *object.File, d, had object.Dict) object.Name {
	for _, e := range d {
		was := had.Get(e.Key)
		want, known := signatureKeys[e.Key]
		if was != nil && (!known || sameText(was, e.Value)) {
			continue
		}
		o, err := file.Resolve(e.Value)
		switch {
		case !known || err != nil:
			return e.Key
		case o == object.Object(object.Null{}):
		case reflect.TypeOf(o) != reflect.TypeOf(want),
			e.Key == "Rect" && !allNumbers(file, o, 4),
			e.Key == "AP" && !looksFit(file, o.(object.Dict), 0):
			return e.Key
		}
	}
	return ""
}

func sameText(a, b object.Object) bool {
	return string(object.Append(nil, a)) == string(object.Append(nil, b))
}

// allNumbers tells whether an object is a list of so many numbers.
func allNumbers(file *object.File, o object.Object, n int) bool {
	list, err := file.Array(o)
	for _, e := range list {
		x, errX := file.Resolve(e)
		if errX != nil || !isNumber(x) {
			return false
		}
	}
	return err == nil && len(list) == n
}

// looksFit tells whether appearances are forms, by state or alone, each with a frame
// that keeps within the field what it prints.
func looksFit(file *object.File, looks object.Dict, depth int) bool {
	for _, e := range looks {
		o, err := file.Resolve(e.Value)
		if err != nil {
			return false
		}
		switch o := o.(type) {
		case object.Null:
		case object.Dict:
			if depth > 0 || !looksFit(file, o, depth+1) {
				return false
			}
		case *object.Stream:
			m := o.Dict.Get("Matrix")
			if prints(file, o) && (!allNumbers(file, o.Dict.Get("BBox"), 4) || m != nil && !allNumbers(file, m, 6)) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

const (
	// Flags that move an annotation off its rectangle (12.5.3).
	noZoom, noRotate = 8, 16
	// How much of a page a field of before may cover where something is printed.
	largeField = 0.5
	// What may overlap where a signature touches what stands beside it, in points.
	touching = 1.5
)

// judgeSigning notes a new signature, and what of it reaches beyond its own field.
func (c *comparison) judgeSigning(s signing) {
	name := s.new.name
	out := Change{Allowed: true, signed: name, stamp: s.stamp != nil}
	switch {
	case out.stamp:
		out.What = "stempel waktu dokumen ditambahkan"
	case s.Signer == "" || !s.Intact:
		out.What = "tanda tangan yang tidak dapat diperiksa ditambahkan (bidang " + name + ")"
	case s.was:
		out.What = "bidang " + name + " ditandatangani oleh " + s.Signer
	default:
		out.What = "tanda tangan " + s.Signer + " ditambahkan (bidang " + name + ")"
	}
	c.changes = append(c.changes, out)
	widgets := s.new.widgets()
	if key := foreign(c.new, s.new.dict, s.old.dict); key != "" && !slices.Contains(widgets, s.new.ref) {
		c.changed(0, "bidang tanda tangan %q memuat yang bukan miliknya (%s)", name, key)
	}
	for _, w := range widgets {
		c.judgeWidget(s, w)
	}
}

// judgeWidget judges what a new signature shows.
func (c *comparison) judgeWidget(s signing, ref object.Ref) {
	name := s.new.name
	d, err := c.new.Dict(ref)
	if err != nil || !c.plain(ref) {
		c.changed(0, "bidang tanda tangan %q tidak dapat dibaca", name)
		return
	}
	before, _ := c.old.Dict(ref)
	if !c.fields[ref] {
		before = nil
	}
	if key := foreign(c.new, d, before); key != "" {
		c.changed(0, "bidang tanda tangan %q memuat yang bukan miliknya (%s)", name, key)
	}
	on := c.standsOn(ref)
	if d.Get("Subtype") != object.Name("Widget") && len(on) > 0 || len(on) > 1 {
		c.changed(0, "bidang tanda tangan %q tampil di lebih dari satu tempat", name)
		return
	}
	look := lookOf(c.new, d)
	inks := prints(c.new, look) || before == nil && (d.Get("MK") != nil || d.Get("BS") != nil || d.Get("Border") != nil)
	f, g := &field{dict: d}, &field{dict: before}
	at := 0
	if len(on) == 1 {
		at = on[0] + 1
	}
	switch {
	case s.stamp != nil || s.DocTimeStamp:
		if inks && !(before != nil && c.alike(before.Get("AP"), d.Get("AP"), true)) {
			c.changed(at, "stempel waktu %q menampilkan sesuatu", name)
		}
	case !f.visible(c.new):
		// Some signers give the field up and take no room at all.
		if prints(c.new, look) && before == nil {
			c.changed(at, "bidang tanda tangan %q menampilkan sesuatu tanpa tempat", name)
		}
	case before != nil && f.rect(c.new) != g.rect(c.old):
		c.changed(at, "bidang %q dipindahkan", name)
	case inks && len(on) == 1:
		flags, _ := d.Get("F").(object.Int)
		was, _ := before.Get("F").(object.Int)
		turned := c.after[on[0]].dict.Get("Rotate")
		if flags&^was&noZoom != 0 || flags&^was&noRotate != 0 && turned != nil && turned != object.Object(object.Int(0)) {
			c.changed(at, "bidang tanda tangan %q dapat tampil di luar tempatnya", name)
		}
		c.judgePlace(s, ref, box(f.rect(c.new)), on[0], before != nil)
	}
}

// standsOn returns the pages of the new revision that a widget stands on, each as
// often as it does.
func (c *comparison) standsOn(ref object.Ref) (out []int) {
	for i, p := range c.after {
		list, _ := c.new.Array(p.dict.Get("Annots"))
		for _, o := range list {
			if o == object.Object(ref) {
				out = append(out, i)
			}
		}
	}
	return out
}

// judgePlace judges a signature's appearance against what was signed there before.
func (c *comparison) judgePlace(s signing, widget object.Ref, place box, at int, was bool) {
	name := s.new.name
	if at >= len(c.before) {
		return
	}
	p := c.before[at].dict
	if was && place.within(mediaBox(c.old, p)).area() <= largeField*mediaBox(c.old, p).area() {
		return // the place that was signed for it
	}
	marks, ok := printed(c.old, p)
	if !ok {
		c.changed(at+1, "tidak dapat dipastikan bahwa tampilan tanda tangan %q tidak menutupi isi", name)
		return
	}
	annotations, _ := c.old.Array(p.Get("Annots"))
	for _, o := range annotations {
		d, _ := c.old.Dict(o)
		if o == object.Object(widget) {
			continue
		}
		kind, _ := d.Get("Subtype").(object.Name)
		if prints(c.old, lookOf(c.old, d)) || d.Get("AP") == nil && !slices.Contains(unseen, kind) {
			marks = append(marks, box((&field{dict: d}).rect(c.old)))
		}
	}
	place = box{place[0] + touching, place[1] + touching, place[2] - touching, place[3] - touching}
	for _, m := range marks {
		// A line has no area of its own.
		m = box{m[0] - 0.01, m[1] - 0.01, m[2] + 0.01, m[3] + 0.01}
		if !m.within(place).empty() {
			c.changed(at+1, "tampilan tanda tangan %q menutupi isi halaman", name)
			return
		}
	}
}

// unseen are the annotations that print nothing where they have no appearance.
var unseen = []object.Name{"Widget", "Link", "Popup", "FileAttachment"}

// mediaBox returns a page's MediaBox, that of a Letter sheet where it has none.
func mediaBox(file *object.File, p object.Dict) box {
	f := &field{dict: object.Dict{{Key: "Rect", Value: p.Get("MediaBox")}}}
	if b := box(f.rect(file)); !b.empty() {
		return b
	}
	return box{0, 0, 612, 792}
}
