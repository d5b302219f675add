package svg

import (
	"strconv"

	"iku/layout/page"
)

// roles says what the parts of a document are called by ARIA 1.2. A part without
// a row is told from its neighbours by standing apart.
var roles = map[page.Role]string{
	page.H1:      `heading" aria-level="2`, // 1 is the heading of the page around it
	page.H2:      `heading" aria-level="3`,
	page.H3:      `heading" aria-level="4`,
	page.Table:   "table",
	page.THead:   "rowgroup",
	page.TBody:   "rowgroup",
	page.TR:      "row",
	page.TD:      "cell",
	page.TH:      "columnheader",
	page.L:       "list",
	page.LI:      "listitem",
	page.Figure:  "img",
	page.Formula: "math",
}

// node draws what a part has on this page. Of a row every cell is kept, empty or
// not: where a cell stands is counted.
func (w *writer) node(n *page.Node, keep bool) {
	if !w.has[n] && !keep {
		return
	}
	role := roles[n.Role]
	switch {
	case n.Role == page.TH && n.Scope == page.RowScope:
		role = "rowheader"
	case (n.Role == page.Figure || n.Role == page.Formula) && n.Alt == "":
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
		w.node(k, n.Role == page.TR && w.has[n])
	}
	if role != "" {
		w.write("</g>\n")
	}
}

// items draws a part's own items: rules and pictures first, then all its text.
func (w *writer) items(items []*page.Item) {
	var text []*page.Item
	for _, it := range items {
		if it.Kind != page.Text {
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
