package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"iku/content/finding"
)

var readme = filepath.Join("..", "..", "README.md")

// The README's table of findings is that of the program.
func TestREADMEListsTheFindings(t *testing.T) {
	const begin, end = "<!-- findings: made by go test ./cmd/iku -update -->\n", "<!-- end of findings -->"
	old, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, ok := bytes.Cut(old, []byte(begin))
	_, tail, closed := bytes.Cut(rest, []byte(end))
	if !ok || !closed {
		t.Fatal("the README has no place for the findings")
	}
	var table strings.Builder
	table.WriteString("| finding | severity | what it is | what settles it |\n|---|---|---|---|\n")
	for _, k := range finding.Kinds {
		about := finding.Explain(k.Slug)
		fmt.Fprintf(&table, "| `%s` | %s | %s | %s |\n", k.Slug, k.Severity, escaped(about.Judul), escaped(about.Penyelesaian))
	}
	want := string(head) + begin + table.String() + end + string(tail)
	if string(old) == want {
		return
	}
	if !*update {
		t.Fatal("the README's findings are not the program's; -update rewrites them")
	}
	if err := os.WriteFile(readme, []byte(want), 0o666); err != nil {
		t.Fatal(err)
	}
}

func escaped(s string) string { return strings.NewReplacer("|", `\|`, "[[", `\[\[`).Replace(s) }

// Every command has a row in the README, and every path that it names exists.
func TestREADMEIsUpToDate(t *testing.T) {
	text, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range newRoot(&streams{}).Commands() {
		if c.Name() != "help" && !bytes.Contains(text, []byte("| `iku "+c.Name())) {
			t.Errorf("the README does not show iku %s", c.Name())
		}
	}
	for _, link := range regexp.MustCompile(`\]\(([^)#:]+)\)`).FindAllSubmatch(text, -1) {
		if _, err := os.Stat(filepath.Join("..", "..", string(link[1]))); err != nil {
			t.Errorf("the README links to %s: %v", link[1], err)
		}
	}
}
