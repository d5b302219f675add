package sign

import (
	"bytes"

	"iku/pdf/object"
)

// run follows the operators of a content stream (annex A).
func (d *drawing) run(data []byte, resources object.Dict, b brush, depth int) {
	l := object.NewLexer(data, 0)
	var stack []brush
	var args []object.Object
	path, at := nothing, [2]float64{}
	clipping := false
	n := func(i int) float64 {
		if i < len(args) {
			return number(args[i])
		}
		return 0
	}
	add := func(x, y float64) {
		x, y = b.ctm.apply(x, y)
		path.add(x, y)
	}
	for {
		if d.steps++; d.steps > maxOperators {
			d.lost = true
			return
		}
		l.SkipSpace()
		op, end := operator(data, l.Pos())
		if op == "" {
			o, err := l.Object()
			if err != nil {
				if l.Pos() < len(data) {
					d.lost = true
				}
				return
			}
			args = append(args, o)
			continue
		}
		l = object.NewLexer(data, end)
		switch op {
		case "q":
			if len(stack) < 256 {
				stack = append(stack, b)
			}
		case "Q":
			if len(stack) > 0 {
				b, stack = stack[len(stack)-1], stack[:len(stack)-1]
			}
		case "cm":
			b.ctm = matrix{n(0), n(1), n(2), n(3), n(4), n(5)}.times(b.ctm)
		case "m", "l":
			at = [2]float64{n(0), n(1)}
			add(at[0], at[1])
		case "c", "v", "y":
			for i := 0; i+1 < len(args); i += 2 {
				add(n(i), n(i+1))
			}
		case "re":
			add(n(0), n(1))
			add(n(0)+n(2), n(1)+n(3))
			add(n(0)+n(2), n(1))
			add(n(0), n(1)+n(3))
		case "W", "W*":
			clipping = true
		case "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "n":
			fills := op[0] == 'f' || op[0] == 'F' || op[0] == 'B' || op[0] == 'b'
			lines := op[0] == 'S' || op[0] == 's' || op[0] == 'B' || op[0] == 'b'
			if path != nothing && (fills && !b.white || lines && !b.stroke) {
				d.mark(b, identity, path)
			}
			if clipping {
				b.clip = b.clip.within(path)
			}
			path, clipping = nothing, false
		case "g", "rg", "k", "sc", "scn":
			b.white = isWhite(args)
		case "G", "RG", "K", "SC", "SCN":
			b.stroke = isWhite(args)
		case "cs":
			b.white = false
		case "CS":
			b.stroke = false
		case "sh":
			d.marks = append(d.marks, b.clip)
		case "Do":
			if len(args) > 0 {
				d.xobject(args[len(args)-1], b, resources, depth)
			}
		case "BI":
			if end = inlineEnd(data, end); end < 0 {
				d.lost = true
				return
			}
			d.mark(b, b.ctm, box{0, 0, 1, 1})
			l = object.NewLexer(data, end)
		default:
			d.text(op, args, &b, resources)
		}
		args = args[:0]
	}
}

// inlineEnd returns where an image within the content ends, -1 where it does not.
func inlineEnd(data []byte, at int) int {
	blank := func(i int) bool { return i >= len(data) || bytes.IndexByte([]byte(" \t\r\n"), data[i]) >= 0 }
	for {
		i := bytes.Index(data[at:], []byte("EI"))
		if i < 0 {
			return -1
		}
		at += i + 2
		if blank(at) && blank(at-3) {
			return at
		}
	}
}

// operator returns the operator that stands at an offset, "" where an object does.
func operator(data []byte, at int) (string, int) {
	end := at
	for end < len(data) && (data[end] >= 'A' && data[end] <= 'Z' || data[end] >= 'a' && data[end] <= 'z' || data[end] == '*' || data[end] == '\'' ||
		data[end] == '"' || end > at && data[end] >= '0' && data[end] <= '9') {
		end++
	}
	switch word := string(data[at:end]); word {
	case "true", "false", "null":
		return "", at
	default:
		return word, end
	}
}
