package check

import (
	"iku/content"
	"iku/content/finding"
)

// sasaranTakDilayani reports a sasaran of a perjanjian kinerja that nobody below
// serves.
func sasaranTakDilayani(doc *content.Document, to *report) {
	p := doc.PK
	if p == nil || len(p.Bawahan) == 0 {
		return
	}
	for i := range doc.Sasaran {
		s := &doc.Sasaran[i]
		if len(p.Dilayani(i)) > 0 || content.Blank(s.Uraian.Value) {
			continue
		}
		f := to.add(finding.SasaranTakDilayani, own(doc, s.Uraian.Span), "sasaran %q tidak dilayani satu pun dari %d perjanjian di bawahnya", cut(s.Uraian.Value), len(p.Bawahan))
		f.Hint = "tulis melayani di perjanjian yang melayaninya"
		f.Related = append(f.Related, related(p.Bawahan[0].Span, "perjanjian pertama di bawahnya"))
	}
}

// sasaranTakMelayani reports a sasaran of a perjanjian kinerja that serves none above.
func sasaranTakMelayani(doc *content.Document, to *report) {
	p := doc.PK
	if p == nil || p.Atasan == nil || len(p.Atasan.Document.Sasaran) == 0 {
		return
	}
	for i := range doc.Sasaran {
		s := &doc.Sasaran[i]
		if len(p.Layanan[i]) > 0 || len(p.Melayani(i)) > 0 || content.Blank(s.Uraian.Value) {
			continue
		}
		above := p.Atasan.Document
		f := to.add(finding.SasaranTakMelayani, own(doc, s.Uraian.Span), "sasaran %q tidak melayani satu pun dari %d sasaran di atasnya", cut(s.Uraian.Value), len(above.Sasaran))
		f.Hint = "tulis melayani dengan kode atau nomor sasaran di atasnya"
		f.Related = append(f.Related, related(above.Sasaran[0].Uraian.Span, "sasaran pertama di atasnya"))
	}
}
