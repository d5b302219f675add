package grid

import (
	"bufio"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// maxDepth is how deep the elements of a part may lie in each other: tables in
// tables of a document come to fifty. MaxElements is how many a file may have.
const (
	maxDepth    = 200
	MaxElements = 12_000_000
)

// Bounds is how much may still come of a file.
type Bounds struct{ Cells, Elements, Formats, Text, Covered int }

// NewBounds returns the bounds of a whole file.
func NewBounds() *Bounds {
	return &Bounds{Cells: MaxCells, Elements: MaxElements, Formats: 4000, Text: MaxText, Covered: MaxCovered}
}

// Walk calls visit with every token of a part, and refuses a part that is not well
// formed to its end, or too large: what is read of it to the fault would be a
// shorter document.
func (b *Bounds) Walk(part string, text io.Reader, visit func(xml.Token, *xml.Decoder) error) error {
	counted := &counting{r: text, left: b.Text}
	defer func() { b.Text = counted.left }()
	d := xml.NewDecoder(bufio.NewReaderSize(counted, 1<<16))
	var open []xml.Name
	roots := 0
	broken := func(why string) error {
		line, column := d.InputPos()
		return Refuse(Again, "bagian %s rusak di baris %d, kolom %d: %s", part, line, column, why)
	}
	for {
		token, err := d.RawToken()
		switch {
		case counted.over:
			return TooLarge(part)
		case counted.err != nil:
			return Refuse(Again, "bagian %s rusak", part)
		case err == io.EOF && len(open) > 0:
			return broken("terpotong; <" + prefixed(open[len(open)-1]) + "> tidak ditutup")
		case err == io.EOF && roots != 1:
			return broken("tidak berisi tepat satu unsur pokok")
		case err == io.EOF:
			return nil
		case err != nil:
			return broken(markupFault(err))
		}
		switch t := token.(type) {
		case xml.StartElement:
			if len(open) == 0 {
				roots++
			}
			open = append(open, t.Name)
			if len(open) > maxDepth {
				return broken("unsurnya bersarang terlalu dalam")
			}
			if b.Elements--; b.Elements < 0 {
				return Refuse("bagi menjadi beberapa berkas", "berkas memuat lebih dari %d unsur (bagian %s)", MaxElements, part)
			}
		case xml.EndElement:
			if len(open) == 0 || open[len(open)-1] != t.Name {
				return broken("</" + prefixed(t.Name) + "> menutup yang tidak dibuka")
			}
			open = open[:len(open)-1]
		case xml.Directive:
			return broken("deklarasi <!…> tidak dipakai di sini")
		}
		if err := visit(token, d); err != nil {
			return err
		}
	}
}

// counting reads no more than is left.
type counting struct {
	r    io.Reader
	left int
	over bool
	err  error
}

func (c *counting) Read(p []byte) (int, error) {
	if len(p) > c.left+1 {
		p = p[:c.left+1]
	}
	n, err := c.r.Read(p)
	if c.left -= n; c.left < 0 {
		c.over = true
		return n, io.EOF
	}
	if err != nil && err != io.EOF {
		c.err = err
	}
	return n, err
}

// TooLarge refuses a file of which a part is larger than all may be.
func TooLarge(part string) error {
	return Refuse("hapus baris, lembar dan gambar yang tidak perlu", "berkas terlalu besar setelah dibuka (bagian %s)", part)
}

// prefixed returns a name with its prefix, as the part has it.
func prefixed(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	return n.Space + ":" + n.Local
}

// markupFault says what is wrong with a part, as far as it is known.
func markupFault(err error) string {
	var syntax *xml.SyntaxError
	message := err.Error()
	if errors.As(err, &syntax) {
		message = syntax.Msg
	}
	for _, w := range []struct{ says, words string }{
		{"invalid character entity", "tanda & harus ditulis &amp;"},
		{"invalid UTF-8", "bita ini bukan UTF-8"},
		{"encoding", "pengodeannya bukan UTF-8"},
		{"illegal character code", "memuat aksara kendali"},
		{"unexpected EOF", "terpotong"},
	} {
		if strings.Contains(message, w.says) {
			return w.words
		}
	}
	return "bukan XML yang sah"
}

// Attribute returns the value of an attribute by its name without prefix; empty
// where the element has none.
func Attribute(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
