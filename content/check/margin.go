package check

import (
	"fmt"
	"strings"

	"iku/content"
	"iku/content/finding"
)

// leastMargin is how near to the edge of their paper office printers print: 5 mm in
// thousandths of a point, less what rounding may take.
const leastMargin = 14_173

// marginSempit reports margins in which no office printer prints.
func marginSempit(doc *content.Document, to *report) {
	m := &doc.Halaman.Margin
	var narrow []string
	for _, edge := range []struct {
		name string
		is   int64
	}{{"atas", int64(m.Atas)}, {"bawah", int64(m.Bawah)}, {"kiri", int64(m.Kiri)}, {"kanan", int64(m.Kanan)}} {
		if edge.is < leastMargin {
			tenths := (edge.is*254 + 36_000) / 72_000 // of a millimetre
			narrow = append(narrow, strings.TrimSuffix(fmt.Sprintf("%s %d,%d", edge.name, tenths/10, tenths%10), ",0")+" mm")
		}
	}
	if narrow == nil {
		return
	}
	f := to.add(finding.MarginSempit, m.Span, "margin %s; pencetak kantor tidak mencetak sampai 5 mm dari tepi kertas", strings.Join(narrow, ", "))
	f.Hint = "pakai sedikitnya 5mm"
}
