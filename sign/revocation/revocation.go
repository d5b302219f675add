// Package revocation tells whether a certificate was revoked, from answers of
// OCSP responders (RFC 6960) and lists (RFC 5280), and asks for them.
package revocation

import (
	"bytes"
	"context"
	"crypto"
	"crypto/x509"
	"errors"
	"net/http"
	"slices"
	"time"

	"golang.org/x/crypto/ocsp"

	"iku/sign/fetch"
)

// Source says where an answer came from.
type Source string

// The sources.
const (
	OCSP Source = "OCSP"
	CRL  Source = "CRL"
)

// Status is what is known of a certificate.
type Status struct {
	Source   Source // "" where nothing is known
	Revoked  bool
	At       time.Time // when it was revoked
	Produced time.Time // when that was said
	Until    time.Time // when it will be said anew; zero where that is not known
}

// Covers tells whether the answer holds for a time: it was given after that, or
// is still in force then.
func (s Status) Covers(t time.Time) bool {
	const skew = 5 * time.Minute
	if s.Source == "" {
		return false
	}
	return !s.Produced.Before(t.Add(-skew)) || !s.Until.IsZero() && !t.After(s.Until)
}

// Evidence is a pile of answers and lists, as files and servers give them. What
// cannot be read is passed over.
type Evidence struct {
	answers []*ocsp.Response
	raw     [][]byte // of the answers
	lists   []*x509.RevocationList
}

// Limits of what is looked through.
const (
	maxAnswers = 64
	maxLists   = 32
)

// AddOCSP puts an OCSP response on the pile.
func (e *Evidence) AddOCSP(der []byte) {
	if len(e.answers) == maxAnswers {
		return
	}
	// Its signature is checked when it is known whose answer it is to be.
	if r, err := ocsp.ParseResponse(der, nil); err == nil {
		e.answers, e.raw = append(e.answers, r), append(e.raw, der)
	}
}

// AddCRL puts a list on the pile, and tells whether it can be read.
func (e *Evidence) AddCRL(der []byte) bool {
	if len(e.lists) == maxLists {
		return false
	}
	l, err := x509.ParseRevocationList(der)
	if err == nil {
		e.lists = append(e.lists, l)
	}
	return err == nil
}

// Responders returns the certificates that came with the answers.
func (e *Evidence) Responders() []*x509.Certificate {
	var out []*x509.Certificate
	for _, a := range e.answers {
		if a.Certificate != nil {
			out = append(out, a.Certificate)
		}
	}
	return out
}

// Empty tells whether there is nothing on the pile.
func (e *Evidence) Empty() bool { return len(e.answers) == 0 && len(e.lists) == 0 }

// Status returns the best of what is known of a certificate at a time: that it
// was revoked, otherwise the newest answer.
func (e *Evidence) Status(cert, issuer *x509.Certificate, at time.Time) Status {
	var best Status
	better := func(s Status) {
		if s.Revoked && !best.Revoked || s.Revoked == best.Revoked && s.Produced.After(best.Produced) {
			best = s
		}
	}
	for i := range e.answers {
		if s, ok := answerFor(e.raw[i], e.answers[i], cert, issuer); ok {
			better(s)
		}
	}
	for _, l := range e.lists {
		if !bytes.Equal(l.RawIssuer, issuer.RawSubject) || partial(l) || l.CheckSignatureFrom(issuer) != nil {
			continue
		}
		s := Status{Source: CRL, Produced: l.ThisUpdate, Until: l.NextUpdate}
		for i := range l.RevokedCertificateEntries {
			if r := &l.RevokedCertificateEntries[i]; r.SerialNumber.Cmp(cert.SerialNumber) == 0 {
				s.Revoked, s.At = true, r.RevocationTime
			}
		}
		better(s)
	}
	return best
}

// partial tells whether a list says of itself, by a critical extension, that it
// is only a part: of some certificates, or changes to another list.
func partial(l *x509.RevocationList) bool {
	for _, x := range l.Extensions {
		if x.Critical {
			return true
		}
	}
	return false
}

// answerFor reads an answer as one about the certificate. Its signature must be
// the issuer's, or that of somebody whom the issuer made a responder.
func answerFor(raw []byte, parsed *ocsp.Response, cert, issuer *x509.Certificate) (Status, bool) {
	if parsed.SerialNumber.Cmp(cert.SerialNumber) != 0 {
		return Status{}, false
	}
	r, err := ocsp.ParseResponseForCert(raw, cert, issuer)
	if err != nil || r.Status == ocsp.Unknown || !about(raw, r, issuer) {
		return Status{}, false
	}
	if c := r.Certificate; c != nil && !bytes.Equal(c.Raw, issuer.Raw) {
		if !slices.Contains(c.ExtKeyUsage, x509.ExtKeyUsageOCSPSigning) || r.ProducedAt.After(c.NotAfter) || r.ProducedAt.Before(c.NotBefore) {
			return Status{}, false
		}
	}
	s := Status{Source: OCSP, Produced: r.ThisUpdate, Until: r.NextUpdate, Revoked: r.Status == ocsp.Revoked}
	if s.Revoked {
		s.At = r.RevokedAt
	}
	return s, true
}

// about tells whether the answer names the issuer: serial numbers are unique only
// below one. The request for the same certificate holds the same names.
func about(raw []byte, r *ocsp.Response, issuer *x509.Certificate) bool {
	hash := r.IssuerHash
	if !hash.Available() {
		return false
	}
	request, err := ocsp.CreateRequest(&x509.Certificate{SerialNumber: r.SerialNumber}, issuer, &ocsp.RequestOptions{Hash: hash})
	if err != nil {
		return false
	}
	q, err := ocsp.ParseRequest(request)
	return err == nil && bytes.Contains(raw, q.IssuerNameHash) && bytes.Contains(raw, q.IssuerKeyHash)
}

// ErrNowhere says that a certificate names nobody to ask.
var ErrNowhere = errors.New("sertifikat tidak menyebut tempat memeriksa pencabutannya")

// Ask returns the answer of a certificate's OCSP responder, or else the list that
// it names. Either is nil.
func Ask(ctx context.Context, c *http.Client, cert, issuer *x509.Certificate) (answer, list []byte, err error) {
	err = ErrNowhere
	for _, address := range cert.OCSPServer[:min(len(cert.OCSPServer), 2)] {
		if answer, err = askResponder(ctx, c, address, cert, issuer); err == nil {
			return answer, nil, nil
		}
	}
	for _, address := range cert.CRLDistributionPoints[:min(len(cert.CRLDistributionPoints), 2)] {
		if list, err = fetch.Get(ctx, c, address); err != nil {
			continue
		}
		var l *x509.RevocationList
		if l, err = x509.ParseRevocationList(list); err != nil {
			continue
		}
		if err = l.CheckSignatureFrom(issuer); err == nil {
			return nil, list, nil
		}
	}
	return nil, nil, err
}

func askResponder(ctx context.Context, c *http.Client, address string, cert, issuer *x509.Certificate) ([]byte, error) {
	request, err := ocsp.CreateRequest(cert, issuer, &ocsp.RequestOptions{Hash: crypto.SHA1}) // what all responders know
	if err != nil {
		return nil, err
	}
	data, err := fetch.Post(ctx, c, address, "application/ocsp-request", request)
	if err != nil {
		return nil, err
	}
	parsed, err := ocsp.ParseResponseForCert(data, cert, issuer)
	if err != nil {
		return nil, err
	}
	if _, ok := answerFor(data, parsed, cert, issuer); !ok {
		return nil, errors.New("jawaban OCSP tidak menyebut sertifikat ini")
	}
	return data, nil
}
