package check

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"iku/content"
	"iku/content/finding"
	"iku/content/source"
)

var update = flag.Bool("update", false, "write what comes out as what is expected")

// archive serves the files of a case.
type archive map[string][]byte

func (a archive) ReadFile(name string, max int64) ([]byte, error) {
	if data, ok := a[filepath.ToSlash(name)]; ok {
		return data, nil
	}
	return nil, os.ErrNotExist
}

// found reads and checks the files of a case, each by itself and all together,
// and returns what is found as the golden files hold it.
func found(t *testing.T, files []txtar.File) (finding.List, string) {
	t.Helper()
	served := archive{}
	lines := map[string]int{}
	for i := range files {
		text, before := completed(string(files[i].Data))
		if shared(files[i].Name) {
			text, before = string(files[i].Data), 0
		}
		served[files[i].Name], lines[files[i].Name] = []byte(text), before
	}
	var all finding.List
	var docs []*content.Document
	for _, file := range files {
		if shared(file.Name) {
			continue
		}
		doc, list := content.Read(source.NewFile(file.Name, served[file.Name]), served)
		if doc == nil || list.Count(finding.Galat) > 0 && !strings.Contains(string(file.Data), "# galat") {
			t.Fatalf("%s is no document: %v", file.Name, list)
		}
		all = append(all, list...)
		for _, one := range doc.Documents() {
			all = append(all, Document(one)...)
			docs = append(docs, one)
		}
	}
	all = append(all, slices.Concat(Together(docs)...)...)
	all.Sort()
	var b strings.Builder
	place := func(s source.Span) string {
		at := s.Begin()
		name := ""
		if len(files) > 1 {
			name = path.Base(s.File.Name) + ":"
		}
		return fmt.Sprintf("%s%d:%d", name, at.Line-lines[s.File.Name], at.Column)
	}
	for _, f := range all {
		fmt.Fprintf(&b, "%s %s %s: %s\n", place(f.Span), f.Severity(), f.Slug, f.Message)
		if f.Abaikan != "" {
			fmt.Fprintf(&b, "\tdiabaikan: %s\n", f.Abaikan)
		}
		if text := f.Span.Text(); text != "" {
			fmt.Fprintf(&b, "\tdi: %s\n", text)
		}
		if f.Hint != "" {
			fmt.Fprintf(&b, "\tsaran: %s\n", f.Hint)
		}
		for _, r := range f.Related {
			fmt.Fprintf(&b, "\tlihat %s: %s\n", place(r.Span), r.Message)
		}
	}
	return all, b.String()
}

// shared tells a file that others inherit, and which is no document itself.
func shared(name string) bool { return strings.HasPrefix(path.Base(name), "_") }

// trial is a named input, of one file or several.
type trial struct {
	name  string
	files []txtar.File
	wants string
}

// trials returns the cases of an archive: salah… have the finding, benar… only
// look like it. A case of several files is a folder.
func trials(a *txtar.Archive) []*trial {
	var list []*trial
	by := map[string]*trial{}
	for _, f := range a.Files {
		name, _, folder := strings.Cut(f.Name, "/")
		if !folder {
			name = strings.TrimSuffix(strings.TrimSuffix(f.Name, ".toml"), ".temuan")
		}
		c := by[name]
		if c == nil {
			c = &trial{name: name}
			by[name], list = c, append(list, c)
		}
		if strings.HasSuffix(f.Name, ".temuan") {
			c.wants = string(f.Data)
		} else {
			c.files = append(c.files, f)
		}
	}
	return list
}

// kinds returns every kind that this package finds.
func kinds() []finding.Slug {
	list := []finding.Slug{finding.AbaikanTakTerpakai, finding.PangkatBeda, finding.NamaBeda, finding.TargetBedaDokumen}
	for _, r := range rules {
		list = append(list, r.Slug)
	}
	return list
}

func TestEveryKindIsFound(t *testing.T) {
	mine := map[finding.Slug]bool{}
	for _, k := range kinds() {
		mine[k] = true
	}
	mine[finding.SumberDiubah], mine[finding.PDFRusak] = true, true // of a PDF, which package press opens
	for slug := range ofPages {                                     // which layout finds
		mine[slug] = true
	}
	for _, k := range finding.Kinds {
		if k.Severity != finding.Galat && !mine[k.Slug] {
			t.Errorf("no rule finds %s", k.Slug)
		}
	}
}

// TestRules runs the cases of each kind of finding, at least one that has it and
// three that do not: one plain and two that look like it.
func TestRules(t *testing.T) {
	for _, slug := range kinds() {
		t.Run(string(slug), func(t *testing.T) {
			name := filepath.Join("testdata", string(slug)+".txtar")
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatalf("%s has no cases: %v", slug, err)
			}
			out := &txtar.Archive{Comment: a.Comment}
			bad, good := 0, 0
			for _, c := range trials(a) {
				list, text := found(t, c.files)
				out.Files = append(out.Files, c.files...)
				has := false
				for _, f := range list {
					has = has || f.Slug == slug
				}
				switch {
				case strings.HasPrefix(c.name, "salah"):
					bad++
					out.Files = append(out.Files, txtar.File{Name: strings.TrimSuffix(c.name+".temuan", "/"), Data: []byte(text)})
					if !has {
						t.Errorf("%s: not found in\n%s", c.name, text)
					} else if text != c.wants && !*update {
						t.Errorf("%s: found\n%swanted\n%s", c.name, text, c.wants)
					}
				case strings.HasPrefix(c.name, "benar"):
					good++
					if text != "" {
						t.Errorf("%s: found\n%s", c.name, text)
					}
				default:
					t.Errorf("%s is neither salah nor benar", c.name)
				}
			}
			if bad < 1 || good < 3 {
				t.Errorf("%d cases that have it and %d that do not: want at least 1 and 3", bad, good)
			}
			if *update && !t.Failed() {
				if data := txtar.Format(out); !bytes.Equal(data, txtar.Format(a)) {
					if err := os.WriteFile(name, data, 0o644); err != nil {
						t.Fatal(err)
					}
				}
			}
		})
	}
}
