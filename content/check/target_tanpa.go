package check

import (
	"iku/content"
	"iku/content/finding"
)

// indikatorTanpaTarget reports each indikator without a target where another has
// one. Those that stand beside the sasaran are a sheet's list of what is measured,
// which states a target or does not.
func indikatorTanpaTarget(doc *content.Document, to *report) {
	if doc.Dokumen.Jenis.Tahunan {
		withoutYear(doc, to)
		return
	}
	if len(doc.Indikator) > 0 {
		return
	}
	var has *content.Indikator
	for ind := range doc.EachIndikator() {
		if hasTarget(ind) {
			has = ind
			break
		}
	}
	if has == nil {
		return
	}
	for ind := range doc.EachIndikator() {
		if hasTarget(ind) {
			continue
		}
		f := to.add(finding.IndikatorTanpaTarget, ind.Span, "indikator %q tidak mempunyai target", cut(ind.Uraian.Value))
		f.Hint = "isi target atau target_tahunan"
		f.Related = []finding.Related{related(has.Span, "indikator lain mempunyai target")}
	}
}

// hasTarget tells whether the indikator or any of its parts has a target, be it
// of one year.
func hasTarget(ind *content.Indikator) bool {
	for u := range ind.Each() {
		if !u.Target.IsZero() || len(u.TargetTahunan) > 0 {
			return true
		}
	}
	return false
}

// withoutYear reports each indikator without a target of the year that the document
// is about.
func withoutYear(doc *content.Document, to *report) {
	if doc.Dokumen.Tahun == 0 {
		return
	}
	for ind := range doc.EachIndikator() {
		has := !doc.TargetOf(ind.Target, ind.TargetTahunan).IsZero()
		for i := range ind.Rincian {
			has = has || !doc.TargetOf(ind.Rincian[i].Target, ind.Rincian[i].TargetTahunan).IsZero()
		}
		if has {
			continue
		}
		at := ind.Span
		if at.File != doc.File {
			at = doc.Dokumen.TahunSpan
		}
		f := to.add(finding.IndikatorTanpaTarget, at, "indikator %q tidak mempunyai target %d", cut(ind.Uraian.Value), doc.Dokumen.Tahun)
		f.Hint = "isi target_tahunan tahun itu, atau target"
		if at != ind.Span {
			f.Related = []finding.Related{related(ind.Span, "indikatornya")}
		}
	}
}
