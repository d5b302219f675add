package layout

import (
	"errors"
	"strings"

	"iku/content/source"
	"iku/fonts"
	"iku/layout/page"
	"iku/layout/setting"
)

// Signed is what a signature shows in its field.
type Signed struct {
	Lines  []SignedLine
	QR     string // encoded as a QR code beside the lines; "" for none
	Centre bool   // in the field; otherwise at the left
}

// SignedLine is a line of the block; it is broken where it is too long.
type SignedLine struct {
	Text  string // line feeds are where it is best broken
	Bold  bool
	Whole bool // it should not be broken
}

// SignedHeading is what the block of an electronic signature begins with.
const SignedHeading = "Ditandatangani secara elektronik oleh:"

// SignedBy returns what the signature of somebody shows. What is empty is left out.
func SignedBy(s Signer, link string) *Signed {
	b := &Signed{QR: link}
	for _, l := range []SignedLine{{Text: SignedHeading, Whole: true}, {Text: strings.Join(s.Jabatan, "\n")},
		{Text: s.Nama, Bold: true, Whole: true}, {Text: s.Pangkat, Whole: true}, {Text: s.NIP, Whole: true}} {
		if l.Text != "" {
			b.Lines = append(b.Lines, l)
		}
	}
	return b
}

// Spoken returns what is heard of the block.
func (b *Signed) Spoken() string {
	var texts []string
	for _, l := range b.Lines {
		texts = append(texts, l.Text)
	}
	return strings.ReplaceAll(strings.Join(texts, " "), "\n", " ")
}

const (
	signedLargest  = 9000 // sizes of type
	signedLegible  = 6000
	signedSmallest = 3000
	signedStep     = 250
	signedLeading  = 1180 // in thousandths of the size
	signedGap      = 5000 // between the code and the lines
	signedQuiet    = 2    // modules about the code, besides the gap and the paper around it

	// Around a block stands a frame, clear of what is printed above and below.
	frameMargin  = 2500
	framePadding = 3500
	frameRule    = 400
	frameGray    = 140
	leastFramed  = 36_000 // height of a field that has room for one
	leastModule  = 200    // of a code that can be read
)

// What a field may be too small for; a person is told.
var (
	errSignedText = errors.New("tempat tanda tangan terlalu kecil untuk tulisannya")
	errSignedQR   = errors.New("tempat tanda tangan terlalu kecil untuk QR")
	errSignedLong = errors.New("isi QR terlalu panjang")
	errSignedFoot = errors.New("catatan kaki tidak muat di halaman")
)

// Items sets the block in a field of that size: a code and lines beside it, as large
// as they fit, within a frame where there is room for one. Places are counted from
// the field's top left corner. The errors are in the user's words.
func (b *Signed) Items(family *fonts.Family, width, height Length) ([]page.Item, error) {
	// Beneath may stand a sign that only signing services look for.
	out := []page.Item{{Kind: page.Rule, Gray: 255, W: width, H: height}}
	edge := Length(0)
	if height >= leastFramed {
		edge = frameMargin + framePadding
	}
	var code []page.Item
	var side, left Length
	if b.QR != "" {
		code, side = setting.QRCode(b.QR, min(height-2*edge, (width-2*edge)/2), signedQuiet, nil, source.Span{})
		switch {
		case code == nil:
			return nil, errSignedLong
		case code[0].H < leastModule:
			return nil, errSignedQR
		}
		left = side + signedGap
	}
	var lines setting.Block
	wide := side
	if len(b.Lines) > 0 {
		if lines = b.fit(family, width-2*edge-left, height-2*edge); lines == nil {
			return nil, errSignedText
		}
		for _, ln := range lines {
			for _, it := range ln.Items {
				wide = max(wide, left+it.X+it.W)
			}
		}
	}
	high := max(side, lines.Height())
	x := edge
	if b.Centre {
		x = (width - wide) / 2
	}
	if edge > 0 && wide > 0 {
		out = append(out, frame(x-framePadding, (height-high)/2-framePadding, wide+2*framePadding, high+2*framePadding)...)
	}
	out = placed(out, setting.Block{{Items: code}}, x, (height-side)/2)
	return placed(out, lines, x+left, (height-lines.Height())/2), nil
}

// placed appends the items of a block at a place.
func placed(items []page.Item, b setting.Block, x, y Length) []page.Item {
	for _, ln := range b {
		for _, it := range ln.Items {
			it.X, it.Y = it.X+x, it.Y+y
			items = append(items, it)
		}
		y += ln.Height
	}
	return items
}

// frame returns the four sides of a rectangle.
func frame(x, y, w, h Length) []page.Item {
	side := func(x, y, w, h Length) page.Item {
		return page.Item{Kind: page.Rule, Gray: frameGray, X: x - frameRule/2, Y: y - frameRule/2, W: w + frameRule, H: h + frameRule}
	}
	return []page.Item{side(x, y, w, 0), side(x, y+h, w, 0), side(x, y, 0, h), side(x+w, y, 0, h)}
}

// fit sets the lines for a box at the largest size at which they fit; nil where there
// is none. Rather than that a line is broken that should be whole, all are smaller, if
// still legible.
func (b *Signed) fit(family *fonts.Family, width, height Length) setting.Block {
	for _, least := range []Length{signedLegible, signedSmallest} {
		for size := Length(signedLargest); size >= least; size -= signedStep {
			if out := b.set(family, size, width, least == signedLegible); out != nil && out.Height() <= height {
				return out
			}
		}
	}
	return nil
}

// set sets the lines at a size; nil where a word is too wide for them, or a line that
// should be whole.
func (b *Signed) set(family *fonts.Family, size, width Length, whole bool) (out setting.Block) {
	for _, l := range b.Lines {
		s := setting.Style{Face: family.Nearest(fonts.Regular), Size: size, Leading: size * signedLeading / 1000}
		if l.Bold {
			s.Face = family.Nearest(fonts.Bold)
		}
		p := setting.Text(shown(s.Face, l.Text), s, setting.Left, source.Span{})
		p.Hyphens, p.Phrases = false, true
		if narrowest, most := p.Widths(); narrowest > width || whole && l.Whole && most > width {
			return nil
		}
		out = append(out, p.Set(width, nil)...)
	}
	return out
}

const (
	signedFootSize   = 7000
	signedFootMargin = 24_000 // from the page's foot and sides
)

// SignedFoot sets the line that only signing prints at the foot of a page: in the
// middle, in as few lines as there can be, about equally long.
func SignedFoot(family *fonts.Family, text string, width, height Length) ([]page.Item, error) {
	s := setting.Style{Face: family.Nearest(fonts.Regular), Size: signedFootSize, Leading: signedFootSize * signedLeading / 1000}
	p := setting.Text(shown(s.Face, text), s, setting.Centre, source.Span{})
	p.Balanced, p.Hyphens = true, false
	room := width - 2*signedFootMargin
	if least, _ := p.Widths(); least > room {
		return nil, errSignedFoot
	}
	b := p.Set(room, nil)
	below := s.Leading - s.Baseline() // the last baseline
	return placed(nil, b, signedFootMargin, height-signedFootMargin-b.Height()+below), nil
}
