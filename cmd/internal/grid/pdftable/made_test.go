package pdftable

import (
	"bytes"
	"fmt"
	"strings"

	"iku/cmd/internal/grid"
)

// made returns a PDF of pages with these contents, 600 points broad and 800 high.
// Further objects are those from number 5 on that follow the pages'.
func made(contents []string, catalog, resources string, objects ...string) []byte {
	if resources == "" {
		resources = "/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >>"
	}
	all := []string{"<< /Type /Catalog /Pages 2 0 R " + catalog + " >>", ""}
	all = append(all, objects...)
	var kids []string
	for _, c := range contents {
		n := len(all) + 1
		kids = append(kids, fmt.Sprintf("%d 0 R", n))
		all = append(all, fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << %s >> /Contents %d 0 R >>", resources, n+1),
			fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(c), c))
	}
	all[1] = fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", strings.Join(kids, " "), len(kids))
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	var at []int
	for i, o := range all {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(all)+1)
	for _, offset := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(all)+1, xref)
	return b.Bytes()
}

// words sets texts of ten points, each at its place from the upper left corner.
func words(texts ...any) string {
	var b strings.Builder
	for i := 0; i < len(texts); i += 3 {
		fmt.Fprintf(&b, "BT /F 10 Tf 1 0 0 1 %v %v Tm (%s) Tj ET\n", texts[i], 800-texts[i+1].(int), texts[i+2])
	}
	return b.String()
}

// lines draws lines between places from the upper left corner: x0, y0, x1, y1 …
func lines(places ...int) string {
	var b strings.Builder
	for i := 0; i < len(places); i += 4 {
		fmt.Fprintf(&b, "%d %d m %d %d l S\n", places[i], 800-places[i+1], places[i+2], 800-places[i+3])
	}
	return b.String()
}

// ruledTable draws a table of three columns from a height on, 20 points a row.
func ruledTable(y int, rows ...[3]string) string {
	var b strings.Builder
	for i := 0; i <= len(rows); i++ {
		b.WriteString(lines(50, y+20*i, 450, y+20*i))
	}
	for _, x := range []int{50, 200, 350, 450} {
		b.WriteString(lines(x, y, x, y+20*len(rows)))
	}
	for i, r := range rows {
		b.WriteString(words(55, y+20*i+14, r[0], 205, y+20*i+14, r[1], 355, y+20*i+14, r[2]))
	}
	return b.String()
}

// headings knows few words.
func headings(words string) grid.Heading {
	switch strings.ToUpper(words) {
	case "INDIKATOR", "INDIKATOR KINERJA", "INDIKATOR KINERJA UTAMA":
		return grid.MeasureHeading
	case "NO", "SASARAN", "SASARAN STRATEGIS", "SATUAN", "TARGET", "2021", "2022", "2025", "2026", "2027", "TARGET 2021", "TARGET 2022":
		return grid.ColumnHeading
	}
	return grid.NoHeading
}
