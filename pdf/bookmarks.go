package pdf

import "iku/pdf/object"

// outline is the bookmarks of a book: the front's, then one a sheet with the
// sheet's own below it. A bookmark names the next one, so the last is pending.
type outline struct {
	root    ref
	front   ref // the last of the front's
	last    ref // of the highest level
	first   ref // of the sheets
	pending object.Dict
	self    ref
	count   int
}

// add writes the bookmarks of a sheet below one of that title, which hides them
// until it is opened.
func (o *outline) add(f *finisher, title string) {
	self := f.reserve(1)
	o.next(f.file, self)
	d := object.Dict{
		{Key: "Title", Value: object.Text(title)},
		{Key: "Parent", Value: o.root.object()},
		{Key: "Prev", Value: o.last.object()},
		{Key: "Dest", Value: f.destination(0, 0)},
	}
	if first, last := f.putBookmarks(self); first != 0 {
		d = append(d, object.Entry{Key: "First", Value: first.object()}, object.Entry{Key: "Last", Value: last.object()},
			object.Entry{Key: "Count", Value: object.Int(-len(f.sheet.Outline))})
	}
	if o.first == 0 {
		o.first = self
	}
	o.pending, o.self, o.last = d, self, self
	o.count++
}

// next writes the pending bookmark, before the one that follows it; 0: none does.
func (o *outline) next(f *file, follower ref) {
	if o.pending == nil {
		return
	}
	if follower != 0 {
		o.pending = append(o.pending, object.Entry{Key: "Next", Value: follower.object()})
	}
	f.put(o.self, o.pending)
	o.pending = nil
}

// close writes the bookmarks of the front, all of one level, and the root.
func (o *outline) close(f *finisher) {
	o.next(f.file, 0)
	marks := f.sheet.Outline
	refs := make([]ref, len(marks), len(marks)+1)
	for i := range refs {
		refs[i] = o.front
		if i < len(refs)-1 {
			refs[i] = f.reserve(1)
		}
	}
	refs = append(refs, o.first)
	for i, m := range marks {
		d := object.Dict{{Key: "Title", Value: object.Text(m.Title)}, {Key: "Parent", Value: o.root.object()}}
		if i > 0 {
			d = append(d, object.Entry{Key: "Prev", Value: refs[i-1].object()})
		}
		if refs[i+1] != 0 {
			d = append(d, object.Entry{Key: "Next", Value: refs[i+1].object()})
		}
		f.put(refs[i], append(d, object.Entry{Key: "Dest", Value: f.destination(m.Page, m.Y)}))
	}
	f.put(o.root, object.Dict{
		{Key: "Type", Value: object.Name("Outlines")},
		{Key: "First", Value: refs[0].object()},
		{Key: "Last", Value: o.last.object()},
		{Key: "Count", Value: object.Int(o.count + len(marks))},
	})
}
