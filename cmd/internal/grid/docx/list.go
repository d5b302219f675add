package docx

import (
	"encoding/xml"
	"strconv"
	"strings"

	"iku/cmd/internal/grid"
)

// lists tells how the paragraphs of a document are numbered (ECMA-376 part 1, 17.9).
type lists struct {
	format  map[[2]string]string // by abstract list and level
	of      map[string]string    // the abstract list of a list
	byStyle map[string]string    // the list of a style
}

// listsOf reads what the parts of a document say of its lists; nothing where they
// cannot be read.
func listsOf(a *grid.Archive, b *grid.Bounds) *lists {
	l := &lists{map[[2]string]string{}, map[string]string{}, map[string]string{}}
	abstract, level, list, style := "", "", "", ""
	read := func(name string, start func(xml.StartElement)) {
		part, err := a.Open(name)
		if err != nil {
			return
		}
		defer func() { _ = part.Close() }()
		_ = b.Walk(name, part, func(token xml.Token, _ *xml.Decoder) error {
			if t, ok := token.(xml.StartElement); ok {
				start(t)
			}
			return nil
		})
	}
	read("word/numbering.xml", func(t xml.StartElement) {
		switch t.Name.Local {
		case "abstractNum":
			abstract, list = grid.Attribute(t, "abstractNumId"), ""
		case "num":
			list = grid.Attribute(t, "numId")
		case "lvl":
			level = grid.Attribute(t, "ilvl")
		case "numFmt":
			if list == "" {
				l.format[[2]string{abstract, level}] = grid.Attribute(t, "val")
			}
		case "abstractNumId":
			if list != "" {
				l.of[list] = grid.Attribute(t, "val")
			}
		}
	})
	read("word/styles.xml", func(t xml.StartElement) {
		switch t.Name.Local {
		case "style":
			style = grid.Attribute(t, "styleId")
		case "numId":
			l.byStyle[style] = grid.Attribute(t, "val")
		}
	})
	return l
}

// item is how a paragraph of a list is marked.
type item struct{ list, level string }

// mark returns the mark of the n-th of a list, from 1; empty where it has none.
func (l *lists) mark(i item, n int) string {
	level := i.level
	if level == "" {
		level = "0"
	}
	switch l.format[[2]string{l.of[i.list], level}] {
	case "", "none":
		return ""
	case "bullet":
		return "• "
	case "lowerLetter", "upperLetter":
		return string(rune('a'+(n-1)%26)) + ". "
	}
	return strconv.Itoa(n) + ". "
}

// marked returns the text of a cell with the marks of a list in it. A paragraph that
// stands alone is not one of several: its number is that of its row.
func (l *lists) marked(text string, paragraphs []paragraph) string {
	count := map[item]int{}
	for _, p := range paragraphs {
		if p.item.list != "" && p.end > p.begin {
			count[p.item]++
		}
	}
	var b strings.Builder
	seen := map[item]int{}
	from := 0
	for _, p := range paragraphs {
		if count[p.item] < 2 || p.item.list == "" || p.end <= p.begin {
			continue
		}
		seen[p.item]++
		b.WriteString(text[from:p.begin])
		b.WriteString(l.mark(p.item, seen[p.item]))
		from = p.begin
	}
	b.WriteString(text[from:])
	return b.String()
}
