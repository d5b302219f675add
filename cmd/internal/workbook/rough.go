package workbook

import (
	"unicode"

	"iku/cmd/internal/grid"
)

// centred returns the sasaran of a table in which each stands beside the middle of
// its indicators, by the rows in which their indicators begin; nil where the table
// is not so.
func (b *book) centred(g *grid.Sheet, h *heads, end int) map[int]*grid.Cell {
	sasaran, indikator := 0, 0
	for _, p := range h.columns {
		switch p.id {
		case "sasaran.uraian":
			sasaran = p.col
		case "indikator.uraian":
			indikator = p.col
		}
	}
	if sasaran == 0 || indikator == 0 {
		return nil
	}
	var rows []int // of indicators
	at := map[int]int{}
	var owners []*grid.Cell
	for row := h.last + 1; row < end; row++ {
		i, s := g.At(row, indikator), g.At(row, sasaran)
		if section(g, row, h) != nil {
			return nil
		}
		if !i.Empty() && i.Begins(row, indikator) {
			at[row] = len(rows)
			rows = append(rows, row)
		}
		if s.Empty() || !s.Begins(row, sasaran) {
			continue
		}
		if s.Rows > 1 || i.Empty() {
			return nil
		}
		owners = append(owners, s)
	}
	if len(owners) == 0 || len(rows) == 0 || int(owners[0].Place.Row) == rows[0] {
		return nil
	}
	first := map[int]*grid.Cell{}
	from := 0
	for i, s := range owners {
		middle := at[int(s.Place.Row)]
		first[rows[from]] = s
		to := 2*middle - from // the last of its indicators, where they are odd in number
		if i == len(owners)-1 {
			if to != len(rows)-1 && to+1 != len(rows)-1 && to-1 != len(rows)-1 {
				return nil
			}
			break
		}
		next := at[int(owners[i+1].Place.Row)]
		if to+1 > next {
			to--
		}
		if to < middle || to+1 > next {
			return nil
		}
		from = to + 1
	}
	for _, s := range owners {
		b.note(s.Place, "sasaran ini berdiri di tengah indikatornya; periksa indikator mana yang di bawahnya")
	}
	return first
}

// continued puts a text that was broken over two rows together: it goes on in small
// letters in a row that has no more than texts.
func (b *book) continued(t *table, cells map[int]cell, row int) {
	type goesOn struct {
		c    cell
		into *node
		col  int
	}
	var list []goesOn
	for _, p := range t.columns {
		c, ok := cells[p.col]
		if !ok || int(c.Place.Row) < row {
			continue
		}
		var into *node
		switch {
		case p.part == nothing:
			return
		case p.id == t.kind.list+".uraian":
			into = t.owner.get("uraian")
		case p.id == "indikator.uraian":
			into = t.current.get("uraian")
		case p.part == indikator && p.year == 0 && p.name != "target":
			continue
		}
		r := []rune(c.Text)
		if into == nil || c.Verbatim || !unicode.IsLower(r[0]) || len(r) > 1 && r[1] == '.' {
			return
		}
		list = append(list, goesOn{c, into, p.col})
	}
	for _, g := range list {
		g.into.text += " " + cleaned(g.c.Text, false)
		g.c.Use()
		b.note(g.c.Place, "disambung ke teks di baris di atasnya")
		delete(cells, g.col)
	}
}
