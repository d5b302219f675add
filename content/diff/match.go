package diff

import (
	"cmp"
	"slices"
	"sort"
)

// item is what one thing is matched with another by.
type item struct{ kode, text, in string }

// pairing says which thing of the old document is which of the new one; -1:
// none.
type pairing struct {
	old, new []item
	to, from []int
}

// match pairs what has the same kode, then what says the same in the same place,
// then what says the same. Of several that are equal, the first is the first.
func match(old, now []item) pairing {
	p := pairing{old: old, new: now, to: nothing(len(old)), from: nothing(len(now))}
	p.unique(func(i item) string { return i.kode })
	p.equal(func(i item) string { return folded(i.in) + "\x00" + folded(i.text) })
	p.equal(func(i item) string { return folded(i.text) })
	return p
}

func nothing(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = -1
	}
	return out
}

func (p *pairing) join(i, j int) { p.to[i], p.from[j] = j, i }

// unique pairs what has a key that stands once in each document.
func (p *pairing) unique(key func(item) string) {
	index := func(list []item) map[string]int {
		at := make(map[string]int, len(list))
		for i, it := range list {
			k := key(it)
			if _, twice := at[k]; twice {
				i = -1
			}
			at[k] = i
		}
		delete(at, "")
		return at
	}
	old, now := index(p.old), index(p.new)
	for i, it := range p.old {
		j, ok := now[key(it)]
		if ok && j >= 0 && old[key(it)] == i {
			p.join(i, j)
		}
	}
}

// equal pairs what has the same key, in order.
func (p *pairing) equal(key func(item) string) {
	waiting := map[string][]int{}
	for j, it := range p.new {
		if p.from[j] < 0 {
			waiting[key(it)] = append(waiting[key(it)], j)
		}
	}
	for i, it := range p.old {
		if p.to[i] >= 0 {
			continue
		}
		if list := waiting[key(it)]; len(list) > 0 {
			p.join(i, list[0])
			waiting[key(it)] = list[1:]
		}
	}
}

// The likeness, in thousandths, from which two texts are held for one that was
// reworded; near holds for things that stand in the same place.
const (
	likeFar  = 500
	likeNear = 400
)

// alike pairs what is left by the likeness of its words, the most alike first.
func (p *pairing) alike(near func(i, j int) bool) {
	type candidate struct{ like, i, j int }
	var found []candidate
	x := newIndex(p.new, p.from)
	for i, it := range p.old {
		if p.to[i] >= 0 {
			continue
		}
		for _, n := range x.nearest(it.text) {
			if p.old[i].kode != "" && p.new[n.item].kode != "" && p.old[i].kode != p.new[n.item].kode {
				n.like -= 100 // two codes that are at odds say that they are two things
			}
			least := likeFar
			if near != nil && near(i, n.item) {
				least = likeNear
				n.like++ // of equals, the one in the same place
			}
			if n.like >= least {
				found = append(found, candidate{n.like, i, n.item})
			}
		}
	}
	slices.SortFunc(found, func(a, b candidate) int {
		return cmp.Or(b.like-a.like, a.i-b.i, a.j-b.j)
	})
	for _, f := range found {
		if p.to[f.i] < 0 && p.from[f.j] < 0 {
			p.join(f.i, f.j)
		}
	}
}

// slot is a place in the order of both documents; -1: in one of them nothing
// stands there.
type slot struct{ old, new int }

// weave returns the order of the new things with the removed ones behind what
// they stood behind.
func weave(to []int, news int) []slot {
	behind := make([][]int, news+1) // removed ones, by the new thing before them
	old := nothing(news)
	at := 0
	for i, j := range to {
		if j < 0 {
			behind[at] = append(behind[at], i)
			continue
		}
		old[j], at = i, j+1
	}
	out := make([]slot, 0, news+len(to))
	for j := 0; j <= news; j++ {
		if j > 0 {
			out = append(out, slot{old[j-1], j - 1})
		}
		for _, i := range behind[j] {
			out = append(out, slot{i, -1})
		}
	}
	return out
}

// strays tells which of the things that stand in both documents were moved: as
// few as explain the new order, all that are outside its longest run in the old
// one.
func strays(to []int) []bool {
	var tails, ends []int // the lowest end of a run of each length, and whose it is
	before := make([]int, len(to))
	for i, j := range to {
		if j < 0 {
			continue
		}
		n := sort.SearchInts(tails, j)
		before[i] = -1
		if n > 0 {
			before[i] = ends[n-1]
		}
		if n == len(tails) {
			tails, ends = append(tails, j), append(ends, i)
		} else {
			tails[n], ends[n] = j, i
		}
	}
	moved := make([]bool, len(to))
	for i, j := range to {
		moved[i] = j >= 0
	}
	if len(ends) > 0 {
		for i := ends[len(ends)-1]; i >= 0; i = before[i] {
			moved[i] = false
		}
	}
	return moved
}
