package main

import (
	"os"

	"github.com/spf13/cobra"

	"iku/cmd/internal/preview"
)

func newPreview(s *streams) *cobra.Command {
	c := &cobra.Command{
		Use:   "preview " + inputsUse,
		Short: "tampilkan halaman di peramban selagi ditulis",
		Long: `Halaman tampak seperti akan dicetak, dengan temuan di sampingnya, dan mengikuti setiap
kali berkasnya, yang diwarisinya, logo atau hurufnya disimpan. Temuan diklik untuk melihat
tempatnya di halaman; halaman diklik untuk melihat tempatnya di TOML. Dua berkas, LAMA lalu
BARU, ditampilkan berdampingan, dengan yang berubah ditandai; yang lebih banyak dalam daftar.
Hanya komputer ini yang dilayani, hanya bagi yang memegang kunci di dalam alamatnya, dan
tidak ada yang diubah. Ctrl-C mengakhirinya.
` + aboutInputs + aboutReach,
		Example: `iku preview lembar.toml
iku preview kabupaten/ --port 8080 --no-open
iku preview lembar-2018.toml lembar-2019.toml`,
		Args:              atLeastOne("berkas"),
		ValidArgsFunction: completeTOML,
	}
	var root folder
	reachFlag(c, &root)
	var shop serving
	serveFlags(c, &shop)
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := shop.check(c); err != nil {
			return err
		}
		for _, arg := range args {
			if arg == standard {
				return wrong(c, "masukan standar tidak dapat ditampilkan; sebut sebuah berkas")
			}
		}
		date, err := sourceDate(os.Getenv("SOURCE_DATE_EPOCH"))
		if err != nil {
			return wrong(c, "%v", err)
		}
		server, err := preview.New(args, preview.Options{Root: string(root), Date: date, Now: clock})
		if err != nil {
			return err
		}
		return s.serve(s.until(c), server, shop)
	}
	return c
}
