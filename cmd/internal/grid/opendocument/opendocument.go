// Package opendocument reads .ods and .odt (ISO/IEC 26300): a sheet a table, or the
// paragraphs and tables of a text below each other. Nothing is computed or followed.
// Heads and feet of pages, notes and comments are told.
package opendocument

import (
	"encoding/xml"
	"maps"
	"slices"
	"strconv"
	"strings"

	"iku/cmd/internal/grid"
)

// Has tells whether an archive is such a document.
func Has(a *grid.Archive) bool {
	return a.Has("content.xml") && (a.Has("meta-inf/manifest.xml") || a.Has("mimetype"))
}

// Open reads such a document.
func Open(a *grid.Archive) (*grid.Book, error) {
	part, err := a.Open("content.xml")
	if err != nil {
		return nil, err
	}
	defer func() { _ = part.Close() }()
	if m, err := a.Read("meta-inf/manifest.xml", 1_000_000); err == nil && strings.Contains(string(m), "encryption-data") {
		return nil, grid.Refuse("simpan tanpa sandi", "dokumen ini disandi")
	}
	b := grid.NewBounds()
	r := &reader{bounds: b, flow: grid.NewFlow(b), styles: map[string]style{}, hidden: map[string]bool{}}
	if err := b.Walk("content.xml", part, r.token); err != nil {
		return nil, err
	}
	if r.sheets == nil {
		book := r.flow.Book("dokumen OpenDocument", slices.Sorted(maps.Keys(r.notes))...)
		book.Lost = append(margins(a, b), r.lost...)
		return book, nil
	}
	list := r.sheets
	return &grid.Book{Kind: "buku kerja OpenDocument", Notes: slices.Sorted(maps.Keys(r.notes)), Lost: r.lost, Sheets: func(yield func(*grid.Sheet, error) bool) {
		for _, s := range list {
			if !yield(s, nil) {
				return
			}
		}
	}}, nil
}

// style is what a style says of text.
type style struct{ struck, hidden, raised bool }

// within returns the style of a text in a text of another.
func (s style) within(o style) style {
	return style{s.struck || o.struck, s.hidden || o.hidden, s.raised || o.raised}
}

type reader struct {
	bounds *grid.Bounds
	flow   *grid.Flow
	sheets []*grid.Sheet // of a workbook
	book   bool
	styles map[string]style
	hidden map[string]bool // styles of tables that are not shown
	name   string          // of the style that is read

	tables []*table
	text   strings.Builder // of a paragraph outside of tables
	struck strings.Builder
	spans  []style
	inPara int
	gone   int
	aside  *aside          // what is not read, but told
	notes  map[string]bool // what there is to say of all
	lost   []string
}

func (r *reader) token(token xml.Token, _ *xml.Decoder) error {
	switch t := token.(type) {
	case xml.StartElement:
		return r.start(t)
	case xml.EndElement:
		return r.end(t.Name.Local)
	case xml.CharData:
		switch {
		case r.aside != nil:
			if r.aside.paras > 0 {
				r.aside.text.WriteString(string(t))
			}
		case r.inPara > 0 && r.gone == 0:
			r.say(string(t))
		}
	}
	return nil
}

func (r *reader) say(s string) {
	text, struck := &r.text, &r.struck
	if n := len(r.tables); n > 0 {
		text, struck = &r.tables[n-1].text, &r.tables[n-1].struck
	}
	var now style
	if n := len(r.spans); n > 0 {
		now = r.spans[n-1]
	}
	s = grid.Unsymboled("Symbol", s)
	switch {
	case now.hidden:
		r.note("teks tersembunyi di dokumen ini tidak dibaca")
	case now.struck:
		struck.WriteString(s)
	case now.raised:
		text.WriteString(grid.Raised(s))
	default:
		text.WriteString(s)
	}
}

func (r *reader) note(text string) {
	if r.notes == nil {
		r.notes = map[string]bool{}
	}
	r.notes[text] = true
}

func repeated(t xml.StartElement, name string) int {
	n, err := strconv.Atoi(grid.Attribute(t, name))
	if err != nil || n < 1 {
		return 1
	}
	return n
}

