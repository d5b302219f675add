package cms

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/asn1"
	"encoding/pem"
	"errors"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// Schemes that are judged: a sound signature is, one of another message is not, and what
// cannot be judged is said to be so.
func TestSchemes(t *testing.T) {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	ec, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	sum := func(h crypto.Hash, text string) []byte {
		w := h.New()
		w.Write([]byte(text))
		return w.Sum(nil)
	}
	pkcs1 := func(h crypto.Hash) []byte {
		out, err := rsa.SignPKCS1v15(rand.Reader, key, h, sum(h, "isi"))
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	r, s, err := ecdsa.Sign(rand.Reader, ec, sum(crypto.SHA256, "isi"))
	if err != nil {
		t.Fatal(err)
	}
	pair := append(r.FillBytes(make([]byte, 32)), s.FillBytes(make([]byte, 32))...)
	for _, c := range []struct {
		name      string
		scheme    scheme
		key       crypto.PublicKey
		signature []byte
	}{
		{"RSA with SHA-224", scheme{hash: crypto.SHA224}, key.Public(), pkcs1(crypto.SHA224)},
		{"plain ECDSA", scheme{hash: crypto.SHA256, plain: true}, ec.Public(), pair},
	} {
		if err := c.scheme.verify(c.key, []byte("isi"), c.signature); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		if err := c.scheme.verify(c.key, []byte("lain"), c.signature); !errors.Is(err, ErrSignature) {
			t.Errorf("%s of another message: %v", c.name, err)
		}
		if err := c.scheme.verify(c.key, []byte("isi"), c.signature[1:]); !errors.Is(err, ErrSignature) {
			t.Errorf("%s cut short: %v", c.name, err)
		}
	}
	for _, s := range []scheme{readScheme(asn1.ObjectIdentifier{1, 3, 101, 113}, nil, crypto.SHA256), readScheme(asn1.ObjectIdentifier{1, 2, 3}, nil, crypto.SHA256)} {
		var u *Unsupported
		if err := s.verify(key.Public(), []byte("isi"), pair); !errors.As(err, &u) {
			t.Errorf("%+v: %v", s, err)
		}
	}
	var u *Unsupported
	if err := (scheme{hash: crypto.SHA256}).verify(nil, []byte("isi"), pair); !errors.As(err, &u) {
		t.Errorf("without a key: %v", err)
	}
}

// RSASSA-PSS with a mask by another hash, SHA-3, and odd lengths of keys, as OpenSSL
// makes them.
func TestSchemesOfOpenSSL(t *testing.T) {
	if _, err := exec.LookPath("openssl"); err != nil {
		t.Skip("there is no openssl")
	}
	dir := t.TempDir()
	openssl := func(args ...string) {
		t.Helper()
		cmd := exec.Command("openssl", args...)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %v: %s", args, err, out)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "isi"), []byte("isi"), 0o600); err != nil {
		t.Fatal(err)
	}
	read := func(name string) []byte {
		t.Helper()
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	for bits, args := range map[string][]string{"2048": nil, "2049": nil, "2050": {"-pkeyopt", "rsa_keygen_pubexp:8589934609"}} {
		openssl(append([]string{"genpkey", "-algorithm", "RSA", "-out", "kunci", "-pkeyopt", "rsa_keygen_bits:" + bits}, args...)...)
		openssl("rsa", "-in", "kunci", "-pubout", "-out", "umum")
		block, _ := pem.Decode(read("umum"))
		key, err := x509.ParsePKIXPublicKey(block.Bytes)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range []struct {
			digest string
			args   []string
			scheme scheme
		}{
			{"sha256", []string{"rsa_padding_mode:pss", "rsa_pss_saltlen:20", "rsa_mgf1_md:sha1"}, scheme{hash: crypto.SHA256, pss: true, salt: 20, mask: crypto.SHA1}},
			{"sha512", []string{"rsa_padding_mode:pss", "rsa_pss_saltlen:64", "rsa_mgf1_md:sha256"}, scheme{hash: crypto.SHA512, pss: true, salt: 64, mask: crypto.SHA256}},
			{"sha256", []string{"rsa_padding_mode:pss", "rsa_pss_saltlen:0", "rsa_mgf1_md:sha384"}, scheme{hash: crypto.SHA256, pss: true, salt: 0, mask: crypto.SHA384}},
			{"sha256", []string{"rsa_padding_mode:pss", "rsa_pss_saltlen:32"}, scheme{hash: crypto.SHA256, pss: true, salt: 32, mask: crypto.SHA256}},
			{"sha384", nil, scheme{hash: crypto.SHA384}},
			{"sha3-256", nil, scheme{hash: crypto.SHA3_256}},
			{"sha3-512", nil, scheme{hash: crypto.SHA3_512}},
		} {
			args := []string{"dgst", "-" + c.digest, "-sign", "kunci", "-out", "ttd"}
			for _, a := range c.args {
				args = append(args, "-sigopt", a)
			}
			openssl(append(args, "isi")...)
			signature := read("ttd")
			if err := c.scheme.verify(key, []byte("isi"), signature); err != nil {
				t.Errorf("%s bits, %s %v: %v", bits, c.digest, c.args, err)
			}
			if err := c.scheme.verify(key, []byte("lain"), signature); !errors.Is(err, ErrSignature) {
				t.Errorf("%s bits, %s %v: another message: %v", bits, c.digest, c.args, err)
			}
			other := c.scheme
			if other.mask = crypto.SHA224; c.scheme.pss && other.verify(key, []byte("isi"), signature) == nil {
				t.Errorf("%s bits, %s: with another mask", bits, c.digest)
			}
			if other = c.scheme; c.scheme.pss {
				if other.salt++; other.verify(key, []byte("isi"), signature) == nil {
					t.Errorf("%s bits, %s: with another salt", bits, c.digest)
				}
			}
			number := new(big.Int).SetBytes(signature)
			number.Add(number, key.(*rsa.PublicKey).N)
			if c.scheme.pss && c.scheme.verify(key, []byte("isi"), number.Bytes()) == nil {
				t.Errorf("%s bits, %s: a signature above the modulus", bits, c.digest)
			}
		}
	}
}
