package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"iku/cmd/internal/press"
	"iku/cmd/internal/report"
	"iku/cmd/internal/whole"
	"iku/content"
	"iku/content/finding"
	"iku/content/source"
)

// builder is one run of the command build.
type builder struct {
	*streams
	to     string // option -o
	strict bool
	draft  bool
	date   time.Time // of a PDF whose document has none
	format string
	report report.Reporter
}

func newBuild(s *streams) *cobra.Command {
	b := &builder{streams: s}
	c := &cobra.Command{
		Use:   "build BERKAS…",
		Short: "susun PDF",
		Long: `PDF ditulis di samping masukannya, atau ke tempat yang disebut oleh -o.
PDF selalu ditulis utuh atau tidak sama sekali: bila ada galat, PDF lama tetap.
Masukan "-" adalah masukan standar; PDF-nya ke keluaran standar bila -o tidak disebut.`,
		Example: `iku build lembar.toml
iku build lembar.toml -o cetak/iku.pdf
iku build --draft *.toml -o konsep/`,
		Args:              atLeastOne("berkas"),
		ValidArgsFunction: completeTOML,
	}
	c.Flags().StringVarP(&b.to, "output", "o", "", "tulis ke `TUJUAN`: berkas, folder, atau - untuk keluaran standar")
	c.Flags().BoolVar(&b.strict, "strict", false, "peringatan juga mencegah PDF dibuat")
	c.Flags().BoolVar(&b.draft, "draft", false, "tandai setiap halaman dengan DRAF")
	formatFlag(c, &b.format)
	c.RunE = func(c *cobra.Command, args []string) (err error) {
		if b.date, err = sourceDate(os.Getenv("SOURCE_DATE_EPOCH")); err != nil {
			return wrong(c, "%v", err)
		}
		if c.Flags().Changed("output") && b.to == "" {
			return wrong(c, "opsi --output memerlukan nilai")
		}
		names, err := outputs(args, b.to)
		if err != nil {
			return wrong(c, "%v", err)
		}
		if names[0] == standard && isTerminal(s.out) {
			return wrong(c, "PDF tidak ditulis ke terminal; sebut berkas keluarannya dengan -o")
		}
		if b.report, err = report.New(b.format, s.err, reportOptions(s.err)); err != nil {
			return wrong(c, "%v", err)
		}
		press.Warm()
		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
		defer stop()
		return endedWith(b.build(ctx, args, names))
	}
	return c
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

// build makes the PDF of each input at the name that belongs to it and returns
// the exit code. One that fails keeps no other from being made.
func (b *builder) build(ctx context.Context, inputs, names []string) (code int) {
	fail := func(err error) {
		code = exitFailed
		fmt.Fprintf(b.err, "iku: %s\n", reason(err))
	}
	var files []*source.File
	var to []string
	for i, input := range inputs {
		f, err := readInput(b.in, input)
		if err == nil && names[i] != standard {
			err = whole.Replaceable(names[i])
		}
		if err != nil {
			fail(err)
			continue
		}
		files, to = append(files, f), append(to, names[i])
	}
	run := press.New(content.Disk{})
	proofs := run.Proofs(files, press.Options{Draft: b.draft})
	if err := b.show(proofs); err != nil {
		fail(err)
	}
	for i, proof := range proofs {
		if !proof.Printable(b.strict) {
			code = max(code, exitFound)
			fmt.Fprintf(b.err, "%s: PDF tidak dibuat\n", report.Visible(proof.File.Name))
			continue
		}
		if err := b.print(ctx, run, proof, to[i]); err != nil {
			fail(err)
		}
		if ctx.Err() != nil {
			break
		}
	}
	return code
}

// show reports what was found. People who want a PDF are not told what does not
// touch it; programs are told everything, and that there was nothing.
func (b *builder) show(proofs []*press.Proof) error {
	people := b.format == report.Formats[0].Name
	var all finding.List
	for _, proof := range proofs {
		for _, f := range proof.Findings {
			if !people || f.Abaikan == "" && f.Severity() != finding.Catatan {
				all = append(all, f)
			}
		}
	}
	if people && len(all) == 0 {
		return nil
	}
	all.Sort()
	return show(b.report, all)
}

var errStopped = errors.New("dihentikan; PDF yang belum selesai tidak ditulis")

func (b *builder) print(ctx context.Context, run *press.Press, proof *press.Proof, name string) error {
	data, err := run.Print(proof, b.date)
	if err != nil {
		return err
	}
	if ctx.Err() != nil {
		return errStopped
	}
	if name == standard {
		_, err := b.out.Write(data)
		return err
	}
	if b.to != "" && b.to != name { // a folder, which may have to be made
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			return err
		}
	}
	if err := writeWhole(ctx, name, data); err != nil {
		if ctx.Err() != nil {
			return errStopped
		}
		return err
	}
	for _, notice := range proof.Notices {
		fmt.Fprintf(b.err, "%s: %s\n", report.Visible(name), report.Visible(notice))
	}
	pages := len(proof.Sheet.Pages)
	_, err = fmt.Fprintf(b.err, "%s: %d halaman\n", report.Visible(name), pages)
	return err
}
