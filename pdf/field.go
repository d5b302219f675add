package pdf

import (
	"fmt"

	"iku/layout/page"
	"iku/pdf/object"
)

// FieldName is the name of the signature field, by which other programs find it.
const FieldName = "TandaTangan1"

// fieldFlags: printed and locked, as a signature's field has to be (12.5.3).
const fieldFlags = 4 | 128

// putField writes the empty field for an electronic signature, and returns the
// form that holds it.
func (f *finisher) putField() (object.Dict, error) {
	field := f.sheet.Field
	if field.Page < 0 || field.Page >= len(f.sheet.Pages) {
		return nil, fmt.Errorf("the signature field is on page %d of %d", field.Page+1, len(f.sheet.Pages))
	}
	if _, ok := f.tree.find(field.Node); !ok || field.Node.Role != page.Form {
		return nil, fmt.Errorf("the signature field has no node of role %s in the structure", page.Form)
	}
	number := func(n page.Length) object.Object { return object.Real(n.Points()) }
	height := f.sheet.Pages[field.Page].Height
	look := f.reserve(1)
	f.stream(look, object.Dict{
		{Key: "Type", Value: object.Name("XObject")},
		{Key: "Subtype", Value: object.Name("Form")},
		{Key: "BBox", Value: object.Array{object.Int(0), object.Int(0), number(field.W), number(field.H)}},
		{Key: "Resources", Value: object.Dict{}},
	}, nil)
	f.put(f.field, object.Dict{
		{Key: "Type", Value: object.Name("Annot")},
		{Key: "Subtype", Value: object.Name("Widget")},
		{Key: "FT", Value: object.Name("Sig")},
		{Key: "T", Value: object.String(FieldName)},
		{Key: "TU", Value: object.Text(spokenField(field.Signer))},
		{Key: "F", Value: object.Int(fieldFlags)},
		{Key: "Rect", Value: object.Array{number(field.X), number(height - field.Y - field.H),
			number(field.X + field.W), number(height - field.Y)}},
		{Key: "P", Value: (f.pages + ref(field.Page)).object()},
		{Key: "StructParent", Value: object.Int(f.fieldKey())},
		{Key: "AP", Value: object.Dict{{Key: "N", Value: look.object()}}},
	})
	return object.Dict{
		{Key: "Fields", Value: object.Array{f.field.object()}},
		{Key: "SigFlags", Value: object.Int(1)}, // signatures exist; once signed it is 3
	}, nil
}

// spokenField is what a reader hears of the field.
func spokenField(signer string) string {
	if signer == "" {
		return "Tanda tangan elektronik"
	}
	return "Tanda tangan elektronik " + signer
}
