package main

import (
	"github.com/spf13/cobra"

	"iku/cmd/internal/jsonschema"
)

func newSchema(s *streams) *cobra.Command {
	var p printed
	c := &cobra.Command{
		Use:   "schema",
		Short: "tampilkan JSON Schema format masukan",
		Long: `Dengan skema itu editor yang mengenal TOML (Even Better TOML, taplo) melengkapi,
menjelaskan dan memeriksa kunci ketika diketik. Baris pertama berkas menyebutnya:

  #:schema iku.schema.json`,
		Example: "iku schema -o iku.schema.json",
		Args:    none,
		RunE: func(c *cobra.Command, _ []string) error {
			data, err := jsonschema.Make()
			if err != nil {
				return err
			}
			return p.text(s.until(c), s, string(data))
		},
	}
	p.flags(c)
	return c
}
