package workbook

import (
	"strings"

	"iku/cmd/internal/grid"
	"iku/content/pola"
	"iku/content/tomltree"
)

var (
	sectionNumber = pola.Regexp(`^\s*([IVXLC]{1,6}|[A-Z]|[0-9]{1,2}([.][0-9]{1,2})*)[.)]\s+`)
	sectionLabel  = pola.Regexp(`(?is)^(sasaran|tujuan)(?:\s+(?:strategis|daerah|perangkat daerah|opd))?\s*(?:ke-?)?\s*([0-9.]*|[ivx]*)\s*[:.–-]\s*(.+)$`)
)

// section returns the only cell of a row that is a line across a table, nil where
// the row is none: merged over three columns of data or more, or naming an agency.
func section(g *grid.Sheet, row int, h *heads) *grid.Cell {
	var only *grid.Cell
	for _, c := range g.Row(row) {
		if int(c.Place.Col) > h.to || int(c.Place.Col+c.Cols-1) < h.from {
			continue
		}
		if int(c.Place.Row) != row {
			return nil
		}
		if numbering().MatchString(c.Text) && c.Cols == 1 {
			continue
		}
		if only != nil {
			return nil
		}
		only = c
	}
	if only == nil {
		return nil
	}
	data, covered := 0, 0
	for _, p := range h.columns {
		if p.part == nothing {
			continue
		}
		data++
		if p.col >= int(only.Place.Col) && p.col < int(only.Place.Col+only.Cols) {
			covered++
		}
	}
	if covered >= 3 || covered >= 2 && covered == data {
		return only
	}
	text := unnumbered(only.Text)
	if agencyLine().MatchString(text) && len(text) < 120 || sectionLabel().MatchString(text) {
		return only
	}
	return nil
}

var totalWord = pola.Regexp(`(?i)^(jumlah|total|rata-rata)( (indikator|sasaran|semua|seluruhnya|keseluruhan|total|nilai))*\s*:?$`)

// total tells whether a row adds up those above it: it says so, and beside that nothing
// but figures.
func total(cells []*grid.Cell, row int) bool {
	said, figures := false, 0
	for _, c := range cells {
		switch {
		case int(c.Place.Row) != row:
		case totalWord().MatchString(c.Text):
			said = true
		case strings.Trim(c.Text, "0123456789.,% -") == "":
			figures++
		default:
			return false
		}
	}
	return said && figures > 0
}

func unnumbered(s string) string { return sectionNumber().ReplaceAllString(s, "") }

// line reads a line across the table: an agency, a tujuan, a sasaran, or the name
// of a group of sasaran.
func (t *table) line(c *grid.Cell, sasaran bool) {
	text := cleaned(unnumbered(c.Title()), false)
	c.Use()
	switch m := sectionLabel().FindStringSubmatch(text); {
	case m != nil && strings.EqualFold(m[1], "tujuan"):
		t.served = saying(c, m[3])
		t.pending = append(t.pending, c)
	case m != nil:
		t.head(saying(c, m[3]))
	case agencyLine().MatchString(text):
		name := titled(text)
		t.doc = t.docs.named(name)
		t.doc.table("perangkat_daerah", c.Place).set("nama", valued(name, c.Place))
		t.agency = name
		t.owner, t.current, t.kelompok, t.served = nil, nil, nil, nil
	case sasaran:
		t.kelompok = valued(text, c.Place)
		t.pending = append(t.pending, c)
	default:
		t.head(saying(c, text))
	}
}

// head starts a sasaran that stands above its indicators.
func (t *table) head(c *grid.Cell) {
	t.kind = kinds[1]
	t.open(cell{Cell: c})
}

// saying returns a cell that says only a part of what it does.
func saying(c *grid.Cell, text string) *grid.Cell {
	part := *c
	part.Text, part.Kind, part.Raw, part.Verbatim = strings.TrimSpace(text), grid.Text, "", false
	return &part
}

func valued(text string, at grid.Place) *node {
	return &node{kind: tomltree.String, text: text, at: at}
}
