package diff

import (
	"strings"
	"unicode"
)

// Edit is a stretch of words that two texts share, or one that takes the place
// of another. The Old of all edits together is the old text, the New the new one,
// white space included.
type Edit struct {
	Old, New string
	Same     bool
}

// mostCells bounds the table of a comparison of two sequences; longer ones are
// compared at their ends only.
const mostCells = 100_000

// Words returns what changed between two texts, word by word. Texts that have
// next to nothing in common are one edit.
func Words(old, now string) []Edit {
	a, b := tokens(old), tokens(now)
	pairs := align(len(a), len(b), func(i, j int) bool { return bare(a[i]) == bare(b[j]) })
	var out []Edit
	add := func(e Edit) {
		if e.Old == "" && e.New == "" {
			return
		}
		if n := len(out); n > 0 && out[n-1].Same == e.Same {
			out[n-1].Old += e.Old
			out[n-1].New += e.New
			return
		}
		out = append(out, e)
	}
	i, j := 0, 0
	for _, p := range append(pairs, slot{len(a), len(b)}) {
		add(Edit{Old: strings.Join(a[i:p.old], ""), New: strings.Join(b[j:p.new], "")})
		if p.old < len(a) {
			add(Edit{Old: a[p.old], New: b[p.new], Same: true})
		}
		i, j = p.old+1, p.new+1
	}
	return legible(out, old, now)
}

// tokens cuts a text into words with the white space behind them.
func tokens(text string) []string {
	var out []string
	start, space := 0, false
	for i, r := range text {
		blank := unicode.IsSpace(r)
		if space && !blank {
			out = append(out, text[start:i])
			start = i
		}
		space = blank
	}
	if start < len(text) {
		out = append(out, text[start:])
	}
	return out
}

func bare(token string) string { return strings.TrimSpace(token) }

// legible joins edits that are parted by a light word alone, and returns one
// edit where the texts share less than a quarter.
func legible(list []Edit, old, now string) []Edit {
	shared, all := 0, 0
	for _, e := range list {
		for _, t := range tokens(e.Old) {
			w := weight(strings.ToLower(bare(t)))
			all += w
			if e.Same {
				shared += w
			}
		}
	}
	if len(list) > 1 && 4*shared < all {
		return []Edit{{Old: old, New: now}}
	}
	var out []Edit
	for i, e := range list {
		n := len(out)
		between := i > 0 && i < len(list)-1 && e.Same && light()[strings.ToLower(bare(e.Old))] && !list[i-1].insertion() && !list[i+1].insertion()
		switch {
		case between:
			out[n-1].Old += e.Old
			out[n-1].New += e.New
		case n > 0 && !out[n-1].Same && !e.Same:
			out[n-1].Old += e.Old
			out[n-1].New += e.New
		default:
			out = append(out, e)
		}
	}
	return out
}

// insertion tells whether words came or went and took no other's place.
func (e Edit) insertion() bool { return e.Old == "" || e.New == "" }

// align returns the longest common subsequence of two sequences as pairs of
// indexes. Beyond mostCells, once equal ends are set aside, the middle is held to
// have nothing in common.
func align(n, m int, same func(i, j int) bool) []slot {
	var out []slot
	from := 0
	for from < n && from < m && same(from, from) {
		out = append(out, slot{from, from})
		from++
	}
	tail := 0
	for tail < n-from && tail < m-from && same(n-1-tail, m-1-tail) {
		tail++
	}
	out = append(out, middle(from, n-tail, m-tail, same)...)
	for k := tail; k > 0; k-- {
		out = append(out, slot{n - k, m - k})
	}
	return out
}

func middle(from, n, m int, same func(i, j int) bool) []slot {
	rows, columns := n-from, m-from
	if rows == 0 || columns == 0 || rows > mostCells/columns {
		return nil
	}
	longest := make([]int32, (rows+1)*(columns+1)) // of what begins at each pair
	at := func(i, j int) int { return i*(columns+1) + j }
	for i := rows - 1; i >= 0; i-- {
		for j := columns - 1; j >= 0; j-- {
			if same(from+i, from+j) {
				longest[at(i, j)] = longest[at(i+1, j+1)] + 1
			} else {
				longest[at(i, j)] = max(longest[at(i+1, j)], longest[at(i, j+1)])
			}
		}
	}
	var out []slot
	for i, j := 0, 0; i < rows && j < columns; {
		switch {
		case same(from+i, from+j):
			out = append(out, slot{from + i, from + j})
			i, j = i+1, j+1
		case longest[at(i+1, j)] >= longest[at(i, j+1)]:
			i++
		default:
			j++
		}
	}
	return out
}
