package setting

import (
	"slices"
	"strings"

	"iku/content/source"
	"iku/layout/page"
)

// Align tells where a line stands in its width.
type Align uint8

const (
	Left Align = iota
	Centre
	Right
)

// Run is text of one style.
type Run struct {
	Text string // line feeds end a line
	Style
	Span source.Span
}

// Paragraph is text broken into lines.
type Paragraph struct {
	Runs     []Run
	Align    Align
	Hyphens  bool // words wider than the line are divided between syllables
	Balanced bool // lines about equally long
	Phrases  bool // line feeds end no line: what stands between them is kept on one, where it fits on one
	Stay     bool // what follows belongs on the same page

	pieces      []piece // made by widths or set, whichever comes first
	least, most Length
	hard        bool // a piece ends its line

	first [1]Run // in which runs begins
}

// Text returns a paragraph of one run.
func Text(t string, s Style, a Align, span source.Span) *Paragraph {
	p := &Paragraph{Align: a, Hyphens: true, first: [1]Run{{Text: t, Style: s, Span: span}}}
	p.Runs = p.first[:]
	if HasScripts(t) {
		if parts := scripts(t); parts != nil {
			p.Runs = scriptRuns(parts, s, span)
		}
	}
	return p
}

func (p *Paragraph) Span() source.Span { return p.Runs[0].Span }

func (p *Paragraph) space(run int) Length { return p.Runs[run].Width(" ") }

func (p *Paragraph) Widths() (least, most Length) {
	if p.pieces == nil {
		p.cut()
	}
	return p.least, p.most
}

func (p *Paragraph) Syllables() (least Length) {
	if p.pieces == nil {
		p.cut()
	}
	for _, q := range p.pieces {
		if q.width > least {
			least = max(least, q.syllables(p.Runs[q.run].Style, p.Hyphens))
		}
	}
	return least
}

// Number returns the width of the widest number or range, which is not broken; of one
// longer than longestNumber nothing.
func (p *Paragraph) Number() (widest Length) {
	for _, q := range p.pieces {
		if q.width > widest && q.text[0] <= '9' && len(q.text) <= longestNumber && strings.Trim(q.text, "0123456789.,:-–%()") == "" {
			widest = q.width
		}
	}
	return widest
}

// longestNumber is how many bytes a number has that words make room for.
const longestNumber = 13

