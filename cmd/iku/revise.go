package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"iku/cmd/internal/batch"
	"iku/cmd/internal/report"
	"iku/cmd/internal/whole"
	"iku/content"
	"iku/content/finding"
	"iku/content/source"
)

func newRevise(s *streams) *cobra.Command {
	var to string
	c := &cobra.Command{
		Use:   "revise BERKAS",
		Short: "mulai revisi berikutnya dari sebuah dokumen",
		Long: `Berkas baru berisi TOML yang sama, keterangannya juga, dengan revisi satu lebih tinggi
dan menggantikan yang menyebut berkas lama. Berkas yang sudah ada tidak pernah ditimpa.
Tanpa -o, lembar.toml menjadi lembar-revisi-1.toml di folder yang sama. Di folder lain,
jalur ke logo, huruf, dan warisan disesuaikan.` + aboutReach,
		Example: `iku revise lembar.toml
iku revise lembar.toml -o 2018/`,
		Args:              exactlyOne("berkas"),
		ValidArgsFunction: completeTOML,
	}
	c.Flags().StringVarP(&to, "output", "o", "", "tulis ke `TUJUAN`: berkas, folder, atau - untuk keluaran standar")
	var root folder
	reachFlag(c, &root)
	c.RunE = func(c *cobra.Command, args []string) error {
		if args[0] == standard {
			return wrong(c, "revise memerlukan nama berkas: revisi menyebut berkas yang digantikannya")
		}
		if c.Flags().Changed("output") && to == "" {
			return wrong(c, "opsi --output memerlukan nilai")
		}
		f, err := readInput(s.in, args[0])
		if err != nil {
			return err
		}
		return s.revise(s.until(c), f, to, root)
	}
	return c
}

// revise writes the next revision of a file.
func (s *streams) revise(ctx context.Context, f *source.File, to string, root folder) error {
	if bytes.HasPrefix(f.Data, []byte("%PDF-")) {
		fmt.Fprintf(s.err, "iku: %s adalah PDF; keluarkan dulu sumbernya dengan: iku extract %[1]s\n", report.Visible(f.Name))
		return ended(exitFound)
	}
	if _, list := root.of(f.Name).Examine(f); list.Count(finding.Galat) > 0 {
		return s.unrevisable(list)
	}
	number, _, _ := content.Revision(f)
	name := to
	switch {
	case to == "" || to == standard:
		name = revisionName(f.Name, number+1)
	case batch.IsFolder(to):
		if err := os.MkdirAll(to, 0o777); err != nil {
			return err
		}
		name = filepath.Join(to, filepath.Base(revisionName(f.Name, number+1)))
	}
	replaced, err := way(filepath.Dir(name), f.Name)
	if err != nil {
		return err
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
		return s.unrevisable(list)
	}
	if to == standard {
		_, err := s.out.Write(data)
		return err
	}
	if err := (whole.Writer{}).Create(ctx, name, data); err != nil {
		return err
	}
	fmt.Fprintf(s.err, "%s ditulis: revisi %d, menggantikan %s\n", report.Visible(name), number+1, report.Visible(replaced))
	_, err = fmt.Fprintf(s.err, "Setelah diubah, bandingkan dengan: iku diff %s %s\n", report.Visible(f.Name), report.Visible(name))
	return err
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

// revised matches what the name of a revision ends with.
var revised = regexp.MustCompile(`-revisi(-[0-9]+)?$`)

// revisionName returns the name that a revision has by default, beside the file
// that it revises: lembar-revisi-2.toml for lembar.toml and lembar-revisi-1.toml.
func revisionName(name string, number int) string {
	ext := filepath.Ext(name)
	stem := revised.ReplaceAllString(strings.TrimSuffix(name, ext), "")
	if filepath.Base(stem) == "." || stem == "" || strings.HasSuffix(stem, string(filepath.Separator)) {
		stem = strings.TrimSuffix(name, ext)
	}
	return stem + "-revisi-" + strconv.Itoa(number) + ext
}

var errFarApart = errors.New("berkas lama dan baru berada di tempat yang tidak terhubung")

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
