package pdftable

import (
	"cmp"
	"math"
	"slices"

	"iku/pdf/drawn"
)

// How far apart, in points, lines may be that are meant as one: ends that meet, and
// lines that are drawn twice. Programs round places to pixels of their own.
const (
	meets = 3.0
	band  = 1.5
	same  = 4.0
)

// Limits of a page: places where lines meet, and of a table's boxes.
const (
	maxMeets = 2_000_000
	maxBoxes = 200_000
)

// line is a ruling line that stands or lies at a place, from one end to the other.
type line struct{ at, from, to float64 }

// box is a cell of a table on a page; rows and columns are counted from 0.
type box struct {
	row, col, rows, cols int
	x0, y0, x1, y1       float64
	words                []drawn.Word
}

// ruled is a table that lines on a page make.
type ruled struct {
	xs, ys []float64 // between columns and rows
	boxes  []*box
	at     [][]*box // by row and column
}

// straight returns lines one for each that continue each other.
func straight(list []line) (out []line) {
	slices.SortFunc(list, func(a, b line) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.from, b.from)) })
	for begin := 0; begin < len(list); {
		end := begin + 1
		for end < len(list) && list[end].at-list[begin].at <= band {
			end++
		}
		along := list[begin:end]
		slices.SortFunc(along, func(a, b line) int { return cmp.Compare(a.from, b.from) })
		for i, l := range along {
			if n := len(out); i > 0 && l.from <= out[n-1].to+meets {
				out[n-1].to = max(out[n-1].to, l.to)
				continue
			}
			out = append(out, l)
		}
		begin = end
	}
	return out
}

// grids returns the tables that the lines of a page make.
func grids(rules []drawn.Rule) (tables []*ruled, err error) {
	var level, upright []line
	for _, r := range rules {
		if r.Level() {
			level = append(level, line{r.Y0, r.X0, r.X1})
		} else {
			upright = append(upright, line{r.X0, r.Y0, r.Y1})
		}
	}
	level, upright = straight(level), straight(upright)
	group := make([]int, len(level)+len(upright)) // which lines meet, by the first of them
	for i := range group {
		group[i] = i
	}
	root := func(i int) int {
		for group[i] != i {
			group[i] = group[group[i]]
			i = group[i]
		}
		return i
	}
	if !meeting(level, upright, func(i, j int) {
		a, b := root(i), root(len(level)+j)
		group[max(a, b)] = min(a, b)
	}) {
		return nil, drawn.ErrTooMuch
	}
	hs, vs := map[int][]line{}, map[int][]line{}
	var order []int
	for i := range group {
		g := root(i)
		if i < len(level) {
			if hs[g] == nil {
				order = append(order, g)
			}
			hs[g] = append(hs[g], level[i])
		} else {
			vs[g] = append(vs[g], upright[i-len(level)])
		}
	}
	for _, g := range order {
		t, err := gridOf(hs[g], vs[g])
		if err != nil {
			return nil, err
		}
		if t != nil {
			tables = append(tables, t)
		}
	}
	return tables, nil
}

// meeting calls join for each level line, all in their order from above, with each
// upright one that it meets. It tells whether these were no more than may be.
func meeting(level, upright []line, join func(i, j int)) bool {
	type end struct {
		at   float64
		line int
	}
	var begins, ends []end
	for j, v := range upright {
		begins, ends = append(begins, end{v.from - meets, j}), append(ends, end{v.to + meets, j})
	}
	byPlace := func(a, b end) int { return cmp.Compare(a.at, b.at) }
	slices.SortFunc(begins, byPlace)
	slices.SortFunc(ends, byPlace)
	var open []int // upright lines that stand beside this height, from left to right; they were sorted so
	left := maxMeets
	for i, h := range level {
		for ; len(begins) > 0 && begins[0].at <= h.at+band; begins = begins[1:] {
			j := begins[0].line
			at, _ := slices.BinarySearch(open, j)
			open = slices.Insert(open, at, j)
		}
		for ; len(ends) > 0 && ends[0].at < h.at-band; ends = ends[1:] {
			if at, ok := slices.BinarySearch(open, ends[0].line); ok {
				open = slices.Delete(open, at, at+1)
			}
		}
		at, _ := slices.BinarySearchFunc(open, h.from-meets-band, func(j int, x float64) int { return cmp.Compare(upright[j].at, x) })
		for ; at < len(open) && upright[open[at]].at <= h.to+meets+band; at++ {
			// Of one band, places are not in order.
			if v := upright[open[at]]; v.at < h.from-meets || v.at > h.to+meets || h.at < v.from-meets || h.at > v.to+meets {
				continue
			}
			if left--; left < 0 {
				return false
			}
			join(i, open[at])
		}
	}
	return true
}

