package pdf

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"iku/layout/page"
	"iku/pdf/object"
)

// drawing is the content of the pages, and what it refers to by name.
type drawing struct {
	pages    [][]byte
	fonts    []*font    // F1, F2, …
	preamble *preamble  // how the file begins
	pictures []*picture // I1, I2, …
}

// artifact is the owner of what is not read aloud.
const artifact = -1

// pen draws the items of one page. Coordinates are written to the thousandth of
// a point, as layout counts.
type pen struct {
	tree     *tree
	faces    *usedFaces
	pictures *pictureList
	page     int
	height   page.Length
	content  []byte
	fonts    string // what their names begin with
	bare     bool   // nothing is marked

	open   bool // a marked-content sequence of owner
	owner  int
	inText bool        // a text object, which goes on through as many sequences as it can
	inner  bool        // the open sequence began within the text object, and so ends there
	x, y   page.Length // where the current line of text begins
	gray   int         // -1: not set
	font   int
	size   page.Length
}

// draw writes the content of every page, each painted thing in marked content:
// of its node, or as an artifact.
func draw(sheet *page.Sheet, buffers *buffers, cache *resourceCache) (*drawing, error) {
	faces, err := newUsedFaces(sheet)
	if err != nil {
		return nil, err
	}
	d := &drawing{pages: make([][]byte, len(sheet.Pages)), fonts: make([]*font, len(faces.programs))}
	for i, p := range faces.programs {
		if d.fonts[i], err = cache.font(p); err != nil {
			return nil, err
		}
	}
	list := pictureList{cache: cache}
	for i := range sheet.Pages {
		side := &sheet.Pages[i]
		start := len(buffers.content)
		p := pen{tree: &buffers.tree, faces: faces, pictures: &list, page: i, height: side.Height, fonts: "F",
			content: slices.Grow(buffers.content, 64+96*len(side.Items)), gray: -1, font: -1}
		for k := range side.Items {
			if err := p.item(&side.Items[k]); err != nil {
				return nil, fmt.Errorf("page %d: %w", i+1, err)
			}
		}
		p.close()
		d.pages[i], buffers.content = p.content[start:], p.content
	}
	d.pictures = list.pictures
	return d, nil
}

func (p *pen) item(it *page.Item) error {
	if err := p.begin(it); err != nil {
		return err
	}
	switch it.Kind {
	case page.Text:
		return p.text(it)
	case page.Rule:
		p.setGray(it.Gray)
		p.numbers(it.X, p.height-it.Y-it.H, it.W, it.H)
		p.write("re f\n")
		p.cover(it, box{it.X, p.height - it.Y - it.H, it.X + it.W, p.height - it.Y})
	case page.Image:
		n, err := p.pictures.add(it.Image)
		if err != nil {
			return err
		}
		p.write("q ")
		m := turns[it.Image.Turn]
		p.numbers(m[0]*it.W, m[1]*it.H, m[2]*it.W, m[3]*it.H, it.X+m[4]*it.W, p.height-it.Y-it.H+m[5]*it.H)
		p.write("cm/I")
		p.content = strconv.AppendInt(p.content, int64(n+1), 10)
		p.write(" Do Q\n")
		p.cover(it, box{it.X, p.height - it.Y - it.H, it.X + it.W, p.height - it.Y})
	default:
		return fmt.Errorf("an item of kind %d", it.Kind)
	}
	return nil
}

// begin opens the sequence that the item belongs to, unless it is open, and the
// text object that it needs, or ends the one that it must not stand in.
func (p *pen) begin(it *page.Item) error {
	owner := artifact
	if p.bare {
		p.open, p.owner = true, artifact
	} else if it.Node != nil {
		n, ok := p.tree.find(it.Node)
		if !ok {
			return fmt.Errorf("an item names a node of role %s that is not in the structure", it.Node.Role)
		}
		owner = n
	}
	isText := it.Kind == page.Text
	if !p.open || p.owner != owner || p.inner && !isText {
		p.closeSequence()
	}
	if !isText {
		p.endText()
	} else if !p.inText {
		p.write("BT\n")
		p.inText, p.x, p.y = true, 0, 0
	}
	if p.open {
		return nil
	}
	if owner == artifact {
		p.write("/Artifact BMC\n")
	} else {
		p.write("/")
		p.write(it.Node.Role.String())
		p.write("<</MCID ")
		p.content = strconv.AppendInt(p.content, int64(p.tree.mark(owner, p.page)), 10)
		p.write(">>BDC\n")
	}
	p.open, p.owner, p.inner = true, owner, isText
	return nil
}

// close ends whatever is open.
func (p *pen) close() {
	p.closeSequence()
	p.endText()
}

func (p *pen) closeSequence() {
	if !p.open || p.bare {
		return
	}
	if !p.inner {
		p.endText()
	}
	p.write("EMC\n")
	p.open = false
}

func (p *pen) endText() {
	if p.inText {
		p.write("ET\n")
		p.inText = false
	}
}

