package main

import (
	"bytes"
	"cmp"
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
	going
}

func newRevise(s *streams) *cobra.Command {
	v := &revising{streams: s}
	c := &cobra.Command{
		Use:   "revise " + inputsUse,
		Short: "mulai revisi, perubahan, atau dokumen tahun berikutnya dari yang lama",
		Long: `Berkas baru berisi TOML yang sama, keterangannya juga, dengan revisi satu lebih tinggi
dan menggantikan yang menyebut berkas lama. Berkas yang sudah ada tidak pernah ditimpa.
Tanpa -o, lembar.toml menjadi lembar-revisi-1.toml di folder yang sama. Di folder lain,
jalur ke logo, huruf, dan warisan disesuaikan.
Dokumen satu tahun (perjanjian kinerja, rencana aksi, pengukuran kinerja) menjadi dokumen
tahun berikutnya, atau tahun dari --tahun, dengan target tahun itu dari IKU-nya; nomor dan
tanggalnya kosong. Pengukuran triwulan menjadi triwulan berikutnya; yang sudah diukur menjadi
realisasi tahun lalu. pk-2026.toml menjadi pk-2027.toml. Dengan --perubahan, perjanjian kinerja
atau keputusan menjadi perubahannya: mengubah menyebut berkas lama. Dengan --revisi, dokumen
apa pun menjadi revisi biasa.
Dari beberapa berkas diteruskan yang belum digantikan atau diubah oleh yang lain; setiap dokumen
menurut nomornya sendiri. Yang masih milik dokumen lama, seperti tanggal dan anggaran, disebut.
` + aboutInputs + aboutReach,
		Example: `iku revise lembar.toml
iku revise lembar.toml -o 2018/
iku revise kabupaten/ -o 2018/
iku revise pk-2026.toml --nomor 800/3/2027 --tanggal 2027-01-12
iku revise pk-2026.toml --perubahan
iku revise 2026/ -o 2027/ --tahun 2027 --nomor '800/{urut}/{tahun}'`,
		Args:              atLeastOne("berkas"),
		ValidArgsFunction: completeTOML,
	}
	c.Flags().StringVarP(&v.to, "output", "o", "", "tulis ke `TUJUAN`: berkas, folder, atau - untuk keluaran standar")
	c.Flags().BoolVarP(&v.quiet, "quiet", "q", false, "hanya tampilkan yang gagal, dan jumlahnya")
	jobsFlag(c.Flags(), &v.jobs, "baca `N` dokumen sekaligus")
	reachFlag(c, &v.root)
	v.going.flags(c)
	c.RunE = func(c *cobra.Command, args []string) error {
		switch {
		case slices.Contains(args, standard):
			return wrong(c, "revise memerlukan nama berkas: revisi menyebut berkas yang digantikannya")
		case c.Flags().Changed("output") && v.to == "":
			return wrong(c, "opsi --output memerlukan nilai")
		}
		if err := errors.Join(tooFewJobs(v.jobs), v.going.parse(c)); err != nil {
			return wrong(c, "%v", err)
		}
		if batch.IsBatch(args) {
			if err := batch.Room(v.to); err != nil {
				return wrong(c, "%v", err)
			}
			return v.several(v.until(c), args)
		}
		if ext := strings.ToLower(filepath.Ext(v.to)); (ext == ".pdf" || ext == ".xlsx") && !batch.IsFolder(v.to) {
			return wrong(c, "revise menulis TOML, bukan %s", v.to)
		}
		f, err := readInput(s.in, args[0])
		if err != nil {
			return err
		}
		r, err := v.revise(v.until(c), f, v.root.of(f.Name), v.to, 1)
		if errors.Is(err, errOtherKind) {
			fmt.Fprintf(s.err, "iku: %s: %v\n", report.Visible(f.Name), err)
			return ended(exitFound)
		}
		if err != nil {
			return err
		}
		if v.to != standard {
			fmt.Fprintln(s.err, r.says())
		}
		for _, line := range r.remains() {
			fmt.Fprintln(s.err, line)
		}
		if v.to == standard {
			return nil
		}
		_, err = fmt.Fprintf(s.err, "Setelah diubah, bandingkan dengan: iku diff %s %s\n", report.Visible(f.Name), report.Visible(r.name))
		return err
	}
	return c
}

// revision is a document that was written to go on from another.
type revision struct {
	name, replaced string
	number         int            // of a revision
	called, former string         // what it and the other are called, where it is none
	stale          []content.Sisa // what still is the other document's
	empty          []string       // what it has none of
	without        string         // which indikator have no target
}

// says tells what was written.
func (r *revision) says() string {
	what := fmt.Sprintf("revisi %d, menggantikan %s", r.number, r.replaced)
	if r.called != "" {
		what = r.called + ", dari " + r.replaced
	}
	return report.Visible(r.name) + " ditulis: " + report.Visible(what)
}

// remains tells what is left to do, a line each.
func (r *revision) remains() (lines []string) {
	former := cmp.Or(r.former, "revisi sebelumnya")
	for _, what := range r.stale {
		lines = append(lines, report.Visible(what.Teks+" masih milik "+former+"; isi yang baru"))
	}
	if len(r.empty) > 0 {
		lines = append(lines, strings.Join(r.empty, " dan ")+" dikosongkan; isi yang baru")
	}
	if r.without != "" {
		lines = append(lines, r.without)
	}
	return lines
}

