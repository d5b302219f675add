// Package revocation tells whether a certificate was revoked, from answers of
// OCSP responders (RFC 6960) and lists (RFC 5280), and asks for them.
package revocation

import (
	"bytes"
	"context"
	"crypto"
	"crypto/x509"
	"errors"
	"fmt"
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
	if s.Source == "" {
		return false
	}
	return !s.Produced.Before(t.Add(-skew)) || !s.Until.IsZero() && !t.After(s.Until)
}

// skew is how far clocks may be apart.
const skew = 5 * time.Minute

// Evidence is a pile of answers and lists, as files and servers give them. What
// cannot be read is passed over.
type Evidence struct {
	// Now is when it is looked at: what says to be of later is not believed. The zero
	// time asks nothing of that.
	Now time.Time
	// Others may be those of responders whose answers do not carry them.
	Others  []*x509.Certificate
	answers []*answer
	lists   []*list
}

// answer is an OCSP response. What was found of it stays true; certificates are
// told apart by their pointers, which costs at most that it is found again.
type answer struct {
	*ocsp.Response
	raw   []byte
	known map[question]bool
}

type question struct{ cert, issuer *x509.Certificate }

// list is a list of revoked certificates.
type list struct {
	*x509.RevocationList
	by map[*x509.Certificate]bool // who signed it, and who did not
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
		e.answers = append(e.answers, &answer{r, der, map[question]bool{}})
	}
}

// AddCRL puts a list on the pile, and tells whether it can be read.
func (e *Evidence) AddCRL(der []byte) bool {
	if len(e.lists) == maxLists {
		return false
	}
	l, err := x509.ParseRevocationList(der)
	if err == nil {
		e.lists = append(e.lists, &list{l, map[*x509.Certificate]bool{}})
	}
	return err == nil
}

// Clone returns a pile of the same answers and lists, to which others may be
// added.
func (e *Evidence) Clone() *Evidence {
	return &Evidence{e.Now, e.Others, slices.Clone(e.answers), slices.Clone(e.lists)}
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

// Status returns the best of what is known of a certificate at a time: that it
// was revoked, otherwise the newest answer.
func (e *Evidence) Status(cert, issuer *x509.Certificate, at time.Time) Status {
	var best Status
	better := func(s Status) {
		if !e.Now.IsZero() && s.Produced.After(e.Now.Add(skew)) {
			return
		}
		if s.Revoked && !best.Revoked || s.Revoked == best.Revoked && s.Produced.After(best.Produced) {
			best = s
		}
	}
	for _, a := range e.answers {
		if a.isAbout(cert, issuer, e.Others) {
			better(a.status())
		}
	}
	for _, l := range e.lists {
		if !l.isOf(issuer) {
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

// isOf tells whether a list is that of an authority.
func (l *list) isOf(issuer *x509.Certificate) bool {
	is, known := l.by[issuer]
	if !known {
		is = bytes.Equal(l.RawIssuer, issuer.RawSubject) && !l.partial() && l.CheckSignatureFrom(issuer) == nil
		l.by[issuer] = is
	}
	return is
}

// partial tells whether a list says of itself, by a critical extension, that it
// is only a part: of some certificates, or changes to another list.
func (l *list) partial() bool {
	for _, x := range l.Extensions {
		if x.Critical {
			return true
		}
	}
	return false
}

// isAbout tells whether an answer is one about the certificate, by the issuer or by
// somebody whom the issuer made a responder.
func (a *answer) isAbout(cert, issuer *x509.Certificate, others []*x509.Certificate) bool {
	if a.SerialNumber.Cmp(cert.SerialNumber) != 0 {
		return false
	}
	is, known := a.known[question{cert, issuer}]
	if !known {
		is = a.Status != ocsp.Unknown && a.names(issuer) && a.isBy(issuer, others)
		a.known[question{cert, issuer}] = is
	}
	return is
}

// isBy tells whether an answer has the authority of an issuer. That the
// certificate in it, if there is one, signed it was found when it was read.
func (a *answer) isBy(issuer *x509.Certificate, others []*x509.Certificate) bool {
	c := a.Certificate
	switch {
	case c != nil && bytes.Equal(c.Raw, issuer.Raw):
		return true
	case c != nil:
		return a.mayAnswer(c, issuer)
	case a.CheckSignatureFrom(issuer) == nil:
		return true
	}
	for _, c := range others {
		if a.mayAnswer(c, issuer) && a.CheckSignatureFrom(c) == nil {
			return true
		}
	}
	return false
}

// mayAnswer tells whether an issuer made somebody a responder, then.
func (a *answer) mayAnswer(c, issuer *x509.Certificate) bool {
	return slices.Contains(c.ExtKeyUsage, x509.ExtKeyUsageOCSPSigning) && !a.ProducedAt.After(c.NotAfter) && !a.ProducedAt.Before(c.NotBefore) &&
		issuer.CheckSignature(c.SignatureAlgorithm, c.RawTBSCertificate, c.Signature) == nil
}

func (a *answer) status() Status {
	s := Status{Source: OCSP, Produced: a.ThisUpdate, Until: a.NextUpdate, Revoked: a.Status == ocsp.Revoked}
	if s.Revoked {
		s.At = a.RevokedAt
	}
	return s
}

// names tells whether the answer names the issuer: serial numbers are unique only
// below one. The request for the same certificate holds the same names.
func (a *answer) names(issuer *x509.Certificate) bool {
	hash := a.IssuerHash
	if !hash.Available() {
		return false
	}
	request, err := ocsp.CreateRequest(&x509.Certificate{SerialNumber: a.SerialNumber}, issuer, &ocsp.RequestOptions{Hash: hash})
	if err != nil {
		return false
	}
	q, err := ocsp.ParseRequest(request)
	return err == nil && bytes.Contains(a.raw, q.IssuerNameHash) && bytes.Contains(a.raw, q.IssuerKeyHash)
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
		if l, err = x509.ParseRevocationList(list); err == nil {
			err = l.CheckSignatureFrom(issuer)
		}
		if err == nil {
			return nil, list, nil
		}
		err = errors.New("daftar yang disebut sertifikat bukan daftar penerbitnya")
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
	parsed, err := ocsp.ParseResponse(data, nil)
	if err != nil {
		var refused ocsp.ResponseError
		if errors.As(err, &refused) {
			return nil, fmt.Errorf("penjawab OCSP menolak (%d)", int(refused.Status))
		}
		return nil, errors.New("jawaban OCSP tidak sah")
	}
	if a := (&answer{parsed, data, map[question]bool{}}); !a.isAbout(cert, issuer, nil) {
		return nil, errors.New("jawaban OCSP bukan dari penerbit sertifikat ini, atau bukan tentangnya")
	}
	return data, nil
}
