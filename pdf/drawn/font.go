package drawn

import (
	"strings"

	"golang.org/x/image/font/sfnt"

	"iku/pdf/object"
)

// glyph is a character of a font: what it says, empty where nothing, and how far the
// next one stands from it, in parts of the size.
type glyph struct {
	text   string
	width  float64
	unread bool
}

// font tells what the codes of a font's strings mean.
type font struct {
	composite bool // its codes may have several bytes
	codes     *cmap
	toUnicode *cmap
	runes     [256]string // of a simple font
	widths    map[uint32]float64
	missing   float64
	glyphs    map[uint32]rune // of the program of a composite font; nil: not looked at
}

// unknownText stands for a character whose font does not say which it is.
const unknownText = "\ufffd"

// fontOf returns a font, read once.
func (r *reader) fontOf(o object.Object) (*font, error) {
	ref, isRef := o.(object.Ref)
	if f := r.fonts[ref]; isRef && f != nil {
		return f, nil
	}
	if r.steps -= 1000; r.steps < 0 { // one that stands where it is used is read each time
		return nil, ErrTooMuch
	}
	d, err := r.file.Dict(o)
	if err != nil || d == nil {
		return nil, err
	}
	f := &font{widths: map[uint32]float64{}}
	if f.toUnicode, err = r.cmapOf(d.Get("ToUnicode")); err != nil {
		return nil, err
	}
	kind, err := r.file.Resolve(d.Get("Subtype"))
	if err != nil {
		return nil, err
	}
	if kind == object.Name("Type0") {
		err = r.compositeFont(f, d)
	} else {
		err = r.simpleFont(f, d, kind)
	}
	if err != nil {
		return nil, err
	}
	if isRef {
		r.fonts[ref] = f
	}
	return f, nil
}

// compositeFont reads a font whose codes name glyphs (9.7).
func (r *reader) compositeFont(f *font, d object.Dict) error {
	f.composite = true
	encoding, err := r.file.Resolve(d.Get("Encoding"))
	if err != nil {
		return err
	}
	if _, ok := encoding.(*object.Stream); ok {
		if f.codes, err = r.cmapOf(encoding); err != nil {
			return err
		}
	}
	below, err := r.file.Array(d.Get("DescendantFonts"))
	if err != nil || len(below) == 0 {
		return err
	}
	cid, err := r.file.Dict(below[0])
	if err != nil {
		return err
	}
	f.missing = 1
	if w, ok := number(cid.Get("DW")); ok && w >= 0 && w < 1e5 {
		f.missing = w / 1000
	}
	list, err := r.file.Array(cid.Get("W"))
	if err != nil {
		return err
	}
	if err := r.cidWidths(f, list); err != nil {
		return err
	}
	if f.toUnicode == nil {
		return r.programOf(f, cid)
	}
	return nil
}

// cidWidths reads the widths of glyphs (9.7.4.3).
func (r *reader) cidWidths(f *font, list object.Array) error {
	for i := 0; i+1 < len(list); {
		first, _ := number(list[i])
		next, err := r.file.Resolve(list[i+1])
		if err != nil {
			return err
		}
		if several, ok := next.(object.Array); ok {
			for j, o := range several {
				if w, ok := number(o); ok && first >= 0 && first < 1<<16 {
					f.widths[uint32(first)+uint32(j)] = w / 1000
				}
			}
			i += 2
			continue
		}
		if i+2 >= len(list) {
			break
		}
		last, _ := number(next)
		w, _ := number(list[i+2])
		if first >= 0 && last < 1<<16 {
			for code := int(first); code <= int(last); code++ {
				f.widths[uint32(code)] = w / 1000
				if r.steps--; r.steps < 0 {
					return ErrTooMuch
				}
			}
		}
		i += 3
	}
	return nil
}

// programOf asks the program of a TrueType font which characters its glyphs are,
// where nothing else tells it (9.10.2 leaves it at that).
func (r *reader) programOf(f *font, cid object.Dict) error {
	about, err := r.file.Dict(cid.Get("FontDescriptor"))
	if err != nil {
		return err
	}
	o, err := r.file.Resolve(about.Get("FontFile2"))
	if err != nil {
		return err
	}
	s, ok := o.(*object.Stream)
	if !ok {
		return nil
	}
	data, err := r.file.Decode(s)
	if err != nil {
		return err
	}
	program, err := sfnt.Parse(data)
	if err != nil {
		return nil // nothing is known of it
	}
	f.glyphs = map[uint32]rune{}
	var b sfnt.Buffer
	for _, from := range [...][2]rune{{0x2022, 0x2122}, {0xa0, 0x24f}, {' ', '~'}} {
		for c := from[0]; c <= from[1]; c++ {
			if g, err := program.GlyphIndex(&b, c); err == nil && g != 0 {
				f.glyphs[uint32(g)] = c
			}
		}
	}
	return nil
}

// next returns the first character of a string and how many bytes it takes.
func (f *font) next(s string) (g glyph, n int) {
	if !f.composite {
		code := uint32(s[0])
		g.width = f.missing
		if w, ok := f.widths[code]; ok {
			g.width = w
		}
		g.text = f.runes[s[0]]
		if f.toUnicode != nil {
			if said := f.toUnicode.text(code, 1); said != "" {
				g.text = said
			}
		}
		return g.shown(), 1
	}
	code, n := f.codes.code(s)
	cid := code
	if f.codes != nil {
		cid = f.codes.cid(code, n)
	}
	g.width = f.missing
	if w, ok := f.widths[cid]; ok {
		g.width = w
	}
	switch {
	case f.toUnicode != nil:
		g.text = f.toUnicode.text(code, n)
	case f.glyphs != nil && f.glyphs[cid] != 0:
		g.text = string(f.glyphs[cid])
	}
	if g.text == "" {
		g.text, g.unread = unknownText, true
	}
	return g.shown(), n
}

// plainer are characters that stand for others, or for no one's eye.
var plainer = strings.NewReplacer("ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl",
	"\u00a0", " ", "\u2002", " ", "\u2003", " ", "\u2009", " ", "\u202f", " ", "\u3000", " ", "\t", " ", "\n", " ", "\r", " ",
	"\u200b", "", "\u200c", "", "\u200d", "", "\ufeff", "", "\x00", "",
	"\uf0b7", "•", "\uf0a7", "▪", "\uf0fc", "✓", "\uf0d8", "➢", "\uf02d", "-", "\uf0e0", "→")

// shown sets what people see of a character.
func (g glyph) shown() glyph {
	if len(g.text) == 1 && g.text[0] > ' ' && g.text[0] < 0x7f {
		return g
	}
	g.text = plainer.Replace(g.text)
	if g.text != " " {
		g.text = strings.ReplaceAll(g.text, " ", "")
	}
	for _, c := range g.text {
		if c < ' ' || c == 0x7f || c >= 0xe000 && c < 0xf900 || c == 0xfffd {
			return glyph{unknownText, g.width, true}
		}
	}
	return g
}
