package pdftable

import (
	"cmp"
	"math"
	"slices"

	"iku/cmd/internal/grid"
	"iku/content/pola"
	"iku/pdf/drawn"
)

// aligned is the body of a table without lines, on one page.
type aligned struct {
	heads   *heads
	columns []span
	lines   []row
	rules   []drawn.Rule
	page    int
	from    int          // the number of the first line on the page
	across  map[int]bool // lines that stand across it, by their number on the page
}

// run is the lines of one cell: a piece of each that stands in its column.
type run struct {
	col    int
	pieces []row
	figure bool // it begins with one, or is the number of a row
	unsure bool // whether it begins here
}

func (r *run) top() float64    { return r.pieces[0].v - 0.7*r.pieces[0].size }
func (r *run) bottom() float64 { return r.pieces[len(r.pieces)-1].v + 0.2*r.pieces[0].size }

var (
	marking     = pola.Regexp(`^[(]?([0-9]{1,2}([.][0-9]{1,2})*|[a-zA-Z]|[IVX]{1,4})[.)]{0,2}$`)
	figuring    = pola.Regexp(`^([≥≤<>±-]|Rp\.?)? ?[0-9][0-9.,:/]*( ?(%|‰|\pL{1,12}))?$|^[A-Z]{1,4}[+-]?$|^[-–—]+$`)
	upperBegins = pola.Regexp(`^[(]?[\p{Lu}0-9]`)
)

// rows returns the rows of the body; nil where they cannot be told apart.
func (t *aligned) rows() []tableRow {
	if len(t.columns) == 0 {
		return nil
	}
	pieces := make([][]row, len(t.columns))
	var across []*run
	for i, line := range t.lines {
		if t.across[t.from+i] {
			across = append(across, &run{col: -1, pieces: []row{line}})
			continue
		}
		for _, w := range line.words {
			u, _ := frame(&w)
			col := columnAt(t.columns, u)
			if col < 0 {
				return nil
			}
			if n := len(pieces[col]) - 1; n >= 0 && pieces[col][n].v == line.v {
				pieces[col][n].words = append(pieces[col][n].words, w)
				pieces[col][n].measure()
				continue
			}
			p := row{words: []drawn.Word{w}, v: line.v, size: w.Size}
			p.measure()
			pieces[col] = append(pieces[col], p)
		}
	}
	lead := t.leading(pieces)
	var runs []*run
	for col, list := range pieces {
		runs = append(runs, t.runs(col, list, lead)...)
	}
	var ok bool
	if runs, ok = t.anchored(runs, lead); !ok {
		return nil
	}
	return t.laid(append(runs, across...), lead)
}

// leading is how far the lines of a cell stand apart: the least distance in any column.
func (t *aligned) leading(pieces [][]row) float64 {
	least := math.Inf(1)
	for _, list := range pieces {
		for i := 1; i < len(list); i++ {
			if d := list[i].v - list[i-1].v; d > 0.8*list[i].size {
				least = min(least, d)
			}
		}
	}
	return least
}

// runs parts the lines of a column into cells: at a wider gap, at a ruling line, at a
// figure, and where a line had room for what begins the next.
func (t *aligned) runs(col int, list []row, lead float64) (out []*run) {
	width, figures := 0.0, 0
	for _, p := range list {
		width = max(width, p.u1-p.u0)
		if figured(p, false) {
			figures++
		}
	}
	ofFigures := 10*figures >= 6*len(list)
	for i, p := range list {
		if i > 0 {
			before := list[i-1]
			room := width - (before.u1 - before.u0) - 0.28*p.size - p.words[0].Width
			ended := room > 0.3*p.size && upperBegins().MatchString(p.text())
			figure := ofFigures && figured(p, true) || columnNumbers().MatchString(before.text())
			if gap := p.v - before.v; gap <= 1.25*lead && gap <= 1.9*p.size && !ended && !figure && !t.ruledBetween(before.v, p.v) {
				last := out[len(out)-1]
				last.pieces = append(last.pieces, p)
				continue
			}
		}
		out = append(out, &run{col: col, pieces: []row{p}, figure: figured(p, ofFigures)})
	}
	return out
}

// figured tells whether a piece is a figure or the number of a row, or begins with one
// in a column of such.
func figured(p row, among bool) bool {
	text := p.text()
	return figuring().MatchString(text) || marking().MatchString(text) || among && figuring().MatchString(p.words[0].Text)
}

var columnNumbers = pola.Regexp(`^[(][0-9]{1,2}[)]$`)

