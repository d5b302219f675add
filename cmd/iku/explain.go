package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"iku/cmd/internal/reference"
	"iku/content/finding"
)

func newExplain(s *streams) *cobra.Command {
	var p printed
	c := &cobra.Command{
		Use:   "explain [TEMUAN|KUNCI]",
		Short: "jelaskan sebuah temuan, atau sebuah kunci format",
		Long: `Tanpa nama, semua temuan ditampilkan dalam satu daftar. Kunci disebut dengan
namanya saja atau dengan tabelnya: kertas, halaman.kertas, [halaman].`,
		Example: `iku explain
iku explain target-beda-hitungan
iku explain halaman.kertas`,
		Args: atMostOne("temuan atau kunci"),
		RunE: func(c *cobra.Command, args []string) error {
			text := kindsTable()
			if len(args) > 0 {
				var err error
				if text, err = explained(c, args[0]); err != nil {
					return err
				}
			}
			return p.text(s.until(c), s, text)
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			var words []string
			for _, k := range finding.Kinds {
				words = append(words, string(k.Slug)+"\t"+finding.Explain(k.Slug).Judul)
			}
			return append(words, reference.Make(examplesOfFormat()).Names()...), cobra.ShellCompDirectiveNoFileComp
		},
	}
	p.flags(c)
	return c
}

// explained returns what there is to say of a name, which may be that of a
// finding and of keys at once.
func explained(c *cobra.Command, name string) (string, error) {
	var parts []string
	if slug := finding.Slug(strings.Trim(name, "[]")); finding.Known(slug) && !strings.HasPrefix(name, "[[") {
		parts = append(parts, explanation(finding.Lookup(slug)))
	}
	format := reference.Make(examplesOfFormat())
	tables, keys := format.Find(name)
	for _, t := range tables {
		parts = append(parts, tableText(t))
	}
	for _, k := range keys {
		parts = append(parts, keyText(k))
	}
	if len(parts) == 0 {
		return "", unknown(c, "temuan atau kunci", name, append(slugs(), format.Names()...))
	}
	return strings.Join(parts, "\n"), nil
}

// tableText describes a table, a line a key.
func tableText(t *reference.Table) string {
	var b strings.Builder
	for i, path := range t.Paths {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(t.Header(path))
	}
	fmt.Fprintf(&b, " (tabel)\n\n%s\n", t.Fields.Doc)
	var rows [][2]string
	for _, e := range t.Keys {
		rows = append(rows, [2]string{e.Name(), e.Key.Doc})
	}
	section(&b, "Kunci", rows)
	return b.String()
}

// keyText describes a key.
func keyText(e *reference.Entry) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s)\n\n%s\n", e.Path, e.Types(), e.Key.Doc)
	if e.Key.Required {
		b.WriteString("\nWajib diisi.\n")
	}
	if len(e.Key.Values) > 0 {
		fmt.Fprintf(&b, "\nPilihan:\n  %s\n", strings.Join(e.Key.Values, ", "))
	}
	if e.Key.Default != "" {
		fmt.Fprintf(&b, "\nBila tidak disebut:\n  %s\n", e.Key.Default)
	}
	if e.Example != "" {
		fmt.Fprintf(&b, "\nContoh:\n  %s\n", strings.ReplaceAll(e.Example, "\n", "\n  "))
	}
	var rows [][2]string
	for _, slug := range e.Findings {
		rows = append(rows, [2]string{string(slug), finding.Explain(slug).Judul})
	}
	section(&b, "Temuan", rows)
	return b.String()
}

func slugs() []string {
	var names []string
	for _, k := range finding.Kinds {
		names = append(names, string(k.Slug))
	}
	return names
}

// kindsTable returns the kinds of finding under their severities.
func kindsTable() string {
	var b strings.Builder
	for _, severity := range []finding.Severity{finding.Galat, finding.Peringatan, finding.Catatan} {
		var rows [][2]string
		for _, k := range finding.Kinds {
			if k.Severity == severity {
				rows = append(rows, [2]string{string(k.Slug), finding.Explain(k.Slug).Judul})
			}
		}
		section(&b, severity.String(), rows)
	}
	return strings.TrimPrefix(b.String(), "\n")
}

func explanation(k finding.Kind) string {
	about := finding.Explain(k.Slug)
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s): %s\n\n%s\n", k.Slug, k.Severity, about.Judul, about.Arti)
	if about.Contoh != "" {
		fmt.Fprintf(&b, "\nContoh:\n  %s\n", strings.ReplaceAll(about.Contoh, "\n", "\n  "))
	}
	fmt.Fprintf(&b, "\nPenyelesaian:\n  %s\n", about.Penyelesaian)
	if k.Severity != finding.Galat {
		fmt.Fprintf(&b, "\nBila memang disengaja, terima di tabelnya:\n  abaikan = { %s = \"alasannya\" }\n", k.Slug)
	}
	return b.String()
}
