package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"iku/cmd/internal/batch"
	"iku/cmd/internal/press"
	"iku/cmd/internal/report"
	"iku/cmd/internal/whole"
	"iku/content"
	"iku/content/finding"
	"iku/content/source"
)

// revising is one run of the command revise.
type revising struct {
	*streams
	to    string
	root  folder
	quiet bool
	jobs  int
}

func newRevise(s *streams) *cobra.Command {
	v := &revising{streams: s}
	c := &cobra.Command{
		Use:   "revise " + inputsUse,
		Short: "mulai revisi berikutnya dari sebuah dokumen, atau dari sefolder",
		Long: `Berkas baru berisi TOML yang sama, keterangannya juga, dengan revisi satu lebih tinggi
dan menggantikan yang menyebut berkas lama. Berkas yang sudah ada tidak pernah ditimpa.
Tanpa -o, lembar.toml menjadi lembar-revisi-1.toml di folder yang sama. Di folder lain,
jalur ke logo, huruf, dan warisan disesuaikan.
Dari beberapa berkas direvisi yang belum digantikan oleh yang lain; setiap dokumen menurut
nomor revisinya sendiri. Tanggal dan nomor yang masih milik revisi sebelumnya disebut.
` + aboutInputs + aboutReach,
		Example: `iku revise lembar.toml
iku revise lembar.toml -o 2018/
iku revise kabupaten/ -o 2018/`,
		Args:              atLeastOne("berkas"),
		ValidArgsFunction: completeTOML,
	}
	c.Flags().StringVarP(&v.to, "output", "o", "", "tulis ke `TUJUAN`: berkas, folder, atau - untuk keluaran standar")
	c.Flags().BoolVarP(&v.quiet, "quiet", "q", false, "hanya tampilkan yang gagal, dan jumlahnya")
	jobsFlag(c.Flags(), &v.jobs, "baca `N` dokumen sekaligus")
	reachFlag(c, &v.root)
	c.RunE = func(c *cobra.Command, args []string) error {
		switch {
		case slices.Contains(args, standard):
			return wrong(c, "revise memerlukan nama berkas: revisi menyebut berkas yang digantikannya")
		case c.Flags().Changed("output") && v.to == "":
			return wrong(c, "opsi --output memerlukan nilai")
		}
		if err := tooFewJobs(v.jobs); err != nil {
			return wrong(c, "%v", err)
		}
		if batch.IsBatch(args) {
			if err := batch.Room(v.to); err != nil {
				return wrong(c, "%v", err)
			}
			return v.several(v.until(c), args)
		}
		f, err := readInput(s.in, args[0])
		if err != nil {
			return err
		}
		r, err := v.revise(v.until(c), f, v.root.of(f.Name), v.to)
		if err != nil || v.to == standard {
			return err
		}
		fmt.Fprintf(s.err, "%s ditulis: revisi %d, menggantikan %s\n", report.Visible(r.name), r.number, report.Visible(r.replaced))
		for _, what := range r.stale {
			fmt.Fprintf(s.err, "%s masih milik revisi sebelumnya; isi yang baru\n", what)
		}
		_, err = fmt.Fprintf(s.err, "Setelah diubah, bandingkan dengan: iku diff %s %s\n", report.Visible(f.Name), report.Visible(r.name))
		return err
	}
	return c
}

// revision is a revision that was written.
type revision struct {
	name, replaced string
	number         int
	stale          []string // what still is the replaced document's
}

// revise writes the next revision of a file.
func (v *revising) revise(ctx context.Context, f *source.File, run *press.Press, to string) (r revision, err error) {
	if bytes.HasPrefix(f.Data, []byte("%PDF-")) {
		fmt.Fprintf(v.err, "iku: %s adalah PDF; keluarkan dulu sumbernya dengan: iku extract %[1]s\n", report.Visible(f.Name))
		return r, ended(exitFound)
	}
	doc, list := run.Examine(f)
	if list.Count(finding.Galat) > 0 {
		return r, v.unrevisable(list)
	}
	number, _, _ := content.Revision(f)
	name := to
	switch {
	case to == "" || to == standard:
		name = revisionName(f.Name, number+1)
	case batch.IsFolder(to):
		if err := os.MkdirAll(to, 0o777); err != nil {
			return r, err
		}
		name = filepath.Join(to, filepath.Base(revisionName(f.Name, number+1)))
	}
	replaced, err := way(filepath.Dir(name), f.Name)
	if err != nil {
		return r, err
	}
	data, _, list := content.Revise(f, replaced, func(path string) string {
		if filepath.IsAbs(filepath.FromSlash(path)) || batch.Same(filepath.Dir(name), filepath.Dir(f.Name)) {
			return path
		}
		if moved, err := way(filepath.Dir(name), filepath.Join(filepath.Dir(f.Name), filepath.FromSlash(path))); err == nil {
			return moved
		}
		return path
	})
	if len(list) > 0 {
		return r, v.unrevisable(list)
	}
	r = revision{name: name, replaced: replaced, number: number + 1}
	if d := &doc.Dokumen; d.TanggalSpan.File == f && !d.Tanggal.IsZero() {
		r.stale = append(r.stale, "tanggal "+d.Tanggal.String())
	}
	if n := doc.Dokumen.Nomor; n.Span.File == f && !n.IsZero() {
		r.stale = append(r.stale, "nomor "+n.Value)
	}
	if to == standard {
		_, err := v.out.Write(data)
		return r, err
	}
	return r, whole.Writer{Later: batch.IsFolder(to)}.Create(ctx, name, data)
}

