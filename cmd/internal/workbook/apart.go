package workbook

import (
	"fmt"
	"strings"
	"unicode"

	"iku/content/pola"
)

var item = pola.Regexp(`^\s*([0-9]{1,2}|[a-z])[.)]\s+`)

// items returns the numbered items of a text; nil where it is no list of them.
func items(text string) (list []string) {
	for line := range strings.SplitSeq(text, "\n") {
		switch {
		case item().MatchString(line):
			list = append(list, item().ReplaceAllString(line, ""))
		case len(list) == 0:
			return nil
		case strings.TrimSpace(line) != "":
			list[len(list)-1] += " " + strings.TrimSpace(line)
		}
	}
	if len(list) < 2 {
		return nil
	}
	return list
}

// apart returns a row as the rows of its indicators, where several stand in one cell,
// numbered or a line each, and the cells beside it say as much of each.
func (b *book) apart(cells map[int]cell, columns []placed) []map[int]cell {
	one := []map[int]cell{cells}
	n, of := 0, 0
	for _, p := range columns {
		if c, ok := cells[p.col]; ok && p.id == "indikator.uraian" && !c.Verbatim {
			n, of = len(items(c.Text)), p.col
			if n == 0 {
				n = b.aLineEach(c, cells, columns)
			}
		}
	}
	if n == 0 {
		return one
	}
	parts := make([]map[int]cell, n)
	for i := range parts {
		parts[i] = map[int]cell{}
	}
	for _, p := range columns {
		c, ok := cells[p.col]
		if !ok {
			continue
		}
		if p.part != indikator {
			parts[0][p.col] = c
			continue
		}
		said := items(c.Text)
		if p.col == of && said == nil {
			said = strings.Split(c.Text, "\n")
		}
		if lines := strings.Split(c.Text, "\n"); said == nil && len(lines) == n {
			said = lines
		}
		switch {
		case len(said) == n:
			c.Use()
			for i, text := range said {
				parts[i][p.col] = cell{saying(c.Cell, text), c.covers}
			}
		case p.col == of || len(said) > 0 || p.year > 0 || p.name == "target":
			return one
		default: // one for all
			for i := range parts {
				parts[i][p.col] = c
			}
		}
	}
	return parts
}

var measureWord = pola.Regexp(`(?i)^(persentase|prosentase|presentase|jumlah|rata-rata|nilai|indeks|angka|tingkat|rasio|cakupan|prevalensi|laju|opini|predikat|skor)\b`)

// aLineEach returns how many indicators a cell holds, a line each, where each target
// beside it has as many lines; 0 where it holds one. What may be several is told.
func (b *book) aLineEach(c cell, cells map[int]cell, columns []placed) int {
	lines := strings.Split(c.Text, "\n")
	if len(lines) < 2 {
		return 0
	}
	begin, measures := true, true
	for _, line := range lines {
		r := []rune(line)
		begin = begin && len(r) > 0 && (unicode.IsUpper(r[0]) || unicode.IsDigit(r[0]))
		measures = measures && measureWord().MatchString(line)
	}
	targets, agree := 0, true
	for _, p := range columns {
		v, ok := cells[p.col]
		if !ok || v.Empty() || p.part != indikator || p.name != "target" && p.year == 0 {
			continue
		}
		of := len(strings.Split(v.Text, "\n"))
		targets = max(targets, of)
		agree = agree && of == len(lines)
	}
	switch {
	case begin && agree && targets > 0:
		b.note(c.Place, fmt.Sprintf("dipisah menjadi %d indikator, satu setiap baris sel ini dan targetnya", len(lines)))
		return len(lines)
	case targets > 1 || measures:
		b.note(c.Place, fmt.Sprintf("sel ini %d baris dan targetnya %d baris, dibaca sebagai satu indikator; bila lebih dari satu, pisahkan barisnya", len(lines), targets))
	}
	return 0
}
