package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"iku/cmd/internal/batch"
	"iku/cmd/internal/grid"
	"iku/cmd/internal/inorder"
	"iku/cmd/internal/report"
	"iku/cmd/internal/whole"
	"iku/cmd/internal/workbook"
	"iku/content"
	"iku/content/finding"
	"iku/content/source"
)

// exportFormat is a kind of file that export writes.
type exportFormat struct {
	name   string
	write  func(io.Writer, workbook.Documents) error // nil: make makes it for others
	make   exportMaker
	text   bool   // it may go to a terminal
	ending string // of the file, with what stands before it
}

// exportMaker returns what a run writes of documents, what it says of it and the exit
// code; no data where nothing is to be written.
type exportMaker func(*exporting, context.Context, []batch.Input) (data []byte, sum string, code int, err error)

// The forms that are made for who takes them, not to be imported again.
const (
	formatMSInd = "ms-ind" // Satu Data
	formatPaket = "paket"  // portals
)

// exportFormats are the kinds, the default first; several documents as HTML are a
// folder of pages.
var exportFormats = func() (list []exportFormat) {
	for _, f := range workbook.Forms {
		list = append(list, exportFormat{name: f.Name, write: f.Write, text: f.Text, ending: "." + f.Name})
	}
	return append(list,
		exportFormat{name: formatMSInd, make: (*exporting).metadata, text: true, ending: "-ms-ind.csv"},
		exportFormat{name: formatPaket, make: (*exporting).index, text: true, ending: "-paket.json"})
}()

func exportNames() (names []string) {
	for _, f := range exportFormats {
		names = append(names, f.name)
	}
	return names
}

// exportFormatOf returns the kind that is asked for, or that the output's name ends
// with; an error where it is none of them.
func exportFormatOf(asked, output string) (exportFormat, error) {
	ext := strings.ToLower(strings.TrimPrefix(filepath.Ext(output), "."))
	for _, f := range exportFormats {
		if f.name == asked || asked == "" && f.name == ext {
			return f, nil
		}
	}
	switch {
	case asked != "":
		return exportFormat{}, fmt.Errorf("--format %s tidak dikenal; pilih %s", asked, strings.Join(exportNames(), ", "))
	case output == "" || output == standard || ext == "":
		return exportFormats[0], nil
	}
	return exportFormat{}, fmt.Errorf("jenis berkas .%s tidak dikenal; pilih %s, atau sebut --format", ext, strings.Join(exportNames(), ", "))
}

func newExport(s *streams) *cobra.Command {
	x := &exporting{streams: s}
	c := &cobra.Command{
		Use:   "export " + inputsUse,
		Short: "tulis isi dokumen sebagai buku kerja, CSV, JSON atau HTML",
		Long: `Beberapa berkas menjadi satu buku kerja, satu CSV atau satu JSON; sebagai HTML menjadi
folder dengan satu halaman setiap dokumen dan index.html yang dapat dicari. Berkas yang
diwarisi (warisan) ikut: dalam buku kerja di lembar "bersama", dalam JSON beberapa dokumen
di bawah "bersama"; selain itu isinya ditulis pada setiap dokumen. "iku import"
mengembalikan dokumen yang sama dari .xlsx, .json dan .html, dan tabelnya dari .csv;
komentar di dalam TOML tidak ikut. Berkas yang sudah ada tidak ditimpa.
--format ms-ind menulis metadata indikator menurut formulir MS-Ind Satu Data, satu baris
setiap indikator, sebagai CSV atau, kalau nama -o berakhir .xlsx, buku kerja.
--format paket menulis daftar dokumen dan PDF-nya untuk portal, sebagai JSON: jenis, tahun,
induk atau perubahan, nomor, tanggal, penanda tangan, SHA-256, halaman tabel, setiap
indikator dan lampiran. PDF dicari di samping dokumennya atau di bawah folder dari --pdf;
yang bertanda tangan didahulukan. Kode keluarnya 1 bila ada yang belum ada atau usang.
` + aboutInputs + aboutReach,
		Example: `iku export lembar.toml
iku export lembar.toml -o lembar.json
iku export kabupaten/ -o kabupaten.xlsx
iku export kabupaten/ --format html -o situs/
iku export kabupaten/ --format ms-ind -o metadata.csv
iku export kabupaten/ --format paket --pdf pdf/ -o pdf/paket.json`,
		Args:              atLeastOne("berkas"),
		ValidArgsFunction: completeTOML,
	}
	c.Flags().StringVarP(&x.to, "output", "o", "", "tulis ke `BERKAS`, atau - untuk keluaran standar; bawaannya di samping masukannya")
	c.Flags().StringVar(&x.asked, "format", "", "`JENIS` keluaran: "+strings.Join(exportNames(), ", ")+"; bawaannya menurut akhir nama -o, atau xlsx")
	c.Flags().StringVar(&x.pdfs, "pdf", "", "dengan --format paket, cari PDF di bawah `FOLDER`, tempat iku build menulisnya")
	c.Flags().StringVar(&x.name, "name", "", "dengan --format paket, PDF dinamai menurut `TEMPLAT`, seperti oleh iku build")
	c.Flags().BoolVar(&x.force, "force", false, "dengan --format ms-ind atau paket, timpa berkas yang sudah ada")
	_ = c.MarkFlagDirname("pdf")
	_ = c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(exportNames(), cobra.ShellCompDirectiveNoFileComp))
	jobsFlag(c.Flags(), &x.jobs, "baca `N` dokumen sekaligus")
	reachFlag(c, &x.root)
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := x.plan(c, args); err != nil {
			return wrong(c, "%v", err)
		}
		if x.format.write == nil {
			return x.made(c, args)
		}
		return x.write(c, args)
	}
	return c
}

