package main

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"iku/cmd/internal/batch"
	"iku/cmd/internal/press"
	"iku/cmd/internal/report"
	"iku/cmd/internal/standing"
	"iku/content/finding"
	"iku/sign"
)

// overview is one run of the command status.
type overview struct {
	*streams
	printed
	pdfs, name, against string
	trust, trustTSA     []string
	format              string
	quiet               bool
	jobs                int
	root                folder
	policy              sign.Policy
}

func newStatus(s *streams) *cobra.Command {
	v := &overview{streams: s}
	c := &cobra.Command{
		Use:   "status " + inputsUse,
		Short: "tampilkan keadaan semua dokumen: temuan, PDF, tanda tangan",
		Long: `Setiap dokumen mendapat satu baris: revisinya, banyaknya temuan, apakah PDF-nya ada dan
masih sesuai dengan isinya, siapa yang menandatanganinya dan apakah tanda tangan itu utuh
(sah, bila --trust menyebut pangkalnya), serta, dengan --against, apa yang berubah sejak
tahun lalu. Kalau jenisnya beragam, disebut pula perangkat daerah mana yang belum punya
dokumen yang dipunyai oleh yang lain. PDF dicari di samping dokumennya, atau di bawah folder yang disebut oleh -o.
Tidak ada yang ditulis. --report BERKAS menulis daftarnya sebagai berkas, misalnya halaman
HTML untuk diserahkan.
` + aboutInputs + aboutReach,
		Example: `iku status 2025/ -o pdf/
iku status 2025/ -o pdf/ --against 2024/ --trust root-ca-indonesia.pem
iku status 2025/ -o pdf/ --quiet
iku status 2025/ -o pdf/ --report keadaan.html`,
		Args:              atLeastOne("berkas"),
		ValidArgsFunction: completeTOML,
	}
	f := c.Flags()
	f.StringVarP(&v.pdfs, "output", "o", "", "cari PDF di bawah `FOLDER`, tempat iku build menulisnya")
	f.StringVar(&v.name, "name", "", "PDF dinamai menurut `TEMPLAT`, seperti oleh iku build")
	f.StringVar(&v.against, "against", "", "bandingkan dengan dokumen di `FOLDER`, misalnya tahun lalu")
	f.StringArrayVar(&v.trust, "trust", nil, "percayai sertifikat di `BERKAS` sebagai pangkal penanda tangan (dapat diulang)")
	f.StringArrayVar(&v.trustTSA, "trust-tsa", nil, "percayai sertifikat di `BERKAS` sebagai pangkal penanda waktu (dapat diulang)")
	f.StringVar(&v.to, "report", "", "tulis daftarnya ke `BERKAS`, bukan ke keluaran standar")
	f.BoolVar(&v.force, "force", false, "timpa BERKAS yang sudah ada")
	f.StringVar(&v.format, "format", report.StandingForms[0].Name, "tampilkan sebagai `BENTUK`: text, json, csv atau html; tanpa ini menurut akhiran BERKAS")
	f.BoolVarP(&v.quiet, "quiet", "q", false, "hanya tampilkan yang belum beres selain tanda tangannya, dan jumlahnya")
	jobsFlag(f, &v.jobs, "lihat `N` dokumen sekaligus")
	reachFlag(c, &v.root)
	_ = c.MarkFlagDirname("output")
	_ = c.MarkFlagDirname("against")
	_ = c.RegisterFlagCompletionFunc("format", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		var names []string
		for _, f := range report.StandingForms {
			names = append(names, f.Name+"\t"+f.Use)
		}
		return names, cobra.ShellCompDirectiveNoFileComp
	})
	c.RunE = func(c *cobra.Command, args []string) error { return v.run(c, args) }
	return c
}

