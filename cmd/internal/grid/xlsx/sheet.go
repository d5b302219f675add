package xlsx

import (
	"encoding/xml"
	"strconv"
	"strings"

	"iku/cmd/internal/grid"
	"iku/content/angka"
)

// cellReader reads the cells of a sheet.
type cellReader struct {
	*reader
	part   string
	sheet  *grid.Sheet
	row    int
	col    int
	hidden bool         // the row
	cols   []hiddenCols // hidden columns
	merges [][4]int

	kind    string // of the attribute t: "s", "b", "d", "e", "" for a number
	style   int
	formula bool
	value   bool
	raw     strings.Builder
	inValue bool
	rich    richText
}

type hiddenCols struct{ from, to int }

// maxHiddenCols is how many groups of hidden columns a sheet may have.
const maxHiddenCols = 1000

// sheet reads one sheet.
func (r *reader) sheet(s sheet) (*grid.Sheet, error) {
	part, err := r.archive.Open(s.part)
	if err != nil {
		return nil, err
	}
	defer func() { _ = part.Close() }()
	c := &cellReader{reader: r, part: s.part, sheet: grid.New(s.name)}
	c.sheet.Hidden = s.hidden
	if err := r.bounds.Walk(s.part, part, c.token); err != nil {
		return nil, err
	}
	for _, box := range c.merges {
		if err := c.sheet.Merge(box[0], box[1], box[2], box[3], &r.bounds.Covered); err != nil {
			return nil, err
		}
	}
	if !s.hidden {
		c.sheet.More = func() { r.beside(s, c.sheet) }
	}
	return c.sheet, nil
}

func (c *cellReader) token(token xml.Token, d *xml.Decoder) error {
	switch t := token.(type) {
	case xml.StartElement:
		switch t.Name.Local {
		case "col":
			if truth(grid.Attribute(t, "hidden")) && len(c.cols) < maxHiddenCols {
				c.cols = append(c.cols, hiddenCols{number(t, "min", 0), number(t, "max", 0)})
			}
		case "row":
			c.row, c.col = number(t, "r", c.row+1), 0
			c.hidden = truth(grid.Attribute(t, "hidden"))
		case "c":
			c.col++
			if ref := grid.Attribute(t, "r"); ref != "" {
				row, col, ok := address(ref)
				if !ok {
					return grid.Refuse(grid.Again, "lembar %q memuat sel tanpa alamat yang sah", c.sheet.Name())
				}
				c.row, c.col = row, col
			}
			c.kind, c.style = grid.Attribute(t, "t"), number(t, "s", 0)
			c.formula, c.value, c.inValue = false, false, false
			c.raw.Reset()
		case "f":
			c.formula = true
		case "v":
			c.value, c.inValue = true, true
		case "is":
			c.value = true
			c.rich.begin()
		case "oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter":
			c.raw.Reset()
			c.inValue = true
		case "mergeCell":
			if box, ok := area(grid.Attribute(t, "ref")); ok {
				if len(c.merges) >= grid.MaxCovered/10 {
					return grid.Refuse("batalkan penggabungan sel", "lembar %q memuat terlalu banyak sel gabungan", c.sheet.Name())
				}
				c.merges = append(c.merges, box)
			}
		default:
			if c.rich.open {
				c.rich.token(token)
			}
		}
	case xml.CharData:
		if c.inValue {
			c.raw.Write(t)
		} else if c.rich.open {
			c.rich.token(token)
		}
	case xml.EndElement:
		switch t.Name.Local {
		case "v":
			c.inValue = false
		case "oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter":
			c.inValue = false
			margin(c.sheet, t.Name.Local, c.raw.String())
		case "c":
			return c.end(d)
		default:
			if c.rich.open {
				c.rich.token(token)
			}
		}
	}
	return nil
}

