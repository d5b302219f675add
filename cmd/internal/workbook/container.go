package workbook

import (
	"encoding/xml"
	"fmt"
	"strings"
)

// The names of what the parts of a workbook are written in.
const (
	xmlHead     = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	mainSpace   = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	officeSpace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packSpace   = "http://schemas.openxmlformats.org/package/2006/"
	mainType    = "application/vnd.openxmlformats-officedocument.spreadsheetml."
)

// member is a file of a workbook.
type member struct{ name, text string }

// attribute returns a text as the value of an attribute, or of an element.
func attribute(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a strings.Builder takes everything
	return b.String()
}

// link is a relationship of a part to another.
func link(id int, kind, target string) string {
	return fmt.Sprintf(`<Relationship Id="rId%d" Type="%s" Target="%s"/>`, id, kind, target)
}

func links(list ...string) string {
	return xmlHead + `<Relationships xmlns="` + packSpace + `relationships">` + strings.Join(list, "") + `</Relationships>`
}

// container returns the parts that hold sheets together (ECMA-376 part 2).
func container(sheets []*sheet, looks *styles) []member {
	var list, names, types strings.Builder
	about := []string{}
	for n, s := range sheets {
		fmt.Fprintf(&list, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, attribute(s.name), n+1, n+1)
		heads := s.first() - 1
		fmt.Fprintf(&names, `<definedName name="_xlnm.Print_Titles" localSheetId="%d">%s</definedName>`, n, attribute(fmt.Sprintf("'%s'!$%d:$%d", s.name, heads, heads)))
		fmt.Fprintf(&types, `<Override PartName="/%s" ContentType="%sworksheet+xml"/>`, sheetName(n), mainType)
		about = append(about, link(n+1, officeSpace+"/worksheet", strings.TrimPrefix(sheetName(n), "xl/")))
		if s.explained() {
			fmt.Fprintf(&types, `<Override PartName="/xl/comments%d.xml" ContentType="%scomments+xml"/>`, n+1, mainType)
		}
	}
	about = append(about, link(len(sheets)+1, officeSpace+"/styles", "styles.xml"))
	return []member{
		{"xl/workbook.xml", xmlHead + `<workbook xmlns="` + mainSpace + `" xmlns:r="` + officeSpace + `"><bookViews><workbookView/></bookViews><sheets>` + list.String() +
			`</sheets><definedNames>` + names.String() + `</definedNames></workbook>`},
		{"xl/_rels/workbook.xml.rels", links(about...)},
		{"xl/styles.xml", looks.xml()},
		// A workbook says nothing of when it was made.
		{"docProps/core.xml", xmlHead + `<cp:coreProperties xmlns:cp="` + packSpace + `metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
			`<dc:creator>iku</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z</dcterms:modified><dc:language>id-ID</dc:language></cp:coreProperties>`},
		{"_rels/.rels", links(link(1, officeSpace+"/officeDocument", "xl/workbook.xml"), link(2, packSpace+"relationships/metadata/core-properties", "docProps/core.xml"))},
		{"[Content_Types].xml", xmlHead + `<Types xmlns="` + packSpace + `content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>` +
			`<Override PartName="/xl/workbook.xml" ContentType="` + mainType + `sheet.main+xml"/>` + types.String() +
			`<Override PartName="/xl/styles.xml" ContentType="` + mainType + `styles+xml"/>` +
			`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`},
	}
}

func sheetName(n int) string { return fmt.Sprintf("xl/worksheets/sheet%d.xml", n+1) }
