package pdftable

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"iku/cmd/internal/grid"
	"iku/pdf/drawn"
)

// reach is the heights between which a row stands.
type reach struct{ top, bottom float64 }

// beside returns the first row that a run stands beside; -1 where there is none.
func (r *run) beside(rows []reach) int {
	return slices.IndexFunc(rows, func(l reach) bool { return r.top() < l.bottom && l.top < r.bottom() })
}

// middles returns the rows in which cells of a column begin that stand in the middle of
// theirs; nil where they do not.
func middles(cells []*run, rows []reach, lead float64) map[*run]reach {
	begins := map[*run]reach{}
	at := 0
	for i, c := range cells {
		if at == len(rows) {
			return nil
		}
		off := func(end int) float64 { return math.Abs((rows[at].top + rows[end].bottom - c.top() - c.bottom()) / 2) }
		best := at
		for end := at; end < len(rows); end++ {
			if off(end) < off(best) {
				best = end
			}
		}
		if i == len(cells)-1 {
			best = len(rows) - 1
		}
		if off(best) > 0.5*lead {
			return nil
		}
		begins[c] = rows[at]
		at = best + 1
	}
	return begins
}

// owners returns in which rows the cells before what is measured begin: at their head,
// or, where one does not, each in the middle of its rows.
func (t *aligned) owners(runs []*run, rows []reach, lead float64) map[*run]reach {
	begins := map[*run]reach{}
	for col := range t.measure() {
		var cells []*run
		level := true
		for _, r := range runs {
			if r.col != col {
				continue
			}
			cells = append(cells, r)
			level = level && slices.ContainsFunc(rows, func(l reach) bool { return math.Abs(l.top-r.top()) < 0.4*r.pieces[0].size })
		}
		if level {
			continue
		}
		for r, at := range middles(cells, rows, lead) {
			begins[r] = at
		}
	}
	return begins
}

// laid puts runs into rows: one each of what is measured, and of what stands beside none
// of them. A cell that stands beside several rows begins in the first.
func (t *aligned) laid(runs []*run, lead float64) []tableRow {
	measure := t.measure()
	var rows []reach
	byTop := func(a, b *run) int { return cmp.Compare(a.top(), b.top()) }
	slices.SortStableFunc(runs, byTop)
	for _, r := range runs {
		if r.col == measure || r.col < 0 {
			rows = append(rows, reach{r.top(), r.bottom()})
		}
	}
	byTopOf := func(a, b reach) int { return cmp.Compare(a.top, b.top) }
	slices.SortFunc(rows, byTopOf)
	begins := t.owners(runs, rows, lead)
	for _, r := range runs {
		if _, ok := begins[r]; !ok && r.beside(rows) < 0 {
			rows = append(rows, reach{r.top(), r.bottom()})
		}
	}
	slices.SortFunc(rows, byTopOf)
	out := make([]tableRow, len(rows))
	for i := range out {
		out[i].page = t.page
	}
	taken := map[[2]int]int{}
	for _, r := range runs {
		at := r.beside(rows)
		if row, ok := begins[r]; ok {
			at = slices.Index(rows, row)
		}
		if r.col == measure || r.col < 0 { // rows were made of these
			at = slices.IndexFunc(rows, func(l reach) bool { return l.top == r.top() })
		}
		c := grid.TableCell{Cell: t.says(r), Row: at, Col: max(r.col, 0)}
		if r.col < 0 {
			c.Cols = int32(len(t.columns))
		}
		if had, ok := taken[[2]int{at, c.Col}]; ok && r.col >= 0 {
			into := &out[at].cells[had]
			into.Text = strings.Trim(into.Text+"\n"+c.Text, "\n")
			into.Struck = strings.TrimSpace(into.Struck + " " + c.Struck)
			into.Raw = into.Text
			continue
		}
		taken[[2]int{at, c.Col}] = len(out[at].cells)
		out[at].cells = append(out[at].cells, c)
	}
	for i := range out {
		slices.SortFunc(out[i].cells, func(a, b grid.TableCell) int { return cmp.Compare(a.Col, b.Col) })
	}
	return out
}

// says returns a cell with the words of a run.
func (t *aligned) says(r *run) grid.Cell {
	var words []drawn.Word
	for _, p := range r.pieces {
		words = append(words, p.words...)
	}
	c := said(words, func(of, _ row) float64 {
		if r.col < 0 {
			return of.u1 - of.u0
		}
		return t.columns[r.col].to - max(of.u0, t.columns[r.col].from)
	})
	c.Rows, c.Cols = 1, 1
	if r.unsure {
		c.Unsure = "ditulis rapat dengan baris di atasnya; bila lanjutannya, gabungkan"
	}
	return c
}

// rows returns the rows of the headings: of groups, and of what stands under them.
func (h *heads) rows(columns []span, page int) (out []tableRow) {
	deep := 1
	if len(h.groups) > 0 {
		deep = 2
	}
	out = make([]tableRow, deep)
	for i := range out {
		out[i].page = page
	}
	cell := func(l *leaf, row, rows, col, cols int) {
		c := grid.Cell{Text: grid.Visible(l.text()), Rows: int32(rows), Cols: int32(cols)}
		c.Raw = c.Text
		out[row].cells = append(out[row].cells, grid.TableCell{Cell: c, Row: row, Col: col})
	}
	grouped := make([][2]int, len(h.groups))
	for _, l := range h.leaves {
		from, _ := l.extent()
		col := columnAt(columns, from)
		if l.group == 0 {
			cell(l, 0, deep, col, 1)
			continue
		}
		cell(l, 1, 1, col, 1)
		if g := &grouped[l.group-1]; g[1] == 0 {
			*g = [2]int{col, 1}
		} else {
			g[1] = col - g[0] + 1
		}
	}
	for i, g := range grouped {
		if g[1] > 0 {
			cell(h.groups[i], 0, 1, g[0], g[1])
		}
	}
	for i := range out {
		slices.SortFunc(out[i].cells, func(a, b grid.TableCell) int { return cmp.Compare(a.Col, b.Col) })
	}
	return out
}