// places returns the places of lines and the ends of those across them, each once.
func places(along, across []line) (out []float64) {
	low, high := math.Inf(1), math.Inf(-1)
	for _, l := range along {
		out = append(out, l.at)
	}
	for _, l := range across {
		low, high = min(low, l.from), max(high, l.to)
	}
	slices.Sort(out)
	out = slices.CompactFunc(out, func(a, b float64) bool { return math.Abs(b-a) < same })
	if len(out) == 0 || low < out[0]-same { // a side without a line
		out = slices.Insert(out, 0, low)
	}
	if high > out[len(out)-1]+same {
		out = append(out, high)
	}
	return out
}

// gridOf returns the table that lines which meet make; nil where they make none.
func gridOf(level, upright []line) (*ruled, error) {
	if len(level) < 2 || len(upright) == 0 {
		return nil, nil
	}
	t := &ruled{xs: places(upright, level), ys: places(level, upright)}
	rows, cols := len(t.ys)-1, len(t.xs)-1
	if rows < 1 || cols < 1 || rows*cols < 2 {
		return nil, nil
	}
	if rows*cols > maxBoxes {
		return nil, drawn.ErrTooMuch
	}
	// right[r][c]: a line stands between the columns c and c+1; below likewise.
	right, below := borders(upright, t.xs, t.ys), borders(level, t.ys, t.xs)
	t.at = make([][]*box, rows)
	for r := range t.at {
		t.at[r] = make([]*box, cols)
	}
	for r := range rows {
		for c := range cols {
			if t.at[r][c] == nil {
				t.grow(r, c, right, below)
			}
		}
	}
	return t, nil
}

// borders tells at which inner place lines stand beside which part of the other
// direction: by place and part.
func borders(lines []line, at, parts []float64) [][]bool {
	out := make([][]bool, len(at))
	for i := range out {
		out[i] = make([]bool, len(parts)-1)
	}
	for _, l := range lines {
		i, _ := slices.BinarySearch(at, l.at-same)
		for ; i < len(at) && at[i] <= l.at+same; i++ {
			p, _ := slices.BinarySearch(parts, l.from)
			for p = max(p-1, 0); p < len(parts)-1 && parts[p] < l.to; p++ {
				if covered := min(l.to, parts[p+1]) - max(l.from, parts[p]); covered >= 0.6*(parts[p+1]-parts[p]) {
					out[i][p] = true
				}
			}
		}
	}
	return out
}

// grow makes the box that begins at a place as broad and high as no line parts it.
func (t *ruled) grow(row, col int, right, below [][]bool) {
	rows, cols := len(t.at), len(t.at[0])
	last := col
	for last+1 < cols && t.at[row][last+1] == nil && !right[last+1][row] {
		last++
	}
	end := row
	for end+1 < rows {
		open := true
		for c := col; c <= last; c++ {
			open = open && t.at[end+1][c] == nil && !below[end+1][c] && (c == last || !right[c+1][end+1])
		}
		if !open {
			break
		}
		end++
	}
	b := &box{row: row, col: col, rows: end - row + 1, cols: last - col + 1, x0: t.xs[col], x1: t.xs[last+1], y0: t.ys[row], y1: t.ys[end+1]}
	t.boxes = append(t.boxes, b)
	for r := row; r <= end; r++ {
		for c := col; c <= last; c++ {
			t.at[r][c] = b
		}
	}
}

// area is how large the table is.
func (t *ruled) area() float64 {
	return (t.xs[len(t.xs)-1] - t.xs[0]) * (t.ys[len(t.ys)-1] - t.ys[0])
}

// boxAt returns the box around a place; nil outside of the table.
func (t *ruled) boxAt(x, y float64) *box {
	c, _ := slices.BinarySearch(t.xs, x)
	r, _ := slices.BinarySearch(t.ys, y)
	if c < 1 || r < 1 || c >= len(t.xs) || r >= len(t.ys) {
		return nil
	}
	return t.at[r-1][c-1]
}
