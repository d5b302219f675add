package sign

import "iku/pdf/object"

// signing is a signature that an update brought into a field.
type signing struct {
	*judged
	old, new node
	was      bool // the field was there
}

// signatureKeys are what the field of a signature, or its widget, may hold: nothing
// that acts or is shown besides its appearance.
var signatureKeys = []object.Name{"Type", "Subtype", "FT", "T", "TU", "TM", "Ff", "V", "F", "Rect", "P", "AP", "AS", "MK", "DA", "Q", "M", "NM",
	"Border", "BS", "StructParent", "Lock", "SV", "Parent", "Kids", "H", "Lang", "Contents", "DR"}

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
	out := Change{Allowed: true, signed: name, stamp: s.stamp != nil || s.DocTimeStamp}
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
	for _, key := range keys(s.new.dict, nil) {
		if s.old.dict.Get(key) == nil && !onlyKeys(object.Dict{{Key: key}}, signatureKeys...) {
			c.changed(0, "bidang tanda tangan %q memuat yang bukan miliknya (%s)", name, key)
		}
	}
	for _, w := range s.new.widgets() {
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
	for _, e := range d {
		if before.Get(e.Key) == nil && !onlyKeys(object.Dict{e}, signatureKeys...) {
			c.changed(0, "bidang tanda tangan %q memuat yang bukan miliknya (%s)", name, e.Key)
		}
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
		if prints(c.old, lookOf(c.old, d)) {
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

// mediaBox returns a page's MediaBox, that of a Letter sheet where it has none.
func mediaBox(file *object.File, p object.Dict) box {
	f := &field{dict: object.Dict{{Key: "Rect", Value: p.Get("MediaBox")}}}
	if b := box(f.rect(file)); !b.empty() {
		return b
	}
	return box{0, 0, 612, 792}
}
