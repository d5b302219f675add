package sign

import (
	"errors"
	"slices"

	"iku/pdf/object"
)

// Limits of what is followed in a file.
const (
	maxFields = 4096
	maxPages  = 100_000
)

var errTooMany = errors.New("PDF ini terlalu rumit untuk dibaca")

// field is a field for a signature.
type field struct {
	name  string // with those above it
	ref   object.Ref
	dict  object.Dict
	value object.Dict // its signature; nil where it is empty
	vref  object.Ref  // where the signature stands; zero where directly in the field
	stray bool        // the form does not name it
}

// rect returns the field's rectangle in points, its corners in order.
func (f *field) rect(file *object.File) (r [4]float64) {
	a, _ := file.Array(f.dict.Get("Rect"))
	if len(a) != 4 {
		return r
	}
	for i := range r {
		o, _ := file.Resolve(a[i])
		r[i] = number(o)
	}
	return [4]float64{min(r[0], r[2]), min(r[1], r[3]), max(r[0], r[2]), max(r[1], r[3])}
}

func number(o object.Object) float64 {
	switch n := o.(type) {
	case object.Int:
		return float64(n)
	case object.Real:
		return float64(n)
	}
	return 0
}

// visible tells whether a field shows anything.
func (f *field) visible(file *object.File) bool {
	r := f.rect(file)
	return r[2] > r[0] && r[3] > r[1]
}

// form returns the file's form, nil where it has none.
func form(file *object.File) (object.Dict, error) {
	catalog, err := file.Catalog()
	if err != nil {
		return nil, err
	}
	return file.Dict(catalog.Get("AcroForm"))
}

// node is a field of any kind.
type node struct {
	name string
	kind object.Object // FT, inherited
	ref  object.Ref
	dict object.Dict
	kids object.Array // fields below it, or its widgets

	inner bool // it has fields below it
	stray bool // it stands on a page, but not in the form
}

// widgets returns where a field is shown: itself, or its kids.
func (n node) widgets() []object.Ref {
	if len(n.kids) == 0 {
		return []object.Ref{n.ref}
	}
	var out []object.Ref
	for _, kid := range n.kids {
		if r, is := kid.(object.Ref); is {
			out = append(out, r)
		}
	}
	return out
}

// allFields returns the terminal fields of the form, in its order, and behind them
// the signatures that it does not name.
func allFields(file *object.File) ([]node, error) {
	all, err := everyField(file)
	return slices.DeleteFunc(all, func(n node) bool { return n.inner }), err
}

// everyField returns the form's fields, those with fields below them included, and
// behind them the signatures that it does not name.
func everyField(file *object.File) ([]node, error) {
	acro, err := form(file)
	if err != nil {
		return nil, err
	}
	kids, err := file.Array(acro.Get("Fields"))
	if err != nil {
		return nil, err
	}
	var out []node
	seen := map[object.Ref]bool{}
	var walk func(kids object.Array, above node, depth int) error
	walk = func(kids object.Array, above node, depth int) error {
		for _, kid := range kids {
			ref, _ := kid.(object.Ref)
			if depth > 16 || len(out) >= maxFields || len(seen) > 4*maxFields {
				return errTooMany
			}
			if ref.Num != 0 && seen[ref] {
				continue
			}
			seen[ref] = true
			dict, err := file.Dict(kid)
			if err != nil {
				return err
			}
			if dict == nil { // null, or nothing that could be a field
				continue
			}
			n := node{name: above.name, kind: above.kind, ref: ref, dict: dict}
			if t, err := file.Resolve(dict.Get("T")); err == nil {
				if s, ok := t.(object.String); ok {
					if n.name != "" {
						n.name += "."
					}
					n.name += s.Text()
				}
			}
			if kind := dict.Get("FT"); kind != nil {
				n.kind, _ = file.Resolve(kind)
			}
			if n.kids, err = file.Array(dict.Get("Kids")); err != nil {
				return err
			}
			n.inner = len(n.kids) > 0 && hasNames(file, n.kids)
			out = append(out, n)
			if n.inner {
				if err := walk(n.kids, n, depth+1); err != nil {
					return err
				}
			}
		}
		return nil
	}
	if err := walk(kids, node{}, 0); err != nil {
		return nil, err
	}
	return strays(file, out, seen)
}

