package pdf

import (
	"fmt"
	"strconv"

	"iku/layout/page"
	"iku/pdf/object"
)

// FieldName returns the name of a signature field, counted from 0, by which other
// programs find it.
func FieldName(i int) string { return "TandaTangan" + strconv.Itoa(i+1) }

// fieldFlags: printed and locked, as a signature's field has to be (12.5.3).
const fieldFlags = 4 | 128

// putForm writes the empty fields for electronic signatures, and returns the form
// that holds them.
func (f *finisher) putForm() (object.Dict, error) {
	var fields object.Array
	for i := range f.sheet.Fields {
		if err := f.putField(i); err != nil {
			return nil, err
		}
		fields = append(fields, (f.fields + ref(i)).object())
	}
	return object.Dict{
		{Key: "Fields", Value: fields},
		{Key: "SigFlags", Value: object.Int(1)}, // signatures exist; once signed it is 3
	}, nil
}

// widgets names the fields that stand on a page, in the dictionary begun last.
func (f *finisher) widgets(n int) {
	none := true
	for i := range f.sheet.Fields {
		if f.sheet.Fields[i].Page != n {
			continue
		}
		if none {
			f.write("/Annots[")
		} else {
			f.write(" ")
		}
		f.ref(f.fields + ref(i))
		none = false
	}
	if !none {
		f.write("]")
	}
}

func (f *finisher) putField(i int) error {
	field := &f.sheet.Fields[i]
	if field.Page < 0 || field.Page >= len(f.sheet.Pages) {
		return fmt.Errorf("the signature field is on page %d of %d", field.Page+1, len(f.sheet.Pages))
	}
	if _, ok := f.tree.find(field.Node); !ok || field.Node.Role != page.Form {
		return fmt.Errorf("the signature field has no node of role %s in the structure", page.Form)
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
	dict := object.Dict{
		{Key: "Type", Value: object.Name("Annot")},
		{Key: "Subtype", Value: object.Name("Widget")},
		{Key: "FT", Value: object.Name("Sig")},
		{Key: "T", Value: object.String(FieldName(i))},
		{Key: "TU", Value: object.Text(spokenField(field.Signer))},
		{Key: "F", Value: object.Int(fieldFlags)},
		{Key: "Rect", Value: object.Array{number(field.X), number(height - field.Y - field.H),
			number(field.X + field.W), number(height - field.Y)}},
		{Key: "P", Value: (f.pages + ref(field.Page)).object()},
		{Key: "StructParent", Value: object.Int(f.fieldKey(i))},
		{Key: "AP", Value: object.Dict{{Key: "N", Value: look.object()}}},
	}
	var copies object.Array
	for _, c := range field.Copies {
		height := f.sheet.Pages[c.Page].Height
		copies = append(copies, object.Dict{{Key: "P", Value: (f.pages + ref(c.Page)).object()},
			{Key: "Rect", Value: object.Array{number(c.X), number(height - c.Y - c.H), number(c.X + c.W), number(height - c.Y)}}})
	}
	if copies != nil {
		dict = append(dict, object.Entry{Key: Copies, Value: copies})
	}
	f.put(f.fields+ref(i), dict)
	return nil
}

// Copies is the key of a field that lists where the picture of its signature is to
// stand again: dictionaries with a page P and its Rect.
const Copies = "IKU_Copies"

// spokenField is what a reader hears of the field.
func spokenField(signer string) string {
	if signer == "" {
		return "Tanda tangan elektronik"
	}
	return "Tanda tangan elektronik " + signer
}
