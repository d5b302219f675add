package main

import (
	"context"
	"fmt"
	"os"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"iku/cmd/internal/batch"
	"iku/cmd/internal/press"
	"iku/cmd/internal/report"
	"iku/cmd/internal/whole"
	"iku/content"
	"iku/content/diff"
	"iku/content/finding"
)

// differ is one run of the command diff.
type differ struct {
	*streams
	format string
	matrix string // option --matrix
	draft  bool
	root   folder
	force  bool
	quiet  bool
	jobs   int
	date   time.Time // of a matrix whose documents have none
}

func newDiff(s *streams) *cobra.Command {
	d := &differ{streams: s}
	c := &cobra.Command{
		Use:   "diff LAMA BARU",
		Short: "bandingkan dua dokumen, atau dua folder, menurut isinya",
		Long: `Yang dibandingkan isinya, bukan barisnya: sasaran dan indikator yang ditambah, dihapus,
dipindah atau diubah bunyinya (dikenali dari kodenya, bila tidak dari kemiripannya),
target beserta selisihnya, perhitungan, periode, dan penanda tangan. LAMA dan BARU
berupa TOML atau PDF yang membawa sumbernya. Kode keluar 0: sama, 1: berbeda,
3: tidak dapat dibandingkan.
Dengan --matrix perbandingan itu menjadi PDF: NO, SEMULA, MENJADI, KETERANGAN, dengan
alasan dari [perubahan] dokumen yang baru.
LAMA dan BARU juga boleh folder atau pola. Dokumennya dipasangkan menurut pemerintah dan
perangkat daerahnya, bila tidak menurut jalurnya; dari beberapa revisi dipakai yang terakhir.
Setiap pasangan mendapat satu baris, lalu rinciannya (tidak dengan --quiet). --matrix FOLDER/
menulis satu matriks setiap pasangan, --matrix BERKAS.pdf semuanya dalam satu PDF.` + aboutReach + `
Dua folder di bawah folder kerja menjangkau folder yang memuat keduanya.`,
		Example: `iku diff lembar-2017.toml lembar-2018.toml
iku diff --matrix matriks.pdf lembar.pdf lembar-revisi-1.toml
iku diff 2024/ 2025/ --quiet
iku diff 2024/ 2025/ --matrix matriks/
iku diff --format json lama.toml baru.toml`,
		Args:              exactlyTwo,
		ValidArgsFunction: completeTOML,
	}
	c.Flags().StringVar(&d.matrix, "matrix", "", "tulis matriks perubahan ke `BERKAS` PDF, - untuk keluaran standar, atau ke FOLDER/ bila yang dibandingkan folder")
	reachFlag(c, &d.root)
	c.Flags().BoolVar(&d.draft, "draft", false, "tandai setiap halaman matriks dengan DRAF")
	c.Flags().BoolVar(&d.force, "force", false, forceUse)
	c.Flags().BoolVarP(&d.quiet, "quiet", "q", false, "dari folder, hanya tampilkan baris yang tidak sama, tanpa rinciannya")
	jobsFlag(c.Flags(), &d.jobs, "bandingkan `N` pasangan sekaligus")
	c.Flags().StringVar(&d.format, "format", report.ChangeFormats[0].Name, "tampilkan perubahan sebagai `BENTUK`: text atau json")
	_ = c.RegisterFlagCompletionFunc("format", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		var names []string
		for _, f := range report.ChangeFormats {
			names = append(names, f.Name+"\t"+f.Use)
		}
		return names, cobra.ShellCompDirectiveNoFileComp
	})
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := report.KnownChangeFormat(d.format); err != nil {
			return wrong(c, "%v", err)
		}
		if err := tooFewJobs(d.jobs); err != nil {
			return wrong(c, "%v", err)
		}
		var err error
		if d.date, err = sourceDate(os.Getenv("SOURCE_DATE_EPOCH")); err != nil {
			return wrong(c, "%v", err)
		}
		if d.root == "" {
			d.root = both(args)
		}
		several := slices.ContainsFunc(args, func(a string) bool { return batch.IsBatch([]string{a}) || batch.HoldsSeveral(a, string(d.root), nil) })
		if err := d.refusal(c, args, several); err != nil {
			return err
		}
		if several {
			return d.folders(d.until(c), args)
		}
		return d.run(d.until(c), args)
	}
	return c
}

