package check

import (
	"fmt"
	"math/big"

	"iku/content"
	"iku/content/besaran"
	"iku/content/finding"
	"iku/content/source"
)

// maxPlaces bounds the findings within one text: the place of each takes time
// that grows with the text.
const maxPlaces = 20

// persamaanSalah recomputes every equation in what is printed, and in what is
// said of the revision.
func persamaanSalah(doc *content.Document, to *report) {
	var r reader
	for _, t := range doc.Printed {
		prose(t, &r, to)
	}
	for _, t := range doc.Reasons {
		prose(t, &r, to)
	}
}

func prose(t content.Text, r *reader, to *report) {
	for _, e := range r.equations(t.Value) {
		f := to.add(finding.PersamaanSalah, within(t, e.start, e.end), "%s = %s, bukan %s (selisih %s)",
			cut(e.formula), exactly(e.computed), exactly(e.says), unsignedGap(e.computed, e.says))
		f.Hint = e.mending()
	}
}

// within returns the place of a part of a text; of a text longer than prose is,
// that of the whole.
func within(t content.Text, start, end int) source.Span {
	if len(t.Value) > maxLine {
		return t.Span
	}
	return t.Between(start, end)
}

// exactly writes a figure without more decimals than it has.
func exactly(f figure) string {
	for d := max(f.decimals, 0); d > 0; d-- {
		shorter := figure{f.rat, d - 1, f.kind}
		if round(f.rat, shorter.places()).Cmp(f.rat) != 0 {
			return figure{f.rat, d, f.kind}.String()
		}
	}
	return figure{f.rat, 0, f.kind}.String()
}

// mending names the single figures that would make a formula of two operands
// right, where they are whole numbers as the operands are.
func (e equation) mending() string {
	left := e.sides[0]
	hint := "cocok kalau " + exactly(e.says) + " menjadi " + exactly(e.computed)
	if len(left.ops) != 1 || len(left.operands) != 2 || len(e.sides[1].ops) > 0 || left.percent || e.says.kind != besaran.Plain {
		return hint
	}
	a, b := left.operands[0], left.operands[1]
	for _, other := range []struct {
		is   operand
		want *big.Rat
	}{{a, inverse(left.ops[0], e.says.rat, b.rat)}, {b, second(left.ops[0], a.rat, e.says.rat)}} {
		if other.want != nil && other.want.IsInt() && other.is.rat.IsInt() && other.want.Sign() > 0 {
			hint += fmt.Sprintf(", atau %s menjadi %s", exactly(other.is.figure), exactly(figure{other.want, 0, besaran.Plain}))
		}
	}
	return hint
}

// inverse returns the x with x op b = c; nil where there is none.
func inverse(op byte, c, b *big.Rat) *big.Rat {
	return apply(map[byte]byte{'+': '-', '-': '+', '*': '/', '/': '*'}[op], c, b)
}

// second returns the x with a op x = c; nil where there is none.
func second(op byte, a, c *big.Rat) *big.Rat {
	switch op {
	case '+':
		return apply('-', c, a)
	case '-':
		return apply('-', a, c)
	case '*':
		return apply('/', c, a)
	}
	return apply('/', a, c)
}
