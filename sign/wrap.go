package sign

import (
	"slices"
	"strings"

	"iku/fonts"
)

// fit breaks lines for a box and returns the largest size at which they fit. Rather
// than that a line is broken that should be whole, all are smaller, if still legible.
func (t *typing) fit(lines []Line, w, h int) (set []Line, size int, err error) {
	all := t.measure(lines)
	for _, least := range []int{legibleText, smallestText} {
		for size := largestText; size >= least; size -= textStep {
			width := w * 1000 / size
			if least == legibleText && !whole(all, width) {
				continue
			}
			if n := breakAll(all, width, nil); n > 0 && n*leading(size) <= h {
				return wrapAll(all, width), size, nil
			}
		}
	}
	return nil, 0, refuse("tempat tanda tangan terlalu kecil untuk tulisannya")
}

// measured is a line with the advances of its words, in thousandths of the em.
type measured struct {
	Line
	phrases [][]word // between line feeds
	n       []int    // of each phrase
	all     int
	space   int
}

type word struct {
	text string
	n    int
}

func (t *typing) measure(lines []Line) []measured {
	out := make([]measured, len(lines))
	for i, l := range lines {
		face := t.face(l.Bold)
		m := measured{Line: l, space: advance(face, " ")}
		for phrase := range strings.SplitSeq(l.Text, "\n") {
			var words []word
			sum := -m.space
			for _, w := range strings.FieldsFunc(phrase, breakable) {
				n := advance(face, w)
				words, sum = append(words, word{w, n}), sum+n+m.space
			}
			m.phrases, m.n, m.all = append(m.phrases, words), append(m.n, sum), m.all+sum+m.space
		}
		m.all -= m.space
		out[i] = m
	}
	return out
}

// whole tells whether the lines that should be whole are, at that width.
func whole(all []measured, width int) bool {
	return !slices.ContainsFunc(all, func(m measured) bool { return m.Whole && m.all > width })
}

// breakAll breaks lines at spaces to a width and returns how many there are, 0 where
// a word is wider than that. What stands between line feeds is kept on one line where
// it fits on one. add, if it is not nil, is told each word and whether it begins a line.
func breakAll(all []measured, width int, add func(m *measured, w string, begins bool)) (lines int) {
	for i := range all {
		m := &all[i]
		used := -1
		for p, words := range m.phrases {
			whole := used >= 0 && m.n[p] <= width && used+m.space+m.n[p] > width
			for _, w := range words {
				if w.n > width {
					return 0
				}
				begins := whole || used < 0 || used+m.space+w.n > width
				whole = false
				if begins {
					lines, used = lines+1, w.n
				} else {
					used += m.space + w.n
				}
				if add != nil {
					add(m, w.text, begins)
				}
			}
		}
	}
	return lines
}

// wrapAll returns lines broken to a width; nil where a word is wider than that.
func wrapAll(all []measured, width int) (out []Line) {
	if breakAll(all, width, func(m *measured, w string, begins bool) {
		if begins {
			out = append(out, Line{Text: w, Bold: m.Bold})
		} else {
			out[len(out)-1].Text += " " + w
		}
	}) == 0 {
		return nil
	}
	return out
}

// breakable tells whether a line may be broken at a character: not at the space in
// a NIP, which does not break.
func breakable(r rune) bool { return r == ' ' || r == '\t' }

func advance(face *fonts.Face, text string) (sum int) {
	for _, r := range text {
		n, _ := face.Advance(r)
		sum += n
	}
	return sum
}
