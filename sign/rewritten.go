package sign

import (
	"bytes"
	"errors"
	"fmt"
	"slices"

	"iku/pdf/object"
)

// likeness compares two files that have no object in common: one is the other as
// somebody wrote it anew. Pages stand for each other by their order, fields by their
// names.
type likeness struct {
	old, new             *object.File
	oldPages, newPages   map[object.Ref]int
	oldFields, newFields map[object.Ref]string
	added                map[object.Ref]bool // elements that new signatures brought into the structure
	seen                 map[[2]object.Ref]bool
	steps                int
}

// rewritten tells how a file differs from the one that it is to be in other bytes:
// pages, structure, attachments, description. New fields for signatures do not count.
func rewritten(old, now *object.File) error {
	l := &likeness{old: old, new: now, added: map[object.Ref]bool{}, seen: map[[2]object.Ref]bool{}}
	before, err := pages(old)
	if err != nil {
		return Unreadable(err)
	}
	after, err := pages(now)
	if err != nil {
		return Unreadable(err)
	}
	if len(before) != len(after) {
		return fmt.Errorf("%d halaman menjadi %d", len(before), len(after))
	}
	l.oldPages, l.newPages = numbered(before), numbered(after)
	if err := l.compareFields(); err != nil {
		return err
	}
	for i := range before {
		if what := l.page(before[i].dict, after[i].dict); what != "" {
			return fmt.Errorf("halaman %d: %s", i+1, what)
		}
	}
	if err := l.catalog(); err != nil {
		return err
	}
	return sameDescription(old, now)
}

// compareFields maps the fields by their names. Values of those that are no signatures
// are compared.
func (l *likeness) compareFields() error {
	l.oldFields, l.newFields = map[object.Ref]string{}, map[object.Ref]string{}
	before, err := allFields(l.old)
	if err != nil {
		return Unreadable(err)
	}
	after, err := allFields(l.new)
	if err != nil {
		return Unreadable(err)
	}
	held := map[string]node{}
	for _, n := range before {
		held[n.name] = n
		l.oldFields[n.ref] = n.name
	}
	for _, n := range after {
		l.newFields[n.ref] = n.name
		was, is := held[n.name]
		signs := n.kind == object.Name("Sig")
		switch {
		case !is && !signs || is && was.kind != n.kind:
			return fmt.Errorf("isian %q ditambahkan", n.name)
		case is && signs && n.dict.Get("V") != nil && was.dict.Get("V") == nil:
			if (&field{dict: n.dict}).visible(l.new) && (&field{dict: n.dict}).rect(l.new) != (&field{dict: was.dict}).rect(l.old) {
				return fmt.Errorf("bidang %q dipindahkan", n.name)
			}
		case is && !signs && !l.same(was.dict.Get("V"), n.dict.Get("V"), 0):
			return fmt.Errorf("nilai isian %q diganti", n.name)
		case is && !l.same(was.dict.Get("AP"), n.dict.Get("AP"), 0):
			return fmt.Errorf("tampilan isian %q diganti", n.name)
		case !is:
			l.addElement(n)
		}
		delete(held, n.name)
	}
	for name := range held {
		return fmt.Errorf("isian %q dihapus", name)
	}
	return nil
}

// addElement finds the element of a new signature in the structure.
func (l *likeness) addElement(n node) {
	key, ok := n.dict.Get("StructParent").(object.Int)
	catalog, err := l.new.Catalog()
	if !ok || err != nil {
		return
	}
	root, _ := l.new.Dict(catalog.Get("StructTreeRoot"))
	if r, ok := numberTree(l.new, root.Get("ParentTree"))[int64(key)].(object.Ref); ok && formOf(l.new, r, n.ref) {
		l.added[r] = true
	}
}

// page says what differs between two pages, "" for nothing.
func (l *likeness) page(old, now object.Dict) string {
	for _, key := range keys(old, now) {
		switch key {
		case "Parent", "LastModified", "PieceInfo":
		case "Annots":
			if !l.sameAnnotations(old.Get(key), now.Get(key)) {
				return "anotasi diganti"
			}
		case "Contents":
			a, errA := content(l.old, old.Get(key))
			b, errB := content(l.new, now.Get(key))
			if errA != nil || errB != nil || !bytes.Equal(a, b) {
				return pageParts[key]
			}
		default:
			if !l.same(old.Get(key), now.Get(key), 0) {
				if what := pageParts[key]; what != "" {
					return what
				}
				return string(key) + " diganti"
			}
		}
	}
	return ""
}

// content returns what a page draws: one stream, or several after each other.
func content(file *object.File, o object.Object) ([]byte, error) {
	resolved, err := file.Resolve(o)
	if err != nil {
		return nil, err
	}
	parts, ok := resolved.(object.Array)
	if !ok {
		parts = object.Array{resolved}
	}
	var out []byte
	for _, part := range parts {
		resolved, err := file.Resolve(part)
		if err != nil {
			return nil, err
		}
		s, ok := resolved.(*object.Stream)
		if !ok {
			if _, none := resolved.(object.Null); none {
				continue
			}
			return nil, errors.New("content that is no stream")
		}
		data, err := file.Decode(s)
		if err != nil {
			return nil, err
		}
		out = append(append(out, bytes.TrimSpace(data)...), '\n')
	}
	return out, nil
}

// sameAnnotations compares annotations but for the fields of signatures.
func (l *likeness) sameAnnotations(old, now object.Object) bool {
	a, okA := plainAnnotations(l.old, old)
	b, okB := plainAnnotations(l.new, now)
	return okA && okB && l.same(a, b, 0)
}

