package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
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
)

func newExport(s *streams) *cobra.Command {
	var to string
	c := &cobra.Command{
		Use:   "export " + inputsUse,
		Short: "tulis isi dokumen sebagai buku kerja Excel",
		Long: `Beberapa berkas menjadi satu buku kerja. "iku import" mengembalikan dokumen yang
sama; komentar di dalam TOML tidak ikut. Berkas yang sudah ada tidak ditimpa.
` + aboutInputs + aboutReach,
		Example: `iku export lembar.toml
iku export kabupaten/ -o kabupaten.xlsx`,
		Args:              atLeastOne("berkas"),
		ValidArgsFunction: completeTOML,
	}
	c.Flags().StringVarP(&to, "output", "o", "", "tulis ke `BERKAS`, atau - untuk keluaran standar; bawaannya di samping masukannya")
	var root folder
	reachFlag(c, &root)
	c.RunE = func(c *cobra.Command, args []string) error {
		name := to
		switch {
		case name != "":
		case len(args) == 1 && batch.IsFolder(args[0]):
			name = filepath.Clean(args[0]) + ".xlsx"
		case batch.IsBatch(args):
			return wrong(c, "untuk beberapa berkas, sebut keluarannya dengan -o")
		case args[0] == standard:
			name = standard
		default:
			name = strings.TrimSuffix(args[0], filepath.Ext(args[0])) + ".xlsx"
		}
		if name == standard && isTerminal(s.out) {
			return wrong(c, "buku kerja tidak ditulis ke terminal; sebut berkas keluarannya dengan -o")
		}
		found, errs := batch.Documents(args, string(root), runtime.GOMAXPROCS(0))
		inputs, code := s.exported(found)
		code = max(code, s.unread(errs))
		if code != exitDone {
			return ended(code)
		}
		data, err := workbook.Export(inputs)
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

// lossy are the errors of what has no cell to stand in.
var lossy = map[finding.Slug]bool{finding.TOML: true, finding.KunciTakDikenal: true, finding.NilaiTakSah: true, finding.WajibDiisi: true}

// exported returns the documents of the inputs, none of which may have errors of
// form.
func (s *streams) exported(found []batch.Input) (inputs []workbook.Input, code int) {
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
		_, list := content.Read(f, content.NewReach(in.Root, content.Disk{}))
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
		inputs = append(inputs, workbook.Input{Name: name, File: f})
	}
	if len(wrong) > 0 {
		wrong.Sort()
		_ = show(out, wrong)
		return nil, max(code, exitFound)
	}
	return inputs, code
}
