package signtest

import (
	"crypto"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"encoding/asn1"
	"io"
	"math/big"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"golang.org/x/crypto/cryptobyte"
	cbasn1 "golang.org/x/crypto/cryptobyte/asn1"
	"golang.org/x/crypto/ocsp"

	"iku/sign/cms"
)

// StamperURL is where the time-stamp authority answers.
func (p *PKI) StamperURL() string { return p.server.URL + "/tsa" }

func (p *PKI) serve(t testing.TB) {
	mux := http.NewServeMux()
	mux.HandleFunc("/tsa", p.stamp)
	mux.HandleFunc("/ocsp", p.answer)
	mux.HandleFunc("/root.crl", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(p.CRL(p.Root)) })
	p.server = httptest.NewServer(mux)
	t.Cleanup(p.server.Close)
}

// CRL returns the list of an authority, in force for a month.
func (p *PKI) CRL(by Authority) []byte {
	p.mu.Lock()
	list := &x509.RevocationList{Number: big.NewInt(1), ThisUpdate: p.clock, NextUpdate: p.clock.AddDate(0, 1, 0)}
	for serial, at := range p.revoked {
		n, _ := new(big.Int).SetString(serial, 10)
		list.RevokedCertificateEntries = append(list.RevokedCertificateEntries, x509.RevocationListEntry{SerialNumber: n, RevocationTime: at})
	}
	p.mu.Unlock()
	der, err := x509.CreateRevocationList(rand.Reader, list, by.Cert, by.Key)
	if err != nil {
		panic(err)
	}
	return der
}

func (p *PKI) answer(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(io.LimitReader(r.Body, 1<<16))
	if err != nil {
		return
	}
	q, err := ocsp.ParseRequest(body)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	p.mu.Lock()
	a := ocsp.Response{Status: ocsp.Good, SerialNumber: q.SerialNumber, ThisUpdate: p.clock, NextUpdate: p.clock.AddDate(0, 0, 7),
		IssuerHash: crypto.SHA1, Certificate: p.Responder.Cert}
	if at, ok := p.revoked[q.SerialNumber.String()]; ok {
		a.Status, a.RevokedAt = ocsp.Revoked, at
	}
	p.mu.Unlock()
	der, err := ocsp.CreateResponse(p.Intermediate.Cert, p.Responder.Cert, a, p.Responder.Key)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	_, _ = w.Write(der)
}

// stamp answers a TimeStampReq (RFC 3161, 2.4).
func (p *PKI) stamp(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(io.LimitReader(r.Body, 1<<16))
	if err != nil {
		return
	}
	in, req, imprint := cryptobyte.String(body), cryptobyte.String(nil), cryptobyte.String(nil)
	var version int
	nonce := new(big.Int)
	if !in.ReadASN1(&req, cbasn1.SEQUENCE) || !req.ReadASN1Integer(&version) ||
		!req.ReadASN1Element(&imprint, cbasn1.SEQUENCE) || !req.SkipOptionalASN1(cbasn1.OBJECT_IDENTIFIER) {
		http.Error(w, "malformed", http.StatusBadRequest)
		return
	}
	if req.PeekASN1Tag(cbasn1.INTEGER) {
		req.ReadASN1Integer(nonce)
	}
	token, err := p.Token(imprint, nonce, p.now())
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	var b cryptobyte.Builder
	b.AddASN1(cbasn1.SEQUENCE, func(b *cryptobyte.Builder) {
		b.AddASN1(cbasn1.SEQUENCE, func(b *cryptobyte.Builder) { b.AddASN1Int64(0) })
		b.AddBytes(token)
	})
	w.Header().Set("Content-Type", "application/timestamp-reply")
	_, _ = w.Write(b.BytesOrPanic())
}

// Token returns a time-stamp token for a MessageImprint in DER.
func (p *PKI) Token(imprint []byte, nonce *big.Int, at time.Time) ([]byte, error) {
	var b cryptobyte.Builder
	b.AddASN1(cbasn1.SEQUENCE, func(b *cryptobyte.Builder) {
		b.AddASN1Int64(1)
		b.AddASN1ObjectIdentifier(asn1.ObjectIdentifier{1, 3, 6, 1, 4, 1, 99999, 1})
		b.AddBytes(imprint)
		b.AddASN1Int64(p.serials.Add(1))
		b.AddASN1GeneralizedTime(at.UTC())
		b.AddASN1BigInt(nonce)
	})
	info, err := b.Bytes()
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(info)
	return cms.Sign(cms.Params{Random: rand.Reader, Key: p.Stamper.Key, Chain: p.Chain(p.Stamper), Type: cms.TSTInfo, Digest: sum[:], Content: info})
}
