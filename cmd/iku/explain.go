package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"iku/content/finding"
)

func newExplain(s *streams) *cobra.Command {
	return &cobra.Command{
		Use:   "explain [TEMUAN]",
		Short: "jelaskan sebuah temuan dan penyelesaiannya",
		Long:  "Tanpa TEMUAN, semua temuan ditampilkan dalam satu daftar.",
		Example: `iku explain
iku explain target-beda-hitungan`,
		Args: atMostOne("temuan"),
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				_, err := fmt.Fprint(s.out, kindsTable())
				return err
			}
			slug := strings.Trim(args[0], "[]")
			if !finding.Known(finding.Slug(slug)) {
				return unknown(c, "temuan", slug, slugs())
			}
			_, err := fmt.Fprint(s.out, explanation(finding.Lookup(finding.Slug(slug))))
			return err
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			var words []string
			for _, k := range finding.Kinds {
				words = append(words, string(k.Slug)+"\t"+finding.Explain(k.Slug).Judul)
			}
			return words, cobra.ShellCompDirectiveNoFileComp
		},
	}
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
