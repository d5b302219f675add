// Package signtest makes a public-key infrastructure for tests: a root, an
// intermediate authority, signers, a time-stamp authority and an OCSP responder,
// which answer on the loopback interface. Nothing of it is kept.
package signtest

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"math/big"
	"net/http/httptest"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// Epoch is the time at which everything begins to be valid, Now when tests sign.
var (
	Epoch = time.Date(2026, time.January, 5, 0, 0, 0, 0, time.UTC)
	Now   = Epoch.AddDate(0, 6, 0)
)

const year = 365 * 24 * time.Hour

// Authority is a certificate with its key.
type Authority struct {
	Key  crypto.Signer
	Cert *x509.Certificate
}

// PKI is a public-key infrastructure.
type PKI struct {
	Root, Intermediate, Stamper, Responder Authority

	server  *httptest.Server
	serials atomic.Int64
	mu      sync.Mutex
	revoked map[string]time.Time // by serial number
	clock   time.Time            // of its servers
	epoch   time.Time            // when everything begins to be valid
}

// New makes an infrastructure whose servers run until the test ends. Their clock
// stands at Now.
func New(t testing.TB) *PKI { return NewAt(t, Now) }

// NewAt does the same at another time than Now.
func NewAt(t testing.TB, now time.Time) *PKI {
	t.Helper()
	p := &PKI{revoked: map[string]time.Time{}, clock: now, epoch: now.AddDate(0, -6, 0)}
	p.serve(t)
	p.Root = p.Issue(t, nil, &x509.Certificate{Subject: pkix.Name{CommonName: "Root CA Uji", Country: []string{"ID"}},
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign | x509.KeyUsageCRLSign, NotAfter: p.epoch.Add(20 * year)}, EC(t))
	p.Intermediate = p.Issue(t, &p.Root, &x509.Certificate{Subject: pkix.Name{CommonName: "CA Penerbit Uji", Country: []string{"ID"}},
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign | x509.KeyUsageCRLSign, NotAfter: p.epoch.Add(15 * year)}, EC(t))
	p.Stamper = p.Issue(t, &p.Intermediate, &x509.Certificate{Subject: pkix.Name{CommonName: "Penanda Waktu Uji"},
		KeyUsage: x509.KeyUsageDigitalSignature, ExtraExtensions: []pkix.Extension{{Id: []int{2, 5, 29, 37}, Critical: true,
			Value: []byte{0x30, 0x0a, 0x06, 0x08, 0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x03, 0x08}}}, NotAfter: p.epoch.Add(10 * year)}, EC(t))
	p.Responder = p.Issue(t, &p.Intermediate, &x509.Certificate{Subject: pkix.Name{CommonName: "Penjawab OCSP Uji"},
		KeyUsage: x509.KeyUsageDigitalSignature, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageOCSPSigning},
		ExtraExtensions: []pkix.Extension{{Id: []int{1, 3, 6, 1, 5, 5, 7, 48, 1, 5}, Value: []byte{5, 0}}}, NotAfter: p.epoch.Add(10 * year)}, EC(t))
	return p
}

// Issue makes a certificate by a template. Without an issuer it signs itself.
func (p *PKI) Issue(t testing.TB, by *Authority, template *x509.Certificate, key crypto.Signer) Authority {
	t.Helper()
	template.SerialNumber = big.NewInt(1000 + p.serials.Add(1))
	if template.NotBefore.IsZero() {
		template.NotBefore = p.epoch
	}
	if template.NotAfter.IsZero() {
		template.NotAfter = template.NotBefore.Add(2 * year)
	}
	issuer := Authority{key, template}
	if by != nil {
		issuer = *by
		if by.Cert == p.Root.Cert {
			template.CRLDistributionPoints = []string{p.server.URL + "/root.crl"}
		} else {
			template.OCSPServer = []string{p.server.URL + "/ocsp"}
		}
	}
	der, err := x509.CreateCertificate(rand.Reader, template, issuer.Cert, key.Public(), issuer.Key)
	if err != nil {
		t.Fatal(err)
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return Authority{key, cert}
}

// Signer makes the certificate of a person, valid for two years.
func (p *PKI) Signer(t testing.TB, name, nip string, key crypto.Signer) Authority {
	t.Helper()
	return p.Issue(t, &p.Intermediate, &x509.Certificate{
		Subject:  pkix.Name{CommonName: name, SerialNumber: nip, Country: []string{"ID"}},
		KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageContentCommitment,
	}, key)
}

// Chain returns the certificates of somebody below the intermediate authority.
func (p *PKI) Chain(a Authority) []*x509.Certificate {
	return []*x509.Certificate{a.Cert, p.Intermediate.Cert, p.Root.Cert}
}

// Revoke makes the responder and the lists say that a certificate is revoked.
func (p *PKI) Revoke(c *x509.Certificate, at time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.revoked[c.SerialNumber.String()] = at
}

// SetClock sets the clock of the servers.
func (p *PKI) SetClock(now time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.clock = now
}

func (p *PKI) now() time.Time {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.clock
}

// EC returns a new key on P-256.
func EC(t testing.TB) *ecdsa.PrivateKey { return curve(t, elliptic.P256()) }

// EC384 returns a new key on P-384.
func EC384(t testing.TB) *ecdsa.PrivateKey { return curve(t, elliptic.P384()) }

func curve(t testing.TB, c elliptic.Curve) *ecdsa.PrivateKey {
	t.Helper()
	key, err := ecdsa.GenerateKey(c, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// RSA returns a new RSA key.
func RSA(t testing.TB, bits int) *rsa.PrivateKey {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, bits)
	if err != nil {
		t.Fatal(err)
	}
	return key
}
