package layout

import (
	"strconv"

	"iku/content/finding"
	"iku/content/source"
	"iku/layout/page"
	"iku/layout/setting"
)

// fullHead is how much of a page, in percent, what stands above the table takes
// where the table may begin on the next one rather than be torn.
const fullHead = 67

// heightOf returns the height of units one below the other.
func heightOf(units []unit) Length {
	var h Length
	for _, u := range units {
		h += u.space + u.height
	}
	return h
}

// compose breaks the units into pages and draws them.
func (c *composer) compose() {
	from := 0
	for _, to := range append(c.breaks, len(c.units)) {
		if from == to {
			continue
		}
		segment := c.units[from:to]
		ends, cost := paginate(segment, c.height)
		if cost >= never {
			c.tooTall(segment)
		}
		start, first := 0, len(c.sheet.Pages)
		for _, end := range ends {
			c.draw(segment[start:end])
			start = end
		}
		if c.doc.Halaman.KataPenyambung {
			for i := first; i+1 < len(c.sheet.Pages); i++ {
				c.catchword(&c.sheet.Pages[i], &c.sheet.Pages[i+1])
			}
		}
		from = to
	}
}

// newPage begins a page with what follows, turned as the document says.
func (c *composer) newPage() {
	if lanskap := c.doc.Halaman.Lanskap; lanskap == (c.page.Width > c.page.Height) || c.page.Width == c.page.Height {
		c.breaks = append(c.breaks, len(c.units))
	} else {
		c.compose()
		c.units, c.breaks = nil, nil
		c.turn(lanskap)
	}
	c.lead, c.staying = 0, false
	c.node = c.sheet.Root.Add(page.Sect, c.doc.Span)
}

// draw draws units on a new page.
func (c *composer) draw(units []unit) {
	p := c.page
	n := len(c.sheet.Pages)
	p.Items = make([]page.Item, 0, itemsOf(units)+2)
	if c.opts.Draft {
		c.watermark(&p)
	}
	if n > 0 && c.doc.Halaman.NomorAtas {
		c.pageNumber(&p, n+1)
	}
	m := c.doc.Halaman.Margin
	x, y := m.Kiri, m.Atas
	for i := 0; i < len(units); {
		u := &units[i]
		if i > 0 {
			y += u.space
		}
		if b := u.bookmark; b != nil {
			b.Page, b.Y = n, y
			c.sheet.Outline = append(c.sheet.Outline, *b)
		}
		if u.table != nil {
			end := i + 1
			for end < len(units) && units[end].table == u.table {
				end++
			}
			y += u.table.paint(&p, x, y, u.row, u.row+end-i, u.row == 0)
			i = end
			continue
		}
		for _, it := range u.items {
			it.X, it.Y = it.X+x, it.Y+y
			p.Items = append(p.Items, it)
		}
		for _, f := range u.fields {
			f.Page, f.X, f.Y = n, f.X+x, f.Y+y
			c.sheet.Fields = append(c.sheet.Fields, f)
		}
		for _, again := range u.copies {
			again.Page, again.X, again.Y = n, again.X+x, again.Y+y
			c.sheet.Fields[0].Copies = append(c.sheet.Fields[0].Copies, again)
		}
		y += u.height
		i++
	}
	c.sheet.Pages = append(c.sheet.Pages, p)
}

// itemsOf returns about how many items units have.
func itemsOf(units []unit) int {
	n := 0
	for i := range units {
		n += len(units[i].items)
		if t := units[i].table; t != nil {
			n += 4 * len(t.widths)
		}
	}
	return n
}

// pageNumber sets "- 2 -" in the middle of the upper margin.
func (c *composer) pageNumber(p *page.Page, n int) {
	t := "- " + strconv.Itoa(n) + " -"
	m := c.doc.Halaman.Margin
	w := c.body.Width(t)
	p.Items = append(p.Items, page.Item{Kind: page.Text, X: m.Kiri + (c.width-w)/2, Y: m.Atas*6/10 + setting.Scale(c.body.Face.CapHeight, c.body.Size)/2,
		W: w, Text: t, Face: c.body.Face, Size: c.body.Size})
}

// watermark marks a page as a draft, across its background.
func (c *composer) watermark(p *page.Page) {
	const word = "DRAF"
	s := c.bold
	s.Size = min(p.Width, p.Height) / 4
	w := s.Width(word)
	// Turned by 45 degrees: the middle of the word is brought to that of the page.
	const sine = 7071 // of 45 degrees, in ten-thousandths
	rise := setting.Scale(s.Face.CapHeight, s.Size)
	x := p.Width/2 - (w-rise)*sine/20000
	y := p.Height/2 + (w+rise)*sine/20000
	p.Items = append(p.Items, page.Item{Kind: page.Text, Gray: 225, X: x, Y: y, W: w, Text: word, Face: s.Face, Size: s.Size, Angle: 45})
}

