package workbook

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"iku/cmd/internal/grid"
)

// One table in every kind of file, as LibreOffice saved it, gives the same document
// and the same remark about the column that is not read.
func TestDoors(t *testing.T) {
	files, err := filepath.Glob("../grid/door/testdata/tabel.*")
	if err != nil || len(files) < 7 {
		t.Fatal(files, err)
	}
	from := regexp.MustCompile(`(?m)^# diimpor dari .*$`)
	first := ""
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		result, err := Import(name, data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if len(result.Documents) != 1 || result.Left() != 1 || !strings.Contains(result.Notes[0].String(), "REALISASI") {
			t.Errorf("%s: %d documents, %v", name, len(result.Documents), result.Notes)
			continue
		}
		got := strings.NewReplacer(`"71,25"`, "71.25", `"72,5"`, "72.5", `"12500"`, "12_500", `"13000"`, "13_000", `"14"`, "14", `"13"`, "13").
			Replace(from.ReplaceAllString(string(result.Documents[0].TOML), ""))
		for _, want := range []string{"nama = \"Dinas Kesehatan\"", `pemerintah = "Pemerintah Kabupaten Bangka"`, "2025 = 71.25", "Jumlah kunjungan", "tanggal    = 2025-01-02", "dr. SITI"} {
			if !strings.Contains(got, want) {
				t.Errorf("%s: %s is missing\n%s", name, want, got)
			}
		}
		if first == "" {
			first = got
		}
		if got != first {
			t.Errorf("%s: another document\n%s\n%s", name, got, first)
		}
	}
}

// What a document says of text that people do not see is followed, and told.
func TestUnseenInDocuments(t *testing.T) {
	const head = `<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Sasaran</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Indikator</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Target</w:t></w:r></w:p></w:tc></w:tr>`
	word := func(target string) []byte {
		return parts(t, "[Content_Types].xml", "<Types/>", "word/document.xml", `<w:document xmlns:w="urn:w"><w:body>`+head+
			`<w:tr><w:tc><w:p><w:r><w:t>S</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>I</w:t></w:r></w:p></w:tc><w:tc><w:p>`+target+`</w:p></w:tc></w:tr></w:tbl></w:body></w:document>`)
	}
	for _, c := range []struct{ target, want, told string }{
		{`<w:r><w:t>12</w:t></w:r>`, `target = "12"`, ""},
		{`<w:r><w:rPr><w:strike/></w:rPr><w:t>10</w:t></w:r><w:r><w:t>12</w:t></w:r>`, `target = "12"`, `teks yang dicoret tidak dibaca: "10"`},
		{`<w:r><w:rPr><w:strike w:val="0"/></w:rPr><w:t>12</w:t></w:r>`, `target = "12"`, ""},
		{`<w:del><w:r><w:delText>10</w:delText></w:r></w:del><w:ins><w:r><w:t>12</w:t></w:r></w:ins>`, `target = "12"`, "lacak perubahan"},
		{`<w:r><w:rPr><w:vanish/></w:rPr><w:t>10</w:t></w:r><w:r><w:t>12</w:t></w:r>`, `target = "12"`, "tersembunyi"},
	} {
		result, err := Import("a.docx", word(c.target))
		if err != nil {
			t.Fatal(err)
		}
		got := everything(result)
		if !strings.Contains(got, c.want) || c.told == "" && len(result.Notes) > 0 || !strings.Contains(got, c.told) {
			t.Errorf("%s\n%s", c.target, got)
		}
	}
}

// What separates the values of a text and how it is coded is found out.
func TestTexts(t *testing.T) {
	for name, data := range map[string]string{
		"semicolons":   "Sasaran;Indikator;Target\nS;\"Jumlah, semua\";1.250,5\n",
		"tabs":         "Sasaran\tIndikator\tTarget\nS\tJumlah, semua\t1.250,5\n",
		"commas":       "Sasaran,Indikator,Target\nS,\"Jumlah, semua\",\"1.250,5\"\n",
		"a line first": "sep=;\nSasaran;Indikator;Target\nS;Jumlah, semua;1.250,5\n",
		"a byte order": "\xef\xbb\xbfSasaran;Indikator;Target\r\nS;Jumlah, semua;1.250,5\r\n",
		"UTF-16":       "\xff\xfe" + utf16le("Sasaran;Indikator;Target\nS;Jumlah, semua;1.250,5\n"),
		"Windows":      "Sasaran;Indikator;Target;Keterangan\nS;Jumlah, semua;1.250,5;caf\xe9\n",
		"bars":         "Sasaran|Indikator|Target\nS|Jumlah, semua|1.250,5\n",
	} {
		result, err := Import("a.csv", []byte(data))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := everything(result); !strings.Contains(got, `"Jumlah, semua"`) || !strings.Contains(got, `"1.250,5"`) || !strings.Contains(got, "dibaca sebagai") || result.Left() > 0 {
			t.Errorf("%s\n%s", name, got)
		}
	}
	for name, data := range map[string]string{"binary": "a;b\x00\nc;d", "prose": "hanya kalimat\nsaja\n"} {
		var refused *grid.Refusal
		if _, err := Import("a.csv", []byte(data)); !errors.As(err, &refused) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Names of files and cells that no comment can hold still give TOML.
func TestNamesInComments(t *testing.T) {
	result, err := Import("a\x01\xff.csv", []byte("DINAS A\x01B;;\nSasaran;Indikator;Target\nS;I;1\n"))
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range result.Documents {
		if parse(fileOf(d)) == nil {
			t.Errorf("%q", d.TOML)
		}
	}
}

func utf16le(s string) string {
	var b strings.Builder
	for _, r := range s {
		b.WriteByte(byte(r))
		b.WriteByte(byte(r >> 8))
	}
	return b.String()
}

// Files of every kind that were changed anywhere are read or refused in words.
func FuzzDoors(f *testing.F) {
	files, err := filepath.Glob("../grid/door/testdata/tabel.*")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		if again := repacked(data); again != nil {
			data = again
		}
		f.Add(filepath.Ext(name), data)
	}
	f.Fuzz(func(t *testing.T, ext string, data []byte) {
		if len(data) > 1<<20 {
			return
		}
		for _, d := range [][]byte{data, repacked(data)} {
			result, err := Import("a"+ext, d)
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
	})
}
