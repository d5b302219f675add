package main

import (
	_ "embed"
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
)

//go:embed templates/ringkas.toml
var shortTemplate []byte

//go:embed templates/lengkap.toml
var fullTemplate []byte

func newInit(s *streams) *cobra.Command {
	c := &cobra.Command{
		Use:   "init [BERKAS]",
		Short: "buat contoh masukan yang dapat langsung disusun",
		Long: `Contoh itu ditulis ke BERKAS, atau ke iku.toml; "-" ke keluaran standar.
Di sampingnya ditulis iku.schema.json, yang disebut oleh baris pertamanya, bila belum ada.
Berkas yang sudah ada tidak pernah ditimpa.`,
		Example: `iku init lembar.toml
iku init --full lengkap.toml
iku init --xlsx lembar.xlsx`,
		Args: atMostOne("berkas"),
	}
	book := c.Flags().Bool("xlsx", false, "contoh sebagai buku kerja Excel, untuk diisi lalu dibaca dengan iku import")
	full := c.Flags().Bool("full", false, "contoh yang memuat semua kunci")
	c.RunE = func(c *cobra.Command, args []string) error {
		name, content := "iku.toml", shortTemplate
		next := "Susun dengan: iku build"
		if *full {
			content = fullTemplate
		}
		if *book {
			filled, err := workbook.Template(content)
			if err != nil {
				return err
			}
			name, content, next = "iku.xlsx", filled, "Isi, lalu baca dengan: iku import"
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
			_, err := s.out.Write(content)
			return err
		}
		ctx := s.until(c)
		if err := (whole.Writer{}).Create(ctx, name, content); err != nil {
			return err
		}
		if _, err := fmt.Fprintf(s.err, "%s ditulis. %s %s\n", name, next, name); err != nil || *book {
			return err
		}
		schema := filepath.Join(filepath.Dir(name), "iku.schema.json")
		data, err := jsonschema.Make()
		if err == nil {
			err = whole.Writer{}.Create(ctx, schema, data)
		}
		switch {
		case errors.Is(err, fs.ErrExist):
			return nil // as an earlier one wrote it, or somebody else
		case err != nil:
			return err
		}
		_, err = fmt.Fprintf(s.err, "%s ditulis, untuk editor yang melengkapi kunci\n", schema)
		return err
	}
	c.ValidArgsFunction = completeTOML
	return c
}
