package pdftable

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"iku/cmd/internal/grid"
	"iku/pdf/drawn"
)

// document is a PDF that is read: its blocks in their order, and what is said of it.
type document struct {
	bounds *grid.Bounds
	flow   *grid.Flow
	blocks []*block
	notes  []string
	lost   []string

	names   func(string) grid.Heading
	guessed []guess
	open    *continued // a table that the page before did not end
	upright openTable  // the last table that only upright lines part
	loose   []int      // pages with headings whose gaps do not hold
}

// block is a table, or a paragraph between tables.
type block struct {
	page   int // from 1
	x, y   float64
	height float64 // of the page
	table  *table  // nil: a paragraph
	text   string
	struck string
	aside  bool // the file says that it is no part of the document
}

// table is a table's rows.
type table struct {
	rows []tableRow
	xs   []float64 // between columns; nil: not known
}

// tableRow is the cells that begin in a row, their columns counted from 0, and the
// page that it stands on.
type tableRow struct {
	page  int
	cells []grid.TableCell
}

// read reads pages into the flow.
func (d *document) read(pages []drawn.Page, structure *drawn.Element) error {
	named := namedTables(structure, pages)
	pictured, hidden, scanned, slanted := false, false, []int(nil), []string(nil)
	for i := range pages {
		p := &pages[i]
		var words []drawn.Word
		for _, w := range p.Words {
			x, y := center(&w)
			switch {
			case w.Hidden:
				hidden = true
			case x < 0 || y < 0 || x > p.Width || y > p.Height:
			case w.Turn == drawn.Slanted:
				slanted = append(slanted, w.Text)
			default:
				words = append(words, w)
			}
		}
		switch {
		case len(words) == 0 && p.Pictured > 0.3:
			scanned = append(scanned, i+1)
		case p.Pictured > 0:
			pictured = true
		}
		if err := d.page(i, p, words, named); err != nil {
			return err
		}
	}
	d.named(named)
	slices.SortStableFunc(d.blocks, func(a, b *block) int {
		return cmp.Or(cmp.Compare(a.page, b.page), cmp.Compare(a.y, b.y), cmp.Compare(a.x, b.x))
	})
	if !slices.ContainsFunc(d.blocks, func(b *block) bool { return b.table != nil }) {
		if len(d.loose) > 0 {
			return grid.Refuse(fromSource, "tabel di PDF ini (%s) tidak bergaris dan tidak ditandai, dan jarak antarkolomnya tidak tetap, sehingga kolom dan barisnya tidak dapat dipastikan", pageNumbers(slices.Compact(d.loose)))
		}
		return grid.Refuse(fromSource, "tabel di PDF ini tidak dikenali: tidak bergaris, dan PDF-nya tidak menandai mana tabelnya")
	}
	d.repeated()
	d.join()
	if len(scanned) > 0 {
		d.lost = append(d.lost, pageNumbers(scanned)+": tidak dibaca, isinya gambar (hasil pindaian)")
	}
	if len(slanted) > 0 {
		d.lost = append(d.lost, fmt.Sprintf("tidak dibaca: teks miring %q", grid.Brief(strings.Join(slanted, " "))))
	}
	if hidden {
		d.notes = append(d.notes, "teks tersembunyi di dokumen ini tidak dibaca")
	}
	if pictured {
		d.notes = append(d.notes, "gambar di dokumen ini tidak dibaca")
	}
	return d.put()
}

// page adds the tables that lines make on a page, and the text beside them.
func (d *document) page(i int, p *drawn.Page, words []drawn.Word, named *naming) error {
	tables, err := grids(p.Rules)
	if err != nil {
		return err
	}
	slices.SortStableFunc(tables, func(a, b *ruled) int { return cmp.Compare(a.area(), b.area()) })
	around := banded(tables, p.Height)
	var loose []drawn.Word
	for _, w := range words {
		b := around(center(&w))
		if b == nil {
			loose = append(loose, w)
			continue
		}
		b.words = append(b.words, w)
	}
	right := 0.0
	for _, t := range tables {
		if !slices.ContainsFunc(t.boxes, func(b *box) bool { return len(b.words) > 0 }) {
			continue
		}
		right = max(right, t.xs[len(t.xs)-1])
		out := &table{rows: make([]tableRow, len(t.at)), xs: t.xs}
		for r := range out.rows {
			out.rows[r].page = i + 1
		}
		for _, c := range t.cells() {
			out.rows[c.Row].cells = append(out.rows[c.Row].cells, c)
		}
		d.partedRows(t, out, i+1)
		d.blocks = append(d.blocks, &block{page: i + 1, x: t.xs[0], y: t.ys[0], height: p.Height, table: out})
	}
	loose, guessed := d.unruled(i, p, named.take(i, loose))
	d.paragraphs(i, p, loose, max(right, guessed))
	return nil
}

// banded returns what finds the box around a place, of the smallest table that has one;
// tables come from small to large. It looks at those of one band of the page alone.
func banded(tables []*ruled, height float64) func(x, y float64) *box {
	const bands = 256
	of := func(y float64) int { return max(0, min(bands-1, int(y/height*bands))) }
	var by [bands][]*ruled
	for _, t := range tables {
		for b := of(t.ys[0]); b <= of(t.ys[len(t.ys)-1]); b++ {
			by[b] = append(by[b], t)
		}
	}
	return func(x, y float64) *box {
		for _, t := range by[of(y)] {
			if b := t.boxAt(x, y); b != nil {
				return b
			}
		}
		return nil
	}
}

