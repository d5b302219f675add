package sign

import (
	"fmt"
	"slices"

	"iku/pdf/object"
)

// compareFields compares the form's fields, and finds those that were signed.
func (c *comparison) compareFields(v *verifier) error {
	before, err := everyField(c.old)
	if err != nil {
		return err
	}
	after, err := everyField(c.new)
	if err != nil {
		return err
	}
	held := map[object.Ref]node{}
	for _, n := range before {
		if n.ref.Num == 0 {
			continue
		}
		c.fields[n.ref] = true
		held[n.ref] = n
		if n.kind == object.Name("Sig") && !n.inner {
			for _, w := range n.widgets() {
				c.fields[w] = true
			}
		}
	}
	var signings []signing
	for _, n := range after {
		old, was := held[n.ref]
		delete(held, n.ref)
		j := v.signatureIn(c.new, n)
		if j == nil || was && old.dict.Get("V") != nil {
			j = nil
		} else {
			signings = append(signings, signing{j, old, n, was})
			for _, w := range n.widgets() {
				c.signed[w] = true
			}
		}
		switch {
		case was:
			c.compareField(old, n, j != nil)
		case j != nil || n.inner && onlyKeys(n.dict, "FT", "T", "TU", "TM", "Ff", "Kids", "Parent", "Type") && c.kept(nil, n.kids):
		case n.kind == object.Name("Sig") && !c.shows(n.ref):
			c.allowed("isian kosong %q ditambahkan", n.name)
		default:
			c.changed(0, "isian %q ditambahkan", n.name)
		}
	}
	for _, n := range before {
		if _, gone := held[n.ref]; gone && n.ref.Num != 0 {
			c.changed(0, "isian %q dihapus dari formulir", n.name)
		}
	}
	c.findElements()
	for _, s := range signings {
		c.judgeSigning(s)
	}
	return nil
}

// shown tells whether a field can be seen.
func shown(file *object.File, n node) bool {
	for _, w := range n.widgets() {
		d, err := file.Dict(w)
		if err != nil || (&field{dict: d}).visible(file) || prints(file, lookOf(file, d)) {
			return true
		}
	}
	return false
}

