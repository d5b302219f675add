package pdf

import (
	"fmt"
	"unicode/utf8"

	"iku/fonts"
	"iku/layout/page"
)

// usedFaces is the faces that a document uses, and their font programs, numbered
// in the order in which the faces are first used.
type usedFaces struct {
	programs []*fonts.Program
	list     []usedFace
}

// usedFace is a face with its programs.
type usedFace struct {
	face     *fonts.Face
	first    int // the number of its first program
	programs []*fonts.Program
}

// newUsedFaces makes the programs for all text of the sheet.
func newUsedFaces(sheet *page.Sheet) (*usedFaces, error) {
	var c usedFaces
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
				c.list = append(c.list, usedFace{face: it.Face})
				sets = append(sets, runeSet{})
			}
			sets[n].addText(it.Text)
		}
	}
	for n := range c.list {
		a := &c.list[n]
		programs, err := a.face.Programs(sets[n].runes, sets[n].marked...)
		if err != nil {
			return nil, err
		}
		a.first, a.programs = len(c.programs), programs
		c.programs = append(c.programs, programs...)
	}
	return &c, nil
}

// find returns the face's number, or that of the next one.
func (c *usedFaces) find(face *fonts.Face) int {
	for i := range c.list {
		if c.list[i].face == face {
			return i
		}
	}
	return len(c.list)
}

func (c *usedFaces) of(face *fonts.Face) *usedFace { return &c.list[c.find(face)] }

// code returns the number of the program that has a character, and its code there;
// -1 where none has it. The program preferred is asked first.
func (a *usedFace) code(r rune, preferred int) (program int, code byte) {
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

// next returns the first character of a text with the marks on it, its length, and its
// code as code does.
func (a *usedFace) next(text string, preferred int) (r rune, size, program int, code byte) {
	const leastMark = 0xcc // the first byte of U+0300
	r, size = utf8.DecodeRuneInString(text)
	n := size
	if size < len(text) && text[size] >= leastMark {
		n = fonts.Group(text)
	}
	if n == size {
		if program, code = a.code(r, preferred); program >= 0 {
			return r, size, program, code
		}
	} else {
		size = n
	}
	for i, p := range a.programs {
		if code, ok := p.Group(text[:size]); ok {
			return r, size, a.first + i, code
		}
	}
	return r, size, -1, 0
}

// runeSet is a set of characters in the order in which they came.
type runeSet struct {
	runes []rune
	latin [4]uint64 // which of the first 256 are in it
	other map[rune]bool

	marked []string // letters with marks, in the order in which they came
	groups map[string]bool
}

// addText adds the characters of a text, one with marks as a whole.
func (s *runeSet) addText(text string) {
	marks := false
	for _, r := range text {
		if fonts.IsMark(r) {
			marks = true
		} else {
			s.add(r)
		}
	}
	for marks && text != "" {
		n := fonts.Group(text)
		if group := text[:n]; utf8.RuneCountInString(group) > 1 && !s.groups[group] {
			if s.groups == nil {
				s.groups = make(map[string]bool)
			}
			s.groups[group] = true
			s.marked = append(s.marked, group)
		}
		text = text[n:]
	}
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
