package workbook

import (
	"slices"
	"strings"

	"iku/cmd/internal/grid"
	"iku/content/angka"
	"iku/content/pola"
	"iku/content/schema"
	"iku/content/tomltree"
)

var (
	endLine      = pola.Regexp(`(?i)^(kepala|plt\.?|plh\.?|pj\.?|a\.n\.|gubernur|bupati|wali ?kota|camat|direktur|sekretaris|inspektur|lurah|ketua|n[ir]p\b|mengetahui|menyetujui|ditetapkan|pada tanggal|pihak (pertama|kedua)|\(?[*]+\)?|ket(erangan)?\s*:|catatan\s*:|sumber\s*:)`)
	placeAndDate = pola.Regexp(`(?i)^(?:ditetapkan di\s+)?([\p{L} .]+?),\s*(?:tanggal\s+)?([0-9. …]*\s*(?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember)\s+[0-9]{4})$`)
	placeAlone   = pola.Regexp(`(?i)^ditetapkan di\s*:?\s*([\p{L} .]+)$`)
	dateAlone    = pola.Regexp(`(?i)^pada tanggal\s*:?\s*(.+)$`)
	rankLine     = pola.Regexp(`(?i)^(pembina|penata|pengatur|juru)\b`)
	nipLine      = pola.Regexp(`(?i)^(nip|nrp)\b[ .:]*(.*)$`)
	callLine     = pola.Regexp(`(?i)^(mengetahui|menyetujui|pihak (pertama|kedua))\b[ ,:;]*$`)
	noteLine     = pola.Regexp(`(?i)^(ket(erangan)?\s*:|catatan\s*:|sumber\s*:|\(?[*]+\)?)`)
	headLine     = pola.Regexp(`(?i)^(?:plt\.?\s+|wakil\s+)?(gubernur|bupati|wali ?kota|menteri|presiden)\b`)
	statusWord   = pola.Regexp(`(?i)^(plt|plh|pj)\.?\s+`)
)

// ends tells whether a row stands below a table: a signature, a note.
func ends(cells []*grid.Cell, row int) bool {
	if len(cells) == 0 || len(cells) > 4 {
		return false
	}
	some := false
	for _, c := range cells {
		if int(c.Place.Row) != row {
			return false
		}
		lines := strings.Split(c.Text, "\n") // of a block that stands in one cell
		is := endLine().MatchString(lines[0]) || placeAndDate().MatchString(lines[0]) || slices.ContainsFunc(lines, nipLine().MatchString)
		if !is && !marker().MatchString(c.Text) && !strings.EqualFold(strings.Trim(c.Text, " :"), "") {
			return false
		}
		some = some || is
	}
	return some
}

// below reads what stands under a table, from a row to before another: notes, the
// place and the date, and those who sign, from left to right.
func (b *book) below(g *grid.Sheet, from, to int, doc *node) {
	type block struct {
		col  int
		nip  *grid.Cell
		key  string // nip or nrp
		text string
		rows []*grid.Cell
	}
	var blocks []*block
	last := from - 1
	parts := blockLines(g, from, to)
	defer parts.use()
	for row := from; row < min(to, from+60); row++ {
		list := parts.row(g, row)
		for i, c := range list {
			m := nipLine().FindStringSubmatch(c.Text)
			if m == nil || int(c.Place.Row) != row {
				continue
			}
			said := strings.Trim(m[2], " .:")
			c.Use()
			for _, next := range list[i+1:] { // the number stands in a cell of its own
				if said != "" || strings.Trim(next.Text, "0123456789. :") != "" {
					break
				}
				next.Use()
				said = strings.Trim(next.Text, " .:")
				if next.Kind == grid.Number {
					said = digits(next.Raw)
					if lost(cell{Cell: next}) {
						b.note(next.Place, "nomor ini tersimpan sebagai bilangan, sehingga angka-angka terakhirnya hilang; ketik ulang dari suratnya")
					}
				}
			}
			if said != "" {
				blocks = append(blocks, &block{col: int(c.Place.Col), nip: c, key: strings.ToLower(m[1]), text: said})
				last = row
			}
		}
	}
	var notes []*node
	var lines []*grid.Cell
	for row := from; row < to; row++ {
		for _, c := range parts.row(g, row) {
			if int(c.Place.Row) != row || c.Used() {
				continue
			}
			switch text := cleaned(c.Title(), false); {
			case noteLine().MatchString(text):
				notes = append(notes, stamped(c))
				c.Use()
			case placeAndDate().MatchString(text):
				m := placeAndDate().FindStringSubmatch(text)
				setPlace(doc, m[1], m[2], c)
			case placeAlone().MatchString(text):
				setPlace(doc, placeAlone().FindStringSubmatch(text)[1], "", c)
			case dateAlone().MatchString(text):
				setPlace(doc, "", dateAlone().FindStringSubmatch(text)[1], c)
			case row < from+60:
				lines = append(lines, c)
			}
		}
	}
	lines, elected := headsOf(lines)
	lines = slices.DeleteFunc(lines, func(c *grid.Cell) bool { return int(c.Place.Row) > last })
	if len(notes) > 0 {
		doc.table("tabel", notes[0].at).set("catatan", &node{kind: tomltree.Array, at: notes[0].at, children: notes})
	}
	for _, c := range lines {
		near := slices.MinFunc(blocks, func(x, y *block) int { return away(x.col, c) - away(y.col, c) })
		near.rows = append(near.rows, c)
	}
	for _, rows := range elected {
		blocks = append(blocks, &block{col: int(rows[0].Place.Col), rows: rows})
	}
	slices.SortStableFunc(blocks, func(x, y *block) int { return x.col - y.col })
	var signed []*node
	for _, k := range blocks {
		if n := signer(k.rows, k.nip, k.key, k.text); n != nil {
			signed = append(signed, n)
		} else {
			k.nip.Leave()
		}
	}
	switch {
	case len(signed) == 1:
		doc.set("penanda_tangan", signed[0])
	case len(signed) > 3:
		b.note(signed[3].at, "hanya tiga penanda tangan yang dapat bersisian; yang lain tidak dibaca")
		signed = signed[:3]
		fallthrough
	case len(signed) > 1:
		doc.set("penanda_tangan", &node{kind: tomltree.Array, at: signed[0].at, children: signed})
	}
}

