package docx

import (
	"slices"
	"strings"

	"iku/cmd/internal/grid"
)

// table is a table that is being read; tables lie in cells of others.
type table struct {
	cells    []grid.TableCell
	row, col int
	above    map[int]int // by column: the cell that goes on below

	text         strings.Builder // of the cell
	struck       strings.Builder
	span         int
	merge        string // "restart", "continue"
	paragraphs   []paragraph
	fraction     *grid.Fraction
	fractionSays string
	pictured     bool
	inner        []grid.Inner
}

// paragraph is where a paragraph of a cell begins and ends, and how it is marked.
type paragraph struct {
	begin, end int
	item       item
}

// begin begins a cell.
func (t *table) begin() {
	t.span, t.merge, t.paragraphs, t.fraction, t.pictured, t.inner = 1, "", nil, nil, false, nil
	t.text.Reset()
	t.struck.Reset()
}

func (t *table) paragraph() {
	if t.text.Len() > 0 {
		t.text.WriteByte('\n')
	}
	t.paragraphs = append(t.paragraphs, paragraph{begin: t.text.Len()})
}

func (t *table) paragraphEnds(of item) {
	if n := len(t.paragraphs); n > 0 {
		t.paragraphs[n-1].end, t.paragraphs[n-1].item = t.text.Len(), of
	}
}

// cell ends the cell that is read.
func (t *table) cell(l *lists) {
	if t.row < 0 {
		return
	}
	col := t.col
	t.col += t.span
	raw := t.text.String()
	text := grid.Visible(l.marked(raw, t.paragraphs))
	if t.merge == "continue" {
		if at, ok := t.above[col]; ok {
			c := &t.cells[at]
			c.Rows = int32(t.row - c.Row + 1)
			if text != "" {
				c.Text = strings.Trim(c.Text+"\n"+text, "\n")
			}
			c.Pictured = c.Pictured || t.pictured
			return
		}
	}
	delete(t.above, col)
	if t.merge == "restart" {
		t.above[col] = len(t.cells)
	}
	c := grid.Cell{Text: text, Raw: raw, Struck: grid.Visible(t.struck.String()), Pictured: t.pictured, Rows: 1, Cols: int32(t.span)}
	if t.fraction != nil && text == t.fractionSays {
		c.Fraction = t.fraction
	}
	t.cells = append(t.cells, grid.TableCell{Cell: c, Row: t.row, Col: col, Inner: t.inner})
}

// nest puts a table into the cell that is read, as lines of text.
func (t *table) nest(of *table) {
	if t.text.Len() > 0 {
		t.text.WriteByte('\n')
	}
	in := grid.Inner{From: t.text.Len(), Cells: of.cells, Rows: of.row + 1}
	t.text.WriteString(grid.Lines(of.cells))
	in.To = t.text.Len()
	t.inner = append(t.inner, in)
	t.pictured = t.pictured || slices.ContainsFunc(of.cells, func(c grid.TableCell) bool { return c.Pictured })
}
