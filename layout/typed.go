package layout

import (
	"slices"
	"strings"

	"iku/content"
	"iku/content/source"
	"iku/layout/page"
	"iku/layout/setting"
)

// proseLine is a line of a text, or what stands on one by itself, as a fraction.
type proseLine struct {
	text   string
	span   source.Span
	matter setting.Material // nil: text
}

// linesOf appends the lines of a text.
func linesOf(list []proseLine, t content.Text) []proseLine {
	for text := range strings.SplitSeq(t.Value, "\n") {
		list = append(list, proseLine{text: text, span: t.Span})
	}
	return list
}

// typed returns a text that keeps its lines; the items of lists that are typed in it
// hang behind their labels.
func (s *setter) typed(t content.Text, a setting.Align) setting.Material {
	if strings.IndexByte(t.Value, '\n') < 0 {
		return setting.Text(t.Value, s.body, a, t.Span)
	}
	if parts, listed := s.parts(linesOf(nil, t), 0, nil); listed {
		return stacked(parts, 0)
	}
	return setting.Text(t.Value, s.body, a, t.Span)
}

func stacked(parts []setting.Material, gap Length) setting.Material {
	if len(parts) == 1 {
		return parts[0]
	}
	return setting.Stack{Parts: parts, Gap: gap}
}

// parts returns lines as paragraphs and lists, and whether there are any of these. The
// kinds of lists that they are in begin none.
func (s *setter) parts(lines []proseLine, gap Length, within []string) (out []setting.Material, listed bool) {
	var counts map[string]int
	var items []content.Butir
	for i := range lines {
		if lines[i].matter != nil {
			continue
		}
		if b, ok := content.ButirOf(lines[i].text); ok && !slices.Contains(within, b.Kind) {
			if items == nil {
				items, counts = make([]content.Butir, len(lines)), map[string]int{}
			}
			items[i] = b
			counts[b.Kind]++
		}
	}
	if items == nil {
		return s.paragraphs(lines), false
	}
	begins := func(i int) bool {
		b := &items[i]
		return counts[b.Kind] > 1 || b.Kind != "" && !b.Ordered() && len(lines) > 1
	}
	from := 0
	for i := 0; i < len(lines); {
		if items[i].Kind == "" || !begins(i) {
			i++
			continue
		}
		out = append(out, s.paragraphs(lines[from:i])...)
		end := s.listEnd(lines, items, i)
		out = append(out, s.list(lines[i:end], items[i:end], gap, append(within[:len(within):len(within)], items[i].Kind)))
		listed = true
		i, from = end, end
	}
	return append(out, s.paragraphs(lines[from:])...), listed
}

// listEnd returns the index behind the last line of the list that begins at one: at a
// line that is none of an item, if no further item follows it, if it announces another
// list, or if the labels begin anew behind it.
func (s *setter) listEnd(lines []proseLine, items []content.Butir, from int) int {
	kind, end, bare := items[from].Kind, from+1, -1 // bare: the first line since the last item that is none
	for i := from + 1; i < len(lines); i++ {
		switch {
		case items[i].Kind == kind:
			if bare >= 0 && items[i].First() {
				return bare
			}
			bare, end = -1, i+1
		case lines[i].matter != nil, items[i].Kind != "" && bare < 0: // of the item, or a list in it
			if bare < 0 {
				end = i + 1
			}
		case lines[i].text == "" || strings.HasSuffix(lines[i].text, ":"):
			return end
		case bare < 0:
			bare = i
		}
	}
	return end
}

// list returns a list of items of one kind, the first of which begins with the lines.
func (s *setter) list(lines []proseLine, items []content.Butir, gap Length, within []string) setting.Material {
	kind := within[len(within)-1]
	var room Length
	for i := range items {
		if items[i].Kind == kind {
			room = max(room, s.width(items[i].Label))
		}
	}
	room += s.width("  ")
	list := setting.List{Span: lines[0].span}
	for i := 0; i < len(lines); {
		end := i + 1
		for end < len(lines) && items[end].Kind != kind {
			end++
		}
		own := append([]proseLine{{text: items[i].Text, span: lines[i].span}}, lines[i+1:end]...)
		parts, _ := s.parts(own, gap, within)
		list.Items = append(list.Items, setting.Hanging{Label: items[i].Label, Style: s.body, Span: lines[i].span, Room: room, Body: stacked(parts, gap), Role: page.LI})
		i = end
	}
	return list
}

// paragraphs returns the lines of each text as a paragraph, and what stands between.
func (s *setter) paragraphs(lines []proseLine) (out []setting.Material) {
	for i := 0; i < len(lines); {
		if lines[i].matter != nil {
			out = append(out, lines[i].matter)
			i++
			continue
		}
		end := i + 1
		for end < len(lines) && lines[end].matter == nil && lines[end].span == lines[i].span {
			end++
		}
		text := make([]string, 0, end-i)
		for _, l := range lines[i:end] {
			text = append(text, l.text)
		}
		if t := strings.Join(text, "\n"); strings.Trim(t, "\n") != "" {
			out = append(out, setting.Text(t, s.body, setting.Left, lines[i].span))
		}
		i = end
	}
	return out
}
