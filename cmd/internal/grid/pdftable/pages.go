package pdftable

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"iku/cmd/internal/grid"
	"iku/content/pola"
)

var pageNumber = pola.Regexp(`(?i)^[-–| ]*((halaman|hal[.]?|page)[ :]*)?[0-9]{1,4}([ ]*([/|]|dari|of)[ ]*[0-9]{1,4})?[-–| ]*$`)

// ofPages is the number of a page within a line that says more.
var ofPages = pola.Regexp(`(?i)(\b(halaman|hal[.]?|page)[ :]*[0-9]{1,4}\b|\b[0-9]{1,4}[ ]*(/|dari|of)[ ]*[0-9]{1,4}$)`)

// place is what stands at the edge of several pages: the same at the same height, but
// for the number of the page.
type place struct {
	text string
	y    int
}

func placeOf(b *block) place {
	return place{ofPages().ReplaceAllString(b.text, "#"), int(math.Round(b.y / 4))}
}

// edge tells whether a paragraph stands at the head or foot of its page.
func (b *block) edge() bool { return b.table == nil && (b.y < 0.13*b.height || b.y > 0.87*b.height) }

// foot tells whether a paragraph stands in the lower half of its page.
func (b *block) foot() bool { return b.y > b.height/2 }

// repeated takes the numbers of pages out, and what stands at the foot of several, or
// at the head where nothing else parts a table from the page before: what begins a
// further document says for that what it says. The first time stays. All is told.
func (d *document) repeated() {
	count := map[place]int{}
	for _, b := range d.blocks {
		if b.edge() {
			count[placeOf(b)]++
		}
	}
	var numbers, again []string
	var kept, feet []*block
	seen, told := map[place]bool{}, map[string]bool{}
	for begin := 0; begin < len(d.blocks); {
		end := begin + 1 // what stands between two tables
		for end < len(d.blocks) && d.blocks[begin].table == nil && d.blocks[end].table == nil {
			end++
		}
		more := false
		for _, b := range d.blocks[begin:end] {
			more = more || end < len(d.blocks) && b.table == nil && !pageNumber().MatchString(b.text) && !(b.edge() && count[placeOf(b)] > 1)
		}
		for _, b := range d.blocks[begin:end] {
			at := placeOf(b)
			switch {
			case b.table != nil || !b.edge() && !b.aside:
				kept = append(kept, b)
			case pageNumber().MatchString(b.text):
				numbers = append(numbers, b.text)
			case count[at] > 1 && seen[at] && (b.foot() || !more):
				if !told[at.text] {
					told[at.text] = true
					again = append(again, at.text)
				}
			case count[at] > 1 && b.foot(): // which parts no table from its next page
				seen[at] = true
				feet = append(feet, b)
			default:
				seen[at] = true
				kept = append(kept, b)
			}
		}
		begin = end
	}
	d.blocks = append(kept, feet...)
	if len(numbers) > 0 {
		d.notes = append(d.notes, fmt.Sprintf("nomor halaman tidak dibaca: %s", grid.Brief(strings.Join(numbers, ", "))))
	}
	for _, text := range again {
		d.notes = append(d.notes, fmt.Sprintf("%q di tepi beberapa halaman dibaca sekali", grid.Brief(strings.ReplaceAll(text, "\t", " "))))
	}
}

// join makes one table of those that go on over pages: nothing stands between them,
// and their columns are the same.
func (d *document) join() {
	var out []*block
	var heads []int
	for _, b := range d.blocks {
		if n := len(out) - 1; n >= 0 && b.table != nil && out[n].table != nil {
			last := out[n].table
			if b.page == last.rows[len(last.rows)-1].page+1 {
				if columns := last.columnsOf(b.table); columns != nil {
					if last.add(b.table, columns) {
						heads = append(heads, b.page)
					}
					continue
				}
			}
		}
		out = append(out, b)
	}
	d.blocks = out
	if len(heads) > 0 {
		d.notes = append(d.notes, "judul tabel yang diulang di "+pageNumbers(heads)+" dibaca sekali")
	}
}

