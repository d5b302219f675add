package main

import (
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"iku/cmd/internal/batch"
	"iku/cmd/internal/grid"
	"iku/cmd/internal/report"
	"iku/cmd/internal/whole"
	"iku/cmd/internal/workbook"
	"iku/content"
	"iku/content/finding"
	"iku/content/schema"
)

// exportFormat is a kind of file that export writes.
type exportFormat struct {
	name   string // and the extension, where ending says no other
	write  func([]workbook.Input) ([]byte, error)
	text   bool   // it may go to a terminal
	ending string // of the file, with what stands before it
}

// The forms that are made for who takes them, not to be imported again.
const (
	formatMSInd = "ms-ind" // Satu Data
	formatPaket = "paket"  // portals
)

// exportFormats are the kinds, the default first; several documents as HTML are a
// folder of pages.
var exportFormats = []exportFormat{
	{"xlsx", workbook.Export, false, ""},
	{"csv", workbook.CSV, true, ""},
	{"json", workbook.JSON, true, ""},
	{"html", func(in []workbook.Input) ([]byte, error) { return workbook.HTML(in[0]) }, true, ""},
	{formatMSInd, nil, true, "-ms-ind.csv"},
	{formatPaket, nil, true, "-paket.json"},
}

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
	var to, asked string
	var force bool
	pack := &packing{streams: s}
	c := &cobra.Command{
		Use:   "export " + inputsUse,
		Short: "tulis isi dokumen sebagai buku kerja, CSV, JSON atau HTML",
		Long: `Beberapa berkas menjadi satu buku kerja, satu CSV atau satu JSON; sebagai HTML menjadi
folder dengan satu halaman setiap dokumen dan index.html yang dapat dicari. Yang diwarisi
ikut ditulis. "iku import" mengembalikan dokumen yang sama dari .xlsx, .json dan .html,
dan tabelnya dari .csv; komentar di dalam TOML tidak ikut. Berkas yang sudah ada tidak
ditimpa.
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
	c.Flags().StringVarP(&to, "output", "o", "", "tulis ke `BERKAS`, atau - untuk keluaran standar; bawaannya di samping masukannya")
	c.Flags().StringVar(&asked, "format", "", "`JENIS` keluaran: "+strings.Join(exportNames(), ", ")+"; bawaannya menurut akhir nama -o, atau xlsx")
	c.Flags().StringVar(&pack.pdfs, "pdf", "", "dengan --format paket, cari PDF di bawah `FOLDER`, tempat iku build menulisnya")
	c.Flags().StringVar(&pack.name, "name", "", "dengan --format paket, PDF dinamai menurut `TEMPLAT`, seperti oleh iku build")
	c.Flags().BoolVar(&force, "force", false, "dengan --format ms-ind atau paket, timpa berkas yang sudah ada")
	_ = c.MarkFlagDirname("pdf")
	_ = c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(exportNames(), cobra.ShellCompDirectiveNoFileComp))
	var root folder
	reachFlag(c, &root)
	c.RunE = func(c *cobra.Command, args []string) error {
		format, err := exportFormatOf(asked, to)
		if err != nil {
			return wrong(c, "%v", err)
		}
		site := format.name == "html" && batch.IsBatch(args)
		made := format.name == formatMSInd || format.name == formatPaket
		ending := cmp.Or(format.ending, "."+format.name)
		if site {
			ending = "-html"
		}
		for _, f := range []string{"pdf", "name"} {
			if c.Flags().Changed(f) && format.name != formatPaket {
				return wrong(c, "--%s hanya untuk --format %s", f, formatPaket)
			}
		}
		if force && !made {
			return wrong(c, "--force hanya untuk --format %s dan %s", formatMSInd, formatPaket)
		}
		name := to
		switch {
		case name != "":
		case len(args) == 1 && batch.IsFolder(args[0]):
			name = filepath.Clean(args[0]) + ending
		case batch.IsBatch(args):
			return wrong(c, "untuk beberapa berkas, sebut keluarannya dengan -o")
		case args[0] == standard:
			name = standard
		default:
			name = strings.TrimSuffix(args[0], filepath.Ext(args[0])) + ending
		}
		switch {
		case name == standard && site:
			return wrong(c, "beberapa halaman tidak dapat ke keluaran standar; sebut foldernya dengan -o")
		case name == standard && !format.text && isTerminal(s.out):
			return wrong(c, "buku kerja tidak ditulis ke terminal; sebut berkas keluarannya dengan -o")
		}
		if pack.to = name; made {
			return s.exportMade(c, format, args, string(root), pack, force)
		}
		found, errs := batch.Documents(args, string(root), runtime.GOMAXPROCS(0))
		inputs, code := s.exported(found, format.name == exportFormats[0].name)
		code = max(code, s.unread(errs))
		if code != exitDone {
			return ended(code)
		}
		if site {
			return s.exportSite(c, name, inputs)
		}
		data, err := format.write(inputs)
		var refused *grid.Refusal
		if errors.As(err, &refused) {
			fmt.Fprintf(s.err, "iku: %s\n", report.Visible(refused.Message))
			return ended(exitFound)
		}
		if err != nil {
			return err
		}
		if name == standard {
			_, err := s.out.Write(data)
			return err
		}
		if err := (whole.Writer{}).Create(s.until(c), name, data); err != nil {
			return err
		}
		_, err = fmt.Fprintf(s.err, "%s ditulis: %d dokumen\n", report.Visible(name), len(inputs))
		return err
	}
	return c
}

// exportMade writes what is made of documents for others: metadata, or an index.
func (s *streams) exportMade(c *cobra.Command, format exportFormat, args []string, root string, pack *packing, force bool) error {
	if format.name == formatPaket && slices.Contains(args, standard) {
		return wrong(c, "masukan standar tidak punya PDF; sebut sebuah berkas")
	}
	ctx := s.until(c)
	collectForMany()
	found, errs := batch.Documents(args, root, runtime.GOMAXPROCS(0))
	code := s.unread(errs)
	out := printed{to: pack.to, force: force}
	if len(found) == 0 {
		return endedWith(code)
	}
	if err := out.spares(c, found); err != nil {
		return err
	}
	var data []byte
	var sum string
	if format.name == formatMSInd {
		var n, failed int
		data, n, failed = s.metadata(found, pack.to)
		code, sum = max(code, failed), fmt.Sprintf("%s indikator", thousands(n))
		if n == 0 {
			return endedWith(code)
		}
	} else {
		index, failed, err := pack.index(ctx, found)
		if failed == exitUsage {
			return wrong(c, "%v", err)
		}
		if err != nil {
			tellFault(s.err, err)
			return ended(exitFailed)
		}
		if ctx.Err() != nil {
			return ended(s.complain("", ctx.Err()))
		}
		code, sum, data = max(code, failed), index.Sum(), index.JSON()
	}
	if err := out.text(ctx, s, string(data)); err != nil {
		return err
	}
	if pack.to != standard {
		sum = report.Visible(pack.to) + " ditulis: " + sum
	}
	fmt.Fprintln(s.err, sum)
	return endedWith(code)
}

// exportSite writes a page a document and their list below a folder, none over one
// that is there.
func (s *streams) exportSite(c *cobra.Command, to string, inputs []workbook.Input) error {
	if err := batch.Room(to); err != nil {
		return wrong(c, "%v", err)
	}
	files, err := workbook.Site(inputs)
	if err != nil {
		return err
	}
	out := make([]newFile, len(files))
	for i, f := range files {
		out[i] = newFile{filepath.Join(to, f.Name), f.Data}
	}
	if err := createAll(s.until(c), out); err != nil {
		return err
	}
	_, err = fmt.Fprintf(s.err, "%s ditulis: %d dokumen\n", report.Visible(out[0].name), len(inputs))
	return err
}

// lossy are the errors of what has no cell to stand in.
var lossy = map[finding.Slug]bool{finding.TOML: true, finding.KunciTakDikenal: true, finding.NilaiTakSah: true, finding.WajibDiisi: true}

// exported returns the documents of the inputs, none of which may have errors of
// form; in a workbook there is no room yet for what other kinds than the sheet say.
func (s *streams) exported(found []batch.Input, workbooks bool) (inputs []workbook.Input, code int) {
	out, err := report.New(report.Formats[0].Name, s.err, reportOptions(s.err))
	if err != nil {
		return nil, exitFailed
	}
	var wrong finding.List
	taken := map[string]bool{}
	for _, in := range found {
		f, err := readInput(s.in, in.Path)
		if err != nil {
			code = s.unread([]error{err})
			continue
		}
		doc, list := content.Read(f, content.NewReach(in.Root, content.Disk{}))
		if doc != nil && workbooks && doc.Dokumen.Jenis.Name != schema.JenisIKU {
			s.complain(f.Name, fmt.Errorf("dokumen berjenis %s belum dapat ditulis sebagai buku kerja", doc.Dokumen.Jenis.Name))
			code = max(code, exitFound)
			continue
		}
		for _, found := range list {
			if lossy[found.Slug] {
				wrong = append(wrong, found)
			}
		}
		base := strings.TrimSuffix(filepath.Base(f.Name), filepath.Ext(f.Name))
		name := base
		for n := 2; taken[strings.ToLower(name)]; n++ {
			name = base + "-" + strconv.Itoa(n)
		}
		taken[strings.ToLower(name)] = true
		input := workbook.Input{Name: name, File: f}
		if doc != nil {
			for _, inherited := range doc.Inherited {
				if !slices.Contains(doc.Based, inherited) {
					input.Inherited = append(input.Inherited, inherited)
				}
			}
		}
		inputs = append(inputs, input)
	}
	if len(wrong) > 0 {
		wrong.Sort()
		_ = show(out, wrong)
		return nil, max(code, exitFound)
	}
	return inputs, code
}
