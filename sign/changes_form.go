package sign

import (
	"slices"

	"iku/pdf/object"
)

// compareFields compares the form's fields, and finds those that were signed.
func (c *comparison) compareFields(v *verifier) error {
	before, err := allFields(c.old)
	if err != nil {
		return err
	}
	after, err := allFields(c.new)
	if err != nil {
		return err
	}
	c.fields, c.signed = map[object.Ref]bool{}, map[object.Ref]bool{}
	held := map[object.Ref]node{}
	for _, n := range before {
		if n.ref.Num != 0 {
			c.fields[n.ref] = true
			held[n.ref] = n
		}
	}
	for _, n := range after {
		old, was := held[n.ref]
		delete(held, n.ref)
		if signature := v.soundIn(c.new, n); signature != nil && (!was || old.dict.Get("V") == nil) {
			c.signed[n.ref] = true
			c.changes = append(c.changes, signing(n.name, signature, was))
		}
		if was {
			c.compareField(old, n)
		} else if !c.signed[n.ref] && c.shows(n.ref) {
			c.changed(0, "isian %q ditambahkan", n.name)
		}
	}
	for _, n := range before {
		if _, gone := held[n.ref]; gone && n.ref.Num != 0 {
			c.changed(0, "isian %q dihapus", n.name)
		}
	}
	c.findElements()
	return nil
}

// signing is the change that a new signature is.
func signing(name string, j *judged, was bool) Change {
	out := Change{Allowed: true, signed: name, stamp: j.stamp != nil}
	switch {
	case out.stamp:
		out.What = "stempel waktu dokumen ditambahkan"
	case was:
		out.What = "bidang " + name + " ditandatangani oleh " + j.Signer
	default:
		out.What = "tanda tangan " + j.Signer + " ditambahkan (bidang " + name + ")"
	}
	return out
}

// soundIn returns the intact signature in a field of a revision, nil where there
// is none.
func (v *verifier) soundIn(file *object.File, n node) *judged {
	if n.kind != object.Name("Sig") {
		return nil
	}
	ref, _ := n.dict.Get("V").(object.Ref)
	for _, j := range v.all {
		if !j.Intact || j.ref != n.ref || j.vref != ref {
			continue
		}
		value, err := file.Dict(n.dict.Get("V"))
		if err == nil && value != nil && j.value.Get("Contents") == value.Get("Contents") {
			return j
		}
	}
	return nil
}

// signedParts are what of a field may differ once it is signed. Rect is judged
// apart.
var signedParts = []object.Name{"V", "AP", "AS", "M", "F", "TU", "MK", "Rect", "DA", "Q", "NM"}

func (c *comparison) compareField(old, new node) {
	if old.name != new.name || !c.same(old.kind, new.kind) {
		c.changed(0, "isian %q diganti", old.name)
		return
	}
	justSigned := c.signed[new.ref]
	for _, key := range keys(old.dict, new.dict) {
		a, b := old.dict.Get(key), new.dict.Get(key)
		if key == "Parent" || key == "P" || justSigned && slices.Contains(signedParts, key) {
			continue
		}
		if c.same(a, b) {
			continue
		}
		switch {
		case key == "AP" && old.kind == object.Name("Sig"):
			c.changed(0, "tampilan bidang tanda tangan %q diganti", old.name)
		case key == "V" && old.kind == object.Name("Sig") && b == nil:
			c.changed(0, "tanda tangan di bidang %q dihapus", old.name)
		case key == "V":
			c.changed(0, "nilai isian %q diganti", old.name)
		default:
			c.changed(0, "isian %q diganti (%s)", old.name, key)
		}
	}
	if justSigned {
		// Some signers give the field up and take no room at all.
		f := &field{dict: new.dict}
		if f.visible(c.new) && f.rect(c.new) != (&field{dict: old.dict}).rect(c.old) {
			c.changed(0, "bidang %q dipindahkan", old.name)
		}
	}
}

