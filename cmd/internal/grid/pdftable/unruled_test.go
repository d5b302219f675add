package pdftable

import (
	"strings"
	"testing"
)

// unruledRow sets a row of texts at places of columns of their own.
func unruledRow(y int, texts ...string) string {
	var b strings.Builder
	for i, text := range texts {
		if text != "" {
			b.WriteString(words([]int{50, 90, 230, 400, 470, 530}[i], y, text))
		}
	}
	return b.String()
}

// A table that nothing marks is read under headings that are known, where its gaps hold;
// it is told as a guess.
func TestUnruled(t *testing.T) {
	const guessed = "tabel tanpa garis di antara"
	head := unruledRow(60, "NO", "SASARAN", "INDIKATOR", "TARGET")
	for name, c := range map[string]struct {
		pages []string
		want  string
	}{
		"a row a line": {[]string{head + unruledRow(80, "1.", "S", "Persentase a", "12") + unruledRow(100, "2.", "R", "Jumlah b", "13")},
			"NO | SASARAN | INDIKATOR | TARGET\n1. | S | Persentase a | 12\n2. | R | Jumlah b | 13"},
		"rows as near as lines": {[]string{head + unruledRow(72, "1.", "Meningkatnya a", "Persentase koperasi yang", "12") + unruledRow(84, "", "", "sehat", "") +
			unruledRow(96, "", "", "Jumlah koperasi", "13") + unruledRow(108, "2.", "Menurunnya b", "Angka b", "14")},
			"NO | SASARAN | INDIKATOR | TARGET\n1. | Meningkatnya a | Persentase koperasi yang sehat | 12\nJumlah koperasi | 13\n2. | Menurunnya b | Angka b | 14"},
		"in the middle of their rows": {[]string{head + unruledRow(80, "", "", "Persentase koperasi", "") + unruledRow(86, "1.", "S", "", "12") + unruledRow(92, "", "", "yang sehat", "") +
			unruledRow(116, "", "", "Jumlah koperasi", "") + unruledRow(122, "2.", "R", "", "13") + unruledRow(128, "", "", "yang baru", "")},
			"NO | SASARAN | INDIKATOR | TARGET\n1. | S | Persentase koperasi yang sehat | 12\n2. | R | Jumlah koperasi yang baru | 13"},
		"a sasaran in the middle of two rows": {[]string{head + unruledRow(80, "", "", "Satu", "12") + unruledRow(90, "1.", "Sasaran a", "", "") + unruledRow(100, "", "", "Dua", "13") +
			unruledRow(130, "2.", "Sasaran b", "Tiga", "14")},
			"NO | SASARAN | INDIKATOR | TARGET\n1. | Sasaran a | Satu | 12\nDua | 13\n2. | Sasaran b | Tiga | 14"},
		"headings of two lines, and a group": {[]string{unruledRow(60, "NO", "SASARAN", "INDIKATOR") + words(480, 60, "TARGET") + unruledRow(72, "", "STRATEGIS", "KINERJA", "", "2021", "2022") +
			unruledRow(90, "1.", "S", "Persentase a", "", "12", "13")},
			"NO (2x1) | SASARAN STRATEGIS (2x1) | INDIKATOR KINERJA (2x1) | TARGET (1x2)\n2021 | 2022\n1. | S | Persentase a | 12 | 13"},
		"a line across": {[]string{head + words(50, 80, "Tujuan satu: meningkatnya kesejahteraan masyarakat") + unruledRow(100, "1.", "S", "Persentase a", "12")},
			"NO | SASARAN | INDIKATOR | TARGET\nTujuan satu: meningkatnya kesejahteraan masyarakat (1x4)\n1. | S | Persentase a | 12"},
		"nearer to the next column than a blank": {[]string{unruledRow(60, "NO", "SASARAN", "INDIKATOR", "TARGET") + unruledRow(80, "1.", "S", "Angka nnnnnnnnnnnnnnnnnnnnnnnnl", "12") +
			unruledRow(100, "2.", "R", "Jumlah", "13") + unruledRow(120, "3.", "Q", "Angka", "14")},
			"NO | SASARAN | INDIKATOR | TARGET\n1. | S | Angka nnnnnnnnnnnnnnnnnnnnnnnnl | 12\n2. | R | Jumlah | 13\n3. | Q | Angka | 14"},
		"over two pages": {[]string{unruledRow(700, "NO", "SASARAN", "INDIKATOR", "TARGET") + unruledRow(720, "1.", "S", "Persentase a", "12"), unruledRow(60, "2.", "R", "Jumlah b", "13")},
			"NO | SASARAN | INDIKATOR | TARGET\n1. | S | Persentase a | 12\n2. | R | Jumlah b | 13"},
		"what follows far below": {[]string{head + unruledRow(80, "1.", "S", "Persentase a", "12") + words(400, 160, "Kepala", 400, 172, "BUDI")},
			"NO | SASARAN | INDIKATOR | TARGET\n1. | S | Persentase a | 12\nKepala\nBUDI"},
	} {
		got := shown(t, made(c.pages, "", ""))
		if said, ok := strings.CutSuffix(got, c.want); (!ok || said != "") && !strings.HasPrefix(got, c.want+"\n- ") {
			t.Errorf("%s:\n%s\nwant:\n%s", name, got, c.want)
		}
		if !strings.Contains(doubts(t, made(c.pages, "", "")), guessed) {
			t.Errorf("%s: not told as a guess", name)
		}
	}
}