// cover notes what a figure covers of the page on which it begins.
func (p *pen) cover(it *page.Item, b box) {
	if p.owner == artifact || it.Node.Role != page.Figure {
		return
	}
	e := &p.tree.elements[p.owner]
	if e.marks[0].page == p.page {
		e.box = e.box.union(b)
	}
}

func (p *pen) text(it *page.Item) error {
	if it.Face == nil {
		return fmt.Errorf("the text %q has no face", it.Text)
	}
	p.setGray(it.Gray)
	if it.Angle != 0 {
		// The matrix of a turned line does not hold for the next one.
		defer p.close()
		sin, cos := math.Sincos(float64(it.Angle) * math.Pi / 180)
		for _, f := range [...]float64{cos, sin, -sin, cos} {
			p.content = append(appendShort(p.content, f), ' ')
		}
		p.numbers(it.X, p.height-it.Y)
		p.write("Tm\n")
	} else {
		p.numbers(it.X-p.x, p.height-it.Y-p.y)
		p.write("Td\n")
		p.x, p.y = it.X, p.height-it.Y
	}
	if p.owner != artifact && p.tree.elements[p.owner].first == 0 {
		for _, r := range it.Text {
			p.tree.elements[p.owner].first = r
			break
		}
	}
	p.cover(it, box{it.X, p.height - it.Y, it.X + it.W, p.height - it.Y + it.Size})
	if it.Says == "" || p.bare {
		return p.show(it)
	}
	p.write("/Span<</ActualText<")
	p.content = appendUTF16(p.content, it.Says)
	if strings.HasSuffix(it.Text, " ") {
		p.write("0020")
	}
	p.write(">>>BDC\n")
	err := p.show(it)
	p.write("EMC\n")
	return err
}

// appendUTF16 appends a text as the digits of its UTF-16, with a byte order mark.
func appendUTF16(b []byte, s string) []byte {
	b = append(b, "FEFF"...)
	for _, u := range utf16.Encode([]rune(s)) {
		b = fmt.Appendf(b, "%04X", u)
	}
	return b
}

// softHyphen ends a part of a divided word. It is drawn as a hyphen, and is none to who
// searches or copies (14.9.4).
const softHyphen = '\u00ad'

// show writes the item's text, changing the font wherever the character's code
// stands in another program of the face.
func (p *pen) show(it *page.Item) error {
	used := p.faces.of(it.Face)
	shown := -1
	for text := it.Text; text != ""; {
		r, size, n, code := used.next(text, shown)
		text = text[size:]
		if n < 0 {
			return fmt.Errorf("%s has no glyph for %U", it.Face.Name, r)
		}
		soft := r == softHyphen && !p.bare
		if n != shown || soft {
			if shown >= 0 {
				p.write(")Tj\n")
			}
			p.setFont(n, it.Size)
			if soft {
				p.write("/Span<</ActualText<FEFF00AD>>>BDC\n")
			}
			p.write("(")
			shown = n
		}
		p.content = object.AppendStringByte(p.content, code)
		if soft {
			p.write(")Tj\nEMC\n")
			shown = -1
		}
	}
	if shown >= 0 {
		p.write(")Tj\n")
	}
	return nil
}

func (p *pen) setFont(n int, size page.Length) {
	if n == p.font && size == p.size {
		return
	}
	p.font, p.size = n, size
	p.write("/")
	p.write(p.fonts)
	p.content = strconv.AppendInt(p.content, int64(n+1), 10)
	p.write(" ")
	p.numbers(size)
	p.write("Tf\n")
}

func (p *pen) setGray(gray uint8) {
	if int(gray) == p.gray {
		return
	}
	p.gray = int(gray)
	p.numbers(page.Length((int(gray)*1000 + 127) / 255))
	p.write("g\n")
}

func (p *pen) write(s string) { p.content = append(p.content, s...) }

// numbers writes thousandths, each with a space behind it.
func (p *pen) numbers(ns ...page.Length) {
	for _, n := range ns {
		p.content = append(appendMilli(p.content, n), ' ')
	}
}

// appendMilli appends n thousandths as a decimal number without idle zeros.
func appendMilli(b []byte, n page.Length) []byte {
	if n < 0 {
		b = append(b, '-')
		n = -n
	}
	b = strconv.AppendInt(b, int64(n/1000), 10)
	f := n % 1000
	if f == 0 {
		return b
	}
	b = append(b, '.', byte('0'+f/100), byte('0'+f/10%10), byte('0'+f%10))
	for b[len(b)-1] == '0' {
		b = b[:len(b)-1]
	}
	return b
}

// appendShort appends a number to five decimals: what is beyond may differ from
// one processor to the next.
func appendShort(b []byte, f float64) []byte {
	f = math.Round(f*1e5) / 1e5
	if f == 0 {
		f = 0 // not minus zero
	}
	return strconv.AppendFloat(b, f, 'f', -1, 64)
}
