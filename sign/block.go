package sign

import (
	"bytes"
	"fmt"

	"iku/pdf/object"
)

// Block is what a signature shows on the page.
type Block struct {
	// Draw draws it in a field of that many points, whose lower left corner is the
	// origin.
	Draw   func(width, height float64) (*object.Drawing, error)
	Spoken string // what is heard of it
}

// Footer draws a line on a page of that many points, whose lower left corner is the
// origin, that only signing prints. It is left out where an earlier signature would
// be broken by it. Its fonts have names that no page has.
type Footer func(width, height float64) (*object.Drawing, error)

// look returns the appearance of a block in a rectangle of that many points. have
// holds the fonts of the page by their names.
func (u *update) look(b *Block, width, height float64, have map[object.Name]object.Ref) (*object.Stream, error) {
	d, resources := &object.Drawing{}, object.Dict{}
	if b != nil {
		var err error
		if d, err = b.Draw(width, height); err != nil {
			return nil, err
		}
		if len(d.Fonts) > 0 {
			resources = object.Dict{{Key: "Font", Value: u.fonts(d, have)}}
		}
	}
	return &object.Stream{Dict: object.Dict{
		{Key: "Type", Value: object.Name("XObject")},
		{Key: "Subtype", Value: object.Name("Form")},
		{Key: "BBox", Value: object.Array{object.Int(0), object.Int(0), object.Real(width), object.Real(height)}},
		{Key: "Resources", Value: resources},
	}, Raw: d.Content}, nil
}

// fonts returns the fonts that a drawing names. One that the page has is not embedded
// again.
func (u *update) fonts(d *object.Drawing, have map[object.Name]object.Ref) object.Dict {
	var out object.Dict
	for _, f := range d.Fonts {
		ref, ok := have[f.Program]
		if !ok {
			ref = f.Embed(u.add)
			have[f.Program] = ref
		}
		out = append(out, object.Entry{Key: f.Name, Value: ref})
	}
	return out
}

// pageFonts returns the fonts of a page by the names of their programs.
func pageFonts(file *object.File, p page) map[object.Name]object.Ref {
	out := map[object.Name]object.Ref{}
	resources, _ := file.Dict(p.dict.Get("Resources"))
	all, _ := file.Dict(resources.Get("Font"))
	for _, e := range all {
		ref, ok := e.Value.(object.Ref)
		if !ok {
			continue
		}
		font, _ := file.Dict(ref)
		// Only names with the tag of a subset tell what is in a font.
		if name, ok := font.Get("BaseFont").(object.Name); ok && font.Get("Subtype") == object.Name("TrueType") &&
			len(name) > 7 && name[6] == '+' {
			out[name] = ref
		}
	}
	return out
}

// footer adds the line to the content of every page, as an artifact.
func (u *update) footer(f Footer) error {
	if signed, err := u.hasSignature(); signed || err != nil {
		return err
	}
	all, err := pages(u.file)
	if err != nil {
		return Unreadable(err)
	}
	for _, p := range all {
		if err := u.footPage(p, f); err != nil {
			return err
		}
	}
	return nil
}

func (u *update) footPage(p page, f Footer) error {
	box := (&field{dict: object.Dict{{Key: "Rect", Value: p.dict.Get("MediaBox")}}}).rect(u.file)
	d, err := f(box[2]-box[0], box[3]-box[1])
	if err != nil {
		return err
	}
	var out bytes.Buffer
	fmt.Fprintf(&out, "1 0 0 1 %s %s cm\n", object.Append(nil, object.Real(box[0])), object.Append(nil, object.Real(box[1])))
	out.Write(d.Content)
	return u.overlay(p, "Font", u.fonts(d, pageFonts(u.file, p)), out.Bytes())
}
