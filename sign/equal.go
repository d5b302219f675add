package sign

import (
	"bytes"
	"math"

	"iku/pdf/object"
)

// maxSteps bounds how much of two revisions is compared; beyond it they count as
// different.
const maxSteps = 4 << 20

// pair is two objects that are to be the same in two revisions.
type pair struct {
	old, new object.Object
	printed  bool // only printing leads here
	measure  bool // in points: makers of updates round them
}

// visit is a pair of references that was met.
type visit struct {
	old, new object.Ref
	printed  bool
}

// same tells whether two objects mean the same in the two revisions, with
// everything they refer to.
func (c *comparison) same(old, now object.Object) bool { return c.alike(old, now, false) }

// alike is same. Where only printing leads, names are free and nothing but pages
// is compared by itself; elsewhere fields, the catalog, the form and the structure
// are, too.
func (c *comparison) alike(old, now object.Object, printed bool) bool {
	return c.alikeUnder("", old, now, printed)
}

// alikeUnder is alike for the values of a key.
func (c *comparison) alikeUnder(key object.Name, old, now object.Object, printed bool) bool {
	seen := map[visit]bool{}
	work := c.entry(nil, key, old, now, printed)
	for len(work) > 0 {
		p := work[len(work)-1]
		work = work[:len(work)-1]
		if c.steps++; c.steps > maxSteps {
			return false
		}
		a, isA := p.old.(object.Ref)
		b, isB := p.new.(object.Ref)
		if isA && isB {
			// Some readers go by the number alone.
			a, b = c.old.Actual(a), c.new.Actual(b)
			p.old, p.new = a, b
			met := visit{a, b, p.printed}
			if _, again := seen[met]; again || c.equal[met] {
				continue
			}
			seen[met] = !p.measure
			if apart, equal := c.apart(a, b, p.printed); apart {
				if equal {
					continue
				}
				return false
			}
		}
		x, err := c.old.Resolve(p.old)
		if err != nil {
			return false
		}
		y := x
		if !isA || !isB || !c.unmoved(a, b, x) {
			if y, err = c.new.Resolve(p.new); err != nil {
				return false
			}
		}
		if work = c.parts(work, x, y, p); work == nil {
			return false
		}
	}
	for met, exact := range seen {
		if exact {
			c.equal[met] = true
		}
	}
	return true
}

// apart tells whether two objects are of those that are compared by themselves,
// and whether they stand in each other's place.
func (c *comparison) apart(a, b object.Ref, printed bool) (is, equal bool) {
	oldPage, isOld := c.oldPages[a]
	newPage, isNew := c.newPages[b]
	if isOld || isNew {
		return true, isOld && isNew && oldPage == newPage
	}
	if printed {
		return false, false
	}
	if c.fields[a] {
		return true, a == b
	}
	x, isOld := c.oldOwn[a]
	y, isNew := c.newOwn[b]
	return isOld || isNew, x == y
}

// unmoved tells whether an object that was read from the old revision stands at the
// same place of the new one. Where a stream ends may be told by another object.
func (c *comparison) unmoved(old, now object.Ref, o object.Object) bool {
	if _, is := o.(*object.Stream); is || old != now || &c.old.Data[0] != &c.new.Data[0] {
		return false
	}
	before, was := c.old.Offset(old)
	after, is := c.new.Offset(now)
	return was && is && before == after
}

// unmovedRef is unmoved for what may be no references.
func (c *comparison) unmovedRef(old, now, o object.Object) bool {
	a, isA := old.(object.Ref)
	b, isB := now.(object.Ref)
	return isA && isB && c.unmoved(a, b, o)
}

// parts appends what of two resolved objects is yet to be compared; nil where
// they differ already.
func (c *comparison) parts(work []pair, old, now object.Object, of pair) []pair {
	if work == nil {
		work = []pair{}
	}
	switch a := old.(type) {
	case object.Dict:
		b, ok := now.(object.Dict)
		if !ok {
			return nil
		}
		return c.entries(work, a, b, of.printed)
	case object.Array:
		b, ok := now.(object.Array)
		if !ok {
			return nil
		}
		return elements(work, a, b, of)
	case *object.Stream:
		b, ok := now.(*object.Stream)
		if !ok {
			return nil
		}
		return c.streams(work, a, b)
	}
	if old == now || of.measure && isNumber(old) && isNumber(now) && math.Abs(number(old)-number(now)) <= rounding {
		return work // of comparable types only; 90 is not 90.0 for every reader
	}
	return nil
}