// exporting is one run of the command export.
type exporting struct {
	*streams
	packing
	asked  string
	force  bool
	jobs   int
	root   folder
	format exportFormat
	site   bool // a folder of pages
}

// plan finds in what form and where a run writes; its error is one of usage.
func (x *exporting) plan(c *cobra.Command, args []string) (err error) {
	if err := tooFewJobs(x.jobs); err != nil {
		return err
	}
	if x.format, err = exportFormatOf(x.asked, x.to); err != nil {
		return err
	}
	for _, f := range []string{"pdf", "name"} {
		if c.Flags().Changed(f) && x.format.name != formatPaket {
			return fmt.Errorf("--%s hanya untuk --format %s", f, formatPaket)
		}
	}
	if x.force && x.format.write != nil {
		return fmt.Errorf("--force hanya untuk --format %s dan %s", formatMSInd, formatPaket)
	}
	ending := x.format.ending
	if x.site = x.format.name == "html" && batch.IsBatch(args); x.site {
		ending = "-html"
	}
	switch {
	case x.to != "":
	case len(args) == 1 && batch.IsFolder(args[0]):
		x.to = filepath.Clean(args[0]) + ending
	case batch.IsBatch(args):
		return errors.New("untuk beberapa berkas, sebut keluarannya dengan -o")
	case args[0] == standard:
		x.to = standard
	default:
		x.to = strings.TrimSuffix(args[0], filepath.Ext(args[0])) + ending
	}
	switch {
	case x.to == standard && x.site:
		return errors.New("beberapa halaman tidak dapat ke keluaran standar; sebut foldernya dengan -o")
	case x.to == standard && !x.format.text && isTerminal(x.out):
		return errors.New("buku kerja tidak ditulis ke terminal; sebut berkas keluarannya dengan -o")
	case x.format.name == formatPaket && slices.Contains(args, standard):
		return errors.New("masukan standar tidak punya PDF; sebut sebuah berkas")
	}
	return nil
}

// write writes the documents themselves.
func (x *exporting) write(c *cobra.Command, args []string) error {
	collectForMany()
	found, errs := batch.Sources(args, string(x.root), x.jobs)
	documents, code := x.exported(x.until(c), found, x.jobs)
	if code = max(code, x.unread(errs)); code != exitDone {
		return ended(code)
	}
	name, err := x.to, error(nil)
	if x.site {
		name, err = x.exportSite(c, x.to, documents)
	} else {
		err = x.exportFile(c, x.to, x.format, documents)
	}
	var refused *grid.Refusal
	switch {
	case errors.As(err, &refused):
		fmt.Fprintf(x.err, "iku: %s\n", report.Visible(refused.Message))
		return ended(exitFound)
	case err != nil || name == standard:
		return err
	}
	_, err = fmt.Fprintf(x.err, "%s ditulis: %s dokumen\n", report.Visible(name), thousands(len(documents.Names)-documents.Shared))
	return err
}

