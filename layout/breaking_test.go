package layout

import (
	"fmt"
	"slices"
	"strings"

	"iku/content"
	"iku/content/schema"
	"iku/layout/page"
)

// tornApart returns what a page's end parts that should have stayed together, and
// pages of the table without its head.
func tornApart(doc *content.Document, s *page.Sheet) (out []string) {
	t := treeOf(s)
	var table *page.Node
	for _, k := range s.Root.Kids[0].Kids {
		if k.Role == page.Table {
			table = k
		}
	}
	if table == nil {
		return []string{"there is no table"}
	}
	type span struct{ top, bottom Length }
	type key struct {
		node *page.Node
		page int
	}
	cells, rows := map[key]span{}, map[key]span{}
	grow := func(in map[key]span, k key, e extent) {
		if had, ok := in[k]; ok {
			e.top, e.bottom = min(had.top, e.top), max(had.bottom, e.bottom)
		}
		in[k] = span{e.top, e.bottom}
	}
	heads := make([][]string, len(s.Pages)) // artifacts
	bodies := make([]bool, len(s.Pages))
	notes := make([]bool, len(s.Pages))
	var head []string
	var headTop, headBottom Length
	signature := -1
	for n := range s.Pages {
		for i := range s.Pages[n].Items {
			it := &s.Pages[n].Items[i]
			if it.Kind != page.Text {
				continue
			}
			if it.Node == nil {
				heads[n] = append(heads[n], strings.TrimSpace(it.Text))
				continue
			}
			if p := doc.PenandaTangan; len(p) > 0 && it.Span == p[0].Nama.Span {
				signature = n
			}
			for _, c := range doc.Tabel.Catatan {
				notes[n] = notes[n] || it.Span == c.Span
			}
			cell := t.above(it.Node, page.TD, page.TH)
			if cell == nil || t.above(cell, page.Table) != table {
				continue
			}
			e := extentOf(it, false)
			if t.above(cell, page.THead) != nil {
				if len(head) == 0 {
					headTop = e.top
				}
				head = append(head, strings.TrimSpace(it.Text))
				headTop, headBottom = min(headTop, e.top), max(headBottom, e.bottom)
				continue
			}
			bodies[n] = true
			grow(cells, key{cell, n}, e)
			grow(rows, key{t.parent[cell], n}, e)
		}
	}
	for n, has := range bodies {
		if !has || n == slices.Index(bodies, true) {
			continue
		}
		left := slices.Clone(heads[n])
		for _, h := range head {
			i := slices.Index(left, h)
			if i < 0 {
				out = append(out, fmt.Sprintf("page %d: the table's head lacks %q", n+1, h))
				break
			}
			left = slices.Delete(left, i, i+1)
		}
	}
	if signature >= 0 && !bodies[signature] && !notes[signature] {
		out = append(out, fmt.Sprintf("page %d: the signature is alone", signature+1))
	}

	// What a page holds below a repeated head; estimates of heights below are
	// rather too large, so that nothing is blamed that could not be helped.
	const slack = 3000
	room := s.Pages[0].Height - doc.Halaman.Margin.Atas - doc.Halaman.Margin.Bawah - (headBottom - headTop) - 4*cellAir
	list := listEntries(doc)
	trs := table.Kids[len(table.Kids)-1].Kids
	if len(trs) != len(list) {
		return append(out, fmt.Sprintf("%d rows for %d entries", len(trs), len(list)))
	}
	pagesOf := func(in map[key]span, n *page.Node) (pages []int, height Length) {
		for p := range s.Pages {
			if e, ok := in[key{n, p}]; ok {
				pages = append(pages, p)
				height += e.bottom - e.top + slack
			}
		}
		return pages, height
	}
	for i, tr := range trs[:len(trs)-1] {
		var pages []int
		var tall Length
		for _, c := range tr.Kids {
			p, h := pagesOf(cells, c)
			tall = max(tall, h)
			pages = append(pages, p...)
		}
		slices.Sort(pages)
		if pages = slices.Compact(pages); len(pages) > 1 && tall+2*cellAir < room/shortGroup {
			out = append(out, fmt.Sprintf("row %d (%s) is torn over pages %v, though %s would fit in %s", i, name(&list[i]), pages, page.Points(tall), page.Points(room)))
		}
	}
	for i := 0; i < len(list); {
		end := i + 1
		for end < len(list) && list[end].thing[schema.LevelSasaran] == list[i].thing[schema.LevelSasaran] {
			end++
		}
		on := map[int]span{}
		for r := i; r < end; r++ {
			for p := range s.Pages {
				if e, ok := rows[key{trs[r], p}]; ok {
					if had, ok := on[p]; ok {
						e = span{min(e.top, had.top), max(e.bottom, had.bottom)}
					}
					on[p] = e
				}
			}
		}
		var tall Length
		for _, e := range on {
			tall += e.bottom - e.top + slack + 2*cellAir
		}
		if i > 0 && !list[i-1].kelompok.IsZero() {
			_, h := pagesOf(rows, trs[i-1])
			tall += h + 2*cellAir
		}
		_, begins := on[0]
		first := i == 0 || i == 1 && !list[0].kelompok.IsZero()
		if begins && first && headTop-doc.Halaman.Margin.Atas < (s.Pages[0].Height-doc.Halaman.Margin.Atas-doc.Halaman.Margin.Bawah)*7/10 {
			i = end // or much of the first page would stay empty
			continue
		}
		if len(on) > 1 && end < len(list) && tall < room/shortGroup {
			out = append(out, fmt.Sprintf("rows %d to %d (%s) are torn over %d pages, though %s would fit in %s", i, end-1, name(&list[i]), len(on), page.Points(tall), page.Points(room)))
		}
		i = end
	}
	return out
}

func name(e *entry) string {
	switch {
	case e.sasaran != nil:
		return e.sasaran.Uraian.Value
	case e.indikator != nil:
		return e.indikator.Uraian.Value
	}
	return e.kelompok.Value
}
