package signing

import (
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"io"
	"os"
	"strings"

	"iku/sign"
	"iku/sign/cms"
)

// maxSmall is the size of the largest key, certificate, list or picture that is read.
const maxSmall = 32 << 20

// ReadSmall returns what a file holds that is no document.
func ReadSmall(name string) ([]byte, error) {
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

// ReadCertificates returns the certificates in files, in PEM or DER. Of one that is
// read but no chain can be built with, odd is told why.
func ReadCertificates(names []string, odd func(words string)) ([]*x509.Certificate, error) {
	var out []*x509.Certificate
	for _, name := range names {
		data, err := ReadSmall(name)
		if err != nil {
			return nil, err
		}
		before := len(out)
		for _, der := range blocks(data, "CERTIFICATE") {
			c, err := cms.ReadCertificate(der)
			if err != nil {
				return nil, fmt.Errorf("%s: bukan sertifikat X.509", name)
			}
			if fault := cms.Fault(c); fault != "" {
				odd(fmt.Sprintf("%s: sertifikat %s tidak dapat dipakai: %s", name, sign.Holder(c), fault))
			}
			out = append(out, c)
		}
		if len(out) == before {
			return nil, fmt.Errorf("%s: tidak memuat sertifikat", name)
		}
	}
	return out, nil
}

// ReadCRLs returns the lists of revoked certificates in files, in PEM or DER.
func ReadCRLs(names []string) (out [][]byte, err error) {
	for _, name := range names {
		data, err := ReadSmall(name)
		if err != nil {
			return nil, err
		}
		lists := blocks(data, "X509 CRL")
		for _, der := range lists {
			if _, err := x509.ParseRevocationList(der); err != nil {
				return nil, fmt.Errorf("%s: bukan daftar sertifikat yang dicabut (CRL)", name)
			}
		}
		if len(lists) == 0 {
			return nil, fmt.Errorf("%s: tidak memuat daftar sertifikat yang dicabut", name)
		}
		out = append(out, lists...)
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
