package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"iku/cmd/internal/grid"
	"iku/cmd/internal/press"
	"iku/cmd/internal/report"
	"iku/cmd/internal/whole"
	"iku/cmd/internal/workbook"
	"iku/content"
	"iku/content/finding"
	"iku/content/source"
)

func newImport(s *streams) *cobra.Command {
	var to string
	c := &cobra.Command{
		Use:   "import BUKU.xlsx",
		Short: "buat TOML dari buku kerja Excel atau LibreOffice",
		Long: `Buku kerja itu contoh dari "iku init --xlsx" yang sudah diisi, hasil "iku export",
atau tabel sendiri: judul kolomnya dikenali dari kata-katanya (sasaran, indikator,
target, satuan, 2018 …). Untuk tabel sendiri ditunjukkan apa yang dipahami, lalu
ditanyakan apakah benar. Satu berkas TOML ditulis untuk setiap perangkat daerah;
berkas yang sudah ada tidak ditimpa. Rumus dan makro tidak dijalankan.`,
		Example: `iku import lembar.xlsx
iku import kabupaten.xlsx -o kabupaten/ --yes`,
		Args: exactlyOne("buku kerja"),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return []string{"xlsx", "xlsm"}, cobra.ShellCompDirectiveFilterFileExt
		},
	}
	c.Flags().StringVarP(&to, "output", "o", ".", "tulis ke `FOLDER`, yang dibuat bila belum ada")
	yes := c.Flags().BoolP("yes", "y", false, "jangan bertanya")
	c.RunE = func(c *cobra.Command, args []string) error {
		data, err := readBook(args[0])
		if err != nil {
			return err
		}
		result, err := workbook.Import(args[0], data)
		var refused *grid.Refusal
		if errors.As(err, &refused) {
			fmt.Fprintf(s.err, "iku: %s: %s\n", report.Visible(args[0]), report.Visible(refused.Message))
			if refused.Hint != "" {
				fmt.Fprintf(s.err, "     Saran: %s\n", report.Visible(refused.Hint))
			}
			return ended(exitFound)
		}
		if err != nil {
			return err
		}
		for _, line := range result.Understood {
			fmt.Fprintf(s.err, "%s\n", report.Visible(line))
		}
		for _, note := range result.Notes {
			fmt.Fprintf(s.err, "%s: %s\n", report.Visible(args[0]), report.Visible(note.String()))
		}
		if n := result.Left(); n > 0 {
			fmt.Fprintf(s.err, "%s: %d hal tidak dibaca, disebut di atas\n", report.Visible(args[0]), n)
		}
		if len(result.Understood) > 0 && !*yes && !s.confirmed("Benar demikian? [y/t] ") {
			fmt.Fprintln(s.err, "iku: tidak ada yang ditulis; perbaiki judul kolomnya, atau ulangi dengan --yes")
			return ended(exitFound)
		}
		return s.importTo(s.until(c), to, args[0], result.Documents)
	}
	return c
}

// readBook returns a workbook, a byte more than is accepted at most.
func readBook(name string) ([]byte, error) {
	data, err := content.Disk{}.ReadFile(name, grid.MaxBytes+1)
	switch {
	case errors.Is(err, content.ErrTooLarge):
		return make([]byte, grid.MaxBytes+1), nil // refused as too large
	case errors.Is(err, content.ErrNotRegular):
		return nil, &fs.PathError{Op: "read", Path: name, Err: press.ErrNotRegular}
	}
	return data, err
}

// confirmed asks a question until the answer is yes or no, and tells whether it is
// yes. The end of the input is no.
func (s *streams) confirmed(question string) bool {
	in := bufio.NewReader(io.LimitReader(s.in, 1000))
	for {
		fmt.Fprint(s.err, question)
		line, err := in.ReadString('\n')
		switch strings.ToLower(strings.TrimSpace(line)) {
		case "y", "ya", "yes":
			return true
		case "t", "tidak", "n", "no":
			return false
		}
		if err != nil {
			fmt.Fprintln(s.err)
			return false
		}
		fmt.Fprintln(s.err, "Jawab y (ya) atau t (tidak).")
	}
}

// importTo writes the documents below a folder, none over one that is there:
// either all are written or none. What is found in them is told by cell.
func (s *streams) importTo(ctx context.Context, to, book string, documents []workbook.Document) error {
	out := make([]newFile, len(documents))
	for i, d := range documents {
		out[i] = newFile{filepath.Join(to, whole.Portable(d.Name+".toml")), d.TOML} // the name may be a cell's
	}
	if err := createAll(ctx, out); err != nil {
		return err
	}
	code := exitDone
	for i, d := range documents {
		file := source.NewFile(out[i].name, d.TOML)
		found := folder("").of(file.Name).Proof(file, press.Options{}).Findings
		for _, f := range found {
			if f.Abaikan == "" && f.Severity() != finding.Catatan {
				s.tellCell(book, d, f)
			}
		}
		if found.Count(finding.Galat) > 0 {
			code = exitFound
		}
	}
	for _, f := range out {
		fmt.Fprintf(s.out, "%s\n", report.Visible(f.name))
	}
	return endedWith(code)
}

// tellCell shows a finding with the cell that it is about, or with its place in
// the TOML where no cell says it.
func (s *streams) tellCell(book string, d workbook.Document, f finding.Finding) {
	place := ""
	if f.Span.File != nil {
		at := f.Span.Begin()
		place = fmt.Sprintf("%s:%d:%d", f.Span.File.Name, at.Line, at.Column)
		if cell := d.Place(f.Span.Start); cell != "" {
			place = book + ", " + cell
		}
	}
	fmt.Fprintf(s.err, "%s: %s: %s [%s]\n", report.Visible(place), f.Severity(), report.Visible(f.Message), f.Slug)
	if f.Hint != "" {
		fmt.Fprintf(s.err, "     Saran: %s\n", report.Visible(f.Hint))
	}
}
