package workbook

import (
	"fmt"
	"strconv"
	"strings"

	"iku/content/schema"
)

// before writes a worksheet up to the rows that hold values (ECMA-376 18.3.1.99).
func (w *rowWriter) before() {
	s, heads := w.sheet, w.sheet.first()-1
	end := max(heads, heads+s.count+s.spare)
	w.WriteString(xmlHead + `<worksheet xmlns="` + mainSpace + `" xmlns:r="` + officeSpace + `"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`)
	fmt.Fprintf(w, `<dimension ref="A1:%s"/><sheetViews><sheetView workbookViewId="0"><pane ySplit="%d" topLeftCell="A%d" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`,
		square(end, len(s.columns)).Name(), heads, heads+1)
	w.WriteString(`<sheetFormatPr defaultRowHeight="15"/><cols>`)
	for i, c := range s.columns {
		look := ` hidden="1"`
		if c.width > 0 {
			look = fmt.Sprintf(` width="%s" customWidth="1"`, strconv.FormatFloat(c.width, 'f', -1, 64))
		}
		fmt.Fprintf(w, `<col min="%d" max="%d"%s/>`, i+1, i+1, look)
	}
	w.WriteString(`</cols><sheetData>`)
	if !s.bare {
		shown := s.firstShown()
		w.WriteString(`<row r="1">`)
		w.cell(square(1, shown).Name(), written{text: s.title}, "title")
		w.WriteString(`</row><row r="2" ht="32" customHeight="1">`)
		w.cell(square(2, shown).Name(), written{text: s.about}, "about")
		w.WriteString(`</row><row r="3" hidden="1">`)
		for i, c := range s.columns {
			w.cell(square(3, i+1).Name(), written{text: keyMark + c.key}, "doc")
		}
		w.WriteString(`</row>`)
	}
	fmt.Fprintf(w, `<row r="%d" ht="32" customHeight="1">`, heads)
	for i, c := range s.columns {
		w.cell(square(heads, i+1).Name(), written{text: c.words}, "head")
	}
	w.WriteString(`</row>`)
}

// firstShown is the first column that is not hidden.
func (s *sheet) firstShown() int {
	for i, c := range s.columns {
		if c.width > 0 {
			return i + 1
		}
	}
	return 1
}

// after writes what stands behind the rows: merged cells, choices, the printed page.
func (w *rowWriter) after() {
	s := w.sheet
	w.WriteString(`</sheetData>`)
	if !s.bare {
		if from, to := square(2, s.firstShown()).Name(), square(2, max(2, min(len(s.columns), 8))).Name(); from != to {
			fmt.Fprintf(w, `<mergeCells count="1"><mergeCell ref="%s:%s"/></mergeCells>`, from, to)
		}
	}
	if list := s.validations(); len(list) > 0 {
		fmt.Fprintf(w, `<dataValidations count="%d">%s</dataValidations>`, len(list), strings.Join(list, ""))
	}
	orientation := "portrait"
	if s.wide {
		orientation = "landscape"
	}
	fmt.Fprintf(w, `<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" fitToHeight="0" orientation="%s"/>`+
		`<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>`, orientation)
	if s.explained() {
		w.WriteString(`<legacyDrawing r:id="rId1"/>`)
	}
	w.WriteString(`</worksheet>`)
}

// maxDropList is how many characters a list of allowed values may have (ECMA-376
// 18.3.1.32).
const maxDropList = 255

// validations returns the lists of allowed values that cells take theirs from.
func (s *sheet) validations() (list []string) {
	choose := func(col, from, to int, k *schema.Key) {
		values := []string{"ya", "tidak"}
		if k == nil || to < from {
			return
		}
		if k.Shape != schema.Bool {
			values = k.Values
		}
		text := strings.Join(values, ",")
		if text == "" || len(text) > maxDropList {
			return
		}
		strict := ""
		if k.Format == schema.Choice || k.Shape == schema.Bool {
			strict = ` showErrorMessage="1" errorTitle="Nilai tidak dikenal" error="Pilih salah satu dari daftar."`
		}
		list = append(list, fmt.Sprintf(`<dataValidation type="list" allowBlank="1"%s sqref="%s:%s"><formula1>%s</formula1></dataValidation>`,
			strict, square(from, col).Name(), square(to, col).Name(), attribute(`"`+text+`"`)))
	}
	for i, c := range s.columns {
		choose(i+1, s.first(), s.first()-1+s.count+s.spare, c.choice)
	}
	for _, c := range s.choices {
		choose(c.col+1, s.first()+c.row, s.first()+c.row, c.key)
	}
	return list
}
