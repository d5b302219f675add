package sign

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
	"strings"

	"rsc.io/qr"

	"iku/fonts"
	"iku/pdf/object"
)

// Block is what a signature shows on the page.
type Block struct {
	Family *fonts.Family
	Lines  []Line
	QR     string // encoded as a QR code beside the lines; "" for none
	Centre bool   // in its field; otherwise at the left
}

// Line is a line of the block; it is wrapped where it is too long.
type Line struct {
	Text  string
	Bold  bool
	Whole bool // it should not be broken
}

// Heading is what the block of an electronic signature begins with.
const Heading = "Ditandatangani secara elektronik oleh:"

// SignerBlock returns the block of somebody who signs. What is empty is left out.
func SignerBlock(family *fonts.Family, jabatan []string, nama, pangkat, nip, link string) *Block {
	b := &Block{Family: family, QR: link, Lines: []Line{{Text: Heading, Whole: true}, {Text: strings.Join(jabatan, "\n")},
		{Text: nama, Bold: true, Whole: true}, {Text: pangkat, Whole: true}, {Text: nip, Whole: true}}}
	kept := b.Lines[:0]
	for _, l := range b.Lines {
		if l.Text != "" {
			kept = append(kept, l)
		}
	}
	b.Lines = kept
	return b
}

// spoken returns what is heard of the block.
func (b *Block) spoken() string {
	var texts []string
	for _, l := range b.Lines {
		texts = append(texts, l.Text)
	}
	return strings.ReplaceAll(strings.Join(texts, " "), "\n", " ")
}

// Lengths are in thousandths of a point, as everywhere.
const (
	largestText  = 9000
	legibleText  = 6000
	smallestText = 3000
	textStep     = 250
	blockGap     = 5000 // between the code and the lines
	quietModules = 2    // about the code, besides the gap and the paper around it

	// Around a block stands a frame, clear of what is printed above and below.
	frameMargin  = 2500
	framePadding = 3500
	frameRule    = 400
	leastFramed  = 36_000 // height of a field that has room for one
)

// look returns the appearance of a block in a rectangle of that many points, with
// the fonts that it needs. have holds the fonts of the page by their names.
func (u *update) look(b *Block, width, height float64, have map[object.Name]object.Ref) (*object.Stream, error) {
	w, h := int(math.Round(width*1000)), int(math.Round(height*1000))
	var content bytes.Buffer
	resources := object.Dict{}
	if b != nil {
		// Beneath may stand a sign that only signing services look for.
		fmt.Fprintf(&content, "q 1 g 0 0 %s %s re f Q\n", milli(w), milli(h))
		t := &typing{update: u, have: have, family: b.Family}
		if err := t.block(&content, b, w, h); err != nil {
			return nil, err
		}
		resources = t.resources()
	}
	return &object.Stream{Dict: object.Dict{
		{Key: "Type", Value: object.Name("XObject")},
		{Key: "Subtype", Value: object.Name("Form")},
		{Key: "BBox", Value: object.Array{object.Int(0), object.Int(0), object.Real(width), object.Real(height)}},
		{Key: "Resources", Value: resources},
	}, Raw: content.Bytes()}, nil
}

// block draws a code and lines beside it, as large as they fit, within a frame where
// there is room for one.
func (t *typing) block(out *bytes.Buffer, b *Block, w, h int) error {
	edge := 0
	if h >= leastFramed {
		edge = frameMargin + framePadding
	}
	var code bytes.Buffer
	side, left := 0, 0
	if b.QR != "" {
		var err error
		if side, err = drawQR(&code, b.QR, w-2*edge, h-2*edge); err != nil {
			return err
		}
		left = side + blockGap
	}
	var set []Line
	size, wide, high := 0, side, side
	if len(b.Lines) > 0 {
		var err error
		if set, size, err = t.fit(b.Lines, w-2*edge-left, h-2*edge); err != nil {
			return err
		}
		widest := 0
		for _, l := range set {
			widest = max(widest, advance(t.face(l.Bold), l.Text))
		}
		wide, high = left+widest*size/1000, max(side, len(set)*leading(size))
	}
	x, y := edge, (h-high)/2
	if b.Centre {
		x = (w - wide) / 2
	}
	if edge > 0 && wide > 0 {
		fmt.Fprintf(out, "q 0.55 G %s w %s %s %s %s re S Q\n", milli(frameRule), milli(x-framePadding), milli(y-framePadding),
			milli(wide+2*framePadding), milli(high+2*framePadding))
	}
	if side > 0 {
		fmt.Fprintf(out, "q 1 0 0 1 %s %s cm\n", milli(x), milli((h-side)/2))
		out.Write(code.Bytes())
		out.WriteString("Q\n")
	}
	return t.lines(out, set, size, x+left, (h+len(set)*leading(size))/2)
}

// drawQR draws a code from the origin on, as large as there is room, and returns its
// side. Neighbouring dark modules are one rectangle.
func drawQR(out *bytes.Buffer, text string, w, h int) (side int, err error) {
	code, err := qr.Encode(text, qr.M)
	if err != nil {
		return 0, refuse("isi QR terlalu panjang").hiding(err)
	}
	modules := code.Size + 2*quietModules
	module := min(h, w/2) / modules
	if module < 200 {
		return 0, refuse("tempat tanda tangan terlalu kecil untuk QR")
	}
	side = module * modules
	top := side - quietModules*module
	out.WriteString("0 g\n")
	for y := range code.Size {
		for x := 0; x < code.Size; x++ {
			from := x
			for x < code.Size && code.Black(x, y) {
				x++
			}
			if x > from {
				b := out.AvailableBuffer()
				for _, n := range [4]int{(from + quietModules) * module, top - (y+1)*module, (x - from) * module, module} {
					b = append(appendMilli(b, n), ' ')
				}
				out.Write(append(b, "re\n"...))
			}
		}
	}
	out.WriteString("f\n")
	return side, nil
}

// milli writes thousandths of a point as points.
func milli(n int) string { return string(appendMilli(nil, n)) }

func appendMilli(b []byte, n int) []byte {
	if n < 0 {
		b, n = append(b, '-'), -n
	}
	b = strconv.AppendInt(b, int64(n/1000), 10)
	if n %= 1000; n == 0 {
		return b
	}
	b = append(b, '.', byte('0'+n/100), byte('0'+n/10%10), byte('0'+n%10))
	return bytes.TrimRight(b, "0")
}