func (p *Paragraph) cut() {
	words := 0
	for i := range p.Runs {
		words += strings.Count(p.Runs[i].Text, " ") + 1
	}
	p.pieces = make([]piece, 0, words)
	for i, r := range p.Runs {
		p.pieces = cut(r.Text, i, r.Style, p.pieces)
	}
	if p.Phrases {
		glue(p.pieces)
	}
	if len(p.Runs) > 1 {
		p.glueScripts()
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

// glue binds the pieces before each line feed, and makes that a space.
func glue(pieces []piece) {
	for i := range pieces {
		q := &pieces[i]
		q.glued = !q.hard && i < len(pieces)-1
		if q.hard {
			q.hard, q.space = false, true
		}
	}
}

func (p *Paragraph) Set(width Length, node *page.Node) Block {
	if p.pieces == nil {
		p.cut()
	}
	if p.most <= width && !p.hard && len(p.pieces) > 0 {
		return Block{p.line(p.pieces, width, true, node)}.followed(p.Stay)
	}
	split := func(q piece, room Length) (head, tail piece) {
		return divide(q, room, p.Runs[q.run].Style, p.Hyphens)
	}
	pieces, ends := wrap(p.pieces, width, p.space, split)
	if p.Balanced && len(ends) > 1 {
		pieces, ends = p.balance(width, len(ends), split)
	}
	out := make(Block, 0, len(ends))
	start := 0
	for n, end := range ends {
		out = append(out, p.line(pieces[start:end], width, n == len(ends)-1, node))
		start = end
	}
	return out.Guard().followed(p.Stay)
}

// followed keeps the block on one page with what follows it, if it is to be.
func (b Block) followed(stay bool) Block {
	if stay && len(b) > 0 {
		b.Together()
		b[len(b)-1].Stay = true
	}
	return b
}

// balance finds the narrowest width that needs no more lines.
func (p *Paragraph) balance(width Length, lines int, split func(piece, Length) (head, tail piece)) ([]piece, []int) {
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
func (p *Paragraph) line(pieces []piece, width Length, last bool, node *page.Node) Line {
	var out Line
	if len(pieces) == 0 {
		return out
	}
	var x Length
	for i := 0; i < len(pieces); {
		r := &p.Runs[pieces[i].run]
		out.Height = max(out.Height, r.Leading)
		end := i + 1
		for end < len(pieces) && pieces[end].run == pieces[i].run {
			end++
		}
		t, w := p.join(pieces[i:end], end == len(pieces), last)
		if t != "" {
			out.Items = append(out.Items, r.Item(t, w, x, node, r.Span))
			if r.Under {
				out.Items = append(out.Items, r.underline(x, r.Baseline(), w))
			}
			if r.Struck {
				out.Items = append(out.Items, r.strike(x, r.Baseline(), w))
			}
		}
		x += w
		if end < len(pieces) && pieces[end-1].space {
			x += p.space(pieces[end-1].run)
		}
		i = end
	}
	var dx Length
	switch p.Align {
	case Centre:
		dx = (width - x) / 2
	case Right:
		dx = width - x
	}
	for i := range out.Items {
		out.Items[i].X += dx
	}
	return out
}

// join returns the text of pieces of one run and its width without a space at
// its end.
func (p *Paragraph) join(pieces []piece, endsLine, endsParagraph bool) (string, Length) {
	if len(pieces) == 1 && !pieces[0].space && !pieces[0].hard {
		return pieces[0].text, pieces[0].width
	}
	if endsLine && endsParagraph && len(p.Runs) == 1 && isJoined(p.Runs[0].Text, pieces) {
		return p.Runs[0].Text, p.most
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
func (s Style) underline(x, baseline, w Length) page.Item {
	return page.Item{Kind: page.Rule, X: x, Y: baseline + Scale(100, s.Size), W: w, H: Scale(50, s.Size)}
}

// strike returns the rule through a run of text, at half the height of its small
// letters.
func (s Style) strike(x, baseline, w Length) page.Item {
	h := Scale(50, s.Size)
	return page.Item{Kind: page.Rule, X: x, Y: baseline - (Scale(s.Face.XHeight, s.Size)+h)/2, W: w, H: h}
}

// Hanging is material beside a label that only its first line has.
type Hanging struct {
	Label string
	Style Style
	Span  source.Span
	Room  Length // from the label's left edge to the material's
	Body  Material
	Role  page.Role // LI, or another role that holds label and body alike
}

func (h Hanging) Widths() (least, most Length) {
	least, most = h.Body.Widths()
	return least + h.Room, most + h.Room
}

func (h Hanging) Syllables() Length { return h.Body.Syllables() + h.Room }

func (h Hanging) Set(width Length, node *page.Node) Block {
	var lbl, body *page.Node
	if node != nil {
		item := node
		if h.Role == page.LI {
			item = node.Add(page.LI, h.Span)
		}
		lbl, body = item.Add(page.Lbl, h.Span), item.Add(page.LBody, h.Span)
	}
	out := h.Body.Set(width-h.Room, body).Shift(h.Room)
	if len(out) == 0 {
		out = Block{{Height: h.Style.Leading}}
	}
	out[0].Items = slices.Insert(out[0].Items, 0, h.Style.Item(h.Label+" ", h.Style.Width(h.Label), 0, lbl, h.Span))
	return out
}

// List is hanging items under one node of role L.
type List struct {
	Items []Material
	Span  source.Span
}

func (l List) Widths() (least, most Length) { return Stack{Parts: l.Items}.Widths() }

func (l List) Syllables() Length { return Stack{Parts: l.Items}.Syllables() }

func (l List) Set(width Length, node *page.Node) Block {
	if node != nil {
		node = node.Add(page.L, l.Span)
	}
	var out Block
	for _, item := range l.Items {
		out = append(out, item.Set(width, node)...)
	}
	return out
}
