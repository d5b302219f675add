package workbook

import (
	"bytes"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"iku/cmd/internal/grid"
	"iku/content/schema"
	"iku/content/tomltree"
)

// pen writes sheets. The first error stands; nothing is written after it.
type pen struct {
	file   *excelize.File
	fixed  map[string]int // the styles of headings and keys
	format map[string]int // of values, by number format
	first  bool
	err    error
}

// face is one that every office has; a typeface of the same widths stands in for
// it elsewhere.
const face = "Arial"

func newPen() (*pen, error) {
	p := &pen{file: excelize.NewFile(), fixed: map[string]int{}, format: map[string]int{}, first: true}
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

func (p *pen) bytes() ([]byte, error) {
	if p.err != nil {
		return nil, p.err
	}
	made := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC).Format(time.RFC3339) // a workbook says nothing of when it was made
	p.fail(p.file.SetDocProps(&excelize.DocProperties{Creator: "iku", Created: made, Modified: made, Language: "id-ID"}))
	p.file.SetActiveSheet(0)
	var b bytes.Buffer
	p.fail(p.file.Write(&b))
	return b.Bytes(), p.err
}

// sheet begins a sheet with its title and what it is for.
func (p *pen) sheet(name, title, about string, widths []float64, wide bool) {
	if p.first {
		p.fail(p.file.SetSheetName("Sheet1", name))
		p.first = false
	} else {
		_, err := p.file.NewSheet(name)
		p.fail(err)
	}
	last := square(2, max(2, min(len(widths), 8))).Name()
	p.text(name, square(1, firstShown(widths)), title, "title")
	p.text(name, square(2, firstShown(widths)), about, "about")
	p.fail(p.file.MergeCell(name, square(2, firstShown(widths)).Name(), last))
	p.fail(p.file.SetRowHeight(name, 2, 32))
	for i, w := range widths {
		col, err := excelize.ColumnNumberToName(i + 1)
		p.fail(err)
		if w == 0 {
			p.fail(p.file.SetColVisible(name, col, false))
			continue
		}
		p.fail(p.file.SetColWidth(name, col, col, w))
	}
	p.fail(p.file.SetRowVisible(name, 3, false))
	orientation, paper, one, many := "portrait", 9, 1, 0
	if wide {
		orientation = "landscape"
	}
	yes := true
	p.fail(p.file.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &yes}))
	p.fail(p.file.SetPageLayout(name, &excelize.PageLayoutOptions{Size: &paper, Orientation: &orientation, FitToWidth: &one, FitToHeight: &many}))
	narrow, low := 0.4, 0.6 // inches
	p.fail(p.file.SetPageMargins(name, &excelize.PageLayoutMarginsOptions{Left: &narrow, Right: &narrow, Top: &low, Bottom: &low}))
	p.fail(p.file.SetRowHeight(name, 4, 32))
	p.fail(p.file.SetHeaderFooter(name, &excelize.HeaderFooterOptions{OddFooter: "&L&A&R&P / &N"}))
	p.fail(p.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: "'" + name + "'!$4:$4", Scope: name}))
	p.fail(p.file.SetPanes(name, &excelize.Panes{Freeze: true, YSplit: 4, TopLeftCell: "A5", ActivePane: "bottomLeft"}))
}

func firstShown(widths []float64) int {
	for i, w := range widths {
		if w > 0 {
			return i + 1
		}
	}
	return 1
}

func (p *pen) text(sheet string, at grid.Place, text, style string) {
	p.fail(p.file.SetCellStr(sheet, at.Name(), text))
	if id, ok := p.fixed[style]; ok {
		p.fail(p.file.SetCellStyle(sheet, at.Name(), at.Name(), id))
	}
}

// head writes the key and the heading of a column, with what it is for.
func (p *pen) head(sheet string, col int, key, words, about string) {
	p.text(sheet, square(3, col), keyMark+key, "doc")
	at := square(4, col)
	p.text(sheet, at, words, "head")
	if about != "" {
		p.fail(p.file.AddComment(sheet, excelize.Comment{Author: "iku", Cell: at.Name(), Paragraph: []excelize.RichTextRun{{Text: about}}, Width: 260, Height: 90}))
	}
}

// put writes a value under a key and returns its text; nil is an empty cell to be
// filled in.
func (p *pen) put(sheet string, at grid.Place, n *node, k *schema.Key) (said string) {
	name := at.Name()
	if n == nil || n.kind == tomltree.String && n.text == "" {
		p.fail(p.file.SetCellStyle(sheet, name, name, p.value("General")))
		return ""
	}
	w := written{text: n.text, format: grid.AsTOML}
	if n.kind != asIs {
		w = write(n, k)
	}
	switch {
	case utf8.RuneCountInString(w.text) > excelize.TotalCellChars:
		p.fail(errLong(at, sheet))
	case w.date:
		t, err := time.Parse(time.DateOnly, w.text)
		p.fail(err)
		p.fail(p.file.SetCellValue(sheet, name, t))
	case w.number:
		value, err := strconv.ParseFloat(w.text, 64)
		p.fail(err)
		p.fail(p.file.SetCellFloat(sheet, name, value, -1, 64))
	default:
		p.fail(p.file.SetCellStr(sheet, name, w.text))
	}
	code := w.format
	if w.text == "" && !w.number {
		code = "General"
	}
	p.fail(p.file.SetCellStyle(sheet, name, name, p.value(code)))
	return w.text
}

// tall returns how many lines a text takes in a column of that width.
func tall(text string, width float64) (lines int) {
	for line := range strings.SplitSeq(text, "\n") {
		lines += 1 + int(float64(utf8.RuneCountInString(line))*0.92/width)
	}
	return lines
}

// height makes a row as tall as its lines, which a program that opens the
// workbook does not do by itself.
func (p *pen) height(sheet string, row, lines int) {
	p.fail(p.file.SetRowHeight(sheet, row, min(400, 3+13*float64(lines))))
}

func errLong(at grid.Place, sheet string) error {
	at.Where = &grid.Where{Sheet: sheet}
	return grid.Refuse("", "%s: teks lebih panjang daripada yang dapat dimuat sebuah sel", at)
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
