package workbook

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"iku/cmd/internal/grid"
	"iku/content/pola"
)

// heads is the headings of a table that this program did not make.
type heads struct {
	first, last int // rows
	from, to    int // columns
	columns     []placed
	titles      map[int]string
	other       map[string]string // headings of columns of the agency's own, by key
	aside       map[int]string    // columns that are not read, and why
	state       standing          // of the whole table, where two stand beside each other
	named       bool              // a column says which document a row belongs to
	wide        int               // the last column that the heading of the indicator spans; 0: one
}

// indicatorWord stands in every heading that means the indicator.
var indicatorWord = pola.Regexp(`(?i)indikator|iku`)

// headRow tells whether a row reads as headings of indicators. A row within a
// table does so only where its words say nothing else.
func headRow(g *grid.Sheet, row int, within bool) bool {
	if !slices.ContainsFunc(g.Row(row), func(c *grid.Cell) bool { return len(c.Text) < 80 && indicatorWord().MatchString(c.Text) }) {
		return false
	}
	seen := map[string]bool{}
	plain := 0
	for _, c := range g.Row(row) {
		if int(c.Place.Row) != row || len(c.Text) >= 80 || c.Kind == grid.Number {
			continue
		}
		m := understand(c.Text)
		switch {
		case m.column != nil && (m.strict || !within):
			seen[m.id] = true
		case m.aside == "" && m.state == current:
			plain++
		}
	}
	return seen["indikator.uraian"] && len(seen) >= 2 && (!within || plain <= len(seen))
}

// headingOf tells what words above a column are, to those who look for columns.
func headingOf(words string) grid.Heading {
	switch m := understand(words); {
	case m.aside != "" || m.ke > 0:
		return grid.ColumnHeading
	case m.column == nil || !m.strict:
		return grid.NoHeading
	case m.id == "indikator.uraian":
		return grid.MeasureHeading
	}
	return grid.ColumnHeading
}

// nextHeads returns the first row from one on that reads as headings; 0 where there
// is none.
func nextHeads(g *grid.Sheet, from int) int {
	for row := from; row <= g.Rows(); row++ {
		if headRow(g, row, false) {
			return row
		}
	}
	return 0
}

// part of a heading's line: what stands beside others under a group.
var levelWord = pola.Regexp(`^(n( [0-9])?|i|ii|iii|iv|awal|akhir|nilai|volume|vol|%|rp|k|angka|satuan|target|\(?[0-9]{1,2}\)?)$`)

// level tells whether a row is a further line of headings that begin at first: all
// that begins in it stands under a heading that spans it, or under none, and reads
// as a heading; the rest is empty or covered from above.
func level(g *grid.Sheet, first, row int) bool {
	some := false
	for _, c := range g.Row(row) {
		col := int(c.Place.Col)
		if int(c.Place.Row) < row {
			continue
		}
		m := understand(c.Title())
		if m.column == nil && m.aside == "" && m.state == current && m.ke == 0 && !levelWord().MatchString(normal(relative().ReplaceAllString(c.Title(), "n"))) || m.column != nil && !m.strict {
			return false
		}
		if c.Kind == grid.Number && (m.column == nil || m.name != "target_tahunan") {
			return false
		}
		above := g.At(row-1, col)
		if above.Empty() || above.Cols > 1 {
			some = true
			continue
		}
		if a := understand(above.Title()); a.column != nil && (a.id == "indikator.uraian" || a.part == owner || a.id == "no" || a.id == "indikator.satuan" || a.tahun || a.part == tahunBaris) {
			return false
		}
		some = true
	}
	return some
}

// title returns the words of a column's heading with those of its groups before
// them, and the cells that they stand in.
func title(g *grid.Sheet, first, last, col int) (words string, from []*grid.Cell) {
	lowest := 0
	for row := first; row <= last; row++ {
		if c := g.At(row, col); !c.Empty() && int(c.Place.Row) >= first {
			lowest = row
		}
	}
	for row := first; row <= lowest; row++ {
		c := g.At(row, col)
		if c.Empty() && row < lowest { // a group that was not merged
			for left := col - 1; left >= 1; left-- {
				if c = g.At(row, left); !c.Empty() {
					if under := g.At(row+1, left); under.Empty() || under == c {
						c = nil
					}
					break
				}
			}
		}
		if !c.Empty() && int(c.Place.Row) >= first && !slices.Contains(from, c) {
			from = append(from, c)
		}
	}
	var texts []string
	for _, c := range from {
		texts = append(texts, cleaned(c.Title(), false))
	}
	return strings.TrimSpace(strings.Join(texts, " ")), from
}

