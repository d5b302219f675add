package sign

import (
	"fmt"

	"iku/pdf/object"
)

func (c *comparison) compareAnnotations(page int, old, now object.Object) error {
	before, err := c.old.Array(old)
	if err != nil {
		return err
	}
	after, err := c.new.Array(now)
	if err != nil {
		return err
	}
	if o, err := c.new.Resolve(now); err != nil || after == nil && o != object.Object(object.Null{}) {
		c.changed(page, "daftar anotasi bukan daftar")
	}
	// Those that stay keep their order; a new one stands between them.
	i := 0
	for _, o := range after {
		r, _ := o.(object.Ref)
		if i < len(before) && (before[i] == object.Object(r) || r.Num == 0 && c.same(before[i], o)) {
			if !c.fields[r] && !c.same(before[i], o) {
				c.changed(page, "%s diganti", c.annotation(o))
			}
			i++
			continue
		}
		if (!c.signed[r] || c.fields[r]) && c.shows(o) {
			c.changed(page, "%s ditambahkan", c.annotation(o))
		}
	}
	if i < len(before) {
		c.changed(page, "%d anotasi dihapus atau dipindahkan", len(before)-i)
	}
	return nil
}

// shows tells whether an annotation of the new revision may be seen or act: all
// but an empty field for a signature that takes no room.
func (c *comparison) shows(o object.Object) bool {
	d, err := c.new.Dict(o)
	if err != nil || d.Get("FT") != object.Name("Sig") || d.Get("V") != nil || foreign(c.new, d, nil) != "" {
		return true
	}
	return (&field{dict: d}).visible(c.new) || prints(c.new, lookOf(c.new, d))
}

// annotations says what the kinds of annotation are in words.
var annotations = map[object.Name]string{
	"Widget": "isian", "Text": "catatan", "FreeText": "tulisan", "Stamp": "cap", "Link": "tautan", "Ink": "coretan",
	"Highlight": "sorotan", "FileAttachment": "lampiran", "Square": "bentuk", "Circle": "bentuk", "Line": "garis",
}

func (c *comparison) annotation(o object.Object) string {
	d, _ := c.new.Dict(o)
	kind, _ := d.Get("Subtype").(object.Name)
	what, ok := annotations[kind]
	if !ok {
		return fmt.Sprintf("anotasi %s", kind)
	}
	return fmt.Sprintf("anotasi (%s)", what)
}

// lookOf returns an annotation's normal appearance; every state of it where there
// are several, and those for the pointer too.
func lookOf(file *object.File, d object.Dict) object.Object {
	looks, err := file.Dict(d.Get("AP"))
	if err != nil {
		return object.Bool(true) // which cannot be told
	}
	out := object.Dict{}
	for _, e := range looks {
		out = append(out, object.Entry{Key: e.Key, Value: e.Value})
	}
	return out
}
