package sign

import (
	"bytes"

	"iku/pdf/object"
)

// maxSteps bounds how much of two revisions is compared; beyond it they count as
// different.
const maxSteps = 4 << 20

// pair is two objects that are to be the same in two revisions.
type pair struct{ old, new object.Object }

// same tells whether two objects mean the same in the two revisions, with
// everything they refer to. References back to a page or a field are not
// followed: pages and fields are compared by themselves.
func (c *comparison) same(old, new object.Object) bool {
	seen := map[[2]object.Ref]bool{}
	work := []pair{{old, new}}
	for len(work) > 0 {
		p := work[len(work)-1]
		work = work[:len(work)-1]
		if c.steps++; c.steps > maxSteps {
			return false
		}
		a, isA := p.old.(object.Ref)
		b, isB := p.new.(object.Ref)
		if isA && isB {
			key := [2]object.Ref{a, b}
			if seen[key] || c.equal[key] {
				continue
			}
			seen[key] = true
			oldPage, isOld := c.oldPages[a]
			newPage, isNew := c.newPages[b]
			if isOld || isNew {
				if isOld && isNew && oldPage == newPage {
					continue
				}
				return false
			}
			if c.fields[a] {
				if a == b {
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
		if work = c.parts(work, x, y); work == nil {
			return false
		}
	}
	for key := range seen {
		c.equal[key] = true
	}
	return true
}

// unmoved tells whether an object that was read from the old revision stands at the
// same place of the new one. Where a stream ends may be told by another object.
func (c *comparison) unmoved(old, new object.Ref, o object.Object) bool {
	if _, is := o.(*object.Stream); is || old != new || &c.old.Data[0] != &c.new.Data[0] {
		return false
	}
	before, was := c.old.Offset(old)
	after, is := c.new.Offset(new)
	return was && is && before == after
}

// parts appends what of two resolved objects is yet to be compared; nil where
// they differ already.
func (c *comparison) parts(work []pair, old, new object.Object) []pair {
	if work == nil {
		work = []pair{}
	}
	switch a := old.(type) {
	case object.Dict:
		b, ok := new.(object.Dict)
		if !ok {
			return nil
		}
		return c.entries(work, a, b)
	case object.Array:
		b, ok := new.(object.Array)
		if !ok {
			return nil
		}
		b = c.withoutAdded(b)
		if len(a) != len(b) {
			return nil
		}
		for i := range a {
			work = append(work, pair{a[i], b[i]})
		}
		return work
	case *object.Stream:
		b, ok := new.(*object.Stream)
		if !ok {
			return nil
		}
		if !bytes.Equal(a.Raw, b.Raw) || !c.sameFilter(a, b) {
			x, errX := c.old.Decode(a)
			y, errY := c.new.Decode(b)
			if errX != nil || errY != nil || !bytes.Equal(x, y) {
				return nil
			}
		}
		return c.entries(work, plainDict(a), plainDict(b))
	case object.Int, object.Real:
		switch new.(type) {
		case object.Int, object.Real:
			if number(old) == number(new) {
				return work
			}
		}
		return nil
	}
	if old != new { // of comparable types only
		return nil
	}
	return work
}

func (c *comparison) sameFilter(a, b *object.Stream) bool {
	for _, key := range []object.Name{"Filter", "DecodeParms"} {
		x, errX := c.old.Resolve(a.Dict.Get(key))
		y, errY := c.new.Resolve(b.Dict.Get(key))
		if errX != nil || errY != nil || !bytes.Equal(object.Append(nil, x), object.Append(nil, y)) {
			return false
		}
	}
	return true
}

// plainDict returns what a stream's dictionary says besides how it is stored.
func plainDict(s *object.Stream) object.Dict {
	return s.Dict.Without("Length").Without("Filter").Without("DecodeParms")
}

// entries appends the values of two dictionaries, key by key.
func (c *comparison) entries(work []pair, old, new object.Dict) []pair {
	for _, e := range old {
		other := new.Get(e.Key)
		if backward(e.Key, e.Value) && backward(e.Key, other) {
			continue
		}
		if e.Key == "K" {
			// One kid may stand alone or in a list.
			work = append(work, pair{listed(c.old, e.Value), listed(c.new, other)})
			continue
		}
		work = append(work, pair{e.Value, other})
	}
	for _, e := range new {
		if old.Get(e.Key) == nil {
			if o, err := c.new.Resolve(e.Value); err != nil || o != object.Object(object.Null{}) {
				return nil
			}
		}
	}
	return work
}

// backward tells whether an entry leads to what the object is in.
func backward(key object.Name, value object.Object) bool {
	_, isRef := value.(object.Ref)
	return isRef && (key == "Parent" || key == "P")
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
func (c *comparison) withoutAdded(list object.Array) object.Array {
	if len(c.elements) == 0 {
		return list
	}
	var out object.Array
	for _, o := range list {
		if r, ok := o.(object.Ref); !ok || !c.elements[r] {
			out = append(out, o)
		}
	}
	return out
}
