package drawn

import (
	"math"
	"strings"

	"iku/pdf/object"
)

// show sets a string: its words go to the page.
func (c *canvas) show(a []object.Object) error {
	s, ok := a[0].(object.String)
	if !ok {
		return nil
	}
	if c.font == nil {
		c.font = &font{runes: unknownLetters(), missing: 0.5, widths: map[uint32]float64{}}
	}
	var w *Word
	var begin matrix
	var text strings.Builder
	end := func() {
		if w != nil {
			w.Text = text.String()
			text.Reset()
			c.place(w, begin)
			w = nil
		}
	}
	for rest := string(s); rest != ""; {
		g, n := c.font.next(rest)
		code := rest[:n]
		rest = rest[n:]
		before := matrix{c.size * c.stretch, 0, 0, c.size, 0, c.rise}.then(c.text).then(c.ctm)
		advance := g.width*c.size + c.char
		if code == " " {
			advance += c.word
		}
		c.text = matrix{1, 0, 0, 1, advance * c.stretch, 0}.then(c.text)
		if g.text == " " || g.text == "" {
			end()
			c.blank = c.blank || g.text == " "
			continue
		}
		if text.Len() > maxWord {
			end()
		}
		if w == nil {
			if c.words--; c.words < 0 {
				return ErrTooMuch
			}
			m := marked{id: -1}
			if n := len(c.marks); n > 0 {
				m = c.marks[n-1]
			}
			w = &Word{Mark: m.id, Artifact: m.artifact, Hidden: m.hidden || c.mode == 3 || c.mode == 7, Blank: c.blank}
			begin, c.blank = before, false
		}
		text.WriteString(g.text)
		w.Unread = w.Unread || g.unread
		w.Width += math.Abs(advance * c.stretch)
	}
	end()
	return nil
}

// place puts a word where it stands; its width is in the space of the text so far.
func (c *canvas) place(w *Word, at matrix) {
	if !at.sound() || !c.text.sound() {
		return
	}
	origin := at.at(0, 0)
	w.X, w.Y, w.Size = origin.x, origin.y, at.scale()
	along := c.text.then(c.ctm)
	w.Width *= math.Hypot(along.a, along.b)
	const little = 0.05
	switch length := math.Hypot(at.a, at.b); {
	case w.Size < 0.1 || length == 0:
		return // nobody can read it
	case math.Abs(at.b) < little*length && at.a > 0:
	case math.Abs(at.a) < little*length && at.b < 0:
		w.Turn = 1
	case math.Abs(at.b) < little*length:
		w.Turn = 2
	case math.Abs(at.a) < little*length:
		w.Turn = 3
	default:
		w.Turn = Slanted
	}
	if n := len(c.page.Words); n > 0 && c.page.Words[n-1].goesOn(w) {
		return
	}
	c.page.Words = append(c.page.Words, *w)
}

// goesOn adds a word to the one before it where it only looks like another: programs
// part words to place letters.
func (w *Word) goesOn(next *Word) bool {
	if next.Blank || w.Turn != next.Turn || w.Turn == Slanted || w.Mark != next.Mark || w.Artifact != next.Artifact || w.Hidden != next.Hidden ||
		math.Abs(w.Size-next.Size) > 0.1*w.Size || len(w.Text)+len(next.Text) > maxWord {
		return false
	}
	along, across := next.X-w.X, next.Y-w.Y
	switch w.Turn {
	case 1:
		along, across = -across, along
	case 2:
		along, across = -along, -across
	case 3:
		along, across = across, -along
	}
	if gap := along - w.Width; math.Abs(across) > 0.05*w.Size || gap > Gap*w.Size || gap < -0.3*w.Size || along < 0.1*w.Size {
		return false
	}
	w.Text += next.Text
	w.Width = along + next.Width
	w.Unread = w.Unread || next.Unread
	return true
}
