package check

import (
	"strings"

	"iku/content"
	"iku/content/besaran"
	"iku/content/finding"
)

// scaleOf returns the scale of an indikator's predicates: the one it names, or
// that of its kind in the document's years. nil: none.
func scaleOf(doc *content.Document, ind *content.Indikator) *besaran.Scale {
	if ind.Skala.Scale != nil {
		return ind.Skala.Scale
	}
	return besaran.Usual(ind.Uraian.Value, doc.Dokumen.Periode.From)
}

// predikatBeda reports predicates that contradict the number beside them, the
// calculation or the scale, and targets that fall on it.
func predikatBeda(doc *content.Document, to *report) {
	for ind := range doc.EachIndikator() {
		if ind.Skala.Scale == nil && !worded(ind) {
			continue
		}
		scale := scaleOf(doc, ind)
		if scale == nil {
			continue
		}
		p := predicates{ind, scale, to}
		first, last := -1, -1
		var from, until content.NilaiTahun
		for i := range ind.TargetTahunan {
			n := ind.TargetTahunan[i]
			rank, ok := p.value(n.Nilai)
			if !ok {
				continue
			}
			if first < 0 {
				first, from = rank, n
			}
			last, until = rank, n
		}
		if first >= 0 && last > first && ind.Polaritas.Value != "negatif" {
			f := to.add(finding.PredikatBeda, until.Span, "target turun dari %s (%d) ke %s (%d)",
				cut(from.Value), from.Tahun, cut(until.Value), until.Tahun)
			f.Hint = "perbaiki salah satunya, atau terima dengan abaikan beserta alasannya"
			f.Related = []finding.Related{related(from.Span, "target %d: %s", from.Tahun, cut(from.Value))}
		}
		for _, n := range []content.Nilai{ind.Target, ind.KondisiAwal.Nilai, ind.KondisiAkhir.Nilai} {
			p.value(n)
		}
		p.calculation()
	}
}

// worded tells whether a value of the indikator says more than a number.
func worded(ind *content.Indikator) bool {
	more := func(n content.Nilai) bool { return !n.IsZero() && (n.Number == nil || n.Rest != "") }
	for i := range ind.TargetTahunan {
		if more(ind.TargetTahunan[i].Nilai) {
			return true
		}
	}
	return more(ind.Target) || more(ind.KondisiAwal.Nilai) || more(ind.KondisiAkhir.Nilai)
}

type predicates struct {
	ind   *content.Indikator
	scale *besaran.Scale
	to    *report
}

// value reports a predicate that is not of the scale, or not that of its number,
// and returns its place; false where there is none.
func (p predicates) value(n content.Nilai) (rank int, ok bool) {
	v := p.scale.Read(n.Value, p.ind.Satuan.Value)
	if v.Grade == "" {
		if p.ind.Skala.Scale == nil && v.Kind == besaran.Words && p.scale.Numberless() && initialism(n.Value) {
			p.unknown(n, n.Value)
			return 0, false
		}
		if p.ind.Skala.Scale != nil && v.Kind == besaran.Plain && v.Compares() && v.High == nil && v.Bound == besaran.Exactly {
			return p.scale.At(v.Rat, v.Decimals)
		}
		return 0, false
	}
	rank, ok = p.scale.Rank(v.Grade)
	if !ok {
		if p.ind.Skala.Scale != nil {
			p.unknown(n, v.Grade)
		}
		return 0, false
	}
	if v.Rat == nil || v.Bound == besaran.About {
		return rank, true
	}
	is, known := p.scale.At(v.Rat, v.Decimals)
	if !known || is == rank {
		return rank, true
	}
	if v.Bound == besaran.AtLeast && is < rank || v.Bound == besaran.MoreThan && (is < rank || angkaAt(v, p.scale.Steps[rank])) ||
		(v.Bound == besaran.AtMost || v.Bound == besaran.LessThan) && is > rank {
		return rank, true
	}
	grade := p.scale.Steps[rank].Grade
	f := p.to.add(finding.PredikatBeda, n.Span, "%s bukan %s pada skala%s: %s %s", shownNumber(v), grade, p.named(), grade, p.begins(rank))
	f.Hint = "tulis " + p.scale.Steps[is].Grade + ", atau perbaiki angkanya"
	f.Related = p.here()
	return rank, true
}

// unknown reports a predicate that the scale has not.
func (p predicates) unknown(n content.Nilai, grade string) {
	f := p.to.add(finding.PredikatBeda, n.Span, "%s tidak ada di skala%s", cut(grade), p.named())
	f.Hint = "pakai salah satu dari " + p.grades()
	f.Related = p.here()
}

// initialism tells of a word of three to five capitals, such as opinions are called by.
func initialism(s string) bool {
	return len(s) >= 3 && len(s) <= 5 && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" && !isEmpty(s) && !content.Blank(s)
}

// angkaAt tells of "A (> 80)", where A begins above 80.
func angkaAt(v besaran.Value, s besaran.Step) bool {
	return s.From != nil && v.Rat.Cmp(s.From) == 0
}

// calculation reports a target that is a predicate alone, where the last formula
// gives a number of another.
func (p predicates) calculation() {
	v := p.scale.Read(p.ind.Target.Value, p.ind.Satuan.Value)
	rank, ok := p.scale.Rank(v.Grade)
	if v.Grade == "" || v.Rat != nil || !ok {
		return
	}
	for i := len(p.ind.Hitungan) - 1; i >= 0; i-- {
		r := p.ind.Hitungan[i].Rumus
		if r == nil {
			continue
		}
		computed, ok := result(r)
		if !ok || computed.kind.Fraction() {
			continue
		}
		is, known := p.scale.At(computed.rat, computed.decimals)
		if known && (is == rank || v.Bound == besaran.AtLeast && is < rank) || !known {
			return
		}
		f := p.to.add(finding.PredikatBeda, p.ind.Target.Span, "target %s, tetapi perhitungannya menghasilkan %s, yaitu %s",
			cut(p.ind.Target.Value), computed, p.scale.Steps[is].Grade)
		f.Hint = "perbaiki target atau perhitungannya"
		f.Related = append(p.here(), related(r.Span, "%s = %s", cut(r.Value), computed))
		return
	}
}

func shownNumber(v besaran.Value) string {
	return figure{v.Rat, max(v.Decimals, 0), besaran.Plain}.String()
}

// begins tells where a predicate's numbers begin.
func (p predicates) begins(rank int) string {
	s := p.scale.Steps[rank]
	if s.From == nil {
		return "tidak berangka"
	}
	d := 0
	if !s.From.IsInt() {
		d = 2
	}
	from := figure{s.From, d, besaran.Plain}.String()
	if s.Above {
		return "di atas " + from
	}
	return "mulai " + from
}

func (p predicates) named() string {
	if p.scale.Name == "" {
		return " indikator ini"
	}
	return " " + p.scale.Name
}

func (p predicates) grades() string {
	var names []string
	for _, s := range p.scale.Steps[:min(len(p.scale.Steps), maxTerms)] {
		names = append(names, s.Grade)
	}
	return list(names)
}

func (p predicates) here() []finding.Related {
	if p.ind.Skala.Scale == nil {
		return nil
	}
	return []finding.Related{related(p.ind.Skala.Span, "skala indikator ini")}
}
