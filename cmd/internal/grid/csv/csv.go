// Package csv reads texts with a value between separators. What separates, how the
// characters are coded and which sign stands before decimals is found out and said.
package csv

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"iku/cmd/internal/grid"
)

// names are what the separators are called.
var names = map[rune]string{',': "koma", ';': "titik koma", '\t': "tab", '|': "garis tegak"}

// Open reads such a text. It is refused where it is none: bytes that no text has, or
// not two values in a line.
func Open(name string, data []byte) (*grid.Book, error) {
	text, coded, err := decoded(data)
	if err != nil {
		return nil, err
	}
	if first, rest, _ := strings.Cut(text, "\n"); strings.HasPrefix(strings.ToLower(first), "sep=") && len(strings.TrimSpace(first)) == 5 {
		text = rest
	}
	comma := separator(text)
	if comma == 0 {
		return nil, grid.Refuse("", "berkas ini bukan tabel: tidak ada baris yang berisi beberapa nilai")
	}
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes, r.ReuseRecord = comma, -1, true, true
	s := grid.New(name)
	cells := 0
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			line, column := r.FieldPos(0)
			return nil, grid.Refuse("periksa tanda petik", "baris %d, kolom %d: nilai yang dibuka dengan tanda petik tidak ditutup", line, column)
		}
		line, _ := r.FieldPos(0)
		if len(record) > grid.MaxColumns {
			return nil, grid.Refuse("hapus kolom yang tidak dipakai", "baris %d berisi lebih dari %d nilai", line, grid.MaxColumns)
		}
		for i, value := range record {
			if cells++; cells > grid.MaxCells {
				return nil, grid.Refuse("bagi menjadi beberapa berkas", "berkas memuat lebih dari %d nilai", grid.MaxCells)
			}
			if seen := grid.Visible(value); seen != "" {
				s.Put(line, i+1, grid.Cell{Text: seen, Raw: value})
			}
		}
	}
	book := &grid.Book{Kind: "berkas .csv", Notes: []string{fmt.Sprintf("dibaca sebagai %s, dipisah dengan %s", coded, names[comma])}}
	if english(s) {
		book.Notes = append(book.Notes, "angka ditulis dengan titik sebelum desimal; di TOML ditulis dengan koma")
	}
	book.Sheets = func(yield func(*grid.Sheet, error) bool) { yield(s, nil) }
	return book, nil
}

// decoded returns a text as UTF-8, and what it was coded in.
func decoded(data []byte) (text, coded string, err error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		units := make([]uint16, 0, len(data)/2)
		for i := 2; i+1 < len(data); i += 2 {
			if data[0] == 0xff {
				units = append(units, uint16(data[i])|uint16(data[i+1])<<8)
			} else {
				units = append(units, uint16(data[i])<<8|uint16(data[i+1]))
			}
		}
		data, coded = []byte(string(utf16.Decode(units))), "UTF-16"
	}
	if bytes.IndexByte(data, 0) >= 0 {
		return "", "", grid.Refuse("", "berkas ini bukan teks")
	}
	if utf8.Valid(data) {
		if coded == "" {
			coded = "UTF-8"
		}
		return string(data), coded, nil
	}
	out, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil {
		return "", "", grid.Refuse("simpan kembali sebagai UTF-8", "pengodean teks ini tidak dikenal")
	}
	return string(out), "Windows-1252", nil
}

// separator returns the sign that separates the values of most lines; 0 where none
// does. Commas in sentences and numbers stand in lines in differing numbers.
func separator(text string) rune {
	best, most := rune(0), 0
	for _, c := range []rune{';', '\t', ',', '|'} {
		r := csv.NewReader(strings.NewReader(text))
		r.Comma, r.FieldsPerRecord, r.LazyQuotes, r.ReuseRecord = c, -1, true, true
		counts, lines := map[int]int{}, 0
		for ; lines < 200; lines++ {
			record, err := r.Read()
			if err != nil {
				break
			}
			counts[len(record)]++
		}
		score := 0
		for fields, n := range counts {
			if fields > 1 {
				score = max(score, n*1000+min(fields, 999))
			}
		}
		if score > most {
			best, most = c, score
		}
	}
	return best
}

// english tells whether figures have a point before decimals and none has a comma.
func english(s *grid.Sheet) bool {
	points := 0
	for _, c := range s.Cells() {
		if strings.Trim(c.Text, "0123456789.,%-") != "" {
			continue
		}
		if strings.Contains(c.Text, ",") {
			return false
		}
		if before, after, ok := strings.Cut(strings.Trim(c.Text, "%"), "."); ok && before != "" && len(after) != 3 && !strings.Contains(after, ".") && after != "" {
			points++
		}
	}
	return points > 0
}
