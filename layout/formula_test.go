package layout

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"iku/content"
	careful "iku/content/check"
	"iku/content/finding"
	"iku/content/source"
	"iku/layout/page"
)

// TestFormulasOfTheField reads a table of formulas as agencies write them, each
// with its data and its right result: nothing is found in any, and each is printed
// and spoken as the table says. A line "d" is a datum (symbol, figure, label, year),
// "s" a series, "r" the formula with its result, unit and label; of what is printed
// ">" is the text, "<" what is read aloud.
func TestFormulasOfTheField(t *testing.T) {
	path := filepath.Join("testdata", "rumus", "lapangan.txt")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	blocks := strings.Split(strings.TrimSpace(string(data)), "\n\n")
	if len(blocks) < 57 {
		t.Fatalf("%d formulas", len(blocks))
	}
	for i, block := range blocks {
		if i > 0 {
			out.WriteByte('\n')
		}
		given := ""
		for line := range strings.Lines(block + "\n") {
			if line[0] != '>' && line[0] != '<' {
				given += line
			}
		}
		out.WriteString(given)
		out.WriteString(printedFormulas(t, given))
	}
	compare(t, path, out.String())
}

// printedFormulas returns the formulas on the page that a block of the table makes.
func printedFormulas(t *testing.T, block string) string {
	t.Helper()
	title, _, _ := strings.Cut(block, "\n")
	src := documentOf(block)
	doc, found := content.Read(source.NewFile("a.toml", []byte(src)), nil)
	for _, f := range append(found, careful.Document(doc)...) {
		if f.Slug != "tanpa-penanda-tangan" && f.Slug != "indikator-tanpa-target" && f.Slug != "periode" {
			t.Errorf("%s: %s: %s", title, f.Slug, f.Message)
		}
	}
	if found.Count(finding.Galat) > 0 {
		return ""
	}
	sheet := lay(t, doc)
	texts := map[*page.Node]string{}
	for _, p := range sheet.Pages {
		for _, it := range p.Items {
			if it.Node != nil && it.Kind == page.Text {
				texts[it.Node] += it.Text
			}
		}
	}
	var out strings.Builder
	var walk func(n *page.Node)
	walk = func(n *page.Node) {
		if n.Role == page.Formula {
			fmt.Fprintf(&out, "> %s\n< %s\n", strings.Join(strings.Fields(texts[n]), " "), n.Alt)
		}
		for _, c := range n.Kids {
			walk(c)
		}
	}
	walk(sheet.Root)
	return out.String()
}

// documentOf writes the document of a block.
func documentOf(block string) string {
	b := strings.Builder{}
	b.WriteString("[dokumen]\npemerintah = \"Pemerintah Kabupaten Sleman\"\nperiode = \"2016-2019\"\n[[sasaran]]\nuraian = \"Meningkatnya kinerja\"\n[[sasaran.indikator]]\nuraian = \"Capaian kinerja\"\ntarget = \"tercapai\"\n")
	for line := range strings.Lines(block) {
		kind, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		f := strings.Split(rest, "|")
		for i := range f {
			f[i] = strings.TrimSpace(f[i])
		}
		f = append(f, "", "", "")
		key := func(name, value string) {
			if value != "" {
				fmt.Fprintf(&b, "%s = %q\n", name, value)
			}
		}
		step := func() { b.WriteString("[[sasaran.indikator.hitungan]]\n") }
		years := func(name, value string) {
			fmt.Fprintf(&b, "%s = {", name)
			for i, y := range strings.Fields(value) {
				year, v, _ := strings.Cut(y, "=")
				fmt.Fprintf(&b, "%s %s = %q", map[bool]string{true: ",", false: ""}[i > 0], year, v)
			}
			b.WriteString(" }\n")
		}
		switch symbol, value, _ := strings.Cut(f[0], " "); kind {
		case "d":
			step()
			key("data", f[1])
			key("simbol", symbol)
			key("nilai", value)
			key("tahun", f[2])
		case "s":
			step()
			key("tahunan", f[1])
			key("simbol", symbol)
			years("nilai", f[2])
		case "r":
			step()
			key("rumus", f[0])
			if strings.HasPrefix(f[1], "20") && strings.Contains(f[1], "=") {
				years("hasil", f[1])
			} else {
				key("hasil", f[1])
			}
			key("satuan", f[2])
			key("uraian", f[3])
		}
	}
	return b.String()
}
