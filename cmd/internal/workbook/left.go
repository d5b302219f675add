package workbook

import (
	"fmt"
	"strconv"

	"iku/cmd/internal/grid"
)

// Weight says how much a note matters.
type Weight int

// The weights, the most doubtful first.
const (
	Lost   Weight = iota // a row or column that was not read
	Doubt                // read, but perhaps not as it was meant
	Remark               // of what was not looked at
)

// Note is something that the reading of a file has to say.
type Note struct {
	Weight Weight
	At     grid.Place // zero: of the whole file
	Place  string
	Text   string
}

// String returns the note with its place.
func (n Note) String() string {
	if n.Place == "" {
		return n.Text
	}
	return n.Place + ": " + n.Text
}

// setAside tells of a column below headings that it is not read.
func (b *book) setAside(g *grid.Sheet, h *heads, col, end int, why string) {
	n := 0
	for row := h.last + 1; row < end; row++ {
		if c := g.At(row, col); c.Left() && c.Begins(row, col) {
			c.Tell()
			n++
		}
	}
	if n == 0 {
		return
	}
	where := g.Where.ColName(h.first, col)
	b.notes = append(b.notes, Note{Lost, grid.Place{Where: g.Where, Row: int32(h.first), Col: int32(col)}, fmt.Sprintf("%s %q", where, brief(h.titles[col])),
		fmt.Sprintf("tidak dibaca (%d sel): %s", n, why)})
}

// rest tells of every cell that says something and was neither read nor told: cells
// that people do not see by the reason, others by their rows.
func (b *book) rest(g *grid.Sheet) {
	for _, c := range g.Cells() {
		if c.Pictured && c.Unseen == "" {
			b.tell(Lost, c.Place, "gambar di sel ini tidak dibaca; bila isinya rumus atau angka, ketik di sel itu")
		}
		if c.Struck != "" {
			b.tell(Lost, c.Place, fmt.Sprintf("teks yang dicoret tidak dibaca: %q", brief(c.Struck)))
		}
	}
	if g.Hidden {
		n := 0
		for _, c := range g.Cells() {
			if c.Left() {
				c.Tell()
				n++
			}
		}
		if n > 0 {
			b.notes = append(b.notes, Note{Lost, grid.Place{Where: g.Where}, fmt.Sprintf("lembar %q", g.Name()), fmt.Sprintf("tidak dibaca (%d sel): %s", n, grid.HiddenSheet)})
		}
		return
	}
	columns := map[int]int{} // hidden ones, with how many cells
	var order []int
	for _, c := range g.Cells() {
		if c.Left() && c.Unseen == grid.HiddenColumn {
			col := int(c.Place.Col)
			if columns[col] == 0 {
				order = append(order, col)
			}
			columns[col]++
			c.Tell()
		}
	}
	for _, col := range order {
		b.notes = append(b.notes, Note{Lost, grid.Place{Where: g.Where, Col: int32(col)}, g.Where.ColName(0, col), fmt.Sprintf("tidak dibaca (%d sel): %s", columns[col], grid.HiddenColumn)})
	}
	var run struct {
		from, to, cells int
		why             grid.Reason
		says            string
	}
	flush := func() {
		if run.cells == 0 {
			return
		}
		text := "tidak dibaca: " + run.says
		if run.why != "" {
			text = fmt.Sprintf("tidak dibaca: %s (%s)", run.why, run.says)
		}
		if run.cells > 1 {
			text += " dan " + strconv.Itoa(run.cells-1) + " sel lagi"
		}
		b.notes = append(b.notes, Note{Lost, grid.Place{Where: g.Where, Row: int32(run.from), Col: 1}, g.Where.RowName(run.from, run.to), text})
		run.cells = 0
	}
	for row := 1; row <= g.Rows(); row++ {
		for _, c := range g.Whole(row) {
			if !c.Left() || int(c.Place.Row) != row {
				continue
			}
			if run.cells > 0 && (run.why != c.Unseen || row > run.to+1) {
				flush()
			}
			if run.cells == 0 {
				run.from, run.why, run.says = row, c.Unseen, strconv.Quote(brief(c.Text))
			}
			run.to = row
			run.cells++
			c.Tell()
		}
	}
	flush()
	for _, c := range g.Cells() { // under merged ones
		if c.Left() {
			c.Tell()
			b.tell(Lost, c.Place, fmt.Sprintf("tidak dibaca: %s (%q)", c.Unseen, brief(c.Text)))
		}
	}
}
