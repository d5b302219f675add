package press

import (
	"path/filepath"
	"slices"

	"iku/content"
	"iku/content/source"
	"iku/content/tomltree"
	"iku/layout/page"
)

// Where tells on which pages of a proof its parts stand, counted from 1, ascending.
type Where struct {
	Pages     int
	Table     []int // of the tables or cards of sasaran and indikator
	Appendix  []int // of calculations
	Indikator []WhereIndikator
}

// WhereIndikator is where an indikator stands in the table, or on its card.
type WhereIndikator struct {
	*content.Indikator
	Number string // its place, as other documents name it: "1.2"
	Pages  []int
}

// Where returns where things stand; nothing stands anywhere in a proof without a sheet.
func (p *Proof) Where() (w Where) {
	if p.Sheet == nil {
		return w
	}
	w.Pages = len(p.Sheet.Pages)
	docs := []*content.Document{p.Document}
	if k := p.Document.Keputusan; k != nil {
		docs = k.Lampiran
	}
	known := map[spot]int{} // where an indikator begins: its place in w.Indikator
	for _, d := range docs {
		for number, i := range d.NumberedIndikator() {
			known[spotOf(i.Span)] = len(w.Indikator)
			w.Indikator = append(w.Indikator, WhereIndikator{Indikator: i, Number: number})
		}
	}
	inTable := cells(p.Sheet.Root)
	files := map[*source.File]*regions{}
	for n := range p.Sheet.Pages {
		for k := range p.Sheet.Pages[n].Items {
			it := &p.Sheet.Pages[n].Items[k]
			if it.Span.File == nil || it.Node == nil {
				continue
			}
			r := files[it.Span.File]
			if r == nil {
				r = newRegions(it.Span.File)
				files[it.Span.File] = r
			}
			at := r.at(it.Span.Start)
			switch {
			case at == nil:
			case at.steps:
				note(&w.Appendix, n+1)
			case !inTable[it.Node]:
			default:
				note(&w.Table, n+1)
				// What points at its table as a whole is of the means under it, or a label.
				if i, ok := known[at.indikator]; ok && it.Span.Start != at.start {
					note(&w.Indikator[i].Pages, n+1)
				}
			}
		}
	}
	return w
}

// note adds a page to those that are noted in their order.
func note(pages *[]int, n int) {
	if !slices.Contains(*pages, n) {
		*pages = append(*pages, n)
	}
}

// cells returns what stands in the tables of a sheet, their heads aside.
func cells(root *page.Node) map[*page.Node]bool {
	in := map[*page.Node]bool{}
	var walk func(n *page.Node, table bool)
	walk = func(n *page.Node, table bool) {
		table = (table || n.Role == page.Table) && n.Role != page.THead
		in[n] = table
		for _, k := range n.Kids {
			walk(k, table)
		}
	}
	walk(root, false)
	return in
}

// spot is where a table of a file begins.
type spot struct {
	file  string
	start int
}

func spotOf(s source.Span) spot {
	if s.File == nil {
		return spot{}
	}
	return spot{filepath.Clean(s.File.Name), s.Start}
}

// region is what a table of a file holds.
type region struct {
	start, end int
	reach      int  // the end of all regions up to this one
	indikator  spot // that it says something of; zero: none
	steps      bool // it is a step of a calculation
}

// regions are those of a file that are about sasaran and indikator, by where they begin.
type regions struct{ list []region }

func newRegions(f *source.File) *regions {
	r := &regions{}
	tree, refused := tomltree.Parse(f)
	if refused != nil {
		return r
	}
	var walk func(n *tomltree.Node, of spot, steps bool)
	walk = func(n *tomltree.Node, of spot, steps bool) {
		if n.Kind == tomltree.Table {
			if s := n.Region(); !s.IsZero() {
				r.list = append(r.list, region{s.Start, s.End, 0, of, steps})
			} else if n.Inline {
				r.list = append(r.list, region{n.Span.Start, n.Span.End, 0, of, steps})
			}
		}
		for _, c := range n.Children {
			if c.Kind != tomltree.Table && c.Kind != tomltree.Array {
				continue
			}
			switch {
			case c.Name == "indikator":
				for _, e := range c.Children {
					walk(e, spotOf(e.Span), false)
				}
			case c.Name == "hitungan":
				walk(c, of, true)
			default:
				walk(c, of, steps)
			}
		}
	}
	about := func(n *tomltree.Node) {
		for _, name := range []string{"tujuan", "sasaran"} {
			if c := n.Get(name); c != nil {
				walk(c, spot{}, false)
			}
		}
		if c := n.Get("indikator"); c != nil && c.Kind == tomltree.Array {
			for _, e := range c.Children {
				walk(e, spotOf(e.Span), false)
			}
		}
	}
	about(tree)
	if pk := tree.Get("pk"); pk != nil && pk.Kind == tomltree.Array {
		for _, e := range pk.Children {
			about(e)
		}
	}
	slices.SortStableFunc(r.list, func(a, b region) int { return a.start - b.start })
	reach := 0
	for i := range r.list {
		reach = max(reach, r.list[i].end)
		r.list[i].reach = reach
	}
	return r
}

// at returns the innermost region that holds a place; nil where none does.
func (r *regions) at(place int) *region {
	i, _ := slices.BinarySearchFunc(r.list, place+1, func(s region, start int) int { return s.start - start })
	for i--; i >= 0 && r.list[i].reach > place; i-- {
		if s := &r.list[i]; place < s.end {
			return s
		}
	}
	return nil
}
