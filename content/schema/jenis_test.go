package schema

import (
	"slices"
	"strings"
	"testing"

	"iku/content/finding"
	"iku/content/source"
	"iku/content/tomltree"
)

// Every table of the format belongs to a kind of document, and the kinds have no
// others.
func TestJenisTables(t *testing.T) {
	for _, k := range Root.Keys {
		if len(having(k.Name)) == 0 {
			t.Errorf("no kind of document has %s", k.Name)
		}
	}
	for _, j := range JenisDokumen {
		for i, name := range j.Tables {
			if Root.Key(name) == nil || slices.Contains(j.Tables[:i], name) {
				t.Errorf("%s has %s", j.Name, name)
			}
		}
	}
}

// A table of another kind of document is a finding where the document has it, and
// none where a shared file does; one that no kind has is unknown as ever.
func TestForeignTables(t *testing.T) {
	parse := func(name, text string) *tomltree.Node {
		tree, refused := tomltree.Parse(source.NewFile(name, []byte(text)))
		if refused != nil {
			t.Fatal(refused)
		}
		return tree
	}
	tree := tomltree.Merge(
		parse("a.toml", "abaikan = { ejaan = \"nama\" }\n[dokumen]\nperiode = 2025\npemerintah = \"P\"\n[kop]\nbaris = [\"B\"]\n[kopp]\n"),
		parse("_umum.toml", "[lampiran]\nurutan = \"I\"\n"))
	for _, tt := range []struct {
		jenis Jenis
		want  []string
	}{
		{Jenis{Name: "ringkas", Tables: []string{"dokumen"}}, []string{
			`kunci "kopp" tidak dikenal di tingkat teratas; maksudnya kop? Itu sudah ada: gabungkan isinya, atau hapus salah satu`, "dokumen berjenis ringkas tidak punya kop; hapus, atau pilih jenis lain"}},
		{Jenis{Name: "kop saja", Tables: []string{"dokumen", "kop"}}, []string{`kunci "kopp" tidak dikenal di tingkat teratas; maksudnya kop? Itu sudah ada: gabungkan isinya, atau hapus salah satu`}},
		{Jenis{}, []string{`kunci "kopp" tidak dikenal di tingkat teratas; maksudnya kop? Itu sudah ada: gabungkan isinya, atau hapus salah satu`}}, // its name was not understood, and is a finding
	} {
		var list finding.List
		(&checker{list: &list, jenis: tt.jenis}).table(tree, Root)
		var got []string
		for _, f := range list {
			if f.Slug != finding.KunciTakDikenal {
				t.Errorf("%s: %s", f.Slug, f.Message)
			}
			got = append(got, f.Message+"; "+f.Hint)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%q:\n%s", tt.jenis.Name, strings.Join(got, "\n"))
		}
	}
}
