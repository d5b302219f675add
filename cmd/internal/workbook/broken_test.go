package workbook

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"unicode/utf16"

	"iku/cmd/internal/grid"
)

// changed returns a workbook with one part put through do.
func changed(t *testing.T, book []byte, part string, do func(string) string) []byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		s := string(text)
		if f.Name == part {
			s = do(s)
		}
		list = append(list, f.Name, s)
	}
	return parts(t, list...)
}

// A part that breaks anywhere is an error with its name and place; the workbook
// that could be read up to there is another.
func TestBrokenParts(t *testing.T) {
	book := raw(t, inlineRow(1, "Sasaran", "Indikator", "Target")+inlineRow(2, "S", "I", "12")+inlineRow(3, "R", "J", "13"), "xl/sharedStrings.xml", `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>x</t></si></sst>`)
	insert := func(text string) func(string) string {
		return func(s string) string { return strings.Replace(s, "<t>I</t>", "<t>"+text+"</t>", 1) }
	}
	const sheet = "xl/worksheets/sheet1.xml"
	for name, c := range map[string]struct {
		part string
		do   func(string) string
		want string
	}{
		"an unescaped ampersand": {sheet, insert("R & D"), "bagian xl/worksheets/sheet1.xml rusak di baris 1, kolom"},
		"an entity of HTML":      {sheet, insert("R&nbsp;D"), "&amp;"},
		"a Latin-1 byte":         {sheet, insert("caf\xe9"), "bukan UTF-8"},
		"a control character":    {sheet, insert("a\x01"), "rusak di baris"},
		"cut off in a tag":       {sheet, func(s string) string { return s[:len(s)-4] }, "terpotong"},
		"cut off between tags":   {sheet, func(s string) string { return s[:strings.Index(s, "<row r=\"3\"")] }, "tidak ditutup"},
		"crossed tags":           {sheet, func(s string) string { return strings.Replace(s, "</is></c>", "</c></is>", 1) }, "tidak dibuka"},
		"two roots":              {sheet, func(s string) string { return s + "<x/>" }, "pokok"},
		"empty":                  {sheet, func(string) string { return "" }, "pokok"},
		"another encoding":       {sheet, func(s string) string { return `<?xml version="1.0" encoding="windows-1252"?>` + s }, "bukan UTF-8"},
		"UTF-16": {sheet, func(s string) string {
			out := "\xff\xfe"
			for _, u := range utf16.Encode([]rune(s)) {
				out += string([]byte{byte(u), byte(u >> 8)})
			}
			return out
		}, "bagian xl/worksheets/sheet1.xml"},
		"a document type":    {sheet, func(s string) string { return `<!DOCTYPE x [<!ENTITY a "b">]>` + s }, "deklarasi"},
		"nested without end": {sheet, insert(strings.Repeat("<x>", 300) + strings.Repeat("</x>", 300)), "bersarang terlalu dalam"},
		"a text that is none": {sheet, func(s string) string {
			return strings.Replace(s, "</sheetData>", `<row r="4"><c r="A4" t="s"><v>7</v></c></row></sheetData>`, 1)
		}, "sel A4 menyebut teks yang tidak ada"},
		"a cell twice":       {sheet, func(s string) string { return strings.Replace(s, "</sheetData>", inlineRow(2, "S")+"</sheetData>", 1) }, "sel A2 dua kali"},
		"shared texts":       {"xl/sharedStrings.xml", func(s string) string { return s[:len(s)-3] }, "bagian xl/sharedStrings.xml"},
		"relations":          {"xl/_rels/workbook.xml.rels", func(s string) string { return strings.Replace(s, `Id="r1"`, `Id="r9"`, 1) }, "lembar \"S\" tidak ada"},
		"the list of sheets": {"xl/workbook.xml", func(s string) string { return s + "&" }, "bagian xl/workbook.xml"},
	} {
		_, err := Import("a.xlsx", changed(t, book, c.part, c.do))
		var refused *grid.Refusal
		if !errors.As(err, &refused) || !strings.Contains(refused.Message, c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
	for name, do := range map[string]func(string) string{
		"as it is":     func(s string) string { return s },
		"escaped":      insert("R &amp; D &#233; &lt;"),
		"a byte order": func(s string) string { return "\ufeff" + s },
		"a declaration": func(s string) string {
			return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n" + s + "\n"
		},
		"a comment": func(s string) string { return s + "<!-- x -->" },
		"a shared text": func(s string) string {
			return strings.Replace(s, "</sheetData>", `<row r="4"><c r="A4" t="s"><v>0</v></c></row></sheetData>`, 1)
		},
		"another relation": func(s string) string { return strings.Replace(s, "<worksheet ", `<worksheet xmlns:mc="urn:x" `, 1) },
	} {
		result, err := Import("a.xlsx", changed(t, book, sheet, do))
		if err != nil || !strings.Contains(string(result.Documents[0].TOML), "uraian = \"J\"") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
