package workbook

import (
	"fmt"
	"strings"
)

// explained tells whether headings of a sheet say what their columns are for.
func (s *sheet) explained() bool {
	for _, c := range s.columns {
		if c.about != "" {
			return true
		}
	}
	return false
}

// explanations returns the comments of a sheet's headings (ECMA-376 18.7), and the boxes
// that Excel asks for in which they are shown (part 4, 19.4).
func (s *sheet) explanations(n int) []member {
	if !s.explained() {
		return nil
	}
	var texts, boxes strings.Builder
	row := s.first() - 1
	for i, c := range s.columns {
		if c.about == "" {
			continue
		}
		fmt.Fprintf(&texts, `<comment ref="%s" authorId="0"><text><r><rPr><sz val="9"/><color indexed="81"/><rFont val="%s"/><family val="2"/></rPr><t xml:space="preserve">%s</t></r></text></comment>`,
			square(row, i+1).Name(), face, attribute(c.about))
		fmt.Fprintf(&boxes, `<v:shape id="_x0000_s%d" type="#_x0000_t202" style="position:absolute;width:195pt;height:68pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">`+
			`<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>`+
			`<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>%d, 15, %d, 2, %d, 15, %d, 8</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>%d</x:Row><x:Column>%d</x:Column></x:ClientData></v:shape>`,
			(n+1)*1024+i+1, i+1, row-1, i+4, row+4, row-1, i)
	}
	return []member{
		{fmt.Sprintf("xl/comments%d.xml", n+1), xmlHead + `<comments xmlns="` + mainSpace + `"><authors><author>iku</author></authors><commentList>` + texts.String() + `</commentList></comments>`},
		{fmt.Sprintf("xl/drawings/vmlDrawing%d.vml", n+1), `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">` +
			fmt.Sprintf(`<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="%d"/></o:shapelayout>`, n+1) +
			`<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>` +
			boxes.String() + `</xml>`},
		{fmt.Sprintf("xl/worksheets/_rels/sheet%d.xml.rels", n+1), links(
			link(1, officeSpace+"/vmlDrawing", fmt.Sprintf("../drawings/vmlDrawing%d.vml", n+1)),
			link(2, officeSpace+"/comments", fmt.Sprintf("../comments%d.xml", n+1)))},
	}
}
