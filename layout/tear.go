package layout

import (
	"slices"

	"iku/layout/page"
)

const (
	shortGroup = 3   // a group or row of less than this part of a page stays whole
	thinPage   = 650 // thousandths of a page; less is worth to tear a row for
	mostTorn   = 12  // rows that are tried
)

// tears tells of entries that go over a page at which of their parts a page begins; nil:
// at any.
type tears map[int][]int

// merged joins the parts of a row that stand on one page, so that their lines follow
// each other as in a row that is whole.
func merged(parts []row, cuts []int) []row {
	if cuts == nil {
		return parts
	}
	out := parts[:1:1]
	for i := 1; i < len(parts); i++ {
		if slices.Contains(cuts, i) {
			out = append(out, parts[i])
			continue
		}
		last := &out[len(out)-1]
		for k := range last.cells {
			a, b := &last.cells[k], &parts[i].cells[k]
			a.block = append(a.block[:len(a.block):len(a.block)], b.block...)
			a.below = b.below
		}
	}
	return out
}

// rows sets the table, and returns its rows as units. A row that is higher than a third
// of a page is divided between its lines where that leaves less blank.
func (c *composer) rows(g *grid, node *page.Node, widths []Length, tail Length, below []unit) (*table, []unit) {
	from := 0
	if n := len(c.breaks); n > 0 {
		from = c.breaks[n-1]
	}
	above := c.units[from:]
	bare := !slices.ContainsFunc(above, func(u unit) bool { return u.table != nil }) && heightOf(above) < c.height*fullHead/100
	if bare {
		for i := range above[min(1, len(above)):] { // nor is a part of it left alone
			above[i+1].cost = max(above[i+1].cost, alone)
		}
	}
	set := func(torn tears) (*table, []unit) {
		node.Kids = nil
		t := tableOf(g, node, widths, c.height, tail, torn)
		rows := t.units(blockGap)
		if bare && len(above) > 0 && len(rows) > 0 {
			rows[0].cost = max(rows[0].cost, alone)
		}
		return t, rows
	}
	all := func(rows []unit) []unit {
		return append(append(above[:len(above):len(above)], rows...), below...)
	}
	t, rows := set(nil)
	ends, best := paginate(all(rows), c.height)
	if len(ends) < 2 {
		return t, rows
	}
	torn, tried := tears{}, map[int]bool{}
	for range mostTorn {
		i := thin(all(rows), ends, c.height, tried)
		if i < 0 {
			break
		}
		tried[i], torn[i] = true, nil
		t, rows = set(torn)
		if e, cost := paginate(all(rows), c.height); cost < best {
			ends, best = e, cost
			continue
		}
		delete(torn, i)
		t, rows = set(torn)
	}
	if cuts := cutsOf(all(rows), ends); len(cuts) > 0 {
		whole, wholeRows := set(cuts)
		if _, cost := paginate(all(wholeRows), c.height); cost <= best {
			return whole, wholeRows
		}
		t, rows = set(torn)
	}
	return t, rows
}

// cutsOf returns at which parts of the entries that are divided a page begins.
func cutsOf(units []unit, ends []int) tears {
	out := tears{}
	part := 0
	for j := range units {
		u := &units[j]
		if u.table == nil || !u.table.rows[u.row].joined {
			part = 0
			continue
		}
		i := u.table.entry[u.row]
		if part++; part == 1 {
			out[i] = []int{}
		}
		if _, begins := slices.BinarySearch(ends, j); begins {
			out[i] = append(out[i], part)
		}
	}
	return out
}

// thin returns the entry of the first high row behind a page that is left too empty;
// -1 where there is none that was not tried.
func thin(units []unit, ends []int, room Length, tried map[int]bool) int {
	start := 0
	for _, end := range ends[:len(ends)-1] {
		var p pageHeight
		var h Length
		for j := start; j < end; j++ {
			h = p.add(units, j)
		}
		start = end
		u := &units[end]
		if u.table == nil || h*1000 >= room*thinPage || u.table.rows[u.row].joined {
			continue
		}
		row := u.table.begin(u.row)
		if i := u.table.entry[u.row]; !tried[i] && row.add(u.row)*shortGroup > room {
			return i
		}
	}
	return -1
}