// columnsOf returns to which place between columns each of another table belongs; nil
// where it has other columns.
func (t *table) columnsOf(other *table) (list []int) {
	if t.xs == nil || other.xs == nil {
		return nil
	}
	for _, x := range other.xs {
		at := slices.IndexFunc(t.xs, func(y float64) bool { return math.Abs(x-y) <= same })
		if at < 0 {
			return nil
		}
		list = append(list, at)
	}
	if list[0] != 0 || list[len(list)-1] != len(t.xs)-1 {
		return nil
	}
	return list
}

// add appends the rows of a table that goes on with this one, without the headings
// that it repeats, and tells whether it has some. A row that a page parted is one.
func (t *table) add(more *table, columns []int) (repeats bool) {
	rows := more.rows
	for _, r := range rows {
		for i := range r.cells {
			c := &r.cells[i]
			end := c.Col + int(c.Cols)
			c.Col = columns[c.Col]
			c.Cols = int32(columns[end] - c.Col)
		}
	}
	skip := 0
	for skip < len(rows)-1 && skip < len(t.rows) && alike(t.rows[skip].cells, rows[skip].cells) && heading(rows[skip].cells) {
		skip++
	}
	for skip > 0 && !closed(rows, skip) {
		skip--
	}
	rows = rows[skip:]
	if t.goesOn(rows) {
		rows = rows[1:]
	}
	t.rows = append(t.rows, rows...)
	return skip > 0
}

// closed tells whether no cell above a row covers it.
func closed(rows []tableRow, row int) bool {
	for i, r := range rows[:row] {
		if slices.ContainsFunc(r.cells, func(c grid.TableCell) bool { return i+int(c.Rows) > row }) {
			return false
		}
	}
	return true
}

// alike tells whether two rows say the same in the same columns, and say something.
func alike(a, b []grid.TableCell) bool {
	says := false
	return slices.EqualFunc(a, b, func(x, y grid.TableCell) bool {
		says = says || x.Text != ""
		return x.Col == y.Col && x.Cols == y.Cols && x.Text == y.Text
	}) && says
}

var yearOrNumber = pola.Regexp(`\b(19|20)[0-9]{2}\b|^[(]?[0-9]{1,2}[)]?$`)

// heading tells whether a row may be of headings: its figures are years, or the
// numbers of all its columns.
func heading(cells []grid.TableCell) bool {
	numbers, texts := 0, 0
	for _, c := range cells {
		rest := yearOrNumber().ReplaceAllString(c.Text, "")
		switch {
		case figure(rest):
			return false
		case c.Text == "":
		case rest == "" && len(c.Text) < 4:
			numbers++
		default:
			texts++
		}
	}
	return numbers == 0 || texts == 0
}

// goesOn adds the first of further rows to the last one of this table where the page
// parted it: it says something in fewer columns, and no figure where that has one.
func (t *table) goesOn(rows []tableRow) bool {
	last := t.rows[len(t.rows)-1].cells
	figures := 0
	by := map[int]*grid.TableCell{}
	for i := range last {
		by[last[i].Col] = &last[i]
		if figure(last[i].Text) {
			figures++
		}
	}
	some := false
	for _, c := range rows[0].cells {
		if c.Text == "" && c.Struck == "" {
			continue
		}
		above := by[c.Col]
		if above == nil || above.Text == "" || figure(above.Text) || figure(c.Text) || above.Cols != c.Cols || c.Rows > 1 {
			return false
		}
		some = true
	}
	if !some || figures == 0 || len(rows) > 1 && !closed(rows, 1) {
		return false
	}
	for _, c := range rows[0].cells {
		if above := by[c.Col]; c.Text != "" || c.Struck != "" {
			above.Text = strings.TrimSpace(above.Text + " " + c.Text)
			above.Raw = above.Text
			above.Struck = strings.TrimSpace(above.Struck + " " + c.Struck)
			above.Unsure = "baris ini terpotong di antara dua halaman dan disambung"
		}
	}
	return true
}

func figure(s string) bool { return strings.ContainsAny(s, "0123456789") && len(s) < 20 }