// several revises the documents of many arguments that no other of them replaces.
func (v *revising) several(ctx context.Context, args []string) error {
	collectForMany()
	inputs, errs := batch.Documents(args, string(v.root), v.jobs)
	code := v.unread(errs)
	revised := batch.Replaced(ctx, inputs, v.jobs)
	files := batch.NewFiles()
	var written []string
	skipped, failed, dates, numbers := 0, len(errs), 0, 0
	for i, in := range inputs {
		if ctx.Err() != nil {
			code = max(code, v.complain("", ctx.Err()))
			break
		}
		if revised[i] {
			skipped++
			continue
		}
		f, err := readInput(v.in, in.Path)
		var r revision
		if err == nil {
			folder := batch.Below(in, v.to)
			if folder += string(filepath.Separator); v.to == "" {
				folder = ""
			}
			r, err = v.revise(ctx, f, press.New(content.NewReach(in.Root, files)), folder)
		}
		if err != nil {
			failed++
			if said := ended(0); !errors.As(err, &said) {
				code = max(code, v.complain(nameOf(err, in.Path), err))
			} else {
				code = max(code, int(said))
			}
			continue
		}
		written = append(written, r.name)
		for _, what := range r.stale {
			if strings.HasPrefix(what, "tanggal") {
				dates++
			} else {
				numbers++
			}
		}
		if !v.quiet {
			fmt.Fprintf(v.err, "%s ditulis: revisi %d, menggantikan %s\n", report.Visible(r.name), r.number, report.Visible(r.replaced))
		}
	}
	if err := whole.Sync(written); err != nil {
		code = max(code, v.complain("", err))
	}
	fmt.Fprintln(v.err, sumOf(thousands(len(written))+" revisi ditulis",
		counted{skipped, "sudah digantikan, dilewati"},
		counted{failed, "gagal"},
		counted{dates, "tanggal masih milik revisi sebelumnya"},
		counted{numbers, "nomor masih milik revisi sebelumnya"}))
	if v.to != "" && v.root == "" && len(written) > 0 {
		fmt.Fprintf(v.err, "Susun dengan: iku build %s --akar .\n", report.Visible(v.to))
	}
	return endedWith(code)
}

func (s *streams) unrevisable(list finding.List) error {
	list.Sort()
	r, err := report.New(report.Formats[0].Name, s.err, reportOptions(s.err))
	if err == nil {
		err = show(r, list)
	}
	if err != nil {
		return err
	}
	return ended(exitFound)
}

// revisionName returns the name that a revision has by default, beside the file
// that it revises: lembar-revisi-2.toml for lembar.toml and lembar-revisi-1.toml.
func revisionName(name string, number int) string {
	ext := filepath.Ext(name)
	stem := batch.Unrevised(strings.TrimSuffix(name, ext))
	if filepath.Base(stem) == "." || stem == "" || strings.HasSuffix(stem, string(filepath.Separator)) {
		stem = strings.TrimSuffix(name, ext)
	}
	return stem + "-revisi-" + strconv.Itoa(number) + ext
}

var errFarApart = errors.New("berkas lama dan baru berada di drive yang berbeda; pilih tujuan di drive yang sama")

// way returns the way from a folder to a file, with slashes.
func way(folder, file string) (string, error) {
	from, err := filepath.Abs(folder)
	if err != nil {
		return "", err
	}
	to, err := filepath.Abs(file)
	if err != nil {
		return "", err
	}
	rel, err := filepath.Rel(from, to)
	if err != nil {
		return "", errFarApart
	}
	return filepath.ToSlash(rel), nil
}
