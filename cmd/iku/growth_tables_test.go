package main

import (
	"archive/zip"
	"fmt"
	"strings"
)

// growthArchive is an archive of parts: names and texts in turn.
func growthArchive(parts ...string) string {
	var b strings.Builder
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		f, err := z.Create(parts[i])
		if err == nil {
			_, err = f.Write([]byte(parts[i+1]))
		}
		if err != nil {
			panic(err)
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.String()
}

// growthWord is a document of Word, growthText one of LibreOffice.
func growthWord(body string) string {
	return growthArchive("word/document.xml", `<w:document xmlns:w="urn:w"><w:body>`+body+`</w:body></w:document>`)
}

func growthText(body string) string {
	return growthArchive("mimetype", "application/vnd.oasis.opendocument.text", "content.xml", `<office:document-content xmlns:office="urn:o" xmlns:table="urn:t" xmlns:text="urn:x"><office:body><office:text>`+body+`</office:text></office:body></office:document-content>`)
}

// growthCells are the rows of a table whose first is that of headings, in the marks of
// a kind of document: those of the table, of a row, of a cell.
func growthCells(marks [3][2]string, n int) string {
	row := func(texts ...string) string {
		return marks[1][0] + repeated(len(texts), func(i int) string { return marks[2][0] + texts[i] + marks[2][1] }) + marks[1][1]
	}
	return marks[0][0] + row("Sasaran", "Indikator", "Target") + repeated(n, func(i int) string { return row(fmt.Sprintf("S%d", i/3), fmt.Sprintf("Persentase %d", i), "12%") }) + marks[0][1]
}

var (
	wordMarks = [3][2]string{{"<w:tbl>", "</w:tbl>"}, {"<w:tr>", "</w:tr>"}, {"<w:tc><w:p><w:r><w:t>", "</w:t></w:r></w:p></w:tc>"}}
	textMarks = [3][2]string{{"<table:table>", "</table:table>"}, {"<table:table-row>", "</table:table-row>"}, {"<table:table-cell><text:p>", "</text:p></table:table-cell>"}}
	htmlMarks = [3][2]string{{"<table>", "</table>"}, {"<tr>", "</tr>"}, {"<td>", "</td>"}}
)

// growingTables are files of other kinds than workbooks, as import tells them apart by
// what they are.
var growingTables = []growing{
	{"rows in Word", 400, func(n int) string { return growthWord(growthCells(wordMarks, n)) }},
	{"tables in Word", 60, func(n int) string {
		return growthWord(repeated(n, func(i int) string {
			return fmt.Sprintf("<w:p><w:r><w:t>DINAS %d</w:t></w:r></w:p>", i) + growthCells(wordMarks, 3)
		}))
	}},
	{"paragraphs in Word", 1500, func(n int) string {
		return growthWord(repeated(n, func(i int) string { return fmt.Sprintf("<w:p><w:r><w:t>baris %d</w:t></w:r></w:p>", i) }) + growthCells(wordMarks, 3))
	}},
	{"rows that go on below in Word", 400, func(n int) string {
		const merge = `<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>I</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc>`
		return growthWord(strings.Replace(growthCells(wordMarks, 1), "</w:tbl>", strings.Repeat("<w:tr>"+merge+"</w:tr>", n)+"</w:tbl>", 1))
	}},
	{"rows in LibreOffice", 400, func(n int) string { return growthText(growthCells(textMarks, n)) }},
	{"rows that are repeated in LibreOffice", 400, func(n int) string {
		return growthText(strings.Replace(growthCells(textMarks, 1), "<table:table-row>", fmt.Sprintf(`<table:table-row table:number-rows-repeated="%d">`, 1), 1) +
			"<text:p>" + strings.Repeat("a<text:s/>", n) + "</text:p>")
	}},
	{"rows in HTML", 400, func(n int) string { return "<html><body>" + growthCells(htmlMarks, n) + "</body></html>" }},
	{"pages of a PDF", 60, func(n int) string {
		var contents []string
		for i := range n {
			contents = append(contents, growthRules(60, 10)+growthShown(60, 10, 5*i))
		}
		return growthPrint(contents)
	}},
	{"rows in a PDF", 150, func(n int) string { return growthPrint([]string{growthRules(60, n+1) + growthShown(60, n+1, 0)}) }},
	{"tables in a PDF", 60, func(n int) string {
		return growthPrint([]string{repeated(n, func(i int) string { return growthRules(60+80*i, 3) + growthShown(60+80*i, 3, i) })})
	}},
	{"lines in a PDF that meet none", 800, func(n int) string {
		return growthPrint([]string{growthRules(60, 3) + growthShown(60, 3, 0) + repeated(n, func(i int) string {
			return fmt.Sprintf("%d -%d m %d -%d l S %d -%d m %d -%d l S\n", 10, 10*i, 20, 10*i, 500+10*i, 10, 500+10*i, 20)
		})})
	}},
	{"words in a PDF that are struck out", 800, func(n int) string {
		return growthPrint([]string{growthRules(60, 3) + growthShown(60, 3, 0) + repeated(n, func(i int) string {
			return fmt.Sprintf("BT /F 10 Tf %d 100 Td (a) Tj ET %d 103 m %d 103 l S\n", 20*i, 20*i-1, 20*i+8)
		})})
	}},
	{"letters in a PDF that are placed", 3000, func(n int) string {
		return growthPrint([]string{growthRules(60, 3) + growthShown(60, 3, 0) + "BT /F 10 Tf 50 100 Td [" + strings.Repeat("(a) 1 ", n) + "] TJ ET"})
	}},
	{"contents that a PDF draws again", 800, func(n int) string {
		return growthPrint([]string{growthRules(60, 3) + growthShown(60, 3, 0) + strings.Repeat("q Q BT ET\n", n)})
	}},
}

// growthPrint is a PDF of pages with these contents, as a program that knows nothing of
// this one would print it.
func growthPrint(contents []string) string {
	objects := []string{"<< /Type /Catalog /Pages 2 0 R >>", ""}
	for _, c := range contents {
		objects = append(objects, fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 90000 90000] /Resources << /Font << /F << /Subtype /Type1 /BaseFont /Helvetica >> >> >> /Contents %d 0 R >>", len(objects)+2),
			fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(c), c))
	}
	objects[1] = "<< /Type /Pages /Kids [" + repeated(len(contents), func(i int) string { return fmt.Sprintf("%d 0 R ", 2*i+3) }) + fmt.Sprintf("] /Count %d >>", len(contents))
	b := "%PDF-1.7\n"
	table := ""
	var out strings.Builder
	out.WriteString(b)
	for i, o := range objects {
		table += fmt.Sprintf("%010d 00000 n \n", out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	xref := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, table, len(objects)+1, xref)
	return out.String()
}

