package report_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"iku/cmd/internal/report"
	"iku/content"
	"iku/content/diff"
	"iku/content/finding"
	"iku/content/source"
)

var sgr = regexp.MustCompile("\x1b\\[[0-9;]*m")

// dokumen is what a pair leaves out, so that it shows only what it is about.
const dokumen = "\n[dokumen]\npemerintah = \"Pemerintah Kabupaten Contoh\"\nperiode = \"2021-2026\"\n"

func pair(t *testing.T, path string) (*txtar.Archive, diff.Changes) {
	t.Helper()
	a, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var docs []*content.Document
	for _, f := range a.Files[:2] {
		data := f.Data
		if !bytes.Contains(data, []byte("[dokumen]")) {
			data = append(bytes.Clone(data), dokumen...)
		}
		doc, list := content.Read(source.NewFile(f.Name, data), nil)
		if list.Count(finding.Galat) > 0 {
			t.Fatalf("%s: %+v", f.Name, list)
		}
		docs = append(docs, doc)
	}
	return a, diff.Compare(docs[0], docs[1])
}

// Pairs of documents, and what is said to have changed.
func TestChanges(t *testing.T) {
	paths, _ := filepath.Glob("testdata/changes/*.txtar")
	if len(paths) < 8 {
		t.Fatalf("%d pairs", len(paths))
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			a, c := pair(t, path)
			var text bytes.Buffer
			if err := report.Changes("text", &text, report.Options{}, c); err != nil {
				t.Fatal(err)
			}
			if *update {
				a.Files = append(a.Files[:2], txtar.File{Name: "text", Data: text.Bytes()})
				if err := os.WriteFile(path, txtar.Format(a), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			if len(a.Files) < 3 || text.String() != string(a.Files[2].Data) {
				t.Errorf("-update writes it:\n%s", text.String())
			}
			var lines bytes.Buffer
			if err := report.Changes("json", &lines, report.Options{}, c); err != nil {
				t.Fatal(err)
			}
			n := 0
			for d := json.NewDecoder(&lines); d.More(); n++ {
				var o map[string]any
				if err := d.Decode(&o); err != nil || o["kind"] == "" || o["thing"] == "" {
					t.Fatalf("%v: %v", o, err)
				}
			}
			if n != len(c.Parts) {
				t.Errorf("%d lines of JSON for %d parts", n, len(c.Parts))
			}
		})
	}
}

// Colour adds to the marks and takes none away; nothing that a terminal would
// obey gets through.
func TestChangesInColour(t *testing.T) {
	_, c := pair(t, "testdata/changes/bunyi.txtar")
	var plain, colour bytes.Buffer
	_ = report.Changes("text", &plain, report.Options{}, c)
	_ = report.Changes("text", &colour, report.Options{Color: true}, c)
	stripped := sgr.ReplaceAllString(colour.String(), "")
	if stripped != plain.String() || stripped == colour.String() {
		t.Errorf("%q\n%q", stripped, plain.String())
	}
	c.Parts[0].New.Uraian.Value = "\x1b[31m\u202e"
	plain.Reset()
	_ = report.Changes("text", &plain, report.Options{}, c)
	if strings.ContainsAny(plain.String(), "\x1b\u202e") {
		t.Errorf("%q", plain.String())
	}
	if err := report.Changes("xml", &plain, report.Options{}, c); err == nil {
		t.Error("a form that there is not")
	}
}
