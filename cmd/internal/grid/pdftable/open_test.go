package pdftable

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"iku/cmd/internal/grid"
)

// shown returns what a PDF is read as: a line each row, cells with their spans, then
// what was said of it.
func shown(t *testing.T, data []byte) string {
	t.Helper()
	book, err := Open(data, headings)
	if err != nil {
		return err.Error()
	}
	var b strings.Builder
	for s := range book.Sheets {
		for row := 1; row <= s.Rows(); row++ {
			var cells []string
			for _, c := range s.Whole(row) {
				if !c.Begins(row, int(c.Place.Col)) {
					continue
				}
				text := strings.ReplaceAll(c.Text, "\n", "/")
				if c.Rows > 1 || c.Cols > 1 {
					text += fmt.Sprintf(" (%dx%d)", c.Rows, c.Cols)
				}
				if c.Unsure != "" {
					text += " ?"
				}
				cells = append(cells, text)
			}
			for _, c := range s.Cells() {
				if int(c.Place.Row) == row && c.Struck != "" {
					cells = append(cells, "~"+c.Struck+"~")
				}
			}
			if len(cells) > 0 {
				b.WriteString(strings.Join(cells, " | ") + "\n")
			}
		}
	}
	for _, list := range [][]string{book.Notes, book.Lost} {
		for _, n := range list {
			b.WriteString("- " + n + "\n")
		}
	}
	return strings.TrimSpace(b.String())
}

var three = [][3]string{{"Sasaran", "Indikator", "Target"}, {"S", "I", "12"}, {"R", "J", "13"}}

