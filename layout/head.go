package layout

import (
	"strconv"
	"strings"

	"iku/content"
	"iku/content/source"
	"iku/layout/page"
	"iku/layout/setting"
)

const blockGap = 12_000 // between title, identity block and table

// capitals returns text as the title and the identity block show it.
func (c *composer) capitals(t string) string {
	if c.doc.Dokumen.Kapital {
		return inCapitals(t)
	}
	return t
}

// titleLines returns the lines of the title, ready to be printed.
func (c *composer) titleLines() []content.Text {
	d := c.doc.Dokumen
	if len(d.BarisJudul) > 0 {
		return d.BarisJudul
	}
	lines := append([]content.Text(nil), d.Judul...)
	lines[len(lines)-1].Value += variant(c.doc)
	lines = append(lines, d.Instansi)
	years := "Tahun " + strconv.Itoa(d.Periode.From)
	switch {
	case d.Tahun > 0:
		years = "Tahun " + strconv.Itoa(d.Tahun)
	case d.Periode.To != d.Periode.From:
		years += " - " + strconv.Itoa(d.Periode.To)
	}
	lines = append(lines, content.Text{Value: years, Span: d.Periode.Span})
	for i := range lines {
		lines[i].Value = c.capitals(lines[i].Value)
	}
	return lines
}

// yearTitle returns the first line of the title of a document about one year.
func (c *composer) yearTitle() []content.Text {
	d := &c.doc.Dokumen
	lines := append([]content.Text(nil), d.Judul...)
	if len(d.BarisJudul) > 0 {
		return d.BarisJudul
	}
	last := &lines[len(lines)-1]
	last.Value += variant(c.doc)
	switch {
	case d.Tahun > 0:
		last.Value += " Tahun " + strconv.Itoa(d.Tahun)
	case d.Periode.From > 0:
		last.Value += " Tahun " + d.Periode.String()
	}
	for i := range lines {
		lines[i].Value = c.capitals(lines[i].Value)
	}
	return lines
}

// variant returns what a title says behind what a document of its kind is called: that
// it is one of change, or which quarter it is about.
func variant(doc *content.Document) string {
	switch q := doc.Pengukuran.Triwulan; {
	case doc.Perjanjian.Perubahan:
		return " Perubahan"
	case q > 0:
		return " Triwulan " + strings.ToUpper(ordinal("I", q))
	}
	return ""
}

// ownerTitle returns whose document it is, as the title says it below its year:
// the agency and its government, or the government.
func (c *composer) ownerTitle() []content.Text {
	if len(c.doc.Dokumen.BarisJudul) > 0 {
		return nil
	}
	var lines []content.Text
	if p := c.doc.PerangkatDaerah; p != nil && !p.Nama.IsZero() {
		lines = append(lines, p.Nama)
	}
	lines = append(lines, c.doc.Dokumen.Instansi)
	for i := range lines {
		lines[i].Value = c.capitals(lines[i].Value)
	}
	return lines
}

// titles sets the lines of the title as one heading, the document's number below.
func (c *composer) titles(lines []content.Text) {
	if len(lines) == 0 {
		return
	}
	c.sheet.Title = c.heading(lines, page.H1)
	if n := c.doc.Dokumen.Nomor; !n.IsZero() {
		b := setting.Text("Nomor : "+n.Value, c.body, setting.Centre, n.Span).Set(c.width, c.node.Add(page.P, n.Span))
		c.add(b, 0, 2000, free)
		c.staying = true
	}
}

// heading sets lines as one heading, and returns what it says.
func (c *composer) heading(lines []content.Text, role page.Role) string {
	node := c.node.Add(role, lines[0].Span)
	var names []string
	var out setting.Block
	for i, t := range lines {
		p := setting.Text(t.Value, c.title, setting.Centre, t.Span)
		p.Balanced, p.Hyphens = true, false
		b := p.Set(c.width, node)
		if last := len(b) - 1; i < len(lines)-1 && len(b[last].Items) > 0 {
			items := b[last].Items
			items[len(items)-1].Text += " " // the lines are one heading
		}
		out = append(out, b...)
		names = append(names, t.Value)
	}
	c.mark(names[0], 0)
	c.add(out.Together(), 0, c.lead, free)
	c.staying = true
	return strings.Join(names, " ")
}

// mark makes the next unit a place of the outline.
func (c *composer) mark(title string, level int) {
	c.pending = &page.Bookmark{Title: setting.Spoken(title), Level: level}
}

// identityLine is one label of the identity block with what it says.
type identityLine struct {
	key, label string
	text       content.Uraian
	capital    bool
}

