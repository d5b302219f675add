package pdf

import (
	"fmt"
	"unicode"

	"iku/layout/page"
	"iku/pdf/object"
)

// putStructure writes the structure tree (14.7), and the tree by which a page's
// content finds its element.
func (f *finisher) putStructure() ref {
	root, ids := f.reserve(1), f.identified()
	for n := range f.tree.elements {
		f.putElement(n, root, ids[n])
	}
	parents := make(object.Array, 0, 2*len(f.tree.pages)+2)
	for n := range f.tree.pages {
		parents = append(parents, object.Int(n), f.putOwners(n).object())
	}
	for i := range f.sheet.Fields {
		if n, ok := f.tree.find(f.sheet.Fields[i].Node); ok {
			parents = append(parents, object.Int(f.fieldKey(i)), (f.elements + ref(n)).object())
		}
	}
	tree := f.reserve(1)
	f.put(tree, object.Dict{{Key: "Nums", Value: parents}})

	dict := object.Dict{
		{Key: "Type", Value: object.Name("StructTreeRoot")},
		{Key: "K", Value: f.elements.object()},
		{Key: "ParentTree", Value: tree.object()},
		{Key: "ParentTreeNextKey", Value: object.Int(len(f.tree.pages) + max(len(f.sheet.Fields), 1))},
	}
	var names object.Array
	for n, has := range ids {
		if has {
			names = append(names, object.String(elementID(nil, n)), (f.elements + ref(n)).object())
		}
	}
	if names != nil {
		dict = append(dict, object.Entry{Key: "IDTree", Value: object.Dict{{Key: "Names", Value: names}}})
	}
	f.put(root, dict)
	return root
}

// putOwners writes the elements of a page's content, by its marks.
func (f *finisher) putOwners(at int) ref {
	r := f.reserve(1)
	f.begin(r)
	f.write("[")
	for i, n := range f.tree.pages[at] {
		if i > 0 {
			f.write(" ")
		}
		f.ref(f.elements + ref(n))
	}
	f.write("]")
	return r
}

// fieldKey is a signature field's key in the parent tree; the pages' come before it.
func (f *finisher) fieldKey(i int) int { return len(f.tree.pages) + i }

// identified tells of each element whether it needs an ID: to be named by a cell
// that it heads, or because it is a Note (ISO 14289-1, 7.9).
func (f *finisher) identified() []bool {
	ids := make([]bool, len(f.tree.elements))
	for n := range f.tree.elements {
		node := f.tree.elements[n].node
		ids[n] = ids[n] || node.Role == page.Note
		for _, h := range node.Headers {
			if k, ok := f.tree.find(h); ok {
				ids[k] = true
			}
		}
	}
	return ids
}

// elementID appends an element's ID. All have one length, so that their order is
// that of the elements.
func elementID(b []byte, n int) []byte { return fmt.Appendf(b, "e%07d", n) }

func (f *finisher) putElement(n int, root ref, hasID bool) {
	e := &f.tree.elements[n]
	f.begin(f.elements + ref(n))
	f.write("<</S/")
	f.write(f.role(n).String())
	if n == 0 && f.volume != nil {
		f.write("/T")
		f.text(f.volume.title)
	}
	f.write("/P ")
	if e.parent < 0 {
		f.ref(root)
	} else {
		f.ref(f.elements + ref(e.parent))
	}
	if hasID {
		f.write("/ID(")
		f.packed = elementID(f.packed, f.firstID()+n)
		f.write(")")
	}
	if e.node.Alt != "" {
		f.write("/Alt")
		f.text(e.node.Alt)
	}
	f.putContent(n)
	f.putAttributes(n)
	f.write(">>")
}

