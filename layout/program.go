package layout

import (
	"iku/content"
	"iku/content/angka"
	"iku/layout/page"
	"iku/layout/setting"
)

// programIndent is how far a kegiatan stands in below its program.
const programIndent = 10_000

// program sets what the money is for: programs with their kegiatan, and the total.
func (c *composer) program() {
	if len(c.doc.Program) == 0 {
		return
	}
	name, deepest, remarks := "PROGRAM", 0, false
	eachAnggaran(c.doc.Program, 0, func(a *content.Anggaran, depth int) {
		deepest, remarks = max(deepest, depth), remarks || !a.Keterangan.IsZero()
	})
	switch words := tingkatWords[c.doc.Perjanjian.Tingkat]; {
	case deepest == 2:
		name = "PROGRAM, KEGIATAN, DAN SUB KEGIATAN"
	case deepest == 1:
		name = "PROGRAM DAN KEGIATAN"
	case words.anggaran != "":
		name = words.anggaran
	}
	columns := []daftarColumn{{"NO", true}, {name, false}, {"ANGGARAN", true}}
	quarters := c.doc.Perjanjian.Triwulan && anyQuarter(c.doc.Program)
	if quarters {
		for _, k := range []string{"TW\u00a0I", "TW\u00a0II", "TW\u00a0III", "TW\u00a0IV"} {
			columns = append(columns, daftarColumn{k, true})
		}
	}
	if remarks {
		columns = append(columns, daftarColumn{"KETERANGAN", false})
	}
	d := newDaftar(c.setter, columns...)
	no := 0
	eachAnggaran(c.doc.Program, 0, func(a *content.Anggaran, depth int) {
		label := content.Text{Span: a.Span}
		if depth == 0 {
			no++
			label.Value = ordinal(c.doc.Tabel.GayaNomor.No, no)
		}
		t := a.Nama
		if !a.Kode.IsZero() {
			t.Value = a.Kode.Value + " " + t.Value
		}
		style := d.body
		if depth == 0 && deepest > 0 {
			style = d.bold
		}
		var matter setting.Material = setting.Text(t.Value, style, setting.Left, t.Span)
		if depth > 0 {
			matter = indented{matter, Length(depth) * programIndent}
		}
		cells := []setting.Material{d.text(label, setting.Centre), matter, d.text(rupiah(a), setting.Right)}
		if quarters {
			for k := range content.Quarters {
				t := content.Text{}
				if k < len(a.Triwulan) {
					t = a.Triwulan[k].Text
				}
				cells = append(cells, d.text(t, setting.Right))
			}
		}
		d.row(a.Span, append(cells, d.text(a.Keterangan, setting.Left))[:len(columns)]...)
	})
	sum := c.doc.Perjanjian.Jumlah.Text
	if sum.IsZero() {
		sum = content.Text{Value: content.Rupiah(angka.Number{Rat: content.TotalAnggaran(c.doc.Program)}), Span: c.doc.Program[0].Span}
	}
	cells := []setting.Material{setting.Text("JUMLAH", d.bold, setting.Centre, sum.Span), setting.Text(sum.Value, d.bold, setting.Right, sum.Span)}
	if quarters {
		for _, t := range content.QuartersOf(c.doc.Program) {
			cells = append(cells, setting.Text(t, d.bold, setting.Right, sum.Span))
		}
	}
	if remarks {
		cells = append(cells, nil)
	}
	d.total(sum.Span, 2, cells...)
	c.listing(&d.grid)
}

// anyQuarter tells whether any money is divided by quarter.
func anyQuarter(list []content.Anggaran) (any bool) {
	eachAnggaran(list, 0, func(a *content.Anggaran, _ int) { any = any || len(a.Triwulan) > 0 })
	return any
}

// listing sets a table that stands by itself.
func (c *composer) listing(g *grid) {
	widths, ok := g.widths(c.width)
	if !ok {
		c.tooNarrow(g, widths)
	}
	t, rows := c.rows(g, c.node.Add(page.Table, g.entries[0].kelompok.Span), widths, 0, nil)
	c.headTooHigh(t)
	c.units = append(c.units, rows...)
	c.staying = false
}

// eachAnggaran calls for every program, then what is below it, with how deep it
// stands.
func eachAnggaran(list []content.Anggaran, depth int, visit func(*content.Anggaran, int)) {
	for i := range list {
		visit(&list[i], depth)
		eachAnggaran(list[i].Bagian, depth+1, visit)
	}
}

// rupiah returns the money of a program: as said, else what its parts have.
func rupiah(a *content.Anggaran) content.Text {
	if !a.Rupiah.IsZero() {
		return a.Rupiah.Text
	}
	if len(a.Bagian) == 0 {
		return content.Text{}
	}
	return content.Text{Value: content.Rupiah(angka.Number{Rat: content.TotalAnggaran(a.Bagian)}), Span: a.Span}
}

// indented is material that stands in from the left.
type indented struct {
	setting.Material
	by Length
}

func (i indented) Widths() (least, most Length) {
	least, most = i.Material.Widths()
	return least + i.by, most + i.by
}

func (i indented) Estimate(width Length) Length { return i.Material.Estimate(width - i.by) }

func (i indented) Set(width Length, node *page.Node) setting.Block {
	return i.Material.Set(width-i.by, node).Shift(i.by)
}