// growthRules are the lines of a table of three columns and some rows, from a height
// on; growthShown are its texts below headings.
func growthRules(y, rows int) string {
	return repeated(rows+1, func(i int) string { return fmt.Sprintf("50 %d m 450 %d l S\n", 89_900-y-20*i, 89_900-y-20*i) }) +
		repeated(4, func(i int) string {
			x := 50 + 400*i/3
			return fmt.Sprintf("%d %d m %d %d l S\n", x, 89_900-y, x, 89_900-y-20*rows)
		})
}

func growthShown(y, rows, from int) string {
	return repeated(rows, func(i int) string {
		texts := [3]string{fmt.Sprintf("S%d", (from+i)/3), fmt.Sprintf("I%d", from+i), "1"}
		if i == 0 {
			texts = [3]string{"Sasaran", "Indikator", "Target"}
		}
		return repeated(3, func(c int) string {
			return fmt.Sprintf("BT /F 10 Tf %d %d Td (%s) Tj ET\n", 55+400*c/3, 89_900-y-20*i-14, texts[c])
		})
	})
}

// growingTexts are texts with separators, which are told by their name.
var growingTexts = []growing{
	{"lines", 500, func(n int) string {
		return "Sasaran;Indikator;Target\n" + repeated(n, func(i int) string { return fmt.Sprintf("S%d;Persentase %d;12\n", i/3, i) })
	}},
	{"values of a line", 400, func(n int) string {
		return "Sasaran;Indikator;Target\nS;I;1" + strings.Repeat(";x", n) + "\n"
	}},
	{"lines of a value", 1000, func(n int) string { return "Sasaran;Indikator;Target\nS;\"I" + strings.Repeat("\na", n) + "\";1\n" }},
}

// growingData is documents as data.
var growingData = []growing{
	{"documents", 100, func(n int) string {
		return `{"lembar": {` + strings.TrimSuffix(repeated(n, func(i int) string {
			return fmt.Sprintf(`"l%d": {"dokumen": {"pemerintah": "P"}, "sasaran": [{"uraian": "S", "indikator": [{"uraian": "I", "target": %d}]}]},`, i, i)
		}), ",") + "}}"
	}},
	{"indicators", 300, func(n int) string {
		return `{"sasaran": [{"uraian": "S", "indikator": [` + strings.TrimSuffix(repeated(n, func(i int) string { return fmt.Sprintf(`{"uraian": "I%d", "target": 1},`, i) }), ",") + `]}]}`
	}},
}
