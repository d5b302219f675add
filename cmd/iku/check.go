package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"iku/cmd/internal/batch"
	"iku/cmd/internal/fault"
	"iku/cmd/internal/press"
	"iku/cmd/internal/report"
	"iku/content/finding"
	"iku/content/source"
)

// checking is one run of the command check.
type checking struct {
	*streams
	printed
	jobs          int
	strict, quiet bool
	format        string
	root          folder
}

func newCheck(s *streams) *cobra.Command {
	k := &checking{streams: s}
	c := &cobra.Command{
		Use:   "check " + inputsUse,
		Short: "periksa berkas tanpa membuat PDF",
		Long: `Setiap temuan ditunjukkan dengan tempatnya, baris sumbernya dan sarannya.
Galat mencegah PDF dibuat, peringatan tidak, catatan hanya memberi tahu.
Beberapa berkas juga dibandingkan satu sama lain, dan dijumlahkan di akhir; "-" adalah
masukan standar.
` + aboutInputs + aboutReach,
		Example: `iku check lembar.toml
iku check --strict *.toml
iku check kabupaten/ --quiet
iku check kabupaten/ --format sarif -o temuan.sarif`,
		Args:              atLeastOne("berkas"),
		ValidArgsFunction: completeTOML,
	}
	c.Flags().BoolVar(&k.strict, "strict", false, "peringatan juga dianggap galat")
	c.Flags().BoolVarP(&k.quiet, "quiet", "q", false, "hanya tampilkan yang mencegah PDF dibuat; yang lain dijumlahkan saja")
	jobsFlag(c.Flags(), &k.jobs, "periksa `N` dokumen sekaligus")
	formatFlag(c, &k.format)
	k.flags(c)
	reachFlag(c, &k.root)
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := tooFewJobs(k.jobs); err != nil {
			return wrong(c, "%v", err)
		}
		if _, err := report.New(k.format, io.Discard, report.Options{}); err != nil {
			return wrong(c, "%v", err)
		}
		text, err := s.standardOf(args)
		if err != nil {
			return ended(s.unread([]error{err}))
		}
		inputs, errs := batch.Documents(args, string(k.root), k.jobs, text)
		if err := k.spares(c, inputs); err != nil {
			return err
		}
		code := k.unread(errs)
		if len(inputs) == 0 && k.format == report.Formats[0].Name {
			return endedWith(code)
		}
		several := batch.IsBatch(args) || len(inputs) > 1
		if several {
			collectForMany()
		}
		err = k.put(c.Context(), k.streams, func(w io.Writer, o report.Options) error {
			told, err := k.check(c.Context(), w, o, inputs, several)
			code = max(code, told)
			return err
		})
		if err != nil {
			return err
		}
		return endedWith(code)
	}
	return c
}

// check tells what is wrong with inputs and returns the exit code, and an error of
// writing. Where nothing was read, nothing is found to be right.
func (k *checking) check(ctx context.Context, w io.Writer, o report.Options, inputs []batch.Input, several bool) (code int, err error) {
	if k.quiet {
		o.Shown = k.stops
	}
	out, err := report.New(k.format, w, o)
	if err != nil {
		return exitFailed, err
	}
	var shared finding.Gather
	sum := tally{strict: k.strict}
	show := func(list finding.List) {
		sum.add(list)
		if failed := out.Report(list); err == nil {
			err = failed
		}
	}
	summary, broken := batch.Check(ctx, inputs, batch.Options{Jobs: k.jobs, Strict: k.strict}, func(r *batch.Result) {
		var f *fault.Error
		switch {
		case r.State != batch.Failed:
			sum.document(whose(r), r.Findings)
			show(shared.Add(r.Name, r.Findings))
		case errors.As(r.Err, &f):
			tellFault(k.err, r.Err)
			code = exitFailed
		default:
			code = max(code, k.unread([]error{r.Err}))
		}
	})
	list := shared.List()
	list.Sort()
	show(list)
	if broken != nil {
		tellFault(k.err, broken)
		code = exitFailed
	}
	if err != nil {
		return code, err
	}
	if k.format == report.Formats[0].Name {
		if summary.Count[batch.Failed] == len(inputs) {
			return code, nil
		}
		if several {
			fmt.Fprint(w, sum.text())
		}
	}
	if code == exitDone && sum.stopped {
		code = exitFound
	}
	return code, out.Close()
}

// stops tells whether a finding keeps a PDF from being made.
func (k *checking) stops(f finding.Finding) bool { return stops(f, k.strict) }

// stops tells whether a finding keeps a PDF from being made, where warnings do too if
// strict.
func stops(f finding.Finding, strict bool) bool {
	return f.Abaikan == "" && (f.Severity() == finding.Galat || strict && f.Severity() == finding.Peringatan)
}

// formatFlag adds the option --format.
func formatFlag(c *cobra.Command, format *string) {
	c.Flags().StringVar(format, "format", report.Formats[0].Name, "tampilkan temuan sebagai `BENTUK`: text, json, sarif atau github")
	_ = c.RegisterFlagCompletionFunc("format", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		var names []string
		for _, f := range report.Formats {
			names = append(names, f.Name+"\t"+f.Use)
		}
		return names, cobra.ShellCompDirectiveNoFileComp
	})
}

func show(r report.Reporter, list finding.List) error {
	if err := r.Report(list); err != nil {
		return err
	}
	return r.Close()
}

// endedWith returns the error that ends the program with a code, nil where it is
// done.
func endedWith(code int) error {
	if code == exitDone {
		return nil
	}
	return ended(code)
}

// unread reports what could not be looked at, and returns the code that says so.
func (s *streams) unread(errs []error) (code int) {
	for _, err := range errs {
		fmt.Fprintf(s.err, "iku: %s%s\n", report.Reason(err), report.Advice(err))
		code = exitFailed
	}
	return code
}

// readAll reads every input. Those that cannot be read are reported, and the
// code says so; the others are returned all the same.
func readAll(s *streams, names []string) (files []*source.File, code int) {
	for _, name := range names {
		f, err := readInput(s.in, name)
		if err != nil {
			fmt.Fprintf(s.err, "iku: %s%s\n", report.Reason(err), report.Advice(err))
			code = exitFailed
			continue
		}
		files = append(files, f)
	}
	return files, code
}

func readInput(in io.Reader, name string) (*source.File, error) {
	if name == standard {
		return press.ReadFrom(batch.StandardName, in)
	}
	return press.Read(name)
}

// standardOf returns what standard input says where it, or one of several documents in it,
// is an input; else nil.
func (s *streams) standardOf(args []string) (*source.File, error) {
	for _, a := range args {
		if file, _ := press.Divide(a); file == standard {
			return press.ReadFrom(batch.StandardName, s.in)
		}
	}
	return nil, nil
}

// whose names the document of a result: its file, and which of several in it.
func whose(r *batch.Result) string {
	_, part := source.Whole(r.Input)
	return source.PartOf(r.Name, part)
}
