package main

import (
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
	"iku/cmd/internal/inorder"
	"iku/cmd/internal/press"
	"iku/cmd/internal/report"
	"iku/cmd/internal/workbook"
	"iku/content"
)

// importing is one run of the command import.
type importing struct {
	*streams
	to         string
	yes, quiet bool
	jobs       int
	list       *attention // of a batch; nil: what there is to say of one file is said at once
}

// tableExtensions are those of the files that folders are searched for by import: what
// is read, and what such a folder holds beside it and is refused in words. A page of
// HTML there is seldom a table.
const tableExtensions = ".xlsx .xlsm .xls .ods .docx .odt .pdf .csv .tsv .xlsb .doc .rtf"

func newImport(s *streams) *cobra.Command {
	m := &importing{streams: s}
	c := &cobra.Command{
		Use:   "import BERKAS|FOLDER|POLA…",
		Short: "buat TOML dari tabel di Excel, Word, LibreOffice, PDF, CSV atau HTML",
		Long: `Yang dibaca: .xlsx, .xlsm, .xls, .ods, .docx, .odt, .csv, .tsv, .html, dan .pdf yang
dicetak dari sana: tabelnya bergaris, ditandai sebagai tabel, atau jarak kolomnya tetap
(yang terakhir ini dugaan, dan disebut untuk dicocokkan). Isinya contoh dari
"iku init --xlsx" yang sudah diisi, hasil "iku export", atau tabel sendiri: judul
kolomnya dikenali dari kata-katanya (sasaran, indikator, target, satuan, 2018 …).
Untuk tabel sendiri ditunjukkan apa yang dipahami dan apa yang tidak dibaca beserta
alasannya, lalu ditanyakan apakah benar. Satu berkas TOML ditulis untuk setiap perangkat
daerah; yang sama pada semuanya, juga dari beberapa berkas dalam satu folder, ditulis
sekali, di _umum.toml yang diwarisi. Dari banyak berkas, yang perlu dilihat orang
disebut di akhir, mulai dari yang paling meragukan, begitu pula berkas yang tidak dapat
diimpor dengan alasannya; kode keluarnya 1. Berkas yang sudah ada tidak
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
	jobsFlag(c.Flags(), &m.jobs, "baca `N` berkas sekaligus")
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := tooFewJobs(m.jobs); err != nil {
			return wrong(c, "%v", err)
		}
		ctx := m.until(c)
		collectForTables()
		if !batch.IsBatch(args) {
			read, code := m.read(args[0], m.to)
			if read == nil {
				return endedWith(code)
			}
			done, told := m.write(ctx, []*imported{read})
			if done.documents > 1 {
				fmt.Fprintln(m.err, done.sum())
			}
			return endedWith(max(code, told))
		}
		if err := batch.Room(m.to); err != nil {
			return wrong(c, "%v", err)
		}
		books, errs := batch.FindFiles(args, tableExtensions, "")
		return endedWith(m.many(ctx, books, m.unread(errs), len(errs)))
	}
	return c
}

// imported is a file that was read, and the folder where its documents go.
type imported struct {
	name, to string
	result   *workbook.Result
}

// many imports the files of a batch: all are read and agreed to, then written a folder
// at a time, so that the documents of a folder inherit what they say alike. What a
// person should look at is told at the end. It returns the exit code.
func (m *importing) many(ctx context.Context, books []batch.Input, code, failed int) int {
	m.list = &attention{}
	var folders []string
	by := map[string][]*imported{}
	beside := originals(books)
	tables := books[:0:0]
	for _, in := range books {
		if from := beside[stemOf(in.Path)]; from != "" && isPrint(in.Path) {
			m.list.add(aside, report.Visible(in.Path)+": tidak dibaca: dicetak dari "+report.Visible(from)+", yang dibaca\n")
			continue
		}
		tables = append(tables, in)
	}
	inorder.Each(ctx, len(tables), inorder.Options{Jobs: m.jobs, Ahead: 1}, func(i int) (*workbook.Result, error) { // a workbook may be large
		return tablesOf(tables[i].Path)
	}, func(i int, result *workbook.Result, err error) {
		to := batch.Below(tables[i], m.to)
		read, told := m.understood(tables[i].Path, to, result, err)
		if code = max(code, told); read == nil {
			failed++
			return
		}
		if by[to] == nil {
			folders = append(folders, to)
		}
		by[to] = append(by[to], read)
	})
	if ctx.Err() != nil {
		return max(code, m.complain("", ctx.Err()))
	}
	var sum written
	for _, to := range folders {
		if ctx.Err() != nil {
			return max(code, m.complain("", ctx.Err()))
		}
		done, told := m.write(ctx, by[to])
		sum.add(done)
		code = max(code, told)
	}
	m.list.write(m.err)
	fmt.Fprintln(m.err, sumOf(sum.sum(),
		counted{failed + sum.failed, "berkas gagal"}, counted{len(m.list.lines), "hal perlu dilihat, disebut di atas"}))
	return code
}

// originals returns by path without ending, in small letters, the files that are no
// PDFs: a PDF of that name beside one is its print.
func originals(books []batch.Input) map[string]string {
	by := map[string]string{}
	for _, b := range books {
		if stem := stemOf(b.Path); !isPrint(b.Path) && by[stem] == "" {
			by[stem] = b.Path
		}
	}
	return by
}

func stemOf(path string) string {
	return strings.ToLower(strings.TrimSuffix(path, filepath.Ext(path)))
}

func isPrint(path string) bool { return strings.EqualFold(filepath.Ext(path), pdfExtension) }

// read reads a file of tables, shows what was understood of it and asks whether that
// is right; nil where nothing is to be written, with the exit code.
func (m *importing) read(name, to string) (*imported, int) {
	result, err := tablesOf(name)
	return m.understood(name, to, result, err)
}

// tablesOf reads a file of tables.
func tablesOf(name string) (*workbook.Result, error) {
	data, err := readBook(name)
	if err != nil {
		return nil, err
	}
	return workbook.Import(name, data)
}

// understood shows what was understood of a file, or why it could not be read.
func (m *importing) understood(name, to string, result *workbook.Result, err error) (*imported, int) {
	var refused *grid.Refusal
	if errors.As(err, &refused) {
		if m.list != nil {
			m.list.refuse(name, refused.Message, refused.Hint)
			return nil, exitFound
		}
		fmt.Fprintf(m.err, "iku: %s: %s\n", report.Visible(name), report.Visible(refused.Message))
		if refused.Hint != "" {
			fmt.Fprintf(m.err, "     Saran: %s\n", report.Visible(refused.Hint))
		}
		return nil, exitFound
	}
	if err != nil && m.list != nil {
		m.list.refuse(name, report.Reason(err), "")
		return nil, exitFailed
	}
	if err != nil {
		return nil, m.complain(nameOf(err, name), err)
	}
	ask := len(result.Understood) > 0 && !m.yes
	for _, line := range result.Understood {
		fmt.Fprintf(m.err, "%s\n", report.Visible(line))
	}
	for _, note := range result.Notes {
		line := report.Visible(name) + ": " + report.Visible(note.String()) + "\n"
		if m.list != nil {
			m.list.add(doubtOfNote[note.Weight], line)
		}
		if m.list == nil || ask {
			fmt.Fprint(m.err, line)
		}
	}
	if n := result.Left(); n > 0 && (m.list == nil || ask) {
		fmt.Fprintf(m.err, "%s: %d hal tidak dibaca, disebut di atas\n", report.Visible(name), n)
	}
	if ask && !m.confirmed("Benar demikian? [y/t] ") {
		fmt.Fprintln(m.err, "iku: tidak ada yang ditulis; perbaiki judul kolomnya, atau ulangi dengan --yes")
		if m.list != nil {
			m.list.refuse(name, "dijawab tidak benar", "")
		}
		return nil, exitFound
	}
	return &imported{name, to, result}, 0
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

// lineOf reads a line and nothing behind it, which answers another question.
func lineOf(in io.Reader) (string, error) {
	var line []byte
	for b := make([]byte, 1); ; {
		n, err := in.Read(b)
		if line = append(line, b[:n]...); err != nil || n == 1 && b[0] == '\n' {
			return string(line), err
		}
	}
}

// confirmed asks a question until the answer is yes or no, and tells whether it is
// yes. The end of the input is no.
func (s *streams) confirmed(question string) bool {
	in := io.LimitReader(s.in, 1000)
	for {
		fmt.Fprint(s.err, question)
		line, err := lineOf(in)
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
