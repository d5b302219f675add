package layout

import (
	"iku/content"
	"iku/layout/page"
	"iku/layout/setting"
)

// The kop's type sizes stand as 2 : 3 : 1: the government, the agency, the
// address. (Tata naskah dinas of the regions; DIY and its kabupaten spell it out.)
const (
	kopUnit     = 8_000
	kopLines    = 3 // that the agency's name may take
	kopGap      = 12_000
	logoHeight  = 72_000
	logoGap     = 10_000
	thickRule   = 2_250
	thinRule    = 750
	betweenRule = 1_000
)

// kop sets the letterhead: the logo at the left, the lines centred beside it, a
// thick and a thin rule below.
func (c *composer) kop() {
	k := c.doc.Kop
	if k == nil {
		return
	}
	u := unit{}
	var x Length
	if p := c.opts.Logo; p != nil && p.W > 0 && p.H > 0 {
		h := Length(logoHeight)
		w := h * Length(p.W) / Length(p.H)
		if most := c.width / 4; w > most {
			w, h = most, most*Length(p.H)/Length(p.W)
		}
		node := c.node.Add(page.Figure, k.Logo.Span)
		node.Alt = "Lambang"
		if len(k.Baris) > 0 {
			node.Alt += " " + k.Baris[0].Value
		}
		u.items = append(u.items, page.Item{Kind: page.Image, Node: node, W: w, H: max(h, 1), Image: p, Span: k.Logo.Span})
		x, u.height = w+logoGap, h
	}
	lines := c.kopLines(k, c.width-x)
	if y := (u.height - lines.Height()) / 2; y > 0 {
		lines.Under(y)
	} else if y < 0 { // the logo stands in the middle of the lines
		for i := range u.items {
			u.items[i].Y = -y
		}
	}
	var y Length
	for _, ln := range lines {
		for _, it := range ln.Items {
			it.X, it.Y = it.X+x, it.Y+y
			u.items = append(u.items, it)
		}
		y += ln.Height
	}
	u.height = max(u.height, y) + 4000
	for _, h := range []Length{thickRule, thinRule} {
		u.items = append(u.items, page.Item{Kind: page.Rule, Y: u.height, W: c.width, H: h})
		u.height += h + betweenRule
	}
	u.height += kopGap
	c.units = append(c.units, u)
	c.staying = true
}

// kopLines sets the lines of the kop, smaller where the agency's name would take
// too many.
func (c *composer) kopLines(k *content.Kop, width Length) setting.Block {
	var out setting.Block
	set := func(t content.Text, face setting.Style, size Length) setting.Block {
		s := face
		s.Size, s.Leading = size, size*115/100
		p := setting.Text(t.Value, s, setting.Centre, t.Span)
		p.Balanced, p.Hyphens = true, false
		return p.Set(width, c.node.Add(page.P, t.Span))
	}
	lines := func(t content.Text, size Length) int {
		s := c.bold
		s.Size = size
		p := setting.Text(t.Value, s, setting.Centre, t.Span)
		return len(p.Set(width, nil))
	}
	size := Length(3 * kopUnit)
	for _, t := range k.Baris[min(1, max(len(k.Baris)-1, 0)):] {
		for size > 3*kopUnit/2 && lines(t, size) > kopLines {
			size -= 500
		}
	}
	for i, t := range k.Baris {
		if i == 0 && len(k.Baris) > 1 {
			out = append(out, set(t, c.body, size*2/3)...)
		} else {
			out = append(out, set(t, c.bold, size)...)
		}
	}
	for _, t := range k.Alamat {
		out = append(out, set(t, c.body, kopUnit)...)
	}
	return out
}

// lampiran sets the header of an annex to a decree, in the right half: which
// annex, of what, its number, date and subject.
func (c *composer) lampiran() {
	l := c.doc.Lampiran
	if l == nil {
		return
	}
	x := c.width / 2
	if x < 12*c.body.Size {
		x = 0 // half of a narrow page has no room for it
	}
	first := "LAMPIRAN"
	if !l.Urutan.IsZero() {
		first += " " + l.Urutan.Value
	}
	c.lampiranLine("", content.Text{Value: first, Span: l.Urutan.Span.Or(l.Span)}, x, 0)
	c.lampiranLine("", l.Dari, x, 0)
	labels := []struct {
		label string
		text  content.Text
	}{{"NOMOR", l.Nomor}, {"TANGGAL", content.Text{Value: l.Tanggal.String(), Span: l.Span}}, {"TENTANG", l.Tentang}}
	var widest Length
	for _, n := range labels {
		if !n.text.IsZero() {
			widest = max(widest, c.body.Width(n.label))
		}
	}
	for _, n := range labels {
		c.lampiranLine(n.label, n.text, x, widest)
	}
	c.lead = blockGap
}

// lampiranLine sets a line of the header, behind a label where it has one.
func (c *composer) lampiranLine(label string, t content.Text, x, labels Length) {
	if t.IsZero() {
		return
	}
	node := c.node.Add(page.P, t.Span)
	var out setting.Block
	if label == "" {
		out = setting.Text(t.Value, c.body, setting.Left, t.Span).Set(c.width-x, node)
	} else {
		indent := c.labelIndent(labels)
		out = c.behind(label, setting.Text(t.Value, c.body, setting.Left, t.Span).Set(c.width-x-indent, node).Shift(indent), labels, node, t.Span)
	}
	out.Together()
	c.add(out, x, 0, alone)
	c.staying = true
}
