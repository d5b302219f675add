package pdf

import (
	"slices"
	"strconv"

	"iku/layout/page"
	"iku/pdf/object"
)

// finisher writes the file: the pages, and what makes it PDF/A-3a and PDF/UA-1.
type finisher struct {
	*file
	sheet   *page.Sheet
	meta    Metadata
	tree    *tree
	drawing *drawing

	pagesRoot ref
	pages     ref // the first page; the others follow it
	contents  ref // likewise
	elements  ref // the first element of the structure; likewise
	resources ref
	fields    ref     // the first signature field; likewise
	volume    *volume // the book that the sheet is a part of; nil: it is a document by itself
}

// finish writes the file around the pages' content.
func finish(sheet *page.Sheet, meta Metadata, d *drawing, buffers *buffers) ([]byte, error) {
	t := &buffers.tree
	f := finisher{file: &buffers.file, sheet: sheet, meta: meta, tree: t, drawing: d}
	f.open(&buffers.zip, len(t.elements), d)
	catalog := f.reserve(1)
	info := f.reserve(1)
	f.pagesRoot = f.reserve(1)
	f.pages = f.reserve(len(sheet.Pages))
	f.contents = f.reserve(len(sheet.Pages))
	f.resources = f.reserve(1)
	f.elements = f.reserve(len(t.elements))
	f.fields = f.reserve(len(sheet.Fields))

	root := object.Dict{
		{Key: "Type", Value: object.Name("Catalog")},
		{Key: "Pages", Value: f.pagesRoot.object()},
		{Key: "Lang", Value: object.String("id-ID")},
		{Key: "ViewerPreferences", Value: object.Dict{{Key: "DisplayDocTitle", Value: object.Bool(true)}}},
		{Key: "MarkInfo", Value: object.Dict{{Key: "Marked", Value: object.Bool(true)}}},
		{Key: "OpenAction", Value: f.destination(0, 0)},
	}
	f.putPages()
	f.putResources()
	root = root.Set("StructTreeRoot", f.putStructure().object())
	root = root.Set("Metadata", f.putMetadata(info).object())
	root = root.Set("OutputIntents", object.Array{f.preamble.intent.object()})
	if len(sheet.Outline) > 0 {
		root = root.Set("Outlines", f.putOutline().object())
	}
	if len(meta.Attachments) > 0 {
		files, names, err := f.putAttachments()
		if err != nil {
			return nil, err
		}
		root = root.Set("AF", files)
		root = root.Set("Names", object.Dict{{Key: "EmbeddedFiles", Value: names}})
	}
	if len(sheet.Fields) > 0 {
		form, err := f.putForm()
		if err != nil {
			return nil, err
		}
		root = root.Set("AcroForm", form)
	}
	f.put(catalog, root)
	return f.close(catalog, info), nil
}

// putPages writes the pages with their content, and the node above them, which a
// book has elsewhere.
func (f *finisher) putPages() {
	kids := make(object.Array, len(f.sheet.Pages))
	// Where something shines through, the colors are mixed in a space of the page.
	shining := slices.ContainsFunc(f.drawing.pictures, func(p *picture) bool { return p.opacity != nil })
	for i := range f.sheet.Pages {
		side := &f.sheet.Pages[i]
		kids[i] = (f.pages + ref(i)).object()
		f.begin(f.pages + ref(i))
		f.write("<</Type/Page/Parent ")
		f.ref(f.parent(i))
		f.write("/MediaBox[0 0 ")
		f.milli(side.Width)
		f.write(" ")
		f.milli(side.Height)
		f.write("]/Resources ")
		f.ref(f.resources)
		f.write("/Contents ")
		f.ref(f.contents + ref(i))
		f.write("/StructParents ")
		f.int(f.firstKey() + i)
		f.write("/Tabs/S")
		if shining {
			f.write("/Group<</S/Transparency/CS/DeviceRGB>>")
		}
		f.widgets(i)
		f.putJumps(i)
		f.write(">>")
		f.deflated(f.contents+ref(i), nil, f.drawing.pages[i])
	}
	if f.volume != nil {
		return
	}
	f.put(f.pagesRoot, object.Dict{
		{Key: "Type", Value: object.Name("Pages")},
		{Key: "Kids", Value: kids},
		{Key: "Count", Value: object.Int(len(kids))},
	})
}

// putResources writes the pictures, and the names of fonts and pictures on every
// page.
func (f *finisher) putResources() {
	fonts := make(object.Dict, 0, len(f.drawing.fonts))
	for i := range f.drawing.fonts {
		fonts = append(fonts, object.Entry{Key: numbered("F", i), Value: f.fontOf(i).object()})
	}
	pictures := make(object.Dict, 0, len(f.drawing.pictures))
	for i, p := range f.drawing.pictures {
		pictures = append(pictures, object.Entry{Key: numbered("I", i), Value: f.pictureOf(p).object()})
	}
	dict := object.Dict{{Key: "Font", Value: fonts}}
	if len(pictures) > 0 {
		dict = append(dict, object.Entry{Key: "XObject", Value: pictures})
	}
	f.put(f.resources, dict)
}

// putPicture writes a picture, with its opacity as a soft mask.
func (f *finisher) putPicture(p *picture) ref {
	image := func(r ref, space string, colors int, data []byte, mask ref) {
		dict := object.Dict{
			{Key: "Type", Value: object.Name("XObject")},
			{Key: "Subtype", Value: object.Name("Image")},
			{Key: "Width", Value: object.Int(p.w)},
			{Key: "Height", Value: object.Int(p.h)},
			{Key: "ColorSpace", Value: object.Name(space)},
			{Key: "BitsPerComponent", Value: object.Int(8)},
		}
		if p.jpeg {
			dict = dict.Set("Filter", object.Name("DCTDecode"))
		} else {
			dict = dict.Set("Filter", object.Name("FlateDecode")).Set("DecodeParms", object.Dict{
				{Key: "Predictor", Value: object.Int(15)},
				{Key: "Colors", Value: object.Int(colors)},
				{Key: "Columns", Value: object.Int(p.w)},
			})
		}
		if mask != 0 {
			dict = dict.Set("SMask", mask.object())
		}
		f.stream(r, dict, data)
	}
	r, mask := f.reserve(1), ref(0)
	if p.opacity != nil {
		mask = f.reserve(1)
		image(mask, "DeviceGray", 1, p.opacity, 0)
	}
	image(r, p.space, p.colors, p.data, mask)
	return r
}

// destination shows a page at its full width, from a place counted from its top.
func (f *finisher) destination(page int, y page.Length) object.Array {
	top := f.sheet.Pages[page].Height - y
	return object.Array{(f.pages + ref(page)).object(), object.Name("FitH"), object.Real(top.Points())}
}

// milli appends a length to the object begun last.
func (f *finisher) milli(n page.Length) { f.packed = appendMilli(f.packed, n) }

func numbered(prefix string, n int) object.Name {
	return object.Name(prefix + strconv.Itoa(n+1))
}
