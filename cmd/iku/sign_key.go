package main

import (
	"context"
	"io/fs"

	"github.com/spf13/pflag"

	"iku/cmd/internal/signing"
	"iku/sign"
)

// keyholder says where the key is, and how its passphrase is got.
type keyholder struct {
	p12          string
	passphraseFD int
	hardware
}

func (d *keyholder) flags(f *pflag.FlagSet) {
	f.StringVar(&d.p12, "p12", "", "kunci dan sertifikat dari `BERKAS` PKCS#12 (.p12, .pfx)")
	f.IntVar(&d.passphraseFD, "passphrase-fd", noFD, "baca frasa sandi dari berkas terbuka bernomor `N`")
	d.hardware.flags(f)
}

// open reads the key and its certificates.
func (d *keyholder) open(ctx context.Context, s *streams) (*sign.Identity, error) {
	if d.hasToken() {
		return d.hardware.open(func() (string, error) { return d.passphrase("PIN").read(ctx, s) })
	}
	data, err := signing.ReadSmall(d.p12)
	if err != nil {
		return nil, err
	}
	passphrase, err := d.passphrase("Frasa sandi "+d.p12).read(ctx, s)
	if err != nil {
		return nil, err
	}
	id, err := sign.ReadPKCS12(data, passphrase)
	if err != nil {
		return nil, &fs.PathError{Op: "read", Path: d.p12, Err: err}
	}
	return id, nil
}

// passphrase returns where the passphrase is, asked for by that question.
func (d *keyholder) passphrase(question string) secret {
	return secret{"frasa sandi", question, passphraseVariable, "passphrase-fd", d.passphraseFD}
}
