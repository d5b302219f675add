package pdftable

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"iku/content/pola"
	"iku/pdf/drawn"
)

// row is words that stand on one baseline, from left to right as they are read. u is
// along the baseline and v across, from the first line to the last.
type row struct {
	words     []drawn.Word
	u0, u1, v float64
	size      float64
}

// frame returns the place of a word along and across its baseline.
func frame(w *drawn.Word) (u, v float64) {
	switch w.Turn {
	case 1:
		return -w.Y, w.X
	case 2:
		return -w.X, -w.Y
	case 3:
		return w.Y, -w.X
	}
	return w.X, w.Y
}

// center is the middle of a word on the page.
func center(w *drawn.Word) (x, y float64) {
	up := 0.3 * w.Size
	switch w.Turn {
	case 1:
		return w.X - up, w.Y - w.Width/2
	case 2:
		return w.X - w.Width/2, w.Y + up
	case 3:
		return w.X + up, w.Y + w.Width/2
	}
	return w.X + w.Width/2, w.Y - up
}

// rowsOf puts words of one turn into lines. One that is drawn twice, a little beside
// itself to look bold, is one.
func rowsOf(words []drawn.Word) (list []row) {
	words = slices.Clone(words)
	slices.SortStableFunc(words, func(a, b drawn.Word) int {
		_, v := frame(&a)
		_, w := frame(&b)
		return cmp.Compare(v, w)
	})
	for _, w := range words {
		_, v := frame(&w)
		if n := len(list) - 1; n >= 0 && v-list[n].v <= 0.4*max(w.Size, list[n].size) {
			if w.Size > list[n].size {
				list[n].v, list[n].size = v, w.Size
			}
			list[n].words = append(list[n].words, w)
			continue
		}
		list = append(list, row{words: []drawn.Word{w}, v: v, size: w.Size})
	}
	for i := range list {
		r := &list[i]
		slices.SortStableFunc(r.words, func(a, b drawn.Word) int {
			u, _ := frame(&a)
			w, _ := frame(&b)
			return cmp.Compare(u, w)
		})
		r.words = slices.CompactFunc(r.words, func(a, b drawn.Word) bool {
			u, _ := frame(&a)
			w, _ := frame(&b)
			return a.Text == b.Text && math.Abs(w-u) < 0.1*a.Size
		})
		r.measure()
	}
	return list
}

// measure sets where the line begins and ends.
func (r *row) measure() {
	r.u0, _ = frame(&r.words[0])
	r.u1 = r.u0
	for i := range r.words {
		u, _ := frame(&r.words[i])
		r.u1 = max(r.u1, u+r.words[i].Width)
	}
}

// parts returns a line's pieces that wide gaps part.
func (r row) parts() (list []row) {
	from := 0
	for i := 1; i <= len(r.words); i++ {
		if i < len(r.words) && r.gap(i) <= 1.5*r.size {
			continue
		}
		part := row{words: r.words[from:i], v: r.v, size: r.size}
		part.measure()
		list, from = append(list, part), i
	}
	return list
}

// gap is how far the i-th word stands from the one before it.
func (r row) gap(i int) float64 {
	u, _ := frame(&r.words[i])
	before, _ := frame(&r.words[i-1])
	return u - before - r.words[i-1].Width
}

// text returns what the line says.
func (r row) text() string {
	var b strings.Builder
	for i, w := range r.words {
		if i > 0 && (w.Blank && r.gap(i) > -0.1*w.Size || r.gap(i) > drawn.Gap*w.Size) {
			b.WriteByte(' ')
		}
		b.WriteString(w.Text)
	}
	return b.String()
}

// begins tells how a line begins that is no continuation: with a number, a letter or
// a sign of a list.
var begins = pola.Regexp(`^([(]?([0-9]{1,2}|[a-zA-Z]|[ivx]{1,4})[.)] ?[^0-9]|[•▪➢✓●○◦·–-] )`)

// joined returns what lines of one turn say: a line that is full goes on in the next;
// one with room for the next word was ended by its author. width returns how much room
// a line has; nil where that is not known. hyphen tells of a word that was parted, or
// only looks so.
func joined(list []row, width func(of, next row) float64) (text string, hyphen bool) {
	least := 0.0
	for i := 1; i < len(list); i++ {
		if d := list[i].v - list[i-1].v; least == 0 || d < least {
			least = d
		}
	}
	var b strings.Builder
	for i, r := range list {
		says := r.text()
		if i == 0 {
			b.WriteString(says)
			continue
		}
		before := list[i-1]
		said := b.String()
		switch {
		case begins().MatchString(says), r.v-before.v > 1.35*least,
			width != nil && before.u1-before.u0+0.28*r.size+r.words[0].Width < width(before, r)-0.5*r.size:
			b.WriteByte('\n')
		case strings.HasSuffix(said, "\u00ad"):
			b.Reset()
			b.WriteString(strings.TrimSuffix(said, "\u00ad"))
		case strings.HasSuffix(said, "/"):
		case strings.HasSuffix(said, "-") && !strings.HasSuffix(said, " -"):
			hyphen = true
		default:
			b.WriteByte(' ')
		}
		b.WriteString(says)
	}
	return b.String(), hyphen
}

// byTurn returns words by their turn, those that are upright first.
func byTurn(words []drawn.Word) (out [][]drawn.Word) {
	for _, turn := range []int{0, 1, 3, 2} {
		var list []drawn.Word
		for _, w := range words {
			if w.Turn == turn {
				list = append(list, w)
			}
		}
		if len(list) > 0 {
			out = append(out, list)
		}
	}
	return out
}
