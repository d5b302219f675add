package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"iku/cmd/internal/batch"
	"iku/cmd/internal/report"
	"iku/cmd/internal/whole"
	"iku/content/finding"
)

// batchFlags are the options of build that only concern many documents.
type batchFlags struct {
	jobs     int
	name     string
	manifest string
	force    bool
	watch    bool
	prune    bool
	quiet    bool
	book     string
	order    string

	inputs []string       // as they were named
	hidden int            // warnings that were counted and not shown
	missed int            // files and folders that could not be looked at
	shared finding.Gather // what concerns several documents, told at the end
}

// forceUse says in every command that can meet one what --force does to a signed PDF.
const forceUse = "timpa juga PDF yang sudah ditandatangani"

// jobsFlag adds -j. What it is by default is told in words: help and manual pages
// are the same on every machine.
func jobsFlag(flags *pflag.FlagSet, jobs *int, usage string) {
	flags.IntVarP(jobs, "jobs", "j", runtime.GOMAXPROCS(0), usage)
	flags.Lookup("jobs").DefValue = "satu per inti"
}

func (f *batchFlags) add(c *cobra.Command) {
	jobsFlag(c.Flags(), &f.jobs, "susun `N` dokumen sekaligus")
	c.Flags().StringVar(&f.name, "name", "", "namai PDF menurut `TEMPLAT`: {perangkat_daerah}, {pemerintah} atau {instansi}, {periode}, {revisi}, {berkas}")
	c.Flags().StringVar(&f.manifest, "manifest", "", "catat hasilnya di `BERKAS` (JSON), dan lewati yang tidak berubah sejak catatan itu")
	c.Flags().BoolVar(&f.force, "force", false, "susun juga yang tidak berubah; "+forceUse)
	c.Flags().BoolVar(&f.prune, "prune", false, "hapus PDF yang menurut --manifest dibuat dari dokumen yang tidak ada lagi, kecuali yang ditandatangani")
	c.Flags().BoolVar(&f.watch, "watch", false, "terus berjalan, dan susun lagi yang berubah")
	c.Flags().BoolVarP(&f.quiet, "quiet", "q", false, "hanya tampilkan kegagalan dan temuan yang mencegah PDF dibuat")
	c.Flags().StringVar(&f.book, "book", "", "jilid semua lembar menjadi satu buku di `BERKAS.pdf`; PDF satu per satu hanya dibuat bila -o disebut")
	_ = c.MarkFlagFilename("book", "pdf")
	defer completeWords(c, "order", orderInputs, orderNames)
	c.Flags().StringVar(&f.order, "order", orderInputs, "urutkan lembar buku menurut `URUTAN`: masukan, atau nama perangkat daerahnya (nama)")
}

// isBatch tells whether a command line is about several documents, or asks for
// what is done for several.
func (b *builder) isBatch(args []string) bool {
	return batch.IsBatch(args) || batch.HoldsSeveral(args[0], string(b.root), b.standard) || b.name != "" || b.manifest != "" || b.watch || b.book != ""
}

// batch makes the PDFs of many documents.
func (b *builder) batch(ctx context.Context, c *cobra.Command, args []string) error {
	layout, err := b.layout(args)
	if err != nil {
		return wrong(c, "%v", err)
	}
	b.inputs = args
	collectForMany()
	begun := time.Now()
	inputs, code := b.find(args)
	var bound *batch.Plan
	if b.book != "" {
		if bound, err = batch.NewBookPlan(inputs, b.book, b.order == orderNames, b.jobs); err != nil {
			return wrong(c, "%v", err)
		}
		if b.to == "" {
			b.tellShared(bound)
			if len(inputs) == 0 && code != exitDone { // which has been said
				return endedWith(code)
			}
			return endedWith(max(code, b.bind(ctx, bound, begun, true)))
		}
	}
	plan, err := b.plan(inputs, layout)
	if err != nil {
		return wrong(c, "%v", err)
	}
	store, err := b.open(plan)
	if err != nil {
		return err
	}
	if bound != nil {
		if err := errors.Join(whole.Folder(b.book), whole.Writer{Force: b.force}.May(b.book)); err != nil {
			store.Close(true)
			return err
		}
	}
	finished := false
	defer func() { store.Close(finished) }()
	for _, note := range store.Notes {
		b.say("catatan: %s", note)
	}
	b.tellShared(plan)
	var watcher *batch.Watcher
	if b.watch {
		if watcher, err = batch.NewWatcher(); err != nil {
			return err
		}
		defer watcher.Close()
		watcher.Watch(args, plan)
	}
	sought := code
	done, stopped := b.runBatch(ctx, plan, store, begun, "belum disusun")
	if !stopped && sought == exitDone {
		done = max(done, b.strays(args, plan, store))
	}
	code = max(code, done)
	finished = !stopped
	if bound != nil && ctx.Err() == nil {
		code = max(code, b.bind(ctx, bound, time.Now(), false))
	}
	for b.watch && ctx.Err() == nil {
		watcher.Watch(args, plan)
		b.say("menunggu perubahan; Ctrl-C untuk berhenti")
		if !watcher.Wait(ctx) || ctx.Err() != nil {
			return nil
		}
		begun = time.Now()
		inputs, _ := b.find(args)
		if next, err := b.plan(inputs, layout); err != nil {
			fmt.Fprintf(b.err, "iku: %s\n", report.Visible(err.Error()))
		} else {
			plan = next
			b.runBatch(ctx, plan, store, begun, "belum dilihat lagi")
		}
	}
	return endedWith(code)
}

