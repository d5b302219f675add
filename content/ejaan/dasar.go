package ejaan

import (
	_ "embed"
	"sort"
	"strings"
	"sync"
)

// dasar are the words of the language at large, each followed by how usual it is;
// words of one length stand together, in the order of the alphabet, so that they are
// found, and those near to them, without any table made of them. Where they come from
// and by what licence stands in DASAR.md.
//
//go:embed dasar.txt
var dasar string

// How usual a word is.
const (
	english = 1 + iota // no word of ours
	seldom             // in a dictionary
	usual              // in a wordnet
	common             // in newspapers
	ours               // of this trade, which the lists of kamus have
)

// lengths returns the words of dasar by their length.
var lengths = sync.OnceValue(func() (list [longest + 1]string) {
	for block := range strings.SplitSeq(strings.TrimSuffix(dasar, "\n"), "\n\n") {
		first, _, _ := strings.Cut(block, "\n")
		list[len(first)-1] = block
	}
	return list
})

// usage returns how usual a word is; 0: it is not in dasar.
func usage(w string) int {
	if len(w) > longest {
		return 0
	}
	words, row := lengths()[len(w)], len(w)+2
	n := (len(words) + 1) / row
	i := sort.Search(n, func(i int) bool { return words[i*row:i*row+len(w)] >= w })
	if i == n || words[i*row:i*row+len(w)] != w {
		return 0
	}
	return int(words[i*row+len(w)]-'0') + english
}

// among calls f with the words of that length that begin and end so, and how usual each
// is.
func among(begin, end string, length int, f func(word string, usage int)) {
	words, row := lengths()[length], length+2
	n := (len(words) + 1) / row
	from := sort.Search(n, func(i int) bool { return words[i*row:i*row+len(begin)] >= begin })
	to := from + sort.Search(n-from, func(i int) bool { return words[(from+i)*row:(from+i)*row+len(begin)] > begin })
	var last byte // most words are told by this one already
	if end != "" {
		last = end[len(end)-1]
	}
	for i := from * row; i < to*row; i += row {
		if last == 0 || words[i+length-1] == last && words[i+length-len(end):i+length] == end {
			f(words[i:i+length], int(words[i+length]-'0')+english)
		}
	}
}
