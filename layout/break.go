package layout

import "iku/layout/page"

// unit is a horizontal slice of the document: a line, or a row of a table.
type unit struct {
	space  Length      // above it, unless it begins a page
	height Length      // of a line; a table knows its rows'
	cost   cost        // of ending a page before it
	items  []page.Item // of a line, from its top left corner

	table *table // of a row
	row   int

	bookmark *page.Bookmark // its page and place are set when the unit is placed
	fields   []page.Field   // the same; their Y is from the unit's top
	copies   []page.Copy    // of the first field's picture; the same
}

// cost is how much is lost by ending a page at a place. The sum over a document
// is made as small as it can be.
type cost int64

const (
	free  cost = 0
	paper cost = 1e3  // a further page
	torn  cost = 1e6  // within what would fit on a page
	short cost = 4e6  // within what takes less than a third of one
	alone cost = 1e9  // leaving a line alone, or a heading without its text
	never cost = 1e13 // what must not be parted: a sign of paper too small
)

// tolerable is how much of a page, in thousandths, may stay blank before that costs as
// much as to tear a group.
const tolerable = 330

// blank returns the cost of what stays blank below the units of a page: little for a
// few lines, and soon more than to tear what would fit on a page.
func blank(height, room Length) cost {
	f := cost(max(room-height, 0)) * 1000 / cost(max(room, 1))
	return torn * (f * f / tolerable) * (f * f / tolerable) / (tolerable * tolerable)
}

// paginate returns the index behind each page's last unit, such that the cost of
// all breaks is least; of equal ways, the one with the fuller first pages. The
// total cost is returned too: never or more, where something did not fit.
func paginate(units []unit, room Length) ([]int, cost) {
	n := len(units)
	best := make([]cost, n+1)
	next := make([]int, n+1)
	for i := n - 1; i >= 0; i-- {
		var p pageHeight
		best[i] = -1
		for j := i; j < n; j++ {
			height := p.add(units, j)
			fits := height <= room
			if !fits && j > i {
				break
			}
			c := best[j+1]
			if j+1 < n {
				c += units[j+1].cost + paper + blank(height, room)
			}
			if !fits {
				c += never
			}
			if best[i] < 0 || c <= best[i] {
				best[i], next[i] = c, j+1
			}
			if !fits {
				break
			}
		}
	}
	var ends []int
	for i := 0; i < n; i = next[i] {
		ends = append(ends, next[i])
	}
	return ends, best[0]
}

// pageHeight is the height of units as they are added to a page one by one.
type pageHeight struct {
	above Length // of everything before the table part at the end
	part  part
	last  *table
}

// add returns the page's height with units[j], which follows the one added last.
func (p *pageHeight) add(units []unit, j int) Length {
	u := &units[j]
	if u.table != nil || p.last != nil {
		return p.addBeside(u)
	}
	if p.above > 0 {
		p.above += u.space
	}
	p.above += u.height
	return p.above
}

// addBeside is add where there are rows of a table.
func (p *pageHeight) addBeside(u *unit) Length {
	if u.table != p.last || u.table == nil {
		p.above = p.height()
		p.last = u.table
		if p.above > 0 {
			p.above += u.space
		}
		if u.table == nil {
			p.above += u.height
			return p.above
		}
		p.part = u.table.begin(u.row)
	}
	p.part.add(u.row)
	return p.height()
}

func (p *pageHeight) height() Length {
	if p.last == nil {
		return p.above
	}
	return p.above + p.part.height()
}
