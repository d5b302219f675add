package layout

import (
	"slices"

	"iku/content/schema"
	"iku/layout/page"
)

// bagian is how a part of a document is set: one of set, above, table and under.
type bagian struct {
	set   func(*composer)           // adds its units to those above
	above func(*composer, []bagian) // the same with the parts with under that follow it

	// A table, of the composer's columns, has the parts with under that follow it on
	// the page of its last rows.
	table func(*composer) *grid
	under func(*composer) []unit
	flows bool // where much stands under the table, the lines of this part may go on over a page
}

// bagianOf has a row for each part.
var bagianOf = map[schema.Bagian]bagian{
	schema.BagianKop:         {set: (*composer).kop},
	schema.BagianLampiran:    {set: (*composer).lampiran},
	schema.BagianJudul:       {set: func(c *composer) { c.titles(c.titleLines()) }},
	schema.BagianIdentitas:   {set: func(c *composer) { c.identity(c.identityLines()) }},
	schema.BagianTabel:       {table: (*composer).indikatorTable},
	schema.BagianCatatan:     {under: func(c *composer) []unit { return c.under(c.notes()) }, flows: true},
	schema.BagianTandaTangan: {under: (*composer).signature},
	schema.BagianHitungan:    {set: (*composer).appendix},

	schema.BagianHalamanBaru:  {set: (*composer).newPage},
	schema.BagianJudulTahun:   {set: func(c *composer) { c.titles(c.yearTitle()) }},
	schema.BagianJudulPemilik: {set: func(c *composer) { c.heading(append(c.yearTitle(), c.ownerTitle()...), page.H2) }},
	schema.BagianJudulDokumen: {set: func(c *composer) { c.titles(append(c.yearTitle(), c.ownerTitle()...)) }},
	schema.BagianKartu:        {set: (*composer).kartu},
	schema.BagianPernyataan:   {set: (*composer).pernyataan},
	schema.BagianProgram:      {set: (*composer).program},

	schema.BagianKepalaKeputusan: {set: (*composer).kepalaKeputusan},
	schema.BagianKonsiderans:     {set: (*composer).konsiderans},
	schema.BagianDiktum:          {set: (*composer).keputusanDiktum},
	schema.BagianPengundangan:    {set: (*composer).pengundangan},
	schema.BagianTembusan:        {set: (*composer).tembusan},
}

// parts sets those of a kind of document.
func (c *composer) parts(names []schema.Bagian) {
	list := make([]bagian, len(names))
	for i, name := range names {
		list[i] = bagianOf[name]
	}
	c.set(list)
}

// set sets parts one below the other.
func (c *composer) set(list []bagian) {
	for len(list) > 0 {
		b := list[0]
		list = list[1:]
		switch {
		case b.table != nil || b.above != nil:
			n := 0
			for n < len(list) && list[n].under != nil {
				n++
			}
			if b.table != nil {
				c.table(b.table(c), list[:n])
			} else {
				b.above(c, list[:n])
			}
			list = list[n:]
		case b.under != nil:
			c.units = append(c.units, b.under(c)...)
			c.staying = false
		default:
			b.set(c)
		}
	}
}

// table sets a table and what stands under it.
func (c *composer) table(g *grid, below []bagian) {
	widths, ok := g.widths(c.width)
	said := len(c.findings)
	if !ok {
		c.tooNarrow(g, widths)
	}
	unfit := len(c.findings) > said
	c.fixedTooNarrow(g)
	node := c.node.Add(page.Table, c.doc.Tabel.Span.Or(c.doc.Span))
	under, tail := c.below(below)
	t, rows := c.rows(g, node, widths, tail, under)
	c.headTooHigh(t)
	squeezed := c.squeezed(g, t)
	squeezed.unfit, squeezed.finding = unfit, said
	c.squeezes = append(c.squeezes, squeezed)
	c.units = append(append(c.units, rows...), under...)
	c.staying = false
}

// below sets what stands under a table, and returns how much of that has to be on
// the page of its last row.
func (c *composer) below(list []bagian) (under []unit, tail Length) {
	parts := make([][]unit, len(list))
	for i, b := range list {
		parts[i] = b.under(c)
		tail += heightOf(parts[i])
	}
	if tail > c.height/2 {
		for i, b := range list {
			if !b.flows || len(parts[i]) == 0 {
				continue
			}
			for j := range parts[i] {
				parts[i][j].cost = min(parts[i][j].cost, alone)
			}
			tail = 0 // the end of the part has what follows
		}
	}
	return slices.Concat(parts...), tail
}
