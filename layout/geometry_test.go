package layout

import (
	"fmt"
	"slices"

	"iku/content"
	"iku/layout/page"
	"iku/layout/setting"
)

// hair is how far things may reach into each other: what rounding loses.
const hair = 60

// extent is a rectangle on a page.
type extent struct{ left, top, right, bottom Length }

// extentOf returns the rectangle of an item: of a text, its advance and what its
// face asks for above and below the baseline. On a squeezed page only the ink of
// unaccented letters counts.
func extentOf(it *page.Item, squeezed bool) extent {
	switch {
	case it.Kind == page.Text && squeezed:
		return extent{it.X, it.Y - setting.Scale(it.Face.CapHeight, it.Size), it.X + it.W, it.Y - setting.Scale(it.Face.Descent, it.Size)}
	case it.Kind == page.Text:
		return extent{it.X, it.Y - setting.Scale(it.Face.Ascent, it.Size), it.X + it.W, it.Y - setting.Scale(it.Face.Descent, it.Size)}
	default:
		return extent{it.X, it.Y, it.X + it.W, it.Y + it.H}
	}
}

func (a extent) meets(b extent) bool {
	return a.left+hair < b.right && b.left+hair < a.right && a.top+hair < b.bottom && b.top+hair < a.bottom
}

// isBracket tells of a bracket around a fraction: its glyph is lower than its
// face, and it may reach a little beyond its line.
func isBracket(it *page.Item) bool {
	return it.Kind == page.Text && len(it.Text) > 0 && (it.Text[0] == '(' || it.Text[0] == ')') && len(it.Text) <= 2
}

// misplaced returns what overlaps on the pages of a sheet, or leaves its margins.
func misplaced(doc *content.Document, s *page.Sheet) (out []string) {
	m := doc.Halaman.Margin
	extentOf := func(it *page.Item) extent { return extentOf(it, doc.Halaman.SatuHalaman) }
	for n := range s.Pages {
		p := &s.Pages[n]
		report := func(format string, args ...any) {
			out = append(out, fmt.Sprintf("page %d: ", n+1)+fmt.Sprintf(format, args...))
		}
		var texts, rules []*page.Item
		for i := range p.Items {
			it := &p.Items[i]
			switch {
			case it.Angle != 0:
				continue
			case it.Kind == page.Text && it.Node == nil && it.Y < m.Atas: // the page's number
				if it.Y < 0 || it.X < 0 || it.X+it.W > p.Width {
					report("%q leaves the paper", it.Text)
				}
				continue
			case it.Kind == page.Text:
				texts = append(texts, it)
			case it.Kind == page.Rule && it.H > 0 && it.W > 0:
				rules = append(rules, it)
			}
			e := extentOf(it)
			slack := Length(hair)
			if it.Kind == page.Rule {
				slack = ruleHeight
			}
			if isBracket(it) {
				slack = it.Size / 3
			}
			if e.left < m.Kiri-slack || e.right > p.Width-m.Kanan+slack || e.top < m.Atas-slack || e.bottom > p.Height-m.Bawah+slack {
				report("%s leaves the margins: %v of %v", describe(it), e, extent{m.Kiri, m.Atas, p.Width - m.Kanan, p.Height - m.Bawah})
			}
		}
		slices.SortStableFunc(texts, func(a, b *page.Item) int { return int(extentOf(a).top - extentOf(b).top) })
		for i, a := range texts {
			for _, b := range texts[i+1:] {
				if extentOf(b).top >= extentOf(a).bottom {
					break
				}
				if !isBracket(a) && !isBracket(b) && extentOf(a).meets(extentOf(b)) {
					report("%s overlaps %s", describe(a), describe(b))
				}
			}
		}
		slices.SortStableFunc(texts, func(a, b *page.Item) int { return int(a.Y - b.Y) })
		for _, r := range rules {
			// Only the letters' bodies count: descenders may touch an underline.
			first, _ := slices.BinarySearchFunc(texts, r.Y, func(t *page.Item, y Length) int { return int(t.Y - y) })
			for _, t := range texts[first:] {
				body := extent{t.X, t.Y - setting.Scale(t.Face.XHeight, t.Size), t.X + t.W, t.Y}
				if body.top >= r.Y+r.H {
					if t.Y-t.Size*2 > r.Y+r.H {
						break
					}
					continue
				}
				if r.Gray == 0 && extentOf(r).meets(body) {
					report("a rule at %v strikes %s", extentOf(r), describe(t))
				}
			}
		}
	}
	for _, b := range s.Outline {
		if b.Page < 0 || b.Page >= len(s.Pages) || b.Y < 0 || b.Y > s.Pages[b.Page].Height {
			out = append(out, fmt.Sprintf("bookmark %q points to page %d of %d, %v", b.Title, b.Page+1, len(s.Pages), b.Y))
		}
	}
	return out
}

func describe(it *page.Item) string {
	if it.Kind == page.Text {
		return fmt.Sprintf("%q at %s, %s", it.Text, page.Points(it.X), page.Points(it.Y))
	}
	return fmt.Sprintf("a rule or image at %s, %s", page.Points(it.X), page.Points(it.Y))
}
