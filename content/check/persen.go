package check

import (
	"iku/content"
	"iku/content/besaran"
	"iku/content/finding"
)

// persenGanda reports, once an indikator, a percentage or so many of a thousand
// that is said both with a value and in the unit that stands beside it, in
// whatever spelling.
func persenGanda(doc *content.Document, to *report) {
	for ind := range doc.EachIndikator() {
		p := doubled{}
		for u, unit := range ind.Each() {
			p.value(u.Target, unit)
			p.years(u.TargetTahunan, unit)
			p.value(u.KondisiAwal.Nilai, unit)
			p.value(u.KondisiAkhir.Nilai, unit)
		}
		for i := range ind.Hitungan {
			switch s := &ind.Hitungan[i]; {
			case s.Data != nil:
				p.value(s.Data.Nilai, s.Data.Satuan)
			case s.Rumus != nil:
				p.value(s.Rumus.Hasil, s.Rumus.Satuan)
				p.years(s.Rumus.HasilTahunan, s.Rumus.Satuan)
			case s.Tahunan != nil:
				p.years(s.Tahunan.Nilai, s.Tahunan.Satuan)
			case s.Kelas != nil:
				p.years(s.Kelas.Nilai, s.Kelas.Satuan)
			}
		}
		if len(p.values) == 0 {
			continue
		}
		first := p.values[0].Besaran(content.Text{}).Kind
		f := to.add(finding.PersenGanda, p.values[0].Span, "%s membawa %s, dan satuannya juga %s", cut(p.values[0].Value), first.Sign(), besaran.Unit(p.unit.Value).Sign())
		f.Hint = "tulis " + first.Sign() + " di nilai atau di satuan, jangan di keduanya"
		f.Related = append(f.Related, related(p.unit.Span, "satuan di sini"))
		for _, v := range p.values[1:min(len(p.values), maxRelated)] {
			f.Related = append(f.Related, related(v.Span, "juga %s", cut(v.Value)))
		}
	}
}

// doubled holds the values whose unit repeats their sign.
type doubled struct {
	values []content.Nilai
	unit   content.Text // of the first
}

func (d *doubled) value(n content.Nilai, unit content.Text) {
	if n.IsZero() || unit.IsZero() || !besaran.Unit(unit.Value).Fraction() {
		return
	}
	if v := n.Besaran(unit); !v.Own || !v.Kind.Fraction() || v.Kind == besaran.Points {
		return
	}
	if len(d.values) == 0 {
		d.unit = unit
	}
	d.values = append(d.values, n)
}

func (d *doubled) years(values []content.NilaiTahun, unit content.Text) {
	for i := range values {
		d.value(values[i].Nilai, unit)
	}
}
