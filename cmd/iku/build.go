package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"iku/cmd/internal/batch"
	"iku/cmd/internal/report"
	"iku/content/finding"
	"iku/content/source"
)

// builder is one run of the command build.
type builder struct {
	*streams
	batchFlags
	to       string // option -o
	strict   bool
	draft    bool
	date     time.Time    // of a PDF whose document has none
	standard *source.File // what standard input says, where it is an input
	format   string
	root     folder
	report   report.Reporter
}

func newBuild(s *streams) *cobra.Command {
	b := &builder{streams: s}
	c := &cobra.Command{
		Use:   "build " + inputsUse,
		Short: "susun PDF",
		Long: `PDF ditulis di samping masukannya, atau ke tempat yang disebut oleh -o.
PDF selalu ditulis utuh atau tidak sama sekali: bila ada galat, PDF lama tetap, dan PDF yang
sudah ditandatangani tidak ditimpa tanpa --force. Sisa proses yang terputus (.iku-*.tmp)
dihapus oleh perintah berikutnya yang menulis di folder itu.
Masukan "-" adalah masukan standar; PDF-nya ke keluaran standar bila -o tidak disebut. Yang
memuat perjanjian kinerja banyak orang menjadi satu PDF setiap orang, di folder yang disebut -o.
Susunan folder diikuti di bawah -o.
Dengan --book semua lembar dijilid menjadi satu PDF: sampul, daftar isi, lalu lembar demi
lembar, dengan sumbernya. Buku tidak ditandatangani; ruang tanda tangannya tetap kosong.
` + aboutInputs + aboutReach,
		Example: `iku build lembar.toml
iku build lembar.toml -o cetak/iku.pdf
iku build --draft *.toml -o konsep/
iku build kabupaten/ -o pdf/ --manifest pdf/manifest.json
iku build 'kabupaten/**/2024*.toml' -o pdf/ --name '{periode}/{perangkat_daerah}-r{revisi}'
iku build kabupaten/ --book buku-iku.pdf --order nama`,
		Args:              atLeastOne("berkas"),
		ValidArgsFunction: completeTOML,
	}
	c.Flags().StringVarP(&b.to, "output", "o", "", "tulis ke `TUJUAN`: berkas, folder, atau - untuk keluaran standar")
	c.Flags().BoolVar(&b.strict, "strict", false, "peringatan juga mencegah PDF dibuat")
	c.Flags().BoolVar(&b.draft, "draft", false, "tandai setiap halaman dengan DRAF")
	formatFlag(c, &b.format)
	reachFlag(c, &b.root)
	b.add(c)
	c.RunE = func(c *cobra.Command, args []string) (err error) {
		if b.date, err = sourceDate(os.Getenv("SOURCE_DATE_EPOCH")); err != nil {
			return wrong(c, "%v", err)
		}
		if c.Flags().Changed("output") && b.to == "" {
			return wrong(c, "opsi --output memerlukan nilai")
		}
		if b.report, err = report.New(b.format, s.err, reportOptions(s.err)); err != nil {
			return wrong(c, "%v", err)
		}
		ctx := b.until(c)
		if b.standard, err = s.standardOf(args); err != nil {
			return ended(b.unread([]error{err}))
		}
		if b.isBatch(args) {
			return b.batch(ctx, c, args)
		}
		names, err := batch.Outputs([]batch.Input{{Path: args[0], Rel: filepath.Base(args[0]), Named: true}}, b.to, beside)
		if err != nil {
			return wrong(c, "%v", err)
		}
		if names[0] == standard && isTerminal(s.out) {
			return wrong(c, "PDF tidak ditulis ke terminal; sebut berkas keluarannya dengan -o")
		}
		return endedWith(b.build(ctx, args[0], names[0]))
	}
	return c
}

// beside returns the name of an input's PDF where no other is asked for.
func beside(input string) string {
	if input == standard {
		return standard
	}
	return batch.PDFName(input)
}

// sourceDate returns the moment that SOURCE_DATE_EPOCH names
// (https://reproducible-builds.org/specs/source-date-epoch), zero where it is
// not set.
func sourceDate(s string) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	seconds, err := strconv.ParseInt(s, 10, 64)
	if err != nil || seconds < 0 || seconds > 253402300799 { // the year 9999
		return time.Time{}, fmt.Errorf("SOURCE_DATE_EPOCH harus berupa banyaknya detik sejak 1970, bukan %q", s)
	}
	return time.Unix(seconds, 0).UTC(), nil
}

// build makes the PDF of one input at that name and returns the exit code.
func (b *builder) build(ctx context.Context, input, name string) (code int) {
	plan := batch.One(batch.Job{Input: input, Output: name, Root: b.root.root(input)}, b.standard)
	plan.Make = b.to != "" && b.to != name // a folder, which may have to be made
	summary, err := batch.Run(ctx, plan, b.options(nil), func(r *batch.Result) { code = b.tellOne(r) })
	if err == nil && summary.Stopped != nil {
		if err = summary.Stopped; errors.Is(err, batch.ErrInterrupted) {
			err = errStopped
		}
	}
	if err != nil {
		fmt.Fprintf(b.err, "iku: %s%s\n", report.Reason(err), report.Advice(err))
		return exitFailed
	}
	return code
}

// tellOne shows what became of the only document, and returns the exit code.
func (b *builder) tellOne(r *batch.Result) int {
	err := r.Err
	if r.Name != "" { // it was read
		if failed := b.show(r.Findings); failed != nil {
			err = failed
		}
	}
	switch {
	case err != nil:
		fmt.Fprintf(b.err, "iku: %s%s\n", report.Reason(err), report.Advice(err))
		return exitFailed
	case r.State == batch.Faulty:
		fmt.Fprintf(b.err, "%s: PDF tidak dibuat\n", report.Visible(r.Name))
		return exitFound
	case b.quiet || r.Output == standard:
		return exitDone
	}
	for _, notice := range r.Notices {
		fmt.Fprintf(b.err, "%s: %s\n", report.Visible(r.Output), report.Visible(notice))
	}
	if _, err := fmt.Fprintf(b.err, "%s: %d halaman\n", report.Visible(r.Output), r.Pages); err != nil {
		return exitFailed
	}
	return exitDone
}

// options are how documents are made, with what earlier runs made of them.
func (b *builder) options(store *batch.Store) batch.Options {
	return batch.Options{Jobs: b.jobs, Strict: b.strict, Draft: b.draft, Force: b.force, Date: b.date, Store: store, Out: b.out}
}

// show reports what was found. People who want a PDF are not told what does not
// touch it; programs are told everything, and that there was nothing.
func (b *builder) show(found finding.List) error {
	var list finding.List
	for _, f := range found {
		if !b.people() || f.Abaikan == "" && (b.stops(f) || f.Severity() == finding.Peringatan && !b.quiet) {
			list = append(list, f)
		}
	}
	if b.people() && len(list) == 0 {
		return nil
	}
	return show(b.report, list)
}

var errStopped = errors.New("dihentikan; PDF yang belum selesai tidak ditulis")
