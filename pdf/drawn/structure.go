package drawn

import (
	"iku/pdf/object"
)

// Element is a part of a document as its structure tells it (14.7): what it is, and
// what stands in it, in order.
type Element struct {
	Kind       string // of the standard kinds, where the file maps its own
	Rows, Cols int    // how many a cell of a table covers, at least 1
	Kids       []Kid
}

// Kid is an element, or a content of a page by the number that marks it.
type Kid struct {
	Element *Element
	Page    object.Ref
	Mark    int
}

// Structure returns the structure of a file; nil where it has none.
func Structure(f *object.File) (*Element, error) {
	catalog, err := f.Catalog()
	if err != nil {
		return nil, err
	}
	root, err := f.Dict(catalog.Get("StructTreeRoot"))
	if err != nil || root == nil {
		return nil, err
	}
	roles, err := f.Dict(root.Get("RoleMap"))
	if err != nil {
		return nil, err
	}
	s := &structure{file: f, roles: roles, seen: map[object.Ref]bool{}, left: maxElement}
	e := &Element{Kind: "Document", Rows: 1, Cols: 1}
	err = s.kids(e, root.Get("K"), object.Ref{}, 0)
	return e, err
}

type structure struct {
	file  *object.File
	roles object.Dict
	seen  map[object.Ref]bool
	left  int
}

// maxNesting is how deep elements may lie in each other.
const maxNesting = 200

// kids adds what K of an element holds.
func (s *structure) kids(to *Element, o object.Object, page object.Ref, depth int) error {
	if s.left--; s.left < 0 || depth > maxNesting {
		return ErrTooMuch
	}
	if ref, ok := o.(object.Ref); ok {
		if s.seen[ref] {
			return nil
		}
		s.seen[ref] = true
	}
	o, err := s.file.Resolve(o)
	if err != nil {
		return err
	}
	switch k := o.(type) {
	case object.Int:
		if k >= 0 && k < 1<<30 {
			to.Kids = append(to.Kids, Kid{Page: page, Mark: int(k)})
		}
	case object.Array:
		for _, e := range k {
			if err := s.kids(to, e, page, depth+1); err != nil {
				return err
			}
		}
	case object.Dict:
		if p, ok := k.Get("Pg").(object.Ref); ok {
			page = p
		}
		if k.Get("Type") == object.Name("MCR") {
			return s.kids(to, k.Get("MCID"), page, depth+1)
		}
		kind, ok := k.Get("S").(object.Name)
		if !ok {
			return nil
		}
		e := &Element{Kind: s.standard(kind), Rows: 1, Cols: 1}
		if err := s.spans(e, k.Get("A")); err != nil {
			return err
		}
		to.Kids = append(to.Kids, Kid{Element: e})
		return s.kids(e, k.Get("K"), page, depth+1)
	}
	return nil
}

// standard returns the standard kind that a file's own stands for.
func (s *structure) standard(kind object.Name) string {
	for range 8 {
		next, ok := s.roles.Get(kind).(object.Name)
		if !ok || next == kind {
			break
		}
		kind = next
	}
	return string(kind)
}

// spans reads how many rows and columns a cell covers (14.8.5.7).
func (s *structure) spans(e *Element, o object.Object) error {
	o, err := s.file.Resolve(o)
	if err != nil {
		return err
	}
	list, ok := o.(object.Array)
	if !ok {
		list = object.Array{o}
	}
	for i, a := range list {
		if i == 16 {
			break
		}
		d, err := s.file.Dict(a)
		if err != nil {
			return err
		}
		for key, to := range map[object.Name]*int{"RowSpan": &e.Rows, "ColSpan": &e.Cols} {
			if n, ok := d.Get(key).(object.Int); ok && n > 1 && n <= 1000 {
				*to = int(n)
			}
		}
	}
	return nil
}
