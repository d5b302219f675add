package workbook

import (
	"fmt"
	"strings"
	"testing"
)

// wordTable returns a table of Word whose cells hold what is given.
func wordTable(rows ...[]string) string {
	var b strings.Builder
	b.WriteString("<w:tbl>")
	for _, r := range rows {
		b.WriteString("<w:tr>")
		for _, c := range r {
			if !strings.HasPrefix(c, "<") {
				c = paragraphs(c)
			}
			b.WriteString("<w:tc>" + c + "</w:tc>")
		}
		b.WriteString("</w:tr>")
	}
	return b.String() + "</w:tbl>"
}

func paragraphs(lines ...string) string {
	return "<w:p><w:r><w:t>" + strings.Join(lines, "</w:t></w:r></w:p><w:p><w:r><w:t>") + "</w:t></w:r></w:p>"
}

func listParagraphs(list string, lines ...string) string {
	var b strings.Builder
	for _, l := range lines {
		b.WriteString(`<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="` + list + `"/></w:numPr></w:pPr><w:r><w:t>` + l + "</w:t></w:r></w:p>")
	}
	return b.String()
}

func wordFile(t *testing.T, body string, files ...string) []byte {
	t.Helper()
	return parts(t, append([]string{"[Content_Types].xml", "<Types/>", "word/document.xml", `<w:document xmlns:w="urn:w"><w:body>` + body + `</w:body></w:document>`,
		"word/numbering.xml", `<w:numbering xmlns:w="urn:w"><w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>` +
			`<w:abstractNum w:abstractNumId="6"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>` +
			`<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="6"/></w:num></w:numbering>`}, files...)...)
}

