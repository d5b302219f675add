package svg

import (
	"strconv"

	"iku/layout"
)

// roles says what the parts of a document are called by ARIA 1.2. A part without
// a row is told from its neighbours by standing apart.
var roles = map[layout.Role]string{
	layout.H1:      `heading" aria-level="2`, // 1 is the heading of the page around it
	layout.H2:      `heading" aria-level="3`,
	layout.H3:      `heading" aria-level="4`,
	layout.Table:   "table",
	layout.THead:   "rowgroup",
	layout.TBody:   "rowgroup",
	layout.TR:      "row",
	layout.TD:      "cell",
	layout.TH:      "columnheader",
	layout.L:       "list",
	layout.LI:      "listitem",
	layout.Figure:  "img",
	layout.Formula: "math",
}

// node draws what a part has on this page. Of a row every cell is kept, empty or
// not: where a cell stands is counted.
func (w *writer) node(n *layout.Node, keep bool) {
	if !w.has[n] && !keep {
		return
	}
	role := roles[n.Role]
	switch {
	case n.Role == layout.TH && n.Scope == layout.RowScope:
		role = "rowheader"
	case (n.Role == layout.Figure || n.Role == layout.Formula) && n.Alt == "":
		role = ""
	}
	if role != "" {
		w.write(`<g role="`)
		w.write(role)
		w.write(`"`)
		w.attribute("aria-label", n.Alt)
		w.count("aria-colspan", n.ColSpan)
		w.count("aria-rowspan", n.RowSpan)
		w.write(">")
	}
	w.items(w.of[n])
	for _, k := range n.Kids {
		w.node(k, n.Role == layout.TR && w.has[n])
	}
	if role != "" {
		w.write("</g>\n")
	}
}

// items draws a part's own items: rules and pictures first, then all its text.
func (w *writer) items(items []*layout.Item) {
	var text []*layout.Item
	for _, it := range items {
		if it.Kind != layout.Text {
			w.figure(it)
			continue
		}
		if len(text) > 0 && text[0].Angle != it.Angle || it.Angle != 0 && len(text) > 0 {
			w.text(text)
			text = nil
		}
		text = append(text, it)
	}
	w.text(text)
}

func (w *writer) count(name string, n int) {
	if n > 1 {
		w.attribute(name, strconv.Itoa(n))
	}
}
