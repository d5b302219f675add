package layout

import "math/bits"

// demand is what a column asks for.
type demand struct {
	fixed Length // set by the user; 0: automatic
	least Length // of its widest word, padding included
	body  Length // the same of its cells, without the heading
	most  Length // of its widest content on one line
	area  uint64 // sum of the squares of its cells' lengths, in square points
	stiff bool   // it takes no more than its content's width
	whole Length // of its widest figure, which is not broken
	size  Length // of its type

	// Of the widest part of a word that is divided between syllables, in a cell and in
	// the heading; 0 where all words have room.
	syllable, headSyllable Length
}

// letters returns the width of a few letters of the column, or of its widest figure.
func (d demand) letters() Length {
	return max(min(d.least, 2*cellPadding+d.size*narrowest/1000), d.whole)
}

// floor returns the width of a few letters of the column and of the syllables of its
// heading.
func (d demand) floor() Length { return max(d.letters(), min(d.headSyllable, d.least)) }

// divideWidth gives every column its part of the room. A column whose content
// fits on single lines gets just that; the others share the rest so that the sum
// over their cells of the squared number of lines is least, which is the cube
// root of their areas, but none becomes narrower than its widest word while there
// is room. The result is false where the words do not fit: then the columns are
// narrowed in proportion to what they have beyond the floor.
func divideWidth(columns []demand, room Length) ([]Length, bool) {
	out := make([]Length, len(columns))
	var least, fixed Length
	for i, c := range columns {
		if c.fixed > 0 {
			out[i] = c.fixed
			fixed += c.fixed
			continue
		}
		least += c.least
	}
	room -= fixed
	fits := least <= room
	if !fits {
		if columns, least = withoutGiants(columns, room); least > room {
			return narrow(columns, out, room), false
		}
	}
	roots := make([]Length, len(columns))
	for i, c := range columns {
		roots[i] = Length(cubeRoot(c.area)) + 1
	}
	share := func(factor Length) (sum Length) {
		for i, c := range columns {
			if c.fixed == 0 {
				out[i] = min(max(roots[i]*factor, c.least), c.most)
				sum += out[i]
			}
		}
		return sum
	}
	low, high := Length(0), room+1
	for high-low > 1 {
		if middle := (low + high) / 2; share(middle) <= room {
			low = middle
		} else {
			high = middle
		}
	}
	spread(columns, out, room-share(low))
	return out, fits
}

// withoutGiants returns the columns, of which none asks for more than two fifths of the
// room to keep a part of a word whole that is divided nowhere, and the sum of what they
// ask for: such a part is divided anyhow, and the words beside it need not be.
func withoutGiants(columns []demand, room Length) (out []demand, least Length) {
	most := room * 2 / 5
	for _, c := range columns {
		if c.fixed == 0 && c.syllables() > most {
			c.least, c.body, c.syllable = max(most, c.whole), min(c.body, most), min(c.syllable, most)
		}
		if c.fixed == 0 {
			least += c.least
		}
		out = append(out, c)
	}
	return out, least
}

// spread gives what is left to the columns that may be wider than their content,
// in proportion to their width; to all but the fixed ones where none may.
func spread(columns []demand, out []Length, left Length) {
	if left <= 0 {
		return
	}
	takes := func(stiff bool) (sum Length) {
		for i, c := range columns {
			if c.fixed == 0 && (stiff || !c.stiff) {
				sum += out[i]
			}
		}
		return sum
	}
	stiff := false
	sum := takes(false)
	if sum == 0 {
		stiff = true
		sum = takes(true)
	}
	if sum == 0 {
		return
	}
	last := -1
	given := Length(0)
	for i, c := range columns {
		if c.fixed == 0 && (stiff || !c.stiff) {
			more := out[i] * left / sum
			out[i] += more
			given += more
			last = i
		}
	}
	out[last] += left - given
}

// narrowest is how wide a column of words is at least, in thousandths of its
// type's size: about four characters, or one behind a bullet.
const narrowest = 2400

// narrowing is how columns become narrower: first the words of headings are divided,
// then those of the cells between their syllables, then those of the cells anywhere,
// and only on a page that has no room for the syllables of its headings these too.
var narrowing = []func(demand) Length{demand.wide, demand.within, demand.syllables, demand.floor, demand.letters}

// narrow divides too little room, the longest words first; no column becomes
// narrower than a few letters.
func narrow(columns []demand, out []Length, room Length) []Length {
	sum := func(of func(demand) Length) (all Length) {
		for _, c := range columns {
			if c.fixed == 0 {
				all += of(c)
			}
		}
		return all
	}
	n := 1
	for n < len(narrowing)-1 && sum(narrowing[n]) > room {
		n++
	}
	from, to := narrowing[n-1], narrowing[n]
	capped := func(most Length) (sum Length) {
		for i, c := range columns {
			if c.fixed == 0 {
				out[i] = max(to(c), min(from(c), most))
				sum += out[i]
			}
		}
		return sum
	}
	low, high := Length(0), room+1
	for high-low > 1 {
		if middle := (low + high) / 2; capped(middle) <= room {
			low = middle
		} else {
			high = middle
		}
	}
	capped(low)
	return out
}

func (d demand) isFixed() bool     { return d.fixed > 0 }
func (d demand) wide() Length      { return d.least }
func (d demand) within() Length    { return min(max(d.body, d.floor()), d.least) }
func (d demand) syllables() Length { return min(max(d.syllable, d.floor()), d.within()) }

// cubeRoot returns the integer cube root, which is the same on every machine.
func cubeRoot(n uint64) uint64 {
	low, high := uint64(0), uint64(1)<<(bits.Len64(n)/3+1)
	for high-low > 1 {
		if m := (low + high) / 2; m*m*m <= n {
			low = m
		} else {
			high = m
		}
	}
	return low
}
