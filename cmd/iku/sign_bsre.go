package main

import (
	"errors"
	"os"

	"github.com/spf13/pflag"

	"iku/cmd/internal/signing"
)

// remote says which service signs, and for whom.
type remote struct {
	url, nik, email, image string
	version, totpFD        int
	insecure, totp, anchor bool
}

func (r *remote) flags(f *pflag.FlagSet) {
	f.StringVar(&r.url, "bsre", "", "tanda tangani lewat layanan eSign BSrE di `URL`")
	f.IntVar(&r.version, "bsre-version", 1, "versi `N` layanan itu: 1 atau 2")
	f.BoolVar(&r.insecure, "bsre-http", false, "izinkan layanan tanpa enkripsi (http)")
	f.BoolVar(&r.anchor, "bsre-anchor", false, "layanan mencari tempatnya dengan karakter jangkar di [tanda_tangan], bukan dengan koordinat")
	f.StringVar(&r.nik, "nik", "", "`NIK` penanda tangan")
	f.StringVar(&r.email, "email", "", "`ALAMAT` surel penanda tangan (versi 2)")
	f.StringVar(&r.image, "image", "", "gambar PNG dari `BERKAS` yang ditampilkan layanan")
	f.BoolVar(&r.totp, "totp", false, "pakai kode sekali pakai (TOTP) sebagai ganti frasa sandi (versi 2)")
	f.IntVar(&r.totpFD, "totp-fd", noFD, "baca kode sekali pakai dari berkas terbuka bernomor `N`")
}

func (r *remote) check() error {
	switch {
	case r.url == "" && (r.nik != "" || r.email != "" || r.image != "" || r.totp || r.anchor):
		return errors.New("--nik, --email, --image, --totp dan --bsre-anchor hanya untuk --bsre")
	case r.url == "":
		return nil
	case (r.nik == "") == (r.email == ""):
		return errors.New("--bsre memerlukan --nik atau --email")
	case r.version == 1 && r.nik == "":
		return errors.New("layanan BSrE versi 1 memerlukan --nik")
	case r.version == 1 && r.totp:
		return errors.New("--totp hanya untuk --bsre-version 2")
	case !r.totp && r.totpFD >= 0:
		return errors.New("--totp-fd hanya untuk --totp")
	}
	return nil
}

// The environment variables that hold the account of the service, and the code.
const (
	bsreUser     = "IKU_BSRE_USER"
	bsrePassword = "IKU_BSRE_PASSWORD"
	totpVariable = "IKU_TOTP"
)

// open returns the service, with its account from the environment.
func (r *remote) open() (signing.Service, error) {
	s := &signing.BSrE{URL: r.url, User: os.Getenv(bsreUser), Password: os.Getenv(bsrePassword), Version: r.version,
		Insecure: r.insecure, NIK: r.nik, Email: r.email}
	return s, s.Open()
}
