package pdftable

import (
	"fmt"

	"iku/pdf/drawn"
)

// unruled adds the tables of a page that have neither lines nor names, and returns the
// words beside them and how far to the right the tables go.
func (d *document) unruled(i int, p *drawn.Page, words []drawn.Word) (rest []drawn.Word, right float64) {
	var upright []drawn.Word
	for _, w := range words {
		if w.Turn != 0 || w.Artifact {
			rest = append(rest, w)
		} else {
			upright = append(upright, w)
		}
	}
	var lines []row
	for _, line := range rowsOf(upright) {
		if (line.v < 0.08*p.Height || line.v > 0.92*p.Height) && pageNumber().MatchString(line.text()) {
			rest = append(rest, line.words...)
			continue
		}
		lines = append(lines, line)
	}
	open := d.open
	d.open = nil
	if len(lines) > maxLines {
		return words, 0
	}
	for at := 0; at < len(lines); {
		if open != nil && at == 0 {
			if end := d.goOn(open, i, p, lines); end > 0 {
				at, right = end, open.columns[len(open.columns)-1].to
				continue
			}
		}
		h, next := headsAt(lines, at, d.names)
		if h == nil {
			rest = append(rest, lines[at].words...)
			at++
			continue
		}
		end, columns, across := next, []span(nil), map[int]bool(nil)
		if places := h.places(); h.parted(places) {
			end, columns, across = h.body(lines, next, places)
		}
		t := &aligned{heads: h, columns: columns, lines: lines[next:end], rules: p.Rules, page: i + 1, across: across, from: next}
		rows := t.rows()
		if columns == nil || rows == nil {
			if next < len(lines) {
				d.loose = append(d.loose, i+1)
			}
			rest = append(rest, lines[at].words...)
			at++
			continue
		}
		rows = append(h.rows(columns, i+1), rows...)
		right = max(right, columns[len(columns)-1].to)
		b := &block{page: i + 1, x: columns[0].from, y: lines[at].v - lines[at].size, height: p.Height, table: &table{rows: rows}}
		d.blocks = append(d.blocks, b)
		d.guessed = append(d.guessed, guess{b.table, len(columns)})
		if end == len(lines) {
			d.open = &continued{h, columns, b, i}
		}
		at = end
	}
	return rest, right
}

// guess is a table whose rows and columns nothing marks.
type guess struct {
	table   *table
	columns int
}

// String tells that it is one.
func (g guess) String() string {
	rows := g.table.rows
	pages := pageNumbers([]int{rows[0].page})
	if last := rows[len(rows)-1].page; last > rows[0].page {
		pages += fmt.Sprintf("–%d", last)
	}
	return fmt.Sprintf("%s: tabel tanpa garis di antara barisnya ini dibaca dari jarak antarkatanya (%d kolom, %d baris termasuk judulnya); cocokkan kolom dan barisnya dengan PDF-nya", pages, g.columns, len(rows))
}

// continued is a table that its page did not end.
type continued struct {
	heads   *heads
	columns []span
	block   *block
	page    int
}

// goOn adds the lines at the head of a page to a table that the page before did not
// end, and returns how many they are.
func (d *document) goOn(open *continued, i int, p *drawn.Page, lines []row) int {
	if open.page != i-1 {
		return 0
	}
	if h, _ := headsAt(lines, 0, d.names); h != nil {
		return 0
	}
	end, columns, across := open.heads.body(lines, 0, open.columns)
	if end == 0 || len(columns) != len(open.columns) {
		return 0
	}
	t := &aligned{heads: open.heads, columns: columns, lines: lines[:end], rules: p.Rules, page: i + 1, across: across}
	rows := t.rows()
	if rows == nil {
		return 0
	}
	to := open.block.table
	if to.goesOn(rows) {
		rows = rows[1:]
	}
	to.rows = append(to.rows, rows...)
	if end == len(lines) {
		d.open = &continued{open.heads, columns, open.block, i}
	}
	return end
}
