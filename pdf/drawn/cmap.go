package drawn

import (
	"cmp"
	"io"
	"slices"
	"unicode/utf16"

	"iku/pdf/object"
)

// cmap maps the codes of strings (9.7.5, 9.10.3): to texts, or to glyphs.
type cmap struct {
	lengths [5]bool // of codes, in bytes
	spaces  []codeRange
	texts   map[codeOf]string
	ranges  []codeRange
	cids    []codeRange
}

// codeOf is a code by its length, for 41 is not 0041.
type codeOf struct {
	code uint32
	n    int
}

// codeRange is codes that follow each other, and what the first stands for.
type codeRange struct {
	n           int
	first, last uint32
	text        []rune
	cid         uint32
}

// maxCodes is how many lines a map may have; the largest of Chinese fonts have 20,000.
const maxCodes = 200_000

// cmapOf reads the map that a stream holds; nil where there is none.
func (r *reader) cmapOf(o object.Object) (*cmap, error) {
	o, err := r.file.Resolve(o)
	if err != nil {
		return nil, err
	}
	s, ok := o.(*object.Stream)
	if !ok {
		return nil, nil
	}
	data, err := r.decoded(s)
	if err != nil {
		return nil, err
	}
	m := &cmap{texts: map[codeOf]string{}}
	l := object.NewLexer(data, 0)
	var args []object.Object
	for {
		name, operand, err := l.Next()
		if err != nil {
			if err != io.EOF && len(m.texts)+len(m.ranges)+len(m.cids) == 0 {
				return nil, err
			}
			break
		}
		if name == "" {
			if args = append(args, operand); len(args) > maxCodes {
				return nil, ErrTooMuch
			}
			continue
		}
		if r.steps -= 1 + len(args); r.steps < 0 {
			return nil, ErrTooMuch
		}
		m.section(name, args)
		args = args[:0]
	}
	byFirst := func(a, b codeRange) int { return cmp.Or(cmp.Compare(a.n, b.n), cmp.Compare(a.first, b.first)) }
	slices.SortStableFunc(m.ranges, byFirst)
	slices.SortStableFunc(m.cids, byFirst)
	return m, nil
}

// section reads what stands before an operator of a map.
func (m *cmap) section(name string, args []object.Object) {
	switch name {
	case "endcodespacerange":
		for ; len(args) >= 2; args = args[2:] {
			if a, ok := codeIn(args[0]); ok && len(m.spaces) < 100 {
				b, _ := codeIn(args[1])
				m.lengths[a.n] = true
				m.spaces = append(m.spaces, codeRange{n: a.n, first: a.code, last: b.code})
			}
		}
	case "endbfchar":
		for ; len(args) >= 2; args = args[2:] {
			if a, ok := codeIn(args[0]); ok {
				m.texts[a] = string(runesIn(args[1]))
			}
		}
	case "endbfrange":
		for ; len(args) >= 3; args = args[3:] {
			a, ok := codeIn(args[0])
			b, ok2 := codeIn(args[1])
			if !ok || !ok2 || b.code < a.code {
				continue
			}
			if list, ok := args[2].(object.Array); ok {
				for i, o := range list {
					if code := a.code + uint32(i); code <= b.code {
						m.texts[codeOf{code, a.n}] = string(runesIn(o))
					}
				}
				continue
			}
			m.ranges = append(m.ranges, codeRange{n: a.n, first: a.code, last: b.code, text: runesIn(args[2])})
		}
	case "endcidchar":
		for ; len(args) >= 2; args = args[2:] {
			if a, ok := codeIn(args[0]); ok {
				cid, _ := number(args[1])
				m.cids = append(m.cids, codeRange{n: a.n, first: a.code, last: a.code, cid: uint32(max(0, min(cid, 1<<16)))})
			}
		}
	case "endcidrange":
		for ; len(args) >= 3; args = args[3:] {
			if a, ok := codeIn(args[0]); ok {
				b, _ := codeIn(args[1])
				cid, _ := number(args[2])
				m.cids = append(m.cids, codeRange{n: a.n, first: a.code, last: b.code, cid: uint32(max(0, min(cid, 1<<16)))})
			}
		}
	}
}

func codeIn(o object.Object) (c codeOf, ok bool) {
	s, ok := o.(object.String)
	if !ok || len(s) == 0 || len(s) > 4 {
		return c, false
	}
	for i := range len(s) {
		c.code = c.code<<8 | uint32(s[i])
	}
	c.n = len(s)
	return c, true
}

// runesIn returns the characters of a string of UTF-16, a few at most.
func runesIn(o object.Object) []rune {
	s, _ := o.(object.String)
	if len(s) == 1 {
		return []rune{rune(s[0])}
	}
	var units []uint16
	for i := 0; i+1 < min(len(s), 64); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return utf16.Decode(units)
}

// find returns the last range that may hold a code; nil where none does.
func find(list []codeRange, code uint32, n int) *codeRange {
	i, found := slices.BinarySearchFunc(list, codeOf{code, n}, func(r codeRange, c codeOf) int {
		return cmp.Or(cmp.Compare(r.n, c.n), cmp.Compare(r.first, c.code))
	})
	if !found {
		i--
	}
	if i < 0 || list[i].n != n || code < list[i].first || code > list[i].last {
		return nil
	}
	return &list[i]
}

// text returns what a code of n bytes says; empty where the map does not tell.
func (m *cmap) text(code uint32, n int) string {
	if t, ok := m.texts[codeOf{code, n}]; ok {
		return t
	}
	r := find(m.ranges, code, n)
	if r == nil || len(r.text) == 0 {
		return ""
	}
	out := slices.Clone(r.text)
	out[len(out)-1] += rune(code - r.first)
	return string(out)
}

// cid returns the glyph of a code.
func (m *cmap) cid(code uint32, n int) uint32 {
	if r := find(m.cids, code, n); r != nil {
		return r.cid + code - r.first
	}
	return 0
}

// code returns the code that a string begins with and its bytes: two where no map
// tells.
func (m *cmap) code(s string) (code uint32, n int) {
	if m != nil {
		for n := 1; n <= min(4, len(s)); n++ {
			code = code<<8 | uint32(s[n-1])
			if m.lengths[n] && slices.ContainsFunc(m.spaces, func(r codeRange) bool { return r.n == n && code >= r.first && code <= r.last }) {
				return code, n
			}
		}
	}
	if len(s) < 2 {
		return uint32(s[0]), 1
	}
	return uint32(s[0])<<8 | uint32(s[1]), 2
}
