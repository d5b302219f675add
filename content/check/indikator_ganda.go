package check

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"iku/content"
	"iku/content/finding"
)

// indikatorGanda reports an indikator that stands twice under one sasaran or
// tujuan. Those that stand beside the sasaran are each level with another one.
func indikatorGanda(doc *content.Document, to *report) {
	seen := map[string]*content.Indikator{}
	for i := range doc.Tujuan {
		twice(doc.Tujuan[i].Indikator, "tujuan", seen, to)
	}
	for i := range doc.Sasaran {
		twice(doc.Sasaran[i].Indikator, "sasaran", seen, to)
	}
	if len(doc.Sasaran) == 0 {
		twice(doc.Indikator, "dokumen", seen, to)
	}
}

// twice looks through one list; seen has room for it.
func twice(list []content.Indikator, under string, seen map[string]*content.Indikator, to *report) {
	if len(list) < 2 {
		return
	}
	clear(seen)
	for i := range list {
		ind := &list[i]
		name := wording(ind.Uraian.Value)
		before := seen[name]
		switch {
		case name == "":
			continue
		case before == nil, content.Blank(before.Uraian.Value):
			seen[name] = ind
			continue
		case content.Blank(ind.Uraian.Value):
			continue
		}
		if differ(before.Satuan, ind.Satuan) || differ(before.Kode, ind.Kode) {
			continue
		}
		f := to.add(finding.IndikatorGanda, ind.Uraian.Span, "indikator %q sudah ada di %s ini", cut(ind.Uraian.Value), under)
		f.Hint = "hapus salah satunya, atau bedakan uraiannya"
		f.Related = []finding.Related{related(before.Uraian.Span, "yang pertama di sini")}
	}
}

// differ tells whether both texts say something, and not the same.
func differ(a, b content.Text) bool {
	return !a.IsZero() && !b.IsZero() && wording(a.Value) != wording(b.Value)
}

// wording returns a text without regard to case, spacing, a number before it, its own
// initials in brackets, and what ends it.
func wording(s string) string {
	if strings.ContainsAny(s, ".)") {
		s = numbered().ReplaceAllString(s, "")
	}
	s = strings.TrimRight(s, ".;, ")
	if open := strings.LastIndex(s, " ("); open > 0 && strings.HasSuffix(s, ")") && initials(strings.Fields(s[:open])) == s[open+2:len(s)-1] {
		s = s[:open]
	}
	return strings.TrimRight(folded(s), ".;, ")
}

var numbered = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\s*(?:\d{1,2}|[a-z])[.)]\s+`) })

// initials returns the first letters of words in capitals: AKI of "Angka Kematian Ibu".
func initials(words []string) string {
	var b strings.Builder
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		b.WriteRune(unicode.ToUpper(r))
	}
	return b.String()
}
