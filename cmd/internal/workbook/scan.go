package workbook

import (
	"encoding/xml"
	"maps"
	"slices"
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
// that nothing that follows meets it.
func scan(s sheetPart, text []byte, b *bounds) (*marks, error) {
	m := &marks{cells: map[[2]int]mark{}}
	name := s.name
	row, col := 0, 0
	index := false // what is read is the number of a shared text
	var at [2]int
	var now *mark
	tooTall := refuse("hapus baris yang tidak dipakai", "lembar %q melewati baris %d", name, maxRows)
	err := walk(s.part, text, &b.elements, func(token xml.Token, d *xml.Decoder) error {
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
						return refuse(again, "lembar %q memuat sel tanpa alamat yang sah", name)
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
					index = now.kind == "s" && t.Name.Local == "v"
				}
			case "mergeCell":
				if box, ok := area(attribute(t, "ref")); ok {
					if len(m.merges) >= maxRows {
						return refuse("batalkan penggabungan sel", "lembar %q memuat lebih dari %d sel gabungan", name, maxRows)
					}
					m.merges = append(m.merges, box)
				}
			}
		case xml.CharData:
			if n, err := strconv.Atoi(strings.TrimSpace(string(t))); index && (err != nil || n < 0 || n >= b.texts) {
				line, column := d.InputPos()
				return refuse(again, "bagian %s rusak di baris %d, kolom %d: sel %s menyebut teks yang tidak ada di buku kerja", s.part, line, column, place{name, at[0], at[1]}.name())
			}
			index = false
		case xml.EndElement:
			if t.Name.Local != "c" || now == nil {
				return nil
			}
			if now.value || now.formula {
				switch {
				case at[0] > maxRows:
					return tooTall
				case at[1] > maxColumns:
					return refuse("hapus kolom yang tidak dipakai", "lembar %q melewati kolom ke-%d", name, maxColumns)
				case b.cells <= 0:
					return refuse("bagi menjadi beberapa buku kerja", "buku kerja memuat lebih dari %d sel", maxCells)
				}
				if _, twice := m.cells[at]; twice {
					return refuse(again, "lembar %q memuat sel %s dua kali", name, place{name, at[0], at[1]}.name())
				}
				b.cells--
				m.rows = max(m.rows, at[0])
				m.cells[at] = *now
			}
			now = nil
		}
		return nil
	})
	return m, err
}

// bounds is how much may still come, and how many shared texts there are.
type bounds struct{ cells, elements, formats, texts int }

// shared checks the parts that all sheets use, and counts the shared texts.
func (b *bounds) shared(parts map[string][]byte) error {
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		texts := strings.EqualFold(name, "xl/sharedStrings.xml")
		if !texts && !slices.Contains([]string{"[content_types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"}, strings.ToLower(name)) {
			continue
		}
		err := walk(name, parts[name], &b.elements, func(token xml.Token, _ *xml.Decoder) error {
			t, ok := token.(xml.StartElement)
			switch {
			case ok && texts && t.Name.Local == "si":
				b.texts++
			case ok && t.Name.Local == "numFmt":
				if b.formats--; b.formats < 0 {
					return refuse(again, "buku kerja memuat lebih dari %d format angka", maxFormats)
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
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
