package pdftable

import (
	"cmp"
	"slices"

	"iku/pdf/drawn"
)

// span is a column's place on the line.
type span struct{ from, to float64 }

// gutters adds the words of a line to the places where any stand, and returns all,
// those nearer to each other than a gutter as one. At an edge the text before it may be
// as near as its column lets it come.
func (h *heads) gutters(list []span, words []drawn.Word) []span {
	least := gutter(h.size)
	list = slices.Clone(list)
	for i := range words {
		u, _ := frame(&words[i])
		list = append(list, span{u, u + words[i].Width})
	}
	slices.SortFunc(list, func(a, b span) int { return cmp.Compare(a.from, b.from) })
	out := list[:0]
	for _, s := range list {
		if n := len(out); n > 0 && (s.from < out[n-1].to-0.3 || s.from < out[n-1].to+least && !h.edge(s.from)) {
			out[n-1].to = max(out[n-1].to, s.to)
			continue
		}
		out = append(out, s)
	}
	return out
}

// places returns where the lowest headings stand.
func (h *heads) places() (list []span) {
	for _, l := range h.leaves {
		for _, p := range l.parts {
			list = h.gutters(list, p.words)
		}
	}
	return list
}

func columnAt(list []span, x float64) int {
	return slices.IndexFunc(list, func(s span) bool { return s.from-0.01 <= x && x <= s.to+0.01 })
}

// parted tells whether each heading stands in a place of its own.
func (h *heads) parted(list []span) bool {
	seen := map[int]bool{}
	for _, l := range h.leaves {
		from, _ := l.extent()
		at := columnAt(list, from)
		if at < 0 || seen[at] {
			return false
		}
		seen[at] = true
	}
	return true
}

// columns returns the columns of the headings: a place without a heading belongs to the
// nearer of its neighbours.
func (h *heads) columns(list []span) []span {
	headed := make([]bool, len(list))
	for _, l := range h.leaves {
		from, _ := l.extent()
		headed[columnAt(list, from)] = true
	}
	for i := 0; i < len(list); {
		if headed[i] || len(list) == 1 {
			i++
			continue
		}
		into := i - 1
		if i == 0 || i+1 < len(list) && list[i+1].from-list[i].to < list[i].from-list[i-1].to {
			into = i
		}
		list[into] = span{list[into].from, list[into+1].to}
		headed[into] = headed[into] || headed[into+1]
		list, headed = slices.Delete(list, into+1, into+2), slices.Delete(headed, into+1, into+2)
	}
	return list
}

// body returns the lines of a table below its headings, and its columns; none where
// its gaps do not hold.
func (h *heads) body(lines []row, from int, places []span) (end int, columns []span, across map[int]bool) {
	across = map[int]bool{}
	widest, rows := 1.6*h.size, 0
	end = from
	for ; end < len(lines); end++ {
		line := lines[end]
		if end > 0 {
			gap := line.v - lines[end-1].v
			if end > from+1 && gap > 1.6*widest && gap > 2.2*h.size {
				break
			}
			widest = max(widest, min(gap, 4*h.size))
		}
		if again, _ := headsAt(lines, end, h.names); again != nil && end > from {
			break
		}
		more := h.gutters(places, line.words)
		if h.parted(more) {
			places = more
			if hits(more, line) > 1 {
				rows++
			}
			continue
		}
		if len(line.split(0.7*h.size)) >= 3 {
			return from, nil, nil // a row, but no gap holds
		}
		if !h.over(lines, end, places) {
			break
		}
		across[end] = true
	}
	if rows == 0 {
		return from, nil, nil
	}
	return end, h.columns(places), across
}

// over tells whether a line stands across the table: rows go on below it.
func (h *heads) over(lines []row, at int, places []span) bool {
	if len(lines[at].split(0.7*h.size)) > 1 || lines[at].u0 > places[min(1, len(places)-1)].from+h.size {
		return false
	}
	for _, next := range lines[at+1 : min(len(lines), at+4)] {
		more := h.gutters(places, next.words)
		if next.v-lines[at].v < 5*h.size && h.parted(more) && hits(more, next) > 2 {
			return true
		}
	}
	return false
}

// hits is in how many places a line has words.
func hits(places []span, line row) int {
	seen := map[int]bool{}
	for i := range line.words {
		u, _ := frame(&line.words[i])
		seen[columnAt(places, u)] = true
	}
	return len(seen)
}