// doubts returns what the reading of a PDF was not sure of.
func doubts(t *testing.T, data []byte) string {
	t.Helper()
	book, err := Open(data, headings)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(book.Doubts, "\n")
}

// What only looks like a table is none; a table whose gaps do not hold is refused.
func TestNotUnruled(t *testing.T) {
	head := unruledRow(60, "NO", "SASARAN", "INDIKATOR", "TARGET")
	for name, c := range map[string]struct{ page, want string }{
		"headings alone": {head, "tidak dikenali"},
		"gaps that do not hold": {head + words(50, 80, "1", 100, 80, "Meningkatnya mutu layanan kesehatan", 290, 80, "Persentase puskesmas", 420, 80, "12") +
			words(50, 100, "2", 70, 100, "Menurunnya", 150, 100, "Angka kematian ibu yang dilaporkan", 380, 100, "13"), "tidak tetap"},
		"rows that no number tells apart": {head + unruledRow(72, "", "", "Persentase koperasi", "") + unruledRow(84, "1.", "S", "yang sehat di daerah", "12") +
			unruledRow(96, "2.", "R", "dan yang baru berdiri", "13"), "tidak tetap"},
		"a sentence":                  {words(50, 60, "SASARAN dan INDIKATOR serta TARGET") + words(50, 72, "ditetapkan setiap tahun"), "tidak dikenali"},
		"words that mean no measure":  {unruledRow(60, "NO", "SASARAN", "SATUAN", "TARGET") + unruledRow(80, "1.", "S", "orang", "12"), "tidak dikenali"},
		"a caption above its drawing": {words(200, 60, "INDIKATOR KINERJA") + words(200, 75, "Gambar 1"), "tidak dikenali"},
	} {
		_, err := Open(made([]string{c.page}, "", ""), headings)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	// Beside a table with lines they are text.
	got := shown(t, made([]string{ruledTable(60, three...) + words(50, 200, "INDIKATOR dan TARGET ditetapkan")}, "", ""))
	if want := "Sasaran | Indikator | Target\nS | I | 12\nR | J | 13\nINDIKATOR dan TARGET ditetapkan"; got != want {
		t.Error(got)
	}
}

// uprightTable draws lines around three columns and their headings, and none between
// the rows from one height to another.
func uprightTable(top, bottom int, head bool, texts string) string {
	s := lines(50, top, 450, top, 50, bottom, 450, bottom)
	if head {
		s += lines(50, top+20, 450, top+20) + words(55, top+14, "Sasaran", 205, top+14, "Indikator", 355, top+14, "Target")
	}
	for _, x := range []int{50, 200, 350, 450} {
		s += lines(x, top, x, bottom)
	}
	return s + texts
}

// Rows that only upright lines stand between are told apart as those without lines.
func TestUpright(t *testing.T) {
	two := words(55, 100, "S", 205, 100, "Persentase koperasi yang", 205, 112, "sehat", 355, 100, "12", 55, 136, "R", 205, 136, "Jumlah b", 355, 136, "13")
	for name, c := range map[string]struct {
		pages         []string
		want, guessed string
	}{
		"two rows":       {[]string{uprightTable(60, 150, true, two)}, "Sasaran | Indikator | Target\nS | Persentase koperasi yang sehat | 12\nR | Jumlah b | 13", "halaman 1: tabel tanpa garis di antara barisnya"},
		"over two pages": {[]string{uprightTable(60, 150, true, two), uprightTable(60, 150, false, words(55, 80, "Q", 205, 80, "Angka c", 355, 80, "14", 205, 100, "Angka d", 355, 100, "15"))}, "Sasaran | Indikator | Target\nS | Persentase koperasi yang sehat | 12\nR | Jumlah b | 13\nQ | Angka c | 14\nAngka d | 15", "halaman 1–2"},
		"one row":        {[]string{uprightTable(60, 150, true, words(55, 100, "S", 205, 100, "Persentase a", 355, 100, "12"))}, "Sasaran | Indikator | Target\nS | Persentase a | 12", ""},
		"a row of texts": {[]string{uprightTable(60, 150, true, words(55, 100, "S", 205, 100, "Persentase a", 205, 130, "Jumlah b", 355, 100, "baik"))}, "Sasaran | Indikator | Target\nS | Persentase a/Jumlah b | baik", ""},
	} {
		data := made(c.pages, "", "")
		if got := shown(t, data); got != c.want {
			t.Errorf("%s:\n%s\nwant:\n%s", name, got, c.want)
		}
		if got := doubts(t, data); !strings.Contains(got, c.guessed) || c.guessed == "" && got != "" {
			t.Errorf("%s: %q", name, got)
		}
	}
}
