package workbook

import (
	"fmt"
	"strings"

	"iku/cmd/internal/grid"
)

// styles are the looks of cells, numbered as they are asked for.
type styles struct {
	format map[string]int // of values, by number format: "" is text
	codes  []string
}

// face is one that every office has; a typeface of the same widths stands in for
// it elsewhere.
const face = "Arial"

// fixedStyles are the looks of what the program says itself, by name; they come first,
// behind that of a cell without one.
var fixedStyles = []struct{ name, xf string }{
	{"title", `fontId="1" fillId="0" borderId="0" applyFont="1"/>`},
	{"about", `fontId="2" fillId="0" borderId="0" applyFont="1" applyAlignment="1">` + wrapped},
	{"head", `fontId="3" fillId="2" borderId="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf>`},
	{"label", `fontId="3" fillId="0" borderId="1" applyFont="1" applyBorder="1" applyAlignment="1">` + wrapped},
	{"doc", `fontId="4" fillId="0" borderId="1" applyFont="1" applyBorder="1" applyAlignment="1">` + wrapped},
}

const wrapped = `<alignment vertical="top" wrapText="1"/></xf>`

// ownFormats is the number of the first format that a workbook defines itself.
const ownFormats = 164

func newStyles() *styles {
	s := &styles{format: map[string]int{}}
	s.value("")
	s.value(grid.AsTOML)
	return s
}

// fixed returns the number of a look of the program's own.
func fixed(name string) int {
	for i, s := range fixedStyles {
		if s.name == name {
			return i + 1
		}
	}
	return 0
}

// value returns the number of the look of a cell that holds a value.
func (s *styles) value(code string) int {
	if _, known := s.format[code]; !known {
		s.format[code] = len(fixedStyles) + 1 + len(s.codes)
		s.codes = append(s.codes, code)
	}
	return s.format[code]
}

// xml returns the styles of a workbook (ECMA-376 18.8.39).
func (s *styles) xml() string {
	var b strings.Builder
	b.WriteString(xmlHead + `<styleSheet xmlns="` + mainSpace + `">`)
	var formats, looks strings.Builder
	for i, code := range s.codes {
		id := 49 // text: what is typed stays as typed
		if code != "" {
			id = ownFormats + i
			fmt.Fprintf(&formats, `<numFmt numFmtId="%d" formatCode="%s"/>`, id, attribute(code))
		}
		fmt.Fprintf(&looks, `<xf numFmtId="%d" fontId="5" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1">%s`, id, wrapped)
	}
	fmt.Fprintf(&b, `<numFmts count="%d">%s</numFmts>`, len(s.codes)-1, formats.String())
	b.WriteString(`<fonts count="6">`)
	for _, f := range []string{`<sz val="11"/>`, `<b/><sz val="14"/>`, `<i/><sz val="10"/><color rgb="FF595959"/>`, `<b/><sz val="10"/>`, `<sz val="10"/><color rgb="FF595959"/>`, `<sz val="10"/>`} {
		b.WriteString(`<font>` + f + `<name val="` + face + `"/><family val="2"/></font>`)
	}
	b.WriteString(`</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>` +
		`<fill><patternFill patternType="solid"><fgColor rgb="FFDDE7F3"/><bgColor indexed="64"/></patternFill></fill></fills>` +
		`<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>`)
	for _, side := range []string{"left", "right", "top", "bottom"} {
		b.WriteString(`<` + side + ` style="thin"><color rgb="FFA6A6A6"/></` + side + `>`)
	}
	b.WriteString(`<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>`)
	fmt.Fprintf(&b, `<cellXfs count="%d"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>`, 1+len(fixedStyles)+len(s.codes))
	for _, f := range fixedStyles {
		b.WriteString(`<xf numFmtId="0" xfId="0" ` + f.xf)
	}
	b.WriteString(looks.String() + `</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`)
	return b.String()
}
