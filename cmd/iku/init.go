package main

import (
	"bytes"
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"iku/cmd/internal/batch"
	"iku/cmd/internal/jsonschema"
	"iku/cmd/internal/whole"
	"iku/cmd/internal/workbook"
	"iku/content"
	"iku/content/schema"
	"iku/content/tomledit"
)

//go:embed templates/ringkas.toml
var shortTemplate []byte

//go:embed templates/lengkap.toml
var fullTemplate []byte

// templates hold an example of each further kind of document, with every key that
// it has of its own, in a file of its name.
//
//go:embed templates
var templates embed.FS

// examplesOfFormat are examples that show every key between them.
func examplesOfFormat() [][]byte {
	all := [][]byte{fullTemplate}
	for _, j := range schema.JenisDokumen[1:] {
		if text, err := templates.ReadFile("templates/" + j.Name + ".toml"); err == nil {
			all = append(all, text)
		}
	}
	return all
}

func newInit(s *streams) *cobra.Command {
	c := &cobra.Command{
		Use:   "init [BERKAS]",
		Short: "buat contoh masukan yang dapat langsung disusun",
		Long: `Contoh itu ditulis ke BERKAS, atau ke iku.toml; "-" ke keluaran standar.
Di sampingnya ditulis iku.schema.json, yang disebut oleh baris pertamanya, bila belum ada.
Berkas yang sudah ada tidak pernah ditimpa. Dengan --jenis, contohnya sebuah dokumen lain
dari data yang sama: keputusan, perjanjian kinerja, dan seterusnya; ia berdasarkan dokumen
IKU yang disebut --dari, atau contoh yang ditulis di sampingnya.`,
		Example: `iku init lembar.toml
iku init --full lengkap.toml
iku init --jenis perjanjian-kinerja --dari lembar.toml pk-2026.toml
iku init --xlsx lembar.xlsx`,
		Args: atMostOne("berkas"),
	}
	book := c.Flags().Bool("xlsx", false, "contoh sebagai buku kerja Excel, untuk diisi lalu dibaca dengan iku import")
	full := c.Flags().Bool("full", false, "contoh yang memuat semua kunci")
	jenis := c.Flags().String("jenis", "", "contoh dokumen `JENIS` ini: "+strings.Join(schema.JenisNames()[1:], ", "))
	from := c.Flags().String("dari", "", "dokumen IKU yang menjadi dasar; dengan --jenis")
	c.RunE = func(c *cobra.Command, args []string) error {
		if *jenis != "" && *jenis != schema.JenisIKU {
			return s.initJenis(c, *jenis, *from, *full || *book, args)
		}
		if *from != "" {
			return wrong(c, "--dari hanya untuk jenis dokumen lain; sebut --jenis")
		}
		name, text := "iku.toml", shortTemplate
		next := "Susun dengan: iku build"
		if *full {
			text = fullTemplate
		}
		if *book {
			var filled bytes.Buffer
			if err := workbook.Template(&filled, text); err != nil {
				return err
			}
			name, text, next = "iku.xlsx", filled.Bytes(), "Isi, lalu baca dengan: iku import"
		}
		if len(args) > 0 {
			name = args[0]
		}
		switch ext := strings.ToLower(filepath.Ext(name)); {
		case *book && (ext == ".pdf" || ext == batch.Extension):
			return wrong(c, "init --xlsx menulis buku kerja, bukan %s", name)
		case !*book && ext == ".pdf":
			return wrong(c, "init menulis TOML, bukan %s", name)
		case !*book && ext == ".xlsx":
			return wrong(c, "init menulis TOML, bukan %s; untuk buku kerja sebut --xlsx", name)
		}
		if name == standard {
			_, err := s.out.Write(text)
			return err
		}
		ctx := s.until(c)
		if err := (whole.Writer{}).Create(ctx, name, text); err != nil {
			return err
		}
		if _, err := fmt.Fprintf(s.err, "%s ditulis. %s %s\n", name, next, name); err != nil || *book {
			return err
		}
		return s.initSchema(ctx, name)
	}
	c.ValidArgsFunction = completeTOML
	_ = c.RegisterFlagCompletionFunc("jenis", cobra.FixedCompletions(schema.JenisNames(), cobra.ShellCompDirectiveNoFileComp))
	return c
}