// What people see in documents of Word is read, or told where it stands.
func TestWord(t *testing.T) {
	head := []string{"Sasaran", "Indikator", "Target"}
	const fraction = "<m:oMath><m:f><m:num><m:r><m:t>Jumlah a</m:t></m:r></m:num><m:den><m:r><m:t>Jumlah b</m:t></m:r></m:den></m:f><m:r><m:t>×100%</m:t></m:r></m:oMath>"
	for name, c := range map[string]struct {
		body  string
		files []string
		want  []string
		not   string
	}{
		"numbered by the list": {wordTable(head, []string{"S", listParagraphs("1", "Jumlah a", "Jumlah b"), paragraphs("1", "2")}), nil,
			[]string{`uraian = "Jumlah a"`, `target = "1"`, `uraian = "Jumlah b"`, `target = "2"`}, "dipisah"},
		"a number of one": {wordTable(head, []string{listParagraphs("1", "Sasaran satu"), listParagraphs("1", "Jumlah a"), "1"}), nil, []string{`uraian = "Sasaran satu"`, `uraian = "Jumlah a"`}, "Perlu"},
		"marked by the list": {wordTable([]string{"Sasaran", "Indikator", "Definisi", "Target"}, []string{"S", "Jumlah a", listParagraphs("2", "Semua a", "Sebagian b"), "1"}), nil,
			[]string{`definisi = ["Semua a", "Sebagian b"]`}, "•"},
		"a line each":                         {wordTable(head, []string{"S", paragraphs("Jumlah a", "Nilai b"), paragraphs("1", "2")}), nil, []string{`uraian = "Jumlah a"`, `uraian = "Nilai b"`, `target = "2"`, "dipisah menjadi 2 indikator"}, "sasaran 3"},
		"a line each, and one target":         {wordTable(head, []string{"S", paragraphs("Jumlah a", "Nilai b"), "1"}), nil, []string{"2 baris dan targetnya 1 baris"}, "dipisah menjadi"},
		"a line that goes on":                 {wordTable(head, []string{"S", paragraphs("Jumlah a", "yang baik"), "1"}), nil, []string{"uraian = \"\"\"\nJumlah a\nyang baik\"\"\""}, "bila lebih dari satu"},
		"a fraction":                          {wordTable([]string{"Sasaran", "Indikator", "Formula"}, []string{"S", "Jumlah a", "<w:p>" + fraction + "</w:p>"}), nil, []string{`formula = { pembilang = "Jumlah a", penyebut = "Jumlah b", kali = "100%" }`}, "tidak dibaca"},
		"a fraction that is not all":          {wordTable([]string{"Sasaran", "Indikator", "Formula"}, []string{"S", "Jumlah a", "<w:p><w:r><w:t>Hasil = </w:t></w:r>" + fraction + "</w:p>"}), nil, []string{`formula = "Hasil = (Jumlah a) / (Jumlah b)×100%"`}, "pembilang"},
		"powers and roots":                    {wordTable(head, []string{"S", "Jumlah a", "<w:p><m:oMath><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>3</m:t></m:r></m:sup></m:sSup><m:rad><m:e><m:r><m:t>2</m:t></m:r></m:e></m:rad></m:oMath></w:p>"}), nil, []string{`target = "10³akar(2)"`}, "103"},
		"a picture in a cell":                 {wordTable(head, []string{"S", "Jumlah a", "<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>"}), nil, []string{"tabel 1, baris 2, kolom 3: gambar di sel ini tidak dibaca"}, "dokumen ini tidak"},
		"a picture beside":                    {"<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>" + wordTable(head, []string{"S", "Jumlah a", "1"}), nil, []string{"gambar di dokumen ini tidak dibaca"}, "di sel"},
		"a box of text":                       {wordTable(head, []string{"S", "Jumlah a", "1"}) + "<w:p><w:r><w:drawing><w:txbxContent>" + paragraphs("Kepala Dinas,", "BUDI", "NIP 19680214 199503 1 001") + "</w:txbxContent></w:drawing></w:r></w:p>", nil, []string{`nama    = "BUDI"`}, "gambar"},
		"a character of Symbol":               {wordTable(head, []string{"S", "Jumlah a", `<w:p><w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r><w:r><w:t>71</w:t></w:r></w:p>`}), nil, []string{`target = "≥71"`}, "tidak dibaca"},
		"figures above the line":              {wordTable(head, []string{"S", "Jumlah a", `<w:p><w:r><w:t>10</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r></w:p>`}), nil, []string{`target = "10²"`}, "102"},
		"a table in a frame":                  {wordTable([]string{"<w:p/>" + wordTable(head, []string{"S", "Jumlah a", "1"}) + paragraphs("Catatan: n")}), nil, []string{`uraian = "Jumlah a"`, `target = "1"`, "Catatan: n"}, "dibaca sebagai teks"},
		"a table in a cell":                   {wordTable(head, []string{"S", wordTable([]string{"Jumlah a", "1"}, []string{"Jumlah b", "2"}) + "<w:p/>", ""}), nil, []string{"kolom 2: tabel di dalam sel ini dibaca sebagai teks", "Jumlah a 1\nJumlah b 2"}, "sasaran 2"},
		"heads and feet of pages":             {wordTable(head, []string{"S", "Jumlah a", "1"}), []string{"word/header1.xml", `<w:hdr xmlns:w="urn:w">` + paragraphs("DINAS X") + `</w:hdr>`, "word/footer1.xml", `<w:ftr xmlns:w="urn:w">` + paragraphs("1") + `</w:ftr>`}, []string{`kepala halaman tidak dibaca: "DINAS X"`}, "kaki halaman"},
		"notes and comments":                  {wordTable(head, []string{"S", "Jumlah a", "1"}), []string{"word/footnotes.xml", `<w:footnotes xmlns:w="urn:w"><w:footnote>` + paragraphs("Sesuai RPJMD") + `</w:footnote></w:footnotes>`, "word/comments.xml", `<w:comments xmlns:w="urn:w"><w:comment>` + paragraphs("benar?") + `</w:comment></w:comments>`}, []string{`catatan kaki tidak dibaca: "Sesuai RPJMD"`, `komentar tidak dibaca: "benar?"`}, "akhir"},
		"signed in cells":                     {wordTable(head, []string{"S", "Jumlah a", "1"}) + "<w:p/>" + wordTable([]string{paragraphs("Mengetahui,", "BUPATI BANGKA,", "", "H. MULKAN"), paragraphs("Sungailiat, 2 Januari 2025", "Kepala Dinas,", "", "BUDI", "Pembina", "NIP 19680214 199503 1 001")}), nil, []string{"tanggal = 2025-01-02", "sebutan = \"Mengetahui,\"\njabatan = [\"Bupati Bangka\"]\nnama    = \"H. MULKAN\"", "jabatan = [\"Kepala Dinas\"]\nnama    = \"BUDI\"\npangkat = \"Pembina\""}, "tidak dibaca"},
		"the head of a government by itself":  {wordTable(head, []string{"S", "Jumlah a", "1"}) + paragraphs("BUPATI BANGKA,", "", "H. MULKAN"), nil, []string{"jabatan = [\"Bupati Bangka\"]\nnama    = \"H. MULKAN\""}, "tidak dibaca"},
		"a head of government who has an NIP": {wordTable(head, []string{"S", "Jumlah a", "1"}) + paragraphs("Pj. BUPATI BANGKA,", "BUDI", "Pembina Utama", "NIP 19680214 199503 1 001"), nil, []string{`status  = "Pj."`, `nama    = "BUDI"`, "nip "}, "tidak dibaca"},
	} {
		result, err := Import("a.docx", wordFile(t, c.body, c.files...))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		says(t, name, result, c.want, c.not)
	}
}

