package cms

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"math/big"
	"testing"
)

// A certificate whose point lies on no curve has no key, rather than one of a type
// without a value.
func TestCertificateWithoutKey(t *testing.T) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	about := &x509.Certificate{SerialNumber: big.NewInt(1)}
	der, err := x509.CreateCertificate(rand.Reader, about, about, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	point, err := key.PublicKey.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	at := bytes.Index(der, point)
	if at < 0 {
		t.Fatal("the certificate does not hold its key")
	}
	der[at+len(point)-1] ^= 1
	c, err := ReadCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	if c.PublicKey != nil {
		t.Errorf("its key is %#v", c.PublicKey)
	}
}
