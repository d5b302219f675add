package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"iku/content"
	"iku/content/besaran"
	"iku/content/finding"
	"iku/content/pola"
)

// indikatorGanda reports an indikator that stands twice under one sasaran or
// tujuan, and a part that stands twice under one indikator. Those that stand beside
// the sasaran are each level with another one.
func indikatorGanda(doc *content.Document, to *report) {
	t := twins{seen: map[string]twin{}, to: to}
	of := func(list []content.Indikator, under string) {
		t.among(len(list), "indikator", under, func(i int) twin { return twin{list[i].Uraian, list[i].Satuan, list[i].Kode} })
	}
	for i := range doc.Tujuan {
		of(doc.Tujuan[i].Indikator, "tujuan")
	}
	for i := range doc.Sasaran {
		of(doc.Sasaran[i].Indikator, "sasaran")
	}
	if len(doc.Sasaran) == 0 {
		of(doc.Indikator, "dokumen")
	}
	for ind := range doc.EachIndikator() {
		parts := ind.Rincian
		t.among(len(parts), "rincian", "indikator", func(i int) twin { return twin{uraian: parts[i].Uraian, satuan: parts[i].Satuan} })
	}
}

// twin is what tells one of a list from the others.
type twin struct{ uraian, satuan, kode content.Text }

type twins struct {
	seen map[string]twin
	to   *report
}

// among looks through one list of n.
func (t twins) among(n int, what, under string, at func(int) twin) {
	if n < 2 {
		return
	}
	clear(t.seen)
	for i := range n {
		is := at(i)
		name := wording(is.uraian.Value)
		before, known := t.seen[name]
		switch {
		case name == "":
			continue
		case !known, content.Blank(before.uraian.Value):
			t.seen[name] = is
			continue
		case content.Blank(is.uraian.Value):
			continue
		}
		if differ(before.satuan, is.satuan) || differ(before.kode, is.kode) {
			continue
		}
		f := t.to.add(finding.IndikatorGanda, is.uraian.Span, "%s %q sudah ada di %s ini", what, cut(is.uraian.Value), under)
		f.Hint = "hapus salah satunya, atau bedakan uraiannya"
		f.Related = []finding.Related{related(before.uraian.Span, "yang pertama di sini")}
	}
}

// differ tells whether both texts say something, and not the same.
func differ(a, b content.Text) bool {
	return !a.IsZero() && !b.IsZero() && wording(a.Value) != wording(b.Value)
}

// wording returns a text without regard to case, spacing, a number before it, its own
// initials or the sign of a part of one in brackets, and what ends it.
func wording(s string) string {
	if strings.ContainsAny(s, ".)") {
		s = numbered().ReplaceAllString(s, "")
	}
	s = strings.TrimRight(s, ".;, ")
	if name, inner, ok := bracketed(s); ok && (initials(strings.Fields(name)) == inner || besaran.Unit(inner).Fraction()) {
		s = name
	}
	return strings.TrimRight(folded(s), ".;, ")
}

// bracketed parts a text from the brackets that end it.
func bracketed(s string) (before, inner string, ok bool) {
	open := strings.LastIndexByte(s, '(')
	if open <= 0 || !strings.HasSuffix(s, ")") {
		return s, "", false
	}
	return strings.TrimRight(s[:open], " "), strings.TrimSpace(s[open+1 : len(s)-1]), true
}

var numbered = pola.Regexp(`^\s*(?:\d{1,2}|[a-z])[.)]\s+`)

// initials returns the first letters of words in capitals: AKI of "Angka Kematian Ibu".
func initials(words []string) string {
	var b strings.Builder
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		b.WriteRune(unicode.ToUpper(r))
	}
	return b.String()
}
