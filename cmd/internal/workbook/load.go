package workbook

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"iku/content/angka"
)

// cell is what stands in a cell, as people see it.
type cell struct {
	text     string
	raw      string // of a number: as stored
	shape    shape
	number   bool
	date     angka.Date // zero: no date
	boolean  bool
	at       place
	merged   bool // shows the value of another cell, above or left of it
	hidden   bool // its format hides digits
	uncached bool // a formula whose result was not saved
}

// empty tells whether nobody sees anything in the cell.
func (c cell) empty() bool { return c.text == "" }

// title returns what people see where no figure is meant: a spreadsheet shows
// 2018 without a dot.
func (c cell) title() string {
	if c.number && c.shape.general {
		return strings.ReplaceAll(c.text, ".", "")
	}
	return c.text
}

// grid is one sheet.
type grid struct {
	name  string
	rows  int
	cells map[[2]int]cell
	width int
}

// at returns the cell of a row and column; a merged one with the value of all.
func (g *grid) at(row, col int) cell {
	if c, ok := g.cells[[2]int{row, col}]; ok {
		return c
	}
	return cell{at: place{g.name, row, col}}
}

// row returns the cells of a row that hold something, from left to right.
func (g *grid) row(row int) []cell {
	var list []cell
	for col := 1; col <= g.width; col++ {
		if c, ok := g.cells[[2]int{row, col}]; ok && !c.empty() {
			list = append(list, c)
		}
	}
	return list
}

// load reads the sheets of a workbook; formulas are not computed, nothing that
// it names is opened. Its error is a *Refusal.
func load(data []byte) (sheets []*grid, notes []string, err error) {
	parts, err := unzip(data)
	if err != nil {
		return nil, nil, err
	}
	b := &bounds{cells: maxCells, elements: maxElements, formats: maxFormats}
	if err := b.shared(parts); err != nil {
		return nil, nil, err
	}
	list, err := sheetParts(parts)
	if err != nil {
		return nil, nil, err
	}
	all := make([]*marks, len(list))
	for i, s := range list {
		if all[i], err = scan(s, parts[s.part], b); err != nil {
			return nil, nil, err
		}
	}
	// The library is given workbooks by strangers: a fault of its own is a
	// refusal, not the end of the program.
	defer func() {
		if fault := recover(); fault != nil {
			sheets, notes, err = nil, nil, refuse(again, "buku kerja rusak (%v)", fault)
		}
	}()
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true, UnzipSizeLimit: maxTotal, UnzipXMLSizeLimit: maxTotal})
	if err != nil {
		if errors.Is(err, excelize.ErrWorkbookFileFormat) {
			return nil, nil, refuse(again, "berkas ini bukan buku kerja .xlsx")
		}
		return nil, nil, refuse(again, "buku kerja rusak: %v", err)
	}
	defer func() { _ = f.Close() }()
	l := &loader{file: f, shapes: map[int]shape{}, covered: maxCovered}
	if props, err := f.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		l.from1904 = *props.Date1904
	}
	for i, s := range list {
		g, err := l.sheet(s.name, all[i])
		if err != nil {
			return nil, nil, err
		}
		sheets = append(sheets, g)
	}
	return sheets, append(notes, aside(parts)...), nil
}

// aside says what a workbook holds that is not looked at.
func aside(parts map[string][]byte) (notes []string) {
	links := false
	for name := range parts {
		links = links || strings.HasPrefix(name, "xl/externalLinks/")
	}
	if parts["xl/vbaProject.bin"] != nil {
		notes = append(notes, "makro di buku kerja ini diabaikan")
	}
	if links {
		notes = append(notes, "tautan ke buku kerja lain tidak dibuka; yang dipakai nilai yang tersimpan")
	}
	return notes
}

type loader struct {
	file     *excelize.File
	shapes   map[int]shape // by style
	from1904 bool
	covered  int // how many cells merged ones may still cover
}