// ruledBetween tells whether a level line parts two heights over most of the table.
func (t *aligned) ruledBetween(v, w float64) bool {
	broad := t.columns[len(t.columns)-1].to - t.columns[0].from
	return slices.ContainsFunc(t.rules, func(r drawn.Rule) bool {
		return r.Level() && r.Y0 > v-0.1 && r.Y0 < w-1 && r.X1-r.X0 > 0.6*broad
	})
}

// anchored parts cells that go on over several figures or numbers of one column beside
// them: where all stand at the head of their rows at each, where they stand in the
// middle at what they are the middle of. It tells whether that could be.
func (t *aligned) anchored(runs []*run, lead float64) (out []*run, ok bool) {
	owner := func(col int) bool { return col < t.measure() }
	figures := make([][]*run, len(t.columns)) // from above
	for _, r := range runs {
		if r.figure {
			figures[r.col] = append(figures[r.col], r)
		}
	}
	for _, r := range runs {
		from, to := r.pieces[0].v-0.1, r.pieces[len(r.pieces)-1].v+0.1
		var anchors []float64
		for col, list := range figures {
			if col == r.col || owner(r.col) && !owner(col) {
				continue
			}
			at, _ := slices.BinarySearchFunc(list, from, func(o *run, v float64) int { return cmp.Compare(o.pieces[0].v, v) })
			var here []float64
			for ; at < len(list) && list[at].pieces[0].v <= to; at++ {
				here = append(here, list[at].pieces[0].v)
			}
			if len(here) > len(anchors) {
				anchors = here
			}
		}
		if len(anchors) < 2 {
			if owner(r.col) && !t.numbered(runs) {
				out = append(out, t.apart(r, figures)...)
			} else {
				out = append(out, r)
			}
			continue
		}
		parts := r.at(anchors)
		if parts == nil {
			parts = r.around(anchors, lead)
		}
		if parts == nil {
			return nil, false
		}
		out = append(out, parts...)
	}
	return out, true
}

// numbered tells whether a column before what is measured numbers the rows.
func (t *aligned) numbered(runs []*run) bool {
	return slices.ContainsFunc(runs, func(r *run) bool { return r.col < t.measure() && marking().MatchString(r.pieces[0].text()) })
}

// apart parts the cell of an owner at lines that begin large beside a figure: nothing
// tells whether it goes on there, so that each is unsure.
func (t *aligned) apart(r *run, figures [][]*run) (out []*run) {
	for i, p := range r.pieces {
		begins := upperBegins().MatchString(p.text()) && slices.ContainsFunc(figures[t.measure()+1:], func(list []*run) bool {
			at, _ := slices.BinarySearchFunc(list, p.v-0.1, func(o *run, v float64) int { return cmp.Compare(o.pieces[0].v, v) })
			return at < len(list) && list[at].pieces[0].v < p.v+0.1
		})
		if i == 0 || begins {
			out = append(out, &run{col: r.col, figure: r.figure, unsure: i > 0})
		}
		last := out[len(out)-1]
		last.pieces = append(last.pieces, p)
	}
	return out
}

// at parts a run at lines that stand at these heights; nil where the first does not.
func (r *run) at(heights []float64) (out []*run) {
	for _, p := range r.pieces {
		if slices.ContainsFunc(heights, func(v float64) bool { return math.Abs(v-p.v) < 0.4*p.size }) {
			out = append(out, &run{col: r.col})
		}
		if len(out) == 0 {
			return nil
		}
		last := out[len(out)-1]
		last.pieces = append(last.pieces, p)
	}
	if len(out) != len(heights) {
		return nil
	}
	return out
}

// around parts a run so that each height is the middle of its part; nil where that
// cannot be.
func (r *run) around(heights []float64, lead float64) (out []*run) {
	rest := r.pieces
	for _, v := range heights {
		if len(rest) == 0 {
			return nil
		}
		end := 2*v - rest[0].v
		n := slices.IndexFunc(rest, func(p row) bool { return p.v > end+0.3*lead })
		if n < 0 {
			n = len(rest)
		}
		if n == 0 || math.Abs(rest[n-1].v-end) > 0.3*lead {
			return nil
		}
		out = append(out, &run{col: r.col, pieces: rest[:n]})
		rest = rest[n:]
	}
	if len(rest) > 0 {
		return nil
	}
	return out
}

// measure is the column of what is measured.
func (t *aligned) measure() int {
	for _, l := range t.heads.leaves {
		if from, _ := l.extent(); t.heads.names(t.heads.title(l)) == grid.MeasureHeading {
			return columnAt(t.columns, from)
		}
	}
	return 0
}
