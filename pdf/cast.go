package pdf

import (
	"fmt"

	"iku/fonts"
	"iku/layout/page"
)

// cast is the font programs that a document needs, numbered in the order in which
// their faces are first used.
type cast struct {
	programs []*fonts.Program
	actors   []actor
}

// actor is a face with its programs.
type actor struct {
	face     *fonts.Face
	first    int // the number of its first program
	programs []*fonts.Program
}

// newCast makes the programs for all text of the sheet.
func newCast(sheet *page.Sheet) (*cast, error) {
	var c cast
	var sets []runeSet
	for i := range sheet.Pages {
		for k := range sheet.Pages[i].Items {
			it := &sheet.Pages[i].Items[k]
			if it.Kind != page.Text {
				continue
			}
			if it.Face == nil {
				return nil, fmt.Errorf("page %d: the text %q has no face", i+1, it.Text)
			}
			n := c.find(it.Face)
			if n == len(sets) {
				c.actors = append(c.actors, actor{face: it.Face})
				sets = append(sets, runeSet{})
			}
			for _, r := range it.Text {
				sets[n].add(r)
			}
		}
	}
	for n := range c.actors {
		a := &c.actors[n]
		programs, err := a.face.Programs(sets[n].runes)
		if err != nil {
			return nil, err
		}
		a.first, a.programs = len(c.programs), programs
		c.programs = append(c.programs, programs...)
	}
	return &c, nil
}

// find returns the face's number, or that of the next one.
func (c *cast) find(face *fonts.Face) int {
	for i := range c.actors {
		if c.actors[i].face == face {
			return i
		}
	}
	return len(c.actors)
}

func (c *cast) actor(face *fonts.Face) *actor { return &c.actors[c.find(face)] }

// code returns the number of the program that has a character, and its code there;
// -1 where none has it. The program preferred is asked first.
func (a *actor) code(r rune, preferred int) (program int, code byte) {
	if preferred >= a.first {
		if code, ok := a.programs[preferred-a.first].Code(r); ok {
			return preferred, code
		}
	}
	for i, p := range a.programs {
		if code, ok := p.Code(r); ok {
			return a.first + i, code
		}
	}
	return -1, 0
}

// runeSet is a set of characters in the order in which they came.
type runeSet struct {
	runes []rune
	latin [4]uint64 // which of the first 256 are in it
	other map[rune]bool
}

func (s *runeSet) add(r rune) {
	if r >= 0 && r < 256 {
		if s.latin[r/64]&(1<<(r%64)) == 0 {
			s.latin[r/64] |= 1 << (r % 64)
			s.runes = append(s.runes, r)
		}
		return
	}
	if !s.other[r] {
		if s.other == nil {
			s.other = make(map[rune]bool)
		}
		s.other[r] = true
		s.runes = append(s.runes, r)
	}
}