// rounding is what pyHanko makes of a length at most: it writes five decimals.
const rounding = 0.5e-5

func isNumber(o object.Object) bool {
	switch o.(type) {
	case object.Int, object.Real:
		return true
	}
	return false
}

// elements appends the elements of two lists.
func elements(work []pair, old, now object.Array, of pair) []pair {
	if len(old) != len(now) {
		return nil
	}
	for i := range old {
		of.old, of.new = old[i], now[i]
		work = append(work, of)
	}
	return work
}

// streams appends the dictionaries of two streams. They may be stored in other
// ways where their data are the same.
func (c *comparison) streams(work []pair, a, b *object.Stream) []pair {
	x, y := a.Dict.Without("Length"), b.Dict.Without("Length")
	if bytes.Equal(a.Raw, b.Raw) {
		if w := c.entries(work, x, y, true); w != nil {
			return w
		}
	}
	before, errA := c.old.Decode(a)
	after, errB := c.new.Decode(b)
	if errA != nil || errB != nil || !bytes.Equal(before, after) {
		return nil
	}
	return c.entries(work, plainDict(a), plainDict(b), true)
}

// plainDict returns what a stream's dictionary says besides how it is stored.
func plainDict(s *object.Stream) object.Dict {
	return s.Dict.Without("Length").Without("Filter").Without("DecodeParms")
}

// printing are the keys behind which only what is printed stands.
var printing = map[object.Name]bool{"AP": true, "Resources": true, "Contents": true, "XObject": true, "Font": true}

// measures are the keys whose values are lengths in points, or of a kind for which
// a whole number is the same with a fraction.
var measures = map[object.Name]bool{"MediaBox": true, "CropBox": true, "BleedBox": true, "TrimBox": true, "ArtBox": true, "Rect": true,
	"CA": true, "ca": true, "LW": true}

// entries appends the values of two dictionaries, key by key.
func (c *comparison) entries(work []pair, old, now object.Dict, printed bool) []pair {
	if sameKeys(old, now) { // a key that was signed twice included
		for i := range old {
			work = c.entry(work, old[i].Key, old[i].Value, now[i].Value, printed)
		}
		return work
	}
	if repeats(old) || repeats(now) {
		return nil
	}
	for _, key := range keys(old, now) {
		a, b := old.Get(key), now.Get(key)
		if _, is := b.(object.String); is && a == nil && key == makersMark {
			continue
		}
		work = c.entry(work, key, a, b, printed)
	}
	return work
}

// makersMark is what old iText writes into the tree of pages of every file that it
// signs: a text, which prints nothing wherever it stands.
const makersMark = object.Name("ITXT")

func (c *comparison) entry(work []pair, key object.Name, old, now object.Object, printed bool) []pair {
	printed = printed || printing[key]
	if key == "K" && !printed && len(c.elements) > 0 {
		// One kid may stand alone or in a list.
		old, now = listed(c.old, old), c.withoutAdded(listed(c.new, now))
	}
	return append(work, pair{old, now, printed, measures[key]})
}

func sameKeys(a, b object.Dict) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].Key != b[i].Key {
			return false
		}
	}
	return true
}

// listed returns an element's kids as a list.
func listed(file *object.File, o object.Object) object.Object {
	resolved, err := file.Resolve(o)
	switch list := resolved.(type) {
	case object.Array:
		return list
	case object.Null:
		return object.Array{}
	}
	if err != nil {
		return o
	}
	return object.Array{o}
}

// withoutAdded returns a list of the new revision without the elements that new
// signatures brought into the structure.
func (c *comparison) withoutAdded(o object.Object) object.Object {
	list, is := o.(object.Array)
	if !is {
		return o
	}
	out := object.Array{}
	for _, o := range list {
		if r, ok := o.(object.Ref); !ok || !c.elements[r] {
			out = append(out, o)
		}
	}
	return out
}