// tellShared says which files one could take for documents and are none.
func (b *builder) tellShared(plan *batch.Plan) {
	for _, in := range plan.Shared {
		if in.Orphan {
			b.say("%s: memuat dokumen, tetapi namanya berawal _; tidak disusun", in.Path)
		}
		if in.Named && !strings.HasPrefix(filepath.Base(in.Path), "_") {
			b.say("%s: diwarisi oleh berkas lain; tidak disusun sendiri", in.Path)
		}
	}
}

// layout returns where PDFs go. An error is one of the command line.
func (b *builder) layout(args []string) (l batch.Layout, err error) {
	if err := b.alone(args); err != nil {
		return l, err
	}
	if err := batch.Room(b.to); err != nil {
		return l, err
	}
	if err := tooFewJobs(b.jobs); err != nil {
		return l, err
	}
	if b.prune && (b.manifest == "" || b.to == "") {
		return l, errors.New("--prune memerlukan --manifest, yang tahu PDF mana yang disusun, dan -o")
	}
	if err := b.checkBook(); err != nil {
		return l, err
	}
	l.To = b.to
	if b.name != "" {
		l.Name, err = batch.ParseTemplate(b.name)
	}
	return l, err
}

// alone tells why what standard input says cannot be made so: it has no name, and is read
// once. A book needs no more than the text.
func (b *builder) alone(args []string) error {
	switch {
	case b.standard == nil:
		return nil
	case b.watch || b.manifest != "":
		return errors.New("--watch dan --manifest memerlukan berkas, bukan masukan standar")
	case b.book != "" && b.to == "":
		return nil
	case len(args) > 1:
		return errors.New("masukan standar hanya dapat disusun sendirian, atau dijilid dengan --book")
	case b.to == "" && b.name == "":
		return errors.New("masukan standar memuat perjanjian kinerja banyak orang; sebut folder PDF-nya dengan -o, atau jilid dengan --book")
	}
	return nil
}

// find returns the documents, and the code that belongs to what could not be
// read on the way to them.
func (b *builder) find(args []string) (inputs []batch.Input, code int) {
	inputs, errs := batch.Find(args, string(b.root))
	batch.Hold(inputs, b.standard)
	b.missed = 0
	for _, err := range errs {
		if !errors.Is(err, batch.ErrNone) {
			b.missed++
		}
	}
	return inputs, b.unread(errs)
}

// plan returns what is to be made. An error means that something would be
// written over an input or over something else that is written.
func (b *builder) plan(inputs []batch.Input, layout batch.Layout) (*batch.Plan, error) {
	plan, err := batch.NewPlan(inputs, layout, b.jobs)
	if err == nil && b.book != "" {
		err = plan.Spare("buku", b.book, layout)
	}
	if err == nil && b.manifest != "" {
		err = plan.Spare("catatan", b.manifest, layout)
	}
	return plan, err
}