func plainAnnotations(file *object.File, o object.Object) (out object.Array, ok bool) {
	list, err := file.Array(o)
	if err != nil {
		return nil, false
	}
	for _, a := range list {
		d, err := file.Dict(a)
		if err != nil {
			return nil, false
		}
		if d.Get("FT") != object.Name("Sig") {
			out = append(out, a)
		}
	}
	return out, true
}

// catalog compares what the files say besides their pages and fields.
func (l *likeness) catalog() error {
	old, err := l.old.Catalog()
	if err != nil {
		return Unreadable(err)
	}
	now, err := l.new.Catalog()
	if err != nil {
		return Unreadable(err)
	}
	for _, key := range keys(old, now) {
		switch key {
		case "Pages", "Metadata", "DSS", "Extensions", "Version":
			continue
		case "AcroForm":
			a, _ := l.old.Dict(old.Get(key))
			b, _ := l.new.Dict(now.Get(key))
			for _, part := range []object.Name{"XFA", "NeedAppearances", "CO"} {
				if !l.same(a.Get(part), b.Get(part), 0) {
					return fmt.Errorf("formulir diganti (%s)", part)
				}
			}
			continue
		case "StructTreeRoot":
			if !l.sameStructure(old.Get(key), now.Get(key)) {
				return errors.New("struktur (yang dibacakan) diganti")
			}
			continue
		}
		if !l.same(old.Get(key), now.Get(key), 0) {
			what := catalogParts[key]
			if what == "" {
				what = string(key)
			}
			return fmt.Errorf("%s diganti", what)
		}
	}
	return nil
}

// sameStructure compares the structure trees but for the elements of new signatures.
func (l *likeness) sameStructure(old, now object.Object) bool {
	a, errA := l.old.Dict(old)
	b, errB := l.new.Dict(now)
	if errA != nil || errB != nil || (a == nil) != (b == nil) {
		return false
	}
	if r, ok := old.(object.Ref); ok { // elements lead back to it
		s, _ := now.(object.Ref)
		l.seen[[2]object.Ref{r, s}] = true
	}
	x, y := numberTree(l.old, a.Get("ParentTree")), numberTree(l.new, b.Get("ParentTree"))
	for key, o := range y {
		if r, _ := o.(object.Ref); x[key] == nil && !l.added[r] {
			return false
		}
	}
	for key, o := range x {
		if !l.same(o, y[key], 0) {
			return false
		}
	}
	counted := func(d object.Dict) object.Dict { return d.Without("ParentTree").Without("ParentTreeNextKey") }
	return l.sameDict(counted(a), counted(b), 0)
}

// maxLikeDepth bounds how deep objects are compared.
const maxLikeDepth = 512

// same tells whether two objects mean the same, with everything they refer to.
func (l *likeness) same(old, now object.Object, depth int) bool {
	if l.steps++; l.steps > maxSteps || depth > maxLikeDepth {
		return false
	}
	a, isA := old.(object.Ref)
	b, isB := now.(object.Ref)
	if isA && isB {
		if l.seen[[2]object.Ref{a, b}] {
			return true
		}
		l.seen[[2]object.Ref{a, b}] = true
		i, isPage := l.oldPages[a]
		k, isPageToo := l.newPages[b]
		name, isField := l.oldFields[a]
		other, isFieldToo := l.newFields[b]
		switch {
		case isPage || isPageToo:
			return isPage && isPageToo && i == k
		case isField || isFieldToo:
			return isField && isFieldToo && name == other
		}
	}
	x, errX := l.old.Resolve(old)
	y, errY := l.new.Resolve(now)
	if errX != nil || errY != nil {
		return false
	}
	switch x := x.(type) {
	case object.Dict:
		y, ok := y.(object.Dict)
		return ok && l.sameDict(x, y, depth)
	case object.Array:
		y, ok := y.(object.Array)
		if y = slices.DeleteFunc(slices.Clone(y), l.isAdded); !ok || len(x) != len(y) {
			return false
		}
		for i := range x {
			if !l.same(x[i], y[i], depth+1) {
				return false
			}
		}
		return true
	case *object.Stream:
		y, ok := y.(*object.Stream)
		return ok && l.sameData(x, y, depth) && l.sameDict(plainDict(x), plainDict(y), depth)
	case object.Int, object.Real:
		switch y.(type) {
		case object.Int, object.Real:
			return number(x) == number(y)
		}
		return false
	}
	return x == y
}

func (l *likeness) isAdded(o object.Object) bool {
	r, ok := o.(object.Ref)
	return ok && l.added[r]
}

func (l *likeness) sameDict(old, now object.Dict, depth int) bool {
	for _, key := range keys(old, now) {
		a, b := old.Get(key), now.Get(key)
		if key == "K" { // one kid may stand alone or in a list
			a, b = listed(l.old, a), listed(l.new, b)
		}
		if !l.same(a, b, depth+1) {
			return false
		}
	}
	return true
}

func (l *likeness) sameData(a, b *object.Stream, depth int) bool {
	if bytes.Equal(a.Raw, b.Raw) {
		return l.same(a.Dict.Get("Filter"), b.Dict.Get("Filter"), depth+1) && l.same(a.Dict.Get("DecodeParms"), b.Dict.Get("DecodeParms"), depth+1)
	}
	x, errX := l.old.Decode(a)
	y, errY := l.new.Decode(b)
	return errX == nil && errY == nil && bytes.Equal(x, y)
}
