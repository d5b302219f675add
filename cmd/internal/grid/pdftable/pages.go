package pdftable

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"sync"

	"iku/cmd/internal/grid"
)

var pageNumber = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^[-–| ]*((halaman|hal[.]?|page)[ :]*)?[0-9]{1,4}([ ]*([/|]|dari|of)[ ]*[0-9]{1,4})?[-–| ]*$`)
})

var digits = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[0-9]+`) })

// repeated takes the numbers of pages out, and what stands at the head or foot of
// several: its first time stays, for it may name the agency. Both are told.
func (d *document) repeated(pages int) {
	type place struct {
		text string
		y    int
	}
	key := func(b *block) place { // figures aside: pages are numbered
		return place{digits().ReplaceAllString(b.text, "#"), int(math.Round(b.y / 4))}
	}
	edge := func(b *block) bool { return b.y < 0.13*b.height || b.y > 0.87*b.height }
	count := map[place]int{}
	for _, b := range d.blocks {
		if b.table == nil && edge(b) {
			count[key(b)]++
		}
	}
	var numbers, again []string
	seen := map[place]bool{}
	var feet []*block // a foot parts no table from its next page
	d.blocks = slices.DeleteFunc(d.blocks, func(b *block) bool {
		if b.table != nil || !edge(b) && !b.aside {
			return false
		}
		at := key(b)
		switch {
		case pageNumber().MatchString(b.text):
			numbers = append(numbers, b.text)
			return true
		case pages > 1 && count[at] > 1 && seen[at]:
			if !slices.Contains(again, at.text) {
				again = append(again, at.text)
			}
			return true
		}
		seen[at] = true
		if count[at] > 1 && b.y > b.height/2 {
			feet = append(feet, b)
			return true
		}
		return false
	})
	d.blocks = append(d.blocks, feet...)
	if len(numbers) > 0 {
		d.notes = append(d.notes, fmt.Sprintf("nomor halaman tidak dibaca: %s", brief(strings.Join(numbers, ", "))))
	}
	for _, text := range again {
		d.notes = append(d.notes, fmt.Sprintf("%q di tepi beberapa halaman dibaca sekali", brief(strings.ReplaceAll(text, "\t", " "))))
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
			if b.page == last.pages[len(last.pages)-1]+1 {
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
	cells := slices.Clone(more.cells)
	for i := range cells {
		c := &cells[i]
		end := c.Col + int(c.Cols)
		c.Col = columns[c.Col]
		c.Cols = int32(columns[end] - c.Col)
	}
	skip := 0
	for skip < len(more.pages)-1 && skip < len(t.pages) && alike(rowOf(t.cells, skip), rowOf(cells, skip)) {
		skip++
	}
	for skip > 0 && !closed(cells, skip) {
		skip--
	}
	rows := len(t.pages)
	begin := skip
	if t.goesOn(cells, skip) {
		begin++
	}
	for _, c := range cells {
		if c.Row >= begin {
			c.Row += rows - begin
			t.cells = append(t.cells, c)
		}
	}
	t.pages = append(t.pages, more.pages[begin:]...)
	return skip > 0
}

// closed tells whether no cell above a row covers it.
func closed(cells []grid.TableCell, row int) bool {
	return !slices.ContainsFunc(cells, func(c grid.TableCell) bool { return c.Row < row && c.Row+int(c.Rows) > row })
}

// rowOf returns the cells that begin in a row.
func rowOf(cells []grid.TableCell, row int) (list []*grid.TableCell) {
	for i := range cells {
		if cells[i].Row == row {
			list = append(list, &cells[i])
		}
	}
	return list
}

// alike tells whether two rows say the same in the same columns, and say something.
func alike(a, b []*grid.TableCell) bool {
	says := false
	return slices.EqualFunc(a, b, func(x, y *grid.TableCell) bool {
		says = says || x.Text != ""
		return x.Col == y.Col && x.Cols == y.Cols && x.Text == y.Text
	}) && says
}

// goesOn adds the first row of the next page to the last one of this table where the
// page parted it: it says something in fewer columns, and no figure where that has one.
func (t *table) goesOn(cells []grid.TableCell, row int) bool {
	last := rowOf(t.cells, len(t.pages)-1)
	figures := 0
	by := map[int]*grid.TableCell{}
	for _, c := range last {
		by[c.Col] = c
		if figure(c.Text) {
			figures++
		}
	}
	next := rowOf(cells, row)
	some := false
	for _, c := range next {
		if c.Text == "" && c.Struck == "" {
			continue
		}
		above := by[c.Col]
		if above == nil || above.Text == "" || figure(above.Text) || figure(c.Text) || above.Cols != c.Cols || c.Rows > 1 {
			return false
		}
		some = true
	}
	if !some || figures == 0 || row+1 < len(t.pages) && !closed(cells, row+1) {
		return false
	}
	for _, c := range next {
		if above := by[c.Col]; c.Text != "" {
			above.Text += " " + c.Text
			above.Raw = above.Text
			above.Unsure = "baris ini terpotong di antara dua halaman dan disambung"
		}
	}
	return true
}

func figure(s string) bool { return strings.ContainsAny(s, "0123456789") && len(s) < 20 }