// open returns what earlier runs made. Without a manifest it is only what a run
// that was killed had made.
func (b *builder) open(plan *batch.Plan) (*batch.Store, error) {
	if err := batch.Replaceable(b.manifest); err != nil {
		return nil, err
	}
	folder := b.to
	if folder == "" && len(plan.Jobs) > 0 {
		folder = filepath.Dir(plan.Jobs[0].Output)
	}
	if b.to != "" {
		if err := os.MkdirAll(b.to, 0o777); err != nil {
			return nil, err
		}
	}
	if b.manifest != "" {
		if err := whole.Folder(b.manifest); err != nil {
			return nil, err
		}
	}
	date := ""
	if !b.date.IsZero() {
		date = b.date.Format(time.RFC3339)
	}
	return batch.Open(b.manifest, folder, batch.Making{Program: batch.Program(version()), Draft: b.draft, Date: date})
}

// runBatch makes the PDFs of a plan, shows what became of them, and returns the
// exit code and whether something was left, which left calls as it is.
func (b *builder) runBatch(ctx context.Context, plan *batch.Plan, store *batch.Store, begun time.Time, left string) (code int, stopped bool) {
	b.hidden, b.shared = 0, finding.Gather{}
	show := b.newProgress(len(plan.Jobs))
	var lost error // of what could not be shown
	summary, err := batch.Run(ctx, plan, b.options(store), func(r *batch.Result) {
		lost = errors.Join(lost, b.tell(show, r))
	})
	code = b.ended(show, &summary, err, lost)
	if err != nil {
		fmt.Fprintf(b.err, "iku: %s%s\n", report.Reason(err), report.Advice(err))
	}
	if b.people() {
		b.say("%s", closing(&summary, b.warned(), time.Since(begun)))
	} else if b.report.Close() != nil {
		code = exitFailed
	}
	if summary.Stopped != nil {
		why := ""
		if !errors.Is(summary.Stopped, batch.ErrInterrupted) {
			why = ": " + report.Reason(summary.Stopped)
		}
		fmt.Fprintf(b.err, "dihentikan%s; %s berkas %s. Perintah yang sama melanjutkannya.\n", why, thousands(summary.Left()), left)
	}
	return code, summary.Stopped != nil
}

// people tells whether findings are shown to people.
func (b *builder) people() bool { return b.format == report.Formats[0].Name }

// say tells people what is no failure.
func (b *builder) say(format string, args ...any) {
	if !b.quiet {
		fmt.Fprintln(b.err, report.Visible(fmt.Sprintf(format, args...)))
	}
}

// tell shows what became of a document, where that is more than a PDF.
func (b *builder) tell(show *progress, r *batch.Result) error {
	show.count(r)
	switch r.State {
	case batch.Failed, batch.Clashing:
		return show.line("iku: " + report.Reason(r.Err) + report.Advice(r.Err))
	case batch.Outdated:
		if err := show.line(fmt.Sprintf("iku: %s: ditandatangani atas isi lama; tidak ditimpa tanpa --force", report.Visible(r.Output))); err != nil {
			return err
		}
	}
	list := b.shared.Add(r.Name, b.told(r))
	b.hidden += r.Earlier
	return b.tellFindings(show, list)
}

// told returns what of a document's findings is shown: to people who want PDFs what
// keeps one from being made, and what the documents show together.
func (b *builder) told(r *batch.Result) (list finding.List) {
	if !b.people() {
		return r.Findings
	}
	for _, f := range r.Findings {
		if f.Abaikan == "" && (b.stops(f) || r.State == batch.Compared && !b.quiet) {
			list = append(list, f)
		}
	}
	b.hidden += r.Findings.Count(finding.Peringatan) - list.Count(finding.Peringatan)
	return list
}

// tellGathered shows what concerns several documents.
func (b *builder) tellGathered(show *progress) error {
	list := b.shared.List()
	list.Sort()
	return b.tellFindings(show, list)
}

func (b *builder) tellFindings(show *progress, list finding.List) error {
	switch {
	case !b.people():
		return b.report.Report(list)
	case len(list) == 0:
		return nil
	}
	return show.findings(list)
}

// stops tells whether a finding keeps a PDF from being made.
func (b *builder) stops(f finding.Finding) bool {
	return f.Severity() == finding.Galat || b.strict && f.Severity() == finding.Peringatan
}

// warned names the warnings, with how to see them if some were not shown.
func (b *builder) warned() string {
	if b.hidden == 0 {
		return "peringatan"
	}
	what := "BERKAS"
	if len(b.inputs) == 1 && batch.IsFolder(b.inputs[0]) && !strings.ContainsAny(b.inputs[0], " \t'\"") {
		what = b.inputs[0]
	}
	return "peringatan (lihat: iku check " + what + ")"
}
