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
	same  = 4.0
)

// Limits of the lines of a page, when those that continue each other are one.
const (
	maxPairs = 20_000_000
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
		for end < len(list) && list[end].at-list[begin].at <= 1.5 {
			end++
		}
		band := list[begin:end]
		slices.SortFunc(band, func(a, b line) int { return cmp.Compare(a.from, b.from) })
		for i, l := range band {
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

// grids returns the tables that the lines of a page make, and the level lines that
// are part of none.
func grids(rules []drawn.Rule) (tables []*ruled, loose []line, err error) {
	var level, upright []line
	for _, r := range rules {
		if r.Level() {
			level = append(level, line{r.Y0, r.X0, r.X1})
		} else {
			upright = append(upright, line{r.X0, r.Y0, r.Y1})
		}
	}
	level, upright = straight(level), straight(upright)
	if len(level)*len(upright) > maxPairs {
		return nil, nil, drawn.ErrTooMuch
	}
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
	for i, h := range level {
		for j, v := range upright {
			if v.at >= h.from-meets && v.at <= h.to+meets && h.at >= v.from-meets && h.at <= v.to+meets {
				a, b := root(i), root(len(level)+j)
				group[max(a, b)] = min(a, b)
			}
		}
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
			return nil, nil, err
		}
		if t != nil {
			tables = append(tables, t)
		} else {
			loose = append(loose, hs[g]...)
		}
	}
	return tables, loose, nil
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
			for p := range len(parts) - 1 {
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