// made writes what is made of documents for others.
func (x *exporting) made(c *cobra.Command, args []string) error {
	ctx := x.until(c)
	collectForMany()
	found, errs := batch.Sources(args, string(x.root), x.jobs)
	code := x.unread(errs)
	out := printed{to: x.to, force: x.force}
	if len(found) == 0 {
		return endedWith(code)
	}
	if err := out.spares(c, found); err != nil {
		return err
	}
	data, sum, failed, err := x.format.make(x, ctx, found)
	if failed == exitUsage {
		return wrong(c, "%v", err)
	}
	if err != nil {
		tellFault(x.err, err)
		return ended(exitFailed)
	}
	if ctx.Err() != nil {
		return ended(x.complain("", ctx.Err()))
	}
	if code = max(code, failed); data == nil {
		return endedWith(code)
	}
	if err := out.text(ctx, x.streams, string(data)); err != nil {
		return err
	}
	if x.to != standard {
		sum = report.Visible(x.to) + " ditulis: " + sum
	}
	fmt.Fprintln(x.err, sum)
	return endedWith(code)
}

// exportFile writes documents into one file, which must not be there, or to standard
// output.
func (s *streams) exportFile(c *cobra.Command, name string, format exportFormat, documents workbook.Documents) error {
	if name == standard {
		return format.write(s.out, documents)
	}
	return (whole.Writer{}).CreateStream(s.until(c), name, func(w io.Writer) error { return format.write(w, documents) })
}

// exportSite writes a page a document and their list below a folder, none over one
// that is there, and returns the name of the list.
func (s *streams) exportSite(c *cobra.Command, to string, documents workbook.Documents) (list string, err error) {
	if err := batch.Room(to); err != nil {
		return "", wrong(c, "%v", err)
	}
	made := whole.Set{Context: s.until(c), Folders: true}
	err = workbook.Site(documents, func(f workbook.File) error {
		list = filepath.Join(to, f.Name)
		return made.Create(whole.File{Name: list, Data: f.Data}, false)
	})
	return list, made.End(err)
}

// exportable is a document that was looked at, without what it says.
type exportable struct {
	path      string
	name      string       // of the file that was read
	standard  *source.File // that was read from standard input
	sum       [sha256.Size]byte
	inherited []*source.File
	reads     []*source.File
	wrong     finding.List
}

// exported looks at the documents of the inputs, none of which may have errors of form,
// and returns them.
func (s *streams) exported(ctx context.Context, found []batch.Input, jobs int) (documents workbook.Documents, code int) {
	out, err := report.New(report.Formats[0].Name, s.err, reportOptions(s.err))
	if err != nil {
		return documents, exitFailed
	}
	var wrong finding.List
	var list []workbook.Found
	shared := map[string]*source.File{} // one of each is kept
	files := batch.NewFiles()
	inorder.Each(ctx, len(found), inorder.Options{Jobs: jobs}, func(i int) (exportable, error) {
		return s.exportable(found[i], files)
	}, func(i int, e exportable, err error) {
		if err != nil {
			code = max(code, s.unread([]error{err}))
			return
		}
		wrong = append(wrong, e.wrong...)
		for _, files := range [][]*source.File{e.inherited, e.reads} {
			for i, f := range files {
				if shared[f.Name] == nil {
					shared[f.Name] = f
				}
				files[i] = shared[f.Name]
			}
		}
		list = append(list, workbook.Found{Name: e.name, Inherited: e.inherited, Reads: e.reads, Read: e.read})
	})
	if ctx.Err() != nil {
		return documents, max(code, s.complain("", ctx.Err()))
	}
	if len(wrong) > 0 {
		wrong.Sort()
		_ = show(out, wrong)
		return documents, max(code, exitFound)
	}
	return workbook.Gather(list, jobs), code
}

// read reads a document again, which must be as it was.
func (e exportable) read() (*source.File, error) {
	if e.standard != nil {
		return e.standard, nil
	}
	f, err := readInput(nil, e.path)
	if err == nil && sha256.Sum256(f.Data) != e.sum {
		err = &fs.PathError{Op: "read", Path: e.path, Err: batch.ErrChanged}
	}
	return f, err
}

// exportable looks at a document.
func (s *streams) exportable(in batch.Input, files content.Files) (e exportable, err error) {
	f, err := readInput(s.in, in.Path)
	if err != nil {
		return e, err
	}
	e = exportable{path: in.Path, name: f.Name, sum: sha256.Sum256(f.Data)}
	if in.Path == standard {
		e.standard = f
	}
	doc, list := content.Read(f, content.NewReach(in.Root, files))
	e.wrong = workbook.Lossy(list)
	if doc != nil {
		e.inherited = workbook.Chain(f, doc.Inherited)
		e.reads = slices.Clone(doc.Inherited)
	}
	return e, nil
}