// signatureIn returns the signature in a field of a revision, judged by its shape:
// nil where there is none, or one that is known to be false. One that shows nothing
// may be of the wrong key: it harms none before it.
func (v *verifier) signatureIn(file *object.File, n node) *judged {
	if n.kind != object.Name("Sig") {
		return nil
	}
	ref, _ := n.dict.Get("V").(object.Ref)
	for _, j := range v.all {
		if !j.sound || j.ref != n.ref || j.vref != ref || !j.Intact && j.Indication == Failed && (j.SubIndication != SigCryptoFailure || shown(file, n)) {
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
var signedParts = []object.Name{"V", "AP", "AS", "M", "F", "TU", "MK", "Rect", "DA", "Q", "NM", "P", "Type", "Subtype", "Border", "BS", "H"}

// compareField compares a field key by key with what it was.
func (c *comparison) compareField(old, now node, justSigned bool) {
	if old.name != now.name || !c.same(old.kind, now.kind) {
		c.changed(0, "isian %q diganti", old.name)
		return
	}
	if !c.plain(now.ref) {
		// Its data would be nobody's.
		if !c.identical(old.ref, now.ref) {
			c.changed(0, "isian %q berupa aliran data yang diganti", old.name)
		}
		return
	}
	if repeats(old.dict) && !c.unmoved(old.ref, now.ref, old.dict) {
		c.changed(0, "isian %q yang memuat kunci dua kali diganti", old.name)
	}
	filled := c.filled(old, now)
	if filled {
		c.changes = append(c.changes, Change{What: fmt.Sprintf("isian %q diisi", old.name), Allowed: true, signed: old.name, filled: true})
	}
	for _, key := range keys(old.dict, now.dict) {
		a, b := old.dict.Get(key), now.dict.Get(key)
		switch {
		case filled && slices.Contains(filledParts, key):
		case justSigned && slices.Contains(signedParts, key):
		case key == "Kids" && old.inner && c.kept(old.kids, now.kids):
		case c.alikeUnder(key, a, b, false):
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
	// The widgets of a signature that stand apart from its field.
	if old.kind == object.Name("Sig") && !old.inner && len(old.kids) > 0 {
		for _, w := range old.widgets() {
			a, errA := c.old.Dict(w)
			b, errB := c.new.Dict(w)
			if errA != nil || errB != nil || !c.plain(w) {
				c.changed(0, "isian %q diganti", old.name)
				continue
			}
			for _, key := range keys(a, b) {
				if !(justSigned && slices.Contains(signedParts, key)) && !c.alikeUnder(key, a.Get(key), b.Get(key), false) {
					c.changed(0, "tampilan bidang tanda tangan %q diganti (%s)", old.name, key)
				}
			}
		}
	}
}

// filledParts are what of a field differs once it is filled in.
var filledParts = []object.Name{"V", "AP", "AS", "M", "I"}

// filled tells whether a field has another value than before, which is no signature.
func (c *comparison) filled(old, now node) bool {
	switch old.kind {
	case object.Name("Tx"), object.Name("Ch"), object.Name("Btn"):
		return len(old.kids) == 0 && !c.same(old.dict.Get("V"), now.dict.Get("V")) && now.dict.Get("V") != nil
	}
	return false
}

// identical tells whether an object stands where it stood, a stream with its data.
func (c *comparison) identical(old, now object.Ref) bool {
	a, errA := c.old.Resolve(old)
	b, errB := c.new.Resolve(now)
	if errA != nil || errB != nil {
		return false
	}
	x, isX := a.(*object.Stream)
	y, isY := b.(*object.Stream)
	return isX && isY && string(x.Raw) == string(y.Raw) && string(object.Append(nil, x.Dict)) == string(object.Append(nil, y.Dict))
}

// kept tells whether a list of fields holds those that it held, in their order,
// and behind them no others than new ones. What is null counts for nothing.
func (c *comparison) kept(old, now object.Array) bool {
	null := func(file *object.File) func(object.Object) bool {
		return func(o object.Object) bool {
			x, err := file.Resolve(o)
			return err == nil && x == object.Object(object.Null{})
		}
	}
	old = slices.DeleteFunc(slices.Clone(old), null(c.old))
	now = slices.DeleteFunc(slices.Clone(now), null(c.new))
	if len(now) < len(old) {
		return false
	}
	for i := range old {
		a, isA := old[i].(object.Ref)
		b, isB := now[i].(object.Ref)
		if !isA && !isB && c.same(old[i], now[i]) {
			continue
		}
		if !isA || !isB || a != b {
			return false
		}
	}
	for _, o := range now[len(old):] {
		if r, is := o.(object.Ref); !is || c.fields[r] {
			return false
		}
	}
	return true
}

// compareForm compares what the form says besides its fields. What it gains for
// new fields does not touch the old ones.
func (c *comparison) compareForm(old, now object.Object) {
	a, errA := c.old.Dict(old)
	b, errB := c.new.Dict(now)
	if errA != nil || errB != nil {
		c.changed(0, "formulir tidak dapat dibaca")
		return
	}
	if a != nil && b == nil {
		c.changed(0, "formulir dihapus")
		return
	}
	for _, key := range keys(a, b) {
		x, y := a.Get(key), b.Get(key)
		switch {
		case key == "Fields":
			before, _ := c.old.Array(x)
			after, _ := c.new.Array(y)
			if !c.kept(before, after) {
				c.changed(0, "daftar isian formulir diganti")
			}
		case key == "SigFlags":
			before, _ := x.(object.Int)
			after, isInt := y.(object.Int)
			if !isInt || before&^after != 0 || after&^signedForm != before&^signedForm {
				c.changed(0, "formulir diganti (%s)", key)
			}
		case c.same(x, y):
		case (key == "DR" || key == "DA") && c.grown(key, x, y):
			c.allowed("formulir menerima sumber baru (%s)", key)
		case key == "NeedAppearances" && x == nil && y == object.Object(object.Bool(false)):
		default:
			c.changed(0, "formulir diganti (%s)", key)
		}
	}
	if o, err := c.new.Resolve(now); err == nil {
		if _, is := o.(*object.Stream); is {
			c.changed(0, "formulir berupa aliran data")
		}
	}
}

// grown tells whether what new fields draw with was added to the form, and no field
// of before can draw with it: those that are written when they are shown, and those
// whose appearance has no resources of its own.
func (c *comparison) grown(key object.Name, old, now object.Object) bool {
	form, err := form(c.old)
	if err != nil {
		return false
	}
	anew, err := c.old.Resolve(form.Get("NeedAppearances")) // of all fields
	if err != nil || anew == object.Object(object.Bool(true)) || !c.selfContained() {
		return false
	}
	if key == "DA" {
		_, is := now.(object.String)
		return old == nil && is
	}
	a, errA := c.old.Dict(old)
	b, errB := c.new.Dict(now)
	if errA != nil || errB != nil {
		return false
	}
	for _, e := range b {
		o, err := c.new.Resolve(e.Value)
		_, isDict := o.(object.Dict)
		if _, isList := o.(object.Array); err != nil || !isDict && !isList {
			return false
		}
	}
	for _, e := range a {
		if e.Key == "XObject" { // nothing but appearances can use them
			continue
		}
		x, errX := c.old.Dict(e.Value)
		y, errY := c.new.Dict(b.Get(e.Key))
		if errX != nil || errY != nil || x == nil || y == nil {
			if !c.alike(e.Value, b.Get(e.Key), true) {
				return false
			}
			continue
		}
		for _, f := range x {
			if !c.alike(f.Value, y.Get(f.Key), true) {
				return false
			}
		}
	}
	return true
}

// selfContained tells whether no field of before draws with the form's resources.
func (c *comparison) selfContained() bool {
	for ref := range c.fields {
		d, err := c.old.Dict(ref)
		if err != nil {
			return false
		}
		looks, err := c.old.Dict(d.Get("AP"))
		kind, _ := c.old.Resolve(d.Get("FT"))
		if err != nil || looks == nil && kind != object.Object(object.Name("Sig")) && d.Get("Kids") == nil {
			return false
		}
		for _, e := range looks {
			o, err := c.old.Resolve(e.Value)
			s, is := o.(*object.Stream)
			if err != nil || is && s.Dict.Get("Resources") == nil && prints(c.old, s) || !is && kind != object.Object(object.Name("Btn")) {
				return false
			}
		}
	}
	return true
}
