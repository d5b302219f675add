package layout

import (
	"cmp"
	"slices"

	"iku/content"
	"iku/layout/page"
)

const (
	kotakGap    = 8_000  // between boxes side by side
	kotakDrop   = 14_000 // between a box and what stands below it
	kotakIndent = 12_000 // of boxes that stand one below the other, for the line at their left
	mostWays    = 16     // of arranging what stands below a box that are looked at further
)

// kotak is a box with those below it, before it has a place. One without a size holds
// trees that stand beside each other.
type kotak struct {
	w, h  Length
	below []*kotak
	mass  int     // how many boxes it is with those below it
	ways  []susun // of arranging it that fit on a page, the narrowest first; none: it does not fit
	cut   bool    // what stands below it stands on pages of its own
	note  Length  // the height of the line that then stands under it

	simpul *content.Simpul
	items  []page.Item // from its top left corner
	body   *page.Node  // that holds what stands below it
	again  bool        // it stands on an earlier page too
}

// susun is a way to arrange a box and those below it.
type susun struct {
	w, h    Length
	at      Length  // of the box, from the left
	columns [][]put // of what stands below it
	row     bool    // each column is one box with a line to its top; else a line runs at their left
}

// put is where something stands below a box: from the left and top of the whole.
type put struct {
	of   *kotak
	way  *susun
	x, y Length
}

// area is the room for a tree.
type area struct{ w, h Length }

// arrange finds the ways in which a box and those below it fit on a page. Of what does
// not fit, that below the largest ones goes to pages of its own; where that does not
// help, the box has no way.
func (k *kotak) arrange(room area) {
	k.mass = 1
	for _, b := range k.below {
		b.arrange(room)
		if len(b.ways) == 0 {
			b.sever()
		}
		k.mass += b.mass
	}
	k.fit(room)
}

// fit does the same where those below are arranged already.
func (k *kotak) fit(room area) {
	for k.ways = k.within(room); len(k.ways) == 0; k.ways = k.within(room) {
		var large *kotak
		for _, b := range k.below {
			if !b.cut && len(b.below) > 0 && (large == nil || b.mass > large.mass) {
				large = b
			}
		}
		if large == nil {
			return
		}
		large.sever()
	}
}

// sever leaves what stands below a box to pages of its own.
func (k *kotak) sever() {
	k.cut, k.ways = true, []susun{{w: k.w, h: k.h + k.note}}
}

// within returns the ways that fit, none of which is both wider and higher than another.
func (k *kotak) within(room area) []susun {
	if len(k.below) == 0 {
		if k.w > room.w || k.h > room.h {
			return nil
		}
		return []susun{{w: k.w, h: k.h}}
	}
	var all []susun
	add := func(s susun, ok bool) {
		if ok && s.w <= room.w && s.h <= room.h {
			all = append(all, s)
		}
	}
	for _, h := range bounds(k.below, func(s *susun) Length { return s.h }) {
		add(k.side(h))
	}
	for columns := 1; columns <= min(len(k.below), 8); columns++ {
		if (len(k.below)+columns-1)/columns < 2 {
			break
		}
		for _, w := range bounds(k.below, func(s *susun) Length { return s.w }) {
			add(k.stack(columns, w))
		}
	}
	slices.SortStableFunc(all, func(a, b susun) int { return cmp.Or(cmp.Compare(a.w, b.w), cmp.Compare(a.h, b.h)) })
	var kept []susun
	for _, s := range all {
		if len(kept) == 0 || s.h < kept[len(kept)-1].h {
			kept = append(kept, s)
		}
	}
	return thinned(kept, mostWays)
}

// bounds returns the measures that the ways of boxes have, some of many.
func bounds(list []*kotak, of func(*susun) Length) []Length {
	var out []Length
	for _, b := range list {
		for i := range b.ways {
			out = append(out, of(&b.ways[i]))
		}
	}
	slices.Sort(out)
	return thinned(slices.Compact(out), mostWays)
}

// thinned returns at most so many of a list, evenly, with its ends.
func thinned[T any](list []T, most int) []T {
	if len(list) <= most {
		return list
	}
	out := make([]T, most)
	for i := range out {
		out[i] = list[i*(len(list)-1)/(most-1)]
	}
	return out
}

// first returns where the first line below a box begins.
func (k *kotak) first() Length {
	if k.h == 0 {
		return 0
	}
	return k.h + kotakDrop
}

// side arranges those below side by side, each as narrow as it can be in that height.
func (k *kotak) side(height Length) (s susun, ok bool) {
	s.row = true
	var x Length
	for i, b := range k.below {
		at := slices.IndexFunc(b.ways, func(w susun) bool { return w.h <= height })
		if at < 0 {
			return s, false
		}
		if i > 0 {
			x += kotakGap
		}
		way := &b.ways[at]
		s.columns = append(s.columns, []put{{b, way, x, k.first()}})
		x += way.w
		s.h = max(s.h, k.first()+way.h)
	}
	first, last := s.columns[0][0], s.columns[len(s.columns)-1][0]
	middle := (first.x + first.way.at + first.of.w/2 + last.x + last.way.at + last.of.w/2) / 2
	s.centre(k, x, middle)
	return s, true
}

// stack arranges those below in columns, one below the other, each as low as it can be
// in that width.
func (k *kotak) stack(columns int, width Length) (s susun, ok bool) {
	each := (len(k.below) + columns - 1) / columns
	indent := Length(kotakIndent)
	if k.h == 0 { // no line
		indent = 0
	}
	var x Length
	for part := range slices.Chunk(k.below, each) {
		y, widest := k.first(), Length(0)
		var column []put
		for _, b := range part {
			at := -1
			for i := range b.ways {
				if b.ways[i].w <= width {
					at = i // the widest of those, which is the lowest
				}
			}
			if at < 0 {
				return s, false
			}
			way := &b.ways[at]
			column = append(column, put{b, way, x + indent, y})
			y += way.h + kotakGap
			widest = max(widest, way.w)
		}
		s.columns = append(s.columns, column)
		s.h = max(s.h, y-kotakGap)
		x += indent + widest + kotakGap
	}
	x -= kotakGap
	if len(s.columns) == 1 {
		s.w = max(x, k.w)
		return s, true
	}
	s.centre(k, x, x/2)
	return s, true
}

// centre sets the box over the middle of what stands below it, which is so wide.
func (s *susun) centre(k *kotak, width, middle Length) {
	s.at = middle - k.w/2
	if s.at < 0 {
		for i := range s.columns {
			for j := range s.columns[i] {
				s.columns[i][j].x -= s.at
			}
		}
		width, s.at = width-s.at, 0
	}
	s.w = max(width, s.at+k.w)
}

// best returns the way that is as far from both edges of a page as can be; nil where
// none fits.
func (k *kotak) best(room area) (way *susun) {
	if room.w <= 0 || room.h <= 0 {
		return nil
	}
	used := func(s *susun) Length { return max(s.w*1000/room.w, s.h*1000/room.h) }
	for i := range k.ways {
		if s := &k.ways[i]; s.w <= room.w && s.h <= room.h && (way == nil || used(s) < used(way)) {
			way = s
		}
	}
	return way
}
