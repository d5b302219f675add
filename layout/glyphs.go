package layout

import (
	"unicode"

	"iku/content"
	"iku/content/finding"
	"iku/fonts"
)

// Glyphs reports every character of the document that the typeface cannot show,
// once for each text it stands in.
func Glyphs(doc *content.Document, family *fonts.Family) finding.List {
	return glyphs(doc, doc.Printed, family)
}

func glyphs(doc *content.Document, texts []content.Text, family *fonts.Family) finding.List {
	var out finding.List
	face := family.Nearest(fonts.Regular)
	bold := family.Nearest(fonts.Bold)
	missing := func(r rune) bool { return !face.Has(r) || bold != face && !bold.Has(r) }
	for _, t := range texts {
		var told map[rune]bool
		for i, r := range t.Value {
			if r == '\n' || r < 0x7f && r >= ' ' || !missing(r) && (!doc.Dokumen.Kapital || !missing(unicode.ToUpper(r))) {
				continue
			}
			if told[r] {
				continue
			}
			if told == nil {
				told = map[rune]bool{}
			}
			told[r] = true
			f := out.Add(finding.Aksara, t.At(i), "huruf %s tidak mempunyai aksara %q (%U)", family.Name, r, r)
			f.Hint = "ganti aksaranya, atau pilih huruf lain di [halaman] huruf"
		}
	}
	return out
}
