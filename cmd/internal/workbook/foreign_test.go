package workbook

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"iku/cmd/internal/grid"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// sheet makes a workbook of one sheet. A cell is written as its text; the cells
// of styled have a number format.
type sheetMaker struct {
	*excelize.File
	t testing.TB
}

func newSheet(t testing.TB, rows ...[]any) sheetMaker {
	t.Helper()
	s := sheetMaker{excelize.NewFile(), t}
	for i, row := range rows {
		for j, v := range row {
			if v != nil {
				s.must(s.SetCellValue("Sheet1", square(i+1, j+1).Name(), v))
			}
		}
	}
	return s
}

func (s sheetMaker) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

func (s sheetMaker) format(cell, code string) sheetMaker {
	id, err := s.NewStyle(&excelize.Style{CustomNumFmt: &code})
	s.must(err)
	s.must(s.SetCellStyle("Sheet1", cell, cell, id))
	return s
}

func (s sheetMaker) merge(from, to string) sheetMaker {
	s.must(s.MergeCell("Sheet1", from, to))
	return s
}

func (s sheetMaker) bytes() []byte {
	b, err := s.WriteToBuffer()
	s.must(err)
	return b.Bytes()
}

// Tables of agencies, as they are found, and what is understood of each.
func TestTablesOfOthers(t *testing.T) {
	for name, book := range map[string]sheetMaker{
		"biasa": newSheet(t,
			[]any{"INDIKATOR KINERJA UTAMA"},
			[]any{"DINAS KOPERASI USAHA KECIL DAN MENENGAH"},
			[]any{"PROVINSI KEPULAUAN BANGKA BELITUNG"},
			[]any{"TAHUN 2017 – 2022"},
			[]any{},
			[]any{"VISI", ":", "Terwujudnya KUMKM yang tangguh"},
			[]any{},
			[]any{"NO", "SASARAN STRATEGIS", "INDIKATOR KINERJA", "SATUAN", "TARGET", nil, "SUMBER DATA"},
			[]any{nil, nil, nil, nil, 2018, 2019},
			[]any{"(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"},
			[]any{1, "Meningkatnya\u00a0pertumbuhan  Koperasi", "Persentase koperasi baru", "%", 0.155, 0.2, "Bidang Koperasi"},
			[]any{},
			[]any{nil, nil, "Jumlah UMKM", "unit", 198014, "1,234,567", nil},
			[]any{2, "Meningkatnya kualitas SDM", "Indeks kualitas", "indeks", "84.5", 85.25, "Bidang\nSDM"},
			[]any{},
			[]any{nil, nil, nil, nil, nil, "Pangkalpinang,   22 Januari 2018"},
			[]any{nil, nil, nil, nil, nil, "KEPALA DINAS KOPERASI,"},
			[]any{nil, nil, nil, nil, nil, "Ir. Hj. ELFIYENA"},
			[]any{nil, nil, nil, nil, nil, "Pembina Utama Madya"},
			[]any{nil, nil, nil, nil, nil, "NIP. 19620915 199003 2 001"},
		).merge("A8", "A9").merge("B8", "B9").merge("C8", "C9").merge("D8", "D9").merge("E8", "F8").merge("G8", "G9").
			merge("B11", "B13").merge("G11", "G13").format("E11", "0.0%").format("F11", "0%").format("E13", "#,##0"),
		"urutan-lain": newSheet(t,
			[]any{nil, "Target 2024", "Sasaran", "Frekuensi pengukuran", "Indikator Kinerja Utama (IKU)", "Kondisi Awal 2023", "Formulasi Penghitungan", "Realisasi 2023"},
			[]any{nil, "N/A", "Meningkatnya layanan", "Tahunan", "Indeks kepuasan", 0.24861111, "jumlah nilai", 5},
			[]any{nil, nil, nil, nil, nil, nil, "dibagi jumlah responden", nil},
			[]any{nil, 1000, "Meningkatnya layanan", "Tahunan", "Jumlah pengunjung", 950, "cacah", 6},
		).format("F2", "0.0%").format("B4", `#,##0" orang"`),
		"beberapa-perangkat-daerah": newSheet(t,
			[]any{"IKU PEMERINTAH KABUPATEN CONTOH"},
			[]any{"PEMERINTAH KABUPATEN CONTOH"},
			[]any{"PERIODE 2021-2026"},
			[]any{"OPD", "Sasaran", "Indikator", "Satuan", "Target"},
			[]any{"Dinas Pendidikan", "Meningkatnya mutu", "Angka partisipasi murni", "%", 95.5},
			[]any{nil, nil, "Rata-rata lama sekolah", "tahun", 8},
			[]any{"Dinas Kesehatan", "Meningkatnya kesehatan", "Usia harapan hidup", "tahun", "71,2"},
		).merge("A5", "A6").merge("B5", "B6"),
	} {
		result, err := Import("tabel.xlsx", book.bytes())
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var b strings.Builder
		for _, line := range result.Understood {
			b.WriteString(line + "\n")
		}
		for _, note := range result.Notes {
			b.WriteString(note.String() + "\n")
		}
		for _, d := range result.Documents {
			b.WriteString("\n== " + d.Name + ".toml\n" + string(d.TOML))
			readTOMLAny(t, name, d)
		}
		golden := filepath.Join("testdata", name+".txt")
		if *update {
			if err := os.WriteFile(golden, []byte(b.String()), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil || string(want) != b.String() {
			t.Errorf("%s: %v\n%s", name, err, b.String())
		}
	}
}

func readTOMLAny(t testing.TB, name string, d Document) {
	t.Helper()
	if literal("{ a = 1 }") == nil || parse(fileOf(d)) == nil {
		t.Errorf("%s: no TOML\n%s", name, d.TOML)
	}
}

// A finding is told by the cell that holds what it is about.
func TestPlacesAreCells(t *testing.T) {
	book := newSheet(t, []any{"Sasaran", "Indikator", "Satuan", "Target"}, []any{"S", "I", "x", "banyak"}, []any{nil, "J", "y", "12"})
	result, err := Import("a.xlsx", book.bytes())
	if err != nil {
		t.Fatal(err)
	}
	d := result.Documents[0]
	for text, want := range map[string]string{`"banyak"`: "D2", `"12"`: "D3", `"y"`: "C3", `"J"`: "B3"} {
		at := strings.Index(string(d.TOML), text)
		if got := d.Place(at); at < 0 || got != `lembar "Sheet1", sel `+want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

// Cells as people fill them, and what they mean under a key that holds a value.
func TestCells(t *testing.T) {
	for _, c := range []struct {
		value  any
		format string
		want   string
	}{
		{0.155, "0.0%", `"15,5%"`},
		{0.155, "0%", `"16%"`}, // as it is shown
		{1, "0%", `"100%"`},
		{0.1 + 0.2, "", `0.3`},
		{3500.0 / 50272, "0.00%", `"6,96%"`},
		{198014, "", `198_014`},
		{198014, "#,##0", `198_014`},
		{2850, "0", `"2850"`},
		{84.5, "0.00", `84.50`},
		{50.272, "", `"50,272"`}, // 50.272 would be read as thousands
		{0.286, "", `0.286`},
		{-12, "", `-12`},
		{10, `0" koperasi"`, `"10 koperasi"`},
		{1500000, `"Rp"#,##0`, `"Rp 1.500.000"`},
		{"1.000", "", `"1.000"`},
		{"84.5", "", `"84,5"`},
		{"0.286", "", `"0,286"`},
		{"12.5%", "", `"12,5%"`},
		{"1,234,567.8", "", `"1.234.567,8"`},
		{"1,234,567", "", `"1.234.567"`},
		{"\u00a015,5\u202f% ", "", `"15,5 %"`},
		{"10 koperasi", "", `"10 koperasi"`},
		{43122, "d mmmm yyyy", `"22 Januari 2018"`},
		{true, "", `"ya"`},
	} {
		book := newSheet(t, []any{"Sasaran", "Indikator", "Target"}, []any{"S", "I", c.value})
		if c.format != "" {
			book.format("C2", c.format)
		}
		result, err := Import("a.xlsx", book.bytes())
		if err != nil {
			t.Fatal(err)
		}
		if got := string(result.Documents[0].TOML); !strings.Contains(got, "\ntarget = "+c.want+"\n") {
			t.Errorf("%v as %q: want %s\n%s", c.value, c.format, c.want, got)
		}
	}
}

// What has no table of indicators is refused with what to do.
func TestNothingUnderstood(t *testing.T) {
	_, err := Import("a.xlsx", newSheet(t, []any{"Nama", "Alamat"}, []any{"A", "B"}).bytes())
	var refused *grid.Refusal
	if !errors.As(err, &refused) || !strings.Contains(refused.Hint, "iku init --xlsx") {
		t.Error(err)
	}
}

// A number that can be read in two ways is read in one, and the other is asked for.
func TestTwofoldNumbers(t *testing.T) {
	for name, c := range map[string]struct{ targets, want string }{
		"a comma":             {"1,500", `"1,500" dibaca dengan koma sebelum desimal; bila yang dimaksud 1.500, perbaiki`},
		"several":             {"1,500;2,000;12", `(2 sel di kolom ini)`},
		"percent":             {"1,250%", `bila yang dimaksud 1.250, perbaiki`},
		"a dot beside points": {"84.5;3.250", `"3.250" dibaca dengan titik sebelum ribuan; bila yang dimaksud 3,250, perbaiki`},
		"a dot":               {"1.500", ""},
		"dots":                {"1.500;2.000.000", ""},
		"decimals":            {"0,500", ""},
		"one decimal":         {"1,5;1,25", ""},
		"groups":              {"1,500,000", ""},
		"groups and a point":  {"1,500.5", ""},
		"words":               {"1,500 orang", ""},
		"four digits":         {"1500,250", ""},
		"a point":             {"84.5", ""},
	} {
		text := "Sasaran | Indikator | Target"
		for i, target := range strings.Split(c.targets, ";") {
			text += fmt.Sprintf("\nS | I%d | %s", i, target)
		}
		result := readSheets(t, sheetOf(text))
		notes := ""
		for _, n := range result.Notes {
			notes += n.String() + "\n"
		}
		if !strings.Contains(notes, c.want) || c.want == "" && notes != "" {
			t.Errorf("%s: %s", name, notes)
		}
	}
}

// Columns that say only which state they are of hold the targets, where no other does.
func TestStatesAlone(t *testing.T) {
	result := readSheets(t, sheetOf("Sasaran | Indikator | Semula | Menjadi\nS | I | 10 | 12"))
	if got := everything(result); !strings.Contains(got, `target = "12"`) || !strings.Contains(got, `"Semula": tidak dibaca (1 sel): yang dipakai kolom D "Menjadi"`) {
		t.Error(got)
	}
	result = readSheets(t, sheetOf("Sasaran | Indikator | Target | Perubahan\nS | I | 10 | naik"))
	if got := everything(result); !strings.Contains(got, `target    = "10"`) || !strings.Contains(got, `perubahan = "naik"`) {
		t.Error(got)
	}
}
