package layout

import (
	"strconv"
	"strings"

	"iku/content"
	"iku/fonts"
)

const (
	footSize  = 8_000
	leastFoot = 3_500 // type smaller than this is left out
	footGap   = 12_000
)

// Bind numbers the pages of a sheet as those of a book, from first on, in their
// lower margin, where the sheet itself has nothing.
func Bind(s *Sheet, doc *content.Document, title string, first int) {
	body := style{face: s.Family.Nearest(fonts.Regular)}
	if sans, ok := fonts.Builtin(fonts.BuiltinNames()[0]); ok && !shows(body.face, "0123456789") {
		body.face = sans.Face(fonts.Regular)
	}
	for i := range s.Pages {
		foot(&s.Pages[i], doc.Halaman.Margin, body, title, strconv.Itoa(first+i))
	}
}

// foot sets a title at the left and a page's number at the right in the middle of
// the lower margin, smaller where that is low.
func foot(p *Page, m content.Margin, s style, title, number string) {
	s.size = min(footSize, m.Bawah*7/10)
	if s.size < leastFoot {
		return
	}
	y := p.Height - m.Bawah/2 + scale(s.face.CapHeight, s.size)/2
	set := func(t string, x, w Length) {
		p.Items = append(p.Items, Item{Kind: Text, X: x, Y: y, W: w, Text: t, Face: s.face, Size: s.size})
	}
	w := s.width(number)
	edge := p.Width - m.Kanan
	set(number, edge-w, w)
	if t := s.shortened(title, edge-w-footGap-m.Kiri); t != "" {
		set(t, m.Kiri, s.width(t))
	}
}

// shortened returns the text, or as many of its words as have room before dots.
// Text that the face cannot show is left out.
func (s style) shortened(t string, room Length) string {
	if !shows(s.face, t) {
		return ""
	}
	if s.width(t) <= room {
		return t
	}
	dots := "..."
	if s.face.Has('…') {
		dots = "…"
	}
	words := strings.Fields(t)
	for n := len(words) - 1; n > 0; n-- {
		if short := strings.Join(words[:n], " ") + " " + dots; s.width(short) <= room {
			return short
		}
	}
	return ""
}

// roman returns a number in small roman numerals.
func roman(n int) string {
	var b strings.Builder
	for _, d := range [...]struct {
		value int
		sign  string
	}{{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}} {
		for ; n >= d.value; n -= d.value {
			b.WriteString(d.sign)
		}
	}
	return b.String()
}
