package pdf

import (
	"errors"
	"fmt"
	"time"

	"github.com/go-pdf/fpdf"

	"iku/fonts"
	"iku/pdf/object"
)

// plainFile has fpdf write a file of one empty page and a font; it returns what
// fpdf wrote, uncompressed. A panic in fpdf is an error.
func plainFile(p *fonts.Program) (data []byte, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("fpdf: %v", r)
		}
	}()
	f := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt"})
	f.SetCompression(false)
	f.SetCatalogSort(true)
	f.SetCreationDate(time.Unix(0, 0).UTC()) // else it reads the clock
	f.SetModificationDate(time.Unix(0, 0).UTC())
	f.AddFontFromBytes("font", "", p.Definition, p.Font)
	f.AddPage()
	var out whole
	if err := f.Output(&out); err != nil {
		return nil, fmt.Errorf("fpdf: %w", err)
	}
	return out.data, nil
}

// whole takes fpdf's output over instead of copying it: fpdf writes its buffer in
// one piece, and does not outlive plainFile.
type whole struct{ data []byte }

func (w *whole) Write(p []byte) (int, error) {
	if w.data != nil {
		return 0, errors.New("output in several pieces")
	}
	w.data = p
	return len(p), nil
}

// plainFont is a font as fpdf wrote it, taken apart.
type plainFont struct {
	font, descriptor object.Dict
	widths           object.Array
	encoding         object.Object // a dictionary, or a name
	file             *object.Stream
}

// kind is a kind of object that fpdf 0.9.0 writes, known by its Type or its place,
// and the keys that it has.
type kind struct {
	name string
	keys []object.Name
}

var (
	contentKind = kind{"content stream", []object.Name{"Length"}}
	programKind = kind{"font program", []object.Name{"Length", "Filter", "Length1"}}
	infoKind    = kind{"Info", []object.Name{"Producer", "CreationDate", "ModDate"}}
	resources   = kind{"Resources", []object.Name{"ProcSet", "Font", "XObject", "ColorSpace"}}
	kinds       = map[object.Name]kind{
		"Catalog":  {"Catalog", []object.Name{"Type", "Pages", "Names"}},
		"Pages":    {"Pages", []object.Name{"Type", "Kids", "Count", "MediaBox"}},
		"Page":     {"Page", []object.Name{"Type", "Parent", "MediaBox", "Resources", "Contents"}},
		"Encoding": {"Encoding", []object.Name{"Type", "BaseEncoding", "Differences"}},
		"Font": {"Font", []object.Name{"Type", "BaseFont", "Subtype", "FirstChar", "LastChar", "Widths",
			"FontDescriptor", "Encoding"}},
		"FontDescriptor": {"FontDescriptor", []object.Name{"Type", "FontName", "Ascent", "Descent", "CapHeight", "Flags",
			"FontBBox", "ItalicAngle", "StemV", "MissingWidth", "FontFile2"}},
	}
)

// check refuses a dictionary with a key that its kind does not have.
func (k kind) check(num int, d object.Dict) error {
next:
	for _, e := range d {
		for _, key := range k.keys {
			if e.Key == key {
				continue next
			}
		}
		return fmt.Errorf("fpdf wrote an object unknown here: object %d, a %s with a key %s", num, k.name, e.Key)
	}
	return nil
}

// parsePlain returns the font in fpdf's output. It knows the objects that fpdf
// 0.9.0 writes for what plainFile asks of it, and refuses any other by name:
// silently dropping one would lose a part of the font.
func parsePlain(data []byte) (plainFont, error) {
	var f plainFont
	objects, err := plainObjects(data)
	if err != nil {
		return f, err
	}
	found := 0
	for num, o := range objects {
		if d, ok := o.(object.Dict); ok && d.Get("Type") == object.Name("Font") {
			if f, err = fontOf(objects, d); err != nil {
				return f, fmt.Errorf("fpdf's font, object %d: %w", num, err)
			}
			found++
		}
	}
	if found != 1 {
		return f, fmt.Errorf("fpdf wrote %d fonts", found)
	}
	for num, o := range objects {
		if err := classify(num, o, f.descriptor.Get("FontFile2") == object.Ref{Num: num}); err != nil {
			return f, err
		}
	}
	return f, nil
}

