package sign

import (
	"slices"

	"iku/pdf/object"
)

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
func (c *comparison) sameStructure(old, now object.Object) bool {
	a, errA := c.old.Dict(old)
	b, errB := c.new.Dict(now)
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
			if !c.same(listed(c.old, a.Get(key)), c.withoutAdded(listed(c.new, b.Get(key)))) {
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

func (c *comparison) sameParents(old, now map[int64]object.Object) bool {
	for key, o := range old {
		if !c.same(o, now[key]) {
			return false
		}
	}
	for key, o := range now {
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
