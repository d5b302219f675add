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

	"iku/cmd/internal/press"
	"iku/cmd/internal/report"
	"iku/cmd/internal/whole"
	"iku/content/finding"
)

// builder is one run of the command build.
type builder struct {
	*streams
	batchFlags
	to     string // option -o
	strict bool
	draft  bool
	date   time.Time // of a PDF whose document has none
	format string
	root   folder
	report report.Reporter
}

func newBuild(s *streams) *cobra.Command {
	b := &builder{streams: s}
	c := &cobra.Command{
		Use:   "build BERKAS|FOLDER|POLA…",
		Short: "susun PDF",
		Long: `PDF ditulis di samping masukannya, atau ke tempat yang disebut oleh -o.
PDF selalu ditulis utuh atau tidak sama sekali: bila ada galat, PDF lama tetap, dan PDF yang
sudah ditandatangani tidak ditimpa tanpa --force. Sisa proses yang terputus (.iku-*.tmp)
dihapus oleh perintah berikutnya yang menulis di folder itu.
Masukan "-" adalah masukan standar; PDF-nya ke keluaran standar bila -o tidak disebut.
Folder ditelusuri, dan susunannya diikuti di bawah -o; ** dalam pola berarti folder mana pun.
Berkas yang namanya berawal _, dan yang diwarisi oleh berkas lain tanpa punya sasaran, indikator
atau tujuan sendiri, adalah bawaan bersama dan tidak disusun sendiri.
Dengan --book semua lembar dijilid menjadi satu PDF: sampul, daftar isi, lalu lembar demi
lembar, dengan sumbernya. Buku tidak ditandatangani; ruang tanda tangannya tetap kosong.` + aboutReach,
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
		if b.isBatch(args) {
			return b.batch(ctx, c, args)
		}
		names, err := outputs(args, b.to)
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
func (b *builder) build(ctx context.Context, input, name string) int {
	proof, err := b.one(ctx, input, name)
	switch {
	case err != nil:
		fmt.Fprintf(b.err, "iku: %s\n", reason(err))
		return exitFailed
	case !proof.Printable(b.strict):
		fmt.Fprintf(b.err, "%s: PDF tidak dibuat\n", report.Visible(proof.File.Name))
		return exitFound
	}
	return exitDone
}

// one returns the proof of an input after printing it, where that can be done.
func (b *builder) one(ctx context.Context, input, name string) (*press.Proof, error) {
	f, err := readInput(b.in, input)
	if err == nil && name != standard {
		err = whole.Writer{Force: b.force}.May(name)
	}
	if err != nil {
		return nil, err
	}
	run := b.root.of(input)
	proof := run.Proof(f, press.Options{Draft: b.draft})
	if proof.Fault != nil {
		return nil, proof.Fault
	}
	if err := b.show(proof.Findings); err != nil || !proof.Printable(b.strict) {
		return proof, err
	}
	return proof, b.print(ctx, run, proof, name)
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
	if err := (whole.Writer{Force: b.force}).Write(ctx, name, data); err != nil {
		if ctx.Err() != nil {
			return errStopped
		}
		return err
	}
	if b.quiet {
		return nil
	}
	for _, notice := range proof.Notices {
		fmt.Fprintf(b.err, "%s: %s\n", report.Visible(name), report.Visible(notice))
	}
	pages := len(proof.Sheet.Pages)
	_, err = fmt.Fprintf(b.err, "%s: %d halaman\n", report.Visible(name), pages)
	return err
}
