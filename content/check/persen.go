package check

import (
	"strings"

	"iku/content"
	"iku/content/finding"
)

// persenGanda reports, once an indikator, a sign of percent both in a value and
// in the unit that stands beside it.
func persenGanda(doc *content.Document, to *report) {
	for ind := range doc.EachIndikator() {
		p := doubled{}
		p.value(ind.Target, ind.Satuan)
		p.years(ind.TargetTahunan, ind.Satuan)
		p.value(ind.KondisiAwal.Nilai, ind.Satuan)
		p.value(ind.KondisiAkhir.Nilai, ind.Satuan)
		for i := range ind.Rincian {
			r := &ind.Rincian[i]
			unit := r.Satuan
			if unit.IsZero() {
				unit = ind.Satuan
			}
			p.value(r.Target, unit)
			p.years(r.TargetTahunan, unit)
		}
		for i := range ind.Hitungan {
			switch s := &ind.Hitungan[i]; {
			case s.Data != nil:
				p.value(s.Data.Nilai, s.Data.Satuan)
			case s.Rumus != nil:
				p.value(s.Rumus.Hasil, s.Rumus.Satuan)
			case s.Tahunan != nil:
				p.years(s.Tahunan.Nilai, s.Tahunan.Satuan)
			}
		}
		if len(p.values) == 0 {
			continue
		}
		f := to.add(finding.PersenGanda, p.values[0].Span, "%s membawa %%, dan satuannya juga %%", cut(p.values[0].Value))
		f.Hint = "tulis % di nilai atau di satuan, jangan di keduanya"
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
	if n.Number == nil || !n.Number.Percent || !strings.Contains(unit.Value, "%") {
		return
	}
	if len(d.values) == 0 {
		d.unit = unit
	}
	d.values = append(d.values, n)
}

func (d *doubled) years(values []content.NilaiTahun, unit content.Text) {
	if unit.IsZero() {
		return
	}
	for i := range values {
		d.value(values[i].Nilai, unit)
	}
}
