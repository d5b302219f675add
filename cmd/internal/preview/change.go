package preview

import (
	"strings"

	"iku/cmd/internal/svg"
	"iku/layout/page"
)

// maxCompared bounds the work of comparing two revisions: the parts of one times
// those of the other, where they differ.
const maxCompared = 4_000_000

// passage is a part of the pages that is read as one: a cell, a line, a formula.
type passage struct {
	text  string
	items []spot
}

// passages returns the parts of a sheet that have text, in reading order. Page
// numbers and the like are none.
func passages(sheet *page.Sheet) []passage {
	of := map[*page.Node]*passage{}
	for i := range sheet.Pages {
		items := sheet.Pages[i].Items
		for k := range items {
			it := &items[k]
			if it.Kind != page.Text || it.Node == nil {
				continue
			}
			p := of[it.Node]
			if p == nil {
				p = &passage{}
				of[it.Node] = p
			}
			p.text += it.Text
			p.items = append(p.items, spot{i, it})
		}
	}
	var out []passage
	var walk func(*page.Node)
	walk = func(n *page.Node) {
		if p := of[n]; p != nil {
			if p.text = strings.Join(strings.Fields(p.text), " "); p.text != "" {
				out = append(out, *p)
			}
		}
		for _, k := range n.Kids {
			walk(k)
		}
	}
	walk(sheet.Root)
	return out
}

// change is what stands in one revision in the place of what stood in another.
type change struct{ old, new []passage }

// changes returns what differs between two sheets, in reading order.
func changes(old, now *page.Sheet) []change {
	a, b := passages(old), passages(now)
	head := 0
	for head < len(a) && head < len(b) && a[head].text == b[head].text {
		head++
	}
	a, b = a[head:], b[head:]
	for len(a) > 0 && len(b) > 0 && a[len(a)-1].text == b[len(b)-1].text {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	switch {
	case len(a) == 0 && len(b) == 0:
		return nil
	case len(a)*len(b) > maxCompared:
		return []change{{a, b}}
	}
	var out []change
	var c change
	flush := func() {
		if len(c.old) > 0 || len(c.new) > 0 {
			out = append(out, c)
			c = change{}
		}
	}
	common := longest(a, b)
	for i, j := 0, 0; i < len(a) || j < len(b); {
		switch {
		case i < len(a) && j < len(b) && a[i].text == b[j].text:
			flush()
			i, j = i+1, j+1
		case j == len(b) || i < len(a) && common(i+1, j) >= common(i, j+1):
			c.old = append(c.old, a[i])
			i++
		default:
			c.new = append(c.new, b[j])
			j++
		}
	}
	flush()
	return out
}

// longest returns the length of the longest common subsequence of a from i and b
// from j.
func longest(a, b []passage) func(i, j int) int {
	width := len(b) + 1
	table := make([]int32, (len(a)+1)*width)
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i].text == b[j].text {
				table[i*width+j] = table[(i+1)*width+j+1] + 1
			} else {
				table[i*width+j] = max(table[(i+1)*width+j], table[i*width+j+1])
			}
		}
	}
	return func(i, j int) int { return int(table[i*width+j]) }
}

// mark adds a mark behind each item of passages; the first gets the id.
func markPassages(marks [][]svg.Mark, list []passage, class, id string) {
	for _, p := range list {
		for _, s := range p.items {
			if strings.TrimSpace(s.item.Text) == "" {
				continue
			}
			m := markOf(s.item, "", class)
			m.ID, id = id, ""
			marks[s.page] = append(marks[s.page], m)
		}
	}
}

func wording(list []passage) string {
	var out []string
	for _, p := range list {
		out = append(out, p.text)
	}
	return strings.Join(out, " · ")
}
