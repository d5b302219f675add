package main

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"iku/cmd/internal/batch"
	"iku/cmd/internal/inorder"
	"iku/cmd/internal/press"
	"iku/cmd/internal/report"
	"iku/cmd/internal/whole"
	"iku/pdf"
)

// extracting is one run of the command extract.
type extracting struct {
	*streams
	to    string
	quiet bool
	jobs  int
}

func newExtract(s *streams) *cobra.Command {
	x := &extracting{streams: s}
	c := &cobra.Command{
		Use:   "extract " + pdfInputsUse,
		Short: "keluarkan TOML dan berkas lain dari PDF",
		Long: `PDF yang disusun oleh iku membawa sumbernya: TOML, yang diwarisinya, dan logonya.
Berkas yang sudah ada tidak ditimpa. Huruf sendiri tidak dibawa oleh PDF; SHA256SUMS
menyebut huruf mana yang dipakai, dan "sha256sum -c SHA256SUMS" memeriksa semuanya.
Hanya berkas bernama biasa yang ditulis (.toml, .png, .jpg); yang lain disebut dan ditinggalkan.
Yang tidak lagi seperti saat PDF disusun tetap dikeluarkan, dan disebut; kode keluarnya 1.
Dari PDF yang rusak dikeluarkan apa yang masih ada di dalamnya.
Dari beberapa PDF masing-masing mendapat foldernya sendiri, menurut namanya.
` + aboutFolders,
		Example: `iku extract lembar.pdf
iku extract arsip/lembar-2018.pdf -o sumber/
iku extract arsip/ -o sumber/`,
		Args:              atLeastOne("berkas PDF"),
		ValidArgsFunction: completePDF,
	}
	c.Flags().StringVarP(&x.to, "output", "o", ".", "tulis ke `FOLDER`, yang dibuat bila belum ada")
	c.Flags().BoolVarP(&x.quiet, "quiet", "q", false, "jangan sebut setiap berkas yang ditulis")
	jobsFlag(c.Flags(), &x.jobs, "keluarkan `N` PDF sekaligus")
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := tooFewJobs(x.jobs); err != nil {
			return wrong(c, "%v", err)
		}
		if !batch.IsBatch(args) {
			return endedWith(x.one(x.until(c), args[0], x.to))
		}
		if err := batch.Room(x.to); err != nil {
			return wrong(c, "%v", err)
		}
		return x.several(x.until(c), c, args)
	}
	return c
}

// extracted is what became of a PDF, and what is said of it when its turn comes.
type extracted struct {
	out, err bytes.Buffer
	code     int
}

// several extracts each of many PDFs into a folder of its own.
func (x *extracting) several(ctx context.Context, c *cobra.Command, args []string) error {
	inputs, errs := batch.FindFiles(args, pdfExtension, "")
	folders, err := batch.Outputs(inputs, x.to, func(input string) string { return input })
	if err != nil {
		return wrong(c, "%v", err)
	}
	code, failed, done := x.unread(errs), len(errs), 0
	collectForMany()
	inorder.Each(ctx, len(inputs), inorder.Options{Jobs: x.jobs}, func(i int) (extracted, error) {
		var e extracted
		side := extracting{streams: &streams{in: x.in, out: &e.out, err: &e.err}, quiet: x.quiet}
		e.code = side.one(ctx, inputs[i].Path, strings.TrimSuffix(folders[i], filepath.Ext(folders[i])))
		return e, nil
	}, func(i int, e extracted, err error) {
		_, _ = e.out.WriteTo(x.out)
		_, _ = e.err.WriteTo(x.err)
		if err != nil {
			e.code = x.complain(inputs[i].Path, err)
		}
		if code = max(code, e.code); e.code == exitDone {
			done++
		} else {
			failed++
		}
	})
	if ctx.Err() != nil {
		code = max(code, x.complain("", ctx.Err()))
	}
	fmt.Fprintln(x.err, sumOf(thousands(done)+" PDF dikeluarkan", counted{failed, "gagal atau tidak lagi seperti saat disusun"}))
	return endedWith(code)
}

// one extracts a PDF below a folder and returns the exit code.
func (x *extracting) one(ctx context.Context, name, to string) int {
	f, err := readInput(x.in, name)
	if err != nil {
		return x.complain(nameOf(err, name), err)
	}
	all, mended, err := press.Salvage(f.Data)
	if err != nil {
		return x.complain(f.Name, err)
	}
	files, left := press.Extractable(all)
	if err := x.extract(ctx, to, files); err != nil {
		return x.complain(nameOf(err, f.Name), err)
	}
	for _, a := range left {
		fmt.Fprintf(x.err, "iku: %s: tidak dikeluarkan: bukan nama berkas yang dibawa oleh PDF dari iku\n", report.Visible(a.Name))
	}
	if mended != nil {
		fmt.Fprintf(x.err, "iku: %s\n", report.Visible(f.Name+": "+mended.Words()))
	}
	if altered := press.Altered(all); len(altered) > 0 {
		fmt.Fprintf(x.err, "iku: %s\n", report.Visible(f.Name+": "+press.AlteredWords(altered)))
		return exitFound
	}
	if len(left) > 0 || mended != nil {
		return exitFound
	}
	return exitDone
}

// extract writes files below a folder, none over one that is there: either all
// are written or none.
func (x *extracting) extract(ctx context.Context, to string, files []pdf.Attachment) error {
	out := make([]whole.File, len(files))
	for i, f := range files {
		out[i] = whole.File{Name: filepath.Join(to, filepath.FromSlash(f.Name)), Data: f.Data}
	}
	if err := (&whole.Set{Context: ctx, Folders: true}).CreateAll(out); err != nil {
		return err
	}
	for i, f := range files {
		if !x.quiet {
			fmt.Fprintf(x.out, "%s\n", report.Visible(out[i].Name))
		}
		if f.Name == press.Sums {
			x.missing(f.Data, files)
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
