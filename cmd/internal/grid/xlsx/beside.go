package xlsx

import (
	"encoding/xml"
	"fmt"
	"maps"
	"slices"
	"strings"

	"iku/cmd/internal/grid"
	"iku/content/pola"
)

// beside adds to a sheet what stands beside its cells: comments (ECMA-376 part 1,
// 18.7), pictures and boxes of text (20.5). A part that cannot be read says nothing of
// the cells, and is told.
func (r *reader) beside(of sheet, s *grid.Sheet) {
	targets, kinds, err := r.relations(of.part)
	if err != nil {
		return
	}
	for _, id := range slices.Sorted(maps.Keys(targets)) {
		var read func(xml.Token)
		switch kinds[id] {
		case "comments":
			read = comments(s)
		case "drawing":
			read = drawings(s)
		default:
			continue
		}
		part, err := r.archive.Open(targets[id])
		if err == nil {
			err = r.bounds.Walk(targets[id], part, func(token xml.Token, _ *xml.Decoder) error {
				read(token)
				return nil
			})
			_ = part.Close()
		}
		if err != nil {
			s.Add(0, 0, fmt.Sprintf("bagian %s tidak dibaca: rusak atau tidak ada", targets[id]))
		}
	}
}

// comments reads the comments of a sheet.
func comments(s *grid.Sheet) func(xml.Token) {
	ref, text, inText := "", strings.Builder{}, false
	return func(token xml.Token) {
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "comment":
				ref = grid.Attribute(t, "ref")
				text.Reset()
			case "t":
				inText = true
			}
		case xml.CharData:
			if inText {
				text.WriteString(string(t))
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "t":
				inText = false
			case "comment":
				row, col, _ := address(ref)
				if said := strings.Join(strings.Fields(text.String()), " "); said != "" {
					s.Add(row, col, fmt.Sprintf("komentar tidak dibaca: %q", grid.Brief(said)))
				}
			}
		}
	}
}

// drawings reads where pictures stand, and what boxes say.
func drawings(s *grid.Sheet) func(xml.Token) {
	var row, col int
	var place *int // that is being read
	from, inText, picture := false, false, false
	var text strings.Builder
	return func(token xml.Token) {
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "twoCellAnchor", "oneCellAnchor", "absoluteAnchor":
				row, col, picture = 0, 0, false
				text.Reset()
			case "from":
				from = true
			case "row":
				if from {
					place = &row
				}
			case "col":
				if from {
					place = &col
				}
			case "blip", "graphicFrame":
				picture = true
			case "t":
				inText = true
			case "p", "br":
				text.WriteByte(' ')
			}
		case xml.CharData:
			switch {
			case place != nil:
				for _, c := range string(t) {
					if c >= '0' && c <= '9' && *place < grid.MaxRows {
						*place = 10**place + int(c-'0')
					}
				}
			case inText:
				text.WriteString(string(t))
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "from":
				from = false
			case "row", "col":
				place = nil
			case "t":
				inText = false
			case "twoCellAnchor", "oneCellAnchor", "absoluteAnchor":
				if said := strings.Join(strings.Fields(text.String()), " "); said != "" {
					s.Add(row+1, col+1, fmt.Sprintf("kotak teks tidak dibaca: %q", grid.Brief(said)))
				}
				if picture {
					s.Add(row+1, col+1, "gambar di sel ini tidak dibaca; bila isinya rumus atau angka, ketik di sel itu")
				}
			}
		}
	}
}

// marginCode is what a head or foot of pages says of its looks and of the page
// (ECMA-376 part 1, 18.3.1.39).
var marginCode = pola.Regexp(`&("[^"]*"|[0-9]+|K[0-9A-Fa-f]{6}|[A-Za-z])`)

// margin adds what a head or foot of pages says, if more than the number of the page.
func margin(s *grid.Sheet, name, text string) {
	words := "kepala halaman tidak dibaca"
	if strings.HasSuffix(name, "Footer") {
		words = "kaki halaman tidak dibaca"
	}
	text = strings.Join(strings.Fields(marginCode().ReplaceAllString(text, " ")), " ")
	if !grid.Numbering(text) {
		s.Add(0, 0, fmt.Sprintf("%s: %q", words, grid.Brief(text)))
	}
}
