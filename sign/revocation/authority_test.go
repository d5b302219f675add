package revocation_test

import (
	"context"
	"crypto"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"math/big"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/ocsp"

	"iku/sign/revocation"
	"iku/sign/signtest"
)

// response writes an OCSP answer that somebody signs.
func response(t *testing.T, issuer *x509.Certificate, by signtest.Authority, with ocsp.Response) []byte {
	t.Helper()
	if with.ThisUpdate.IsZero() {
		with.ThisUpdate = signtest.Now
	}
	der, err := ocsp.CreateResponse(issuer, by.Cert, with, by.Key)
	if err != nil {
		t.Fatal(err)
	}
	return der
}

// TestWhoseAnswersCount: those of the issuer, and of whom it made a responder; the others
// are as if they had not been given.
func TestWhoseAnswersCount(t *testing.T) {
	pki, other := signtest.New(t), signtest.New(t)
	a := pki.Signer(t, "YULIANTO", "", signtest.EC(t))
	issuer := pki.Intermediate
	responder := func(from, to int) signtest.Authority {
		return pki.Issue(t, &pki.Intermediate, &x509.Certificate{Subject: pkix.Name{CommonName: "Penjawab"}, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageOCSPSigning},
			NotBefore: time.Date(from, 1, 1, 0, 0, 0, 0, time.UTC), NotAfter: time.Date(to, 1, 1, 0, 0, 0, 0, time.UTC)}, signtest.EC(t))
	}
	ended, future := responder(2001, 2002), responder(2301, 2302)
	forged := func(a signtest.Authority) signtest.Authority {
		return signtest.Authority{Key: signtest.EC(t), Cert: a.Cert}
	}
	renamed := pki.Issue(t, &pki.Root, &x509.Certificate{Subject: pkix.Name{CommonName: "CA Lain"}, IsCA: true, BasicConstraintsValid: true}, issuer.Key)
	for _, c := range []struct {
		name   string
		of     *x509.Certificate
		by     signtest.Authority
		with   ocsp.Response
		others []*x509.Certificate
		counts bool
	}{
		{"the issuer", issuer.Cert, issuer, ocsp.Response{}, nil, true},
		{"the issuer, with its certificate", issuer.Cert, issuer, ocsp.Response{Certificate: issuer.Cert}, nil, true},
		{"the issuer, by SHA-256", issuer.Cert, issuer, ocsp.Response{IssuerHash: crypto.SHA256}, nil, true},
		{"a responder", issuer.Cert, pki.Responder, ocsp.Response{Certificate: pki.Responder.Cert}, nil, true},
		{"a responder known from elsewhere", issuer.Cert, pki.Responder, ocsp.Response{}, []*x509.Certificate{a.Cert, pki.Responder.Cert}, true},
		{"a responder that nobody knows", issuer.Cert, pki.Responder, ocsp.Response{}, nil, false},
		{"no responder", issuer.Cert, a, ocsp.Response{Certificate: a.Cert}, nil, false},
		{"no responder, known from elsewhere", issuer.Cert, a, ocsp.Response{}, []*x509.Certificate{a.Cert}, false},
		{"a responder of another house", issuer.Cert, other.Responder, ocsp.Response{Certificate: other.Responder.Cert}, nil, false},
		{"likewise, known from elsewhere", issuer.Cert, other.Responder, ocsp.Response{}, []*x509.Certificate{other.Responder.Cert}, false},
		{"a responder that has ended", issuer.Cert, ended, ocsp.Response{Certificate: ended.Cert}, nil, false},
		{"a responder to come", issuer.Cert, future, ocsp.Response{Certificate: future.Cert}, nil, false},
		{"forged in the issuer's name", issuer.Cert, forged(issuer), ocsp.Response{}, nil, false},
		{"forged with the issuer's certificate", issuer.Cert, forged(issuer), ocsp.Response{Certificate: issuer.Cert}, nil, false},
		{"forged with a responder's certificate", issuer.Cert, forged(pki.Responder), ocsp.Response{Certificate: pki.Responder.Cert}, nil, false},
		{"forged with a responder known", issuer.Cert, forged(pki.Responder), ocsp.Response{}, []*x509.Certificate{pki.Responder.Cert}, false},
		{"of an issuer of the same name", other.Intermediate.Cert, pki.Responder, ocsp.Response{Certificate: pki.Responder.Cert}, nil, false},
		{"of an issuer with the same key", renamed.Cert, pki.Responder, ocsp.Response{Certificate: pki.Responder.Cert}, nil, false},
		{"of another number", issuer.Cert, issuer, ocsp.Response{SerialNumber: big.NewInt(7)}, nil, false},
		{"it does not know", issuer.Cert, issuer, ocsp.Response{Status: ocsp.Unknown}, nil, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.with.SerialNumber == nil {
				c.with.SerialNumber = a.Cert.SerialNumber
			}
			e := revocation.Evidence{Others: c.others}
			e.AddOCSP(response(t, c.of, c.by, c.with))
			for range 2 { // what is found is kept
				if s := e.Status(a.Cert, issuer.Cert, signtest.Now); (s.Source == revocation.OCSP) != c.counts {
					t.Errorf("%+v", s)
				}
			}
		})
	}
}