// exactlyTwo demands the old and the new document.
func exactlyTwo(c *cobra.Command, args []string) error {
	if len(args) != 2 {
		return wrong(c, "sebut dua dokumen, yang lama lalu yang baru; yang disebut %d", len(args))
	}
	if args[0] == standard && args[1] == standard {
		return wrong(c, "hanya satu dari keduanya dapat dibaca dari masukan standar")
	}
	return notEmpty(c, "berkas", args)
}

// refusal tells why the matrix cannot go where it should.
func (d *differ) refusal(c *cobra.Command, args []string, several bool) error {
	switch {
	case several && slices.Contains(args, standard):
		return wrong(c, "masukan standar tidak dapat dibandingkan dengan folder atau berkas yang memuat banyak dokumen; simpan dahulu sebagai berkas")
	case several && d.matrix == standard:
		return wrong(c, "matriks dari folder memerlukan berkas atau folder")
	case several && batch.IsFolder(d.matrix):
		return nil
	case c.Flags().Changed("matrix") && d.matrix == "":
		return wrong(c, "opsi --matrix memerlukan nilai")
	case d.draft && d.matrix == "":
		return wrong(c, "--draft hanya berlaku bersama --matrix")
	case d.matrix == standard && isTerminal(d.out):
		return wrong(c, "PDF tidak ditulis ke terminal; sebut berkasnya dengan --matrix")
	case d.matrix == "" || d.matrix == standard:
		return nil
	}
	for _, input := range args {
		if input != standard && batch.Same(input, d.matrix) {
			return wrong(c, "%s akan menimpa masukan %s", d.matrix, input)
		}
	}
	if err := whole.Folder(d.matrix); err != nil {
		return err
	}
	return whole.Writer{Force: d.force}.May(d.matrix)
}

func (d *differ) run(ctx context.Context, args []string) error {
	files, code := readAll(d.streams, args)
	if code != exitDone {
		return ended(code)
	}
	run := d.root.of(files[1].Name) // of the matrix, which is the new document's
	var docs [2]*content.Document
	var found finding.List
	for i, f := range files {
		examiner := run
		if i == 0 {
			examiner = d.root.of(f.Name)
		}
		doc, list := examiner.Examine(f)
		docs[i], found = doc, slices.Concat(found, list, press.Apart(doc))
	}
	if len(found) > 0 {
		return d.refuse(found)
	}
	changes := diff.Compare(docs[0], docs[1])
	if d.matrix != "" {
		sheet, found := run.Matrix(changes, press.Options{Draft: d.draft})
		if found.Count(finding.Galat) > 0 {
			return d.refuse(found)
		}
		data, err := run.PrintMatrix(sheet, changes, d.date)
		if err != nil {
			return err
		}
		if err := d.write(ctx, data, len(sheet.Pages)); err != nil {
			return err
		}
	}
	if d.matrix != standard {
		if err := report.Changes(d.format, d.out, reportOptions(d.out), changes); err != nil {
			return err
		}
	}
	if changes.Same() {
		return nil
	}
	return ended(exitFound)
}

// refuse shows what keeps the documents from being compared.
func (d *differ) refuse(found finding.List) error {
	found.Sort()
	r, err := report.New(report.Formats[0].Name, d.err, reportOptions(d.err))
	if err == nil {
		err = show(r, found)
	}
	if err != nil {
		return err
	}
	fmt.Fprintln(d.err, "iku: tidak dapat dibandingkan selama ada galat")
	return ended(exitFailed)
}

func (d *differ) write(ctx context.Context, data []byte, pages int) error {
	if d.matrix == standard {
		_, err := d.out.Write(data)
		return err
	}
	if err := (whole.Writer{Force: d.force}).Write(ctx, d.matrix, data); err != nil {
		if ctx.Err() != nil {
			return errStopped
		}
		return err
	}
	_, err := fmt.Fprintf(d.err, "%s: %d halaman\n", report.Visible(d.matrix), pages)
	return err
}
