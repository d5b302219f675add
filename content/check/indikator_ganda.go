package check

import (
	"strings"

	"iku/content"
	"iku/content/finding"
)

// indikatorGanda reports an indikator that stands twice under one sasaran or
// tujuan. Those that stand beside the sasaran are each level with another one.
func indikatorGanda(doc *content.Document, to *report) {
	for i := range doc.Tujuan {
		twice(doc.Tujuan[i].Indikator, "tujuan", to)
	}
	for i := range doc.Sasaran {
		twice(doc.Sasaran[i].Indikator, "sasaran", to)
	}
	if len(doc.Sasaran) == 0 {
		twice(doc.Indikator, "dokumen", to)
	}
}

func twice(list []content.Indikator, under string, to *report) {
	if len(list) < 2 {
		return
	}
	seen := make(map[string]*content.Indikator, len(list))
	for i := range list {
		ind := &list[i]
		name := wording(ind.Uraian.Value)
		if name == "" || content.Blank(ind.Uraian.Value) {
			continue
		}
		before := seen[name]
		if before == nil {
			seen[name] = ind
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

// wording returns a text without regard to case, spacing, and what ends it.
func wording(s string) string { return strings.TrimRight(folded(s), ".;, ") }