func (v *overview) run(c *cobra.Command, args []string) error {
	if ending := strings.TrimPrefix(strings.ToLower(filepath.Ext(v.to)), "."); !c.Flags().Changed("format") && ending != "" && ending != "txt" {
		if report.KnownStandingForm(ending) != nil {
			return wrong(c, "jenis berkas .%s tidak dikenal; pilih txt, json, csv, html, atau sebut --format", ending)
		}
		v.format = ending
	}
	if err := errors.Join(report.KnownStandingForm(v.format), tooFewJobs(v.jobs)); err != nil {
		return wrong(c, "%v", err)
	}
	if slices.Contains(args, standard) {
		return wrong(c, "masukan standar tidak punya PDF; sebut sebuah berkas")
	}
	layout := batch.Layout{To: v.pdfs}
	if v.name != "" {
		var err error
		if layout.Name, err = batch.ParseTemplate(v.name); err != nil {
			return wrong(c, "%v", err)
		}
	}
	collectForMany()
	ctx := v.until(c)
	var err error
	if v.policy, err = (&verifying{streams: v.streams, trust: v.trust, trustTSA: v.trustTSA}).policy(); err != nil {
		return err
	}
	found, errs := batch.Find(args, string(v.root))
	code := v.unread(errs)
	if len(found) == 0 {
		return endedWith(code)
	}
	if err := v.spares(c, found); err != nil {
		return err
	}
	plan, _ := batch.NewPlan(found, layout, v.jobs) // whose names clash have one PDF
	all := &report.Standings{Of: strings.Join(args, ", "), Against: v.against, Quiet: v.quiet}
	if all.List, err = v.look(ctx, plan); err != nil {
		tellFault(v.err, err)
		return ended(exitFailed)
	}
	if ctx.Err() != nil {
		return ended(v.complain("", ctx.Err()))
	}
	if v.against != "" {
		if err := v.since(ctx, plan, all); err != nil {
			return err
		}
	}
	if slices.ContainsFunc(all.List, func(s report.Standing) bool { return s.Error != "" }) {
		code = exitFailed
	}
	if err := v.put(ctx, v.streams, func(w io.Writer, _ report.Options) error { return report.ShowStandings(v.format, w, all) }); err != nil {
		return err
	}
	return endedWith(code)
}

// look returns how the documents of a plan stand. The error is a fault of the program.
func (v *overview) look(ctx context.Context, plan *batch.Plan) ([]report.Standing, error) {
	list := make([]report.Standing, len(plan.Jobs))
	by := map[string]*report.Standing{}
	inputs := make([]batch.Input, len(plan.Jobs))
	for i, job := range plan.Jobs {
		list[i] = report.Standing{File: job.Input, Title: job.Input, PDF: job.Output}
		by[job.Input] = &list[i]
		inputs[i] = batch.Input{Path: job.Input, Root: job.Root}
	}
	looker := standing.Looker{Policy: v.policy}
	o := batch.Options{Jobs: v.jobs, Examine: func(i int, p *press.Press, proof *press.Proof) { looker.Look(ctx, &list[i], p, proof) }}
	_, err := batch.Check(ctx, inputs, o, func(r *batch.Result) {
		s := by[r.Input]
		if r.State == batch.Failed {
			s.Error = report.Reason(r.Err)
			return
		}
		s.Galat += r.Findings.Count(finding.Galat)
		s.Peringatan += r.Findings.Count(finding.Peringatan)
		s.Catatan += r.Findings.Count(finding.Catatan)
	})
	return list, err
}

// since notes what changed since the documents of another folder, and adds those that
// there are no more.
func (v *overview) since(ctx context.Context, plan *batch.Plan, all *report.Standings) error {
	old, errs := batch.Documents([]string{v.against}, string(v.root), v.jobs, nil)
	if len(errs) > 0 {
		return errs[0]
	}
	now := make([]batch.Input, len(plan.Jobs))
	for i, job := range plan.Jobs {
		now[i] = batch.Input{Path: job.Input, Rel: job.Rel, Root: job.Root}
	}
	by := map[string]*report.Standing{}
	for i := range all.List {
		by[all.List[i].File] = &all.List[i]
	}
	couples, _ := batch.Couples(batch.Know(ctx, old, v.jobs), batch.Know(ctx, now, v.jobs))
	d := &differ{streams: v.streams, jobs: v.jobs}
	var gone []report.Standing
	d.compareAll(ctx, couples, func(_ int, c comparison) {
		if c.State == report.CoupleRemoved {
			gone = append(gone, report.Standing{File: c.Old, Title: c.Title, Government: c.Government, Since: &c.Couple})
		} else if s := by[c.New]; s != nil {
			s.Since = &c.Couple
		}
	})
	all.List = append(all.List, gone...)
	return ctx.Err()
}
