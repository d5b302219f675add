package xls

import (
	"strings"
	"unicode/utf16"

	"iku/cmd/internal/grid"
)

// text reads a string whose length takes that many bytes, and returns what follows.
func text(b []byte, length int) (string, []byte) {
	if len(b) < length+1 {
		return "", nil
	}
	n := int(b[0])
	if length == 2 {
		n = int(u16(b))
	}
	flags, rest := b[length], b[length+1:]
	runs, ext := 0, 0
	if flags&8 != 0 && len(rest) >= 2 {
		runs, rest = int(u16(rest)), rest[2:]
	}
	if flags&4 != 0 && len(rest) >= 4 {
		ext, rest = int(u32(rest)), rest[4:]
	}
	size := n
	if flags&1 != 0 {
		size *= 2
	}
	if size > len(rest) {
		size = len(rest)
	}
	s := characters(rest[:size], flags&1 != 0)
	rest = rest[size:]
	if skip := runs*4 + ext; skip >= 0 && skip <= len(rest) {
		rest = rest[skip:]
	} else {
		rest = nil
	}
	return s, rest
}

func characters(b []byte, wide bool) string {
	var units []uint16
	if wide {
		for i := 0; i+1 < len(b); i += 2 {
			units = append(units, u16(b[i:]))
		}
	} else {
		for _, c := range b {
			units = append(units, uint16(c))
		}
	}
	return string(utf16.Decode(units))
}

// parts reads bytes that several records hold.
type parts struct {
	list [][]byte
	over bool
}

func (p *parts) next() bool {
	for len(p.list) > 0 && len(p.list[0]) == 0 {
		p.list = p.list[1:]
	}
	p.over = len(p.list) == 0
	return !p.over
}

func (p *parts) take(n int) []byte {
	var out []byte
	for n > 0 && p.next() {
		k := min(n, len(p.list[0]))
		out = append(out, p.list[0][:k]...)
		p.list[0] = p.list[0][k:]
		n -= k
	}
	if n > 0 {
		p.over = true
	}
	return out
}

// sharedTexts reads the table of texts: [MS-XLS] 2.4.265. Where a text goes on in a
// further record, its characters may change their width there.
func (r *reader) sharedTexts(list [][]byte) error {
	p := &parts{list: list}
	count := int(u32(p.take(8)[4:]))
	for range count {
		if !p.next() {
			break
		}
		n := int(u16(p.take(2)))
		head := p.take(1)
		if len(head) == 0 {
			break
		}
		flags := head[0]
		runs, ext := 0, 0
		if flags&8 != 0 {
			runs = int(u16(p.take(2)))
		}
		if flags&4 != 0 {
			ext = int(u32(p.take(4)))
		}
		var b strings.Builder
		wide := flags&1 != 0
		for n > 0 && p.next() {
			width := 1
			if wide {
				width = 2
			}
			k := min(n, len(p.list[0])/width)
			if k == 0 {
				p.list[0] = nil
			} else {
				b.WriteString(characters(p.list[0][:k*width], wide))
				p.list[0] = p.list[0][k*width:]
				n -= k
			}
			if n > 0 && len(p.list[0]) == 0 && p.next() {
				wide = p.list[0][0]&1 != 0
				p.list[0] = p.list[0][1:]
			}
		}
		if ext < 0 || ext > maxStream {
			break
		}
		p.take(runs*4 + ext)
		if r.bounds.Text -= b.Len(); r.bounds.Text < 0 {
			return grid.TooLarge("Workbook")
		}
		r.texts = append(r.texts, b.String())
	}
	if p.over && len(r.texts) < count {
		return grid.Refuse(grid.Again, "teks buku kerja .xls ini terpotong")
	}
	return nil
}