// initJenis writes an example of a further kind of document, and the IKU document
// that it is based on where none is named and none stands there.
func (s *streams) initJenis(c *cobra.Command, jenis, from string, others bool, args []string) error {
	text, err := templates.ReadFile("templates/" + jenis + ".toml")
	if _, known := schema.JenisOf(jenis); !known || err != nil {
		return unknown(c, "jenis", jenis, schema.JenisNames())
	}
	name := jenis + ".toml"
	if len(args) > 0 {
		name = args[0]
	}
	switch {
	case others:
		return wrong(c, "--full dan --xlsx hanya untuk dokumen IKU; contoh jenis lain sudah memuat semua kuncinya")
	case name != standard && strings.ToLower(filepath.Ext(name)) != batch.Extension:
		return wrong(c, "init menulis TOML, bukan %s", name)
	}
	base := "iku.toml"
	if from != "" {
		f, err := readInput(s.in, from)
		if err != nil {
			return err
		}
		if base, err = basis(from, name); err != nil {
			return err
		}
		doc, _ := content.Read(f, folder("").files(f.Name))
		if text, err = exampleOn(jenis, doc, base); err != nil {
			return err
		}
	}
	if name == standard {
		_, err := s.out.Write(text)
		return err
	}
	ctx := s.until(c)
	if err := (whole.Writer{}).Create(ctx, name, text); err != nil {
		return err
	}
	fmt.Fprintf(s.err, "%s ditulis. Susun dengan: iku build %s\n", name, name)
	if from == "" {
		if err := s.initBasis(ctx, filepath.Join(filepath.Dir(name), base)); err != nil {
			return err
		}
	}
	return s.initSchema(ctx, name)
}

// exampleOn returns an example of a further kind that is based on a document, which it
// names; nil where that cannot be read.
func exampleOn(jenis string, doc *content.Document, base string) ([]byte, error) {
	text, err := templates.ReadFile("templates/" + jenis + ".toml")
	if err != nil {
		return nil, err
	}
	if doc != nil {
		text = basedOn(text, doc)
	}
	return tomledit.Editor{}.Apply(text, tomledit.Edit{Op: tomledit.Set, Path: tomledit.Path{}.Key("berdasarkan"), Value: tomledit.Quote(base)})
}

// initSchema writes the JSON Schema that the first line of an example names, for
// editors, unless there is one.
func (s *streams) initSchema(ctx context.Context, name string) error {
	name = filepath.Join(filepath.Dir(name), "iku.schema.json")
	data, err := jsonschema.Make()
	if err != nil {
		return err
	}
	return s.initBeside(ctx, name, data, "untuk editor yang melengkapi kunci")
}

// initBasis writes the IKU document that an example is based on, unless there is one.
func (s *streams) initBasis(ctx context.Context, name string) error {
	return s.initBeside(ctx, name, shortTemplate, "dokumen IKU yang menjadi dasarnya")
}

// initBeside writes what goes with an example; what stands there already stays.
func (s *streams) initBeside(ctx context.Context, name string, data []byte, what string) error {
	switch err := (whole.Writer{}).Create(ctx, name, data); {
	case errors.Is(err, fs.ErrExist):
		return nil
	case err != nil:
		return err
	}
	_, err := fmt.Fprintf(s.err, "%s ditulis, %s\n", name, what)
	return err
}

// basis returns how a document at name names another, with slashes.
func basis(from, name string) (string, error) {
	if name == standard {
		return filepath.ToSlash(from), nil
	}
	folder, err := filepath.Abs(filepath.Dir(name))
	if err != nil {
		return "", err
	}
	if from, err = filepath.Abs(from); err != nil {
		return "", err
	}
	rel, err := filepath.Rel(folder, from)
	if err != nil {
		rel = from // on another disk
	}
	return filepath.ToSlash(rel), nil
}
