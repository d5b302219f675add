package workbook

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// maxDepth is how deep the elements of a part may lie in each other: those of a
// worksheet lie nine deep. maxElements is how many a workbook may have.
const (
	maxDepth    = 64
	maxElements = 1_500_000
)

// walk calls visit with every token of a part, and refuses a part that is not well
// formed to its end, or too large: what is read of it to the fault would be a
// shorter workbook. left is how many elements may still come.
func walk(part string, text []byte, left *int, visit func(xml.Token, *xml.Decoder) error) error {
	d := xml.NewDecoder(bytes.NewReader(text))
	var open []string
	roots := 0
	broken := func(why string) error {
		line, column := d.InputPos()
		return refuse(again, "bagian %s rusak di baris %d, kolom %d: %s", part, line, column, why)
	}
	for {
		token, err := d.RawToken()
		switch {
		case err == io.EOF && len(open) > 0:
			return broken("terpotong; <" + open[len(open)-1] + "> tidak ditutup")
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
			open = append(open, prefixed(t.Name))
			if len(open) > maxDepth {
				return broken("unsurnya bersarang terlalu dalam")
			}
			if *left--; *left < 0 {
				return refuse("bagi menjadi beberapa buku kerja", "buku kerja memuat lebih dari %d unsur (bagian %s)", maxElements, part)
			}
		case xml.EndElement:
			if len(open) == 0 || open[len(open)-1] != prefixed(t.Name) {
				return broken("</" + prefixed(t.Name) + "> menutup yang tidak dibuka")
			}
			open = open[:len(open)-1]
		case xml.Directive:
			return broken("deklarasi <!…> tidak dipakai oleh buku kerja")
		}
		if err := visit(token, d); err != nil {
			return err
		}
	}
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
