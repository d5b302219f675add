package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"iku/cmd/internal/reference"
	"iku/content/finding"
)

// The pages about the format say what iku explain says: docs/format.md to be read
// on the web, iku-toml(5) by man.
func TestReferencePagesAreUpToDate(t *testing.T) {
	format := reference.Make(examplesOfFormat())
	for path, want := range map[string]string{
		"../../docs/format.md":             formatPage(format),
		filepath.Join("man", "iku-toml.5"): formatManual(format),
	} {
		old, err := os.ReadFile(path)
		if err == nil && string(old) == want {
			continue
		}
		if !*update {
			t.Errorf("%s is not what the format is; -update rewrites it", path)
			continue
		}
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(want), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// formatPage returns the reference as Markdown.
func formatPage(r *reference.Reference) string {
	var b strings.Builder
	b.WriteString("<!-- made by go test ./cmd/iku -update -->\n\n# Format masukan\n\n" +
		"Setiap tabel dan setiap kunci yang dikenal `iku`. Hal yang sama ditampilkan oleh `iku explain KUNCI`; contoh yang memuat semuanya ditulis oleh\n" +
		"`iku init --full`. Kunci lain adalah temuan `kunci-tak-dikenal`. Setiap tabel boleh mempunyai `abaikan = { nama-temuan = \"alasan\" }`.\n\n")
	for _, t := range r.Tables {
		fmt.Fprintf(&b, "- [%s](#%s)\n", markdown(tableTitle(t)), anchor(tableTitle(t)))
	}
	for _, t := range r.Tables {
		fmt.Fprintf(&b, "\n## %s\n\n%s\n", markdown(tableTitle(t)), markdown(t.Fields.Doc))
		if len(t.Paths) > 1 {
			fmt.Fprintf(&b, "\nJuga: %s\n", markdown(strings.Join(headers(t)[1:], ", ")))
		}
		for _, e := range t.Keys {
			if e.OnlyTables() {
				continue
			}
			fmt.Fprintf(&b, "\n### %s\n\n%s\n\n", e.Name(), markdown(e.Key.Doc))
			for _, f := range keyFacts(&e) {
				fmt.Fprintf(&b, "- %s: %s\n", f[0], f[1])
			}
			if e.Example != "" {
				fmt.Fprintf(&b, "\n```toml\n%s\n```\n", e.Example)
			}
		}
	}
	return b.String()
}

// formatManual returns the reference in the macros of man(7).
func formatManual(r *reference.Reference) string {
	var b strings.Builder
	b.WriteString(".TH IKU-TOML 5 \"\" iku \"Format iku\"\n.SH NAMA\niku\\-toml \\- format masukan iku\n")
	for _, t := range r.Tables {
		fmt.Fprintf(&b, ".SH %s\n%s\n", roff(tableTitle(t)), roff(t.Fields.Doc))
		if len(t.Paths) > 1 {
			fmt.Fprintf(&b, ".PP\nJuga: %s\n", roff(strings.Join(headers(t)[1:], ", ")))
		}
		for _, e := range t.Keys {
			if e.OnlyTables() {
				continue
			}
			fmt.Fprintf(&b, ".TP\n.B %s\n%s\n", roff(e.Name()), roff(e.Key.Doc))
			for _, f := range keyFacts(&e) {
				fmt.Fprintf(&b, ".br\n%s: %s\n", f[0], roff(strings.ReplaceAll(f[1], "`", "")))
			}
			if e.Example != "" {
				fmt.Fprintf(&b, ".nf\n%s\n.fi\n", roff(e.Example))
			}
		}
	}
	b.WriteString(".SH LIHAT JUGA\n.BR iku (1),\n.BR iku\\-explain (1)\n")
	return b.String()
}

// keyFacts returns what is known of a key, in Markdown.
func keyFacts(e *reference.Entry) (facts [][2]string) {
	add := func(name, says string) {
		if says != "" {
			facts = append(facts, [2]string{name, says})
		}
	}
	kind := e.Types()
	if e.Key.Required {
		kind += ", wajib"
	}
	add("isi", kind)
	var codes []string
	for _, v := range e.Key.Values {
		codes = append(codes, "`"+v+"`")
	}
	add("pilihan", strings.Join(codes, ", "))
	if e.Key.Default != "" {
		add("bila tidak disebut", "`"+e.Key.Default+"`")
	}
	codes = nil
	for _, slug := range e.Findings {
		codes = append(codes, fmt.Sprintf("`%s` (%s)", slug, finding.Lookup(slug).Severity))
	}
	add("temuan", strings.Join(codes, ", "))
	return facts
}

func headers(t *reference.Table) (list []string) {
	for _, path := range t.Paths {
		list = append(list, t.Header(path))
	}
	return list
}

// tableTitle returns what stands over a table: its header, and of a form what
// tells it from the others.
func tableTitle(t *reference.Table) string {
	title := headers(t)[0]
	if title == "" {
		return "Berkas"
	}
	if t.Fields.Step {
		title += " dengan " + t.Fields.Keys[0].Name
	}
	return title
}

func markdown(s string) string {
	return strings.NewReplacer("[", `\[`, "|", `\|`, "<", `&lt;`, "_", `\_`, "*", `\*`).Replace(s)
}

// anchor returns the name of a heading as GitHub makes it.
func anchor(s string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c == ' ':
			return '-'
		case c == '_', c >= 'a' && c <= 'z', c >= '0' && c <= '9':
			return c
		default:
			return -1
		}
	}, strings.ToLower(s))
}
