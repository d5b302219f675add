package layout

import (
	"strconv"
	"strings"

	"iku/content"
	"iku/content/source"
	"iku/layout/page"
	"iku/layout/setting"
)

// clauseGap is the air between the parts of a decree.
const clauseGap = 6_000

// kepalaKeputusan sets the head of a decree: whose it is, its number and subject.
func (c *composer) kepalaKeputusan() {
	k := c.doc.Keputusan
	lines := c.decree()
	if n := c.doc.Dokumen.Nomor; !n.IsZero() {
		lines = append(lines, content.Text{Value: "NOMOR " + n.Value, Span: n.Span})
	}
	tentang := k.Tentang
	tentang.Value = strings.ToUpper(tentang.Value)
	lines = append(lines, content.Text{Value: "TENTANG", Span: tentang.Span}, tentang)
	c.sheet.Title = c.heading(lines, page.H1)
	if k.Peraturan {
		c.centred("DENGAN RAHMAT TUHAN YANG MAHA ESA", k.Span, blockGap)
	}
	if p := c.officials(); p.Value != "" {
		c.centred(strings.TrimRight(p.Value, ",")+",", p.Span, blockGap)
	}
}

// decree returns what the decree is called, with whose it is: KEPUTUSAN KEPALA DINAS ….
func (c *composer) decree() []content.Text {
	k := c.doc.Keputusan
	lines := []content.Text{{Value: strings.ToUpper(k.Sebutan()), Span: k.Span}}
	for i, t := range k.Pejabat {
		t.Value = strings.ToUpper(strings.TrimRight(t.Value, ","))
		if i == 0 {
			lines[0].Value += " " + t.Value
			continue
		}
		lines = append(lines, t)
	}
	return lines
}

// officials returns who decrees, on one line.
func (c *composer) officials() content.Text {
	var words []string
	k := c.doc.Keputusan
	for _, t := range k.Pejabat {
		words = append(words, strings.ToUpper(strings.TrimRight(t.Value, ",")))
	}
	t := content.Text{Value: strings.Join(words, " "), Span: k.Span}
	if len(k.Pejabat) > 0 {
		t.Span = k.Pejabat[0].Span
	}
	return t
}

// centred sets a line in the middle.
func (c *composer) centred(t string, span source.Span, space Length) {
	p := setting.Text(t, c.body, setting.Centre, span)
	p.Balanced, p.Hyphens = true, false
	c.add(p.Set(c.width, c.node.Add(page.P, span)).Together(), 0, space, free)
	c.staying = true
}

// konsiderans sets why and by what laws a decree is made: labels with lists beside
// them, which go on over a page.
func (c *composer) konsiderans() {
	k := c.doc.Keputusan
	labels := c.clauseLabels()
	for _, part := range []struct {
		label, style string
		items        []content.Text
	}{{"Menimbang", "a.", k.Menimbang}, {"Mengingat", "1.", k.Mengingat}, {"Memperhatikan", "1.", k.Memperhatikan}} {
		if len(part.items) > 0 {
			c.staying = false
			c.clause(part.label, c.items(part.items, part.style), labels, part.items[0].Span, blockGap)
		}
	}
}

// clauseLabels returns the width of the labels of a decree.
func (c *composer) clauseLabels() (w Length) {
	labels := []string{"Menimbang", "Mengingat", "Menetapkan"}
	if len(c.doc.Keputusan.Memperhatikan) > 0 {
		labels = append(labels, "Memperhatikan")
	}
	if !c.doc.Keputusan.Peraturan {
		for i := range c.doc.Keputusan.Menetapkan {
			labels = append(labels, diktum(i+1))
		}
	}
	for _, l := range labels {
		w = max(w, c.body.Width(l))
	}
	return w
}

// items returns a list; a single item has no number.
func (c *composer) items(list []content.Text, style string) setting.Material {
	if len(list) == 1 {
		return setting.Text(list[0].Value, c.body, setting.Left, list[0].Span)
	}
	var room Length
	for i := range list {
		room = max(room, c.body.Width(ordinal(style, i+1)+"  "))
	}
	items := make([]setting.Material, len(list))
	for i, t := range list {
		items[i] = setting.Hanging{Label: ordinal(style, i+1), Style: c.body, Span: t.Span, Room: room,
			Body: setting.Text(t.Value, c.body, setting.Left, t.Span), Role: page.LI}
	}
	return setting.List{Items: items, Span: list[0].Span}
}

// clause sets material behind a label and a colon.
func (c *composer) clause(label string, m setting.Material, labels Length, span source.Span, space Length) {
	indent := c.labelIndent(labels)
	node := c.node.Add(page.P, span)
	within := node
	if _, list := m.(setting.List); list {
		within = c.node
	}
	body := m.Set(c.width-indent, within).Guard()
	c.add(c.behind(label, body.Shift(indent), labels, node, span), 0, space, free)
}

// keputusanDiktum sets what a decree decides: KESATU, KEDUA, … or Pasal 1, Pasal 2, ….
func (c *composer) keputusanDiktum() {
	k := c.doc.Keputusan
	labels := c.clauseLabels()
	c.staying = false
	c.centred("M E M U T U S K A N :", k.Span, blockGap)
	title := content.Text{Value: strings.Join(texts(c.decree()), " ") + " TENTANG " + strings.ToUpper(k.Tentang.Value) + ".", Span: k.Tentang.Span}
	c.clause("Menetapkan", setting.Text(title.Value, c.body, setting.Left, title.Span), labels, title.Span, blockGap)
	for i, t := range k.Menetapkan {
		if k.Peraturan {
			c.centred("Pasal "+strconv.Itoa(i+1), t.Span, blockGap)
			c.prose(t.Value, t.Span, clauseGap)
			continue
		}
		c.clause(diktum(i+1), setting.Text(t.Value, c.body, setting.Left, t.Span), labels, t.Span, clauseGap)
	}
}

func texts(list []content.Text) []string {
	out := make([]string, len(list))
	for i, t := range list {
		out[i] = t.Value
	}
	return out
}

// diktum returns the name of a dictum, counted from 1: KESATU, KEDUA BELAS.
func diktum(n int) string { return strings.ToUpper(content.Urutan(n)) }

// pengundangan sets the lines by which a regulation is promulgated.
func (c *composer) pengundangan() {
	for i, t := range c.doc.Keputusan.Pengundangan {
		space := Length(0)
		if i == 0 {
			space = signatureSpace
		}
		c.prose(t.Value, t.Span, space)
	}
}

// tembusan sets who else receives the decree.
func (c *composer) tembusan() {
	list := c.doc.Keputusan.Tembusan
	if len(list) == 0 {
		return
	}
	c.staying = false
	c.prose("Tembusan:", list[0].Span, signatureSpace)
	c.staying = true
	c.add(c.items(list, "1.").Set(c.width, c.node), 0, 0, free)
}