// TestWhoseListsCount: a list is whole, and of the issuer by name and key.
func TestWhoseListsCount(t *testing.T) {
	pki := signtest.New(t)
	a := pki.Signer(t, "YULIANTO", "", signtest.EC(t))
	issuer := pki.Intermediate
	authority := &x509.Certificate{Subject: pkix.Name{CommonName: "CA Lain"}, IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCRLSign}
	renamed := pki.Issue(t, &pki.Root, authority, issuer.Key)
	part := func(critical bool) []pkix.Extension {
		return []pkix.Extension{{Id: asn1.ObjectIdentifier{2, 5, 29, 28}, Critical: critical, Value: []byte{0x30, 0}}}
	}
	for _, c := range []struct {
		name       string
		by         signtest.Authority
		extensions []pkix.Extension
		counts     bool
	}{
		{"the issuer's", issuer, nil, true},
		{"with a remark", issuer, part(false), true},
		{"a part", issuer, part(true), false},
		{"of another name with the same key", renamed, nil, false},
	} {
		der, err := x509.CreateRevocationList(rand.Reader, &x509.RevocationList{Number: big.NewInt(1), ThisUpdate: signtest.Now, NextUpdate: signtest.Now.AddDate(0, 1, 0),
			ExtraExtensions: c.extensions}, c.by.Cert, c.by.Key)
		if err != nil {
			t.Fatal(err)
		}
		forged := append([]byte(nil), der...)
		forged[len(forged)-1] ^= 1
		for signed, data := range map[bool][]byte{true: der, false: forged} {
			var e revocation.Evidence
			if !e.AddCRL(data) {
				t.Fatalf("%s: not read", c.name)
			}
			if s := e.Status(a.Cert, issuer.Cert, signtest.Now); (s.Source == revocation.CRL) != (c.counts && signed) {
				t.Errorf("%s, signed %v: %+v", c.name, signed, s)
			}
		}
	}
}

