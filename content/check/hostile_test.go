package check

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"iku/content"
	"iku/content/finding"
	"iku/content/schema"
	"iku/content/source"
)

// sound reports what no finding may be: nowhere, without words, outside its
// file.
func sound(t *testing.T, list finding.List) {
	t.Helper()
	place := func(s source.Span) bool {
		return s.File != nil && 0 <= s.Start && s.Start <= s.End && s.End <= len(s.File.Data)
	}
	for _, f := range list {
		if !place(f.Span) || f.Message == "" || f.Hint == "" || strings.Contains(f.Message+f.Hint, "%!") {
			t.Errorf("%s at %d-%d: %q, %q", f.Slug, f.Span.Start, f.Span.End, f.Message, f.Hint)
		}
		for _, r := range f.Related {
			if !place(r.Span) || r.Message == "" || strings.Contains(r.Message, "%!") {
				t.Errorf("%s: related at %d-%d: %q", f.Slug, r.Span.Start, r.Span.End, r.Message)
			}
		}
	}
}

// FuzzDocument asks that no document, however wrong, makes a rule fail, and that
// every finding has its place, words and hint.
func FuzzDocument(f *testing.F) {
	paths, _ := filepath.Glob("testdata/*.txtar")
	for _, path := range paths {
		a, err := txtar.ParseFile(path)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range a.Files {
			if strings.HasSuffix(file.Name, ".toml") {
				text, _ := completed(string(file.Data))
				f.Add(text)
			}
		}
	}
	other, _ := content.Read(source.NewFile("lain.toml", []byte(dokumen+indikator+signer+"nip = \"19620915 199003 2 001\"\npangkat = \"Pembina\"\n")), nil)
	f.Fuzz(func(t *testing.T, text string) {
		doc, _ := content.Read(source.NewFile("berkas.toml", []byte(text)), nil)
		if doc == nil {
			return
		}
		sound(t, Document(doc))
		sound(t, slices.Concat(Together([]*content.Document{other, doc})...))
	})
}

// TestFindingsAreBounded asks that a document with more findings than anybody
// reads has no more than the bound, and none for what is not there.
func TestFindingsAreBounded(t *testing.T) {
	var b strings.Builder
	b.WriteString(dokumen + signer + "[[sasaran]]\nuraian = \"Meningkatnya\"\n[[sasaran.indikator]]\nuraian = \"Pengunjung\"\n")
	for i := range schema.MaxFindings + 100 {
		fmt.Fprintf(&b, "[[sasaran.indikator.hitungan]]\ndata = \"Koperasi %d\"\ntahun = 2030\n", i)
	}
	doc, _ := content.Read(source.NewFile("banyak.toml", []byte(b.String())), nil)
	list := Document(doc)
	if len(list) != schema.MaxFindings {
		t.Errorf("%d findings, want %d", len(list), schema.MaxFindings)
	}
	sound(t, list)
}

// TestLongText asks that a text longer than prose is neither read for equations
// nor searched for places, and that its words are.
func TestLongText(t *testing.T) {
	long := strings.Repeat("survey 1 + 1 = 3 ", maxLine/8)
	doc, list := content.Read(source.NewFile("panjang.toml", []byte(dokumen+signer+indikator+"keterangan = \""+long+"\"\n")), nil)
	if len(list) > 0 {
		t.Fatal(list)
	}
	found := Document(doc)
	if len(found) != maxPlaces || found[0].Slug != finding.Ejaan {
		t.Errorf("%d findings: %v", len(found), found[:min(len(found), 3)])
	}
}

// TestSetAside asks that each kind can be set aside in its own table, and is
// then not told to be set aside in vain.
func TestSetAside(t *testing.T) {
	for _, slug := range kinds() {
		if togetherOnly[slug] || slug == finding.AbaikanTakTerpakai {
			continue
		}
		data, err := os.ReadFile(filepath.Join("testdata", string(slug)+".txtar"))
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range trials(txtar.Parse(data)) {
			if !strings.HasPrefix(c.name, "salah") || len(c.files) > 1 {
				continue
			}
			text, _ := completed(string(c.files[0].Data))
			f := findingIn(t, text, slug)
			if f.Grave { // a galat cannot be set aside
				continue
			}
			header := headerOf(text, f.Span.Start)
			if header < 0 {
				text = fmt.Sprintf("abaikan = { %s = \"disengaja\" }\n", slug) + text
			} else {
				end := header + strings.IndexByte(text[header:], '\n') + 1
				text = text[:end] + fmt.Sprintf("abaikan = { %s = \"disengaja\" }\n", slug) + text[end:]
			}
			if f := findingIn(t, text, slug); f.Abaikan != "disengaja" {
				t.Errorf("%s: %s is not set aside in:\n%s", c.name, slug, text)
			}
			if f := findingIn(t, text, finding.AbaikanTakTerpakai); f.Slug != "" {
				t.Errorf("%s: %s", c.name, f.Message)
			}
		}
	}
}

func findingIn(t *testing.T, text string, slug finding.Slug) finding.Finding {
	t.Helper()
	doc, _ := content.Read(source.NewFile("kasus.toml", []byte(text)), nil)
	for _, one := range doc.Documents() {
		for _, f := range Document(one) {
			if f.Slug == slug {
				return f
			}
		}
	}
	return finding.Finding{}
}

// headerOf returns where the header before that byte begins, -1 where there is
// none.
func headerOf(text string, at int) int {
	if strings.HasPrefix(text[at:], "[[") {
		return at
	}
	before := text[:at]
	if i := strings.LastIndex(before, "\n["); i >= 0 {
		return i + 1
	}
	if strings.HasPrefix(before, "[") {
		return 0
	}
	return -1
}
