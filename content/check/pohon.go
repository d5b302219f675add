package check

import (
	"iku/content"
	"iku/content/finding"
	"iku/content/source"
)

// pohonJanggal reports boxes of a cascade in which something is missing: a lowest one
// that nobody answers for, a sasaran that nothing measures, perjanjian kinerja that
// serve none, and programs that serve none.
func pohonJanggal(doc *content.Document, to *report) {
	p := doc.Pohon
	if p == nil || doc.Orphan { // where what is missing may be
		return
	}
	add := func(at source.Span, hint, format string, args ...any) {
		place := at
		if at.File != doc.File {
			place = own(doc, p.Span)
		}
		f := to.add(finding.PohonJanggal, place, format, args...)
		f.Hint = hint
		if place != at && !at.IsZero() {
			f.Related = append(f.Related, related(at, "di sini"))
		}
	}
	p.Each(func(s *content.Simpul, _ int) {
		name := cut(s.Uraian.Value)
		switch {
		case s.Lihat != nil:
		case s.Terukur && !isMeasured(s):
			add(s.Span, "tambahkan indikatornya", "kotak %s, %q, tidak mempunyai indikator", s.Nomor, name)
		case len(s.Bawahan) == 0 && len(s.PenanggungJawab) == 0:
			add(s.Span, "isi penanggung_jawab, atau pihak pertama perjanjiannya", "kotak %s, %q, di ujung pohon tanpa penanggung jawab", s.Nomor, name)
		}
	})
	for _, k := range p.Lepas {
		who := "tanpa nama"
		if first := k.Document.PihakPertama(); first != nil {
			who = cut(post(first))
		}
		add(k.Span, "isi melayani dengan sasaran di atasnya", "perjanjian kinerja %s tidak melayani sasaran apa pun, jadi tidak tergantung pada pohon", who)
	}
	for _, a := range p.Tanpa {
		add(a.Span, "isi program.sasaran dengan nomor atau kodenya", "program %q tidak menyebut sasaran yang dilayaninya, jadi tidak digambar", cut(a.Nama.Value))
	}
}

// isMeasured tells whether indikator stand in a box or directly below it.
func isMeasured(s *content.Simpul) bool {
	if len(s.Indikator) > 0 {
		return true
	}
	for _, b := range s.Bawahan {
		if b.Tingkat == "Indikator" {
			return true
		}
	}
	return false
}