// end puts the cell that was read into the sheet.
func (c *cellReader) end(d *xml.Decoder) error {
	rich := c.rich.open
	var said text
	if rich {
		said = c.rich.end()
	}
	if !c.value && !c.formula {
		return nil
	}
	place := grid.Place{Where: c.sheet.Where, Row: int32(min(c.row, grid.MaxRows)), Col: int32(min(c.col, grid.MaxColumns))}
	switch {
	case c.row > grid.MaxRows || c.col > grid.MaxColumns:
		return grid.Refuse("hapus baris dan kolom yang tidak dipakai", "lembar %q melewati baris %d atau kolom %d", c.sheet.Name(), grid.MaxRows, grid.MaxColumns)
	case c.bounds.Cells <= 0:
		return grid.Refuse("bagi menjadi beberapa buku kerja", "buku kerja memuat lebih dari %d sel", grid.MaxCells)
	case c.sheet.Any(c.row, c.col) != nil:
		return grid.Refuse(grid.Again, "lembar %q memuat sel %s dua kali", c.sheet.Name(), place.Name())
	case c.row > c.sheet.Rows()+maxGap:
		return grid.Refuse("hapus baris yang tidak dipakai", "lembar %q melompat ke baris %d", c.sheet.Name(), c.row)
	}
	c.bounds.Cells--
	var l look
	if c.style < len(c.looks) {
		l = c.looks[c.style]
	}
	cell := grid.Cell{Format: l.format, Verbatim: l.format.Verbatim()}
	raw := strings.TrimSpace(c.raw.String())
	switch {
	case rich:
		cell.Text, cell.Struck, cell.Raw = said.seen, said.struck, said.raw
	case raw == "" && c.kind != "str":
		cell.Uncached = c.formula
		if !c.formula {
			return nil
		}
	case c.kind == "s":
		n, err := strconv.Atoi(raw)
		if err != nil || n < 0 || n >= len(c.texts) {
			line, column := d.InputPos()
			return grid.Refuse(grid.Again, "bagian %s rusak di baris %d, kolom %d: sel %s menyebut teks yang tidak ada di buku kerja", c.part, line, column, place.Name())
		}
		cell.Text, cell.Struck, cell.Raw = c.texts[n].seen, c.texts[n].struck, c.texts[n].raw
	case c.kind == "b":
		cell.Kind, cell.Text = grid.Bool, "tidak"
		if truth(raw) {
			cell.Text = "ya"
		}
	case c.kind == "d" && len(raw) >= 10:
		day, err := angka.ParseDate(raw[:10])
		if err == nil {
			cell.Kind, cell.Day, cell.Text = grid.Date, &day, day.String()
		} else {
			cell.Text = grid.Visible(raw)
		}
	case c.kind == "e":
		cell.Uncached = true // "#DIV/0!", "#REF!"
	case c.kind == "" || c.kind == "n":
		c.numeric(&cell, raw)
	default:
		cell.Raw = unescaped(c.raw.String())
		cell.Text = grid.Visible(cell.Raw)
		cell.Uncached = cell.Text == "" && c.formula
	}
	cell.Unseen = c.unseen(l)
	c.sheet.Put(c.row, c.col, cell)
	return nil
}

// maxGap is how many empty rows may stand above a cell.
const maxGap = 200_000

func (c *cellReader) unseen(l look) grid.Reason {
	switch {
	case c.sheet.Hidden:
		return grid.HiddenSheet
	case c.hidden:
		return grid.HiddenRow
	case l.struck:
		return grid.Struck
	}
	for _, h := range c.cols {
		if c.col >= h.from && c.col <= h.to {
			return grid.HiddenColumn
		}
	}
	return ""
}

// numeric fills a cell that stores a number.
func (c *cellReader) numeric(cell *grid.Cell, raw string) {
	shown, ok := cell.Format.Show(raw, c.from1904)
	if !ok {
		cell.Text = grid.Visible(raw)
		return
	}
	cell.Text, cell.Day, cell.Unsure, cell.Raw = shown.Text, shown.Day, shown.Unsure, raw
	switch {
	case shown.Day != nil:
		cell.Kind = grid.Date
	case shown.Number:
		cell.Kind = grid.Number
	}
}

// address reads "D7" or "$D$7".
func address(ref string) (row, col int, ok bool) {
	i := 0
	skip := func() {
		if i < len(ref) && ref[i] == '$' {
			i++
		}
	}
	skip()
	for ; i < len(ref) && (ref[i]|0x20) >= 'a' && (ref[i]|0x20) <= 'z'; i++ {
		if col = col*26 + int(ref[i]|0x20-'a') + 1; col > 1<<20 {
			return 0, 0, false
		}
	}
	skip()
	start := i
	for ; i < len(ref) && ref[i] >= '0' && ref[i] <= '9'; i++ {
		if row = row*10 + int(ref[i]-'0'); row > 1<<24 {
			return 0, 0, false
		}
	}
	return row, col, i == len(ref) && i > start && row > 0 && col > 0
}

// area reads "A1:C3", cut to what is read at all.
func area(ref string) (box [4]int, ok bool) {
	first, last, ok := strings.Cut(ref, ":")
	r1, c1, ok1 := address(first)
	r2, c2, ok2 := address(last)
	if !ok || !ok1 || !ok2 || r2 < r1 || c2 < c1 {
		return box, false
	}
	return [4]int{r1, c1, min(r2, grid.MaxRows), min(c2, grid.MaxColumns)}, true
}
