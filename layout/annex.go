package layout

import (
	"strings"

	"iku/content"
	"iku/content/diff"
	"iku/content/schema"
	"iku/layout/page"
)

// An annex has parts of its own: its row is added when the others are there.
func init() { bagianOf[schema.BagianLampiranKeputusan] = bagian{set: (*composer).annexes} }

// annexes sets what a decree enacts, each on pages of its own with the head of an
// annex, signed by who signs the decree; page numbers go on. A sheet is an annex as it
// is; of one that the decree changes, what it was and what it becomes.
func (c *composer) annexes() {
	c.compose()
	c.units, c.breaks = nil, nil
	k := c.doc.Keputusan
	changed := diff.Enacted(k)
	many := len(changed) > 1
	for i, changes := range changed {
		doc := *changes.New
		doc.Kop, doc.PenandaTangan, doc.TandaTangan = nil, c.doc.PenandaTangan, c.doc.TandaTangan
		doc.Dokumen.Nomor, doc.Dokumen.Tempat, doc.Dokumen.Tanggal = content.Text{}, content.Text{}, content.Dokumen{}.Tanggal
		doc.Lampiran = &content.Lampiran{Span: k.Span, Dari: content.Text{Value: strings.Join(texts(c.decree()), " "), Span: k.Span},
			Nomor: c.doc.Dokumen.Nomor, Tanggal: c.doc.Dokumen.Tanggal, Tentang: content.Text{Value: strings.ToUpper(k.Tentang.Value), Span: k.Tentang.Span}}
		if many {
			doc.Lampiran.Urutan = content.Text{Value: ordinal("I", i+1), Span: k.Span}
		}
		parts := doc.Dokumen.Jenis.Lembar
		if changes.Old != nil {
			doc.Halaman.Lanskap = true
		}
		a := c.annex(&doc)
		if a.width < minMeasure || a.height < minMeasure {
			a.tooSmall()
		} else if changes.Old != nil {
			a.set(append([]bagian{bagianOf[schema.BagianLampiran]}, a.matrix(changes, decrees(k.Mengubah, c.doc))...))
			a.compose()
		} else {
			a.parts(parts)
			a.parts(doc.Dokumen.Jenis.Susulan)
			a.compose()
		}
		c.findings = append(c.findings, a.findings...)
	}
}

// annex begins to set another document behind this one, in its typeface.
func (c *composer) annex(doc *content.Document) *composer {
	a := newComposer(doc, c.sheet.Family, c.opts, tightness{size: doc.Halaman.Ukuran, leading: fullLeading})
	a.sheet, a.signed = c.sheet, true
	a.node = c.sheet.Root.Add(page.Sect, doc.Span)
	return a
}

// decrees says by which decrees a sheet was enacted and is.
func decrees(old, now *content.Document) []identityLine {
	named := func(label string, d *content.Document) identityLine {
		said := []string{d.Keputusan.Sebutan()}
		if n := d.Dokumen.Nomor; !n.IsZero() {
			said = append(said, "Nomor", n.Value)
		}
		if t := d.Dokumen.Tanggal; !t.IsZero() {
			said = append(said, "tanggal", t.String())
		}
		return identityLine{label: label, text: one(content.Text{Value: strings.Join(said, " "), Span: d.Span})}
	}
	return []identityLine{named("SEMULA", old), named("MENJADI", now)}
}