// cells returns the cells of a table with what they say.
func (t *ruled) cells() (list []grid.TableCell) {
	pad := 8.0 // between the sides of boxes and their text
	for _, b := range t.boxes {
		for i := range b.words {
			if w := &b.words[i]; w.Turn == 0 {
				pad = min(pad, max(0, w.X-b.x0))
			}
		}
	}
	for _, b := range t.boxes {
		list = append(list, grid.TableCell{Cell: said(b.words, func(of, next row) float64 {
			room := b.x1 - b.x0 - 2*pad
			if of.words[0].Turn%2 == 1 {
				room = b.y1 - b.y0 - 2*pad
			} else if of.u0-next.u0 < 1 && next.u0-of.u0 < 1 {
				room = min(room, b.x1-pad-of.u0)
			}
			return room
		}), Row: b.row, Col: b.col})
		c := &list[len(list)-1].Cell
		c.Rows, c.Cols = int32(b.rows), int32(b.cols)
	}
	return list
}

// said returns a cell with what words say, those that are struck out aside.
func said(words []drawn.Word, width func(of, next row) float64) (c grid.Cell) {
	var seen, struck []drawn.Word
	unread := false
	for _, w := range words {
		unread = unread || w.Unread
		if w.Struck {
			struck = append(struck, w)
		} else {
			seen = append(seen, w)
		}
	}
	var texts []string
	for _, list := range byTurn(seen) {
		text, hyphen := joined(rowsOf(list), width)
		texts = append(texts, text)
		if hyphen {
			c.Unsure = "tanda hubung di ujung baris: bagian kata, atau pemenggalan"
		}
	}
	c.Text = grid.Visible(strings.Join(texts, "\n"))
	texts = texts[:0]
	for _, list := range byTurn(struck) {
		text, _ := joined(rowsOf(list), nil)
		texts = append(texts, text)
	}
	c.Struck = grid.Visible(strings.Join(texts, " "))
	if unread {
		c.Unsure = "ada huruf yang tidak disebut oleh PDF ini, ditulis \ufffd"
	}
	c.Raw = c.Text
	return c
}

// paragraphs adds the text beside the tables of a page: lines that are full go on in
// the next. Up to two pieces that stand far apart on a line, as those of two signers,
// are cells of their own; more are a table without lines, which would be guessed at.
func (d *document) paragraphs(i int, p *drawn.Page, words []drawn.Word, right float64) {
	for _, list := range byTurn(words) {
		rows := rowsOf(list)
		for _, r := range rows {
			right = max(right, r.u1)
		}
		for from := 0; from < len(rows); {
			parts := rows[from].parts()
			to := from + 1
			for len(parts) == 1 && to < len(rows) && continues(rows[to-1], rows[to]) && len(rows[to].parts()) == 1 {
				to++
			}
			if len(parts) == 2 {
				d.pieces(i, p, parts)
			} else {
				var all []drawn.Word
				for _, r := range rows[from:to] {
					all = append(all, r.words...)
				}
				c := said(all, func(of, _ row) float64 {
					if len(parts) > 1 {
						return 0
					}
					return right - of.u0
				})
				d.paragraph(i, p, rows[from], c)
			}
			from = to
		}
	}
}

// continues tells whether a line stands below another as one of the same paragraph.
func continues(a, b row) bool {
	return b.v-a.v < 1.7*a.size && b.size > a.size-0.6 && b.size < a.size+0.6 && a.words[0].Artifact == b.words[0].Artifact
}

func (d *document) paragraph(i int, p *drawn.Page, at row, c grid.Cell) {
	w := &at.words[0]
	d.blocks = append(d.blocks, &block{page: i + 1, x: w.X, y: w.Y - w.Size, height: p.Height, text: c.Text, struck: c.Struck, aside: w.Artifact})
}

// pieces adds two pieces of a line, a cell each.
func (d *document) pieces(i int, p *drawn.Page, parts []row) {
	one, other := said(parts[0].words, nil), said(parts[1].words, nil)
	c := grid.Cell{Text: one.Text + "\t" + other.Text, Struck: strings.TrimSpace(one.Struck + " " + other.Struck), Unsure: one.Unsure + other.Unsure}
	d.paragraph(i, p, parts[0], c)
}

// put puts the blocks into the flow.
func (d *document) put() error {
	d.flow = grid.NewFlow(d.bounds)
	for _, b := range d.blocks {
		if b.table == nil {
			if err := d.flow.Text(b.text, b.struck, b.page); err != nil {
				return err
			}
			continue
		}
		first := len(d.flow.Sheet.Where.Lines)
		var cells []grid.TableCell
		for i, r := range b.table.rows {
			for _, c := range r.cells {
				c.Row = i
				cells = append(cells, c)
			}
		}
		if err := d.flow.Table(cells, len(b.table.rows), b.page); err != nil {
			return err
		}
		for i, r := range b.table.rows {
			d.flow.Sheet.Where.Lines[first+i].Page = r.page
		}
	}
	return nil
}
