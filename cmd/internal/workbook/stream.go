package workbook

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"iku/cmd/internal/grid"
	"iku/content/tomltree"
)

// stream writes a workbook, whose rows are written as they come, so that what is held
// does not grow with their number.
func stream(to io.Writer, sheets []*sheet) error {
	looks := newStyles()
	z := zip.NewWriter(to)
	var total size
	for n, s := range sheets {
		if last := s.first() + s.count + s.spare; last > grid.MaxRows || len(s.columns) > grid.MaxColumns {
			return grid.Refuse("ekspor sebagian dokumen", "lembar %q lebih besar daripada yang dapat dimuat Excel (%d baris)", s.name, grid.MaxRows)
		}
		part, err := z.Create(sheetName(n))
		if err != nil {
			return err
		}
		w := &rowWriter{to: part, size: &total, looks: looks, sheet: s, row: s.first()}
		w.before()
		if err := s.each(w.put); err != nil {
			return err
		}
		for range s.spare {
			if err := w.put(s.row(make([]value, len(s.columns)))); err != nil {
				return err
			}
		}
		w.after()
		if err := w.flush(); err != nil {
			return err
		}
	}
	var rest []member
	for n, s := range sheets {
		rest = append(rest, s.explanations(n)...)
	}
	for _, p := range append(rest, container(sheets, looks)...) {
		w, err := z.Create(p.name)
		if err == nil {
			_, err = io.WriteString(w, p.text)
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
	looks *styles
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
		if len(c.text) > maxCellText && utf16Length(c.text) > maxCellText {
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
	return nil
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
	id := fixed(style)
	if style == "" {
		if c.text == "" && !w.sheet.empty {
			return
		}
		id = w.looks.value(code)
	}
	w.size.cells++
	fmt.Fprintf(w, `<c r="%s" s="%d"`, name, id)
	switch {
	case c.text == "":
		w.WriteString("/>")
	case c.date && dayOf(c.text) > noDay:
		fmt.Fprintf(w, "><v>%d</v></c>", dayOf(c.text))
	case c.number:
		number, _ := strconv.ParseFloat(c.text, 64) // digits
		w.WriteString("><v>" + strconv.FormatFloat(number, 'f', -1, 64) + "</v></c>")
	default:
		w.WriteString(` t="inlineStr"><is><t`)
		if strings.TrimSpace(c.text) != c.text {
			w.WriteString(` xml:space="preserve"`)
		}
		w.WriteString(">")
		w.WriteString(attribute(escaped(c.text)))
		w.WriteString("</t></is></c>")
	}
}

// maxCellText is how long the text of a cell may be, in units of UTF-16.
const maxCellText = 32_767

// dayZero is the day before the first of the calendar of workbooks, as it counts from
// March 1900 on; its 60th day is a 29 February that never was.
var dayZero = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)

const noDay = 60

// dayOf returns the number of a day in that calendar, of a date as the TOML of a document
// has it.
func dayOf(date string) int64 {
	day, _ := time.Parse(time.DateOnly, date)
	return (day.Unix() - dayZero.Unix()) / (24 * 60 * 60)
}

// escaped returns a text as a workbook writes it (ECMA-376 22.9.2.19): by their codes the
// characters that XML has no room for, and those that would begin such a code.
func escaped(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r == '_' || r < ' ' }) {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		switch c := s[i]; {
		case c == '_' && isCode(s[i:]), c < ' ' && c != '\t' && c != '\n':
			fmt.Fprintf(&b, "_x%04X_", c)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// isCode tells whether a text begins as what stands for a character does: _x000D_.
func isCode(s string) bool {
	const hex = "0123456789ABCDEFabcdef"
	return len(s) >= 7 && s[:2] == "_x" && s[6] == '_' && strings.Trim(s[2:6], hex) == ""
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
