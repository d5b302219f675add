package workbook

import (
	"bytes"
	"encoding/xml"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// mark is what a sheet says of a cell besides its value.
type mark struct {
	kind    string // of the attribute t: "s", "b", "d", "e", "" for a number
	style   int
	formula bool
	value   bool
}

// marks is what is known of a sheet before its values are read.
type marks struct {
	cells  map[[2]int]mark // by row and column
	merges [][4]int        // first row and column, last row and column
	rows   int             // the last that holds a cell with a value
}

// scan reads the marks of a sheet in one pass and refuses what is too large, so
// that nothing that follows meets it. left is how many cells may still come.
func scan(name string, part []byte, left *int) (*marks, error) {
	m := &marks{cells: map[[2]int]mark{}}
	d := xml.NewDecoder(bytes.NewReader(part))
	row, col := 0, 0
	var at [2]int
	var now *mark
	tooTall := refuse("hapus baris yang tidak dipakai", "lembar %q melewati baris %d", name, maxRows)
	for {
		token, err := d.RawToken()
		if err != nil {
			break // what is broken is left to the reader of values
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "row":
				row, col = number(t, "r", row+1), 0
			case "c":
				col++
				if ref := attribute(t, "r"); ref != "" {
					c, r, err := excelize.CellNameToCoordinates(ref)
					if err != nil {
						return nil, refuse(again, "lembar %q memuat sel tanpa alamat yang sah", name)
					}
					row, col = r, c
				}
				at = [2]int{row, col}
				now = &mark{kind: attribute(t, "t"), style: number(t, "s", 0)}
			case "f":
				if now != nil {
					now.formula = true
				}
			case "v", "is":
				if now != nil {
					now.value = true
				}
			case "mergeCell":
				if box, ok := area(attribute(t, "ref")); ok {
					if len(m.merges) >= maxRows {
						return nil, refuse("batalkan penggabungan sel", "lembar %q memuat lebih dari %d sel gabungan", name, maxRows)
					}
					m.merges = append(m.merges, box)
				}
			}
		case xml.EndElement:
			if t.Name.Local != "c" || now == nil {
				continue
			}
			if now.value || now.formula {
				switch {
				case at[0] > maxRows:
					return nil, tooTall
				case at[1] > maxColumns:
					return nil, refuse("hapus kolom yang tidak dipakai", "lembar %q melewati kolom ke-%d", name, maxColumns)
				case *left <= 0:
					return nil, refuse("bagi menjadi beberapa buku kerja", "buku kerja memuat lebih dari %d sel", maxCells)
				}
				*left--
				m.rows = max(m.rows, at[0])
				m.cells[at] = *now
			}
			now = nil
		}
	}
	return m, nil
}

func attribute(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}

func number(t xml.StartElement, name string, otherwise int) int {
	if n, err := strconv.Atoi(attribute(t, name)); err == nil && n >= 0 {
		return n
	}
	return otherwise
}

// area reads "A1:C3", cut to what is read at all.
func area(ref string) (box [4]int, ok bool) {
	first, last, ok := strings.Cut(ref, ":")
	c1, r1, err1 := excelize.CellNameToCoordinates(first)
	c2, r2, err2 := excelize.CellNameToCoordinates(last)
	if !ok || err1 != nil || err2 != nil || r2 < r1 || c2 < c1 {
		return box, false
	}
	return [4]int{r1, c1, min(r2, maxRows), min(c2, maxColumns)}, true
}
