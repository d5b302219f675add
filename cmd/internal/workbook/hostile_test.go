package workbook

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"iku/cmd/internal/grid"
	"iku/examples/synthetic"
)

// parts makes an archive of parts.
func parts(t testing.TB, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		f, err := w.Create(files[i])
		if err == nil {
			_, err = f.Write([]byte(files[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const (
	relations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`
	oneSheet  = `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`
	types     = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`
)

// raw makes a workbook of one sheet with that XML in it, and further parts.
func raw(t testing.TB, sheet string, more ...string) []byte {
	t.Helper()
	if !strings.Contains(sheet, "</sheetData>") {
		sheet += "</sheetData>"
	}
	if !strings.Contains(sheet, "</worksheet>") {
		sheet += "</worksheet>"
	}
	return parts(t, append([]string{
		"[Content_Types].xml", types,
		"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml", oneSheet, "xl/_rels/workbook.xml.rels", relations,
		"xl/worksheets/sheet1.xml", `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + sheet,
	}, more...)...)
}

func inlineRow(n int, texts ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<row r="%d">`, n)
	for i, s := range texts {
		fmt.Fprintf(&b, `<c r="%s" t="inlineStr"><is><t>%s</t></is></c>`, square(n, i+1).Name(), s)
	}
	return b.String() + "</row>"
}

func heads2() string {
	return inlineRow(1, "Sasaran", "Indikator", "Target") + inlineRow(2, "S", "I", "12")
}

// Workbooks that mean harm, or are none, are refused in words.
func TestHostile(t *testing.T) {
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"empty":              {nil, "kosong"},
		"a text":             {[]byte("sasaran,indikator\n"), "tidak dikenal"},
		"a PDF":              {[]byte("%PDF-1.7\n"), "PDF"},
		"a cut archive":      {raw(t, heads2())[:200], "rusak atau terpotong"},
		"another archive":    {parts(t, "a.txt", "a"), "bukan dokumen"},
		"old":                {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...."), "rusak"},
		"too large":          {make([]byte, grid.MaxBytes+1), "lebih besar dari 50 MB"},
		"a far cell":         {raw(t, heads2()+`<row r="1048576"><c r="A1048576"><v>1</v></c></row>`), "melompat ke baris 1048576"},
		"a wide cell":        {raw(t, heads2()+`<row r="3"><c r="XFE3"><v>1</v></c></row>`), "kolom 16384"},
		"merges on merges":   {raw(t, heads2()+inlineRow(2000, "S", "I", "1")+`</sheetData><mergeCells>`+strings.Repeat(`<mergeCell ref="A1:C2000"/>`, 400)+`</mergeCells>`), "mencakup terlalu banyak sel"},
		"many formats":       {raw(t, heads2(), "xl/styles.xml", "<styleSheet><numFmts>"+strings.Repeat(`<numFmt numFmtId="200" formatCode="0"/>`, 4001)+"</numFmts></styleSheet>"), "terlalu banyak format angka"},
		"a cell of no place": {raw(t, heads2()+`<row r="3"><c r="!!"><v>1</v></c></row>`), "tanpa alamat yang sah"},
		"a part twice":       {raw(t, heads2(), "xl/workbook.xml", oneSheet), "dua kali"},
		"broken lists":       {parts(t, "xl/workbook.xml", "<workbook", "xl/_rels/workbook.xml.rels", "<Relationships/>"), "rusak"},
		"no tables":          {raw(t, inlineRow(1, "a", "b")), "tidak ada tabel indikator"},
	} {
		_, err := Import("a.xlsx", c.data)
		var refused *grid.Refusal
		if !errors.As(err, &refused) || !strings.Contains(refused.Message, c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

// What is not looked at is said; formulas give what was saved.
func TestSetAside(t *testing.T) {
	book := raw(t, inlineRow(1, "Sasaran", "Indikator", "Target", "Satuan")+
		`<row r="2"><c r="A2" t="inlineStr"><is><t>S</t></is></c><c r="B2" t="inlineStr"><is><t>I</t></is></c><c r="C2"><f>6*7</f><v>42</v></c><c r="D2"><f>WEBSERVICE("http://127.0.0.1/")</f></c></row></sheetData></worksheet>`,
		"xl/vbaProject.bin", "macro", "xl/externalLinks/externalLink1.xml", "<externalLink/>")
	result, err := Import("a.xlsx", book)
	if err != nil {
		t.Fatal(err)
	}
	notes := ""
	for _, n := range result.Notes {
		notes += n.String() + "\n"
	}
	for _, want := range []string{"makro", "tautan", "sel D2: sel ini berisi rumus tanpa hasil"} {
		if !strings.Contains(notes, want) {
			t.Errorf("%q is not in %q", want, notes)
		}
	}
	if got := string(result.Documents[0].TOML); !strings.Contains(got, "target = 42\n") || strings.Contains(got, "satuan") {
		t.Error(got)
	}
}

// A workbook of anything at all is read in bounded time, or refused; what comes
// of it is TOML.
func FuzzImport(f *testing.F) {
	f.Add(heads2())
	f.Add(inlineRow(1, "iku:sasaran.uraian", "iku:indikator.uraian", "iku:indikator.target") + inlineRow(2) + inlineRow(3, "S", "I", "{ a = 1 }"))
	f.Add(inlineRow(1, "iku:kunci", "iku:isi") + inlineRow(3, "dokumen.judul", "• a"))
	f.Add(heads2() + `<row><c s="9"><v>1e99</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>`)
	f.Fuzz(func(t *testing.T, sheet string) { imports(t, raw(t, sheet)) })
}

// imports fails where what is read from a workbook is no TOML, or what hinders it is
// not told in words.
func imports(t *testing.T, book []byte) {
	result, err := Import("a.xlsx", book)
	var refused *grid.Refusal
	if err != nil && !errors.As(err, &refused) {
		t.Fatal(err)
	}
	if err == nil {
		for _, d := range result.Documents {
			if parse(fileOf(d)) == nil {
				t.Fatalf("no TOML:\n%s", d.TOML)
			}
		}
	}
}

// Whole archives are read or refused: as they come, and with the sums of their parts
// set right, so that what was changed in a part is read.
func FuzzArchive(f *testing.F) {
	filled, err := templateOf(synthetic.Sheet(7, synthetic.Options{Indikator: 2}))
	if err != nil {
		f.Fatal(err)
	}
	for _, book := range [][]byte{
		filled,
		raw(f, heads2()),
		newSheet(f, []any{"No", "Sasaran", "Indikator", "Satuan", 2018, 2019}, []any{1, "S", "I", "%", 0.5, 12}, []any{"", "", "J", "orang", 1, "2"}).bytes(),
	} {
		f.Add(repacked(book))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<20 {
			return
		}
		imports(t, data)
		if again := repacked(data); again != nil {
			imports(t, again)
		}
	})
}

// repacked returns an archive with its parts as they are, none compressed, and their
// sums right; nil where it is no archive.
func repacked(data []byte) []byte {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range r.File {
		part, err := f.Open()
		if err != nil {
			return nil
		}
		text, err := io.ReadAll(io.LimitReader(part, 1<<20))
		if err != nil && !errors.Is(err, zip.ErrChecksum) {
			return nil
		}
		to, err := w.CreateHeader(&zip.FileHeader{Name: f.Name})
		if err == nil {
			_, err = to.Write(text)
		}
		if err != nil {
			return nil
		}
	}
	if w.Close() != nil {
		return nil
	}
	return b.Bytes()
}

func BenchmarkImport(b *testing.B) {
	data := synthetic.Sheet(7, synthetic.Options{Indikator: 100})
	book, err := templateOf(data)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := Import("a.xlsx", book); err != nil {
			b.Fatal(err)
		}
	}
}