// readHeads reads the headings that begin in a row: those of one table, or of
// several side by side.
func readHeads(g *grid.Sheet, row, start int) []*heads {
	last := row
	for u := row - 1; u >= max(1, row-2) && groups(g, u, row); u-- {
		row = u
	}
	for last < g.Rows() && last < row+5 && level(g, row, last+1) {
		last++
	}
	type headed struct {
		col   int
		words string
		meaning
	}
	var list []headed
	var prev []*grid.Cell
	for col := 1; col <= g.Width; col++ {
		words, from := title(g, row, last, col)
		if words == "" || slices.Equal(from, prev) { // a column under a heading that spans it
			continue
		}
		prev = from
		for _, c := range from {
			c.Use()
		}
		m := understand(words)
		if state := above(g, row, col); m.state == current {
			m.state = state
		}
		if m.ke > 0 && m.column == nil && start > 0 {
			m.column = columnOf("indikator.target_tahunan." + strconv.Itoa(start+m.ke-1))
		}
		list = append(list, headed{col, words, m})
	}
	aims := slices.ContainsFunc(list, func(c headed) bool {
		return c.column != nil && (c.name == "target" || c.name == "target_tahunan")
	})
	for i, c := range list { // SEMULA beside MENJADI, and nothing else that is aimed at
		if _, only := standings[normal(c.words)]; only && !aims && c.column == nil && c.aside == "" {
			list[i].column = columnOf("indikator.target")
		}
	}
	var all []*heads
	begin := func(from int) *heads {
		h := &heads{first: row, last: last, from: from, to: g.Width, titles: map[int]string{}, other: map[string]string{}, aside: map[int]string{}}
		if n := len(all); n > 0 {
			all[n-1].to = from - 1
		} else {
			h.from = 1
		}
		all = append(all, h)
		return h
	}
	h := begin(1)
	seen := map[string]bool{}
	taken := map[string]int{} // columns by what they mean
	states := map[int]standing{}
	for i, c := range list {
		id := ""
		if c.column != nil {
			id = c.id
		}
		more := func() bool {
			return slices.ContainsFunc(list[i:], func(o headed) bool { return o.column != nil && o.id == "indikator.uraian" })
		}
		if seen["indikator.uraian"] && id != "" && seen[id] && (c.part == owner || id == "no" || id == "indikator.uraian") && more() {
			old := h
			h = begin(c.col)
			if c.state != current { // columns that both have stand before them
				for _, p := range old.columns {
					if states[p.col] == current && p.part != indikator {
						h.columns = append(h.columns, p)
						h.titles[p.col] = old.titles[p.col]
					}
				}
			}
			seen, taken = map[string]bool{}, map[string]int{}
		}
		h.titles[c.col], states[c.col] = c.words, c.state
		if id == "indikator.uraian" && h.state == current {
			h.state = c.state
		}
		if c.aside != "" {
			h.aside[c.col] = c.aside + " tidak termasuk dokumen ini"
			continue
		}
		col := c.column
		if col == nil {
			key := slug(c.words, "_")
			if key == "" || len(c.words) > 60 || c.ke > 0 {
				h.aside[c.col] = "judulnya tidak dikenal"
				continue
			}
			if col = columnOf("indikator." + key); col == nil || col.key == nil {
				h.aside[c.col] = "judulnya tidak dikenal"
				continue
			}
			h.other[key] = c.words
		}
		if col.part == berkas {
			switch {
			case normal(c.words) == "berkas":
				h.named = true
			case h.named:
				col = &column{id: "perangkat_daerah.nama", part: identitas, name: "nama"}
			}
		}
		if h.named && normal(c.words) == "nilai" { // the target once more, as a number
			col = columnOf("no")
			delete(h.other, "nilai")
			for row := last + 1; row <= g.Rows(); row++ {
				g.At(row, c.col).Use()
			}
		}
		if own := ofExport(normal(c.words)); h.named && own != nil {
			col = own
			delete(h.other, slug(c.words, "_"))
		}
		seen[col.id] = true
		id = col.id + "/" + strconv.Itoa(col.year)
		if had := taken[id]; had > 0 && col.part != nothing {
			if c.state <= states[had] { // the first of two columns of a kind, unless the second is newer
				h.aside[c.col] = fmt.Sprintf("yang dipakai kolom %s %q", grid.ColumnName(had), brief(h.titles[had]))
				continue
			}
			h.aside[had] = fmt.Sprintf("yang dipakai kolom %s %q", grid.ColumnName(c.col), brief(c.words))
			h.columns = slices.DeleteFunc(h.columns, func(p placed) bool { return p.col == had })
		}
		taken[id] = c.col
		h.columns = append(h.columns, placed{c.col, col})
	}
	for _, h := range all {
		h.yearAlone()
		h.spanned(g)
		for h.last < g.Rows() && numbered(g.Row(h.last+1)) { // rows of (1) (2) (3) under the headings
			for _, c := range g.Row(h.last + 1) {
				c.Use()
			}
			for _, o := range all {
				o.last = h.last + 1
			}
		}
	}
	return all
}

