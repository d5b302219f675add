package main

import (
	_ "embed"
	"fmt"
	"os"

	"github.com/spf13/cobra"
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
Berkas yang sudah ada tidak pernah ditimpa.`,
		Example: `iku init lembar.toml
iku init --full lengkap.toml`,
		Args: atMostOne("berkas"),
	}
	full := c.Flags().Bool("full", false, "contoh yang memuat semua kunci")
	c.RunE = func(_ *cobra.Command, args []string) error {
		name, content := "iku.toml", shortTemplate
		if len(args) > 0 {
			name = args[0]
		}
		if *full {
			content = fullTemplate
		}
		if name == standard {
			_, err := s.out.Write(content)
			return err
		}
		if err := writeNew(name, content); err != nil {
			return err
		}
		_, err := fmt.Fprintf(s.err, "%s ditulis. Susun dengan: iku build %s\n", name, name)
		return err
	}
	c.ValidArgsFunction = completeTOML
	return c
}

// writeNew writes a file that must not be there yet. What cannot be written
// whole is taken away again.
func writeNew(name string, content []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err != nil {
		_ = os.Remove(name)
	}
	return err
}