// What stands on pages is read as people see it.
func TestOpen(t *testing.T) {
	for name, c := range map[string]struct {
		pages []string
		want  string
	}{
		"lines around cells": {[]string{words(55, 40, "DINAS X") + ruledTable(60, three...) + words(55, 140, "Kepala")},
			"DINAS X\nSasaran | Indikator | Target\nS | I | 12\nR | J | 13\nKepala"},
		"areas as thin as lines": {[]string{regexp.MustCompile(`(?m)^(50 [0-9]+) m 450 .*`).ReplaceAllString(ruledTable(60, three...), "$1 400 0.5 re f")},
			"Sasaran | Indikator | Target\nS | I | 12\nR | J | 13"},
		"a side without a line": {[]string{lines(50, 60, 450, 60, 50, 80, 450, 80, 50, 100, 450, 100, 200, 60, 200, 100) + words(55, 74, "a", 205, 74, "b", 55, 94, "c", 205, 94, "d")},
			"a | b\nc | d"},
		"cells without a line between them": {[]string{lines(50, 60, 450, 60, 200, 80, 450, 80, 50, 100, 450, 100, 50, 60, 50, 100, 200, 60, 200, 100, 300, 80, 300, 100, 450, 60, 450, 100) +
			words(55, 74, "Sasaran", 205, 74, "Target", 205, 94, "2021", 305, 94, "2022")},
			"Sasaran (2x1) | Target (1x2)\n2021 | 2022"},
		"a line that is full goes on": {[]string{lines(50, 60, 170, 60, 50, 130, 170, 130, 50, 60, 50, 130, 170, 60, 170, 130, 300, 60, 300, 130, 170, 60, 300, 60, 170, 130, 300, 130) +
			words(55, 74, "Persentase koperasi yang", 55, 86, "sehat", 55, 98, "Nilai", 55, 110, "a. tertinggi", 175, 74, "1")},
			"Persentase koperasi yang sehat/Nilai/a. tertinggi | 1"},
		"a hyphen at the end of a line": {[]string{lines(50, 60, 130, 60, 50, 130, 130, 130, 50, 60, 50, 130, 130, 60, 130, 130, 300, 60, 300, 130, 130, 60, 300, 60, 130, 130, 300, 130) +
			words(55, 74, "Jumlah sub-", 55, 86, "sektor usaha")},
			"Jumlah sub-sektor usaha ?"},
		"what is struck out": {[]string{ruledTable(60, three...) + words(380, 94, "99") + lines(378, 91, 394, 91)},
			"Sasaran | Indikator | Target\nS | I | 12 | ~99~\nR | J | 13"},
		"what is underlined": {[]string{ruledTable(60, three...) + words(380, 94, "99") + lines(378, 95, 394, 95)},
			"Sasaran | Indikator | Target\nS | I | 12 99\nR | J | 13"},
		"text on its side": {[]string{ruledTable(60, three...) + "BT /F 10 Tf 0 1 -1 0 190 705 Tm (xy) Tj ET\n"},
			"Sasaran | Indikator | Target\nS/xy | I | 12\nR | J | 13"},
		"text across": {[]string{ruledTable(60, three...) + "BT /F 40 Tf 0.7 0.7 -0.7 0.7 200 300 Tm (KONSEP) Tj ET\n"},
			"Sasaran | Indikator | Target\nS | I | 12\nR | J | 13\n- tidak dibaca: teks miring \"KONSEP\""},
		"twice, to look bold": {[]string{ruledTable(60, three...) + words("55.3", 94, "S")},
			"Sasaran | Indikator | Target\nS | I | 12\nR | J | 13"},
		"words that letters are placed in": {[]string{ruledTable(60, three...) + "BT /F 10 Tf 55 500 Td [(Ke) 30 (pala) -300 (Dinas)] TJ ET\n"},
			"Sasaran | Indikator | Target\nS | I | 12\nR | J | 13\nKepala Dinas"},
		"two who sign": {[]string{ruledTable(60, three...) + words(55, 200, "Bupati,", 400, 200, "Kepala Dinas,")},
			"Sasaran | Indikator | Target\nS | I | 12\nR | J | 13\nBupati, | Kepala Dinas,"},
		"a table over two pages": {[]string{ruledTable(700, three...) + words(290, 780, "1"), ruledTable(60, three[0], [3]string{"Q", "K", "14"}) + words(290, 780, "2")},
			"Sasaran | Indikator | Target\nS | I | 12\nR | J | 13\nQ | K | 14\n- nomor halaman tidak dibaca: 1, 2\n- judul tabel yang diulang di halaman 2 dibaca sekali"},
		"a row over two pages": {[]string{ruledTable(700, three...), ruledTable(60, [3]string{"", "lanjutan", ""}, [3]string{"Q", "K", "14"})},
			"Sasaran | Indikator | Target\nS | I | 12\nR | J lanjutan ? | 13\nQ | K | 14"},
		"no row over two pages": {[]string{ruledTable(700, three...), ruledTable(60, [3]string{"", "K", "15"}, [3]string{"Q", "L", "14"})},
			"Sasaran | Indikator | Target\nS | I | 12\nR | J | 13\nK | 15\nQ | L | 14"},
		"another table on the next page": {[]string{ruledTable(700, three...), words(55, 40, "DINAS Y") + ruledTable(60, three...)},
			"Sasaran | Indikator | Target\nS | I | 12\nR | J | 13\nDINAS Y\nSasaran | Indikator | Target\nS | I | 12\nR | J | 13"},
		"the same at the head of pages": {[]string{words(55, 20, "Dinas X") + ruledTable(60, three...), words(55, 20, "Dinas X") + words(55, 400, "akhir")},
			"Dinas X\nSasaran | Indikator | Target\nS | I | 12\nR | J | 13\nakhir\n- \"Dinas X\" di tepi beberapa halaman dibaca sekali"},
		"the same above each table": {[]string{words(55, 20, "IKU", 55, 40, "DINAS 1") + ruledTable(60, three...), words(55, 20, "IKU", 55, 40, "DINAS 2") + ruledTable(60, three...)},
			"IKU\nDINAS 1\nSasaran | Indikator | Target\nS | I | 12\nR | J | 13\nIKU\nDINAS 2\nSasaran | Indikator | Target\nS | I | 12\nR | J | 13"},
		"the same at the foot of pages": {[]string{ruledTable(60, three...) + words(55, 790, "Arsip hal. 1"), ruledTable(60, three...) + words(55, 790, "Arsip hal. 2")},
			"Sasaran | Indikator | Target\nS | I | 12\nR | J | 13\nS | I | 12\nR | J | 13\nArsip hal. 1\n- \"Arsip #\" di tepi beberapa halaman dibaca sekali\n- judul tabel yang diulang di halaman 2 dibaca sekali"},
	} {
		if got := shown(t, made(c.pages, "", "")); got != c.want {
			t.Errorf("%s:\n%s\nwant:\n%s", name, got, c.want)
		}
	}
}

