package pdf

import (
	"strconv"

	"iku/pdf/object"
)

// width is how many entries a node of a tree holds at most, so that a reader finds
// one of many without reading all.
const width = 64

// index is a number or name tree (7.9.6, 7.9.7) that is written while its entries
// come, in the order of their keys. Only one node of each level is held.
type index struct {
	leaf   string // the key of what leaves hold: Nums or Names
	levels []indexNode
}

// indexNode is a node being filled. Keys are as they stand in a file.
type indexNode struct {
	count       int
	content     []byte
	first, last []byte
}

// add adds an entry. Its key must be greater than all before.
func (x *index) add(f *file, key []byte, value ref) { x.insert(f, 0, key, key, value) }

// addNumber does the same in a number tree.
func (x *index) addNumber(f *file, key int, value ref) {
	x.add(f, strconv.AppendInt(nil, int64(key), 10), value)
}

func (x *index) insert(f *file, level int, first, last []byte, value ref) {
	if level == len(x.levels) {
		x.levels = append(x.levels, indexNode{})
	}
	if x.levels[level].count == width {
		x.shut(f, level)
	}
	n := &x.levels[level]
	if n.count == 0 {
		n.first = append(n.first[:0], first...)
	} else {
		n.content = append(n.content, ' ')
	}
	if level == 0 {
		n.content = append(append(n.content, last...), ' ')
	}
	n.content = object.AppendRef(n.content, value.object())
	n.last = append(n.last[:0], last...)
	n.count++
}

// shut writes the node of a level and enters it into the level above.
func (x *index) shut(f *file, level int) {
	n := x.levels[level]
	r := f.reserve(1)
	x.put(f, r, level, true)
	x.insert(f, level+1, n.first, n.last, r)
	n.count, n.content = 0, n.content[:0]
	x.levels[level] = n
}

func (x *index) put(f *file, r ref, level int, limits bool) {
	n := &x.levels[level]
	f.begin(r)
	f.write("<<")
	if limits {
		f.write("/Limits[")
		f.packed = append(append(append(f.packed, n.first...), ' '), n.last...)
		f.write("]")
	}
	if level == 0 {
		f.write("/" + x.leaf)
	} else {
		f.write("/Kids")
	}
	f.write("[")
	f.packed = append(f.packed, n.content...)
	f.write("]>>")
}

// close writes what is left and returns the root; 0 where nothing was added.
func (x *index) close(f *file) ref {
	if len(x.levels) == 0 {
		return 0
	}
	for level := 0; level < len(x.levels)-1; level++ {
		if x.levels[level].count > 0 {
			x.shut(f, level)
		}
	}
	root := f.reserve(1)
	x.put(f, root, len(x.levels)-1, false)
	return root
}
