package layout

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"iku/content/finding"
	"iku/examples/synthetic"
	"iku/layout/page"
)

// sheetOf returns a sheet of three sasaran with two indikator each, under those
// settings of page and table.
func sheetOf(halaman, tabel string) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "[dokumen]\npemerintah = \"Pemerintah Kabupaten Contoh\"\nperiode = \"2025-2029\"\n[halaman]\nkertas = \"A4\"\n%s\n[tabel]\n%s\n", halaman, tabel)
	for i := range 3 {
		fmt.Fprintf(&b, "[[sasaran]]\nuraian = \"Meningkatnya derajat kesehatan masyarakat kabupaten %d\"\n", i)
		for j := range 2 {
			fmt.Fprintf(&b, `[[sasaran.indikator]]
uraian = "Persentase fasilitas pelayanan kesehatan terakreditasi paripurna %d"
kode = "IKU-%d.%d"
definisi = "Fasilitas pelayanan kesehatan tingkat pertama yang lulus akreditasi paripurna menurut lembaga penyelenggara akreditasi yang diakui Kementerian Kesehatan"
formula = { pembilang = "Jumlah fasilitas pelayanan kesehatan terakreditasi paripurna", penyebut = "Jumlah seluruh fasilitas pelayanan kesehatan", kali = "100%%" }
satuan = "Persen"
target = "8%d"
sumber_data = "Profil Kesehatan Kabupaten"
penanggung_jawab = "Bidang Pelayanan Kesehatan"
`, j, i, j, j)
		}
	}
	return []byte(b.String())
}

const few = "kolom = [\"no\", \"sasaran\", \"indikator\", \"target\", \"penanggung_jawab\"]\n"

const nine = `kolom = ["no", "kode", "sasaran", "indikator", "definisi", "formula", "satuan", "sumber_data", "penanggung_jawab"]`

var cured = regexp.MustCompile(`dengan (.*) semua kata utuh(?: dan dokumen muat di (\d+) halaman, sekarang (\d+)|, halamannya tetap (\d+))`)

// Columns that are too narrow are told, and what the hint says is true.
func TestSqueezed(t *testing.T) {
	for _, tt := range []struct{ halaman, tabel, at, says string }{
		{"", nine, "[tabel]", `kata di judul "DEFINISI OPERASIONAL", "SATUAN", "PENANGGUNG JAWAB" terpotong`},
		{"ukuran = 16\nmargin = { kiri = \"4cm\", kanan = \"4cm\" }", few, "[tabel]", "terpotong"},
		{"", few + `lebar = { indikator = "1,6cm" }`, `"1,6cm"`, `di judul "INDIKATOR KINERJA" terpotong`},
		{"", "kolom = [\"indikator\", \"sasaran\", \"target\"]\n" + `lebar = { indikator = "1,5cm" }`, `"1,5cm"`, `di judul "INDIKATOR KINERJA" terpotong`},
		{`kertas = "148mm x 210mm"`, few, "[tabel]", "terpotong"},
		{`margin = { kiri = "6cm", kanan = "6cm" }`, few + `judul = { penanggung_jawab = "PENANGGUNGJAWAB UTAMA" }`, "[tabel]", "terpotong"},
	} {
		data := sheetOf(tt.halaman, tt.tabel)
		if strings.Contains(tt.halaman, "kertas") {
			data = []byte(strings.Replace(string(data), "kertas = \"A4\"\n", "", 1))
		}
		doc := read(t, "sempit.toml", data)
		sheet, list := Lay(doc, family(t, doc), Options{})
		if len(list) != 1 || list[0].Slug != finding.KolomSempit || sheet == nil {
			t.Errorf("%s %s: %v", tt.halaman, tt.tabel, list)
			continue
		}
		f := list[0]
		if at := string(data[f.Span.Start:f.Span.End]); at != tt.at || !strings.Contains(f.Message, tt.says) {
			t.Errorf("at %q: %s", at, f.Message)
		}
		m := cured.FindStringSubmatch(f.Hint)
		if m == nil {
			if !strings.Contains(f.Hint, "sudah dicoba") {
				t.Errorf("%s", f.Hint)
			}
			continue
		}
		if m[3] != "" && m[3] != fmt.Sprint(len(sheet.Pages)) || m[4] != "" && m[4] != fmt.Sprint(len(sheet.Pages)) {
			t.Errorf("%d pages: %s", len(sheet.Pages), f.Hint)
		}
		// The remedies are settings as they are written.
		text := string(data)
		for _, way := range strings.Split(m[1], " dan ") {
			way = strings.TrimSuffix(way, " (A3)")
			if key, _, is := strings.Cut(way, " = "); is {
				text = regexp.MustCompile(`(?m)^`+key+` = .*\n`).ReplaceAllString(text, "")
				text = strings.Replace(text, "[halaman]\n", "[halaman]\n"+way+"\n", 1)
			} else {
				text = regexp.MustCompile(`(?m)^lebar = .*\n`).ReplaceAllString(text, "")
			}
		}
		doc = read(t, "utuh.toml", []byte(text))
		sheet, list = Lay(doc, family(t, doc), Options{})
		if len(list) > 0 || fmt.Sprint(len(sheet.Pages)) != m[2]+m[4] {
			t.Errorf("%s: %d pages, %v", f.Hint, len(sheet.Pages), list)
		}
	}
}

// What has room is not told of.
func TestNotSqueezed(t *testing.T) {
	docs := map[string][]byte{"a column wide enough": sheetOf("", few+`lebar = { indikator = "4cm" }`), "landscape": sheetOf("orientasi = \"lanskap\"\nukuran = 9", nine)}
	for seed := range uint64(30) {
		docs[fmt.Sprint("ordinary ", seed)] = ordinary(seed)
		docs[fmt.Sprint("synthetic ", seed)] = synthetic.Sheet(seed, synthetic.Options{})
	}
	names, _ := filepath.Glob("../examples/diskopukm-*.toml")
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		docs[filepath.Base(name)] = data
	}
	for name, data := range docs {
		doc := read(t, name, data)
		if _, list := Lay(doc, family(t, doc), Options{}); len(list) > 0 {
			t.Errorf("%s: %s", name, list[0].Message)
		}
	}
}

// The type of headings becomes smaller before a word of one is divided, and then it is
// divided between syllables.
func TestHeadingsAreDividedBetweenSyllables(t *testing.T) {
	for _, tt := range []struct{ halaman, tabel, size, divided string }{
		{"ukuran = 10", few, "10", ""},
		{"ukuran = 9", nine, "7", ""},
		{"ukuran = 11", nine, "8,5", "OPERASIO- NAL SATU- AN PENANG- GUNG"},
		{"ukuran = 11", few + `lebar = { indikator = "1,4cm" }`, "8,5", "INDI- KATOR KINER- JA"},
	} {
		doc := read(t, "judul.toml", sheetOf(tt.halaman, tt.tabel))
		var parts []string
		size, parted := doc.Halaman.Ukuran, false
		for _, it := range lay(t, doc).Pages[0].Items {
			if it.Node == nil || it.Node.Role != page.TH {
				continue
			}
			size = min(size, it.Size)
			before := parted
			if parted = strings.HasSuffix(it.Text, "\u00ad"); parted || before {
				parts = append(parts, strings.TrimSpace(strings.ReplaceAll(it.Text, "\u00ad", "-")))
			}
		}
		if got := strings.Join(parts, " "); decimal(size) != tt.size || got != tt.divided {
			t.Errorf("%s %s: %s pt %q", tt.halaman, tt.tabel, decimal(size), got)
		}
	}
}
