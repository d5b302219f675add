package workbook

import (
	"fmt"
	"strings"

	"iku/cmd/internal/grid"
)

// profileLine is a line of a form that describes one indicator: a label, what it
// means, and the cells that say it.
type profileLine struct {
	row    int
	column *column
	label  *grid.Cell
	values []*grid.Cell
	text   string // after the colon, where label and value stand in one cell
}

// profileLines returns the lines of a sheet that read so; a line without a label goes on
// with the one above it.
func profileLines(g *grid.Sheet) (list []profileLine) {
	for row := 1; row <= g.Rows(); row++ {
		var cells []*grid.Cell
		for _, c := range g.Row(row) {
			if int(c.Place.Row) == row && strings.Trim(c.Text, " :") != "" && !(len(cells) == 0 && marker().MatchString(c.Text)) {
				cells = append(cells, c)
			}
		}
		if len(cells) == 0 {
			continue
		}
		label, text, _ := strings.Cut(cells[0].Title(), ":")
		m := understand(label)
		known := m.column != nil && m.strict && len(label) < 60 && (m.part == indikator || m.id == "sasaran.uraian") && m.name != "kode"
		text = strings.TrimSpace(text)
		switch {
		case known && (len(cells) > 1 || text != ""):
			list = append(list, profileLine{row, m.column, cells[0], cells[1:], text})
		case len(list) > 0 && list[len(list)-1].row == row-1 && int(cells[0].Place.Col) > int(list[len(list)-1].label.Place.Col):
			last := &list[len(list)-1]
			last.values, last.row = append(last.values, cells...), row
		}
	}
	return list
}

// profile reads a sheet of forms, each about one indicator from its definition to its
// target; nothing where it has none.
func (b *book) profile(g *grid.Sheet) (understood []string) {
	list := profileLines(g)
	measures, others := 0, 0
	for _, l := range list {
		if l.column.id == "indikator.uraian" {
			measures++
		} else if l.column.part == indikator {
			others++
		}
	}
	if measures == 0 || others < 2*measures {
		return nil
	}
	doc := b.docs.named("")
	b.join(doc, identity(g, [2]int{1, list[0].row}, [2]int{1, g.Width}), true)
	t := &table{kind: kinds[1], docs: &b.docs, book: b, doc: doc}
	var waiting []profileLine // said before their indicator
	for _, l := range list {
		l.label.Use()
		c := b.valueOf(l)
		switch {
		case l.column.id == "sasaran.uraian":
			if had := t.owner.get("uraian"); had == nil || !same(had, c.value(t.kind.fields().Key("uraian")), t.kind.fields().Key("uraian")) {
				t.open(c)
			}
			c.Use()
			t.current = nil
		case l.column.id == "indikator.uraian":
			if t.owner == nil {
				t.kind = kinds[2]
			}
			t.indicator(c)
			for _, w := range waiting {
				t.fill(w.column, b.valueOf(w), true, w.row)
			}
			waiting = nil
		case t.current == nil:
			waiting = append(waiting, l)
		default:
			t.fill(l.column, c, true, l.row)
		}
	}
	for _, w := range waiting {
		w.label.Leave()
	}
	end := list[len(list)-1].row + 1
	b.below(g, end, g.Rows()+1, doc)
	understood = append(understood, fmt.Sprintf("%s: profil indikator (manual IKU), %d sasaran, %d indikator", g.Where.RowName(list[0].row, end-1), t.owners, t.measures))
	seen := map[string]bool{}
	for _, l := range list {
		if words := brief(l.label.Title()); !seen[l.column.id] {
			seen[l.column.id] = true
			understood = append(understood, fmt.Sprintf("  %-40q → %s", words, strings.TrimSuffix(l.column.id, ".uraian")))
		}
	}
	return understood
}

// valueOf returns what a line says as one cell, and uses all its cells.
func (b *book) valueOf(l profileLine) cell {
	for _, c := range l.values {
		b.look(c)
		c.Use()
	}
	if l.text == "" && len(l.values) == 1 {
		return cell{Cell: l.values[0]}
	}
	var lines []string
	if l.text != "" {
		lines = append(lines, l.text)
	}
	for _, c := range l.values {
		lines = append(lines, strings.TrimSpace(strings.TrimPrefix(c.Title(), ":")))
	}
	return cell{Cell: saying(l.label, strings.Join(lines, "\n"))}
}
