package edit

import "bytes"

// merge returns a text with what two hands made of another; false where both
// changed the same lines.
func merge(base, mine, theirs []byte) ([]byte, bool) {
	switch {
	case bytes.Equal(base, theirs), bytes.Equal(mine, theirs):
		return mine, true
	case bytes.Equal(base, mine):
		return theirs, true
	}
	b, m, t := bytes.SplitAfter(base, []byte("\n")), bytes.SplitAfter(mine, []byte("\n")), bytes.SplitAfter(theirs, []byte("\n"))
	// Each hand made one change: what lies between the lines that all three share
	// at the beginning and at the end.
	mf, ml := changedLines(b, m)
	tf, tl := changedLines(b, t)
	switch {
	case ml < tf || ml == tf && mf < ml && tf < tl:
		return join(b[:mf], m[mf:len(m)-(len(b)-ml)], b[ml:tf], t[tf:len(t)-(len(b)-tl)], b[tl:]), true
	case tl < mf || tl == mf && tf < tl && mf < ml:
		return join(b[:tf], t[tf:len(t)-(len(b)-tl)], b[tl:mf], m[mf:len(m)-(len(b)-ml)], b[ml:]), true
	}
	return nil, false
}

// changedLines returns the lines of a text that another does not have in their
// place: from the first that differs to the last.
func changedLines(base, other [][]byte) (from, to int) {
	for from < len(base) && from < len(other) && bytes.Equal(base[from], other[from]) {
		from++
	}
	to = len(base)
	for k := len(other); to > from && k > from && bytes.Equal(base[to-1], other[k-1]); k-- {
		to--
	}
	return from, to
}

func join(parts ...[][]byte) []byte {
	var out []byte
	for _, p := range parts {
		out = append(out, bytes.Join(p, nil)...)
	}
	return out
}