// revise writes what goes on from a file: the next revision, or what the options and its
// kind ask for. n is how manieth it is of the run.
func (v *revising) revise(ctx context.Context, f *source.File, run *press.Press, to string, n int) (r revision, err error) {
	if bytes.HasPrefix(f.Data, []byte("%PDF-")) {
		fmt.Fprintf(v.err, "iku: %s adalah PDF; keluarkan dulu sumbernya dengan: iku extract %[1]s\n", report.Visible(f.Name))
		return r, ended(exitFound)
	}
	doc, list := run.Examine(f)
	if list.Count(finding.Galat) > 0 {
		return r, v.unrevisable(list)
	}
	next, err := v.next(doc)
	if err != nil {
		return r, err
	}
	number, _, _ := content.Revision(f)
	base := revisionName(f.Name, number+1)
	if next != nil {
		base = nextName(f.Name, doc, *next, batch.IsFolder(to))
	}
	name := to
	switch {
	case to == "" || to == standard:
		name = base
	case batch.IsFolder(to):
		if err := os.MkdirAll(to, 0o777); err != nil {
			return r, err
		}
		name = filepath.Join(to, filepath.Base(base))
	}
	replaced, err := way(filepath.Dir(name), f.Name)
	if err != nil {
		return r, err
	}
	path := func(path string) string {
		if filepath.IsAbs(filepath.FromSlash(path)) || batch.Same(filepath.Dir(name), filepath.Dir(f.Name)) {
			return path
		}
		if moved, err := way(filepath.Dir(name), filepath.Join(filepath.Dir(f.Name), filepath.FromSlash(path))); err == nil {
			return moved
		}
		return path
	}
	r = revision{name: name, replaced: replaced, number: number + 1}
	var data []byte
	if next != nil {
		data, err = v.goOn(&r, doc, *next, path, n)
	} else {
		data, err = v.reviseText(&r, doc, path, n)
	}
	if err != nil {
		return r, err
	}
	if to == standard {
		_, err := v.out.Write(data)
		return r, err
	}
	return r, whole.Writer{Later: batch.IsFolder(to)}.Create(ctx, name, data)
}

// reviseText returns the next revision of a document.
func (v *revising) reviseText(r *revision, doc *content.Document, path func(string) string, n int) ([]byte, error) {
	f := doc.File
	data, _, list := content.Revise(f, r.replaced, path)
	if len(list) > 0 {
		return nil, v.unrevisable(list)
	}
	if d := &doc.Dokumen; v.date.IsZero() && d.TanggalSpan.File == f && !d.Tanggal.IsZero() {
		r.stale = append(r.stale, content.Sisa{Kunci: "tanggal", Teks: "tanggal " + d.Tanggal.String()})
	}
	if no := doc.Dokumen.Nomor; !v.numbered && no.Span.File == f && !no.IsZero() {
		r.stale = append(r.stale, content.Sisa{Kunci: "nomor", Teks: "nomor " + no.Value})
	}
	return v.issued(data, doc.Dokumen.Tahun, r.number, n)
}

// revised counts what became of the documents of many arguments.
type revised struct {
	names                            []string // of the files that were written
	skipped, others, failed, without int
	only                             bool           // all are revisions
	stale                            map[string]int // by key, what still is the old documents'
}

func (n *revised) add(r *revision) {
	n.names = append(n.names, r.name)
	n.only = n.only && r.called == ""
	for _, what := range r.stale {
		n.stale[what.Kunci]++
	}
	if r.without != "" {
		n.without++
	}
}

// says sums up; unit is what was written.
func (n *revised) says(unit string) string {
	return sumOf(thousands(len(n.names))+" "+unit+" ditulis",
		counted{n.skipped, "sudah digantikan, dilewati"},
		counted{n.others, "berjenis lain, dilewati"},
		counted{n.failed, "gagal"},
		counted{n.stale["tanggal"], "tanggal masih milik revisi sebelumnya"},
		counted{n.stale["nomor"], "nomor masih milik revisi sebelumnya"},
		counted{n.stale[""], "isi lain masih milik dokumen lama"},
		counted{n.without, "dokumen dengan indikator tanpa target"})
}

// several revises the documents of many arguments that no other of them replaces.
func (v *revising) several(ctx context.Context, args []string) error {
	collectForMany()
	inputs, errs := batch.Sources(args, string(v.root), v.jobs)
	code := v.unread(errs)
	replaced := batch.Replaced(ctx, inputs, v.jobs)
	files := batch.NewFiles()
	sum := revised{failed: len(errs), only: true, stale: map[string]int{}}
	for i, in := range inputs {
		if ctx.Err() != nil {
			code = max(code, v.complain("", ctx.Err()))
			break
		}
		if replaced[i] {
			sum.skipped++
			continue
		}
		f, err := readInput(v.in, in.Path)
		var r revision
		if err == nil {
			folder := batch.Below(in, v.to)
			if folder += string(filepath.Separator); v.to == "" {
				folder = ""
			}
			r, err = v.revise(ctx, f, press.New(content.NewReach(in.Root, files)), folder, len(sum.names)+1)
		}
		if errors.Is(err, errOtherKind) {
			sum.others++
			continue
		}
		if err != nil {
			sum.failed++
			if said := ended(0); !errors.As(err, &said) {
				code = max(code, v.complain(nameOf(err, in.Path), err))
			} else {
				code = max(code, int(said))
			}
			continue
		}
		sum.add(&r)
		if !v.quiet {
			fmt.Fprintln(v.err, r.says())
		}
	}
	if err := whole.Sync(sum.names); err != nil {
		code = max(code, v.complain("", err))
	}
	fmt.Fprintln(v.err, sum.says(v.unit(sum.only)))
	if v.to != "" && v.root == "" && len(sum.names) > 0 {
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