// strays appends the signed fields that stand on a page but not in the form. poppler
// makes such fields where the form is no object of its own.
func strays(file *object.File, out []node, seen map[object.Ref]bool) ([]node, error) {
	all, err := pages(file)
	if err != nil {
		return nil, err
	}
	for _, p := range all {
		annotations, err := file.Array(p.dict.Get("Annots"))
		if err != nil {
			return nil, err
		}
		for _, a := range annotations {
			ref, ok := a.(object.Ref)
			if !ok || seen[ref] {
				continue
			}
			seen[ref] = true
			d, err := file.Dict(ref)
			if err != nil || d.Get("FT") != object.Name("Sig") || d.Get("V") == nil || d.Get("Parent") != nil {
				continue
			}
			if len(out) == maxFields {
				return nil, errTooMany
			}
			name, _ := d.Get("T").(object.String)
			out = append(out, node{name: name.Text(), kind: object.Name("Sig"), ref: ref, dict: d, stray: true})
		}
	}
	return out, nil
}

// hasNames tells whether kids are fields; otherwise they are the widgets of one.
func hasNames(file *object.File, kids object.Array) bool {
	d, _ := file.Dict(kids[0])
	return d.Get("T") != nil
}

// signatureFields returns the form's fields for signatures.
func signatureFields(file *object.File) ([]*field, error) {
	all, err := allFields(file)
	if err != nil {
		return nil, err
	}
	var out []*field
	for _, n := range all {
		if n.kind != object.Name("Sig") {
			continue
		}
		f := &field{name: n.name, ref: n.ref, dict: n.dict, stray: n.stray}
		v := n.dict.Get("V")
		f.vref, _ = v.(object.Ref)
		if f.value, err = file.Dict(v); err != nil {
			return nil, err
		}
		out = append(out, f)
	}
	return out, nil
}

// Field is a PDF's field for a signature.
type Field struct {
	Name   string
	Signed bool // it has one, whatever that is worth
}

// Fields returns a PDF's fields for signatures; none where it cannot be read.
func Fields(data []byte) []Field {
	file, err := object.OpenAny(data)
	if err != nil {
		return nil
	}
	return FieldsIn(file)
}

// FieldsIn is Fields of a file that is open.
func FieldsIn(file *object.File) (out []Field) {
	fields, _ := signatureFields(file)
	for _, f := range fields {
		out = append(out, Field{f.name, f.value != nil})
	}
	return out
}

// page is a page with what it inherits from those above it.
type page struct {
	ref  object.Ref
	dict object.Dict
}

var inherited = [...]object.Name{"Resources", "MediaBox", "CropBox", "Rotate"}

// pages returns the file's pages in their order.
func pages(file *object.File) ([]page, error) {
	catalog, err := file.Catalog()
	if err != nil {
		return nil, err
	}
	var out []page
	seen := map[object.Ref]bool{}
	var walk func(o object.Object, above object.Dict, depth int) error
	walk = func(o object.Object, above object.Dict, depth int) error {
		ref, _ := o.(object.Ref)
		if depth > 64 || seen[ref] || len(seen) > 2*maxPages {
			return errTooMany
		}
		seen[ref] = true
		dict, err := file.Dict(o)
		if err != nil {
			return err
		}
		full := dict
		for _, key := range inherited {
			if v := above.Get(key); v != nil && dict.Get(key) == nil {
				full = with(full, key, v)
			}
		}
		if dict.Get("Kids") == nil {
			out = append(out, page{ref, full})
			return nil
		}
		kids, err := file.Array(dict.Get("Kids"))
		if err != nil {
			return err
		}
		for _, kid := range kids {
			if err := walk(kid, full, depth+1); err != nil {
				return err
			}
		}
		return nil
	}
	return out, walk(catalog.Get("Pages"), nil, 0)
}