// TestWhichAnswerCounts: what is revoked stays so, otherwise the newest is told, and
// nothing that says to be of later.
func TestWhichAnswerCounts(t *testing.T) {
	pki := signtest.New(t)
	a := pki.Signer(t, "YULIANTO", "", signtest.EC(t))
	said := func(status int, hours int) ocsp.Response {
		return ocsp.Response{SerialNumber: a.Cert.SerialNumber, Status: status, RevokedAt: signtest.Now, ThisUpdate: signtest.Now.Add(time.Duration(hours) * time.Hour)}
	}
	for _, c := range []struct {
		name    string
		answers []ocsp.Response
		now     time.Time
		revoked bool
		hours   int
	}{
		{"good after revoked", []ocsp.Response{said(ocsp.Revoked, 1), said(ocsp.Good, 2)}, time.Time{}, true, 1},
		{"revoked after good", []ocsp.Response{said(ocsp.Good, 2), said(ocsp.Revoked, 1)}, time.Time{}, true, 1},
		{"the newer first", []ocsp.Response{said(ocsp.Good, 2), said(ocsp.Good, 1)}, time.Time{}, false, 2},
		{"the newer last", []ocsp.Response{said(ocsp.Good, 1), said(ocsp.Good, 2)}, time.Time{}, false, 2},
		{"one of later", []ocsp.Response{said(ocsp.Good, 1), said(ocsp.Good, 3)}, signtest.Now.Add(2 * time.Hour), false, 1},
		{"clocks a little apart", []ocsp.Response{said(ocsp.Good, 1), said(ocsp.Good, 2)}, signtest.Now.Add(2*time.Hour - time.Minute), false, 2},
	} {
		e := revocation.Evidence{Now: c.now}
		for _, r := range c.answers {
			e.AddOCSP(response(t, pki.Intermediate.Cert, pki.Intermediate, r))
		}
		if s := e.Status(a.Cert, pki.Intermediate.Cert, signtest.Now); s.Revoked != c.revoked || s.Revoked != s.At.Equal(signtest.Now) || !s.Produced.Equal(signtest.Now.Add(time.Duration(c.hours)*time.Hour)) {
			t.Errorf("%s: %+v", c.name, s)
		}
	}
}

func TestCovers(t *testing.T) {
	at := signtest.Now
	for _, c := range []struct {
		name   string
		status revocation.Status
		want   bool
	}{
		{"nothing is known", revocation.Status{Produced: at, Until: at}, false},
		{"said after", revocation.Status{Source: revocation.CRL, Produced: at.Add(time.Hour)}, true},
		{"said a moment before", revocation.Status{Source: revocation.CRL, Produced: at.Add(-time.Minute)}, true},
		{"said long before, without an end", revocation.Status{Source: revocation.CRL, Produced: at.Add(-time.Hour)}, false},
		{"said before, still in force", revocation.Status{Source: revocation.CRL, Produced: at.Add(-time.Hour), Until: at}, true},
		{"said before, out of force", revocation.Status{Source: revocation.CRL, Produced: at.Add(-time.Hour), Until: at.Add(-time.Second)}, false},
	} {
		if got := c.status.Covers(at); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

// TestWhatServersGive: nothing but the issuer's answer and list is taken home.
func TestWhatServersGive(t *testing.T) {
	pki, other := signtest.New(t), signtest.New(t)
	a := pki.Signer(t, "YULIANTO", "", signtest.EC(t))
	good := ocsp.Response{SerialNumber: a.Cert.SerialNumber}
	for _, c := range []struct {
		name, path string
		data       []byte
		want       string // "" where it is taken
	}{
		{"an answer", "ocsp", response(t, pki.Intermediate.Cert, pki.Intermediate, good), ""},
		{"an answer of another house", "ocsp", response(t, pki.Intermediate.Cert, other.Intermediate, good), "bukan dari penerbit"},
		{"a refusal", "ocsp", ocsp.UnauthorizedErrorResponse, "menolak (6)"},
		{"no answer", "ocsp", []byte("<html>"), "jawaban OCSP tidak sah"},
		{"a list", "crl", pki.CRL(pki.Intermediate), ""},
		{"a list of another house", "crl", other.CRL(other.Intermediate), "bukan daftar penerbitnya"},
		{"no list", "crl", []byte("<html>"), "bukan daftar penerbitnya"},
	} {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(c.data) }))
		asked := *a.Cert
		asked.OCSPServer, asked.CRLDistributionPoints = nil, nil
		if c.path == "ocsp" {
			asked.OCSPServer = []string{server.URL}
		} else {
			asked.CRLDistributionPoints = []string{server.URL}
		}
		answer, list, err := revocation.Ask(context.Background(), server.Client(), &asked, pki.Intermediate.Cert)
		server.Close()
		if taken := len(answer)+len(list) > 0; taken != (c.want == "") || (err == nil) != taken || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %d and %d bytes, %v", c.name, len(answer), len(list), err)
		}
	}
}