// compareForm compares what the form says besides its fields. What it gains for
// new fields does not touch the old ones.
func (c *comparison) compareForm(old, new object.Object) {
	a, errA := c.old.Dict(old)
	b, errB := c.new.Dict(new)
	if errA != nil || errB != nil {
		c.changed(0, "formulir tidak dapat dibaca")
		return
	}
	for _, key := range keys(a, b) {
		switch x := a.Get(key); {
		case key == "Fields" || key == "SigFlags":
		case x == nil && (key == "DR" || key == "DA"):
		case !c.same(x, b.Get(key)):
			c.changed(0, "formulir diganti (%s)", key)
		}
	}
}

// findElements finds the elements that new signatures brought into the structure:
// forms that hold nothing but their widget.
func (c *comparison) findElements() {
	catalog, err := c.new.Catalog()
	if err != nil {
		return
	}
	root, _ := c.new.Dict(catalog.Get("StructTreeRoot"))
	tree := numberTree(c.new, root.Get("ParentTree"))
	for widget := range c.signed {
		d, _ := c.new.Dict(widget)
		key, ok := d.Get("StructParent").(object.Int)
		if !ok || c.fields[widget] {
			continue
		}
		if r, _ := tree[int64(key)].(object.Ref); formOf(c.new, r, widget) {
			c.elements[r] = true
		}
	}
}

// formOf tells whether an element is a form that holds nothing but a widget.
func formOf(file *object.File, element, widget object.Ref) bool {
	d, _ := file.Dict(element)
	kid, _ := file.Dict(d.Get("K"))
	return d.Get("S") == object.Name("Form") && kid.Get("Obj") == object.Object(widget) && onlyKeys(d, "Type", "S", "P", "K", "Pg")
}

func onlyKeys(d object.Dict, known ...object.Name) bool {
	return !slices.ContainsFunc(d, func(e object.Entry) bool { return !slices.Contains(known, e.Key) })
}

// sameStructure compares the structure trees but for the elements of new
// signatures.
func (c *comparison) sameStructure(old, new object.Object) bool {
	a, errA := c.old.Dict(old)
	b, errB := c.new.Dict(new)
	if errA != nil || errB != nil || (a == nil) != (b == nil) {
		return false
	}
	for _, key := range keys(a, b) {
		switch key {
		case "ParentTreeNextKey":
		case "ParentTree":
			if !c.sameParents(numberTree(c.old, a.Get(key)), numberTree(c.new, b.Get(key))) {
				return false
			}
		case "K":
			if !c.same(listed(c.old, a.Get(key)), listed(c.new, b.Get(key))) {
				return false
			}
		default:
			if !c.same(a.Get(key), b.Get(key)) {
				return false
			}
		}
	}
	return true
}

func (c *comparison) sameParents(old, new map[int64]object.Object) bool {
	for key, o := range old {
		if !c.same(o, new[key]) {
			return false
		}
	}
	for key, o := range new {
		if _, was := old[key]; was {
			continue
		}
		if r, ok := o.(object.Ref); !ok || !c.elements[r] {
			return false
		}
	}
	return true
}

// numberTree returns what a number tree (ISO 32000-1, 7.9.7) holds.
func numberTree(file *object.File, o object.Object) map[int64]object.Object {
	out := map[int64]object.Object{}
	var walk func(o object.Object, depth int)
	walk = func(o object.Object, depth int) {
		d, err := file.Dict(o)
		if err != nil || depth > 16 || len(out) > maxPages {
			return
		}
		nums, _ := file.Array(d.Get("Nums"))
		for i := 0; i+1 < len(nums); i += 2 {
			if n, ok := nums[i].(object.Int); ok {
				out[int64(n)] = nums[i+1]
			}
		}
		kids, _ := file.Array(d.Get("Kids"))
		for _, kid := range kids {
			walk(kid, depth+1)
		}
	}
	walk(o, 0)
	return out
}
