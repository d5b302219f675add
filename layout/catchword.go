package layout

import (
	"strings"
	"unicode"

	"iku/layout/page"
)

// catchword sets the word with which the next page goes on under the last line of a
// page, at its right edge: a number together with the word behind it.
func (c *composer) catchword(p, next *page.Page) {
	var words []string
	for i := range next.Items {
		it := &next.Items[i]
		if it.Kind != page.Text || it.Node == nil { // the head of a table, and what is repeated, is no new text
			continue
		}
		words = append(words, strings.Fields(it.Text)...)
		if at := indexLetters(words); at >= 0 {
			words = words[:at+1]
			break
		}
	}
	if len(words) == 0 {
		return
	}
	m := c.doc.Halaman.Margin
	t := strings.TrimRight(strings.Join(words, " "), "\u00ad") + " ..."
	w := c.body.Width(t)
	if w > c.width {
		return
	}
	p.Items = append(p.Items, page.Item{Kind: page.Text, X: p.Width - m.Kanan - w, Y: p.Height - m.Bawah + min(c.body.Leading, m.Bawah/3), W: w,
		Text: t, Face: c.body.Face, Size: c.body.Size})
}

// indexLetters returns the index of the first word that has two letters; -1: none has.
func indexLetters(words []string) int {
	for i, w := range words {
		letters := 0
		for _, r := range w {
			if unicode.IsLetter(r) {
				letters++
			}
		}
		if letters > 1 {
			return i
		}
	}
	return -1
}
