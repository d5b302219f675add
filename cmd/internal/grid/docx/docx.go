// Package docx reads documents of Word since 2007 (ECMA-376 part 1, 17): paragraphs
// and tables below each other. Deleted text of tracked changes and hidden text are no
// part of what people see; fields give the result that was saved.
package docx

import (
	"encoding/xml"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"iku/cmd/internal/grid"
)

// Has tells whether an archive is such a document.
func Has(a *grid.Archive) bool { return main(a) != "" }

// main returns the part that holds the text; empty where there is none.
func main(a *grid.Archive) string {
	if a.Has("word/document.xml") {
		return "word/document.xml"
	}
	found := []string{}
	a.Names(func(name string) {
		if folder, file := path.Split(name); folder == "word/" && strings.HasPrefix(file, "document") && strings.HasSuffix(file, ".xml") {
			found = append(found, name)
		}
	})
	if len(found) == 0 {
		return ""
	}
	slices.Sort(found)
	return found[0]
}

// Open reads such a document.
func Open(a *grid.Archive) (*grid.Book, error) {
	name := main(a)
	part, err := a.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = part.Close() }()
	b := grid.NewBounds()
	r := &reader{flow: grid.NewFlow(b)}
	if err := b.Walk(name, part, r.token); err != nil {
		return nil, err
	}
	if r.err != nil {
		return nil, r.err
	}
	return r.flow.Book("dokumen .docx", slices.Sorted(maps.Keys(r.aside))...), nil
}

// table is a table that is being read; tables lie in cells of others.
type table struct {
	cells    []grid.TableCell
	row, col int
	above    map[int]int // by column: the cell that goes on below
	text     strings.Builder
	struck   strings.Builder
	span     int
	merge    string // of the cell: "restart", "continue"
	hidden   bool   // the row
	lines    int    // paragraphs of the cell
}

type reader struct {
	flow   *grid.Flow
	err    error
	tables []*table
	text   strings.Builder // of a paragraph outside of tables
	struck strings.Builder
	strike bool
	hidden bool
	gone   int // how deep within what is deleted or said twice
	inText bool
	aside  map[string]bool
}

func (r *reader) token(token xml.Token, _ *xml.Decoder) error {
	switch t := token.(type) {
	case xml.StartElement:
		r.start(t)
	case xml.EndElement:
		r.end(t.Name.Local)
	case xml.CharData:
		if r.inText && r.gone == 0 {
			r.say(string(t))
		}
	}
	return r.err
}

func (r *reader) note(text string) {
	if r.aside == nil {
		r.aside = map[string]bool{}
	}
	r.aside[text] = true
}

func (r *reader) say(s string) {
	if r.hidden {
		r.note("teks tersembunyi di dokumen ini tidak dibaca")
		return
	}
	text, struck := &r.text, &r.struck
	if n := len(r.tables); n > 0 {
		text, struck = &r.tables[n-1].text, &r.tables[n-1].struck
	}
	if r.strike {
		struck.WriteString(s)
	} else {
		text.WriteString(s)
	}
}

// off tells whether a property that is named is switched off.
func off(t xml.StartElement) bool {
	v := grid.Attribute(t, "val")
	return v == "0" || v == "false" || v == "off" || v == "none"
}

func (r *reader) start(t xml.StartElement) {
	name := t.Name.Local
	if r.gone > 0 || name == "del" || name == "moveFrom" || name == "Fallback" {
		r.gone++
		if r.gone == 1 && (name == "del" || name == "moveFrom") {
			r.note("teks yang dihapus dengan lacak perubahan tidak dibaca")
		}
		return
	}
	var now *table
	if n := len(r.tables); n > 0 {
		now = r.tables[n-1]
	}
	switch name {
	case "tbl":
		r.tables = append(r.tables, &table{row: -1, above: map[int]int{}})
	case "tr":
		if now != nil {
			now.row++
			now.col, now.hidden = 0, false
		}
	case "gridBefore":
		if n, err := strconv.Atoi(grid.Attribute(t, "val")); err == nil && now != nil && n > 0 && n < 200 {
			now.col += n
		}
	case "tc":
		if now != nil {
			now.span, now.merge, now.lines = 1, "", 0
			now.text.Reset()
			now.struck.Reset()
		}
	case "gridSpan":
		if n, err := strconv.Atoi(grid.Attribute(t, "val")); err == nil && now != nil && n > 0 && n <= 200 {
			now.span = n
		}
	case "vMerge":
		if now != nil {
			if now.merge = grid.Attribute(t, "val"); now.merge == "" {
				now.merge = "continue"
			}
		}
	case "p":
		if now != nil && now.text.Len() > 0 {
			now.text.WriteByte('\n')
		}
	case "r":
		r.strike, r.hidden = false, false
	case "strike", "dstrike":
		r.strike = !off(t)
	case "vanish":
		r.hidden = !off(t)
	case "t":
		r.inText = true
	case "tab":
		if grid.Attribute(t, "pos") == "" { // a stop of the paragraph has a place
			if len(r.tables) > 0 {
				r.say(" ")
			} else {
				r.say("\t")
			}
		}
	case "br", "cr":
		r.say("\n")
	case "noBreakHyphen":
		r.say("-")
	case "drawing", "pict", "object":
		r.note("gambar di dokumen ini tidak dibaca")
	}
}

func (r *reader) end(name string) {
	if r.gone > 0 {
		r.gone--
		return
	}
	n := len(r.tables)
	switch name {
	case "t":
		r.inText = false
	case "p":
		if n == 0 {
			r.err = r.flow.Text(r.text.String(), r.struck.String(), 0)
			r.text.Reset()
			r.struck.Reset()
		}
	case "tc":
		if n > 0 {
			r.tables[n-1].cell()
		}
	case "tbl":
		if n == 0 {
			return
		}
		t := r.tables[n-1]
		r.tables = r.tables[:n-1]
		if n > 1 { // a table in a cell is text of the cell
			outer := &r.tables[n-2].text
			for _, c := range t.cells {
				if c.Text != "" {
					if outer.Len() > 0 {
						outer.WriteByte('\n')
					}
					outer.WriteString(c.Text)
				}
			}
			return
		}
		r.err = r.flow.Table(t.cells, t.row+1, 0)
	}
}

// cell ends the cell that is read.
func (t *table) cell() {
	if t.row < 0 {
		return
	}
	col := t.col
	t.col += t.span
	if t.merge == "continue" {
		if at, ok := t.above[col]; ok {
			c := &t.cells[at]
			c.Rows = int32(t.row - c.Row + 1)
			if more := grid.Visible(t.text.String()); more != "" {
				c.Text = strings.Trim(c.Text+"\n"+more, "\n")
			}
			return
		}
	}
	delete(t.above, col)
	if t.merge == "restart" {
		t.above[col] = len(t.cells)
	}
	t.cells = append(t.cells, grid.TableCell{Cell: grid.Cell{Text: grid.Visible(t.text.String()), Struck: grid.Visible(t.struck.String()), Rows: 1, Cols: int32(t.span)}, Row: t.row, Col: col})
}