// A table without lines is read where the structure names it; where its rows do not fit
// each other it is guessed at.
func TestNamed(t *testing.T) {
	cells := func(unequal string) []byte {
		content := ""
		for i, text := range []string{"Sasaran", "Indikator", "2021", "S", "I", "12"} {
			content += fmt.Sprintf("/Span << /MCID %d >> BDC %s EMC\n", i, words(50+150*(i%3), 60+20*(i/3), text))
		}
		cell := func(kind string, n int) string {
			return fmt.Sprintf("<< /S /%s /K %d /Pg 3 0 R >>", kind, n)
		}
		row := func(cells ...string) string { return "<< /S /TR /K [" + strings.Join(cells, " ") + "] >>" }
		tree := "<< /Type /StructTreeRoot /RoleMap << /Tabel /Table >> /K << /S /Tabel /K [" +
			row(cell("TH", 0), cell("TH", 1), cell("TH", 2)) + row(cell("TD", 3), cell("TD", 4)+unequal, cell("TD", 5)) + "] >> >>"
		return made([]string{content}, "/StructTreeRoot "+tree, "")
	}
	if got, want := shown(t, cells("")), "Sasaran | Indikator | 2021\nS | I | 12"; got != want {
		t.Errorf("%s\nwant:\n%s", got, want)
	}
	if got := doubts(t, cells("")); got != "" {
		t.Error(got)
	}
	if got := doubts(t, cells("<< /S /TD >>")); !strings.Contains(got, "tabel tanpa garis") {
		t.Error(got)
	}
}

// What cannot be read is refused as what it is.
func TestRefused(t *testing.T) {
	picture := "q 600 0 0 800 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q\n"
	mute := "/Font << /F << /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X >>] >> >>"
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"a scan":                         {made([]string{picture}, "", ""), "hasil pindaian: halamannya gambar"},
		"a scan with what a machine saw": {made([]string{picture + "3 Tr\n" + words(50, 50, "Sasaran")}, "", ""), "dugaan mesin"},
		"nothing":                        {made([]string{""}, "", ""), "tidak memuat teks"},
		"letters that say nothing":       {made([]string{ruledTable(60, three...)}, "", mute), "tidak menyebut aksara"},
		"no table":                       {made([]string{words(50, 50, "Sasaran", 200, 50, "Indikator", 350, 50, "Target")}, "", ""), "tidak dikenali"},
		"a string without an end":        {made([]string{ruledTable(60, three...) + "BT (abc"}, "", ""), "rusak"},
		"no PDF":                         {[]byte("%PDF-1.7\n"), "rusak"},
		"contents in contents":           {made([]string{"/X Do"}, "", "/XObject << /X 3 0 R >>", "<< /Subtype /Form /Resources << /XObject << /X 3 0 R >> >> /Length 5 >>\nstream\n/X Do\nendstream"), "terlalu besar"},
	} {
		_, err := Open(c.data, headings)
		var refused *grid.Refusal
		if !errors.As(err, &refused) || !strings.Contains(refused.Message, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	got := shown(t, made([]string{ruledTable(60, three...), picture}, "", ""))
	if !strings.Contains(got, "halaman 2: tidak dibaca, isinya gambar") {
		t.Error(got)
	}
}

// Contents of anything at all are read in bounded time, or refused.
func FuzzOpen(f *testing.F) {
	f.Add(ruledTable(60, three...)+words(50, 50, "a"), "")
	f.Add("q 1 0 0 1 5 5 cm 0 0 10 10 re f BI /W 1 ID xx EI Q BT /F 1e9 Tf [(a) -1e9 <62>] TJ T* (c) ' ET", "beginbfrange <00> <ff> <0041> endbfrange")
	f.Fuzz(func(t *testing.T, content, cmap string) {
		font := "/Font << /F << /Type /Font /Subtype /TrueType /BaseFont /X /ToUnicode 3 0 R /Widths [500 500 500] /FirstChar 65 >> >>"
		data := made([]string{content, ruledTable(60, three...)}, "", font, fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(cmap), cmap))
		var refused *grid.Refusal
		if _, err := Open(data, headings); err != nil && !errors.As(err, &refused) {
			t.Fatal(err)
		}
	})
}
