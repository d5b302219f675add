package layout

import (
	"iku/content"
	"iku/content/finding"
	"iku/content/source"
	"iku/layout/page"
	"iku/layout/setting"
)

const (
	signatureLeft  = 55     // percent of the text's width
	signatureSpace = 18_000 // above the block
	signatureRoom  = 60_000 // for the signature itself
)

// signature returns the signature block as one unit, which stands on the page of
// what comes before it. It is empty where nobody signs.
func (c *composer) signature() []unit {
	p := c.doc.PenandaTangan
	if p == nil {
		return nil
	}
	x := c.width * signatureLeft / 100
	width := c.width - x
	a := setting.Centre
	if p.Rata == "kiri" {
		a = setting.Left
	}
	u := unit{space: signatureSpace, cost: never}
	set := func(t string, s setting.Style, span source.Span, node *page.Node) {
		par := setting.Text(t, s, a, span)
		par.Balanced, par.Hyphens = a == setting.Centre, false
		for _, ln := range par.Set(width, node) {
			for _, it := range ln.Items {
				it.X, it.Y = it.X+x, it.Y+u.height
				u.items = append(u.items, it)
			}
			u.height += ln.Height
		}
	}
	line := func(t string, s setting.Style, span source.Span) { set(t, s, span, c.node.Add(page.P, span)) }
	if t, span := c.placeAndDate(); t != "" {
		line(t, c.body, span)
	}
	for _, t := range jabatanLines(p) {
		line(t.Value, c.body, t.Span)
	}
	c.room(&u, x, width)
	name := c.bold
	name.Under = p.GarisBawah
	line(p.Nama.Value, name, p.Nama.Span)
	if t := pangkatLine(p); t != "" {
		line(t, c.body, p.Pangkat.Span.Or(p.Golongan.Span))
	}
	if !p.NIP.IsZero() {
		line(p.LabelNIP.Value+" "+noBreak(p.NIP.Value), c.body, p.NIP.Span)
	} else if !p.NIPPPK.IsZero() {
		line(p.LabelNIP.Value+" "+noBreak(p.NIPPPK.Value), c.body, p.NIPPPK.Span)
	}
	if c.opts.Draft {
		c.paraf(&u, p)
	}
	return []unit{u}
}

// room leaves room for the signature: for ink, or for an electronic one with the
// QR code and the anchor that a signing service looks for.
func (c *composer) room(u *unit, x, width Length) {
	e := c.doc.TandaTangan
	p := c.doc.PenandaTangan
	if e.Cara != "elektronik" {
		e = content.TandaTangan{}
	}
	h := Length(signatureRoom)
	if !e.QR.IsZero() && !c.opts.Draft {
		node := &page.Node{} // in a book the code keeps its room: a page breaks where the sheet's does
		if !c.opts.Bound {
			node = c.node.Add(page.Figure, e.QR.Span)
			node.Alt = "Kode QR " + e.QR.Value
		}
		code, _ := setting.QRCode(e.QR.Value, setting.QRSize, 0, node, e.QR.Span)
		if code == nil {
			f := c.findings.Add(finding.TakMuat, e.QR.Span, "teks kode QR terlalu panjang (%d byte)", len(e.QR.Value))
			f.Hint = "pakai tautan yang lebih pendek"
		}
		const air = 4000
		if c.opts.Bound {
			code = nil
		}
		for _, it := range code {
			it.X, it.Y = it.X+x, it.Y+u.height+air
			u.items = append(u.items, it)
		}
		h = setting.QRSize + 2*air
		x, width = x+setting.QRSize+2*air, width-setting.QRSize-2*air
	}
	if !c.opts.Draft && !c.opts.Bound {
		u.field = &page.Field{X: x, Y: u.height, W: width, H: h, Signer: p.Nama.Value, Node: c.node.Add(page.Form, p.Span)}
		if t := e.Jangkar; !t.IsZero() {
			w := c.body.Width(t.Value)
			u.items = append(u.items, page.Item{Kind: page.Text, Node: c.node.Add(page.P, t.Span), X: x + (width-w)/2,
				Y: u.height + h/2, W: w, Text: t.Value, Face: c.body.Face, Size: c.body.Size, Span: t.Span})
		}
	}
	u.height += h
}

