package pdf

import (
	"bytes"
	"fmt"

	"iku/layout/page"
	"iku/pdf/object"
)

// Form draws items in a box of that height, whose lower left corner is the origin, for
// any file to take. Its fonts are called by the prefix and a number from 1 on.
func (w *Writer) Form(items []page.Item, height page.Length, prefix string) (*object.Drawing, error) {
	faces, err := newUsedFaces(&page.Sheet{Pages: []page.Page{{Items: items}}})
	if err != nil {
		return nil, err
	}
	p := pen{faces: faces, pictures: &pictureList{cache: &w.cache}, height: height, fonts: prefix, bare: true, gray: -1, font: -1}
	for i := range items {
		if items[i].Kind == page.Image {
			return nil, fmt.Errorf("a form has no pictures, as %s", items[i].Image.Name)
		}
		if err := p.item(&items[i]); err != nil {
			return nil, err
		}
	}
	p.close()
	d := &object.Drawing{Content: p.content}
	for i, program := range faces.programs {
		f, err := w.cache.font(program)
		if err != nil {
			return nil, err
		}
		d.Fonts = append(d.Fonts, object.Font{Name: numbered(prefix, i), Program: object.Name(program.Name), Embed: f.embed})
	}
	return d, nil
}

// embed adds the font's objects to a file, and returns the font.
func (f *font) embed(add func(object.Object) object.Ref) object.Ref {
	dict := func(b []byte) object.Dict {
		o, err := object.NewLexer(b, 0).Object()
		d, ok := o.(object.Dict)
		if err != nil || !ok {
			panic("pdf: a font of our own cannot be read")
		}
		return d
	}
	closed := func(b []byte) object.Dict { return dict(append(bytes.Clone(b), ">>"...)) }
	list := func(b []byte) object.Object {
		o, _ := object.NewLexer(b, 0).Object()
		return o
	}
	program := add(&object.Stream{Dict: dict(f.head).Without("Length"), Raw: f.program.Font})
	unicode := add(&object.Stream{Dict: object.Dict{{Key: "Filter", Value: object.Name("FlateDecode")}}, Raw: f.program.Unicode})
	descriptor := add(closed(f.descriptor).Set("FontFile2", program))
	return add(closed(f.dict).Set("Widths", list(f.widths)).Set("FontDescriptor", descriptor).
		Set("Encoding", list(f.encoding)).Set("ToUnicode", unicode))
}
