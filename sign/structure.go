package sign

import "iku/pdf/object"

// addToStructure adds the element for a widget to the structure of a tagged file
// (ISO 14289-1, 7.18.4), and returns its key in the parent tree; -1 where the
// file is not tagged.
func (u *update) addToStructure(page, widget object.Ref) (key int, err error) {
	catalog, err := u.file.Catalog()
	if err != nil {
		return -1, err
	}
	rootRef, ok := catalog.Get("StructTreeRoot").(object.Ref)
	if !ok {
		return -1, nil
	}
	root, err := u.file.Dict(rootRef)
	if err != nil || root == nil {
		return -1, err
	}
	tree, err := u.file.Dict(root.Get("ParentTree"))
	if err != nil {
		return -1, err
	}
	next, _ := root.Get("ParentTreeNextKey").(object.Int)
	key = max(int(next), u.largestKey(tree, 0)+1)

	element := u.reserve()
	parent, above, err := u.documentElement(rootRef, root)
	if err != nil {
		return -1, err
	}
	u.put(element, object.Dict{
		{Key: "Type", Value: object.Name("StructElem")},
		{Key: "S", Value: object.Name("Form")},
		{Key: "P", Value: parent},
		{Key: "K", Value: object.Dict{
			{Key: "Type", Value: object.Name("OBJR")},
			{Key: "Pg", Value: page},
			{Key: "Obj", Value: widget},
		}},
	})
	above = with(above, "K", append(u.kids(above), element))
	if parent == rootRef {
		root = above
	} else {
		u.put(parent, above)
	}
	leaf := object.Array{object.Int(key), element}
	grown := with(tree, "Nums", append(cloned(u.file, tree.Get("Nums")), leaf...))
	if kids := cloned(u.file, tree.Get("Kids")); kids != nil {
		more := u.add(object.Dict{
			{Key: "Limits", Value: object.Array{object.Int(key), object.Int(key)}},
			{Key: "Nums", Value: leaf},
		})
		grown = with(tree, "Kids", append(kids, more))
	}
	root = with(root, "ParentTreeNextKey", object.Int(key+1))
	if r, ok := root.Get("ParentTree").(object.Ref); ok {
		u.put(r, grown)
	} else {
		root = with(root, "ParentTree", grown)
	}
	u.put(rootRef, root)
	return key, nil
}

// documentElement returns the element that everything stands in: the root's only
// kid, or the root itself.
func (u *update) documentElement(rootRef object.Ref, root object.Dict) (object.Ref, object.Dict, error) {
	if kids := u.kids(root); len(kids) == 1 {
		if r, ok := kids[0].(object.Ref); ok {
			d, err := u.file.Dict(r)
			if err != nil {
				return r, nil, err
			}
			if d.Get("S") == object.Name("Document") {
				return r, d, nil
			}
		}
	}
	return rootRef, root, nil
}

// kids returns a copy of an element's kids, of which there may be one alone.
func (u *update) kids(d object.Dict) object.Array {
	k := d.Get("K")
	if list := cloned(u.file, k); list != nil {
		return list
	}
	if k == nil {
		return nil
	}
	return object.Array{k}
}

func cloned(file *object.File, o object.Object) object.Array {
	list, _ := file.Array(o)
	return append(object.Array(nil), list...)
}

// largestKey returns the largest key of a number tree, -1 where it is empty.
func (u *update) largestKey(tree object.Dict, depth int) int {
	largest := -1
	if depth > 16 {
		return largest
	}
	nums, _ := u.file.Array(tree.Get("Nums"))
	if len(nums) >= 2 {
		if n, ok := nums[len(nums)-2].(object.Int); ok && n < 1<<30 {
			largest = int(n)
		}
	}
	// The keys are in order: the last kid holds the largest.
	if kids, _ := u.file.Array(tree.Get("Kids")); len(kids) > 0 {
		last, _ := u.file.Dict(kids[len(kids)-1])
		largest = max(largest, u.largestKey(last, depth+1))
	}
	return largest
}
