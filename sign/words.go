package sign

import (
	"crypto/sha256"
	"maps"
	"regexp"
	"strings"
	"sync"
	"unicode"

	"iku/pdf/object"
)

// said is what the pages of a tagged file say, however it is set: another version of a
// program may break lines and pages elsewhere.
type said struct {
	file   *object.File
	text   strings.Builder // in the order it is drawn, without blanks
	aside  map[string]bool // what stands beside it: repeated heads, numbers of pages
	images map[[sha256.Size]byte]bool
	shapes int  // lines and boxes
	odd    bool // drawn in a way that is not looked into
}

// SameWords tells whether two files say the same in the same order, with the same
// pictures, and draw nothing besides that the one before does not draw in kind.
func SameWords(before, after []byte) bool {
	a, okA := saidIn(before)
	b, okB := saidIn(after)
	if !okA || !okB || a.unbroken() != b.unbroken() || !maps.Equal(a.images, b.images) || b.shapes > 2*a.shapes+16 {
		return false
	}
	for text := range b.aside {
		if !a.aside[text] && strings.Trim(text, "0123456789") != "" && !strings.Contains(a.text.String(), text) {
			return false
		}
	}
	return true
}

func saidIn(data []byte) (*said, bool) {
	file, err := object.Open(data)
	if err != nil {
		return nil, false
	}
	all, err := pages(file)
	if err != nil {
		return nil, false
	}
	s := &said{file: file, aside: map[string]bool{}, images: map[[sha256.Size]byte]bool{}}
	for _, p := range all {
		drawn, err := content(file, p.dict.Get("Contents"))
		if err != nil {
			return nil, false
		}
		resources, _ := file.Dict(p.dict.Get("Resources"))
		s.read(drawn, resources)
		annotations, _ := file.Array(p.dict.Get("Annots"))
		for _, a := range annotations {
			d, _ := file.Dict(a)
			s.odd = s.odd || d.Get("FT") != object.Name("Sig") && d.Get("Subtype") != object.Name("Link")
		}
	}
	return s, !s.odd
}

// read follows what a page draws.
func (s *said) read(data []byte, resources object.Dict) {
	l := object.NewLexer(data, 0)
	var args []object.Object
	var marked []bool // whether each open sequence is no part of the text
	fonts, _ := s.file.Dict(resources.Get("Font"))
	images, _ := s.file.Dict(resources.Get("XObject"))
	codes, known := map[byte]string(nil), map[object.Object]map[byte]string{}
	beside := func() bool { return len(marked) == 0 || marked[len(marked)-1] }
	show := func(o object.Object) {
		t, ok := o.(object.String)
		if !ok {
			return
		}
		var out strings.Builder
		for i := range len(t) {
			out.WriteString(plainLetters(codes[t[i]]))
		}
		if beside() {
			s.aside[out.String()] = true
		} else {
			s.text.WriteString(out.String())
		}
	}
	for steps := 0; ; steps++ {
		l.SkipSpace()
		op, end := operator(data, l.Pos())
		if op == "" {
			o, err := l.Object()
			if err != nil || steps > maxSteps {
				s.odd = s.odd || l.Pos() < len(data)
				return
			}
			args = append(args, o)
			continue
		}
		l = object.NewLexer(data, end)
		switch op {
		case "BDC", "BMC":
			marked = append(marked, len(args) > 0 && args[0] == object.Object(object.Name("Artifact")))
		case "EMC":
			marked = marked[:max(0, len(marked)-1)]
		case "Tf":
			if name, ok := at(args, 1).(object.Name); ok {
				ref := fonts.Get(name)
				if known[ref] == nil {
					known[ref] = s.codes(ref)
				}
				codes = known[ref]
			}
		case "Tj", "'", "\"":
			show(at(args, 0))
		case "TJ":
			list, _ := at(args, 0).(object.Array)
			for _, o := range list {
				show(o)
			}
		case "Do":
			name, _ := at(args, 0).(object.Name)
			o, _ := s.file.Resolve(images.Get(name))
			picture, ok := o.(*object.Stream)
			if !ok || picture.Dict.Get("Subtype") != object.Name("Image") {
				s.odd = true
				break
			}
			data := picture.Raw
			if plain, err := s.file.Decode(picture); err == nil {
				data = plain
			}
			s.images[sha256.Sum256(data)] = true
		case "re", "l":
			s.shapes++
		case "c", "v", "y", "sh", "BI", "Tr":
			s.odd = true
		}
		args = args[:0]
	}
}

// at returns an operand, counted from the last; nil where there is none.
func at(args []object.Object, back int) object.Object {
	if back >= len(args) {
		return nil
	}
	return args[len(args)-1-back]
}

// plainLetters returns a text without blanks.
func plainLetters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u00ad' {
			return -1
		}
		return r
	}, text)
}

// broken is what lines may be broken at within a word; before a figure it is a sign.
var broken = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(\pL)[-\x{2010}]+(\pL)`) })

// unbroken returns all that is said, however its words are broken.
func (s *said) unbroken() string { return broken().ReplaceAllString(s.text.String(), "$1$2") }

// codes returns what the codes of a font mean (ISO 32000-1, 9.10.3), of those that are
// one byte.
func (s *said) codes(font object.Object) map[byte]string {
	out := map[byte]string{}
	d, _ := s.file.Dict(font)
	o, _ := s.file.Resolve(d.Get("ToUnicode"))
	stream, ok := o.(*object.Stream)
	if !ok {
		s.odd = true
		return out
	}
	data, err := s.file.Decode(stream)
	if err != nil {
		s.odd = true
		return out
	}
	l := object.NewLexer(data, 0)
	var args []object.Object
	for {
		l.SkipSpace()
		op, end := operator(data, l.Pos())
		if op == "" {
			o, err := l.Object()
			if err != nil {
				return out
			}
			args = append(args, o)
			continue
		}
		l = object.NewLexer(data, end)
		switch op {
		case "endbfchar":
			for i := 0; i+1 < len(args); i += 2 {
				if code, ok := args[i].(object.String); ok && len(code) == 1 {
					to, _ := args[i+1].(object.String)
					out[code[0]] = ("\xFE\xFF" + to).Text()
				}
			}
		case "endbfrange":
			for i := 0; i+2 < len(args); i += 3 {
				from, okA := args[i].(object.String)
				to, okB := args[i+1].(object.String)
				first, okC := args[i+2].(object.String)
				if !okA || !okB || !okC || len(from) != 1 || len(to) != 1 {
					s.odd = s.odd || okA && len(from) == 1
					continue
				}
				letters := []rune(("\xFE\xFF" + first).Text())
				for c := int(from[0]); c <= int(to[0]) && len(letters) > 0; c++ {
					out[byte(c)] = string(letters)
					letters[len(letters)-1]++
				}
			}
		}
		args = args[:0]
	}
}
