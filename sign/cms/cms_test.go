package cms_test

import (
	"bytes"
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"math/big"
	"testing"

	"iku/sign/cms"
	"iku/sign/signtest"
)

func signature(t testing.TB, key crypto.Signer) ([]byte, *signtest.PKI) {
	t.Helper()
	pki := signtest.New(t)
	a := pki.Signer(t, "YULIANTO", "", key)
	h := cms.Hash(key.Public()).New()
	h.Write([]byte("isi"))
	der, err := cms.Sign(cms.Params{Random: rand.Reader, Key: key, Chain: pki.Chain(a), Type: cms.Data, Digest: h.Sum(nil)})
	if err != nil {
		t.Fatal(err)
	}
	return der, pki
}

func TestSignatureIsReadBack(t *testing.T) {
	for name, key := range map[string]crypto.Signer{"RSA": signtest.RSA(t, 2048), "P-256": signtest.EC(t), "P-384": signtest.EC384(t), "PSS": pss{signtest.RSA(t, 2048)}} {
		der, _ := signature(t, key)
		s, used, err := cms.Parse(der)
		if err != nil || used != len(der) {
			t.Fatalf("%s: %v, %d of %d bytes", name, err, used, len(der))
		}
		if bound, err := s.CheckCertificate(); !bound || err != nil {
			t.Errorf("%s: signing-certificate %v %v", name, bound, err)
		}
		if s.Has(cms.SigningTime) {
			t.Errorf("%s: it has a signing-time, which PAdES forbids", name)
		}
		if err := s.CheckSignature(); (err == nil) != (name != "PSS") { // whose scheme is not the one named
			t.Errorf("%s: %v", name, err)
		}
		if len(s.Certificates) != 3 || s.Signer().Subject.CommonName != "YULIANTO" {
			t.Errorf("%s: %d certificates", name, len(s.Certificates))
		}
	}
}

// pss signs with another scheme than the one that is written down.
type pss struct{ *rsa.PrivateKey }

func (k pss) Sign(random io.Reader, digest []byte, o crypto.SignerOpts) ([]byte, error) {
	return rsa.SignPSS(random, k.PrivateKey, o.HashFunc(), digest, nil)
}

// TestNormalize: what BER allows and DER does not.
func TestNormalize(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"DER stays", "3003020105", "3003020105"},
		{"indefinite length", "30800201050000", "3003020105"},
		{"nested", "3080308002010500000000", "30053003020105"},
		{"long form of a short length", "308103020105", "3003020105"},
		{"octet string in pieces", "248004020102040103 0000", "0403010203"},
		{"pieces of definite length", "24070402010204 0103", "0403010203"},
		{"what follows is left", "3003020105FFFF", "3003020105"},
		{"no end", "3080020105", ""},
		{"beyond its holder", "300302040501", ""},
		{"indefinite primitive", "04800000", ""},
		{"a length of eight bytes", "30880000000000000001", ""},
		{"tag of several bytes", "3F8101", ""},
		{"pieces of other things", "24800201050000", ""},
		{"empty", "", ""},
	} {
		in, err := hex.DecodeString(string(bytes.ReplaceAll([]byte(c.in), []byte(" "), nil)))
		if err != nil {
			t.Fatal(err)
		}
		out, used, err := cms.Normalize(in)
		if c.want == "" {
			if err == nil {
				t.Errorf("%s: %x", c.name, out)
			}
			continue
		}
		if got := hex.EncodeToString(out); err != nil || got != c.want || used > len(in) {
			t.Errorf("%s: got %s %v, want %s", c.name, got, err, c.want)
		}
	}
	deep := bytes.Repeat([]byte{0x30, 0x80}, 1000)
	if _, _, err := cms.Normalize(deep); err == nil {
		t.Error("elements nested a thousand deep are read")
	}
}

// TestIndefiniteLengths: a signature as poppler writes it is what it is.
func TestIndefiniteLengths(t *testing.T) {
	der, _ := signature(t, signtest.EC(t))
	ber := append([]byte{0x30, 0x80}, der[4:]...)
	ber = append(ber, 0, 0)
	s, used, err := cms.Parse(append(ber, make([]byte, 100)...))
	if err != nil || used != len(ber) || s.CheckSignature() != nil {
		t.Fatalf("%v, %d of %d bytes", err, used, len(ber))
	}
	sum := sha256.Sum256([]byte("isi"))
	if !bytes.Equal(s.MessageDigest(), sum[:]) {
		t.Error("another digest")
	}
}

func FuzzParse(f *testing.F) {
	der, pki := signature(f, signtest.EC(f))
	f.Add(der)
	f.Add(append([]byte{0x30, 0x80}, der[4:]...))
	token, err := pki.Token([]byte{0x30, 0x00}, big.NewInt(7), signtest.Now)
	if err == nil {
		f.Add(token)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		s, used, err := cms.Parse(data)
		if err != nil {
			return
		}
		if used <= 0 || used > len(data) {
			t.Errorf("%d of %d bytes", used, len(data))
		}
		_, _ = s.CheckCertificate()
		_ = s.CheckSignature()
		_ = s.MessageDigest()
		// What was normalized once stays as it is.
		once, _, err := cms.Normalize(data)
		if err != nil {
			t.Fatal(err)
		}
		if twice, _, err := cms.Normalize(once); err != nil || !bytes.Equal(once, twice) {
			t.Errorf("%x becomes %x (%v)", once, twice, err)
		}
	})
}
