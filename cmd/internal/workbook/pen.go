package workbook

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"iku/cmd/internal/grid"
	"iku/content/schema"
)

// pen writes sheets. The first error stands; nothing is written after it.
type pen struct {
	file   *excelize.File
	fixed  map[string]int // the styles of headings and keys
	format map[string]int // of values, by number format
	err    error
}

// face is one that every office has; a typeface of the same widths stands in for
// it elsewhere.
const face = "Arial"

func newPen() (*pen, error) {
	p := &pen{file: excelize.NewFile(), fixed: map[string]int{}, format: map[string]int{}}
	border := []excelize.Border{}
	for _, side := range []string{"left", "top", "right", "bottom"} {
		border = append(border, excelize.Border{Type: side, Color: "A6A6A6", Style: 1})
	}
	wrap := &excelize.Alignment{WrapText: true, Vertical: "top"}
	font := func(f excelize.Font) *excelize.Font {
		f.Family, f.Size = face, max(f.Size, 10)
		return &f
	}
	for _, s := range []struct {
		name string
		excelize.Style
	}{
		{"title", excelize.Style{Font: font(excelize.Font{Bold: true, Size: 14})}},
		{"about", excelize.Style{Font: font(excelize.Font{Italic: true, Color: "595959"}), Alignment: wrap}},
		{"head", excelize.Style{Font: font(excelize.Font{Bold: true}), Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"DDE7F3"}}, Border: border, Alignment: &excelize.Alignment{WrapText: true, Horizontal: "center", Vertical: "center"}}},
		{"label", excelize.Style{Font: font(excelize.Font{Bold: true}), Border: border, Alignment: wrap}},
		{"doc", excelize.Style{Font: font(excelize.Font{Color: "595959"}), Border: border, Alignment: wrap}},
	} {
		id, err := p.file.NewStyle(&s.Style)
		if err != nil {
			return nil, err
		}
		p.fixed[s.name] = id
	}
	for _, code := range []string{"", grid.AsTOML} {
		p.value(code)
	}
	made := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC).Format(time.RFC3339) // a workbook says nothing of when it was made
	p.fail(p.file.SetDocProps(&excelize.DocProperties{Creator: "iku", Created: made, Modified: made, Language: "id-ID"}))
	return p, p.err
}

// value returns the style of a cell that holds a value.
func (p *pen) value(code string) int {
	if id, ok := p.format[code]; ok {
		return id
	}
	border := []excelize.Border{}
	for _, side := range []string{"left", "top", "right", "bottom"} {
		border = append(border, excelize.Border{Type: side, Color: "A6A6A6", Style: 1})
	}
	s := &excelize.Style{Font: &excelize.Font{Family: face, Size: 10}, Border: border, Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}}
	switch code {
	case "":
		s.NumFmt = 49 // text: what is typed stays as typed
	default:
		s.CustomNumFmt = &code
	}
	id, err := p.file.NewStyle(s)
	p.fail(err)
	p.format[code] = id
	return id
}

func (p *pen) fail(err error) {
	if p.err == nil {
		p.err = err
	}
}

// parts returns the files that a workbook is of, by name, and the names in their order.
func (p *pen) parts() (*skeleton, error) {
	if p.err != nil {
		return nil, p.err
	}
	kept := &skeleton{text: map[string]*bytes.Buffer{}}
	p.file.SetZipWriter(func(io.Writer) excelize.ZipWriter { return kept })
	_, err := p.file.WriteToBuffer()
	return kept, err
}

// skeleton takes the files that a workbook is of.
type skeleton struct {
	names []string
	text  map[string]*bytes.Buffer
}

// part returns a file by its name, nil where there is none.
func (p *skeleton) part(name string) []byte {
	if b := p.text[name]; b != nil {
		return b.Bytes()
	}
	return nil
}

// Create begins a part.
func (p *skeleton) Create(name string) (io.Writer, error) {
	p.names = append(p.names, name)
	p.text[name] = &bytes.Buffer{}
	return p.text[name], nil
}

// AddFS is never asked for.
func (p *skeleton) AddFS(fs.FS) error { return errors.ErrUnsupported }

// Close ends nothing.
func (p *skeleton) Close() error { return nil }