// headTooHigh reports the head of a table that leaves too little room for its rows.
func (c *composer) headTooHigh(t *table) {
	if t.headHeight <= c.height/2 {
		return
	}
	f := c.findings.Add(finding.TakMuat, tallest(t.head).Or(c.doc.Tabel.Span.Or(c.doc.Halaman.Span.Or(c.doc.Span))),
		"kepala tabel setinggi %s cm; paling tinggi separuh halaman, %s cm", centimetres(t.headHeight), centimetres(c.height/2))
	f.Hint = "persingkat judul kolom, atau kurangi kolomnya; atau kecilkan margin dan huruf, atau pakai kertas yang lebih besar"
}

// tooHigh reports a part that leaves no room on a page.
func (c *composer) tooHigh(span source.Span, what string, h Length, hint string) {
	f := c.findings.Add(finding.TakMuat, span.Or(c.doc.Halaman.Span.Or(c.doc.Span)),
		"%s setinggi %s cm tidak muat di halaman, yang tingginya %s cm", what, centimetres(h), centimetres(c.height))
	f.Hint = hint + "; atau kecilkan margin dan huruf, atau pakai kertas yang lebih besar"
}

// tooTall reports that something does not fit, where nothing says yet what.
func (c *composer) tooTall(units []unit) {
	if c.findings.Count(finding.Galat) > 0 {
		return
	}
	f := c.findings.Add(finding.TakMuat, overfull(units, c.height).Or(c.doc.Halaman.Span.Or(c.doc.Span)),
		"ada bagian yang lebih tinggi daripada satu halaman (%s cm)", centimetres(c.height))
	f.Hint = "kecilkan margin atau huruf, atau pakai kertas yang lebih besar"
}

// tooNarrow reports columns whose words do not fit the page.
func (c *composer) tooNarrow(g *grid, widths []Length) {
	var sum, widest Length
	worst := 0
	for i, d := range g.demands {
		sum += widths[i]
		if w := max(d.fixed, d.letters()); w > widest {
			worst, widest = i, w
		}
	}
	if sum <= c.width {
		return
	}
	heading := g.set.columns.columns[worst].heading
	f := c.findings.Add(finding.TakMuat, g.widest(worst).Or(c.doc.Tabel.Span.Or(c.doc.Halaman.Span.Or(c.doc.Span))),
		"kolom tabel memerlukan sedikitnya %s cm, halaman punya %s cm; yang terlebar %q, %s cm",
		centimetres(sum), centimetres(c.width), heading.Value, centimetres(widest))
	f.Hint = "pakai orientasi lanskap, huruf yang lebih kecil, atau kolom yang lebih sedikit"
}

// fixedTooNarrow reports columns that the user made narrower than a figure or a
// few letters in them.
func (c *composer) fixedTooNarrow(g *grid) {
	told := map[string]bool{}
	for i, d := range g.demands {
		col := g.set.columns.columns[i]
		if d.fixed == 0 || d.fixed >= d.letters() || told[col.kind.name] {
			continue
		}
		told[col.kind.name] = true
		f := c.findings.Add(finding.TakMuat, c.doc.Tabel.Lebar[col.kind.name].Span,
			"lebar kolom %s %s cm, isinya memerlukan sedikitnya %s cm", col.kind.name, centimetres(d.fixed), centimetres(d.letters()+2834))
		f.Hint = "lebarkan, atau hapus dari [tabel] lebar"
	}
}

// notes returns the lines under the table.
func (c *composer) notes() []*setting.Paragraph {
	notes := make([]*setting.Paragraph, len(c.doc.Tabel.Catatan))
	for i, t := range c.doc.Tabel.Catatan {
		notes[i] = setting.Text(t.Value, c.body, setting.Left, t.Span)
	}
	return notes
}

// under sets the lines under the table.
func (c *composer) under(notes []*setting.Paragraph) []unit {
	var out []unit
	for i, p := range notes {
		for j, ln := range p.Set(c.width, c.node.Add(page.P, p.Span())) {
			u := unit{height: ln.Height, items: ln.Items, cost: never}
			if i == 0 && j == 0 {
				u.space = notesGap
			}
			out = append(out, u)
		}
	}
	return out
}

const notesGap = 6000 // between the table and its notes
