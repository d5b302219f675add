package main

import (
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"iku/cmd/internal/edit"
)

func newEdit(s *streams) *cobra.Command {
	c := &cobra.Command{
		Use:   "edit [BERKAS|FOLDER]",
		Short: "isi dan ubah lembar di peramban",
		Long: `Di kiri isi dokumen sebagai tabel dan isian, di kanan halamannya seperti akan dicetak, di
bawahnya temuan. Tabelnya (sasaran dan indikator, program, aksi, langkah hitungan, …)
dikerjakan seperti lembar sebar: panah, Tab, Enter, F2, Delete, Ctrl+D, salin dan tempel
dari Excel, Word dan LibreOffice; Ctrl+Z mengurungkan.
Setiap perubahan langsung disimpan ke dalam TOML-nya, di tempatnya: keterangan dan
urutan tetap. Yang sementara itu diubah program lain tetap ada.
Tombolnya menyusun PDF, membandingkan, merevisi, mengekspor, dan menandatangani; tabel
dari Excel atau Word yang dilepas di halaman dibaca seperti oleh iku import.
Tanpa nama, dokumen di folder kerja ditampilkan dalam daftar beserta keadaannya.
Hanya komputer ini yang dilayani, hanya bagi yang memegang kunci di dalam alamatnya.
Ctrl-C mengakhirinya.` + aboutReach,
		Example: `iku edit lembar.toml
iku edit kabupaten/`,
		Args:              atMostOne("berkas"),
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
		if len(args) == 0 {
			args = []string{"."}
		}
		if args[0] == standard {
			return wrong(c, "masukan standar tidak dapat diubah; sebut sebuah berkas")
		}
		date, err := sourceDate(os.Getenv("SOURCE_DATE_EPOCH"))
		if err != nil {
			return wrong(c, "%v", err)
		}
		ctx := s.until(c)
		desk, err := edit.New(ctx, args, edit.Options{Root: string(root), Date: date, Template: shortTemplate, Example: exampleOn, Now: clock, Journals: journals(),
			Account: edit.Account{User: os.Getenv(bsreUser), Password: os.Getenv(bsrePassword)}})
		if err != nil {
			return err
		}
		return s.serve(ctx, desk, shop)
	}
	return c
}

// journals returns the folder where histories of what was written survive; empty where
// the system names none.
func journals() string {
	cache, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(cache, "iku", "kerja")
}
