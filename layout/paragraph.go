package layout

import (
	"slices"
	"strings"

	"iku/content/source"
)

// align tells where a line stands in its width.
type align uint8

const (
	left align = iota
	centre
	right
)

// run is text of one style.
type run struct {
	text string // line feeds end a line
	style
	span source.Span
}

// paragraph is text broken into lines.
type paragraph struct {
	runs     []run
	align    align
	hyphens  bool // words wider than the line are divided between syllables
	balanced bool // lines about equally long
	stay     bool // what follows belongs on the same page

	pieces      []piece // made by widths or set, whichever comes first
	least, most Length
	hard        bool // a piece ends its line

	first [1]run // in which runs begins
}

// text returns a paragraph of one run.
func text(t string, s style, a align, span source.Span) *paragraph {
	p := &paragraph{align: a, hyphens: true, first: [1]run{{text: t, style: s, span: span}}}
	p.runs = p.first[:]
	return p
}

func (p *paragraph) span() source.Span { return p.runs[0].span }

func (p *paragraph) space(run int) Length { return p.runs[run].width(" ") }

func (p *paragraph) widths() (least, most Length) {
	if p.pieces == nil {
		p.cut()
	}
	return p.least, p.most
}

func (p *paragraph) cut() {
	words := 0
	for i := range p.runs {
		words += strings.Count(p.runs[i].text, " ") + 1
	}
	p.pieces = make([]piece, 0, words)
	for i, r := range p.runs {
		p.pieces = cut(r.text, i, r.style, p.pieces)
	}
	var x Length
	for _, q := range p.pieces {
		p.least = max(p.least, q.width)
		x += q.width
		p.most = max(p.most, x)
		if q.space {
			x += p.space(q.run)
		}
		if q.hard {
			p.hard = true
			x = 0
		}
	}
}

func (p *paragraph) set(width Length, node *Node) block {
	if p.pieces == nil {
		p.cut()
	}
	if p.most <= width && !p.hard && len(p.pieces) > 0 {
		return block{p.line(p.pieces, width, true, node)}.followed(p.stay)
	}
	split := func(q piece, room Length) (head, tail piece) {
		return divide(q, room, p.runs[q.run].style, p.hyphens)
	}
	pieces, ends := wrap(p.pieces, width, p.space, split)
	if p.balanced && len(ends) > 1 {
		pieces, ends = p.balance(width, len(ends), split)
	}
	out := make(block, 0, len(ends))
	start := 0
	for n, end := range ends {
		out = append(out, p.line(pieces[start:end], width, n == len(ends)-1, node))
		start = end
	}
	return out.guard().followed(p.stay)
}

// followed keeps the block on one page with what follows it, if it is to be.
func (b block) followed(stay bool) block {
	if stay && len(b) > 0 {
		b.together()
		b[len(b)-1].stay = true
	}
	return b
}

// balance finds the narrowest width that needs no more lines.
func (p *paragraph) balance(width Length, lines int, split func(piece, Length) (head, tail piece)) ([]piece, []int) {
	narrow, wide := min(p.least, width), width
	for wide-narrow > 1000 {
		middle := (narrow + wide) / 2
		if _, ends := wrap(p.pieces, middle, p.space, split); len(ends) > lines {
			narrow = middle
		} else {
			wide = middle
		}
	}
	return wrap(p.pieces, wide, p.space, split)
}