// classify refuses an object that is of no known kind.
func classify(num int, o object.Object, isProgram bool) error {
	switch o := o.(type) {
	case object.Array: // the widths of a font
		return nil
	case *object.Stream:
		if isProgram {
			return programKind.check(num, o.Dict)
		}
		return contentKind.check(num, o.Dict)
	case object.Dict:
		typ, ok := o.Get("Type").(object.Name)
		if k, known := kinds[typ]; known {
			return k.check(num, o)
		}
		if ok {
			return fmt.Errorf("fpdf wrote an object unknown here: object %d of type %s", num, typ)
		}
		if num == 2 {
			return resources.check(num, o)
		}
		return infoKind.check(num, o)
	case nil:
		if num == 0 {
			return nil
		}
	}
	return fmt.Errorf("fpdf wrote an object unknown here: object %d, a %T", num, o)
}

func fontOf(objects []object.Object, d object.Dict) (plainFont, error) {
	f := plainFont{font: d, encoding: follow(objects, d.Get("Encoding"))}
	var ok [3]bool
	f.widths, ok[0] = follow(objects, d.Get("Widths")).(object.Array)
	f.descriptor, ok[1] = follow(objects, d.Get("FontDescriptor")).(object.Dict)
	f.file, ok[2] = follow(objects, f.descriptor.Get("FontFile2")).(*object.Stream)
	if ok != [3]bool{true, true, true} {
		return f, errors.New("it lacks widths, a descriptor or a program")
	}
	return f, nil
}

func follow(objects []object.Object, o object.Object) object.Object {
	if r, ok := o.(object.Ref); ok && r.Num < len(objects) {
		return objects[r.Num]
	}
	return o
}

// plainObjects reads all objects of fpdf's output, by number. The table of
// offsets at its end must agree with where they stand.
func plainObjects(data []byte) ([]object.Object, error) {
	bad := func(at int, what string) error { return fmt.Errorf("fpdf's output, byte %d: %s expected", at, what) }
	l := object.NewLexer(data, 0)
	objects := make([]object.Object, 1, 32)
	offsets := make([]int, 1, 32)
	for !l.Keyword("xref") {
		start := l.Pos()
		num, ok := l.Int()
		gen, ok2 := l.Int()
		if !ok || !ok2 || gen != 0 || num < 1 || num > len(data) || !l.Keyword("obj") {
			return nil, bad(start, "an object")
		}
		o, err := l.Object()
		if err != nil {
			return nil, fmt.Errorf("fpdf's object %d: %w", num, err)
		}
		if d, ok := o.(object.Dict); ok && l.Keyword("stream") {
			n, ok := d.Get("Length").(object.Int)
			begin := l.Pos() + 1 // behind the line feed
			if !ok || n < 0 || int(n) > len(data)-begin {
				return nil, bad(begin, "a stream with its length")
			}
			o = &object.Stream{Dict: d, Raw: data[begin : begin+int(n)]}
			l = object.NewLexer(data, begin+int(n))
			if !l.Keyword("endstream") {
				return nil, bad(l.Pos(), "endstream")
			}
		}
		if !l.Keyword("endobj") {
			return nil, bad(l.Pos(), "endobj")
		}
		for len(objects) <= num {
			objects = append(objects, nil)
			offsets = append(offsets, 0)
		}
		objects[num], offsets[num] = o, start
	}
	if first, ok := l.Int(); !ok || first != 0 {
		return nil, bad(l.Pos(), "the first object's number")
	}
	if count, ok := l.Int(); !ok || count != len(objects) {
		return nil, bad(l.Pos(), "the count of objects")
	}
	for num := range objects {
		offset, ok := l.Int()
		gen, ok2 := l.Int()
		if num == 0 {
			ok = ok && gen == 65535 && l.Keyword("f")
		} else {
			ok = ok && offset == offsets[num] && gen == 0 && l.Keyword("n")
		}
		if !ok || !ok2 {
			return nil, bad(l.Pos(), fmt.Sprintf("the offset of object %d", num))
		}
	}
	return objects, nil
}
