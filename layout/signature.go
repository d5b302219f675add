package layout

import (
	"iku/content"
	"iku/content/finding"
	"iku/content/source"
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
	a := centre
	if p.Rata == "kiri" {
		a = left
	}
	u := unit{space: signatureSpace, cost: never}
	set := func(t string, s style, span source.Span, node *Node) {
		par := text(t, s, a, span)
		par.balanced, par.hyphens = a == centre, false
		for _, ln := range par.set(width, node) {
			for _, it := range ln.items {
				it.X, it.Y = it.X+x, it.Y+u.height
				u.items = append(u.items, it)
			}
			u.height += ln.height
		}
	}
	line := func(t string, s style, span source.Span) { set(t, s, span, c.node.Add(P, span)) }
	if t, span := c.placeAndDate(); t != "" {
		line(t, c.body, span)
	}
	for _, t := range jabatanLines(p) {
		line(t.Value, c.body, t.Span)
	}
	c.room(&u, x, width)
	name := c.bold
	name.under = p.GarisBawah
	line(p.Nama.Value, name, p.Nama.Span)
	if t := pangkatLine(p); t != "" {
		line(t, c.body, place(p.Pangkat.Span, p.Golongan.Span))
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
		node := &Node{} // in a book the code keeps its room: a page breaks where the sheet's does
		if !c.opts.Bound {
			node = c.node.Add(Figure, e.QR.Span)
			node.Alt = "Kode QR " + e.QR.Value
		}
		code := qrCode(e.QR, node)
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
		h = qrSize + 2*air
		x, width = x+qrSize+2*air, width-qrSize-2*air
	}
	if !c.opts.Draft && !c.opts.Bound {
		u.field = &Field{X: x, Y: u.height, W: width, H: h, Signer: p.Nama.Value, Node: c.node.Add(Form, p.Span)}
		if t := e.Jangkar; !t.IsZero() {
			w := c.body.width(t.Value)
			u.items = append(u.items, Item{Kind: Text, Node: c.node.Add(P, t.Span), X: x + (width-w)/2,
				Y: u.height + h/2, W: w, Text: t.Value, Face: c.body.face, Size: c.body.size, Span: t.Span})
		}
	}
	u.height += h
}

// paraf sets the boxes for initials of those who have read a draft, at the left
// of the signature.
func (c *composer) paraf(u *unit, p *content.PenandaTangan) {
	const box, air = 42_000, 3000
	label := min(c.width*signatureLeft/100-box-3*columnGap, 150_000)
	h := c.body.leading + 2*air
	y := u.height - Length(len(p.Paraf))*h
	var grid ruler
	for _, t := range p.Paraf {
		b := text(t.Value, c.body, left, t.Span).set(label-2*cellPadding, c.node.Add(P, t.Span))
		height := max(h, b.height()+2*air)
		at := y + air
		for _, ln := range b {
			for _, it := range ln.items {
				it.X, it.Y = it.X+cellPadding, it.Y+at
				u.items = append(u.items, it)
			}
			at += ln.height
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
