package main

import (
	"context"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/pflag"

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
	data, err := readSmall(d.p12)
	if err != nil {
		return nil, err
	}
	passphrase, err := d.passphrase("Frasa sandi "+d.p12).read(ctx, s)
	if err != nil {
		return nil, err
	}
	return sign.ReadPKCS12(data, passphrase)
}

// passphrase returns where the passphrase is, asked for by that question.
func (d *keyholder) passphrase(question string) secret {
	return secret{"frasa sandi", question, passphraseVariable, "passphrase-fd", d.passphraseFD}
}

// maxSmall is the size of the largest certificate or list that is read.
const maxSmall = 32 << 20

func readSmall(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxSmall+1))
	if err == nil && len(data) > maxSmall {
		err = fmt.Errorf("%s: berkas terlalu besar", name)
	}
	return data, err
}

// readCertificates returns the certificates in files, in PEM or DER.
func readCertificates(names []string) ([]*x509.Certificate, error) {
	var out []*x509.Certificate
	for _, name := range names {
		data, err := readSmall(name)
		if err != nil {
			return nil, err
		}
		before := len(out)
		for _, der := range blocks(data, "CERTIFICATE") {
			c, err := x509.ParseCertificate(der)
			if err != nil {
				return nil, fmt.Errorf("%s: bukan sertifikat X.509", name)
			}
			out = append(out, c)
		}
		if len(out) == before {
			return nil, fmt.Errorf("%s: tidak memuat sertifikat", name)
		}
	}
	return out, nil
}

// blocks returns the PEM blocks of a kind, or the data itself where it is no PEM.
func blocks(data []byte, kind string) (out [][]byte) {
	if !strings.Contains(string(data[:min(len(data), 1<<16)]), "-----BEGIN") {
		return [][]byte{data}
	}
	for {
		var b *pem.Block
		if b, data = pem.Decode(data); b == nil {
			return out
		}
		if b.Type == kind {
			out = append(out, b.Bytes)
		}
	}
}