// Tables that lie deep in each other are refused, not read for ever.
func TestNestedTooDeep(t *testing.T) {
	body := paragraphs("x")
	for range 20 {
		body = wordTable([]string{body, "y"})
	}
	if _, err := Import("a.docx", wordFile(t, body)); err == nil || !strings.Contains(err.Error(), "bersarang") {
		t.Error(err)
	}
}

// What people see in documents of LibreOffice is read, or told where it stands.
func TestOpenDocumentText(t *testing.T) {
	const styles = `<office:automatic-styles><style:style style:name="H"><style:text-properties text:display="none"/></style:style><style:style style:name="U"><style:text-properties style:text-position="super 58%"/></style:style></office:automatic-styles>`
	row := func(cells ...string) string {
		var b strings.Builder
		for _, c := range cells {
			b.WriteString("<table:table-cell>" + c + "</table:table-cell>")
		}
		return "<table:table-row>" + b.String() + "</table:table-row>"
	}
	p := func(s string) string { return "<text:p>" + s + "</text:p>" }
	head := row(p("Sasaran"), p("Indikator"), p("Target"))
	table := func(rows ...string) string { return "<table:table>" + strings.Join(rows, "") + "</table:table>" }
	for name, c := range map[string]struct{ body, want, not string }{
		"hidden":             {table(head, row(p("S"), p(`Jumlah a<text:span text:style-name="H"> rahasia</text:span>`), p("1"))), "teks tersembunyi", "rahasia"},
		"above the line":     {table(head, row(p("S"), p("Jumlah a"), p(`10<text:span text:style-name="U">2</text:span>`))), `target = "10²"`, "102"},
		"Symbol":             {table(head, row(p("S"), p("Jumlah a"), p("\uf0b371"))), `target = "≥71"`, "\uf0b3"},
		"a formula":          {table(head, row(p("S"), p("Jumlah a"), p("<draw:frame><draw:object/></draw:frame>"))), "kolom 3: gambar di sel ini", "dokumen ini tidak"},
		"a note":             {table(head, row(p("S"), p("Jumlah a<text:note><text:note-citation>1</text:note-citation><text:note-body>"+p("Sesuai RPJMD")+"</text:note-body></text:note>"), p("1"))), `catatan kaki tidak dibaca: "Sesuai RPJMD"`, "a1"},
		"a comment":          {table(head, row(p("S"), p("Jumlah a<office:annotation><dc:creator>Budi</dc:creator>"+p("benar?")+"</office:annotation>"), p("1"))), `komentar tidak dibaca: "benar?"`, "Budi"},
		"a table in a frame": {table(row(table(head, row(p("S"), p("Jumlah a"), p("1"))))), `target = "1"`, "dibaca sebagai teks"},
		"a table in a cell":  {table(head, row(p("S"), table(row(p("Jumlah a"), p("1"))), p(""))), "kolom 2: tabel di dalam sel ini dibaca sebagai teks", "sasaran 2"},
	} {
		data := parts(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", fmt.Sprintf("<office:document-content>%s<office:body><office:text>%s</office:text></office:body></office:document-content>", styles, c.body),
			"styles.xml", "<office:document-styles><style:master-page><style:header>"+p("DINAS X")+"</style:header><style:footer>"+p("3")+"</style:footer></style:master-page></office:document-styles>")
		result, err := Import("a.odt", data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		got := everything(result)
		if !strings.Contains(got, c.want) || strings.Contains(got, c.not) || !strings.Contains(got, `kepala halaman tidak dibaca: "DINAS X"`) || strings.Contains(got, "kaki halaman") {
			t.Errorf("%s:\n%s", name, got)
		}
	}
}

// So it is in pages of HTML.
func TestHTMLCells(t *testing.T) {
	for _, c := range []struct{ cell, want, not string }{
		{`10<sup>2</sup>`, `target = "10²"`, "102"},
		{`12<sup>a</sup>`, `target = "12a"`, "gambar"},
		{`<img src="x.png">`, "baris 2, kolom 3: gambar di sel ini tidak dibaca", "target ="},
		{`<math><mfrac><mn>10</mn><mn>44</mn></mfrac></math>`, "baris 2, kolom 3: gambar di sel ini tidak dibaca", "1044"},
		{`<span style="display: none"><img src="x.png"></span>7`, `target = "7"`, "gambar"},
	} {
		result, err := Import("a.html", []byte("<table><tr><th>Sasaran<th>Indikator<th>Target<tr><td>S<td>Jumlah a<td>"+c.cell+"</table>"))
		if err != nil {
			t.Fatal(err)
		}
		if got := everything(result); !strings.Contains(got, c.want) || strings.Contains(got, c.not) {
			t.Errorf("%s:\n%s", c.cell, got)
		}
	}
}
