// Package docx reads documents of Word since 2007 (ECMA-376 part 1, 17): paragraphs
// and tables below each other, text boxes where they are anchored. Deleted text of
// tracked changes and hidden text are no part of what people see; fields give the
// result that was saved. Heads and feet of pages, notes and comments are told.
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
	r := &reader{flow: grid.NewFlow(b), lists: listsOf(a, b)}
	if err := b.Walk(name, part, r.token); err != nil {
		return nil, err
	}
	if r.err != nil {
		return nil, r.err
	}
	book := r.flow.Book("dokumen .docx", slices.Sorted(maps.Keys(r.aside))...)
	book.Lost = around(a, b)
	return book, nil
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
	raised bool   // of a run
	face   string // of a run
	lists  *lists
	of     item     // of the paragraph
	math   *formula // that is being read
	aside  map[string]bool
}

func (r *reader) token(token xml.Token, _ *xml.Decoder) error {
	if r.math != nil {
		now, done := r.math.token(token)
		if done {
			r.calculated(r.math)
		}
		r.math = now
		return r.err
	}
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
	if s = grid.Unsymboled(r.face, s); r.raised {
		s = grid.Raised(s)
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
		if len(r.tables) == grid.MaxNested {
			r.err = grid.TooNested()
			return
		}
		r.tables = append(r.tables, &table{row: -1, above: map[int]int{}})
	case "tr":
		if now != nil {
			now.row++
			now.col = 0
		}
	case "gridBefore":
		if n, err := strconv.Atoi(grid.Attribute(t, "val")); err == nil && now != nil && n > 0 && n < 200 {
			now.col += n
		}
	case "tc":
		if now != nil {
			now.begin()
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
		if r.of = (item{}); now != nil {
			now.paragraph()
		}
	case "pStyle":
		r.of.list = r.lists.byStyle[grid.Attribute(t, "val")]
	case "ilvl":
		r.of.level = grid.Attribute(t, "val")
	case "numId":
		if r.of.list = grid.Attribute(t, "val"); r.of.list == "0" {
			r.of.list = ""
		}
	case "r":
		r.strike, r.hidden, r.raised, r.face = false, false, false, ""
	case "vertAlign":
		r.raised = grid.Attribute(t, "val") == "superscript"
	case "rFonts":
		r.face = grid.Attribute(t, "ascii")
	case "sym":
		if code, err := strconv.ParseUint(grid.Attribute(t, "char"), 16, 16); err == nil {
			r.say(grid.Symbol(grid.Attribute(t, "font"), rune(code)))
		}
	case "oMath":
		r.math = &formula{name: name}
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
	case "blip", "imagedata", "OLEObject": // text boxes are drawings too
		if now != nil {
			now.pictured = true
		} else {
			r.note("gambar di dokumen ini tidak dibaca")
		}
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
		if n > 0 {
			r.tables[n-1].paragraphEnds(r.of)
		} else {
			r.err = r.flow.Text(r.text.String(), r.struck.String(), 0)
			r.text.Reset()
			r.struck.Reset()
		}
	case "tc":
		if n > 0 {
			r.tables[n-1].cell(r.lists)
		}
	case "tbl":
		if n == 0 {
			return
		}
		t := r.tables[n-1]
		r.tables = r.tables[:n-1]
		if n > 1 {
			r.tables[n-2].nest(t)
			return
		}
		r.err = r.flow.Table(t.cells, t.row+1, 0)
	}
}

// calculated says a formula that was read: a fraction too, where a cell is nothing else.
func (r *reader) calculated(f *formula) {
	says := f.says()
	if n := len(r.tables); n > 0 && strings.TrimSpace(r.tables[n-1].text.String()) == "" {
		r.tables[n-1].fraction = f.fraction()
	}
	r.say(says)
	if n := len(r.tables); n > 0 && r.tables[n-1].fraction != nil {
		r.tables[n-1].fractionSays = grid.Visible(says)
	}
}