// line places the pieces of one line. Its text ends with a space unless it is
// the last or its last word goes on in the next, so that readers do not join
// words.
func (p *paragraph) line(pieces []piece, width Length, last bool, node *Node) line {
	var out line
	if len(pieces) == 0 {
		return out
	}
	var x Length
	for i := 0; i < len(pieces); {
		r := &p.runs[pieces[i].run]
		out.height = max(out.height, r.leading)
		end := i + 1
		for end < len(pieces) && pieces[end].run == pieces[i].run {
			end++
		}
		t, w := p.join(pieces[i:end], end == len(pieces), last)
		if t != "" {
			out.items = append(out.items, r.item(t, w, x, node, r.span))
			if r.under {
				out.items = append(out.items, r.underline(x, r.baseline(), w))
			}
			if r.struck {
				out.items = append(out.items, r.strike(x, r.baseline(), w))
			}
		}
		x += w
		if end < len(pieces) && pieces[end-1].space {
			x += p.space(pieces[end-1].run)
		}
		i = end
	}
	var dx Length
	switch p.align {
	case centre:
		dx = (width - x) / 2
	case right:
		dx = width - x
	}
	for i := range out.items {
		out.items[i].X += dx
	}
	return out
}

// join returns the text of pieces of one run and its width without a space at
// its end.
func (p *paragraph) join(pieces []piece, endsLine, endsParagraph bool) (string, Length) {
	if len(pieces) == 1 && !pieces[0].space && !pieces[0].hard {
		return pieces[0].text, pieces[0].width
	}
	if endsLine && endsParagraph && len(p.runs) == 1 && isJoined(p.runs[0].text, pieces) {
		return p.runs[0].text, p.most
	}
	size := 0
	for i := range pieces {
		size += len(pieces[i].text) + 1
	}
	var b strings.Builder
	b.Grow(size)
	var w Length
	for i, q := range pieces {
		b.WriteString(q.text)
		w += q.width
		final := i == len(pieces)-1
		switch {
		case final && endsLine && endsParagraph:
		case final && endsLine && (q.space || q.hard):
			if q.text != "" {
				b.WriteByte(' ')
			}
		case q.space:
			b.WriteByte(' ')
			if !final {
				w += p.space(q.run)
			}
		}
	}
	return b.String(), w
}

// isJoined tells whether a text is just these pieces, with one space between two
// where one follows.
func isJoined(text string, pieces []piece) bool {
	for i, q := range pieces {
		if q.hard || !strings.HasPrefix(text, q.text) {
			return false
		}
		text = text[len(q.text):]
		if q.space && i < len(pieces)-1 {
			if text == "" || text[0] != ' ' {
				return false
			}
			text = text[1:]
		}
	}
	return text == ""
}

// underline returns the rule under a run of text.
func (s style) underline(x, baseline, w Length) Item {
	return Item{Kind: Rule, X: x, Y: baseline + scale(100, s.size), W: w, H: scale(50, s.size)}
}

// strike returns the rule through a run of text, at half the height of its small
// letters.
func (s style) strike(x, baseline, w Length) Item {
	h := scale(50, s.size)
	return Item{Kind: Rule, X: x, Y: baseline - (scale(s.face.XHeight, s.size)+h)/2, W: w, H: h}
}

// hanging is material beside a label that only its first line has.
type hanging struct {
	label string
	style style
	span  source.Span
	room  Length // from the label's left edge to the material's
	body  material
	role  Role // LI, or another role that holds label and body alike
}

func (h hanging) widths() (least, most Length) {
	least, most = h.body.widths()
	return least + h.room, most + h.room
}

func (h hanging) set(width Length, node *Node) block {
	var lbl, body *Node
	if node != nil {
		item := node
		if h.role == LI {
			item = node.Add(LI, h.span)
		}
		lbl, body = item.Add(Lbl, h.span), item.Add(LBody, h.span)
	}
	out := h.body.set(width-h.room, body).shift(h.room)
	if len(out) == 0 {
		out = block{{height: h.style.leading}}
	}
	out[0].items = slices.Insert(out[0].items, 0, h.style.item(h.label+" ", h.style.width(h.label), 0, lbl, h.span))
	return out
}

// list is hanging items under one node of role L.
type list struct {
	items []material
	span  source.Span
}

func (l list) widths() (least, most Length) { return stack{parts: l.items}.widths() }

func (l list) set(width Length, node *Node) block {
	if node != nil {
		node = node.Add(L, l.span)
	}
	var out block
	for _, item := range l.items {
		out = append(out, item.set(width, node)...)
	}
	return out
}
