package layout

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestGolden compares the pages of small documents, one for each form that pages
// take, and of the examples with what they were when somebody last looked.
func TestGolden(t *testing.T) {
	cases, _ := filepath.Glob("testdata/*.toml")
	examples, _ := filepath.Glob("../examples/diskopukm-*.toml")
	if len(cases) < 15 || len(examples) < 3 {
		t.Fatalf("%d cases and %d examples", len(cases), len(examples))
	}
	for _, path := range append(cases, examples...) {
		name := strings.TrimSuffix(filepath.Base(path), ".toml")
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			doc := read(t, filepath.Base(path), data)
			sheet := lay(t, doc)
			report(t, name, violations(doc, sheet, false))
			compare(t, filepath.Join("testdata", name+".golden"), sheet.Dump())
		})
	}
}

// The pages of the other kinds of document are what they were when somebody last
// looked.
func TestGoldenJenis(t *testing.T) {
	cases, _ := filepath.Glob("testdata/jenis/*.toml")
	if len(cases) == 0 {
		t.Fatal("no cases")
	}
	for _, path := range cases {
		name := strings.TrimSuffix(filepath.Base(path), ".toml")
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			compare(t, filepath.Join("testdata/jenis", name+".golden"), lay(t, read(t, filepath.Base(path), data)).Dump())
		})
	}
}

// compare reports the first line in which text differs from a file.
func compare(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; -update writes it", err)
	}
	want := string(data)
	if got == want {
		return
	}
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range g {
		if i >= len(w) || g[i] != w[i] {
			line := "nothing"
			if i < len(w) {
				line = fmt.Sprintf("%q", w[i])
			}
			t.Fatalf("%s:%d: %q, not %s", path, i+1, g[i], line)
		}
	}
	t.Fatalf("%s: %d lines, not %d", path, len(g), len(w))
}