func away(col int, c *grid.Cell) int {
	switch from, to := int(c.Place.Col), int(c.Place.Col+c.Cols-1); {
	case col < from:
		return from - col
	case col > to:
		return col - to
	}
	return 0
}

// setPlace says where and when a document was signed, where both can be read.
func setPlace(doc *node, place, date string, c *grid.Cell) {
	into := doc.table("dokumen", c.Place)
	if place = strings.TrimSpace(place); place != "" && into.get("tempat") == nil {
		into.set("tempat", valued(titled(place), c.Place))
		c.Use()
	}
	if date == "" {
		return
	}
	d, err := angka.ParseDate(strings.Join(strings.Fields(titled(date)), " "))
	if err != nil || !d.Valid() {
		return
	}
	if into.get("tanggal") == nil {
		n := lit(tomltree.Date, d.ISO())
		n.at = c.Place
		into.set("tanggal", n)
		c.Use()
	}
}

// signer reads the lines above an NIP or NRP, nil where there is none: the office, the
// name, the rank. Nil where there is no name to be sure by.
func signer(above []*grid.Cell, nip *grid.Cell, key, number string) *node {
	n := &node{kind: tomltree.Table}
	if nip != nil {
		n.at = nip.Place
	} else {
		n.at = above[0].Place
	}
	var lines []*grid.Cell
	for _, c := range above {
		if callLine().MatchString(c.Text) {
			n.set("sebutan", stamped(c))
			c.Use()
		} else if strings.Trim(c.Text, "_.…- ()") != "" {
			lines = append(lines, c)
		}
	}
	last := len(lines) - 1
	if last >= 0 && isRank(lines[last].Text) {
		n.set("pangkat", stamped(lines[last]))
		last--
	}
	if last < 1 {
		return nil
	}
	n.set("nama", stamped(lines[last]))
	office := &node{kind: tomltree.Array, at: lines[0].Place}
	for _, line := range lines[:last] {
		for text := range strings.SplitSeq(line.Title(), "\n") {
			text = titled(strings.TrimRight(text, ", "))
			if m := statusWord().FindString(text); m != "" && len(office.children) == 0 {
				n.set("status", valued(strings.ToUpper(m[:1])+strings.ToLower(strings.TrimRight(strings.TrimSpace(m[1:]), "."))+".", line.Place))
				text = text[len(m):]
			}
			if text != "" {
				office.children = append(office.children, valued(text, line.Place))
			}
		}
	}
	n.set("jabatan", office)
	if nip != nil {
		n.set(key, valued(number, nip.Place))
	}
	for _, c := range lines {
		c.Use()
	}
	return n
}

func isRank(s string) bool {
	_, corps := schema.CorpsRank(s)
	return corps != "" || rankLine().MatchString(s)
}

func stamped(c *grid.Cell) *node { return valued(cleaned(c.Title(), false), c.Place) }
