package drawn

import "iku/pdf/object"

// layersOff returns the layers of a file that are switched off when it is opened
// (8.11.4.3).
func layersOff(f *object.File, catalog object.Dict) (map[object.Ref]bool, error) {
	all, err := f.Dict(catalog.Get("OCProperties"))
	if err != nil {
		return nil, err
	}
	usual, err := f.Dict(all.Get("D"))
	if err != nil {
		return nil, err
	}
	off := map[object.Ref]bool{}
	mark := func(o object.Object, is bool) error {
		list, err := f.Array(o)
		for _, e := range list {
			if ref, ok := e.(object.Ref); ok {
				off[ref] = is
			}
		}
		return err
	}
	if usual.Get("BaseState") == object.Name("OFF") {
		if err := mark(all.Get("OCGs"), true); err != nil {
			return nil, err
		}
		return off, mark(usual.Get("ON"), false)
	}
	return off, mark(usual.Get("OFF"), true)
}

// unseen tells whether a content of a layer is not seen: the layer is off, or all of
// those that it is of are.
func (r *reader) unseen(o object.Object) (bool, error) {
	if ref, ok := o.(object.Ref); ok && r.off[ref] {
		return true, nil
	}
	d, err := r.file.Dict(o)
	if err != nil {
		return false, err
	}
	if ref, ok := d.Get("OCGs").(object.Ref); ok {
		if r.off[ref] {
			return true, nil
		}
	}
	list, err := r.file.Array(d.Get("OCGs"))
	if err != nil || len(list) == 0 {
		return false, err
	}
	for _, e := range list {
		if ref, ok := e.(object.Ref); !ok || !r.off[ref] {
			return false, nil
		}
	}
	return true, nil
}
