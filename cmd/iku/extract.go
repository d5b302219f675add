package main

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"iku/cmd/internal/press"
	"iku/cmd/internal/report"
	"iku/pdf"
)

func newExtract(s *streams) *cobra.Command {
	var to string
	c := &cobra.Command{
		Use:   "extract BERKAS.pdf",
		Short: "keluarkan TOML dan berkas lain dari sebuah PDF",
		Long: `PDF yang disusun oleh iku membawa sumbernya: TOML, yang diwarisinya, dan logonya.
Berkas yang sudah ada tidak ditimpa. Huruf sendiri tidak dibawa oleh PDF; SHA256SUMS
menyebut huruf mana yang dipakai, dan "sha256sum -c SHA256SUMS" memeriksa semuanya.
Hanya berkas bernama biasa yang ditulis (.toml, .png, .jpg); yang lain disebut dan ditinggalkan.
Yang tidak lagi seperti saat PDF disusun tetap dikeluarkan, dan disebut; kode keluarnya 1.
Dari PDF yang rusak dikeluarkan apa yang masih ada di dalamnya.`,
		Example: `iku extract lembar.pdf
iku extract arsip/lembar-2018.pdf -o sumber/`,
		Args: exactlyOne("berkas PDF"),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return []string{"pdf"}, cobra.ShellCompDirectiveFilterFileExt
		},
	}
	c.Flags().StringVarP(&to, "output", "o", ".", "tulis ke `FOLDER`, yang dibuat bila belum ada")
	c.RunE = func(c *cobra.Command, args []string) error {
		f, err := readInput(s.in, args[0])
		if err != nil {
			return err
		}
		all, mended, err := press.Salvage(f.Data)
		if err != nil {
			return ended(s.complain(f.Name, err))
		}
		files, left := press.Extractable(all)
		if err := s.extract(s.until(c), to, files); err != nil {
			return err
		}
		for _, a := range left {
			fmt.Fprintf(s.err, "iku: %s: tidak dikeluarkan: bukan nama berkas yang dibawa oleh PDF dari iku\n", report.Visible(a.Name))
		}
		if mended != nil {
			fmt.Fprintf(s.err, "iku: %s\n", report.Visible(f.Name+": "+mended.Words()))
		}
		if altered := press.Altered(all); len(altered) > 0 {
			fmt.Fprintf(s.err, "iku: %s\n", report.Visible(f.Name+": "+press.AlteredWords(altered)))
			return ended(exitFound)
		}
		if len(left) > 0 || mended != nil {
			return ended(exitFound)
		}
		return nil
	}
	return c
}

// extract writes files below a folder, none over one that is there: either all
// are written or none.
func (s *streams) extract(ctx context.Context, to string, files []pdf.Attachment) error {
	out := make([]newFile, len(files))
	for i, f := range files {
		out[i] = newFile{filepath.Join(to, filepath.FromSlash(f.Name)), f.Data}
	}
	if err := createAll(ctx, out); err != nil {
		return err
	}
	for i, f := range files {
		fmt.Fprintf(s.out, "%s\n", report.Visible(out[i].name))
		if f.Name == press.Sums {
			s.missing(f.Data, files)
		}
	}
	return nil
}

// missing says which files the document needs that its PDF does not carry.
func (s *streams) missing(sums []byte, files []pdf.Attachment) {
	carried := map[string]bool{}
	for _, f := range files {
		carried[f.Name] = true
	}
	for line := range strings.Lines(string(sums)) {
		if sum, name, ok := strings.Cut(strings.TrimSpace(line), "  "); ok && !carried[name] {
			fmt.Fprintf(s.err, "iku: tidak dibawa oleh PDF, letakkan sendiri: %s (SHA-256 %s)\n", report.Visible(name), report.Visible(sum))
		}
	}
}
