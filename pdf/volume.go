package pdf

import (
	"iku/layout/page"
	"iku/pdf/object"
)

// volume is what a sheet has to know of the book that it is written into: what
// was counted before it, and what it shares with the others.
type volume struct {
	title   string // of the sheet
	keys    int    // in the parent tree
	ids     int    // elements
	parents []ref  // of the sheet's pages in the page tree
	jumps   ref    // the first of its links; the others follow it

	fonts, unicodes, pictures map[string]ref
}

// once returns what was written under a name, after writing it the first time.
func once(written map[string]ref, name string, write func() ref) ref {
	r, ok := written[name]
	if !ok {
		r = write()
		written[name] = r
	}
	return r
}

// parent returns the node above a page.
func (f *finisher) parent(page int) ref {
	if f.volume == nil {
		return f.pagesRoot
	}
	return f.volume.parents[page]
}

// firstKey is the key of the first page in the parent tree.
func (f *finisher) firstKey() int {
	if f.volume == nil {
		return 0
	}
	return f.volume.keys
}

// firstID counts the elements of the file that come before the sheet's.
func (f *finisher) firstID() int {
	if f.volume == nil {
		return 0
	}
	return f.volume.ids
}

// role is what an element is: the root of a sheet is a part of its book.
func (f *finisher) role(n int) page.Role {
	if n == 0 && f.volume != nil {
		return page.Part
	}
	return f.tree.elements[n].node.Role
}

// fontOf returns a font, which a book writes once for all sheets: its name tells
// what is in it.
func (f *finisher) fontOf(n int) ref {
	if f.volume == nil {
		return f.preamble.refs[n]
	}
	font := f.drawing.fonts[n]
	return once(f.volume.fonts, font.program.Name, func() ref { return f.putFont(font, f.volume.unicodes) })
}

// pictureOf does the same with a picture.
func (f *finisher) pictureOf(p *picture) ref {
	if f.volume == nil {
		return f.putPicture(p)
	}
	return once(f.volume.pictures, p.source.Type+p.source.Name, func() ref { return f.putPicture(p) })
}

// jump returns the annotation of a link and its page; 0 where the node has none.
func (f *finisher) jump(node *page.Node) (ref, int) {
	for i := range f.sheet.Links {
		if f.sheet.Links[i].Node == node {
			return f.volume.jumps + ref(i), f.sheet.Links[i].Page
		}
	}
	return 0, 0
}

// putJumps writes which links stand on a page.
func (f *finisher) putJumps(page int) {
	open := false
	for i := range f.sheet.Links {
		if f.sheet.Links[i].Page != page {
			continue
		}
		if !open {
			f.write("/Annots[")
			open = true
		} else {
			f.write(" ")
		}
		f.ref(f.volume.jumps + ref(i))
	}
	if open {
		f.write("]")
	}
}

// putJump writes a link to the first page of a sheet; key is its place in the
// parent tree.
func (f *finisher) putJump(i, key int, to start) {
	l := &f.sheet.Links[i]
	height := f.sheet.Pages[l.Page].Height
	number := func(n page.Length) object.Object { return object.Real(n.Points()) }
	f.put(f.volume.jumps+ref(i), object.Dict{
		{Key: "Type", Value: object.Name("Annot")},
		{Key: "Subtype", Value: object.Name("Link")},
		{Key: "Rect", Value: object.Array{number(l.X), number(height - l.Y - l.H), number(l.X + l.W), number(height - l.Y)}},
		{Key: "Border", Value: object.Array{object.Int(0), object.Int(0), object.Int(0)}},
		{Key: "F", Value: object.Int(4)}, // printed
		{Key: "Contents", Value: object.Text(l.Title)},
		{Key: "P", Value: (f.pages + ref(l.Page)).object()},
		{Key: "StructParent", Value: object.Int(key)},
		{Key: "Dest", Value: to.destination()},
	})
}
