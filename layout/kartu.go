package layout

import (
	"strconv"
	"strings"

	"iku/content"
	"iku/content/schema"
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

// card sets the card of an indikator.
func (c *composer) card(ind *content.Indikator, under content.Text) {
	d := newDaftar(c.setter, daftarColumn{"UNSUR", true}, daftarColumn{"URAIAN", false})
	d.grid.whole = true
	row := func(label string, m setting.Material) {
		if m != nil {
			d.row(ind.Span, setting.Text(label, d.bold, setting.Left, ind.Span), m)
			d.grid.entries[len(d.grid.entries)-1].thing[schema.LevelSasaran] = 0 // one group
		}
	}
	e := &entry{indikator: ind}
	row("Indikator kinerja", setting.Text(ind.Uraian.Value, d.bold, setting.Left, ind.Uraian.Span))
	row("Kode", d.text(ind.Kode, setting.Left))
	row("Sasaran", d.text(under, setting.Left))
	for _, k := range schema.Places {
		switch {
		case k.Name == "formula":
			row("Formula", cellFormula(d.setter, nil, e))
		case k.Name == "polaritas":
			row("Polaritas", d.text(ind.Polaritas, setting.Left))
		case k.Name == "satuan":
			row("Satuan", d.text(ind.Satuan, setting.Left))
		case k.Name == "skala":
			row("Skala", d.text(ind.Skala.Text, setting.Left))
		case k.Name == "kondisi_awal":
			row("Kondisi awal", d.kondisi(ind.KondisiAwal))
		case k.Name == "target":
			row("Target", d.text(ind.Target.Text, setting.Left))
		case k.Name == "target_tahunan":
			row("Target tiap tahun", d.years(ind.TargetTahunan))
		case k.Name == "kondisi_akhir":
			row("Kondisi akhir", d.kondisi(ind.KondisiAkhir))
		case k.Column != nil && k.Column.Text, k.Card:
			row(k.Label(), d.said(ind, k.Name))
		}
	}
	for _, k := range c.doc.KolomLain {
		row(sentence(strings.ToLower(k.Judul.Value)), d.said(ind, k.Kunci))
	}
	c.mark(ind.Uraian.Value, 1)
	before := len(c.units)
	c.listing(&d.grid)
	if before < len(c.units) && c.pending != nil {
		c.units[before].bookmark, c.pending = c.pending, nil
	}
}

func (d *daftar) said(ind *content.Indikator, key string) setting.Material {
	l := ind.Isi(key)
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