// groups tells whether a row above headings belongs to them: it has a heading for a
// column in which they have none.
func groups(g *grid.Sheet, above, row int) bool {
	for _, c := range g.Row(above) {
		if int(c.Place.Row) != above || c.Used() {
			continue
		}
		m := understand(c.Title())
		if m.column == nil || !m.strict {
			continue
		}
		if under := g.At(row, int(c.Place.Col)); under.Empty() || under == c {
			return true
		}
	}
	return false
}

// yearAlone makes the year of a condition whose value has no column a column of the
// agency's own.
func (h *heads) yearAlone() {
	for i, p := range h.columns {
		if !p.tahun || slices.ContainsFunc(h.columns, func(o placed) bool { return o.name == p.name && !o.tahun }) {
			continue
		}
		key := slug(h.titles[p.col], "_")
		h.columns[i].column = columnOf("indikator." + key)
		h.other[key] = h.titles[p.col]
	}
}

// above returns the state that a line above the headings names over a column.
func above(g *grid.Sheet, row, col int) standing {
	for r := row - 1; r >= max(1, row-2); r-- {
		if slices.ContainsFunc(g.Row(r), func(c *grid.Cell) bool { return standings[normal(c.Text)] == current }) {
			continue
		}
		for _, c := range g.Row(r) {
			s, ok := standings[normal(c.Text)]
			if !ok || col < int(c.Place.Col) {
				continue
			}
			next := g.Width + 1
			for _, o := range g.Row(r) {
				if o.Place.Col > c.Place.Col {
					next = min(next, int(o.Place.Col))
				}
			}
			if col < next {
				c.Use()
				return s
			}
		}
	}
	return current
}

var columnNumber = pola.Regexp(`^\(?[0-9]{1,2}[a-z]?\)?$`)

func numbered(cells []*grid.Cell) bool {
	return len(cells) > 1 && !slices.ContainsFunc(cells, func(c *grid.Cell) bool { return !columnNumber().MatchString(c.Text) })
}

var marker = pola.Regexp(`^[(]?([0-9]{1,2}|[a-zA-Z])[.)]?$`)

// spanned sets what the columns are that the heading of the indicator spans: a
// number and the indicator, or the indicator and its parts.
func (h *heads) spanned(g *grid.Sheet) {
	i := slices.IndexFunc(h.columns, func(p placed) bool { return p.id == "indikator.uraian" })
	if i < 0 {
		return
	}
	col := h.columns[i].col
	top := g.At(h.last, col)
	if top.Empty() || top.Cols < 2 || int(top.Place.Col) != col || top.Cols > 3 {
		return
	}
	letters, numbers, texts := 0, 0, 0
	for row := h.last + 1; row <= g.Rows() && !headRow(g, row, true); row++ {
		if c := g.At(row, col); !c.Empty() && c.Begins(row, col) {
			switch m := marker().FindStringSubmatch(c.Text); {
			case m == nil && c.Cols < top.Cols:
				texts++
			case m == nil:
			case m[1] >= "0" && m[1] <= "99":
				numbers++
			default:
				letters++
			}
		}
	}
	switch {
	case texts == 0 && letters+numbers > 0: // the mark stands in a column of its own
		h.columns[i].col = col + 1
		h.titles[col+1] = h.titles[col]
		if letters > 0 && numbers > 0 {
			h.wide = col
		} else {
			h.columns = append(h.columns, placed{col, columnOf("no")})
		}
	default:
		h.columns = append(h.columns, placed{col + 1, columnOf("rincian.uraian")})
		h.titles[col+1] = h.titles[col]
	}
}