// identityLines lists the identity block in its order. A key is the one that
// perangkat_daerah.label names.
func (c *composer) identityLines() []identityLine {
	a := c.doc.PerangkatDaerah
	if a == nil {
		return nil
	}
	one := func(t content.Text) content.Uraian {
		if t.IsZero() {
			return content.Uraian{}
		}
		return content.Uraian{Items: []content.Text{t}, Span: t.Span}
	}
	tujuan := a.Tujuan
	var printed []content.Text
	for i := range c.doc.Tujuan {
		if t := c.doc.Tujuan[i]; t.Cetak {
			printed = append(printed, t.Uraian)
		}
	}
	if tujuan.IsZero() && len(printed) > 0 {
		tujuan = content.Uraian{Items: printed, List: len(printed) > 1, Span: printed[0].Span}
	}
	nama, of := "NAMA PERANGKAT DAERAH", " PERANGKAT DAERAH"
	if !c.doc.Dokumen.Pemerintah {
		nama, of = "NAMA UNIT KERJA", ""
	}
	lines := []identityLine{
		{"nama", nama, one(a.Nama), true},
		{"jabatan", "JABATAN", one(a.Jabatan), false},
		{"visi", "VISI" + of, a.Visi, true},
		{"misi", "MISI" + of, a.Misi, true},
		{"tujuan", "TUJUAN" + of, tujuan, true},
		{"urusan", "URUSAN", a.Urusan, false},
		{"tugas", "TUGAS", a.Tugas, false},
		{"fungsi", "FUNGSI", a.Fungsi, false},
	}
	for i := range lines {
		if t, ok := a.Label[lines[i].key]; ok {
			lines[i].label = t.Value
		}
	}
	return lines
}

// identity sets lines behind their labels, those left out that say nothing.
func (c *composer) identity(all []identityLine) {
	lines := all[:0:0]
	var labels Length
	for _, ln := range all {
		if ln.text.IsZero() {
			continue
		}
		labels = max(labels, c.body.Width(ln.label))
		lines = append(lines, ln)
	}
	labels = min(labels, c.width*2/5)
	for i, ln := range lines {
		space := Length(1500)
		if i == 0 {
			space = blockGap
		}
		c.add(c.identityBlock(ln, labels), 0, space, free)
	}
}

// identityBlock sets one label with its text beside it.
func (c *composer) identityBlock(ln identityLine, labels Length) setting.Block {
	node := c.node.Add(page.P, ln.text.Span)
	indent := c.labelIndent(labels)
	var body setting.Block
	if ln.text.List {
		body = c.numbered(ln).Set(c.width-indent, c.node)
	} else {
		body = setting.Text(c.value(ln, 0), c.body, setting.Left, ln.text.Items[0].Span).Set(c.width-indent, node)
	}
	return c.behind(ln.label, body.Shift(indent), labels, node, ln.text.Span)
}

// labelIndent returns where text begins behind labels of that width and a colon.
func (c *composer) labelIndent(labels Length) Length {
	return labels + c.body.Width(" ") + c.body.Width(": ")
}

// behind puts a label and a colon before a block that is indented for them.
func (c *composer) behind(label string, body setting.Block, labels Length, node *page.Node, span source.Span) setting.Block {
	side := setting.Text(label, c.body, setting.Left, span).Set(labels, node)
	var lead []page.Item // the whole label, so that it is read before the text beside it
	var y Length
	for i := range side {
		if i == len(body) {
			body = append(body, setting.Line{Height: c.body.Leading})
		}
		endWithSpace(side[i : i+1])
		for _, it := range side[i].Items {
			it.Y += y
			lead = append(lead, it)
		}
		y += body[i].Height
	}
	lead = append(lead, c.body.Item(": ", c.body.Width(":"), labels+c.body.Width(" "), node, span))
	body[0].Items = append(lead, body[0].Items...)
	body[:len(side)].Together()
	return body
}

func (c *composer) value(ln identityLine, i int) string {
	if ln.capital {
		return c.capitals(ln.text.Items[i].Value)
	}
	return ln.text.Items[i].Value
}

// numbered returns a list of the identity block.
func (c *composer) numbered(ln identityLine) setting.Material {
	var room Length
	for i := range ln.text.Items {
		room = max(room, c.body.Width(ordinal(c.doc.PerangkatDaerah.GayaDaftar, i+1)+" "))
	}
	var items []setting.Material
	for i, t := range ln.text.Items {
		items = append(items, setting.Hanging{Label: ordinal(c.doc.PerangkatDaerah.GayaDaftar, i+1), Style: c.body, Span: t.Span,
			Room: room, Body: setting.Text(c.value(ln, i), c.body, setting.Left, t.Span), Role: page.LI})
	}
	return setting.List{Items: items, Span: ln.text.Span}
}
