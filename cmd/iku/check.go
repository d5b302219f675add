package main

import (
	"fmt"
	"io"
	"runtime"

	"github.com/spf13/cobra"

	"iku/cmd/internal/batch"
	"iku/cmd/internal/fault"
	"iku/cmd/internal/press"
	"iku/cmd/internal/report"
	"iku/content"
	"iku/content/finding"
	"iku/content/source"
)

func newCheck(s *streams) *cobra.Command {
	c := &cobra.Command{
		Use:   "check BERKAS|FOLDER|POLA…",
		Short: "periksa berkas tanpa membuat PDF",
		Long: `Setiap temuan ditunjukkan dengan tempatnya, baris sumbernya dan sarannya.
Galat mencegah PDF dibuat, peringatan tidak, catatan hanya memberi tahu.
Beberapa berkas juga dibandingkan satu sama lain; "-" adalah masukan standar.
Folder ditelusuri seperti oleh iku build: bawaan bersama tidak diperiksa sendiri.` + aboutReach,
		Example: `iku check lembar.toml
iku check --strict *.toml
iku check kabupaten/
iku check --format sarif *.toml > temuan.sarif`,
		Args:              atLeastOne("berkas"),
		ValidArgsFunction: completeTOML,
	}
	strict := c.Flags().Bool("strict", false, "peringatan juga dianggap galat")
	var format string
	formatFlag(c, &format)
	var root folder
	reachFlag(c, &root)
	c.RunE = func(c *cobra.Command, args []string) error {
		var run *press.Press // of the folder that the last document reaches
		out, err := report.New(format, s.out, reportOptions(s.out))
		if err != nil {
			return wrong(c, "%v", err)
		}
		inputs, errs := batch.Documents(args, string(root), runtime.GOMAXPROCS(0))
		var proofs []*press.Proof
		code := exitDone
		for i, in := range inputs {
			if i == 0 || in.Root != inputs[i-1].Root {
				run = press.New(content.NewReach(in.Root, content.Disk{}))
			}
			f, err := readInput(s.in, in.Path)
			if err != nil {
				errs = append(errs, err)
				continue
			}
			proofs = append(proofs, run.Proof(f, press.Options{}))
		}
		code = max(code, s.unread(errs))
		if len(proofs) == 0 && format == report.Formats[0].Name {
			return endedWith(code) // where nothing was read, nothing is found to be right
		}
		var all finding.List
		var shared finding.Gather
		if err := fault.Guard(func() error { press.Compare(proofs); return nil }); err != nil {
			tellFault(s.err, err)
			code = exitFailed
		}
		for _, proof := range proofs {
			all = append(all, shared.Add(proof.File.Name, proof.Findings)...)
			if proof.Fault != nil {
				tellFault(s.err, proof.Fault)
				code = exitFailed
			}
		}
		all = append(all, shared.List()...)
		all.Sort()
		if err := show(out, all); err != nil {
			return err
		}
		if code == exitDone && (all.Count(finding.Galat) > 0 || *strict && all.Count(finding.Peringatan) > 0) {
			code = exitFound
		}
		return endedWith(code)
	}
	return c
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
		fmt.Fprintf(s.err, "iku: %s\n", reason(err))
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
			fmt.Fprintf(s.err, "iku: %s\n", reason(err))
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
