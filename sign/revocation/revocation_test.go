package revocation_test

import (
	"context"
	"crypto/x509"
	"errors"
	"net/http"
	"testing"
	"time"

	"iku/sign/fetch"
	"iku/sign/revocation"
	"iku/sign/signtest"
)

func TestAnswersAreThoseOfTheIssuer(t *testing.T) {
	pki, other := signtest.New(t), signtest.New(t)
	a := pki.Signer(t, "YULIANTO", "", signtest.EC(t))
	answer, _, err := revocation.Ask(context.Background(), http.DefaultClient, a.Cert, pki.Intermediate.Cert)
	if err != nil {
		t.Fatal(err)
	}
	var e revocation.Evidence
	e.AddOCSP(answer)
	if s := e.Status(a.Cert, pki.Intermediate.Cert, signtest.Now); s.Source != revocation.OCSP || s.Revoked || !s.Covers(signtest.Now) {
		t.Errorf("%+v", s)
	}
	if s := e.Status(a.Cert, pki.Intermediate.Cert, signtest.Now); s.Covers(signtest.Now.AddDate(1, 0, 0)) {
		t.Error("an answer is good for ever")
	}
	b := pki.Signer(t, "ELFIYENA", "", signtest.EC(t))
	if s := e.Status(b.Cert, pki.Intermediate.Cert, signtest.Now); s.Source != "" {
		t.Error("the answer is taken for another certificate")
	}
	if s := e.Status(a.Cert, other.Intermediate.Cert, signtest.Now); s.Source != "" {
		t.Error("the answer is taken for another issuer's certificate")
	}
	// Who may answer: not just anybody below the issuer.
	pki.Responder = b
	answer, _, err = revocation.Ask(context.Background(), http.DefaultClient, a.Cert, pki.Intermediate.Cert)
	if err == nil {
		t.Errorf("an answer of %d bytes by somebody who is no responder", len(answer))
	}
}

func TestLists(t *testing.T) {
	pki, other := signtest.New(t), signtest.New(t)
	a := pki.Signer(t, "YULIANTO", "", signtest.EC(t))
	at := signtest.Now.Add(-time.Hour)
	pki.Revoke(a.Cert, at)
	var e revocation.Evidence
	other.Intermediate.Cert = pki.Intermediate.Cert // its name with another key
	if e.AddCRL([]byte("halo")) || !e.AddCRL(pki.CRL(pki.Root)) {
		t.Error("lists are told from what is none")
	}
	if s := e.Status(a.Cert, pki.Intermediate.Cert, signtest.Now); s.Source != "" {
		t.Errorf("the list of another issuer counts: %+v", s)
	}
	e.AddCRL(pki.CRL(pki.Intermediate))
	if s := e.Status(a.Cert, pki.Intermediate.Cert, signtest.Now); s.Source != revocation.CRL || !s.Revoked || !s.At.Equal(at) {
		t.Errorf("%+v", s)
	}
}

func TestNobodyToAsk(t *testing.T) {
	_, _, err := revocation.Ask(context.Background(), http.DefaultClient, &x509.Certificate{}, &x509.Certificate{})
	if !errors.Is(err, revocation.ErrNowhere) {
		t.Error(err)
	}
}

// TestOwnNetworkIsNotReached: a certificate cannot lead us into the own house.
func TestOwnNetworkIsNotReached(t *testing.T) {
	pki := signtest.New(t)
	a := pki.Signer(t, "YULIANTO", "", signtest.EC(t))
	if _, _, err := revocation.Ask(context.Background(), fetch.Client(time.Second, false), a.Cert, pki.Intermediate.Cert); !errors.Is(err, fetch.ErrPrivate) {
		t.Error(err)
	}
	for _, address := range []string{"http://localhost:1/", "http://[::1]:1/", "http://10.0.0.1/", "http://169.254.169.254/", "http://[::ffff:192.168.1.1]/", "http://0.0.0.0:1/"} {
		if _, err := fetch.Get(context.Background(), fetch.Client(time.Second, false), address); !errors.Is(err, fetch.ErrPrivate) {
			t.Errorf("%s: %v", address, err)
		}
	}
	for _, address := range []string{"file:///etc/passwd", "ldap://example.com", "gopher:x", ""} {
		if _, err := fetch.Get(context.Background(), fetch.Client(time.Second, true), address); err == nil {
			t.Errorf("%s is fetched", address)
		}
	}
}

func FuzzEvidence(f *testing.F) {
	pki := signtest.New(f)
	a := pki.Signer(f, "YULIANTO", "", signtest.EC(f))
	answer, _, err := revocation.Ask(context.Background(), http.DefaultClient, a.Cert, pki.Intermediate.Cert)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(answer)
	f.Add(pki.CRL(pki.Intermediate))
	f.Fuzz(func(t *testing.T, data []byte) {
		var e revocation.Evidence
		e.AddOCSP(data)
		e.AddCRL(data)
		if s := e.Status(a.Cert, pki.Intermediate.Cert, signtest.Now); s.Revoked {
			t.Error("nobody revoked it")
		}
	})
}
