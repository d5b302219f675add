package opendocument

import (
	"strings"

	"iku/cmd/internal/grid"
)

type table struct {
	sheet    string
	unseen   bool
	cells    []grid.TableCell
	row, col int
	rows     int // how often the row stands
	rowGone  bool
	cols     []bool // hidden columns
	now      grid.TableCell
	times    int
	text     strings.Builder
	struck   strings.Builder
	paras    int
	kind     string
	value    string
	in       bool
	covered  bool
}

// maxRepeat is how often a row or cell that holds something may be repeated.
const maxRepeat = 1000

// end puts the cell that was read into the table, as often as it stands there.
func (t *table) end(b *grid.Bounds) error {
	c := t.now
	t.in = false
	c.Raw = t.text.String()
	c.Text, c.Struck = grid.Visible(c.Raw), grid.Visible(t.struck.String())
	if c.Text != "" {
		c.Uncached = false
		typed(&c.Cell, t.kind, t.value)
	}
	if t.covered {
		c.Rows, c.Cols = 1, 1
		if c.Text != "" {
			c.Unseen = grid.Covered
		}
	}
	says := c.Text != "" || c.Struck != "" || c.Pictured || c.Uncached || c.Rows > 1 || c.Cols > 1
	times := t.times
	t.col += times
	if !says {
		return nil
	}
	if times > maxRepeat {
		return grid.Refuse("hapus isi yang diulang", "satu sel diulang lebih dari %d kali", maxRepeat)
	}
	for i := range times {
		if b.Cells--; b.Cells < 0 {
			return grid.Refuse("bagi menjadi beberapa berkas", "berkas memuat lebih dari %d sel", grid.MaxCells)
		}
		again := c
		again.Col += i
		if again.Col >= grid.MaxColumns || again.Row >= grid.MaxRows {
			return grid.Refuse("hapus baris dan kolom yang tidak dipakai", "tabel %q melewati baris %d atau kolom %d", t.sheet, grid.MaxRows, grid.MaxColumns)
		}
		t.cells = append(t.cells, again)
	}
	return nil
}

// endRow repeats what the row holds.
func (t *table) endRow(b *grid.Bounds) error {
	first := len(t.cells)
	for first > 0 && t.cells[first-1].Row == t.row {
		first--
	}
	row := t.cells[first:]
	if len(row) > 0 && t.rows > maxRepeat {
		return grid.Refuse("hapus baris yang diulang", "satu baris diulang lebih dari %d kali", maxRepeat)
	}
	for i := 1; i < t.rows && len(row) > 0; i++ {
		if b.Cells -= len(row); b.Cells < 0 {
			return grid.Refuse("bagi menjadi beberapa berkas", "berkas memuat lebih dari %d sel", grid.MaxCells)
		}
		for _, c := range row {
			c.Row += i
			t.cells = append(t.cells, c)
		}
	}
	t.row += t.rows
	return nil
}

func (r *reader) endTable() error {
	n := len(r.tables)
	if n == 0 {
		return nil
	}
	t := r.tables[n-1]
	r.tables = r.tables[:n-1]
	rows := 0
	for _, c := range t.cells {
		rows = max(rows, c.Row+1)
	}
	if n > 1 { // a table in a cell is text of the cell
		outer := r.tables[n-2]
		if outer.text.Len() > 0 {
			outer.text.WriteByte('\n')
		}
		in := grid.Inner{From: outer.text.Len(), Cells: t.cells, Rows: rows}
		outer.text.WriteString(grid.Lines(t.cells))
		in.To = outer.text.Len()
		outer.now.Inner = append(outer.now.Inner, in)
		return nil
	}
	if !r.book {
		return r.flow.Table(t.cells, rows, 0)
	}
	s := grid.New(t.sheet)
	s.Hidden = t.unseen
	for _, c := range t.cells {
		if s.Any(c.Row+1, c.Col+1) == nil {
			if s.Hidden {
				c.Unseen = grid.HiddenSheet
			}
			s.Put(c.Row+1, c.Col+1, c.Cell)
		}
	}
	for _, c := range t.cells {
		if c.Rows > 1 || c.Cols > 1 {
			if err := s.Merge(c.Row+1, c.Col+1, c.Row+int(c.Rows), c.Col+int(c.Cols), &r.bounds.Covered); err != nil {
				return err
			}
		}
	}
	r.sheets = append(r.sheets, s)
	return nil
}
