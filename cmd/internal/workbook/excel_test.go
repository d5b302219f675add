package workbook

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// What workbooks of the field hold is read as it is meant, or told where it stands.
func TestWorkbooksOfTheField(t *testing.T) {
	head := []any{"Sasaran", "Indikator", "Satuan", "2025", "2026"}
	var pixel bytes.Buffer
	if err := png.Encode(&pixel, image.NewGray(image.Rect(0, 0, 2, 2))); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		rows      [][]any
		change    func(sheetMaker) error
		want, not string
	}{
		"a share of one":             {rows: [][]any{head, {"S", "Persentase a", "%", 0.7125, 0.8}}, want: "0,7125 dengan satuan %: bila maksudnya 71,25%"},
		"a share of one, typed":      {rows: [][]any{head, {"S", "Persentase a", "persen", "0,85", "0,9"}}, want: "0,85 dengan satuan %: bila maksudnya 85%"},
		"percentages":                {rows: [][]any{head, {"S", "Persentase a", "%", 0.7, 71}}, want: "2025 = 0.7", not: "bila maksudnya"},
		"an index below one":         {rows: [][]any{head, {"S", "Indeks a", "indeks", 0.7, 0.8}}, want: "2025 = 0.7", not: "bila maksudnya"},
		"dates that are years":       {rows: [][]any{{"Sasaran", "Indikator", "Des-25", "Des-26"}, {"S", "Jumlah a", 1, 2}}, want: "{ 2025 = 1, 2026 = 2 }", not: "kolom_lain"},
		"months that are none":       {rows: [][]any{{"Sasaran", "Indikator", "Target", "Mar-25"}, {"S", "Jumlah a", 1, 2}}, want: "target = 1", not: "2025 = 2"},
		"a row a year, by numbers":   {rows: [][]any{{"Sasaran", "Indikator", "Tahun", "Target"}, {"S", "Jumlah a", 2025, 1}, {nil, nil, 2026, 2}}, want: "{ 2025 = 1, 2026 = 2 }", not: "tidak dibaca"},
		"a sum":                      {rows: [][]any{head, {"S", "Jumlah a", "x", 1, 2}, {"Jumlah", nil, nil, 1, 2}}, want: `tidak dibaca: "Jumlah"`, not: "sasaran 2"},
		"a sum that is an indicator": {rows: [][]any{head, {"S", "Jumlah a", "x", 1, 2}, {"Total", "Jumlah b", "x", 1, 2}}, want: `uraian = "Total"`, not: "tidak dibaca"},
		"a fault, as text":           {rows: [][]any{head, {"S", "Jumlah a", "x", "#REF!", "Err:502"}}, want: "rumus tanpa hasil atau galat", not: "#REF!"},
		"a text that begins so":      {rows: [][]any{head, {"S", "Jumlah a", "x", "#1", "Err:5"}}, want: `2025 = "#1", 2026 = "Err:5"`, not: "rumus tanpa hasil"},
		"a comment": {rows: [][]any{head, {"S", "Jumlah a", "x", 1, 2}}, change: func(s sheetMaker) error {
			return s.AddComment("Sheet1", excelize.Comment{Cell: "D2", Author: "Budi", Paragraph: []excelize.RichTextRun{{Text: "angka sementara"}}})
		}, want: `sel D2: komentar tidak dibaca: "angka sementara"`, not: "gambar"},
		"a picture": {rows: [][]any{head, {"S", "Jumlah a", "x", 1, nil}}, change: func(s sheetMaker) error {
			return s.AddPictureFromBytes("Sheet1", "E2", &excelize.Picture{Extension: ".png", File: pixel.Bytes()})
		}, want: "sel E2: gambar di sel ini tidak dibaca", not: "komentar"},
		"a head of pages": {rows: [][]any{head, {"S", "Jumlah a", "x", 1, 2}}, change: func(s sheetMaker) error {
			return s.SetHeaderFooter("Sheet1", &excelize.HeaderFooterOptions{OddHeader: `&C&"Arial,Bold"&12DINAS X`, OddFooter: "Halaman &P dari &N"})
		}, want: `kepala halaman tidak dibaca: "DINAS X"`, not: "kaki halaman"},
	} {
		s := newSheet(t, c.rows...)
		if c.change != nil {
			s.must(c.change(s))
		}
		result, err := Import("a.xlsx", s.bytes())
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := everything(result); !strings.Contains(got, c.want) || c.not != "" && strings.Contains(got, c.not) {
			t.Errorf("%s: %q, not %q:\n%s", name, c.want, c.not, got)
		}
	}
}
