package grid

import "strings"

// Flow puts the paragraphs and tables of a document below each other into one
// sheet. What it is given is bounded by Bounds.
type Flow struct {
	Sheet  *Sheet
	bounds *Bounds
	tables int
	lines  int // of text
}

// NewFlow returns an empty flow.
func NewFlow(b *Bounds) *Flow { return &Flow{Sheet: NewDocument(), bounds: b} }

// Text adds a paragraph: a line each of its lines, at tabs a cell each of its parts.
func (f *Flow) Text(text, struck string, page int) error {
	for line := range strings.SplitSeq(strings.ReplaceAll(text, "\r", ""), "\n") {
		if Visible(line) == "" && struck == "" {
			continue
		}
		f.lines++
		row := f.Sheet.AddLine(Line{Row: f.lines, Page: page})
		for i, part := range strings.Split(line, "\t") {
			if seen := Visible(part); seen != "" || i == 0 && struck != "" {
				if err := f.put(row, i+1, Cell{Text: seen, Struck: Visible(struck)}); err != nil {
					return err
				}
				struck = ""
			}
		}
	}
	return nil
}

// TableCell is a cell of a table of a document: it begins in a row and column, both
// counted from 0 in the table, and covers rows and columns.
type TableCell struct {
	Cell
	Row, Col int
	Inner    []Inner
}

// Table adds a table of that many rows. What lies in a frame is added by itself; a table
// in another cell is text there, which is unsure.
func (f *Flow) Table(cells []TableCell, rows, page int) error {
	if frame(cells) {
		return f.unframed(cells, page)
	}
	for i := range cells {
		if len(cells[i].Inner) > 0 && cells[i].Text != "" {
			cells[i].Unsure = "tabel di dalam sel ini dibaca sebagai teks; pindahkan isinya ke kolomnya masing-masing"
		}
	}
	f.tables++
	first := 0
	for i := range rows {
		if row := f.Sheet.AddLine(Line{Table: f.tables, Row: i + 1, Page: page}); i == 0 {
			first = row
		}
	}
	for _, c := range cells {
		if c.Empty() && c.Struck == "" && !c.Pictured && c.Rows <= 1 && c.Cols <= 1 || c.Row >= rows {
			continue
		}
		if f.Sheet.Any(first+c.Row, c.Col+1) != nil {
			continue // the document says that two cells stand in one place
		}
		if err := f.put(first+c.Row, c.Col+1, c.Cell); err != nil {
			return err
		}
	}
	for _, c := range cells {
		if (c.Rows > 1 || c.Cols > 1) && c.Row < rows {
			at := f.Sheet.Any(first+c.Row, c.Col+1)
			if at == nil || !at.Begins(first+c.Row, c.Col+1) {
				continue
			}
			if err := f.Sheet.Merge(first+c.Row, c.Col+1, min(first+c.Row+int(max(c.Rows, 1))-1, first+rows-1), c.Col+int(max(c.Cols, 1)), &f.bounds.Covered); err != nil {
				return err
			}
		}
	}
	return nil
}

func (f *Flow) put(row, col int, c Cell) error {
	switch {
	case col > MaxColumns:
		return Refuse("bagi tabelnya", "tabel lebih dari %d kolom", MaxColumns)
	case row > MaxRows:
		return Refuse("bagi menjadi beberapa berkas", "dokumen lebih dari %d baris", MaxRows)
	}
	if f.bounds.Cells--; f.bounds.Cells < 0 {
		return Refuse("bagi menjadi beberapa berkas", "berkas memuat lebih dari %d sel", MaxCells)
	}
	f.Sheet.Put(row, col, c)
	return nil
}

// Book returns the flow as a book of one sheet.
func (f *Flow) Book(kind string, notes ...string) *Book {
	return &Book{Kind: kind, Notes: notes, Sheets: func(yield func(*Sheet, error) bool) { yield(f.Sheet, nil) }}
}
