package main

import (
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"

	"github.com/spf13/pflag"
	"golang.org/x/term"

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
	f.IntVar(&d.passphraseFD, "passphrase-fd", 0, "baca frasa sandi dari berkas terbuka bernomor `N`")
	d.hardware.flags(f)
}

// open reads the key and its certificates.
func (d *keyholder) open(s *streams) (*sign.Identity, error) {
	if d.hasToken() {
		return d.hardware.open(func() (string, error) { return d.passphrase(s, "PIN") })
	}
	data, err := readSmall(d.p12)
	if err != nil {
		return nil, err
	}
	passphrase, err := d.passphrase(s, "Frasa sandi "+d.p12)
	if err != nil {
		return nil, err
	}
	return sign.ReadPKCS12(data, passphrase)
}

// passphraseVariable is the environment variable that may hold the passphrase.
const passphraseVariable = "IKU_PASSPHRASE"

// passphrase returns the passphrase from where the user put it. It is in no error
// and no message.
func (d *keyholder) passphrase(s *streams, question string) (string, error) {
	if d.passphraseFD > 0 {
		f := os.NewFile(uintptr(d.passphraseFD), "passphrase")
		if f == nil {
			return "", fmt.Errorf("berkas bernomor %d tidak terbuka", d.passphraseFD)
		}
		defer f.Close()
		data, err := io.ReadAll(io.LimitReader(f, 4096))
		if err != nil {
			return "", fmt.Errorf("frasa sandi tidak dapat dibaca dari berkas bernomor %d", d.passphraseFD)
		}
		return strings.TrimRight(string(data), "\r\n"), nil
	}
	if value, ok := os.LookupEnv(passphraseVariable); ok {
		return value, nil
	}
	in, _ := s.in.(*os.File)
	if in == nil || !term.IsTerminal(int(in.Fd())) {
		// Standard input may be something else while somebody sits at the terminal.
		tty, err := os.OpenFile(terminalName(), os.O_RDWR, 0)
		if err != nil {
			return "", errors.New("frasa sandi belum disebut: jalankan di terminal, atau isi " + passphraseVariable + ", atau pakai --passphrase-fd")
		}
		defer tty.Close()
		in = tty
	}
	fmt.Fprintf(s.err, "%s: ", question)
	data, err := term.ReadPassword(int(in.Fd()))
	fmt.Fprintln(s.err)
	if err != nil {
		return "", errors.New("frasa sandi tidak dapat dibaca dari terminal")
	}
	return string(data), nil
}

func terminalName() string {
	if runtime.GOOS == "windows" {
		return "CONIN$"
	}
	return "/dev/tty"
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
		for _, der := range blocks(data, "CERTIFICATE") {
			c, err := x509.ParseCertificate(der)
			if err != nil {
				return nil, fmt.Errorf("%s: bukan sertifikat X.509", name)
			}
			out = append(out, c)
		}
		if len(out) == 0 {
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
