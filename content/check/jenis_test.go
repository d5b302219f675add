package check

import (
	"slices"
	"testing"

	"iku/content"
	"iku/content/finding"
	"iku/content/schema"
	"iku/content/source"
)

// A rule that does not hold for the kind of a document finds nothing in it; the
// others do.
func TestJenisRules(t *testing.T) {
	const text = dokumen + indikator + "target = \"10\"\n[[sasaran.indikator]]\nuraian = \"Koleksi buku\"\n"
	doc, _ := content.Read(source.NewFile("a.toml", []byte(text)), nil)
	for _, tt := range []struct{ except, want []finding.Slug }{
		{nil, []finding.Slug{finding.IndikatorTanpaTarget, finding.TanpaPenandaTangan}},
		{[]finding.Slug{finding.TanpaPenandaTangan}, []finding.Slug{finding.IndikatorTanpaTarget}},
		{[]finding.Slug{finding.TanpaPenandaTangan, finding.IndikatorTanpaTarget}, nil},
	} {
		doc.Dokumen.Jenis.Except = tt.except
		var got []finding.Slug
		for _, f := range Document(doc) {
			got = append(got, f.Slug)
		}
		slices.Sort(got)
		if !slices.Equal(got, tt.want) {
			t.Errorf("without %v: %v", tt.except, got)
		}
	}
	for _, j := range schema.JenisDokumen {
		for _, slug := range j.Except {
			if !slices.ContainsFunc(rules, func(r rule) bool { return r.Slug == slug }) {
				t.Errorf("%s is excepted from %s, which is no rule", j.Name, slug)
			}
		}
	}
}