// sheet makes a sheet with what stands above its rows; n is the first's 0.
func (p *pen) sheet(n int, s *sheet) {
	name := s.name
	if n == 0 {
		p.fail(p.file.SetSheetName("Sheet1", name))
	} else {
		_, err := p.file.NewSheet(name)
		p.fail(err)
	}
	if !s.bare {
		p.above(s)
	}
	end := s.first() - 1 + s.count + s.spare
	for i, c := range s.columns {
		col, err := excelize.ColumnNumberToName(i + 1)
		p.fail(err)
		if c.width == 0 {
			p.fail(p.file.SetColVisible(name, col, false))
		} else {
			p.fail(p.file.SetColWidth(name, col, col, c.width))
		}
		p.head(s, i+1, c)
		if end >= s.first() {
			p.choose(name, i+1, s.first(), end, c.choice)
		}
	}
	for _, c := range s.choices {
		p.choose(name, c.col+1, s.first()+c.row, s.first()+c.row, c.key)
	}
	p.fail(p.file.SetSheetDimension(name, "A1:"+square(max(end, s.first()-1), len(s.columns)).Name()))
	p.print(s)
}

// above writes what stands above the headings of a sheet.
func (p *pen) above(s *sheet) {
	shown := 1
	for s.columns[shown-1].width == 0 && shown < len(s.columns) {
		shown++
	}
	p.text(s.name, square(1, shown), s.title, "title")
	p.text(s.name, square(2, shown), s.about, "about")
	p.fail(p.file.MergeCell(s.name, square(2, shown).Name(), square(2, max(2, min(len(s.columns), 8))).Name()))
	p.fail(p.file.SetRowHeight(s.name, 2, 32))
	p.fail(p.file.SetRowVisible(s.name, 3, false))
	p.fail(p.file.SetRowHeight(s.name, 4, 32))
}

// print says how a sheet is printed and what of it stays in sight.
func (p *pen) print(s *sheet) {
	name, heads := s.name, s.first()-1
	orientation, paper, one, many := "portrait", 9, 1, 0
	if s.wide {
		orientation = "landscape"
	}
	yes := true
	p.fail(p.file.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &yes}))
	p.fail(p.file.SetPageLayout(name, &excelize.PageLayoutOptions{Size: &paper, Orientation: &orientation, FitToWidth: &one, FitToHeight: &many}))
	narrow, low := 0.4, 0.6 // inches
	p.fail(p.file.SetPageMargins(name, &excelize.PageLayoutMarginsOptions{Left: &narrow, Right: &narrow, Top: &low, Bottom: &low}))
	p.fail(p.file.SetHeaderFooter(name, &excelize.HeaderFooterOptions{OddFooter: "&L&A&R&P / &N"}))
	p.fail(p.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: "'" + name + fmt.Sprintf("'!$%d:$%d", heads, heads), Scope: name}))
	p.fail(p.file.SetPanes(name, &excelize.Panes{Freeze: true, YSplit: heads, TopLeftCell: square(heads+1, 1).Name(), ActivePane: "bottomLeft"}))
}

func (p *pen) text(sheet string, at grid.Place, text, style string) {
	p.fail(p.file.SetCellStr(sheet, at.Name(), text))
	if id, ok := p.fixed[style]; ok {
		p.fail(p.file.SetCellStyle(sheet, at.Name(), at.Name(), id))
	}
}

// head writes the key and the heading of a column, with what it is for.
func (p *pen) head(s *sheet, col int, c sheetColumn) {
	sheet, at := s.name, square(s.first()-1, col)
	if !s.bare {
		p.text(sheet, square(3, col), keyMark+c.key, "doc")
	}
	p.text(sheet, at, c.words, "head")
	if about := c.about; about != "" {
		p.fail(p.file.AddComment(sheet, excelize.Comment{Author: "iku", Cell: at.Name(), Paragraph: []excelize.RichTextRun{{Text: about}}, Width: 260, Height: 90}))
	}
}

// maxDropList is how many characters a list of allowed values may have (ECMA-376
// 18.3.1.32).
const maxDropList = 255

// choose puts a list of allowed values on cells of a column.
func (p *pen) choose(sheet string, col, from, to int, k *schema.Key) {
	var values []string
	switch {
	case k == nil:
		return
	case k.Shape == schema.Bool:
		values = []string{"ya", "tidak"}
	case len(strings.Join(k.Values, ",")) > maxDropList:
		return
	case len(k.Values) > 0:
		values = k.Values
	default:
		return
	}
	v := excelize.NewDataValidation(true)
	v.SetSqref(square(from, col).Name() + ":" + square(to, col).Name())
	p.fail(v.SetDropList(values))
	if k.Format == schema.Choice || k.Shape == schema.Bool {
		v.SetError(excelize.DataValidationErrorStyleStop, "Nilai tidak dikenal", "Pilih salah satu dari daftar.")
	}
	p.fail(p.file.AddDataValidation(sheet, v))
}
