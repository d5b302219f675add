package page

import (
	"fmt"
	"strings"
)

// Dump returns the sheet as text: every item with its place in points, then the
// structure. It is what the tests compare.
func (s *Sheet) Dump() string {
	var b strings.Builder
	ids := map[*Node]int{}
	var number func(n *Node)
	number = func(n *Node) {
		ids[n] = len(ids)
		for _, k := range n.Kids {
			number(k)
		}
	}
	number(s.Root)
	fmt.Fprintf(&b, "title %q\n", s.Title)
	for i, p := range s.Pages {
		fmt.Fprintf(&b, "page %d %v x %v\n", i+1, Points(p.Width), Points(p.Height))
		for _, it := range p.Items {
			id := "-"
			if it.Node != nil {
				id = fmt.Sprint(ids[it.Node])
			}
			switch it.Kind {
			case Text:
				fmt.Fprintf(&b, "  %7s %7s %-4s %s %s %q", Points(it.X), Points(it.Y), id, it.Face.Name, Points(it.Size), it.Text)
				if it.Says != "" {
					fmt.Fprintf(&b, " says %q", it.Says)
				}
				if it.Angle != 0 {
					fmt.Fprintf(&b, " angle %d", it.Angle)
				}
			case Rule:
				fmt.Fprintf(&b, "  %7s %7s %-4s rule %s x %s", Points(it.X), Points(it.Y), id, Points(it.W), Points(it.H))
			case Image:
				fmt.Fprintf(&b, "  %7s %7s %-4s image %s %s x %s", Points(it.X), Points(it.Y), id, it.Image.Type, Points(it.W), Points(it.H))
			}
			if it.Gray != 0 {
				fmt.Fprintf(&b, " gray %d", it.Gray)
			}
			b.WriteByte('\n')
		}
	}
	for _, m := range s.Outline {
		fmt.Fprintf(&b, "bookmark %d %q page %d at %s\n", m.Level, m.Title, m.Page+1, Points(m.Y))
	}
	for _, f := range s.Fields {
		fmt.Fprintf(&b, "field page %d %s %s %s x %s for %q node %d\n", f.Page+1, Points(f.X), Points(f.Y), Points(f.W), Points(f.H), f.Signer, ids[f.Node])
		for _, c := range f.Copies {
			fmt.Fprintf(&b, "  again page %d %s %s %s x %s\n", c.Page+1, Points(c.X), Points(c.Y), Points(c.W), Points(c.H))
		}
	}
	for _, l := range s.Links {
		fmt.Fprintf(&b, "link page %d %s %s %s x %s to sheet %d node %d %q\n", l.Page+1, Points(l.X), Points(l.Y), Points(l.W), Points(l.H), l.Target+1, ids[l.Node], l.Title)
	}
	dumpNode(&b, s.Root, ids, 0)
	return b.String()
}

// Points returns a length in points with two decimals.
func Points(l Length) string {
	sign := ""
	if l < 0 {
		sign, l = "-", -l
	}
	l = (l + 5) / 10
	return fmt.Sprintf("%s%d.%02d", sign, l/100, l%100)
}

func dumpNode(b *strings.Builder, n *Node, ids map[*Node]int, depth int) {
	fmt.Fprintf(b, "%s%d %v", strings.Repeat("  ", depth), ids[n], n.Role)
	if n.ColSpan > 1 {
		fmt.Fprintf(b, " cols %d", n.ColSpan)
	}
	if n.RowSpan > 1 {
		fmt.Fprintf(b, " rows %d", n.RowSpan)
	}
	if n.Alt != "" {
		fmt.Fprintf(b, " alt %q", n.Alt)
	}
	b.WriteByte('\n')
	for _, k := range n.Kids {
		dumpNode(b, k, ids, depth+1)
	}
}
