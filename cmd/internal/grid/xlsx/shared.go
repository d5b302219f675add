package xlsx

import (
	"encoding/xml"
	"strings"

	"iku/cmd/internal/grid"
)

// text is what a cell says, and what of it is struck out; raw has all its blanks.
type text struct{ seen, struck, raw string }

// look is what a style says of a cell.
type look struct {
	format *grid.Format
	struck bool
}

// shared reads the parts that all sheets use.
func (r *reader) shared() error {
	if r.strings != "" && r.archive.Has(r.strings) {
		if err := r.readTexts(); err != nil {
			return err
		}
	}
	if r.styles != "" && r.archive.Has(r.styles) {
		return r.readStyles()
	}
	return nil
}

// richText gathers the runs of a text.
type richText struct {
	seen, struck strings.Builder
	inText       bool // within <t>
	phonetic     int  // how deep within <rPh>, which is no part of the text
	strike       bool // of the run
	open         bool
}

func (x *richText) begin() {
	x.seen.Reset()
	x.struck.Reset()
	x.inText, x.strike, x.phonetic, x.open = false, false, 0, true
}

func (x *richText) token(token xml.Token) {
	switch t := token.(type) {
	case xml.StartElement:
		switch t.Name.Local {
		case "t":
			x.inText = x.phonetic == 0
		case "r":
			x.strike = false
		case "strike", "dstrike":
			v := grid.Attribute(t, "val")
			x.strike = v == "" || truth(v)
		case "rPh":
			x.phonetic++
		}
	case xml.EndElement:
		switch t.Name.Local {
		case "t":
			x.inText = false
		case "rPh":
			x.phonetic--
		}
	case xml.CharData:
		if x.inText {
			if x.strike {
				x.struck.Write(t)
			} else {
				x.seen.Write(t)
			}
		}
	}
}

func (x *richText) end() text {
	x.open = false
	raw := unescaped(x.seen.String())
	return text{grid.Visible(raw), grid.Visible(unescaped(x.struck.String())), raw}
}

// unescaped reads _x000D_ and the like, as which a workbook writes characters that
// XML cannot hold: ECMA-376 22.9.2.19.
func unescaped(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		if i+7 <= len(s) && s[i] == '_' && s[i+1] == 'x' && s[i+6] == '_' {
			if n, ok := hex(s[i+2 : i+6]); ok {
				b.WriteRune(n)
				i += 7
				continue
			}
		}
		b.WriteByte(s[i])
		i++
	}
	return b.String()
}

func hex(s string) (n rune, ok bool) {
	for _, c := range []byte(s) {
		switch {
		case c >= '0' && c <= '9':
			n = n*16 + rune(c-'0')
		case c >= 'A' && c <= 'F':
			n = n*16 + rune(c-'A') + 10
		default:
			return 0, false
		}
	}
	return n, n != 0
}

func (r *reader) readTexts() error {
	part, err := r.archive.Open(r.strings)
	if err != nil {
		return err
	}
	defer func() { _ = part.Close() }()
	var x richText
	return r.bounds.Walk(r.strings, part, func(token xml.Token, _ *xml.Decoder) error {
		if t, ok := token.(xml.StartElement); ok && t.Name.Local == "si" {
			x.begin()
			return nil
		}
		if t, ok := token.(xml.EndElement); ok && t.Name.Local == "si" {
			r.texts = append(r.texts, x.end())
			return nil
		}
		if x.open {
			x.token(token)
		}
		return nil
	})
}

// readStyles reads the formats and fonts that cells name.
func (r *reader) readStyles() error {
	part, err := r.archive.Open(r.styles)
	if err != nil {
		return err
	}
	defer func() { _ = part.Close() }()
	codes := map[int]string{}
	formats := map[int]*grid.Format{}
	var struck []bool // by font
	within := ""
	return r.bounds.Walk(r.styles, part, func(token xml.Token, _ *xml.Decoder) error {
		switch t := token.(type) {
		case xml.EndElement:
			if t.Name.Local == within {
				within = ""
			}
		case xml.StartElement:
			switch name := t.Name.Local; {
			case name == "fonts" || name == "cellXfs" || name == "dxfs" || name == "cellStyleXfs":
				if within == "" {
					within = name
				}
			case name == "numFmt" && within == "":
				if r.bounds.Formats--; r.bounds.Formats < 0 {
					return grid.Refuse(grid.Again, "buku kerja memuat terlalu banyak format angka")
				}
				codes[number(t, "numFmtId", 0)] = grid.Attribute(t, "formatCode")
			case name == "font" && within == "fonts":
				struck = append(struck, false)
			case name == "strike" && within == "fonts" && len(struck) > 0:
				v := grid.Attribute(t, "val")
				struck[len(struck)-1] = v == "" || truth(v)
			case name == "xf" && within == "cellXfs":
				id, font := number(t, "numFmtId", 0), number(t, "fontId", -1)
				f, known := formats[id]
				if !known {
					f = grid.FormatOf(id, codes[id])
					formats[id] = f
				}
				r.looks = append(r.looks, look{f, font >= 0 && font < len(struck) && struck[font]})
			}
		}
		return nil
	})
}
