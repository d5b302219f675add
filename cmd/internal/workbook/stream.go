package workbook

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"iku/cmd/internal/grid"
	"iku/content/tomltree"
)

// stream writes a workbook. Its sheets are made without rows, which are written into
// them as they come, so that what is held does not grow with their number.
func stream(w io.Writer, sheets []*sheet) error {
	p, err := newPen()
	if err != nil {
		return err
	}
	for n, s := range sheets {
		p.sheet(n, s)
		if last := s.first() + s.count + s.spare; last > grid.MaxRows || len(s.columns) > grid.MaxColumns {
			return grid.Refuse("ekspor sebagian dokumen", "lembar %q lebih besar daripada yang dapat dimuat Excel (%d baris)", s.name, grid.MaxRows)
		}
	}
	made, err := p.parts()
	if err != nil {
		return err
	}
	z := zip.NewWriter(w)
	done := map[string]bool{}
	var total size
	for n, s := range sheets {
		name := fmt.Sprintf("xl/worksheets/sheet%d.xml", n+1)
		head, tail, ok := bytes.Cut(made.part(name), []byte("</sheetData>"))
		if !ok {
			return fmt.Errorf("%s: no place for rows", name)
		}
		part, err := z.Create(name)
		if err != nil {
			return err
		}
		done[name] = true
		rows := &rowWriter{to: part, size: &total, pen: p, sheet: s, row: s.first()}
		rows.Write(head)
		if err := s.each(rows.put); err != nil {
			return err
		}
		for range s.spare {
			if err := rows.put(s.row(make([]value, len(s.columns)))); err != nil {
				return err
			}
		}
		rows.WriteString("</sheetData>")
		rows.Write(tail)
		if err := rows.flush(); err != nil {
			return err
		}
	}
	if made, err = p.parts(); err != nil { // with the styles that the rows asked for
		return err
	}
	for _, name := range made.names {
		if done[name] {
			continue
		}
		part, err := z.Create(name)
		if err == nil {
			_, err = part.Write(made.part(name))
		}
		if err != nil {
			return err
		}
	}
	return z.Close()
}

// rowWriter writes rows as a worksheet has them (ECMA-376 18.3.1.73).
type rowWriter struct {
	bytes.Buffer
	to    io.Writer
	size  *size // of the whole workbook
	pen   *pen
	sheet *sheet
	row   int
}

// row is a row as it is written.
type row struct {
	cells  []written
	styles []string // of cells that the program says itself
	lines  int      // of the cell that has the most
}

// row makes values ready to be written.
func (s *sheet) row(values []value) row {
	r := row{make([]written, len(values)), make([]string, len(values)), 1}
	for i, v := range values {
		switch {
		case v.style != "":
			r.cells[i].text, r.styles[i] = v.text, v.style
		case v.n == nil || v.n.kind == tomltree.String && v.n.text == "":
		case v.n.kind == asIs:
			r.cells[i] = written{text: v.n.text, format: grid.AsTOML}
		default:
			r.cells[i] = write(v.n, v.key)
		}
		if width := s.columns[i].width; width > 0 {
			r.lines = max(r.lines, tall(r.cells[i].text, width))
		}
	}
	return r
}

// put writes a row as tall as its lines, which a program that opens the workbook does
// not do by itself.
func (w *rowWriter) put(r row) error {
	fmt.Fprintf(w, `<row r="%d" ht="%s" customHeight="1">`, w.row, strconv.FormatFloat(min(400, 3+13*float64(r.lines)), 'f', -1, 64))
	for i, c := range r.cells {
		at := square(w.row, i+1)
		if len(c.text) > excelize.TotalCellChars && utf16Length(c.text) > excelize.TotalCellChars {
			at.Where = &grid.Where{Sheet: w.sheet.name}
			return grid.Refuse("", "%s: teks lebih panjang daripada yang dapat dimuat sebuah sel", at)
		}
		w.cell(at.Name(), c, r.styles[i])
	}
	w.WriteString("</row>")
	w.row++
	if w.Len() > 1<<16 {
		if err := w.flush(); err != nil {
			return err
		}
	}
	return w.pen.err
}

// flush writes what is ready.
func (w *rowWriter) flush() error {
	n, err := w.WriteTo(w.to)
	w.size.text += n
	if err == nil && (w.size.cells > grid.MaxCells || w.size.text > grid.MaxText) {
		err = grid.Refuse("ekspor folder demi folder, atau dengan --format json", "buku kerja ini menjadi lebih besar daripada yang dibaca iku import")
	}
	return err
}

// size is how much a workbook holds.
type size struct {
	cells int
	text  int64
}

// cell writes a cell.
func (w *rowWriter) cell(name string, c written, style string) {
	code := c.format
	if c.text == "" && style == "" {
		code = "General"
	}
	id := w.pen.fixed[style]
	if style == "" {
		if c.text == "" && !w.sheet.empty {
			return
		}
		id = w.pen.value(code)
	}
	w.size.cells++
	fmt.Fprintf(w, `<c r="%s" s="%d"`, name, id)
	switch {
	case c.text == "":
		w.WriteString("/>")
	case c.date:
		day, err := time.Parse(time.DateOnly, c.text)
		w.pen.fail(err)
		fmt.Fprintf(w, "><v>%d</v></c>", int(day.Sub(dayZero).Hours()/24))
	case c.number:
		number, err := strconv.ParseFloat(c.text, 64)
		w.pen.fail(err)
		w.WriteString("><v>" + strconv.FormatFloat(number, 'f', -1, 64) + "</v></c>")
	default:
		w.WriteString(` t="inlineStr"><is><t`)
		if strings.TrimSpace(c.text) != c.text {
			w.WriteString(` xml:space="preserve"`)
		}
		w.WriteString(">")
		w.pen.fail(xml.EscapeText(w, []byte(escaped(c.text))))
		w.WriteString("</t></is></c>")
	}
}

// dayZero is the day before the first of the calendar of workbooks, as it counts from
// March 1900 on.
var dayZero = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)

// special matches what stands for a character in the texts of a workbook (ECMA-376
// 22.9.2.19), and the characters that XML has no room for.
var special = pattern(`_x[0-9A-Fa-f]{4}_|[\x00-\x08\x0B\x0C\x0D\x0E-\x1F]`)

// escaped returns a text as a workbook writes it.
func escaped(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r == '_' || r < ' ' }) {
		return s
	}
	return special().ReplaceAllStringFunc(s, func(m string) string {
		if len(m) > 1 {
			return "_x005F" + m
		}
		return fmt.Sprintf("_x%04X_", m[0])
	})
}

func utf16Length(s string) (n int) {
	for _, r := range s {
		n += max(1, utf16.RuneLen(r))
	}
	return n
}

// tall returns how many lines a text takes in a column of that width.
func tall(text string, width float64) (lines int) {
	for line := range strings.SplitSeq(text, "\n") {
		lines += 1 + int(float64(utf8.RuneCountInString(line))*0.92/width)
	}
	return lines
}
