package pdftable

import (
	"cmp"
	"slices"
	"strings"

	"iku/cmd/internal/grid"
	"iku/pdf/drawn"
	"iku/pdf/object"
)

// markAt is a content of a page that the structure names.
type markAt struct{ page, mark int }

// naming is the tables that the structure of a file names, for those that no lines
// make.
type naming struct {
	tables []*namedTable
	by     map[markAt]*namedCell
}

type namedTable struct {
	cells  []*namedCell
	rows   int
	loose  int  // words that stand in no box of lines
	broken bool // its rows do not fit each other
}

type namedCell struct {
	table                *namedTable
	row, col, rows, cols int
	blocks               [][]markAt // what stands in it, by paragraphs
	words                map[markAt][]drawn.Word
}

// namedTables returns the tables of a structure; none of none.
func namedTables(root *drawn.Element, pages []drawn.Page) *naming {
	n := &naming{by: map[markAt]*namedCell{}}
	number := map[object.Ref]int{}
	for i, p := range pages {
		number[p.Ref] = i
	}
	if root != nil {
		n.walk(root, number)
	}
	return n
}

// walk finds the tables that do not lie in others.
func (n *naming) walk(e *drawn.Element, number map[object.Ref]int) {
	if e.Kind == "Table" {
		t := &namedTable{}
		t.fill(e, number)
		if !t.broken && len(t.cells) > 1 {
			n.tables = append(n.tables, t)
			for _, c := range t.cells {
				for _, b := range c.blocks {
					for _, m := range b {
						n.by[m] = c
					}
				}
			}
		}
		return
	}
	for _, k := range e.Kids {
		if k.Element != nil {
			n.walk(k.Element, number)
		}
	}
}

// fill reads the rows of a table. A cell stands in the first place that none above
// covers; a table whose rows come out unequal is broken, and its marks are no help.
func (t *namedTable) fill(e *drawn.Element, number map[object.Ref]int) {
	var covered []int // by column: rows that are still covered from above
	width := -1
	var rows func(*drawn.Element)
	rows = func(e *drawn.Element) {
		for _, k := range e.Kids {
			switch {
			case k.Element == nil:
			case k.Element.Kind != "TR":
				rows(k.Element)
			default:
				covered = t.line(k.Element, covered, number)
				if width >= 0 && len(covered) != width {
					t.broken = true
				}
				width = len(covered)
				t.rows++
			}
			if t.broken {
				return
			}
		}
	}
	rows(e)
}

// maxColumns is how many columns a named table may have.
const maxColumns = 2000

// line reads a row and returns which columns are covered in the next.
func (t *namedTable) line(e *drawn.Element, covered []int, number map[object.Ref]int) []int {
	col := 0
	free := func() {
		for col < len(covered) && covered[col] > 0 {
			col++
		}
	}
	for _, k := range e.Kids {
		if k.Element == nil || k.Element.Kind != "TD" && k.Element.Kind != "TH" {
			continue
		}
		free()
		c := &namedCell{table: t, row: t.rows, col: col, rows: k.Element.Rows, cols: k.Element.Cols, words: map[markAt][]drawn.Word{}}
		c.gather(k.Element, number, true)
		t.cells = append(t.cells, c)
		if col+c.cols > maxColumns {
			t.broken = true
			return covered
		}
		for range c.cols {
			if col == len(covered) {
				covered = append(covered, 0)
			}
			covered[col] = c.rows
			col++
		}
	}
	for i := range covered {
		if covered[i] > 0 {
			covered[i]--
		} else {
			t.broken = true // nothing stands there
		}
	}
	return covered
}

// gather collects the contents of an element, a block each of its paragraphs.
func (c *namedCell) gather(e *drawn.Element, number map[object.Ref]int, fresh bool) {
	for _, k := range e.Kids {
		if k.Element != nil {
			inline := k.Element.Kind == "Span" || k.Element.Kind == "Link" || k.Element.Kind == "Quote" || k.Element.Kind == "LBody"
			c.gather(k.Element, number, !inline)
			fresh = !inline
			continue
		}
		page, ok := number[k.Page]
		if !ok {
			continue
		}
		if fresh || len(c.blocks) == 0 {
			c.blocks = append(c.blocks, nil)
			fresh = false
		}
		last := len(c.blocks) - 1
		c.blocks[last] = append(c.blocks[last], markAt{page, k.Mark})
	}
}

// take takes the words of named tables, and returns the others.
func (n *naming) take(page int, words []drawn.Word) (others []drawn.Word) {
	for _, w := range words {
		c := n.by[markAt{page, w.Mark}]
		if c == nil || w.Mark < 0 {
			others = append(others, w)
			continue
		}
		at := markAt{page, w.Mark}
		c.words[at] = append(c.words[at], w)
		c.table.loose++
	}
	return others
}

// named adds the tables that the structure names and no lines make.
func (d *document) named(n *naming) {
	for _, t := range n.tables {
		if t.loose == 0 {
			continue
		}
		b := &block{table: &table{rows: make([]tableRow, t.rows)}}
		for _, c := range t.cells {
			var texts, struck []string
			cell := grid.Cell{Rows: int32(c.rows), Cols: int32(c.cols)}
			for _, marks := range c.blocks {
				var words []drawn.Word
				text := ""
				for _, m := range marks {
					list := c.words[m]
					delete(c.words, m) // named twice
					if len(list) == 0 {
						continue
					}
					if b.page == 0 || m.page+1 < b.page || m.page+1 == b.page && list[0].Y < b.y {
						b.page, b.x, b.y = m.page+1, list[0].X, list[0].Y-list[0].Size
					}
					b.table.rows[c.row].page = max(b.table.rows[c.row].page, m.page+1)
					if len(words) > 0 && m.page != marks[0].page { // goes on over the page
						part := said(words, nil)
						text, words = strings.TrimSpace(text+" "+part.Text), nil
						struck = append(struck, part.Struck)
					}
					words = append(words, list...)
				}
				part := said(words, nil)
				texts = append(texts, strings.TrimSpace(text+" "+part.Text))
				struck = append(struck, part.Struck)
				cell.Unsure = cmp.Or(cell.Unsure, part.Unsure)
			}
			texts = slices.DeleteFunc(texts, func(s string) bool { return s == "" })
			cell.Text = strings.Join(texts, "\n")
			cell.Raw = cell.Text
			cell.Struck = strings.TrimSpace(strings.Join(struck, " "))
			r := &b.table.rows[c.row]
			r.cells = append(r.cells, grid.TableCell{Cell: cell, Row: c.row, Col: c.col})
		}
		last := b.page
		for r := range b.table.rows {
			last = max(last, b.table.rows[r].page)
			b.table.rows[r].page = last
		}
		d.blocks = append(d.blocks, b)
	}
}
