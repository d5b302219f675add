package grid

import "fmt"

// Where is what a sheet is called when a place in it is named.
type Where struct {
	Sheet string // of a workbook
	Lines []Line // of a document without cell names: what each row is; nil in a workbook
}

// Line is a row of a document that has no sheets.
type Line struct {
	Table, Row int // the Row-th row of the Table-th table; Table 0: a paragraph or line of text
	Page       int // of a PDF; 0: not known
}

// Place is a cell; rows and columns begin at 1. The zero place is none, a row of 0
// the whole sheet.
type Place struct {
	Where    *Where
	Row, Col int32
}

// ColumnName returns the letters of a column: 1 is A, 27 is AA.
func ColumnName(col int) string {
	name := ""
	for ; col > 0; col = (col - 1) / 26 {
		name = string(rune('A'+(col-1)%26)) + name
	}
	return name
}

// Name returns the cell as spreadsheets do: D7.
func (p Place) Name() string { return fmt.Sprint(ColumnName(int(max(p.Col, 1))), max(p.Row, 1)) }

// String returns a place as people read it.
func (p Place) String() string {
	switch {
	case p.Where == nil:
		return ""
	case p.Where.Lines != nil:
		return p.Where.line(int(p.Row), int(p.Col))
	case p.Row == 0:
		return fmt.Sprintf("lembar %q", p.Where.Sheet)
	}
	return fmt.Sprintf("lembar %q, sel %s", p.Where.Sheet, p.Name())
}

// line names a row of a document, and the column of its table.
func (w *Where) line(row, col int) string {
	if row < 1 || row > len(w.Lines) {
		return "dokumen"
	}
	l := w.Lines[row-1]
	page := ""
	if l.Page > 0 {
		page = fmt.Sprintf("halaman %d, ", l.Page)
	}
	if l.Table == 0 {
		return fmt.Sprintf("%sbaris teks %d", page, l.Row)
	}
	if col == 0 {
		return fmt.Sprintf("%stabel %d, baris %d", page, l.Table, l.Row)
	}
	return fmt.Sprintf("%stabel %d, baris %d, kolom %d", page, l.Table, l.Row, col)
}

// Row names a row, or several from it to last.
func (w *Where) RowName(row, last int) string {
	if w.Lines != nil {
		if name := w.line(row, 0); row != last {
			return name + " sampai " + w.line(last, 0)
		} else {
			return name
		}
	}
	if row == last {
		return fmt.Sprintf("lembar %q, baris %d", w.Sheet, row)
	}
	return fmt.Sprintf("lembar %q, baris %d–%d", w.Sheet, row, last)
}

// ColName names a column.
func (w *Where) ColName(row, col int) string {
	if w.Lines == nil {
		return fmt.Sprintf("lembar %q, kolom %s", w.Sheet, ColumnName(col))
	}
	if row >= 1 && row <= len(w.Lines) && w.Lines[row-1].Table > 0 {
		return fmt.Sprintf("tabel %d, kolom %d", w.Lines[row-1].Table, col)
	}
	return fmt.Sprintf("kolom %d", col)
}
