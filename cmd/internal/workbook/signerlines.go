package workbook

import (
	"slices"
	"strings"

	"iku/cmd/internal/grid"
)

// lineCells are the lines of cells that hold several, a cell each.
type lineCells map[*grid.Cell][]*grid.Cell

// blockLines returns the lines of cells between two rows: those who sign often stand in
// a cell each, with all their lines.
func blockLines(g *grid.Sheet, from, to int) lineCells {
	parts := lineCells{}
	for row := from; row < to; row++ {
		for _, c := range g.Row(row) {
			if !c.Begins(row, int(c.Place.Col)) || c.Used() || !strings.Contains(c.Text, "\n") || noteLine().MatchString(c.Text) {
				continue
			}
			for line := range strings.SplitSeq(c.Text, "\n") {
				if strings.TrimSpace(line) != "" {
					parts[c] = append(parts[c], saying(c, line))
				}
			}
		}
	}
	return parts
}

// row returns the cells of a row, their lines in place of those that hold several.
func (l lineCells) row(g *grid.Sheet, row int) (list []*grid.Cell) {
	for _, c := range g.Row(row) {
		if lines := l[c]; lines != nil && int(c.Place.Row) == row {
			list = append(list, lines...)
		} else {
			list = append(list, c)
		}
	}
	return list
}

// use marks the cells of which each line was used.
func (l lineCells) use() {
	for c, lines := range l {
		if !slices.ContainsFunc(lines, func(line *grid.Cell) bool { return !line.Used() }) {
			c.Use()
		}
	}
}

// headsOf takes out of lines the blocks of heads of governments, who have no NIP: what
// they are called by, the office, and the name under it.
func headsOf(lines []*grid.Cell) (others []*grid.Cell, elected [][]*grid.Cell) {
	taken := map[*grid.Cell]bool{}
	for i, c := range lines {
		if !headLine().MatchString(c.Text) || taken[c] {
			continue
		}
		var column []*grid.Cell // below it
		for _, o := range lines[i+1:] {
			if o.Place.Col == c.Place.Col {
				column = append(column, o)
			}
		}
		for len(column) > 0 && strings.Trim(column[0].Text, "_.…- ()") == "" {
			column = column[1:]
		}
		if len(column) == 0 || endLine().MatchString(column[0].Text) || len(column) > 1 && isRank(column[1].Text) {
			continue
		}
		if last := column[0]; last.Place.Row > c.Place.Row+8 {
			continue
		}
		block := []*grid.Cell{c, column[0]}
		for _, o := range slices.Backward(lines[:i]) {
			if o.Place.Col == c.Place.Col {
				if callLine().MatchString(o.Text) && !taken[o] {
					block = slices.Insert(block, 0, o)
				}
				break
			}
		}
		for _, o := range block {
			taken[o] = true
		}
		elected = append(elected, block)
	}
	return slices.DeleteFunc(lines, func(c *grid.Cell) bool { return taken[c] }), elected
}