func (r *reader) start(t xml.StartElement) error {
	name := t.Name.Local
	if r.gone > 0 || asideWords[name] != "" || name == "tracked-changes" || name == "forms" {
		if r.gone++; r.gone == 1 && asideWords[name] != "" {
			r.aside = &aside{words: asideWords[name]}
		}
		if name == "deletion" {
			r.note("teks yang dihapus dengan lacak perubahan tidak dibaca")
		}
		if r.aside != nil {
			r.aside.start(name)
		}
		return nil
	}
	var now *table
	if n := len(r.tables); n > 0 {
		now = r.tables[n-1]
	}
	switch name {
	case "spreadsheet":
		r.book = true
	case "style":
		r.name = grid.Attribute(t, "name")
	case "text-properties":
		line := grid.Attribute(t, "text-line-through-style")
		if line == "" {
			line = grid.Attribute(t, "text-line-through-type")
		}
		r.styles[r.name] = style{
			struck: line != "" && line != "none",
			hidden: grid.Attribute(t, "display") == "none",
			raised: strings.HasPrefix(grid.Attribute(t, "text-position"), "super"),
		}.within(r.styles[r.name])
	case "table-properties":
		if grid.Attribute(t, "display") == "false" {
			r.hidden[r.name] = true
		}
	case "table":
		if len(r.tables) == grid.MaxNested {
			return grid.TooNested()
		}
		r.tables = append(r.tables, &table{sheet: grid.Attribute(t, "name"), unseen: r.hidden[grid.Attribute(t, "style-name")]})
	case "table-column":
		if now != nil {
			gone := grid.Attribute(t, "visibility") != "" && grid.Attribute(t, "visibility") != "visible"
			for range min(repeated(t, "number-columns-repeated"), grid.MaxColumns-len(now.cols)) {
				now.cols = append(now.cols, gone)
			}
		}
	case "table-row":
		if now != nil {
			now.rows, now.col = repeated(t, "number-rows-repeated"), 0
			v := grid.Attribute(t, "visibility")
			now.rowGone = v == "collapse" || v == "filter"
		}
	case "table-cell", "covered-table-cell":
		if now == nil {
			return nil
		}
		now.in, now.paras, now.covered = true, 0, name == "covered-table-cell"
		now.text.Reset()
		now.struck.Reset()
		now.times = repeated(t, "number-columns-repeated")
		now.now = grid.TableCell{Row: now.row, Col: now.col}
		now.now.Cols, now.now.Rows = int32(min(repeated(t, "number-columns-spanned"), grid.MaxColumns)), int32(min(repeated(t, "number-rows-spanned"), grid.MaxRows))
		now.kind, now.value = grid.Attribute(t, "value-type"), ""
		for _, a := range t.Attr {
			switch a.Name.Local {
			case "value", "date-value", "boolean-value", "time-value":
				now.value = a.Value
			case "formula":
				now.now.Uncached = true // unless it has a text
			}
		}
		now.now.Unseen = r.unseen(now, grid.Attribute(t, "style-name"))
	case "p", "h":
		if r.inPara++; now != nil && now.in {
			if now.paras++; now.paras > 1 {
				now.text.WriteByte('\n')
			}
		}
		r.spans = append(r.spans, r.styles[grid.Attribute(t, "style-name")])
	case "span", "a":
		now := r.styles[grid.Attribute(t, "style-name")]
		if n := len(r.spans); n > 0 {
			now = now.within(r.spans[n-1])
		}
		r.spans = append(r.spans, now)
	case "image", "object", "object-ole":
		if now != nil && now.in {
			now.now.Pictured = true
		} else {
			r.note("gambar di dokumen ini tidak dibaca")
		}
	case "s":
		if r.inPara > 0 {
			r.say(strings.Repeat(" ", min(repeated(t, "c"), 100)))
		}
	case "tab":
		if len(r.tables) > 0 {
			r.say(" ")
		} else if r.inPara > 0 {
			r.say("\t")
		}
	case "line-break":
		r.say("\n")
	}
	return nil
}

func (r *reader) unseen(t *table, styleName string) grid.Reason {
	switch {
	case t.rowGone:
		return grid.HiddenRow
	case t.col < len(t.cols) && t.cols[t.col]:
		return grid.HiddenColumn
	case r.styles[styleName].struck:
		return grid.Struck
	}
	return ""
}

func (r *reader) end(name string) error {
	if r.gone > 0 {
		if r.aside != nil {
			r.aside.end(name)
		}
		if r.gone--; r.gone == 0 && r.aside != nil {
			r.lost = append(r.lost, r.aside.said()...)
			r.aside = nil
		}
		return nil
	}
	n := len(r.tables)
	switch name {
	case "p", "h":
		r.inPara--
		if len(r.spans) > 0 {
			r.spans = r.spans[:len(r.spans)-1]
		}
		if n == 0 && !r.book {
			err := r.flow.Text(r.text.String(), r.struck.String(), 0)
			r.text.Reset()
			r.struck.Reset()
			return err
		}
	case "span", "a":
		if len(r.spans) > 0 {
			r.spans = r.spans[:len(r.spans)-1]
		}
	case "table-cell", "covered-table-cell":
		if n > 0 {
			return r.tables[n-1].end(r.bounds)
		}
	case "table-row":
		if n > 0 {
			return r.tables[n-1].endRow(r.bounds)
		}
	case "table":
		return r.endTable()
	}
	return nil
}
