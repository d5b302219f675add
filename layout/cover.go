package layout

import (
	"fmt"
	"strings"

	"iku/content/source"
	"iku/fonts"
	"iku/layout/page"
	"iku/layout/setting"
)

const (
	coverLogo  = 96_000
	coverTitle = 24_000 // type sizes
	coverName  = 16_000
	coverYears = 14_000
	coverRule  = 1_500
	coverAir   = 30_000
	maxNames   = 6 // governments and periods named on the cover; of more it says how many
)

// cover sets the first page: what the book is, whose and of which years, and how
// many sheets it holds.
func (f *front) cover() {
	p := f.begin()
	sect := f.node
	x, y := f.doc.Halaman.Margin.Kiri, f.doc.Halaman.Margin.Atas+f.height/7
	sized := func(s setting.Style, size Length) setting.Style {
		s.Size, s.Leading = size, size*125/100
		return s
	}
	if l := f.volume.Logo; l != nil && l.W > 0 && l.H > 0 {
		h := Length(coverLogo)
		w := h * Length(l.W) / Length(l.H)
		if most := f.width / 2; w > most {
			w, h = most, max(most*Length(l.H)/Length(l.W), 1)
		}
		node := sect.Add(page.Figure, source.Span{})
		node.Alt = "Lambang " + f.volume.Entries[0].Government
		p.Items = append(p.Items, page.Item{Kind: page.Image, Node: node, X: x + (f.width-w)/2, Y: y, W: w, H: h, Image: l})
		y += h + coverAir
	}
	h1 := sect.Add(page.H1, source.Span{})
	title := f.heading(capitals(f.bold, f.volume.Called()), sized(f.bold, coverTitle), h1)
	f.sheet.Outline = append(f.sheet.Outline, page.Bookmark{Title: "Sampul", Page: len(f.sheet.Pages) - 1, Y: y})
	y = f.put(p, title, x, y) + coverAir/2
	rule := f.width / 3
	p.Items = append(p.Items, page.Item{Kind: page.Rule, X: x + (f.width-rule)/2, Y: y, W: rule, H: coverRule})
	y += coverRule + coverAir
	for _, line := range f.names() {
		s, line := able(sized(f.bold, coverName), fonts.Bold, line, f.families()...)
		y = f.put(p, f.heading(capitals(s, line), s, sect.Add(page.P, source.Span{})), x, y)
	}
	y += coverAir / 2
	f.put(p, f.heading(f.period(), sized(f.bold, coverYears), sect.Add(page.P, source.Span{})), x, y)

	note := f.heading(f.extent(), f.body, sect.Add(page.P, source.Span{}))
	f.put(p, note, x, p.Height-f.doc.Halaman.Margin.Bawah-note.Height())
}

// names returns the governments as the cover names them.
func (f *front) names() []string {
	all := f.volume.Governments()
	if len(all) > maxNames {
		governments, _ := f.volume.Owners()
		return []string{fmt.Sprintf("%d %s", len(all), governments)}
	}
	return all
}

// families returns the typefaces of the sheets, each once.
func (f *front) families() []*fonts.Family {
	var out []*fonts.Family
	seen := map[*fonts.Family]bool{}
	for i := range f.volume.Entries {
		if g := f.volume.Entries[i].Family; !seen[g] {
			seen[g] = true
			out = append(out, g)
		}
	}
	return out
}

// period says of which years the book is.
func (f *front) period() string {
	from, to := f.volume.Span()
	all := f.volume.Periods()
	switch {
	case len(all) == 1:
		return "TAHUN " + years(from, to, " - ")
	case len(all) <= maxNames:
		return "TAHUN " + strings.Join(all[:len(all)-1], ", ") + " DAN " + all[len(all)-1]
	}
	return fmt.Sprintf("TAHUN %d SAMPAI DENGAN %d", from, to)
}

// extent says how much the book holds; agencies are counted where all sheets are
// of such.
func (f *front) extent() string {
	sheets := len(f.volume.Entries)
	_, called := f.volume.Owners()
	unit := f.volume.Unit()
	switch agencies, governments := f.volume.owners(); {
	case governments > 0: // they are named above, and more of them may be
		return fmt.Sprintf("Memuat %d %s", sheets, unit)
	case sheets == agencies:
		return fmt.Sprintf("Memuat %s %d %s", unit, sheets, called)
	default:
		return fmt.Sprintf("Memuat %d %s dari %d %s", sheets, unit, agencies, called)
	}
}
