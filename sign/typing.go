package sign

import (
	"bytes"
	"cmp"
	"fmt"

	"iku/fonts"
	"iku/pdf/object"
)

// typing sets text with the programs of a family, and notes which it used.
type typing struct {
	*update
	have   map[object.Name]object.Ref // fonts that the file has already
	family *fonts.Family
	fonts  object.Dict
	prefix string // of the fonts' names; "F" where empty
}

func (t *typing) resources() object.Dict {
	if len(t.fonts) == 0 {
		return object.Dict{}
	}
	return object.Dict{{Key: "Font", Value: t.fonts}}
}

func (t *typing) face(bold bool) *fonts.Face {
	if bold {
		return t.family.Nearest(fonts.Bold)
	}
	return t.family.Nearest(fonts.Regular)
}

// leading is the distance of baselines.
func leading(size int) int { return size * 118 / 100 }

// lines shows lines that were broken, the first below top.
func (t *typing) lines(out *bytes.Buffer, set []Line, size, x, top int) error {
	if len(set) == 0 {
		return nil
	}
	out.WriteString("BT 0 g\n")
	for i, l := range set {
		if err := t.text(out, l, size, x, top-size*92/100-i*leading(size)); err != nil {
			return err
		}
	}
	out.WriteString("ET\n")
	return nil
}

// text shows a line whose baseline begins at x, y.
func (t *typing) text(out *bytes.Buffer, l Line, size, x, y int) error {
	face := t.face(l.Bold)
	programs, err := face.Programs([]rune(l.Text))
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "1 0 0 1 %s %s Tm\n", milli(x), milli(y))
	var run []byte
	last := -1
	flush := func() {
		if len(run) > 0 {
			out.Write(object.AppendString(nil, string(run)))
			out.WriteString("Tj\n")
			run = run[:0]
		}
	}
	for _, r := range l.Text {
		n, code := find(programs, r, last)
		if n != last {
			flush()
			name := t.font(face, programs[n])
			fmt.Fprintf(out, "/%s %s Tf\n", name, milli(size))
			last = n
		}
		run = append(run, code)
	}
	flush()
	return nil
}

// find returns the program that has a character, and its code. The one preferred
// is asked first.
func find(programs []*fonts.Program, r rune, preferred int) (int, byte) {
	if preferred >= 0 {
		if code, ok := programs[preferred].Code(r); ok {
			return preferred, code
		}
	}
	for n, p := range programs {
		if code, ok := p.Code(r); ok {
			return n, code
		}
	}
	return 0, 0
}

// font returns the name that a program has in the resources. A program that the
// page has is not embedded again: its name tells what is in it.
func (t *typing) font(face *fonts.Face, p *fonts.Program) object.Name {
	ref, ok := t.have[object.Name(p.Name)]
	if !ok {
		ref = t.embed(face, p)
		if t.have == nil {
			t.have = map[object.Name]object.Ref{}
		}
		t.have[object.Name(p.Name)] = ref
	}
	for _, e := range t.fonts {
		if e.Value == object.Object(ref) {
			return e.Key
		}
	}
	name := object.Name(fmt.Sprintf("%s%d", cmp.Or(t.prefix, "F"), len(t.fonts)+1))
	t.fonts = append(t.fonts, object.Entry{Key: name, Value: ref})
	return name
}

// Flags of a font descriptor (ISO 32000-1, table 123).
const (
	flagFixed       = 1 << 0
	flagSerif       = 1 << 1
	flagNonsymbolic = 1 << 5
	flagItalic      = 1 << 6
)

// embed appends a font with its program.
func (t *typing) embed(face *fonts.Face, p *fonts.Program) object.Ref {
	const first, last = 32, 255
	flags := flagNonsymbolic
	for _, f := range []struct {
		set bool
		bit int
	}{{face.Fixed, flagFixed}, {face.Serif, flagSerif}, {face.ItalicAngle != 0, flagItalic}} {
		if f.set {
			flags |= f.bit
		}
	}
	var widths, box object.Array
	for _, w := range p.Widths[first : last+1] {
		widths = append(widths, object.Int(w))
	}
	for _, n := range face.BBox {
		box = append(box, object.Int(n))
	}
	encoding := object.Dict{
		{Key: "Type", Value: object.Name("Encoding")},
		{Key: "BaseEncoding", Value: object.Name("WinAnsiEncoding")},
	}
	if p.Differences != "" {
		if list, err := object.NewLexer([]byte("["+p.Differences+"]"), 0).Object(); err == nil {
			encoding = append(encoding, object.Entry{Key: "Differences", Value: list})
		}
	}
	flate := object.Entry{Key: "Filter", Value: object.Name("FlateDecode")}
	program := t.add(&object.Stream{Dict: object.Dict{flate, {Key: "Length1", Value: object.Int(p.Length)}}, Raw: p.Font})
	unicode := t.add(&object.Stream{Dict: object.Dict{flate}, Raw: p.Unicode})
	descriptor := t.add(object.Dict{
		{Key: "Type", Value: object.Name("FontDescriptor")},
		{Key: "FontName", Value: object.Name(p.Name)},
		{Key: "Flags", Value: object.Int(flags)},
		{Key: "FontBBox", Value: box},
		{Key: "ItalicAngle", Value: object.Int(face.ItalicAngle)},
		{Key: "Ascent", Value: object.Int(face.Ascent)},
		{Key: "Descent", Value: object.Int(face.Descent)},
		{Key: "CapHeight", Value: object.Int(face.CapHeight)},
		{Key: "StemV", Value: object.Int(face.StemV)},
		{Key: "FontFile2", Value: program},
	})
	return t.add(object.Dict{
		{Key: "Type", Value: object.Name("Font")},
		{Key: "Subtype", Value: object.Name("TrueType")},
		{Key: "BaseFont", Value: object.Name(p.Name)},
		{Key: "FirstChar", Value: object.Int(first)},
		{Key: "LastChar", Value: object.Int(last)},
		{Key: "Widths", Value: widths},
		{Key: "FontDescriptor", Value: descriptor},
		{Key: "Encoding", Value: encoding},
		{Key: "ToUnicode", Value: unicode},
	})
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