// putContent writes an element's kids: elements, marked content, the field.
func (f *finisher) putContent(n int) {
	e := &f.tree.elements[n]
	count := len(e.node.Kids) + len(e.marks)
	thing, on := f.annotation(e.node)
	if thing != 0 {
		count++
	}
	if count == 0 {
		return
	}
	at := -1
	if len(e.marks) > 0 {
		at = e.marks[0].page
		f.write("/Pg ")
		f.ref(f.pages + ref(at))
	}
	f.write("/K")
	sep := " "
	if count > 1 {
		f.write("[")
		sep = ""
	}
	for _, m := range e.marks {
		f.write(sep)
		sep = " "
		if m.page == at {
			f.int(m.id)
			continue
		}
		f.write("<</Type/MCR/Pg ")
		f.ref(f.pages + ref(m.page))
		f.write("/MCID ")
		f.int(m.id)
		f.write(">>")
	}
	if thing != 0 {
		f.write(sep)
		sep = " "
		f.write("<</Type/OBJR/Pg ")
		f.ref(f.pages + ref(on))
		f.write("/Obj ")
		f.ref(thing)
		f.write(">>")
	}
	for kid := n + 1; kid < e.end; kid = f.tree.elements[kid].end {
		f.write(sep)
		sep = " "
		f.ref(f.elements + ref(kid))
	}
	if count > 1 {
		f.write("]")
	}
}

// annotation returns what stands on a page as an element's own, and that page; 0
// for most.
func (f *finisher) annotation(node *page.Node) (thing ref, at int) {
	for i := range f.sheet.Fields {
		if node == f.sheet.Fields[i].Node {
			return f.fields + ref(i), f.sheet.Fields[i].Page
		}
	}
	if node.Role == page.Link {
		return f.jump(node)
	}
	return 0, 0
}

// putAttributes writes what an element says beyond its content (14.8.5).
func (f *finisher) putAttributes(n int) {
	e := &f.tree.elements[n]
	switch e.node.Role {
	case page.TH, page.TD:
		f.putCell(e.node)
	case page.L:
		if numbering := f.numbering(e.node); numbering != "" {
			f.write("/A<</O/List/ListNumbering/")
			f.write(numbering)
			f.write(">>")
		}
	case page.Figure:
		if !e.box.isZero() {
			f.write("/A<</O/Layout/BBox[")
			for i, n := range [...]page.Length{e.box.x0, e.box.y0, e.box.x1, e.box.y1} {
				if i > 0 {
					f.write(" ")
				}
				f.milli(n)
			}
			f.write("]>>")
		}
	}
}

var scopes = [...]string{page.NoScope: "", page.ColumnScope: "/Scope/Column", page.RowScope: "/Scope/Row"}

func (f *finisher) putCell(node *page.Node) {
	scope := ""
	if node.Role == page.TH {
		scope = scopes[node.Scope]
	}
	if scope == "" && node.ColSpan <= 1 && node.RowSpan <= 1 && len(node.Headers) == 0 {
		return
	}
	f.write("/A<</O/Table")
	f.write(scope)
	if node.ColSpan > 1 {
		f.write("/ColSpan ")
		f.int(node.ColSpan)
	}
	if node.RowSpan > 1 {
		f.write("/RowSpan ")
		f.int(node.RowSpan)
	}
	if len(node.Headers) > 0 {
		f.write("/Headers[")
		for _, h := range node.Headers {
			if k, ok := f.tree.find(h); ok {
				f.write("(")
				f.packed = elementID(f.packed, f.firstID()+k)
				f.write(")")
			}
		}
		f.write("]")
	}
	f.write(">>")
}

// numbering returns how a list counts, from its first label: a list with labels
// must say it (ISO 14289-1, 7.6). Empty for a list without.
func (f *finisher) numbering(list *page.Node) string {
	for _, item := range list.Kids {
		for _, part := range item.Kids {
			if part.Role != page.Lbl {
				continue
			}
			n, _ := f.tree.find(part)
			switch r := f.tree.elements[n].first; {
			case unicode.IsDigit(r) || r == '(':
				return "Decimal"
			case unicode.IsUpper(r):
				return "UpperAlpha"
			case unicode.IsLower(r):
				return "LowerAlpha"
			}
			return "Disc"
		}
	}
	return ""
}
