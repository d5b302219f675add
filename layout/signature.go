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
	leastBeside    = 90_000 // for the signature beside a code; else it is below
	signatureLeast = 7_000  // type of those who sign side by side
)

// signature returns the signatures as one unit, side by side, which stands on the
// page of what comes before it. It is empty where nobody signs.
func (c *composer) signature() []unit {
	if len(c.doc.PenandaTangan) == 0 {
		return nil
	}
	u := unit{space: signatureSpace, cost: never}
	row := c.signatureRow()
	date, dateSpan := c.placeAndDate()
	var below Length // the first line of those that have no date above
	if date != "" && len(row) > 1 {
		below = row[len(row)-1].set(date, row[0].plain, dateSpan, nil)
	}
	// Where only others have a sebutan, the date stands beside it: posts are level.
	beside := row[len(row)-1].signer.Sebutan.IsZero()
	top := Length(0) // of the rooms, which are level
	for i := range row {
		b := &row[i]
		b.first = below
		if beside && !b.signer.Sebutan.IsZero() {
			b.first = 0
		}
		top = max(top, b.head(date, dateSpan, nil))
	}
	for i := range row {
		b := &row[i]
		b.unit = &u
		b.head(date, dateSpan, c.node)
		b.y = top
		c.room(b)
		b.names(c.node)
		u.height = max(u.height, b.y)
	}
	if c.opts.Draft && !c.signed {
		c.paraf(&u, c.doc.PenandaTangan)
	}
	c.signed = true
	if h := u.space + u.height; h > c.height {
		c.tooHigh(c.doc.PenandaTangan[0].Span, "blok tanda tangan", h, "persingkat jabatan dan nama")
	}
	return []unit{u}
}

// signatureBlock is where one of those who sign has their lines and their room.
type signatureBlock struct {
	signer      *content.PenandaTangan
	n, of       int // which of how many, from 0
	x, width, y Length
	first       Length // where the first line is, but for the last block's
	plain, bold setting.Style
	unit        *unit // that takes what is set
}

// signatureRow returns the blocks from left to right: one in the right half of the
// text, several over its whole width. Type is smaller where a word would not fit.
func (c *composer) signatureRow() []signatureBlock {
	list := c.doc.PenandaTangan
	row := make([]signatureBlock, len(list))
	x := c.width * signatureLeft / 100
	width := c.width - x
	if n := Length(len(list)); n > 1 {
		x, width = 0, (c.width-(n-1)*columnGap)/n
	}
	size := c.body.Size
	for i := range list {
		row[i] = signatureBlock{signer: &list[i], n: i, of: len(list), x: x + Length(i)*(width+columnGap), width: width, plain: c.body, bold: c.bold}
		for len(list) > 1 && size > signatureLeast && row[i].least(size) > width {
			size -= sizeStep
		}
	}
	for i := range row {
		for _, s := range []*setting.Style{&row[i].plain, &row[i].bold} {
			s.Leading = s.Leading * size / s.Size
			s.Size = size
		}
	}
	return row
}

// least returns the width of the block's widest word in that size.
func (b *signatureBlock) least(size Length) (most Length) {
	plain, bold := b.plain, b.bold
	plain.Size, bold.Size = size, size
	texts := append(jabatanLines(b.signer), b.signer.Sebutan, content.Text{Value: b.rank()}, serial(b.signer))
	for _, t := range texts {
		w, _ := setting.Text(t.Value, plain, setting.Left, t.Span).Widths()
		most = max(most, w)
	}
	w, _ := setting.Text(b.signer.Nama.Value, bold, setting.Left, b.signer.Nama.Span).Widths()
	return max(most, w)
}

func (b *signatureBlock) rank() string { return pangkatLine(b.signer) }

// set sets a line and returns its height. Without a unit nothing is kept.
func (b *signatureBlock) set(t string, s setting.Style, span source.Span, node *page.Node) Length {
	a := setting.Centre
	if b.signer.Rata == "kiri" {
		a = setting.Left
	}
	p := setting.Text(t, s, a, span)
	p.Balanced, p.Hyphens = a == setting.Centre, false
	if node != nil {
		node = node.Add(page.P, span)
	}
	lines := p.Set(b.width, node)
	if b.unit != nil {
		b.unit.items = placed(b.unit.items, lines, b.x, b.y)
	}
	b.y += lines.Height()
	return lines.Height()
}

// head sets what stands above the room, and returns where that begins. The date
// stands above the last block.
func (b *signatureBlock) head(date string, span source.Span, node *page.Node) Length {
	b.y = 0
	if b.n < b.of-1 {
		b.y = b.first
	} else if date != "" {
		b.set(date, b.plain, span, node)
	}
	if t := b.signer.Sebutan; !t.IsZero() {
		b.set(t.Value, b.plain, t.Span, node)
	}
	for _, t := range jabatanLines(b.signer) {
		b.set(t.Value, b.plain, t.Span, node)
	}
	return b.y
}

