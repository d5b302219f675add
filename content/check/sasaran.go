package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"iku/content"
	"iku/content/finding"
	"iku/content/source"
)

// sasaranTanpaIndikator reports each sasaran without an indikator where another
// has one. Where the indikator stand beside the sasaran, none is missing.
func sasaranTanpaIndikator(doc *content.Document, to *report) {
	if len(doc.Indikator) > 0 {
		return
	}
	var has *content.Sasaran
	for i := range doc.Sasaran {
		if len(doc.Sasaran[i].Indikator) > 0 {
			has = &doc.Sasaran[i]
			break
		}
	}
	if has == nil {
		return
	}
	for i := range doc.Sasaran {
		s := &doc.Sasaran[i]
		if len(s.Indikator) > 0 || strays(doc, i) {
			continue
		}
		f := to.add(finding.SasaranTanpaIndikator, s.Span, "sasaran %d, %q, tidak mempunyai indikator", i+1, cut(s.Uraian.Value))
		f.Hint = "tambahkan [[sasaran.indikator]] di bawahnya"
		f.Related = []finding.Related{related(has.Indikator[0].Span, "sasaran lain mempunyai indikator")}
	}
}

// strays tells whether a sasaran has indikator whose header is misspelt: they stand
// behind its own, before the next one's.
func strays(doc *content.Document, i int) bool {
	from := doc.Sasaran[i].Span
	return slices.ContainsFunc(doc.Strays, func(s source.Span) bool {
		return s.File == from.File && s.Start > from.Start && (i+1 == len(doc.Sasaran) || s.Start < doc.Sasaran[i+1].Span.Start)
	})
}

// measures are the words that begin an indikator, misspelt ones included.
var measures = []string{"persentase", "prosentase", "presentase", "jumlah", "rata-rata", "nilai", "indeks"}

// indikatorDiSasaran reports a sasaran that begins as an indikator does: a
// sasaran states a condition.
func indikatorDiSasaran(doc *content.Document, to *report) {
	for i := range doc.Sasaran {
		t := doc.Sasaran[i].Uraian
		word := measure(t.Value)
		if word == "" {
			continue
		}
		f := to.add(finding.IndikatorDiSasaran, t.Span, "sasaran %d diawali %q seperti sebuah indikator", i+1, word)
		f.Hint = "nyatakan keadaan yang dituju (Meningkatnya …, Terwujudnya …), dan tulis ini sebagai indikatornya"
	}
}

// measure returns the word of measures that a text begins with, as written.
func measure(s string) string {
	for _, m := range measures {
		if len(s) < len(m) || !strings.EqualFold(s[:len(m)], m) {
			continue
		}
		next, _ := utf8.DecodeRuneInString(s[len(m):])
		if len(s) == len(m) || next != '-' && !unicode.IsLetter(next) {
			return s[:len(m)]
		}
	}
	return ""
}
