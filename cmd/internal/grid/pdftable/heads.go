package pdftable

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"iku/cmd/internal/grid"
	"iku/content/pola"
)

// A table with neither lines nor names is found by its headings and by the gaps
// between its columns, which must hold from the headings to the last row:
//
//	headings known ──▶ gutters that no word crosses ──▶ runs of lines ──▶ rows
//
// What is found so is a guess, and told as one.

// Limits of a page on which such a table is looked for.
const (
	maxLines  = 1000
	maxLeaves = 100
)

// leaf is the lowest heading of a column; those of a group stand under its words.
type leaf struct {
	parts []row
	group int // from 1; 0: none
}

func (l *leaf) text() string {
	texts := make([]string, len(l.parts))
	for i, p := range l.parts {
		texts[i] = p.text()
	}
	return strings.Join(texts, " ")
}

func (l *leaf) extent() (from, to float64) {
	from, to = math.Inf(1), math.Inf(-1)
	for _, p := range l.parts {
		from, to = min(from, p.u0), max(to, p.u1)
	}
	return from, to
}

// heads is the headings of a table without lines.
type heads struct {
	leaves []*leaf
	groups []*leaf
	names  func(string) grid.Heading
	size   float64
	edges  []float64 // where lines begin behind a gap, again and again
}

// gutter is how wide a gap between columns is at least: more than a blank.
func gutter(size float64) float64 { return max(3, 0.4*size) }

// split returns the pieces of a line that gaps of at least that width part.
func (r row) split(gap float64) (list []row) {
	from := 0
	for i := 1; i <= len(r.words); i++ {
		if i < len(r.words) && r.gap(i) < gap {
			continue
		}
		part := row{words: r.words[from:i], v: r.v, size: r.size}
		part.measure()
		list, from = append(list, part), i
	}
	return list
}

func beside(a, b row) bool { return a.u1 <= b.u0 || b.u1 <= a.u0 }

// headsAt returns the headings that begin in a line, and the line behind them; nil
// where none do.
func headsAt(lines []row, at int, names func(string) grid.Heading) (*heads, int) {
	h := &heads{names: names, size: lines[at].size}
	first := lines[at].split(gutter(h.size))
	if len(first) > maxLeaves || !h.begins(lines, at) {
		return nil, at
	}
	for _, p := range first {
		h.leaves = append(h.leaves, &leaf{parts: []row{p}})
	}
	next := at + 1
	for next < len(lines) && next < at+10 && lines[next].v-lines[next-1].v <= 1.9*h.size && h.add(lines[next], lines[next].v-lines[next-1].v <= 0.8*h.size) {
		next++
	}
	measures, known := 0, 0
	for _, l := range h.leaves {
		switch names(h.title(l)) {
		case grid.MeasureHeading:
			measures++
			fallthrough
		case grid.ColumnHeading:
			known++
		}
	}
	if measures != 1 || known < 2 || 2*known < len(h.leaves) {
		return nil, at
	}
	slices.SortFunc(h.leaves, func(a, b *leaf) int {
		x, _ := a.extent()
		y, _ := b.extent()
		return cmp.Compare(x, y)
	})
	h.edges = edges(lines[at:], gutter(h.size))
	return h, next
}

// edges returns where three lines or more begin behind a gap.
func edges(lines []row, least float64) (list []float64) {
	count := map[int]int{}
	for _, line := range lines {
		for _, p := range line.split(least) {
			at := int(math.Round(2 * p.u0))
			if count[at]++; count[at] == 3 {
				list = append(list, p.u0)
			}
		}
	}
	return list
}

func (h *heads) edge(x float64) bool {
	return slices.ContainsFunc(h.edges, func(e float64) bool { return math.Abs(e-x) < 0.3 })
}

// begins tells whether two headings that are known, one of what is measured, stand
// beside each other in a line or those that it overlaps; a caption above several is none.
func (h *heads) begins(lines []row, at int) bool {
	var known []row
	measure, all := false, 0
	for j := at; j < len(lines) && lines[j].v-lines[at].v <= 1.3*h.size; j++ {
		parts := lines[j].split(gutter(h.size))
		if j > at && len(known) == 1 && len(parts) > 1 {
			if over := slices.DeleteFunc(slices.Clone(parts), func(p row) bool { return beside(p, known[0]) }); len(over) > 1 && h.names(over[0].text()) != grid.NoHeading && !years().MatchString(over[0].text()) {
				return false
			}
		}
		for _, p := range parts {
			all++
			kind := h.names(p.text())
			if kind == grid.NoHeading || slices.ContainsFunc(known, func(k row) bool { return !beside(k, p) }) {
				continue
			}
			measure = measure || kind == grid.MeasureHeading
			known = append(known, p)
		}
		if len(known) == 0 {
			return false
		}
		if measure && len(known) > 1 && 2*len(known) >= all {
			return true
		}
	}
	return false
}

