package xls

import (
	"encoding/binary"
	"math"
	"strconv"
	"strings"

	"iku/cmd/internal/grid"
)

// cells reads the cells of a sheet.
type cells struct {
	*reader
	sheet      *grid.Sheet
	hiddenRows map[int]bool
	hiddenCols map[int]bool
	merges     [][4]int
	waits      *grid.Cell // a formula whose result is a text, which follows
}

func (r *reader) read(s sheet) (*grid.Sheet, error) {
	c := &cells{reader: r, sheet: grid.New(s.name), hiddenRows: map[int]bool{}, hiddenCols: map[int]bool{}}
	c.sheet.Hidden = s.hidden
	id, _, next, ok := r.record(s.at)
	if !ok || id != recBOF {
		return nil, grid.Refuse(grid.Again, "lembar %q tidak ada di dalam buku kerja", s.name)
	}
	depth := 1
	for at := next; depth > 0; at = next {
		var body []byte
		if id, body, next, ok = r.record(at); !ok {
			return nil, grid.Refuse(grid.Again, "lembar %q terpotong", s.name)
		}
		switch id {
		case recBOF: // a chart in the sheet
			depth++
		case recEOF:
			depth--
		default:
			if depth == 1 {
				if err := c.record(id, body); err != nil {
					return nil, err
				}
			}
		}
	}
	for _, cell := range c.sheet.Cells() {
		switch row, col := int(cell.Place.Row), int(cell.Place.Col); {
		case s.hidden:
			cell.Unseen = grid.HiddenSheet
		case c.hiddenRows[row]:
			cell.Unseen = grid.HiddenRow
		case c.hiddenCols[col]:
			cell.Unseen = grid.HiddenColumn
		}
	}
	for _, m := range c.merges {
		if err := c.sheet.Merge(m[0], m[1], m[2], m[3], &r.bounds.Covered); err != nil {
			return nil, err
		}
	}
	return c.sheet, nil
}

func (c *cells) record(id int, b []byte) error {
	row, col, xf := int(u16(b))+1, 0, 0
	if len(b) >= 6 {
		col, xf = int(u16(b[2:]))+1, int(u16(b[4:]))
	}
	switch id {
	case recColInfo:
		if len(b) >= 10 && u16(b[8:])&1 != 0 {
			for i := int(u16(b)); i <= min(int(u16(b[2:])), 255); i++ {
				c.hiddenCols[i+1] = true
			}
		}
	case recRow:
		if len(b) >= 16 && u16(b[12:])&0x20 != 0 {
			c.hiddenRows[row] = true
		}
	case recMergeCells:
		for i := 2; i+8 <= len(b) && len(c.merges) < 100_000; i += 8 {
			r1, r2, c1, c2 := int(u16(b[i:])), int(u16(b[i+2:])), int(u16(b[i+4:])), int(u16(b[i+6:]))
			if r2 >= r1 && c2 >= c1 {
				c.merges = append(c.merges, [4]int{r1 + 1, c1 + 1, r2 + 1, c2 + 1})
			}
		}
	case recLabelSST:
		if len(b) < 10 {
			return nil
		}
		n := int(u32(b[6:]))
		if n < 0 || n >= len(c.texts) {
			return grid.Refuse(grid.Again, "lembar %q menyebut teks yang tidak ada di buku kerja", c.sheet.Name())
		}
		_, err := c.put(row, col, xf, grid.Cell{Text: grid.Visible(c.texts[n]), Raw: c.texts[n]})
		return err
	case recLabel, recRString:
		if len(b) > 6 {
			s, _ := text(b[6:], 2)
			_, err := c.put(row, col, xf, grid.Cell{Text: grid.Visible(s), Raw: s})
			return err
		}
	case recNumber:
		if len(b) >= 14 {
			return c.number(row, col, xf, math.Float64frombits(binary.LittleEndian.Uint64(b[6:])))
		}
	case recRK:
		if len(b) >= 10 {
			return c.number(row, col, xf, rk(u32(b[6:])))
		}
	case recMulRK:
		for i := 4; i+6 <= len(b)-2; i += 6 {
			if err := c.number(row, int(u16(b[2:]))+1+(i-4)/6, int(u16(b[i:])), rk(u32(b[i+2:]))); err != nil {
				return err
			}
		}
	case recBoolErr:
		if len(b) >= 8 {
			cell := grid.Cell{Kind: grid.Bool, Text: "tidak", Uncached: b[7] != 0}
			switch {
			case cell.Uncached:
				cell.Kind, cell.Text = grid.Text, ""
			case b[6] != 0:
				cell.Text = "ya"
			}
			_, err := c.put(row, col, xf, cell)
			return err
		}
	case recFormula:
		return c.formula(row, col, xf, b)
	case recString:
		if c.waits != nil {
			s, _ := text(b, 2)
			c.waits.Text, c.waits.Raw, c.waits.Uncached = grid.Visible(s), s, false
			c.waits = nil
		}
	}
	return nil
}

// formula puts the result that was saved: [MS-XLS] 2.5.133.
func (c *cells) formula(row, col, xf int, b []byte) error {
	if len(b) < 14 {
		return nil
	}
	if b[12] != 0xff || b[13] != 0xff {
		return c.number(row, col, xf, math.Float64frombits(binary.LittleEndian.Uint64(b[6:])))
	}
	cell := grid.Cell{Uncached: true}
	if b[6] == 1 {
		cell = grid.Cell{Kind: grid.Bool, Text: map[bool]string{false: "tidak", true: "ya"}[b[8] != 0]}
	}
	at, err := c.put(row, col, xf, cell)
	if b[6] == 0 {
		c.waits = at
	}
	return err
}

func rk(v uint32) float64 {
	n := float64(int32(v) >> 2)
	if v&2 == 0 {
		n = math.Float64frombits(uint64(v&^3) << 32)
	}
	if v&1 != 0 {
		n /= 100
	}
	return n
}

func (c *cells) number(row, col, xf int, v float64) error {
	raw := strconv.FormatFloat(v, 'f', -1, 64)
	if len(raw) > 40 {
		raw = strings.Replace(strconv.FormatFloat(v, 'e', -1, 64), "e+", "e", 1)
	}
	cell := grid.Cell{Raw: raw}
	if xf < len(c.looks) {
		cell.Format = c.looks[xf].format
	}
	if shown, ok := cell.Format.Show(raw, c.from1904); ok {
		cell.Text, cell.Day, cell.Unsure = shown.Text, shown.Day, shown.Unsure
		switch {
		case shown.Day != nil:
			cell.Kind = grid.Date
		case shown.Number:
			cell.Kind = grid.Number
		}
	} else {
		cell.Text = grid.Visible(raw)
	}
	_, err := c.put(row, col, xf, cell)
	return err
}

func (c *cells) put(row, col, xf int, cell grid.Cell) (*grid.Cell, error) {
	if c.bounds.Cells--; c.bounds.Cells < 0 {
		return nil, grid.Refuse("bagi menjadi beberapa buku kerja", "buku kerja memuat lebih dari %d sel", grid.MaxCells)
	}
	if c.sheet.Any(row, col) != nil {
		return nil, grid.Refuse(grid.Again, "lembar %q memuat sel %s dua kali", c.sheet.Name(), grid.Place{Row: int32(row), Col: int32(col)}.Name())
	}
	if xf < len(c.looks) {
		cell.Format = c.looks[xf].format
		cell.Verbatim = cell.Format.Verbatim() && cell.Kind == grid.Text
		if c.looks[xf].struck {
			cell.Unseen = grid.Struck
		}
	}
	return c.sheet.Put(row, col, cell), nil
}
