package main

import (
	"archive/zip"
	"fmt"
	"strings"
)

const (
	growthNamespace = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	growthRelation  = `<Relationship Id="r%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s"/>`
	growthOverride  = `<Override PartName="/%s" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.%s+xml"/>`
)

// growthBook is what the workbooks of TestGrowth differ in.
type growthBook struct {
	head, rows, tail string   // XML of the sheets: a row of headings, further rows, what follows them
	sheets           int      // all the same; 1 where it is 0
	strings, styles  string   // XML in the parts of these names
	more             []string // further parts: names and texts in turn
}

// bytes returns the workbook as a file.
func (w growthBook) bytes() string {
	var b strings.Builder
	z := zip.NewWriter(&b)
	part := func(name, text string) {
		f, err := z.Create(name)
		if err == nil {
			_, err = f.Write([]byte(text))
		}
		if err != nil {
			panic(err)
		}
	}
	sheets := max(w.sheets, 1)
	if w.head == "" {
		w.head = growthRow(1, "Sasaran", "Indikator", "Target")
	}
	listed := func(what func(i int) string) string { return repeated(sheets, what) }
	part("[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`+fmt.Sprintf(growthOverride, "xl/workbook.xml", "sheet.main")+`</Types>`)
	part("_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`+fmt.Sprintf(growthRelation, 1, "officeDocument", "xl/workbook.xml")+`</Relationships>`)
	part("xl/workbook.xml", `<workbook `+growthNamespace+`><sheets>`+listed(func(i int) string {
		return fmt.Sprintf(`<sheet name="S%d" sheetId="%d" r:id="r%d"/>`, i, i+1, i)
	})+`</sheets></workbook>`)
	part("xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`+listed(func(i int) string {
		return fmt.Sprintf(growthRelation, i, "worksheet", fmt.Sprintf("worksheets/sheet%d.xml", i))
	})+fmt.Sprintf(growthRelation, sheets, "sharedStrings", "sharedStrings.xml")+fmt.Sprintf(growthRelation, sheets+1, "styles", "styles.xml")+`</Relationships>`)
	for i := range sheets {
		part(fmt.Sprintf("xl/worksheets/sheet%d.xml", i), `<worksheet `+growthNamespace+`><sheetData>`+w.head+w.rows+`</sheetData>`+w.tail+`</worksheet>`)
	}
	part("xl/sharedStrings.xml", `<sst `+growthNamespace+`>`+w.strings+`</sst>`)
	part("xl/styles.xml", `<styleSheet `+growthNamespace+`>`+w.styles+`</styleSheet>`)
	for i := 0; i < len(w.more); i += 2 {
		part(w.more[i], w.more[i+1])
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.String()
}

// growthRow is a row of texts, from column A on.
func growthRow(n int, texts ...string) string {
	return fmt.Sprintf(`<row r="%d">`, n) + repeated(len(texts), func(i int) string {
		return fmt.Sprintf(`<c r="%s%d" t="inlineStr"><is><t>%s</t></is></c>`, growthColumn(i), n, texts[i])
	}) + `</row>`
}

// growthColumn is the name of a column, the first being 0: A to ZZ.
func growthColumn(i int) string {
	if i < 26 {
		return string(rune('A' + i))
	}
	return string(rune('A'+i/26-1)) + string(rune('A'+i%26))
}

var growingWorkbooks = []growing{
	{"rows", 500, func(n int) string {
		return growthBook{rows: repeated(n, func(i int) string { return growthRow(i+2, "S", fmt.Sprintf("Persentase %d", i), "12%") })}.bytes()
	}},
	{"rows of a sasaran each", 500, func(n int) string {
		return growthBook{rows: repeated(n, func(i int) string { return growthRow(i+2, fmt.Sprintf("S%d", i), "I", "12%") })}.bytes()
	}},
	{"rows of an agency each", 100, func(n int) string {
		return growthBook{head: growthRow(1, "Perangkat Daerah", "Sasaran", "Indikator", "Target"),
			rows: repeated(n, func(i int) string { return growthRow(i+2, fmt.Sprintf("Dinas %d", i), "S", "I", "12%") })}.bytes()
	}},
	{"rows that say nothing", 1000, func(n int) string {
		return growthBook{rows: repeated(n, func(i int) string { return fmt.Sprintf(`<row r="%d"/>`, i+2) })}.bytes()
	}},
	{"rows above the table", 500, func(n int) string {
		return growthBook{head: repeated(n, func(i int) string { return growthRow(i+1, "a", "b") }), rows: growthRow(n+1, "Sasaran", "Indikator", "Target") + growthRow(n+2, "S", "I", "1")}.bytes()
	}},
	{"tables below each other", 200, func(n int) string {
		return growthBook{rows: repeated(n, func(i int) string {
			return growthRow(3*i+2, "S", "I", "1") + growthRow(3*i+4, "Sasaran", "Indikator", "Target")
		})}.bytes()
	}},
	{"columns", 100, func(n int) string {
		texts := []string{"Sasaran", "Indikator", "Target"}
		values := []string{"S", "I", "1"}
		for i := range n {
			texts, values = append(texts, fmt.Sprintf("Lain %d", i)), append(values, "x")
		}
		return growthBook{head: growthRow(1, texts...), rows: growthRow(2, values...)}.bytes()
	}},
	{"columns of years", 20, func(n int) string {
		texts, values := []string{"Sasaran", "Indikator"}, []string{"S", "I"}
		for i := range n {
			texts, values = append(texts, fmt.Sprint(1950+i)), append(values, "1")
		}
		return growthBook{head: growthRow(1, texts...), rows: growthRow(2, values...)}.bytes()
	}},
	{"sheets", 20, func(n int) string { return growthBook{rows: growthRow(2, "S", "I", "1"), sheets: n}.bytes() }},
	{"shared strings", 2000, func(n int) string {
		return growthBook{rows: repeated(n/4, func(i int) string {
			return fmt.Sprintf(`<row r="%d"><c r="A%d" t="s"><v>%d</v></c><c r="B%d" t="s"><v>%d</v></c></row>`, i+2, i+2, i, i+2, n-1-i)
		}), strings: repeated(n, func(i int) string { return fmt.Sprintf("<si><t>teks %d</t></si>", i) })}.bytes()
	}},
	{"runs of a text", 2000, func(n int) string {
		return growthBook{rows: `<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="inlineStr"><is>` + strings.Repeat("<r><t>b </t></r>", n) + `</is></c></row>`,
			strings: "<si>" + strings.Repeat("<r><t>a </t></r>", n) + "</si>"}.bytes()
	}},
	{"a text", 10_000, func(n int) string {
		return growthBook{rows: growthRow(2, "S", strings.Repeat("minat ", n/6), "1")}.bytes()
	}},
	{"lines of a text", 2000, func(n int) string {
		return growthBook{rows: growthRow(2, "S", strings.Repeat("minat\n", n), "1")}.bytes()
	}},
	{"elements beside each other", 5000, func(n int) string {
		return growthBook{rows: growthRow(2, "S", "I", "1"), tail: strings.Repeat("<x/>", n)}.bytes()
	}},
	{"merged cells", 500, func(n int) string {
		return growthBook{rows: repeated(n, func(i int) string { return growthRow(2*i+2, "S", "I", "1") + growthRow(2*i+3, "", "J", "2") }),
			tail: "<mergeCells>" + repeated(n, func(i int) string { return fmt.Sprintf(`<mergeCell ref="A%d:A%d"/>`, 2*i+2, 2*i+3) }) + "</mergeCells>"}.bytes()
	}},
	{"merges of all cells", 500, func(n int) string {
		return growthBook{rows: repeated(100, func(i int) string { return growthRow(i+2, "S", "I", "1") }),
			tail: "<mergeCells>" + strings.Repeat(`<mergeCell ref="A1:ZZ20000"/>`, n) + "</mergeCells>"}.bytes()
	}},
	{"a number format", 5000, func(n int) string {
		return growthBook{rows: `<row r="2"><c r="B2" t="inlineStr"><is><t>I</t></is></c><c r="C2" s="0"><v>0.5</v></c></row>`,
			styles: `<numFmts><numFmt numFmtId="200" formatCode="` + strings.Repeat("0.", n) + `"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs>`}.bytes()
	}},
	{"digits of a number", 5000, func(n int) string {
		return growthBook{rows: `<row r="2"><c r="B2" t="inlineStr"><is><t>I</t></is></c><c r="C2"><v>` + strings.Repeat("7", n) + `</v></c></row>`}.bytes()
	}},
	{"parts that nothing names", 400, func(n int) string {
		w := growthBook{rows: growthRow(2, "S", "I", "1")}
		for i := range n {
			w.more = append(w.more, fmt.Sprintf("xl/media/%d.png", i), "")
		}
		return w.bytes()
	}},
}