// paraf sets the boxes for initials of those who have read a draft, at the left
// of the signature.
func (c *composer) paraf(u *unit, p *content.PenandaTangan) {
	const box, air = 42_000, 3000
	label := min(c.width*signatureLeft/100-box-3*columnGap, 150_000)
	h := c.body.Leading + 2*air
	y := u.height - Length(len(p.Paraf))*h
	var grid ruler
	for _, t := range p.Paraf {
		b := setting.Text(t.Value, c.body, setting.Left, t.Span).Set(label-2*cellPadding, c.node.Add(page.P, t.Span))
		height := max(h, b.Height()+2*air)
		at := y + air
		for _, ln := range b {
			for _, it := range ln.Items {
				it.X, it.Y = it.X+cellPadding, it.Y+at
				u.items = append(u.items, it)
			}
			at += ln.Height
		}
		for _, edge := range []Length{y, y + height} {
			grid.across(0, label+box, edge)
		}
		for _, edge := range []Length{0, label, label + box} {
			grid.down(edge, y, y+height)
		}
		y += height
	}
	u.height = max(u.height, y)
	u.items = append(u.items, grid.rules()...)
}

// placeAndDate returns the line above the block: "Pangkalpinang, 22 Januari 2018".
func (c *composer) placeAndDate() (string, source.Span) {
	d := c.doc.Dokumen
	switch {
	case d.Tempat.IsZero() && d.Tanggal.IsZero():
		return "", source.Span{}
	case d.Tanggal.IsZero():
		return d.Tempat.Value, d.Tempat.Span
	case d.Tempat.IsZero():
		return d.Tanggal.String(), d.TanggalSpan
	}
	return d.Tempat.Value + ", " + d.Tanggal.String(), d.Tempat.Span
}

// jabatanLines returns the signer's post, line by line, with what stands before
// it for somebody who signs for another. One comma ends the last line.
func jabatanLines(p *content.PenandaTangan) []content.Text {
	var out []content.Text
	if !p.AtasNama.IsZero() {
		out = append(out, content.Text{Value: "a.n. " + p.AtasNama.Value, Span: p.AtasNama.Span})
	}
	jabatan := append([]content.Text(nil), p.Jabatan...)
	if p.Status != "definitif" && p.Status != "" && len(jabatan) > 0 {
		jabatan[0].Value = p.Status + " " + jabatan[0].Value
	}
	out = append(out, jabatan...)
	if !p.UntukBeliau.IsZero() {
		out = append(out, content.Text{Value: "u.b.", Span: p.UntukBeliau.Span}, p.UntukBeliau)
	}
	out = append(out, p.JabatanAsli...)
	if n := len(out); n > 0 {
		last := &out[n-1].Value
		for len(*last) > 0 && (*last)[len(*last)-1] == ',' {
			*last = (*last)[:len(*last)-1]
		}
		*last += ","
	}
	return out
}

// pangkatLine returns the signer's rank, with the grade where the document shows
// it.
func pangkatLine(p *content.PenandaTangan) string {
	g := p.Golongan.Value
	if g == "" || p.CetakGolongan == "tidak" || p.CetakGolongan == "" {
		return p.Pangkat.Value
	}
	switch {
	case p.Pangkat.IsZero():
		return g
	case p.CetakGolongan == "kurung":
		return p.Pangkat.Value + " (" + g + ")"
	}
	return p.Pangkat.Value + ", " + g
}

// noBreak returns text that is kept on one line.
func noBreak(t string) string {
	out := make([]rune, 0, len(t))
	for _, r := range t {
		if r == ' ' {
			r = '\u00a0'
		}
		out = append(out, r)
	}
	return string(out)
}
