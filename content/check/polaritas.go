package check

import (
	"iku/content"
	"iku/content/finding"
)

// polaritas reports targets that move against the polaritas, from the first to
// the last year that can be compared.
func polaritas(doc *content.Document, to *report) {
	for ind := range doc.EachIndikator() {
		var better int
		switch ind.Polaritas.Value {
		case "positif":
			better = 1
		case "negatif":
			better = -1
		default:
			continue
		}
		for years, satuan := range targetsOf(ind) {
			s := targets(years, satuan)
			s.odd(func(i int, _ string) { s.set[i].sound = false })
			first, last := s.ends()
			if first == last {
				continue
			}
			a, b := &s.set[first], &s.set[last]
			if b.amount().Cmp(a.amount()) != -better {
				continue
			}
			moves := "naik"
			if better > 0 {
				moves = "turun"
			}
			f := to.add(finding.PolaritasBeda, ind.Polaritas.Span, "polaritas %s, tetapi target %s dari %s (%d) ke %s (%d)",
				ind.Polaritas.Value, moves, cut(years[first].Value), years[first].Tahun, cut(years[last].Value), years[last].Tahun)
			f.Hint = "perbaiki polaritas atau targetnya"
			f.Related = []finding.Related{related(years[first].Span, "target %d", years[first].Tahun), related(years[last].Span, "target %d", years[last].Tahun)}
			break
		}
	}
}