func (l *loader) sheet(name string, m *marks) (*grid, error) {
	g := &grid{name: name, rows: m.rows, cells: make(map[[2]int]cell, len(m.cells))}
	rows, err := l.file.Rows(name)
	if err != nil {
		return nil, refuse(again, "lembar %q tidak dapat dibaca", name)
	}
	defer func() { _ = rows.Close() }()
	for row := 1; row <= m.rows && rows.Next(); row++ {
		values, err := rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return nil, refuse(again, "lembar %q rusak di baris %d", name, row)
		}
		for i, v := range values {
			at := [2]int{row, i + 1}
			if mark, ok := m.cells[at]; ok {
				g.cells[at] = l.cell(v, mark, place{name, row, i + 1})
				g.width = max(g.width, i+1)
			}
		}
	}
	for _, box := range m.merges {
		if err := l.spread(g, box); err != nil {
			return nil, err
		}
	}
	return g, nil
}

// spread shows the value of a merged cell in each cell that it covers.
func (l *loader) spread(g *grid, box [4]int) error {
	first, ok := g.cells[[2]int{box[0], box[1]}]
	if !ok || first.empty() {
		return nil
	}
	first.merged = true
	last := [2]int{min(box[2], g.rows), min(box[3], g.width)}
	if l.covered -= (last[0] - box[0] + 1) * (last[1] - box[1] + 1); l.covered < 0 {
		return refuse("batalkan penggabungan sel", "sel gabungan di lembar %q mencakup terlalu banyak sel", g.name)
	}
	for row := box[0]; row <= last[0]; row++ {
		for col := box[1]; col <= last[1]; col++ {
			if row != box[0] || col != box[1] {
				g.cells[[2]int{row, col}] = first
			}
		}
	}
	return nil
}

func (l *loader) cell(value string, m mark, at place) cell {
	c := cell{raw: value, shape: l.shape(m.style), at: at}
	switch {
	case value == "":
		c.uncached = m.formula && !m.value
	case m.kind == "b":
		c.boolean, c.text = true, "tidak"
		if value == "1" || strings.EqualFold(value, "true") {
			c.text = "ya"
		}
	case m.kind == "" || m.kind == "n":
		l.numeric(&c)
	case m.kind == "d" && len(value) >= 10:
		c.date, _ = angka.ParseDate(value[:10])
		c.text = c.date.String()
	case m.kind == "e":
		c.uncached = true // "#DIV/0!", "#REF!"
	default:
		c.text = visible(value)
	}
	return c
}

func (l *loader) numeric(c *cell) {
	if c.shape.date {
		if days, err := strconv.ParseFloat(c.raw, 64); err == nil && days >= 1 && days < 2_958_466 {
			if t, err := excelize.ExcelDateToTime(days, l.from1904); err == nil {
				c.date = angka.Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}
				c.text = c.date.String()
				return
			}
		}
	}
	text, hidden, ok := c.shape.spell(c.raw)
	if !ok {
		c.text = visible(c.raw)
		return
	}
	c.number, c.text, c.hidden = true, text, hidden
}

func (l *loader) shape(style int) shape {
	if s, ok := l.shapes[style]; ok {
		return s
	}
	s := shape{general: true}
	if st, err := l.file.GetStyle(style); err == nil && st != nil {
		code := ""
		if st.CustomNumFmt != nil {
			code = *st.CustomNumFmt
		}
		s = formatOf(st.NumFmt, code)
	}
	l.shapes[style] = s
	return s
}

// invisible replaces the blanks that spreadsheets and web pages leave in texts.
var invisible = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n",
	"\u00a0", " ", "\u202f", " ", "\u2007", " ", "\u2009", " ", "\t", " ",
	"\u200b", "", "\u200c", "", "\u200d", "", "\ufeff", "", "\u00ad", "", "\u2060", "")

// visible returns a text as people see it: one kind of blank, single ones, no
// blanks at the ends of lines.
func visible(s string) string {
	lines := strings.Split(invisible.Replace(s), "\n")
	for i, line := range lines {
		lines[i] = strings.Join(strings.Fields(line), " ")
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}

// name returns a place as spreadsheets do: D7.
func (p place) name() string {
	name, err := excelize.CoordinatesToCellName(max(p.col, 1), max(p.row, 1))
	if err != nil {
		return ""
	}
	return name
}

// String returns a place as people read it.
func (p place) String() string {
	if p.row == 0 {
		return fmt.Sprintf("lembar %q", p.sheet)
	}
	return fmt.Sprintf("lembar %q, sel %s", p.sheet, p.name())
}