// names sets what stands below the room.
func (b *signatureBlock) names(node *page.Node) {
	p := b.signer
	name := b.bold
	name.Under = p.GarisBawah
	b.set(p.Nama.Value, name, p.Nama.Span, node)
	if t := b.rank(); t != "" {
		b.set(t, b.plain, p.Pangkat.Span.Or(p.Golongan.Span), node)
	}
	if t := serial(p); !t.IsZero() {
		b.set(t.Value, b.plain, t.Span, node)
	}
}

// room leaves room for the signature: for ink, or for an electronic one with the
// QR code and the anchor that a signing service looks for. Of several who sign the
// last one's has the code, each an anchor of their own. Where somebody signs alone and
// their block stands again, so does the picture of the signature.
func (c *composer) room(b *signatureBlock) {
	e := c.doc.TandaTangan
	u, x, width := b.unit, b.x, b.width
	if e.Cara != "elektronik" {
		e = content.TandaTangan{}
	}
	h := Length(signatureRoom)
	if !e.QR.IsZero() && !c.opts.Draft && !c.signed {
		const air = 4000
		const side = setting.QRSize + 2*air
		beside, last := b.of == 1 || width-side >= leastBeside, b.n == b.of-1
		if last && beside {
			c.code(u, e.QR, x, b.y+air)
			x, width = x+side, width-side
		} else if last {
			c.code(u, e.QR, x+(width-setting.QRSize)/2, b.y+air)
		}
		if beside {
			h = side
		} else {
			b.y += side
		}
	}
	if !c.opts.Draft && !c.opts.Bound && !c.signed {
		u.fields = append(u.fields, page.Field{X: x, Y: b.y, W: width, H: h, Signer: b.signer.Nama.Value, Node: c.node.Add(page.Form, b.signer.Span)})
		if t := Anchor(c.doc, b.n); t != "" && !e.Jangkar.IsZero() {
			w := c.body.Width(t)
			u.items = append(u.items, page.Item{Kind: page.Text, Node: c.node.Add(page.P, e.Jangkar.Span), X: x + (width-w)/2,
				Y: b.y + h/2, W: w, Text: t, Face: c.body.Face, Size: c.body.Size, Span: e.Jangkar.Span})
		}
	}
	// A second signature cannot add to pages that the first one covers.
	if c.signed && b.of == 1 && !c.opts.Draft && !c.opts.Bound {
		u.copies = append(u.copies, page.Copy{X: x, Y: b.y, W: width, H: h})
	}
	b.y += h
}

// code sets the document's QR code; in a book only its room is left, so that a page
// breaks where the sheet's does.
func (c *composer) code(u *unit, t content.Text, x, y Length) {
	node := &page.Node{}
	if !c.opts.Bound {
		node = c.node.Add(page.Figure, t.Span)
		node.Alt = "Kode QR " + t.Value
	}
	code, _ := setting.QRCode(t.Value, setting.QRSize, 0, node, t.Span)
	if code == nil {
		f := c.findings.Add(finding.TakMuat, t.Span, "teks kode QR terlalu panjang (%d byte)", len(t.Value))
		f.Hint = "pakai tautan yang lebih pendek"
	}
	if !c.opts.Bound {
		u.items = placed(u.items, setting.Block{{Items: code}}, x, y)
	}
}

// paraf sets the boxes for initials of those who have read a draft, at the left
// of the signature, or below those of several.
func (c *composer) paraf(u *unit, signers []content.PenandaTangan) {
	var initials []content.Text
	for i := range signers {
		initials = append(initials, signers[i].Paraf...)
	}
	const box, air = 42_000, 3000
	label := min(c.width*signatureLeft/100-box-3*columnGap, 150_000)
	h := c.body.Leading + 2*air
	y := u.height - Length(len(initials))*h
	if len(signers) > 1 && len(initials) > 0 {
		y = u.height + signatureSpace
	}
	var grid ruler
	for _, t := range initials {
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
	case c.doc.Keputusan != nil && !d.Tempat.IsZero() && !d.Tanggal.IsZero():
		return "Ditetapkan di " + d.Tempat.Value + "\npada tanggal " + d.Tanggal.String(), d.Tempat.Span
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

// serial returns the signer's number with its label; empty where there is none.
func serial(p *content.PenandaTangan) content.Text {
	t := p.Nomor.Text
	if !t.IsZero() {
		t.Value = p.LabelNIP.Value + " " + noBreak(t.Value)
	}
	return t
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
