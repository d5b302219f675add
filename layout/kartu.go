package layout

import (
	"strconv"
	"strings"

	"iku/content"
	"iku/content/hitungan"
	"iku/content/schema"
	"iku/layout/page"
	"iku/layout/setting"
)

// kartu sets a card for each indikator: a table of what is known of it, kept on one page
// where it fits on one.
func (c *composer) kartu() {
	for i := range c.doc.Sasaran {
		s := &c.doc.Sasaran[i]
		for k := range s.Indikator {
			c.card(&s.Indikator[k], s.Uraian)
		}
	}
	for i := range c.doc.Tujuan {
		t := &c.doc.Tujuan[i]
		for k := range t.Indikator {
			c.card(&t.Indikator[k], t.Uraian)
		}
	}
	for i := range c.doc.Indikator {
		c.card(&c.doc.Indikator[i], content.Text{})
	}
}

// card sets the card of an indikator: what is known of it and of its parts, and below
// the table how it is calculated.
func (c *composer) card(ind *content.Indikator, under content.Text) {
	d := newDaftar(c.setter, daftarColumn{"UNSUR", true}, daftarColumn{"URAIAN", false})
	d.grid.whole = true
	row := func(label string, m setting.Material) {
		if m != nil {
			d.row(ind.Span, setting.Text(label, d.bold, setting.Left, ind.Span), m)
			d.grid.entries[len(d.grid.entries)-1].thing[schema.LevelSasaran] = 0 // one group
		}
	}
	row("Indikator kinerja", setting.Text(ind.Uraian.Value, d.bold, setting.Left, ind.Uraian.Span))
	row("Kode", d.text(ind.Kode, setting.Left))
	row("Sasaran", d.text(under, setting.Left))
	d.facts(&entry{indikator: ind}, row)
	for i := range ind.Rincian {
		r := &ind.Rincian[i]
		row("Rincian "+strconv.Itoa(i+1), setting.Text(r.Uraian.Value, d.bold, setting.Left, r.Uraian.Span))
		d.facts(&entry{indikator: ind, rincian: r}, func(label string, m setting.Material) { row("– "+label, m) })
	}
	c.mark(ind.Uraian.Value, 1)
	before := len(c.units)
	c.listing(&d.grid)
	if before < len(c.units) && c.pending != nil {
		c.units[before].bookmark, c.pending = c.pending, nil
	}
	if hitungan.Printed(ind) {
		t := c.doc.LampiranHitungan.Judul
		if t.IsZero() {
			t = ind.Uraian
		}
		head := setting.Text(t.Value, c.bold, setting.Left, t.Span)
		head.Stay = true
		c.add(head.Set(c.width, c.node.Add(page.P, t.Span)), 0, headingGap, torn)
		c.steps(ind)
	}
}

// facts calls for all that is known of what a row is about, in the order of the format.
func (d *daftar) facts(e *entry, row func(label string, m setting.Material)) {
	u, ind := e.ukuran(), e.indikator
	if e.rincian != nil {
		ind = &content.Indikator{} // what only the whole has
	}
	for _, k := range schema.Places {
		switch {
		case k.Name == "formula":
			row("Formula", cellFormula(d.setter, nil, e))
		case k.Name == "polaritas":
			row("Polaritas", d.text(ind.Polaritas, setting.Left))
		case k.Name == "satuan":
			row("Satuan", d.text(u.Satuan, setting.Left))
		case k.Name == "skala":
			row("Skala", d.text(ind.Skala.Text, setting.Left))
		case k.Name == "kondisi_awal":
			row("Kondisi awal", d.kondisi(u.KondisiAwal))
		case k.Name == "target":
			row("Target", d.text(u.Target.Text, setting.Left))
		case k.Name == "target_tahunan":
			row("Target tiap tahun", d.years(u.TargetTahunan))
		case k.Name == "kondisi_akhir":
			row("Kondisi akhir", d.kondisi(u.KondisiAkhir))
		case k.Column != nil && k.Column.Text, k.Card:
			row(k.Label(), d.said(u, k.Name))
		}
	}
	for _, k := range d.doc.KolomLain {
		row(sentence(strings.ToLower(k.Judul.Value)), d.said(u, k.Kunci))
	}
}

func (d *daftar) said(u *content.Ukuran, key string) setting.Material {
	l := u.Isi(key)
	if l.IsZero() {
		return nil
	}
	return d.lines(l, setting.Left)
}

func (d *daftar) kondisi(k content.Kondisi) setting.Material {
	t := k.Nilai.Text
	if k.Tahun > 0 && !t.IsZero() {
		t.Value += " (" + strconv.Itoa(k.Tahun) + ")"
	}
	return d.text(t, setting.Left)
}

// years returns targets by year on a line: 2025: 10 · 2026: 12.
func (d *daftar) years(list []content.NilaiTahun) setting.Material {
	var said []string
	for _, n := range list {
		said = append(said, strconv.Itoa(n.Tahun)+": "+noBreak(n.Value))
	}
	if said == nil {
		return nil
	}
	return setting.Text(strings.Join(said, "; "), d.body, setting.Left, list[0].Span)
}
