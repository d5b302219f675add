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

	"iku/cmd/internal/batch"
	"iku/cmd/internal/grid"
	"iku/cmd/internal/press"
	"iku/cmd/internal/report"
	"iku/cmd/internal/whole"
	"iku/cmd/internal/workbook"
	"iku/content"
	"iku/content/finding"
	"iku/content/source"
)

// importing is one run of the command import.
type importing struct {
	*streams
	to         string
	yes, quiet bool
}

// tableExtensions are those of the files that folders are searched for by import; a
// page of HTML there is seldom a table.
const tableExtensions = ".xlsx .xlsm .xls .ods .docx .odt .csv .tsv"

func newImport(s *streams) *cobra.Command {
	m := &importing{streams: s}
	c := &cobra.Command{
		Use:   "import BERKAS|FOLDER|POLA…",
		Short: "buat TOML dari tabel di Excel, Word, LibreOffice, CSV atau HTML",
		Long: `Yang dibaca: .xlsx, .xlsm, .xls, .ods, .docx, .odt, .csv, .tsv, .html. Isinya contoh
dari "iku init --xlsx" yang sudah diisi, hasil "iku export", atau tabel sendiri: judul
kolomnya dikenali dari kata-katanya (sasaran, indikator, target, satuan, 2018 …).
Untuk tabel sendiri ditunjukkan apa yang dipahami dan apa yang tidak dibaca beserta
alasannya, lalu ditanyakan apakah benar. Satu berkas TOML ditulis untuk setiap perangkat daerah; yang sama
pada semuanya ditulis sekali, di _umum.toml yang diwarisi. Berkas yang sudah ada tidak
ditimpa. Rumus dan makro tidak dijalankan.
` + aboutFolders,
		Example: `iku import lembar.xlsx
iku import "IKU 2025.docx"
iku import kabupaten.xlsx -o kabupaten/ --yes
iku import kiriman/ -o kabupaten/`,
		Args: atLeastOne("berkas tabel"),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return workbook.Extensions, cobra.ShellCompDirectiveFilterFileExt
		},
	}
	c.Flags().StringVarP(&m.to, "output", "o", ".", "tulis ke `FOLDER`, yang dibuat bila belum ada")
	c.Flags().BoolVarP(&m.yes, "yes", "y", false, "jangan bertanya")
	c.Flags().BoolVarP(&m.quiet, "quiet", "q", false, "jangan sebut setiap berkas yang ditulis")
	c.RunE = func(c *cobra.Command, args []string) error {
		ctx := m.until(c)
		if !batch.IsBatch(args) {
			_, code := m.one(ctx, args[0], m.to)
			return endedWith(code)
		}
		if err := batch.Room(m.to); err != nil {
			return wrong(c, "%v", err)
		}
		books, errs := batch.FindFiles(args, tableExtensions, "")
		code, failed, written := m.unread(errs), len(errs), 0
		for _, in := range books {
			if ctx.Err() != nil {
				return endedWith(max(code, m.complain("", ctx.Err())))
			}
			n, told := m.one(ctx, in.Path, batch.Below(in, m.to))
			if written += n; n == 0 {
				failed++
			}
			code = max(code, told)
		}
		fmt.Fprintln(m.err, sumOf(thousands(written)+" dokumen ditulis", counted{failed, "berkas gagal"}))
		return endedWith(code)
	}
	return c
}

// one imports a workbook below a folder, and returns how many documents were written,
// and the exit code.
func (m *importing) one(ctx context.Context, name, to string) (n, code int) {
	data, err := readBook(name)
	var result *workbook.Result
	if err == nil {
		result, err = workbook.Import(name, data)
	}
	var refused *grid.Refusal
	if errors.As(err, &refused) {
		fmt.Fprintf(m.err, "iku: %s: %s\n", report.Visible(name), report.Visible(refused.Message))
		if refused.Hint != "" {
			fmt.Fprintf(m.err, "     Saran: %s\n", report.Visible(refused.Hint))
		}
		return 0, exitFound
	}
	if err != nil {
		return 0, m.complain(nameOf(err, name), err)
	}
	for _, line := range result.Understood {
		fmt.Fprintf(m.err, "%s\n", report.Visible(line))
	}
	for _, note := range result.Notes {
		fmt.Fprintf(m.err, "%s: %s\n", report.Visible(name), report.Visible(note.String()))
	}
	if n := result.Left(); n > 0 {
		fmt.Fprintf(m.err, "%s: %d hal tidak dibaca, disebut di atas\n", report.Visible(name), n)
	}
	if len(result.Understood) > 0 && !m.yes && !m.confirmed("Benar demikian? [y/t] ") {
		fmt.Fprintln(m.err, "iku: tidak ada yang ditulis; perbaiki judul kolomnya, atau ulangi dengan --yes")
		return 0, exitFound
	}
	if len(result.Understood) > 0 {
		result.Share()
	}
	return m.write(ctx, to, name, result.Documents)
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

// write writes the documents below a folder, none over one that is there: either all
// are written or none. What is found in them is told by cell.
func (m *importing) write(ctx context.Context, to, book string, documents []workbook.Document) (n, code int) {
	out := make([]newFile, len(documents))
	for i, d := range documents {
		out[i] = newFile{filepath.Join(to, whole.Portable(d.Name+".toml")), d.TOML} // the name may be a cell's
	}
	if err := createAll(ctx, out); err != nil {
		return 0, m.complain(nameOf(err, book), err)
	}
	var shared finding.Gather
	for i, d := range documents {
		if !m.quiet {
			fmt.Fprintf(m.out, "%s\n", report.Visible(out[i].name))
		}
		if d.Shared {
			continue
		}
		file := source.NewFile(out[i].name, d.TOML)
		found := folder("").of(file.Name).Proof(file, press.Options{}).Findings
		m.tellCells(book, d, shared.Add(file.Name, found))
		if found.Count(finding.Galat) > 0 {
			code = exitFound
		}
	}
	for i, d := range documents { // what stands in a file that others inherit is said once
		var here finding.List
		for _, f := range shared.List() {
			if f.Span.File != nil && f.Span.File.Name == out[i].name {
				here = append(here, f)
			}
		}
		m.tellCells(book, d, here)
	}
	return len(out), code
}

// tellCells shows what a person should look at.
func (s *streams) tellCells(book string, d workbook.Document, found finding.List) {
	for _, f := range found {
		if f.Abaikan == "" && f.Severity() != finding.Catatan {
			s.tellCell(book, d, f)
		}
	}
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
