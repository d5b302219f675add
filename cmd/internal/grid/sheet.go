package grid

import (
	"cmp"
	"iter"
	"slices"
)

// Limits of what is read of a file. A province's sheets with every calculation
// stay far below each.
const (
	MaxBytes   = 50_000_000 // of the file
	MaxRows    = 1_048_576  // the last row that holds anything; as many as Excel has
	MaxColumns = 16_384
	MaxCells   = 2_000_000 // of all sheets
	MaxCovered = 2_000_000 // of all cells under merged ones, one as often as it is covered
	MaxText    = 200_000_000
)

// Book is an opened file. Its sheets are read one after another and only once;
// their error is a *Refusal. Notes says what was not looked at, Lost what people see
// and no cell holds, Doubts what was guessed; all are complete after the last sheet.
type Book struct {
	Kind   string // "buku kerja .xlsx"
	Sheets iter.Seq2[*Sheet, error]
	Notes  []string
	Lost   []string
	Doubts []string
}

// Sheet is the cells of a sheet, or of a document with its paragraphs and tables
// below each other.
type Sheet struct {
	Where  *Where
	Hidden bool
	Width  int // the last column that holds anything
	Beside []Beside
	More   func() // adds to Beside what is read only where it is asked for; nil: nothing is
	rows   [][]slot
	cells  []*Cell
}

// Beside is what a sheet says beside its cells, as a comment, and that it is not read. A
// row of 0 is the whole sheet.
type Beside struct {
	At   Place
	Text string
}

// maxBeside is how much of that is kept.
const maxBeside = 1000

// Add adds what stands beside the cells of a sheet, each once.
func (s *Sheet) Add(row, col int, text string) {
	b := Beside{Place{s.Where, int32(row), int32(col)}, text}
	if len(s.Beside) < maxBeside && !slices.Contains(s.Beside, b) {
		s.Beside = append(s.Beside, b)
	}
}

// slot is a cell where it stands, or where one that is merged covers another place.
type slot struct {
	col  int32
	cell *Cell
}

// New returns an empty sheet of a workbook.
func New(name string) *Sheet { return &Sheet{Where: &Where{Sheet: name}} }

// NewDocument returns an empty document, whose rows AddLine names.
func NewDocument() *Sheet { return &Sheet{Where: &Where{Lines: []Line{}}} }

// Name is what the sheet is called.
func (s *Sheet) Name() string { return s.Where.Sheet }

// AddLine appends a row to a document and returns its number.
func (s *Sheet) AddLine(l Line) int {
	s.Where.Lines = append(s.Where.Lines, l)
	return len(s.Where.Lines)
}

// Rows is the last row that holds anything.
func (s *Sheet) Rows() int { return len(s.rows) }

// Put adds a cell at a row and column and returns it. It must not stand on another.
func (s *Sheet) Put(row, col int, c Cell) *Cell {
	c.Place = Place{s.Where, int32(row), int32(col)}
	if c.Kind != Number && fault(c.Text) {
		c.Text, c.Uncached = "", true
	}
	c.Rows, c.Cols = max(c.Rows, 1), max(c.Cols, 1)
	at := &c
	s.cells = append(s.cells, at)
	s.lay(row, col, at)
	return at
}

func (s *Sheet) lay(row, col int, c *Cell) {
	for len(s.rows) < row {
		s.rows = append(s.rows, nil)
	}
	s.Width = max(s.Width, col)
	list := s.rows[row-1]
	if n := len(list); n == 0 || int(list[n-1].col) < col {
		s.rows[row-1] = append(list, slot{int32(col), c})
		return
	}
	i, found := slices.BinarySearchFunc(list, col, bySlot)
	if found {
		list[i].cell = c
		return
	}
	s.rows[row-1] = slices.Insert(list, i, slot{int32(col), c})
}

func bySlot(s slot, col int) int { return cmp.Compare(int(s.col), col) }

// Any returns the cell that stands at a place or covers it, seen or not; nil where
// there is none.
func (s *Sheet) Any(row, col int) *Cell {
	if row < 1 || row > len(s.rows) {
		return nil
	}
	list := s.rows[row-1]
	i, found := slices.BinarySearchFunc(list, col, bySlot)
	if !found {
		return nil
	}
	return list[i].cell
}

// At returns the cell that people see at a place, nil where there is none.
func (s *Sheet) At(row, col int) *Cell {
	if c := s.Any(row, col); c != nil && c.Unseen == "" {
		return c
	}
	return nil
}

// Row returns what people see in a row, from left to right: each cell once, those
// that cover it from above among them.
func (s *Sheet) Row(row int) []*Cell { return s.row(row, false) }

// Whole returns the cells of a row, seen or not.
func (s *Sheet) Whole(row int) []*Cell { return s.row(row, true) }

func (s *Sheet) row(row int, unseen bool) []*Cell {
	if row < 1 || row > len(s.rows) {
		return nil
	}
	var list []*Cell
	for _, at := range s.rows[row-1] {
		if c := at.cell; !c.Empty() && (unseen || c.Unseen == "") && (len(list) == 0 || list[len(list)-1] != c) {
			list = append(list, c)
		}
	}
	return list
}

// Cells are all that the sheet holds, in the order in which they were put.
func (s *Sheet) Cells() []*Cell { return s.cells }

// Merge lets the cell at the first row and column cover all to the last, as far as
// the sheet has rows and columns. What stands there itself is not seen in a
// spreadsheet; it is told. left is how many cells may still be covered.
func (s *Sheet) Merge(r1, c1, r2, c2 int, left *int) error {
	first := s.Any(r1, c1)
	if first == nil {
		return nil
	}
	r2, c2 = min(r2, len(s.rows)), min(c2, s.Width)
	if *left -= (r2 - r1 + 1) * (c2 - c1 + 1); *left < 0 {
		return Refuse("batalkan penggabungan sel", "sel gabungan di %s mencakup terlalu banyak sel", first.Place)
	}
	for row := r1; row <= r2; row++ {
		for col := c1; col <= c2; col++ {
			if had := s.Any(row, col); had == nil || had.Empty() || row == r1 && col == c1 {
				s.lay(row, col, first)
			} else if had != first {
				had.Unseen = Covered
				s.lay(row, col, first)
			}
		}
	}
	first.Rows, first.Cols = int32(max(r2-r1+1, 1)), int32(max(c2-c1+1, 1))
	return nil
}

// Covered is why a cell is not seen that lies under a merged one.
const Covered Reason = "tertutup sel gabungan"
