package check

import (
	"iku/content"
	"iku/content/finding"
	"iku/content/schema"
)

// togetherOnly are the kinds that only several documents show: whether they are
// set aside in vain cannot be told of one.
var togetherOnly = map[finding.Slug]bool{finding.PangkatBeda: true, finding.NamaBeda: true, finding.Revisi: true, finding.LampiranKeputusan: true, finding.TargetBedaDokumen: true}

// ofPages are the kinds that only the pages of a document show; see Pages.
var ofPages = map[finding.Slug]bool{finding.KolomSempit: true}

// Pages reports what a document sets aside in vain of the kinds that its pages show,
// given what they show.
func Pages(doc *content.Document, shown finding.List) finding.List {
	to := &report{most: schema.MaxFindings}
	for _, a := range content.Unused(doc, shown) {
		if ofPages[a.Slug] && a.Alasan.Value != "" {
			unused(a, nil, false, to)
		}
	}
	return to.list
}

// abaikanTakTerpakai reports what a document sets aside in vain.
func abaikanTakTerpakai(doc *content.Document, to *report) {
	left := content.Unused(doc, to.list)
	if len(left) == 0 {
		return
	}
	places, grave := map[finding.Slug][]finding.Related{}, map[finding.Slug]bool{}
	for i := range to.list {
		f := &to.list[i]
		grave[f.Slug] = grave[f.Slug] || f.Grave
		if at := places[f.Slug]; len(at) < maxElsewhere {
			places[f.Slug] = append(at, related(f.Span, "temuan %s di tabel lain", f.Slug))
		}
	}
	// Those that set aside this very finding are judged last.
	for _, own := range []bool{false, true} {
		for _, a := range left {
			if (a.Slug == finding.AbaikanTakTerpakai) == own && !togetherOnly[a.Slug] && !ofPages[a.Slug] && a.Alasan.Value != "" {
				unused(a, places[a.Slug], grave[a.Slug], to)
			}
		}
		left = content.Unused(doc, to.list)
	}
}

// maxElsewhere bounds the places named where the finding does stand.
const maxElsewhere = 3

// unused reports an entry that sets nothing aside; grave tells that what it names
// is a galat here.
func unused(a content.Abaikan, elsewhere []finding.Related, grave bool, to *report) {
	if finding.Lookup(a.Slug).Severity == finding.Galat || grave {
		f := to.add(finding.AbaikanTakTerpakai, a.KeySpan, "%s adalah galat, dan galat tidak dapat diabaikan", a.Slug)
		f.Hint = "hapus dari abaikan, dan perbaiki galatnya"
		return
	}
	f := to.add(finding.AbaikanTakTerpakai, a.KeySpan, "tidak ada %s di tabel ini untuk diabaikan", a.Slug)
	f.Hint = "hapus " + string(a.Slug) + " dari abaikan"
	if len(elsewhere) > 0 {
		f.Hint += ", atau pindahkan ke tabel tempat temuannya"
	}
	f.Related = elsewhere
}
