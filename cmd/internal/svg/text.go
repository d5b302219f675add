package svg

import (
	"strconv"
	"unicode/utf8"

	"iku/fonts"
	"iku/layout/page"
)

// writer draws one page.
type writer struct {
	b     []byte
	names *Names
	of    map[*page.Node][]*page.Item
	has   map[*page.Node]bool
}

// text draws lines of text as one element. What they have in common is said
// once.
func (w *writer) text(lines []*page.Item) {
	if len(lines) == 0 {
		return
	}
	first := lines[0]
	place := w.place(first)
	w.write("<text")
	if first.Angle != 0 {
		w.write(` transform="rotate(`)
		w.b = strconv.AppendInt(w.b, -int64(first.Angle), 10)
		w.write(" ")
		w.length(first.X)
		w.write(" ")
		w.length(first.Y)
		w.write(`)"`)
	}
	w.attribute("data-tempat", place)
	w.face(first.Face)
	w.size(first.Size)
	w.fill(first.Gray)
	w.write(">")
	for _, it := range lines {
		w.write("<tspan")
		w.number("y", it.Y)
		if own := w.place(it); own != place {
			w.attribute("data-tempat", own)
		}
		if it.Face != first.Face {
			w.face(it.Face)
		}
		if it.Size != first.Size {
			w.size(it.Size)
		}
		if it.Gray != first.Gray {
			w.fill(it.Gray)
		}
		w.words(it)
		w.write("</tspan>")
	}
	w.write("</text>")
}

// place returns where a text is written: itself or, where its own text is made
// of its part's, the part.
func (w *writer) place(it *page.Item) string {
	if it.Span.IsZero() && it.Node != nil {
		return w.names.Place(it.Node.Span)
	}
	return w.names.Place(it.Span)
}

// words writes a line's text, closing the tag that it stands in. Each word has a
// place of its own: advances are those of the PDF, rounded to thousandths of the
// em, and a browser's are not.
func (w *writer) words(it *page.Item) {
	w.number("x", it.X)
	w.write(">")
	advance, space, inWord, opened := 0, false, false, false
	for _, r := range it.Text {
		r = fonts.Drawn(r)
		if space && r != ' ' && inWord {
			if opened {
				w.write("</tspan>")
			}
			w.write("<tspan")
			w.number("x", it.X+page.Length(advance)*it.Size/1000)
			w.write(">")
			opened = true
		}
		space = r == ' '
		inWord = inWord || !space
		w.character(r)
		width, _ := it.Face.Advance(r)
		advance += width
	}
	if opened {
		w.write("</tspan>")
	}
}

func (w *writer) character(r rune) {
	switch {
	case r == '<':
		w.write("&lt;")
	case r == '>':
		w.write("&gt;")
	case r == '&':
		w.write("&amp;")
	case r == '"':
		w.write("&#34;")
	case r == '\'':
		w.write("&#39;")
	case r < ' ' || r == 0x7f || r == utf8.RuneError:
		w.write("\uFFFD")
	case r == '\u00ad': // a browser shows it nowhere but where it breaks a line itself
		w.write("-")
	default:
		w.b = utf8.AppendRune(w.b, r)
	}
}

func (w *writer) write(s string) { w.b = append(w.b, s...) }

func (w *writer) escaped(s string) {
	for _, r := range s {
		w.character(r)
	}
}

// attribute writes an attribute, unless it is empty.
func (w *writer) attribute(name, value string) {
	if value == "" {
		return
	}
	w.write(" ")
	w.write(name)
	w.write(`="`)
	w.escaped(value)
	w.write(`"`)
}

func (w *writer) number(name string, n page.Length) {
	w.write(" ")
	w.write(name)
	w.write(`="`)
	w.length(n)
	w.write(`"`)
}

func (w *writer) box(x, y, width, height page.Length) {
	w.number("x", x)
	w.number("y", y)
	w.number("width", width)
	w.number("height", height)
}

func (w *writer) face(f *fonts.Face) { w.attribute("font-family", w.names.Face(f)) }

func (w *writer) size(l page.Length) { w.number("font-size", l) }

// fill names the colour, unless it is black.
func (w *writer) fill(gray uint8) {
	if gray == 0 {
		return
	}
	const digits = "0123456789abcdef"
	h := string([]byte{digits[gray>>4], digits[gray&15]})
	w.attribute("fill", "#"+h+h+h)
}

// length writes thousandths as a decimal number without idle zeros.
func (w *writer) length(n page.Length) {
	if n < 0 {
		w.write("-")
		n = -n
	}
	w.b = strconv.AppendInt(w.b, int64(n/1000), 10)
	f := n % 1000
	if f == 0 {
		return
	}
	w.b = append(w.b, '.', byte('0'+f/100), byte('0'+f/10%10), byte('0'+f%10))
	for w.b[len(w.b)-1] == '0' {
		w.b = w.b[:len(w.b)-1]
	}
}
