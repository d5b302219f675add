package workbook

import (
	"slices"

	"iku/cmd/internal/grid"
	"iku/content/schema"
)

// programWords are the headings of a table of programs and their budgets, and the key
// of each; empty where a column says nothing.
var programWords = map[string]string{
	"no": "", "nomor": "", "program": "nama", "kegiatan": "nama", "program kegiatan": "nama", "sub kegiatan": "nama",
	"anggaran": "anggaran", "anggaran rp": "anggaran", "pagu": "anggaran", "pagu anggaran": "anggaran", "pagu rp": "anggaran", "jumlah anggaran": "anggaran",
	"keterangan": "keterangan", "ket": "keterangan", "sumber dana": "keterangan",
}

// programHead returns the columns of a table of programs whose headings stand in a row;
// nil where it has none.
func programHead(g *grid.Sheet, row int) map[int]string {
	columns := map[int]string{}
	seen := map[string]bool{}
	for _, c := range g.Row(row) {
		key, known := programWords[normal(c.Title())]
		if !known || int(c.Place.Row) != row || seen[key] && key != "" {
			return nil
		}
		seen[key] = true
		columns[int(c.Place.Col)] = key
	}
	if !seen["nama"] || !seen["anggaran"] {
		return nil
	}
	return columns
}

// programs reads the tables of programs between two rows into a document of a kind that
// has them; in others they are left to be told.
func (b *book) programs(g *grid.Sheet, from, to int, doc *node) {
	name := schema.JenisDokumen[0].Name
	if n := doc.get("dokumen").get("jenis"); n != nil {
		name = n.text
	}
	jenis, _ := schema.JenisOf(name)
	if !slices.Contains(jenis.Tables, "program") {
		return
	}
	keys := schema.Root.Key("program").Fields
	for row := from; row < to; row++ {
		columns := programHead(g, row)
		if columns == nil {
			continue
		}
		for _, c := range g.Row(row) {
			c.Use()
		}
		for row++; row < to && len(g.Row(row)) > 0 && !ends(g.Row(row), row); row++ {
			var into *node
			for _, c := range g.Row(row) {
				key, known := columns[int(c.Place.Col)]
				k := keys.Key(key)
				switch {
				case !known || int(c.Place.Row) != row:
				case key == "":
					c.Use()
				case key == "nama":
					into = doc.append("program", c.Place)
					into.set(key, cell{Cell: c}.value(k))
				case into != nil && k != nil:
					into.set(key, cell{Cell: c}.value(k))
				}
			}
		}
	}
}