var years = pola.Regexp(`(?i)\b(19|20)[0-9]{2}\b|^(awal|akhir|(tw|triwulan)?[ .-]*([ivx]{1,4}|[1-4])|n([+-][0-9])?)$`)

func (h *heads) title(l *leaf) string {
	if l.group > 0 {
		return h.groups[l.group-1].text() + " " + l.text()
	}
	return l.text()
}

// add takes a further line of headings, and tells whether it is one. What stands so near
// that it overlaps the line before it is of the same row of cells.
func (h *heads) add(line row, near bool) bool {
	parts := line.split(gutter(h.size))
	if len(parts) > maxLeaves {
		return false
	}
	over := make([][]*leaf, len(parts)) // what stands above each
	under := map[*leaf][]row{}
	for i, p := range parts {
		for _, l := range h.leaves {
			if from, to := l.extent(); from < p.u1 && p.u0 < to {
				over[i] = append(over[i], l)
				under[l] = append(under[l], p)
			}
		}
		if len(over[i]) > 1 {
			return false
		}
	}
	known := near
	for i, p := range parts {
		kind := h.names(p.text())
		switch {
		case near && (len(over[i]) == 0 || len(under[over[i][0]]) == 1):
		case len(over[i]) == 0 && kind == grid.NoHeading && !years().MatchString(p.text()):
			return false
		case len(over[i]) == 0:
			known = true
		case len(under[over[i][0]]) > 1: // it is a group
			if kind == grid.NoHeading && !years().MatchString(p.text()) {
				return false
			}
			known = true
		default:
			was := h.names(h.title(over[i][0]))
			now := h.names(h.title(over[i][0]) + " " + p.text())
			if was != grid.NoHeading && now == grid.NoHeading || strings.ContainsAny(p.text(), "0123456789") && !years().MatchString(p.text()) {
				return false
			}
			known = known || now != grid.NoHeading
		}
	}
	if !known {
		return false
	}
	h.grouped(parts, over, under)
	for i, p := range parts {
		switch {
		case len(over[i]) == 0:
			h.leaves = append(h.leaves, &leaf{parts: []row{p}, group: h.groupOver(p)})
		case len(under[over[i][0]]) == 1 && slices.Contains(h.leaves, over[i][0]):
			over[i][0].parts = append(over[i][0].parts, p)
		default:
			h.leaves = append(h.leaves, &leaf{parts: []row{p}, group: h.groupOver(p)})
		}
	}
	return true
}

// grouped makes groups of headings above several of a line. What stands over one year
// among others that nothing stands over is the group of all that it is the middle of.
func (h *heads) grouped(parts []row, over [][]*leaf, under map[*leaf][]row) {
	for i := 0; i < len(parts); i++ {
		if len(over[i]) == 0 {
			continue
		}
		l := over[i][0]
		free := func(j int) bool {
			return j >= 0 && j < len(parts) && len(over[j]) == 0 && years().MatchString(parts[j].text())
		}
		from, to := i, i+len(under[l])-1
		if from == to && !(years().MatchString(parts[i].text()) && (free(i-1) || free(i+1))) {
			continue
		}
		x0, x1 := l.extent()
		off := func(a, b int) float64 { return math.Abs((parts[a].u0+parts[b].u1)/2 - (x0+x1)/2) }
		bestFrom, bestTo := from, to
		for a := from; a == from || free(a); a-- {
			for b := to; b == to || free(b); b++ {
				if off(a, b) < off(bestFrom, bestTo)-1 || off(a, b) < off(bestFrom, bestTo)+1 && b-a > bestTo-bestFrom {
					bestFrom, bestTo = a, b
				}
			}
		}
		if bestFrom == bestTo {
			continue
		}
		g := &leaf{parts: slices.Clone(l.parts)}
		g.parts = append(g.parts[:len(g.parts):len(g.parts)], row{words: nil, u0: parts[bestFrom].u0, u1: parts[bestTo].u1, v: l.parts[0].v})
		h.groups = append(h.groups, g)
		h.leaves = slices.DeleteFunc(h.leaves, func(o *leaf) bool { return o == l })
		i = max(i, bestTo)
	}
}

// groupOver returns the number of the group that a heading stands under, from 1; 0 of none.
func (h *heads) groupOver(p row) int {
	for i, g := range h.groups {
		if from, to := g.extent(); from <= p.u0 && p.u1 <= to && g.parts[0].v < p.v {
			return i + 1
		}
	}
	return 0
}
