package layout

import (
	"strconv"

	"iku/content"
	"iku/fonts"
	"iku/layout/page"
	"iku/layout/setting"
)

const (
	footSize  = 8_000
	leastFoot = 3_500 // type smaller than this is left out
	footGap   = 12_000
)

// Bind numbers the pages of a sheet as those of a book, from first on, in their
// lower margin, where the sheet itself has nothing.
func Bind(s *page.Sheet, doc *content.Document, title string, first int) {
	body := setting.Style{Face: s.Family.Nearest(fonts.Regular)}
	if sans, ok := fonts.Builtin(fonts.BuiltinNames()[0]); ok && !setting.Shows(body.Face, "0123456789") {
		body.Face = sans.Face(fonts.Regular)
	}
	for i := range s.Pages {
		foot(&s.Pages[i], doc.Halaman.Margin, body, title, strconv.Itoa(first+i))
	}
}

// foot sets a title at the left and a page's number at the right in the middle of
// the lower margin, smaller where that is low.
func foot(p *page.Page, m content.Margin, s setting.Style, title, number string) {
	s.Size = min(footSize, m.Bawah*7/10)
	if s.Size < leastFoot {
		return
	}
	y := p.Height - m.Bawah/2 + setting.Scale(s.Face.CapHeight, s.Size)/2
	set := func(t string, x, w Length) {
		p.Items = append(p.Items, page.Item{Kind: page.Text, X: x, Y: y, W: w, Text: t, Face: s.Face, Size: s.Size})
	}
	w := s.Width(number)
	edge := p.Width - m.Kanan
	set(number, edge-w, w)
	if t := s.Shortened(title, edge-w-footGap-m.Kiri); t != "" {
		set(t, m.Kiri, s.Width(t))
	}
}
